"""Known questions: what else has been asked of these passages, so that a new question finds them by its like.

A passage is found not only by its own words but by questions that it is known to answer (document expansion by
queries: Nogueira et al. 2019), and a question like those that a guide is known to leave open is likely left open, too.
The known questions vote, each for what answers it, the nearer ones for more (a soft nearest-neighbour vote in a space
that was learnt for it: Goldberger et al. 2004). Where none is near, nobody has a say.

A known question names the passages that answer it by what they say and stand under: it counts wherever a corpus has
just these passages, and for nothing elsewhere. It helps to choose a passage; what is said is the passage itself.
`data/known.npz` is made by `python -m evals known` from the training questions; `data/known.json`, what the votes
weigh, by `python -m evals weigh-known`.
"""

from __future__ import annotations

import hashlib
import json
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
WEIGHTS_FILE = FILE.with_name("known.json")
ANSWERED, OPEN, OFF_TOPIC = 0, 1, 2
_MODEL = "multilingual-e5-small"  # vectors of other models have other directions
_MOST_EXACT = 3  # a question that more units would answer says which section, and not which unit
_SHARE = 0.5  # so many of the known questions must have their passages in a corpus for the others to count

Floats = NDArray[np.float32]
Keys = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class KnownQuestions:
    """Vectors of questions in the space of `turn`, shape (n, d); what became of each; the keys of what answers it.

    The keys of question k are `keys[starts[k] : starts[k + 1]]`. `turn`, shape (d, d), is what is added to a question's
    vector; `sharpness` is what a cosine counts for, and one of `least` counts as much as all that are farther.
    """

    vectors: Vectors
    outcomes: NDArray[np.uint8]
    starts: NDArray[np.int64]
    keys: Keys
    turn: Floats
    sharpness: float
    least: float

    def place(self, vector: Vectors) -> Vectors:
        """A question's unit vector, shape (d,) or (n, d), in the space of the known ones."""
        turned = vector + vector @ self.turn
        found: Vectors = turned / np.linalg.norm(turned, axis=-1, keepdims=True)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """The shares of the votes, from 0 to 1: for each unit and section, shape (units,), for "the guide leaves it open"
    and for "this is off its topic". What is missing to 1 nobody has a say on. `applies` is false for other guides than
    the questions were asked of."""

    units: Floats
    sections: Floats
    open: float
    off_topic: float
    applies: bool


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
        _, places = np.unique([unit.section for unit in units], return_inverse=True)
        exact: list[tuple[int, int, float]] = []
        where: list[tuple[int, int, float]] = []
        for number, (first, stop) in enumerate(zip(known.starts[:-1], known.starts[1:], strict=True)):
            found = sorted({rows[key] for key in known.keys[first:stop].tolist() if key in rows})
            sections = sorted({int(places[row]) for row in found})
            where += [(number, section, 1.0 / len(sections)) for section in sections]
            if len(found) <= _MOST_EXACT:
                exact += [(number, row, 1.0) for row in found]
        self._known, self._places = known, places
        self._units, self._sections = _Ballots(exact, len(units)), _Ballots(where, int(places.max(initial=-1)) + 1)
        answered = int((known.outcomes == ANSWERED).sum())
        placed = {number for number, _, _ in where}
        self._applies = bool(placed) and len(placed) >= _SHARE * answered
        self._counts = (known.outcomes != ANSWERED) & self._applies  # what one guide leaves open another may answer
        self._counts[sorted(placed)] = True

    def vote(self, vector: Vectors) -> Votes:
        """What the known questions say of a question with this unit vector, shape (d,)."""
        known = self._known
        near = known.vectors @ known.place(vector)
        weights = np.where(self._counts, np.exp(known.sharpness * (near - known.least)), 0.0)
        weights = (weights / (1.0 + weights.sum())).astype(np.float32)
        return Votes(
            self._units.count(weights),
            self._sections.count(weights)[self._places],
            float(weights[known.outcomes == OPEN].sum()),
            float(weights[known.outcomes == OFF_TOPIC].sum()),
            self._applies,
        )


class _Ballots:
    """Who votes for what, with which part of the vote."""

    def __init__(self, ballots: Sequence[tuple[int, int, float]], size: int) -> None:
        self._voters = np.array([voter for voter, _, _ in ballots], np.int64)
        self._choices = np.array([choice for _, choice, _ in ballots], np.int64)
        self._parts = np.array([part for _, _, part in ballots], np.float32)
        self._size = size

    def count(self, weights: Floats) -> Floats:
        """The sum of the votes for each choice, shape (size,)."""
        held = weights[self._voters] * self._parts
        return np.bincount(self._choices, held, self._size).astype(np.float32)


@cache
def load_known_weights() -> dict[str, dict[str, float]]:
    """What the votes weigh, by the model that they are added to; empty where nothing was fitted."""
    if not WEIGHTS_FILE.is_file():
        return {}
    weights: dict[str, dict[str, float]] = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    return weights


@cache
def load_known(embedder: str, dimension: int, file: Path = FILE) -> KnownQuestions | None:
    """The known questions for vectors of this dimension from the embedder of this name; None where there are none."""
    if _MODEL not in embedder or not file.is_file():
        return None
    with np.load(file) as held:
        vectors = held["vectors"].astype(np.float32) * held["scales"].astype(np.float32)[:, None]
        if vectors.shape[1] != dimension:
            return None
        turn, (sharpness, least) = held["turn"].astype(np.float32), held["weighing"].tolist()
        return KnownQuestions(vectors, held["outcomes"], held["starts"], held["keys"], turn, sharpness, least)
