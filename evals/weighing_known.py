"""What the votes of the known questions weigh, beside all that was fitted without them.

The other weights stay as they are, so that a guide without known questions is answered as if there were none; what is
fitted is what the votes add to the ranking, which the reader's score is added to later, and to how sure the engine is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from assistant.abstention.confidence import KNOWN_SIGNALS, ConfidenceModel
from assistant.retrieval.features import KNOWN_FEATURES, NAMES
from assistant.retrieval.ranking import RankingModel
from assistant.retrieval.reader import Reader
from evals import calibration
from evals.calibration import Row, Weights, sign_bounds
from evals.candidates import Candidates, rank_anew
from evals.grounds import Ground
from evals.reading import read_candidates, rows_of
from evals.training import make_examples

Floats = NDArray[np.float64]

PENALTY = 3.0
# Log-odds by which an engine with the reader may be less sure where it has known questions: with their votes it tells
# open questions so much better that as few of them are answered all the same. Chosen on the dev questions.
EASE = 0.7
# How much of what is fitted for the ranking is used: known questions and those that this is fitted on were written by
# the same few, so that the votes are righter there than where others ask.
TRUST = 0.6
FILE = "known.json"
_RANKED = [NAMES.index(name) for name in KNOWN_FEATURES]


def weigh_known(
    grounds: Sequence[Ground], model: RankingModel, plain: ConfidenceModel, sure: ConfidenceModel, reader: Reader
) -> dict[str, Weights]:
    """What `data/known.json` holds: `plain` and `sure` are the confidence models without the reader and with it."""
    asked = [(ground, ground.candidates(False)) for ground in grounds]
    ranking = TRUST * _fit_choice(_choices(asked, model.weights), len(KNOWN_FEATURES))
    weights = model.weights.copy()
    weights[_RANKED] = ranking
    model = replace(model, weights=weights)
    without = [row for ground, found in asked for row in _plain_rows(ground, found, model)]
    read = [read_candidates(ground, found, model, reader) for ground, found in asked]
    rows = [row for ground in read for row in rows_of(ground, "own", model)]
    return {
        "ranking": _named(KNOWN_FEATURES, ranking),
        "answerable": _fit_sure(without, plain.answerable, ease=0.0),
        "on_topic": _fit_topic(without, plain.on_topic),
        "answerable_read": _fit_sure(rows, sure.answerable, ease=EASE),
        "on_topic_read": _fit_topic(rows, sure.on_topic),
    }


def write_weights(record: Mapping[str, Weights], folder: Path) -> Path:
    """Write the weights into a folder; return the file's path."""
    path = folder / FILE
    path.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


# One question: what its candidates score without the votes, the votes, shape (candidates, features), and what will do.
_Choice = tuple[Floats, Floats, NDArray[np.bool_]]


def _choices(asked: Sequence[tuple[Ground, list[Candidates]]], weights: NDArray[np.float32]) -> list[_Choice]:
    examples = [e for ground, found in asked for e in make_examples(found, ground.places, ground.sources)]
    return [(e.features @ weights, e.features[:, _RANKED], e.good) for e in examples]


def _plain_rows(ground: Ground, asked: Sequence[Candidates], model: RankingModel) -> list[Row]:
    ranked = [rank_anew(one, model) for one in asked]
    return calibration.make_rows(ranked, ground.searcher.book, ground.places, ground.sources)


def _fit_choice(choices: Sequence[_Choice], count: int) -> Floats:
    """Marginal likelihood of a conditional logit, the scores so far as they are; votes never count against a unit."""

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = PENALTY * float(weights @ weights) / 2, PENALTY * weights
        for so_far, votes, good in choices:
            scores = so_far + votes @ weights
            every = np.exp(scores - scores.max())
            every /= every.sum()
            right = every[good].sum() + 1e-12
            total -= float(np.log(right))
            slope = slope + votes.T @ (every - np.where(good, every, 0.0) / right)
        return total, slope

    bounds = [(0.0, None)] * count
    found: Floats = minimize(loss, np.zeros(count), jac=True, method="L-BFGS-B", bounds=bounds).x
    return found


def _fit_sure(rows: Sequence[Row], so_far: Weights, ease: float) -> Weights:
    weights = _fit_logistic(rows, so_far, [row.answerable for row in rows], [row.mass for row in rows])
    weights["known_here"] = round(weights["known_here"] + ease, 4)
    return weights


def _fit_topic(rows: Sequence[Row], so_far: Weights) -> Weights:
    asked = [row for row in rows if not row.taken_away]
    mass = [1.0 if row.on_topic else calibration.OFF_TOPIC_MASS for row in asked]
    return _fit_logistic(asked, so_far, [row.on_topic for row in asked], mass)


def _fit_logistic(rows: Sequence[Row], so_far: Weights, labels: Sequence[bool], mass: Sequence[float]) -> Weights:
    """Logistic regression on the votes, the log-odds so far as they are."""
    votes = np.array([[row.signals[name] for name in KNOWN_SIGNALS] for row in rows])
    start = np.array([sum(so_far.get(name, 0.0) * value for name, value in row.signals.items()) for row in rows])
    target, masses = np.where(np.array(labels), 1.0, -1.0), np.array(mass)

    def loss(weights: Floats) -> tuple[float, Floats]:
        margin = target * (start + votes @ weights)
        value = float((masses * np.logaddexp(0.0, -margin)).sum()) + PENALTY * float(weights @ weights) / 2
        return value, votes.T @ (-masses * target * expit(-margin)) + PENALTY * weights

    bounds = list(map(sign_bounds, KNOWN_SIGNALS))
    found = minimize(loss, np.zeros(len(KNOWN_SIGNALS)), jac=True, method="L-BFGS-B", bounds=bounds).x
    return _named(KNOWN_SIGNALS, found)


def _named(names: Sequence[str], weights: Floats) -> Weights:
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}
