"""The ranking model: a linear score per unit, its weights learned from the dev questions.

A conditional logit (McFadden 1974; ListNet's top-one form, Cao et al. 2007): the probability of a unit is the
softmax over all candidates of the weighted sum of its features. `python -m evals train` fits the
weights and writes them to `data/ranking.json`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.features import NAMES
from assistant.retrieval.known import load_known_weights

Floats = NDArray[np.float32]
FILE = "data/ranking.json"
READER_FILE = "data/reader/weights.json"
KINDS = ("own", "foreign")
READ = ("score", "read", "read_list", "read_heading", *NAMES)
_LIST, _HEADING = NAMES.index("list"), NAMES.index("heading")


@dataclass(frozen=True, slots=True, eq=False)
class RankingModel:
    """Weights, shape (len(NAMES),), for units in the question's language and in the other one.

    `reading` weighs the reader's score against the others: shape (len(READ),) each, None where the reader is not used.
    """

    weights: Floats
    foreign: Floats
    reading: Floats | None = None
    foreign_reading: Floats | None = None

    def scores(self, features: Floats, foreign: bool = False) -> Floats:
        """One score per unit, shape (units,)."""
        found: Floats = features @ (self.foreign if foreign else self.weights)
        return found

    def read_scores(self, scores: Floats, features: Floats, read: Floats, foreign: bool = False) -> Floats:
        """Scores, shape (units,), with what the reader says; NaN in `read` marks units that it has not read:
        they are taken for the worst of those that it has."""
        weights = self.foreign_reading if foreign else self.reading
        if weights is None:
            return scores
        supposed = np.where(np.isnan(read), np.nanmin(read), read)
        found: Floats = describe_read(scores, features, supposed) @ weights
        return found.astype(np.float32)


def describe_read(scores: Floats, features: Floats, read: Floats) -> Floats:
    """The reader's score beside the score without it and the features that make that, shape (units, len(READ))."""
    said = np.stack([scores, read, read * features[:, _LIST], read * features[:, _HEADING]], axis=1)
    return np.concatenate([said, features], axis=1).astype(np.float32)


@cache
def load_ranking(votes: bool = True) -> RankingModel:
    """The packaged model, with or without what the votes of known questions weigh.

    A feature that the file does not know has no weight.
    """
    folder = resources.files("assistant")
    record = json.loads(folder.joinpath(FILE).read_text(encoding="utf-8"))
    known = load_known_weights() if votes else {}
    own, foreign = record["weights"] | known.get("ranking", {}), record.get("foreign", record["weights"])
    linear = (np.array([w.get(name, 0.0) for name in NAMES], np.float32) for w in (own, foreign))
    if not folder.joinpath(READER_FILE).is_file():
        return RankingModel(*linear)
    read = json.loads(folder.joinpath(READER_FILE).read_text(encoding="utf-8"))["ranking"]
    reading = (np.array([read[kind].get(name, 0.0) for name in READ], np.float32) for kind in KINDS)
    return RankingModel(*linear, *reading)
