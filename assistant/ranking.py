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

from assistant.features import NAMES

Floats = NDArray[np.float32]
FILE = "data/ranking.json"


@dataclass(frozen=True, slots=True, eq=False)
class RankingModel:
    """Weights, shape (len(NAMES),), for units in the question's language and in the other one."""

    weights: Floats
    foreign: Floats

    def scores(self, features: Floats, foreign: bool = False) -> Floats:
        """One score per unit, shape (units,)."""
        found: Floats = features @ (self.foreign if foreign else self.weights)
        return found


@cache
def load_ranking() -> RankingModel:
    """The packaged model; a feature that the file does not know has no weight."""
    text = resources.files("assistant").joinpath(FILE).read_text(encoding="utf-8")
    record = json.loads(text)
    own, foreign = record["weights"], record.get("foreign", record["weights"])
    return RankingModel(*(np.array([w.get(name, 0.0) for name in NAMES], np.float32) for w in (own, foreign)))
