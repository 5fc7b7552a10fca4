"""The embedding adapter: a linear map that brings questions nearer to what answers them.

The model that embeds was made for search of every kind. Two matrices, one for questions and one for passages,
turn its vectors a little, so that a question lies nearer to the statement that answers it than to others that are
merely about the same thing; of both languages. They are learnt by `python -m evals adapt` from questions with known
answers on the bundled guides and on invented ones, and cost one small product a question.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.embedder import Vectors
from ingest.index import Index

FILE = Path(__file__).resolve().parents[1] / "data" / "adapter.npz"
_MODEL = "multilingual-e5-small"  # vectors of other models have other directions
_CHUNK = 8192
Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Adapter:
    """What is added to a question's vector and to a passage's, as matrices of shape (d, d)."""

    question: Matrix
    passage: Matrix

    def adapt_question(self, vector: Vectors) -> Vectors:
        """A question's unit vector, shape (d,), turned."""
        return _unit(vector + vector @ self.question)

    def adapt_passages(self, vectors: Vectors) -> Vectors:
        """Unit vectors of passages, shape (n, d), turned."""
        turned = np.empty((len(vectors), self.passage.shape[1]), np.float32)
        for first in range(0, len(vectors), _CHUNK):
            rows = np.asarray(vectors[first : first + _CHUNK], np.float32)
            turned[first : first + _CHUNK] = _unit(rows + rows @ self.passage)
        return turned

    def adapt(self, index: Index) -> Index:
        """The index with all its vectors turned."""
        return replace(
            index,
            vectors=self.adapt_passages(index.vectors),
            text_vectors=self.adapt_passages(index.text_vectors),
            section_vectors=self.adapt_passages(index.section_vectors),
        )


@cache
def load_adapter(embedder: str, dimension: int, file: Path = FILE) -> Adapter | None:
    """The adapter for vectors of this dimension from the embedder of this name; None where there is none."""
    if _MODEL not in embedder or not file.is_file():
        return None
    with np.load(file) as held:
        question, passage = (held[name].astype(np.float32) for name in ("question", "passage"))
    return Adapter(question, passage) if len(question) == dimension else None


def _unit(vectors: Vectors) -> Vectors:
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    found: Vectors = (vectors / np.maximum(length, 1e-9)).astype(np.float32)
    return found
