"""Candidates: what the engine can choose from for a question, ranked anew under other weights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.retrieval.features import NAMES
from assistant.retrieval.ranking import RankingModel
from assistant.retrieval.search import Found, Searcher
from evals.cases import Case
from evals.outputs import Retrieved
from evals.places import Place
from evals.sources import Sources
from ingest.embedder import Embedder
from ingest.index import Index
from ingest.records import locator_to_json


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """A case with the candidates for it; `foreign` where they are in the other language."""

    case: Case
    found: Found


def open_blank(index: Index, embedder: Embedder, *, asks_known: bool = False) -> Searcher:
    """A searcher without weights: what the engine's present weights are has no say in the new ones."""
    blank = np.zeros(len(NAMES), np.float32)
    return Searcher(index, embedder, RankingModel(blank, blank), asks_known=asks_known)


def find_candidates(searcher: Searcher, cases: Iterable[Case], foreign: bool = False) -> list[Candidates]:
    """The candidates for every single-turn question that has a plain yes or no to "does the guide answer it?".

    In the question's own language, or (`foreign`) in the other one; a case without any is left out.
    """
    found = ((case, _find(searcher, case, foreign)) for case in cases if _is_plain(case))
    return [Candidates(case, candidates) for case, candidates in found if candidates is not None]


def rank_anew(candidates: Candidates, model: RankingModel) -> Candidates:
    """The candidates of a searcher from `open_blank` in the order that `model` puts them in."""
    found = candidates.found
    # Without weights the scores are only what the searcher itself adds (bare headings come last).
    scores = model.scores(found.features, found.foreign) + found.scores
    allowed = frozenset(found.order)
    ranked = (int(k) for k in np.argsort(-scores, kind="stable"))
    order = tuple(k for k in ranked if k in allowed)
    return Candidates(candidates.case, replace(found, scores=scores, order=order))


def take_away(candidates: Candidates, hidden: frozenset[Place], places: Mapping[Unit, Place]) -> Candidates | None:
    """The candidates without those at the hidden places; None where no other is left."""
    found = candidates.found
    order = tuple(k for k in found.order if places[found.units[k]] not in hidden)
    return Candidates(candidates.case, replace(found, order=order)) if order else None


def locate_units(searcher: Searcher, sources: Sources) -> dict[Unit, Place]:
    """The place of every unit; a list is where its first member is."""
    return {unit: _locate(searcher, unit, sources) for unit in searcher.units}


def _find(searcher: Searcher, case: Case, foreign: bool) -> Found | None:
    reading = read_question(case.question, case.language, searcher.book)
    if foreign:
        return searcher.rank_foreign(reading, untranslated_only=False)
    found = searcher.rank(reading)
    return found if found.order and not found.foreign else None


def _is_plain(case: Case) -> bool:
    return not case.history and case.today is None and case.status != "partial"


def _locate(searcher: Searcher, unit: Unit, sources: Sources) -> Place:
    record = {
        "document_id": unit.document.id,
        "locator": locator_to_json(unit.locator),
        "start": searcher.index.passages[unit.members[0]].start,
    }
    return sources.place_of_citation(Retrieved.model_validate(record))
