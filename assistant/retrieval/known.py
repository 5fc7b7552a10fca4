"""Known questions: what else has been asked of these passages, so that a new question finds them by its like.

A passage is found not only by its own words but by questions that it is known to answer (document expansion by
queries: Nogueira et al. 2019), and a question near to one that a guide is known to leave open is likely left open, too.
A known question names the passages that answer it by what they say and stand under: it counts wherever a corpus has
just these passages, and for nothing elsewhere. It helps to choose a passage; what is said is the passage itself.

`data/known.npz` is made by `python -m evals known` from the training questions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.passages.units import Unit
from ingest.embedder import Vectors
from ingest.index import Index
from ingest.lines import squash
from ingest.types import Passage

FILE = Path(__file__).resolve().parents[1] / "data" / "known.npz"
ANSWERED, OPEN, OFF_TOPIC = 0, 1, 2
_MODEL = "multilingual-e5-small"  # vectors of other models have other directions
_LEAST = 0.8  # two questions of this model that have nothing in common are about as near as this
_MOST_EXACT = 3  # a question that more units would answer says which section, and not which unit
_SHARE = 0.5  # so many of the known passages must be in a corpus for its open questions to be known, too

Floats = NDArray[np.float32]
Keys = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class KnownQuestions:
    """Vectors of questions, shape (n, d); what became of each; the keys of the units that answer it.

    The keys of question k are `keys[starts[k] : starts[k + 1]]`.
    """

    vectors: Vectors
    outcomes: NDArray[np.uint8]
    starts: NDArray[np.int64]
    keys: Keys


@dataclass(frozen=True, slots=True, eq=False)
class Nearness:
    """How near the nearest known question is, from 0 to 1: of each unit and section, shape (units,), and of those left
    open and those off the topic."""

    units: Floats
    sections: Floats
    open: float
    off_topic: float


def unit_key(passages: Iterable[Passage]) -> int:
    """What a unit is known by: its passages' texts and all that they stand under."""
    text = "\n".join(squash(" ".join((*one.heading_path, one.text))) for one in passages)
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")


class KnownAnswers:
    """The known questions of one language's units."""

    def __init__(self, known: KnownQuestions, units: Sequence[Unit], index: Index, twins: Sequence[int]) -> None:
        """`twins` holds for every passage of the index the same statement in the other language."""
        rows: dict[int, int] = {}
        for row, unit in enumerate(units):
            rows[unit_key(index.passages[k] for k in unit.members)] = row
            theirs = list(dict.fromkeys(int(twins[k]) for k in unit.members))
            rows.setdefault(unit_key(index.passages[k] for k in theirs), row)
        questions: list[int] = []
        answers: list[int] = []
        exact: list[bool] = []
        for number, (first, stop) in enumerate(zip(known.starts[:-1], known.starts[1:], strict=True)):
            found = {rows[key] for key in known.keys[first:stop].tolist() if key in rows}
            questions += [number] * len(found)
            answers += sorted(found)
            exact += [len(found) <= _MOST_EXACT] * len(found)
        self._vectors = known.vectors
        self._questions, self._answers = np.array(questions, np.int64), np.array(answers, np.int64)
        self._exact = np.array(exact, bool)
        self._sections, self._places = np.unique([unit.section for unit in units], return_inverse=True)
        answered = np.flatnonzero(known.outcomes == ANSWERED)
        is_this = len(np.unique(self._questions)) >= _SHARE * len(answered)
        self._open, self._off = (
            np.flatnonzero(known.outcomes == outcome) if is_this else np.zeros(0, np.int64)
            for outcome in (OPEN, OFF_TOPIC)
        )

    def near(self, vector: Vectors) -> Nearness:
        """How near the known questions are to a question with this unit vector, shape (d,)."""
        near = np.clip((self._vectors @ vector - _LEAST) / (1.0 - _LEAST), 0.0, 1.0)
        units, sections = np.zeros(len(self._places), np.float32), np.zeros(len(self._sections), np.float32)
        held = near[self._questions]
        np.maximum.at(units, self._answers[self._exact], held[self._exact])
        np.maximum.at(sections, self._places[self._answers], held)
        return Nearness(
            units,
            sections[self._places],
            float(near[self._open].max(initial=0.0)),
            float(near[self._off].max(initial=0.0)),
        )


@cache
def load_known(embedder: str, dimension: int, file: Path = FILE) -> KnownQuestions | None:
    """The known questions for vectors of this dimension from the embedder of this name; None where there are none."""
    if _MODEL not in embedder or not file.is_file():
        return None
    with np.load(file) as held:
        vectors = held["vectors"].astype(np.float32) * held["scales"].astype(np.float32)[:, None]
        known = KnownQuestions(vectors, held["outcomes"], held["starts"], held["keys"])
    return known if vectors.shape[1] == dimension else None
