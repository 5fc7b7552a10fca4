"""The reader: a small cross-encoder that reads a question and a candidate together. Off where its file is missing.

One ONNX graph (int8) and a tokenizer cut to Finnish and English, trained by `python -m evals.reader` from the
packaged multilingual-e5-small weights. For every candidate it gives a score on the scale of log-odds: what stands
against "none of these" (0).
`assistant/data/reader/CARD.md` says on what it was trained and what it cannot do.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.passages.units import Unit
from assistant.retrieval.pairs import PairEncoder, join_headings

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Floats = NDArray[np.float32]
FOLDER = Path(__file__).resolve().parents[1] / "data" / "reader"
MODEL_FILE, TOKENIZER_FILE = "reader.onnx", "tokenizer.json"
_BATCH = 6
_PADDED = 1.1  # how much longer padding may make a batch: it takes time, and makes the int8 arithmetic coarser
READ_FIRST = 4
SURE = 1.0  # where one of the first is read so surely, the rest is left unread: for two answerable questions in three


class Reader:
    """Scores candidates for a question. Safe to share between threads."""

    def __init__(self, session: InferenceSession, encoder: PairEncoder) -> None:
        self._session = session
        self._encoder = encoder

    def score(self, questions: Sequence[str], units: Sequence[Unit]) -> Floats:
        """The score of each candidate, shape (units,): the log-odds of it against "none of these".

        `questions` holds the question as it is put beside each candidate.
        """
        texts = [(join_headings(unit.document.title, unit.headings), unit.text) for unit in units]
        rows = [self._encoder.encode(q, *shown)[0] for q, shown in zip(questions, texts, strict=True)]
        scores = np.zeros(len(rows), np.float32)
        for chosen in _alike_in_length([len(row) for row in rows]):
            ids, mask = self._encoder.pad_all([rows[k] for k in chosen])
            scores[chosen] = self._session.run(["relevance"], {"ids": ids, "mask": mask})[0]
        return scores

    def score_in_turn(self, questions: Sequence[str], units: Sequence[Unit]) -> Floats:
        """Like `score`, but the first few candidates first, and the rest only where none of these will surely do.

        NaN marks those that were not read.
        """
        scores = np.full(len(units), np.nan, np.float32)
        scores[:READ_FIRST] = self.score(questions[:READ_FIRST], units[:READ_FIRST])
        if len(units) > READ_FIRST and scores[:READ_FIRST].max() < SURE:
            scores[READ_FIRST:] = self.score(questions[READ_FIRST:], units[READ_FIRST:])
        return scores


def _alike_in_length(lengths: Sequence[int]) -> list[list[int]]:
    """The positions in batches, the shortest first, so that little is padded."""
    batches: list[list[int]] = []
    for k in sorted(range(len(lengths)), key=lambda k: lengths[k]):
        batch = [*batches[-1], k] if batches else [k]
        fits = len(batch) <= _BATCH and lengths[k] * len(batch) <= _PADDED * sum(lengths[j] for j in batch)
        if batches and fits:
            batches[-1] = batch
        else:
            batches.append([k])
    return batches


@functools.cache
def load_reader(folder: Path = FOLDER, threads: int = 2) -> Reader | None:
    """The reader in `folder`; None where its files are missing."""
    model, vocabulary = folder / MODEL_FILE, folder / TOKENIZER_FILE
    if not (model.is_file() and vocabulary.is_file()):
        return None
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    return Reader(session, PairEncoder(Tokenizer.from_file(str(vocabulary))))
