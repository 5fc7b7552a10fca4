"""The trained reader as one int8 ONNX file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

import torch
from torch import Tensor, nn

from evals.reader.model import ReaderModel
from evals.reader.smoothing import smooth


class _Outputs(nn.Module):
    """The outputs by name, starts and ends apart."""

    def __init__(self, model: ReaderModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        relevance, spans, _ = self.model(ids, mask)
        return relevance, spans[..., 0], spans[..., 1]


def export_onnx(model: ReaderModel, path: Path, batches: Iterable[tuple[Tensor, Tensor]] = ()) -> None:
    """Write `path`: ids and mask (pairs, tokens) to relevance (pairs,), starts and ends (pairs, tokens).

    Weights are quantised to int8 a channel, activations at run time. With `batches` of token ids and masks the model
    is smoothed for that first, in place (`evals.reader.smoothing`).
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model.eval()
    seen = list(batches)
    if seen:
        smooth(model, seen)
    ids = torch.ones((2, 16), dtype=torch.int64)
    axes = {name: {0: "pairs", 1: "tokens"} for name in ("ids", "mask", "starts", "ends")}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            _Outputs(model),
            (ids, torch.ones_like(ids)),
            str(full),
            input_names=["ids", "mask"],
            output_names=["relevance", "starts", "ends"],
            dynamic_axes=axes | {"relevance": {0: "pairs"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(str(full), str(path), weight_type=QuantType.QInt8, per_channel=True)
