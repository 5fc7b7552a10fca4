"""Smoothing before quantisation: the model says the same, and what is quantised is spread more evenly."""

from __future__ import annotations

from typing import Any, cast

import pytest
import torch
from torch import Tensor, nn

from evals.reader.model import ReaderModel
from evals.reader.smoothing import smooth


class _Tiny(nn.Module):
    """An encoder of two layers, one channel of which is large as in trained ones."""

    def __init__(self) -> None:
        super().__init__()
        from transformers import BertConfig, BertModel

        torch.manual_seed(0)
        config = BertConfig(
            vocab_size=50, hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32
        )
        self.bert = BertModel(config, add_pooling_layer=False)
        blocks: Any = self.bert.encoder.layer
        for block in blocks:
            block.output.LayerNorm.weight.data[3] = 60.0
        self.bert.embeddings.LayerNorm.weight.data[3] = 60.0

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        states: Tensor = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
        return states


def _coarseness(model: _Tiny, ids: Tensor, mask: Tensor) -> float:
    """How much larger the largest channel is than the middle one in what the linear layers get, on average."""
    found: list[float] = []

    def note(layer: nn.Module, given: tuple[Tensor, ...]) -> None:
        channels = given[0].abs().flatten(0, -2).amax(0)
        found.append(float(channels.max() / channels.median()))

    layers = [layer for layer in model.bert.encoder.modules() if isinstance(layer, nn.Linear)]
    hooks = [layer.register_forward_pre_hook(note) for layer in layers]
    with torch.no_grad():
        model(ids, mask)
    for hook in hooks:
        hook.remove()
    return sum(found) / len(found)


@pytest.mark.model
def test_a_smoothed_model_says_the_same_and_is_less_coarse() -> None:
    model = _Tiny().eval()
    ids = torch.arange(2, 26).reshape(2, 12)
    mask = torch.ones_like(ids)
    with torch.no_grad():
        before = model(ids, mask)
    coarse = _coarseness(model, ids, mask)
    smooth(cast("ReaderModel", cast(Any, model)), [(ids, mask)])
    with torch.no_grad():
        after = model(ids, mask)
    assert torch.allclose(before, after, atol=1e-3)
    assert _coarseness(model, ids, mask) < coarse / 3
