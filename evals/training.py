"""Training of the ranking model: examples made from questions, the fit, and how often its first choice would do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.passages.units import Unit
from assistant.retrieval.features import NAMES
from evals.candidates import Candidates
from evals.cases import Case
from evals.facts import VERDICT, read_answer, says
from evals.places import Place
from evals.scoring import relevant_places
from evals.sources import Sources

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

FOLDS = 5
SEED = 0
PENALTY = 0.02
LENGTH_COST = 0.0012  # what a character beyond the shortest sufficient unit costs of fact recall
TIE = 0.04  # units this close to the best in utility would do as well
_BARE_VERDICT = 0.5  # utility of any statement at the right place where only a yes or no is asked
# What the dev questions are too few to teach: the weights are drawn to these instead of to zero.
PRIOR: Mapping[str, float] = {
    "event": -2.0,
    "event_missing": -2.0,
    "event_asked": 1.0,
    "call_full": 1.0,
    "scope_other": -1.5,
    "year_other": -3.0,
    "label_text": 0.7,
    "negation": 1.0,
    "call": 1.0,
    "counted_unit": 1.5,
    "defined_label": 2.0,
    "label_is": 1.5,
    "who_label": 1.5,
}


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One question: its candidates' features, shape (units, features), and which would do, shape (units,)."""

    case: Case
    features: Floats
    good: Flags


def make_examples(candidates: Iterable[Candidates], places: Mapping[Unit, Place], sources: Sources) -> list[Example]:
    """Examples from the answerable questions, where one of the candidates would do.

    Across languages only facts with numbers can be looked up in a unit's text.
    """
    examples: list[Example] = []
    for case, found in ((one.case, one.found) for one in candidates):
        if case.status != "answered" or (found.foreign and not _has_numbers(case)):
            continue
        utility = utilities(Candidates(case, found), places, sources)
        if utility.max() > 0:
            examples.append(Example(case, found.features.astype(np.float64), utility >= utility.max() - TIE))
    return examples


def utilities(one: Candidates, places: Mapping[Unit, Place], sources: Sources) -> Floats:
    """How well each candidate would answer, shape (units,): the share of facts it holds, less for its length."""
    case, found = one.case, one.found
    if case.status != "answered" or (found.foreign and not _has_numbers(case)):
        return np.zeros(len(found.units))
    due = set(relevant_places(case, sources))
    return np.array([_utility(case, unit, places[unit] in due) for unit in found.units], dtype=np.float64)


def fit(examples: Sequence[Example], penalty: float = PENALTY) -> Floats:
    """The weights, shape (features,), that make the sufficient units likeliest.

    Marginal likelihood of a conditional logit (`assistant.retrieval.ranking`), with an L2 penalty towards PRIOR.
    """
    prior = np.array([PRIOR.get(name, 0.0) for name in NAMES])
    if not examples:
        return prior
    strength = penalty * len(examples)
    # All candidates below each other: one product instead of one for each question.
    features = np.concatenate([e.features for e in examples])
    good = np.concatenate([e.good for e in examples])
    counts = np.array([len(e.good) for e in examples])

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = features @ weights
        away = weights - prior
        every, every_total = _softmax(scores, counts)
        chosen, chosen_total = _softmax(np.where(good, scores, -np.inf), counts)
        total = strength * float(away @ away) / 2 + float((every_total - chosen_total).sum())
        return total, strength * away + features.T @ (every - chosen)

    found: Floats = minimize(loss, np.zeros(len(NAMES)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return found


def hits(examples: Sequence[Example], weights: Floats) -> Flags:
    """For each question, whether its first unit would do, shape (examples,)."""
    return np.array([e.good[int(np.argmax(e.features @ weights))] for e in examples], dtype=bool)


def hit_rate(examples: Sequence[Example], weights: Floats) -> float:
    """The share of questions whose first unit would do; NaN for none."""
    return float(hits(examples, weights).mean()) if examples else float("nan")


def held_out_hits(examples: Sequence[Example], folds: int = FOLDS, seed: int = SEED) -> Flags:
    """Like `hits`, each question judged by weights that were fitted without its fold, shape (examples,)."""
    found = np.zeros(len(examples), dtype=bool)
    for held in split_folds(len(examples), folds, seed):
        outside = set(held.tolist())
        weights = fit([e for k, e in enumerate(examples) if k not in outside])
        found[held] = hits([examples[k] for k in held], weights)
    return found


def split_folds(count: int, folds: int = FOLDS, seed: int = SEED) -> list[NDArray[np.int_]]:
    """The numbers below `count`, shuffled and dealt into at most `folds` parts, none of them empty."""
    order = np.random.default_rng(seed).permutation(count)
    return [part for part in np.array_split(order, folds) if len(part)]


def by_name(weights: Floats) -> dict[str, float]:
    """Weights as the model's file has them."""
    return {name: round(float(weight), 4) for name, weight in zip(NAMES, weights, strict=True)}


def _softmax(scores: Floats, counts: NDArray[np.int_]) -> tuple[Floats, Floats]:
    """Softmax within each question's candidates, shape (all candidates,), and its log-sum-exp, shape (questions,)."""
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    top = np.maximum.reduceat(scores, starts)
    powers = np.exp(scores - np.repeat(top, counts))
    sums = np.add.reduceat(powers, starts)
    return powers / np.repeat(sums, counts), top + np.log(sums)


def _has_numbers(case: Case) -> bool:
    return any(char.isdigit() for fact in case.facts for form in fact.accepted for char in form)


def _utility(case: Case, unit: Unit, is_due: bool) -> float:
    if not is_due:
        return 0.0
    facts = [fact for fact in case.facts if fact.name.casefold() != VERDICT]
    if not facts:  # a bare yes or no: any statement of the right place may be the reason
        return 0.0 if unit.is_list or unit.is_heading else _BARE_VERDICT
    text = " ".join((*unit.headings[-1:], unit.text)) if unit.is_list else unit.text
    reading = read_answer(text, case.language)
    recall = sum(says(reading, fact) for fact in facts) / len(facts)
    return recall - LENGTH_COST * len(unit.text) if recall else 0.0
