"""Fitting the engine's small models on the dev questions: `python -m evals train`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp

from assistant.confidence import SIGNALS, signals_of
from assistant.features import NAMES
from assistant.question import read_question
from assistant.search import Found, Searcher
from assistant.units import Unit
from evals.cases import Case
from evals.facts import VERDICT, read_answer, says
from evals.outputs import Cited
from evals.places import Place
from evals.scoring import relevant_places
from evals.sources import Sources
from ingest.records import locator_to_json

Floats = NDArray[np.float64]
_LENGTH_COST = 0.0012  # what a character beyond the shortest sufficient unit costs of fact recall
_TIE = 0.04
# What the dev questions are too few to teach: the weights are drawn to these instead of to zero.
PRIOR = {"event": -2.0, "event_missing": -2.0, "event_asked": 1.0, "call_full": 1.0, "scope_other": -1.5, "year_other": -3.0,
         "label_text": 0.7, "negation": 1.0, "call": 1.0, "counted_unit": 1.5, "defined_label": 2.0}
_POSITIVE = (
    "share_first", "share_three", "margin", "dense", "section_dense", "lexical", "cover_text", "cover_context",
    "cover_section", "value_there", "scope_exact", "counted_unit", "agreement", "label", "dense_z", "text_dense",
    "text_dense_z", "twin_dense_z", "section_z", "lexical_z", "section_lexical_z", "cover_best",
)  # fmt: skip
_NEGATIVE = (
    "missing_weight", "unknown_weight", "unknown_rarest", "value_missing", "scope_other", "year_other",
    "unmatched_share", "unmatched_heavy", "event_other", "text_rank",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One question: its candidates' features, shape (units, features), and which would do."""

    case: Case
    features: Floats
    good: NDArray[np.bool_]


def make_examples(searcher: Searcher, cases: Sequence[Case], sources: Sources, foreign: bool = False) -> list[Example]:
    """Examples from the answerable single-turn questions; `foreign`: against the other language's units.

    Across languages only facts with numbers can be looked up in a unit's text.
    """
    examples: list[Example] = []
    for case in cases:
        if case.status != "answered" or case.history or case.today is not None:
            continue
        found = _search(searcher, case, foreign)
        if foreign and not any(any(c.isdigit() for c in form) for fact in case.facts for form in fact.accepted):
            continue
        utility = np.array([_utility(case, unit, sources) for unit in found.units])
        if utility.max() <= 0:
            continue
        good = utility >= utility.max() - _TIE
        examples.append(Example(case, found.features.astype(np.float64), good))
    return examples


def _search(searcher: Searcher, case: Case, foreign: bool) -> Found:
    reading = read_question(case.question, case.language, searcher.book)
    found = searcher.rank_foreign(reading, untranslated_only=False) if foreign else searcher.rank(reading)
    assert found is not None
    return found


def _utility(case: Case, unit: Unit, sources: Sources) -> float:
    if _place(unit, sources) not in relevant_places(case, sources):
        return 0.0
    facts = [fact for fact in case.facts if fact.name.casefold() != VERDICT]
    if not facts:  # a bare yes or no: any statement of the right place may be the reason
        return 0.0 if unit.is_list or unit.is_heading else 0.5
    reading = read_answer(unit.text if not unit.is_list else " ".join((*unit.headings[-1:], unit.text)), case.language)
    recall = sum(says(reading, fact) for fact in facts) / len(facts)
    return recall - _LENGTH_COST * len(unit.text) if recall else 0.0


def fit(examples: Sequence[Example], penalty: float = 0.02) -> Floats:
    """The weights that make the sufficient units likeliest (marginal likelihood, L2 penalty towards PRIOR)."""

    prior = np.array([PRIOR.get(name, 0.0) for name in NAMES])

    def loss(weights: Floats) -> tuple[float, Floats]:
        away = weights - prior
        total, gradient = penalty * len(examples) * float(away @ away) / 2, penalty * len(examples) * away
        for example in examples:
            scores = example.features @ weights
            every = np.exp(scores - logsumexp(scores))
            inside = np.where(example.good, scores, -np.inf)
            chosen = np.exp(inside - logsumexp(inside))
            total += float(logsumexp(scores) - logsumexp(inside))
            gradient = gradient + example.features.T @ (every - chosen)
        return total, gradient

    start = np.zeros(len(NAMES))
    found: Floats = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return found


def hit_rate(examples: Sequence[Example], weights: Floats) -> float:
    """The share of questions whose first unit would do."""
    return float(np.mean([e.good[int(np.argmax(e.features @ weights))] for e in examples]))


def write_weights(path: Path, weights: Floats, note: dict[str, object]) -> None:
    """Write the ranking model's file."""
    record = {"note": note, "weights": {name: round(float(w), 4) for name, w in zip(NAMES, weights, strict=True)}}
    path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def confidence_rows(
    searcher: Searcher, cases: Sequence[Case], sources: Sources, foreign: bool = False
) -> tuple[list[dict[str, float]], list[bool], list[bool]]:
    """The signals of each question, whether the guide answers it, and whether it is on its topic.

    Every answerable question is used a second time with the places that answer it taken away: then the
    guide, as far as the engine can see, is silent on a question that sounds like its own.
    """
    rows: list[dict[str, float]] = []
    answerable: list[bool] = []
    on_topic: list[bool] = []
    for case in cases:
        if case.history or case.today is not None or case.status == "partial":
            continue
        found = _search(searcher, case, foreign)
        rows.append(signals_of(found, searcher.book))
        answerable.append(case.status == "answered")
        on_topic.append(case.status != "out_of_scope")
        if case.status == "answered":
            silent = _without(found, set(relevant_places(case, sources)), sources)
            rows.append(signals_of(silent, searcher.book))
            answerable.append(False)
            on_topic.append(True)
    return rows, answerable, on_topic


def _without(found: Found, places: set[Place], sources: Sources) -> Found:
    kept = tuple(k for k in found.order if _place(found.units[k], sources) not in places)
    return replace(found, order=kept)


def _place(unit: Unit, sources: Sources) -> Place:
    cited = Cited(
        index=1, document_id=unit.document.id, locator=locator_to_json(unit.locator), quote="", start=0, end=0
    )
    return sources.place_of_citation(cited)


def fit_logistic(
    rows: Sequence[dict[str, float]], labels: Sequence[bool], weights: Sequence[float], penalty: float = 6.0
) -> dict[str, float]:
    """Logistic regression on standardised signals, written back in the signals' own units.

    A signal may only weigh the way it must (more coverage never lowers the probability): with so few
    questions, free signs fit noise.
    """
    names = [name for name in SIGNALS if name != "bias"]
    table = np.array([[row[name] for name in names] for row in rows])
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    design = np.hstack([(table - mean) / spread, np.ones((len(rows), 1))])
    target, mass = np.where(np.array(labels), 1.0, -1.0), np.array(weights)

    def loss(slope: Floats) -> tuple[float, Floats]:
        margin = target * (design @ slope)
        value = float((mass * np.logaddexp(0.0, -margin)).sum()) + penalty * float(slope[:-1] @ slope[:-1]) / 2
        pull = -mass * target / (1.0 + np.exp(margin))
        gradient = design.T @ pull
        gradient[:-1] += penalty * slope[:-1]
        return value, gradient

    bounds = [_bounds(name) for name in names] + [(None, None)]
    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    slope = found[:-1] / spread
    bias = float(found[-1] - (slope * mean).sum())
    return {"bias": round(bias, 4)} | {n: round(float(w), 4) for n, w in zip(names, slope, strict=True) if abs(w) > 1e-4}


def _bounds(name: str) -> tuple[float | None, float | None]:
    return (0.0, None) if name in _POSITIVE else (None, 0.0) if name in _NEGATIVE else (None, None)
