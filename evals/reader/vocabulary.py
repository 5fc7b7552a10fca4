"""The part of the tokenizer's vocabulary that Finnish and English need."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from tokenizers import Tokenizer

from ingest.e5_weights import E5Weights, build_tokenizer

SPECIALS = ("<s>", "<pad>", "</s>", "<unk>")
FEWEST_USES = 3


def count_pieces(tokenizer: Tokenizer, texts: Iterable[str], batch: int = 1000) -> Counter[int]:
    """How often each piece is used in the texts."""
    tokenizer.no_padding()
    tokenizer.no_truncation()
    counts: Counter[int] = Counter()
    waiting: list[str] = []
    for text in texts:
        waiting.append(text)
        if len(waiting) == batch:
            _count(tokenizer, waiting, counts)
            waiting = []
    _count(tokenizer, waiting, counts)
    return counts


def _count(tokenizer: Tokenizer, texts: list[str], counts: Counter[int]) -> None:
    for one in tokenizer.encode_batch(texts, add_special_tokens=False):
        counts.update(one.ids)


def cut_vocabulary(weights: E5Weights, counts: Counter[int], size: int) -> E5Weights:
    """The weights with the `size` pieces used most, and every single letter and sign of the Latin script."""
    names = [piece for piece, _ in weights.pieces]
    ids = {name: k for k, name in enumerate(names)}
    kept = {ids[name] for name in SPECIALS}
    kept |= {k for k, name in enumerate(names) if len(name.lstrip("▁")) <= 1 and all(ord(c) < 0x2600 for c in name)}
    for piece, uses in counts.most_common():
        if len(kept) >= size or uses < FEWEST_USES:
            break
        kept.add(piece)
    order = [ids[name] for name in SPECIALS] + sorted(kept - {ids[name] for name in SPECIALS})
    tensors = dict(weights.tensors)
    word = "embeddings.word_embeddings.weight"
    tensors[word] = weights.tensors[word][order]
    return replace(
        weights,
        vocabulary=len(order),
        pieces=tuple(weights.pieces[k] for k in order),
        unknown=SPECIALS.index("<unk>"),
        tensors=tensors,
    )


def tokenizer_text(weights: E5Weights) -> str:
    """The tokenizer of (cut) weights as JSON that the tokenizers library reads."""
    tokenizer = build_tokenizer(weights)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return json.dumps(json.loads(tokenizer.to_str()), ensure_ascii=False, separators=(",", ":"))
