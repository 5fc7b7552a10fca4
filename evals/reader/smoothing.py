"""Smoothing before quantisation: what is large in few channels of the activations is carried by the weights instead.

Activations are quantised at run time with one scale for all channels, so that a few large channels make all others
coarse. Each input channel of a linear layer is divided by a factor and its weights are multiplied by it, which
changes nothing but rounding (SmoothQuant, Xiao et al. 2023, arXiv:2211.10438).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from evals.reader.model import ReaderModel

ACTIVATIONS = 0.85  # how much of the spread goes to the weights: 0 none of it, 1 all of it
_LEAST, _MOST = 1e-3, 1e3
_TINY = 1e-5


class _Smoothed(nn.Module):
    """A linear layer whose input channels are divided by `factors` and whose weights are multiplied by them."""

    def __init__(self, layer: nn.Linear, factors: Tensor) -> None:
        super().__init__()
        self.shrink = nn.Parameter(1 / factors, requires_grad=False)
        self.layer = nn.Linear(layer.in_features, layer.out_features)
        self.layer.weight.data = layer.weight.data * factors
        self.layer.bias = layer.bias

    def forward(self, states: Tensor) -> Tensor:
        smoothed: Tensor = self.layer(states * self.shrink)
        return smoothed


def smooth(model: ReaderModel, batches: Iterable[tuple[Tensor, Tensor]], share: float = ACTIVATIONS) -> None:
    """Replace the encoder's linear layers in place; `batches` are token ids and masks, of some hundred pairs."""
    largest = _largest_inputs(model, batches)
    for group in _layers_by_input(model):
        first = getattr(*group[0])
        among_weights = torch.stack([getattr(*place).weight.detach().abs().amax(0) for place in group]).amax(0)
        factors = largest[id(first)].clamp(min=_TINY) ** share / among_weights.clamp(min=_TINY) ** (1 - share)
        factors = (factors / factors.median()).clamp(_LEAST, _MOST)
        for owner, name in group:
            setattr(owner, name, _Smoothed(getattr(owner, name), factors))


def _largest_inputs(model: ReaderModel, batches: Iterable[tuple[Tensor, Tensor]]) -> dict[int, Tensor]:
    """The largest absolute input of each channel, by the layer's identity."""
    largest: dict[int, Tensor] = {}

    def note(layer: nn.Module, given: tuple[Tensor, ...]) -> None:
        found = given[0].detach().abs().flatten(0, -2).amax(0)
        largest[id(layer)] = torch.maximum(largest.get(id(layer), found), found)

    layers = [getattr(*place) for group in _layers_by_input(model) for place in group]
    hooks = [layer.register_forward_pre_hook(note) for layer in layers]
    model.eval()
    with torch.no_grad():
        for ids, mask in batches:
            model(ids, mask)
    for hook in hooks:
        hook.remove()
    return largest


def _layers_by_input(model: ReaderModel) -> Iterator[Sequence[tuple[nn.Module, str]]]:
    """The linear layers of each encoder layer as (owner, name); those that share an input together."""
    blocks: Any = model.bert.encoder.layer
    for block in blocks:
        attention = block.attention
        yield [(attention.self, name) for name in ("query", "key", "value")]
        yield [(attention.output, "dense")]
        yield [(block.intermediate, "dense")]
        yield [(block.output, "dense")]
