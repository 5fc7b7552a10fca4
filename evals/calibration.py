"""Calibration of the confidence models: signals of known questions, the logistic fit, and tables of thresholds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from assistant.abstention.confidence import READER_SIGNALS, SIGNALS, signals_of
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from evals.candidates import Candidates, take_away
from evals.cases import Case
from evals.places import Place
from evals.scoring import relevant_places
from evals.sources import Sources
from evals.training import FOLDS, split_folds

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Weights = dict[str, float]

SEED = 1
PENALTY = 6.0
TAKEN_AWAY_MASS = 0.35  # made up by us, so it counts for less than a question that somebody asked
UNANSWERABLE_MASS = 2.0  # there are too few of them
OFF_TOPIC_MASS = 4.0
# A signal may only weigh the way it must (more coverage never lowers the probability): with so few
# questions, free signs fit noise.
RAISING = frozenset({
    "share_first", "share_three", "margin", "dense", "section_dense", "lexical", "cover_text", "cover_context",
    "cover_section", "value_there", "scope_exact", "counted_unit", "agreement", "label", "dense_z", "text_dense",
    "text_dense_z", "twin_dense_z", "section_z", "lexical_z", "section_lexical_z", "cover_best",
    "read_best", "read_any", "read_lead", "known", "known_section",
})  # fmt: skip
LOWERING = frozenset({
    "missing_weight", "unknown_weight", "unknown_rarest", "value_missing", "scope_other", "year_other",
    "unmatched_share", "unmatched_heavy", "event_other", "text_rank", "read_apart",
    "known_other", "known_open", "known_off",
})  # fmt: skip
_NAMES = tuple(name for name in (*SIGNALS, *READER_SIGNALS) if name != "bias")


@dataclass(frozen=True, slots=True)
class Row:
    """A question's signals, whether the guide answers it, and whether it is on the guide's topic.

    `taken_away` marks the double of an answerable question whose places were hidden from the engine.
    """

    case: Case
    signals: Mapping[str, float]
    answerable: bool
    on_topic: bool
    taken_away: bool = False

    @property
    def mass(self) -> float:
        """What the row counts for when the answerable model is fitted."""
        if self.taken_away:
            return TAKEN_AWAY_MASS
        return 1.0 if self.answerable else UNANSWERABLE_MASS


@dataclass(frozen=True, slots=True)
class Trade:
    """What a threshold keeps of the answerable questions and refuses of the others, as shares (NaN for none)."""

    threshold: float
    kept: float
    refused: float
    refused_taken_away: float


@dataclass(frozen=True, slots=True)
class TopicTrade:
    """Of the questions not answered: which share of those on the topic, and off it, a threshold tells rightly."""

    threshold: float
    on_topic: float
    off_topic: float


def make_rows(
    candidates: Iterable[Candidates], book: TermBook, places: Mapping[Unit, Place], sources: Sources
) -> list[Row]:
    """The rows of the questions whose ranked candidates these are.

    Every answerable question is used a second time with the places that answer it taken away: then the
    guide, as far as the engine can see, is silent on a question that sounds like its own.
    """
    rows: list[Row] = []
    for one in candidates:
        case, answered = one.case, one.case.status == "answered"
        rows.append(Row(case, signals_of(one.found, book), answered, case.status != "out_of_scope"))
        silent = take_away(one, frozenset(relevant_places(case, sources)), places) if answered else None
        if silent is not None:
            rows.append(Row(case, signals_of(silent.found, book), False, True, taken_away=True))
    return rows


def fit_answerable(rows: Sequence[Row]) -> Weights:
    """The model of whether the guide answers a question."""
    return fit_logistic([r.signals for r in rows], [r.answerable for r in rows], [r.mass for r in rows])


def fit_on_topic(rows: Sequence[Row]) -> Weights:
    """The model of whether a question is on the guide's topic, fitted on the questions as they were asked."""
    asked = [row for row in rows if not row.taken_away]
    mass = [1.0 if row.on_topic else OFF_TOPIC_MASS for row in asked]
    return fit_logistic([row.signals for row in asked], [row.on_topic for row in asked], mass)


def fit_logistic(
    signals: Sequence[Mapping[str, float]], labels: Sequence[bool], mass: Sequence[float], penalty: float = PENALTY
) -> Weights:
    """Logistic regression on standardised signals (L2, bounded signs), written back in the signals' own units."""
    names = [name for name in _NAMES if name in signals[0]]
    table = np.array([[row[name] for name in names] for row in signals], dtype=np.float64)
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    design = np.hstack([(table - mean) / spread, np.ones((len(table), 1))])
    target, masses = np.where(np.array(labels), 1.0, -1.0), np.array(mass)

    def loss(slope: Floats) -> tuple[float, Floats]:
        margin = target * (design @ slope)
        value = float((masses * np.logaddexp(0.0, -margin)).sum()) + penalty * float(slope[:-1] @ slope[:-1]) / 2
        gradient: Floats = design.T @ (-masses * target * expit(-margin))
        gradient[:-1] += penalty * slope[:-1]
        return value, gradient

    bounds = [*map(sign_bounds, names), (None, None)]
    fitted = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    slope = fitted[:-1] / spread
    bias = float(fitted[-1] - (slope * mean).sum())
    weights = {name: round(float(w), 4) for name, w in zip(names, slope, strict=True) if abs(w) > 1e-4}
    return {"bias": round(bias, 4), **weights}


def sign_bounds(name: str) -> tuple[float | None, float | None]:
    """The least and most that a signal may weigh; None for no bound."""
    return (0.0 if name in RAISING else None, 0.0 if name in LOWERING else None)


def probabilities(weights: Weights, rows: Sequence[Row]) -> Floats:
    """The model's probability for each row, shape (rows,)."""
    totals = [sum(weights.get(name, 0.0) * value for name, value in row.signals.items()) for row in rows]
    found: Floats = expit(np.array(totals, dtype=np.float64))
    return found


def held_out_answerable(rows: Sequence[Row]) -> Floats:
    """The answerable model's probabilities, each row judged by a model that never saw its question."""
    found = np.full(len(rows), np.nan)
    for inside, held in _parts(rows):
        found[held] = probabilities(fit_answerable([rows[k] for k in inside]), [rows[k] for k in held])
    return found


def held_out_on_topic(rows: Sequence[Row]) -> Floats:
    """The same for the on-topic model."""
    found = np.full(len(rows), np.nan)
    for inside, held in _parts(rows):
        found[held] = probabilities(fit_on_topic([rows[k] for k in inside]), [rows[k] for k in held])
    return found


def area_under_curve(labels: Flags, scores: Floats) -> float:
    """ROC AUC by scikit-learn; NaN where there is only one class."""
    if labels.all() or not labels.any():
        return float("nan")
    from sklearn.metrics import roc_auc_score  # type: ignore[import-untyped]

    return float(roc_auc_score(labels, scores))


def trade_offs(rows: Sequence[Row], scores: Floats, thresholds: Sequence[float]) -> list[Trade]:
    """What each threshold on the answerable probability keeps and refuses."""
    good = scores[[r.answerable for r in rows]]
    bad = scores[[not r.answerable and not r.taken_away for r in rows]]
    hidden = scores[[r.taken_away for r in rows]]
    return [Trade(t, _share(good >= t), _share(bad < t), _share(hidden < t)) for t in thresholds]


def topic_trade_offs(rows: Sequence[Row], scores: Floats, thresholds: Sequence[float]) -> list[TopicTrade]:
    """What each threshold on the topic probability makes of the questions that are not answered."""
    on = scores[[not r.answerable and not r.taken_away and r.on_topic for r in rows]]
    off = scores[[not r.on_topic for r in rows]]
    return [TopicTrade(t, _share(on >= t), _share(off < t)) for t in thresholds]


def _parts(rows: Sequence[Row]) -> list[tuple[list[int], list[int]]]:
    """Positions to fit on and to judge: a question and its double are always on the same side."""
    ids = list(dict.fromkeys(row.case.id for row in rows))
    parts = []
    for fold in split_folds(len(ids), FOLDS, SEED):
        held = {ids[k] for k in fold}
        inside = [k for k, row in enumerate(rows) if row.case.id not in held]
        if inside:
            parts.append((inside, [k for k, row in enumerate(rows) if row.case.id in held]))
    return parts


def _share(flags: Flags) -> float:
    return float(flags.mean()) if len(flags) else float("nan")
