"""Fitting: ranking and confidence from the dev questions and more grounds, with what held-out questions say of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from assistant.retrieval.features import NAMES
from assistant.retrieval.ranking import RankingModel
from evals import calibration, training
from evals.calibration import Row, Weights
from evals.candidates import find_candidates, locate_units, open_blank, rank_anew
from evals.cases import Case
from evals.cutoffs import Cutoffs
from evals.errors import QuestionsError
from evals.grounds import Ground
from evals.runs import select_cases
from evals.sources import Sources
from evals.training import Example, Flags, Floats, make_examples
from ingest.embedder import Embedder
from ingest.index import Index

RANKING_FILE, CONFIDENCE_FILE = "ranking.json", "confidence.json"


@dataclass(frozen=True, slots=True, eq=False)
class RankingFit:
    """Ranking weights for candidates of one kind, and which first units would do: trained on, and held out."""

    examples: tuple[Example, ...]
    weights: Weights
    trained: Flags
    held_out: Flags


@dataclass(frozen=True, slots=True, eq=False)
class ConfidenceFit:
    """The answerable model for candidates of one kind, and its held-out probabilities, shape (rows,)."""

    rows: tuple[Row, ...]
    weights: Weights
    held_out: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """Both models: for candidates in the question's language (own) and in the other one (foreign)."""

    cases: tuple[Case, ...]
    corpus: str
    embedder: str
    grounds: Mapping[str, int]
    cutoffs: Cutoffs
    own: RankingFit
    foreign: RankingFit
    answerable: ConfidenceFit
    foreign_answerable: ConfidenceFit
    on_topic: ConfidenceFit


def fit_models(
    index: Index,
    embedder: Embedder,
    cases: Sequence[Case],
    sources: Sources,
    cutoffs: Cutoffs,
    more: Sequence[Ground] = (),
) -> Fitted:
    """Fit both models on the dev cases among `cases` and on `more` grounds; the other cases are not looked at.

    The confidence models are fitted on the signals of the ranking that was fitted just before.
    Raises `QuestionsError` where there is too little to learn from.
    """
    dev = select_cases(cases, "dev", sources)
    searcher = open_blank(index, embedder)
    places = locate_units(searcher, sources)
    asked = [find_candidates(searcher, dev, foreign) for foreign in (False, True)]
    beside = [(ground, [ground.candidates(foreign) for foreign in (False, True)]) for ground in more]
    rankings = []
    for foreign, found in enumerate(asked):
        examples = make_examples(found, places, sources)
        for ground, candidates in beside:
            examples += make_examples(candidates[foreign], ground.places, ground.sources)
        rankings.append(_fit_ranking(examples))
    if not rankings[0].examples:
        raise QuestionsError("no dev question has an answer that the index holds: there is nothing to learn from.")
    model = RankingModel(*(np.array([fit.weights[name] for name in NAMES], np.float32) for fit in rankings))
    rows = [
        calibration.make_rows([rank_anew(one, model) for one in found], searcher.book, places, sources)
        for found in asked
    ]
    for ground, candidates in beside:
        for held, found in zip(rows, candidates, strict=True):
            ranked = [rank_anew(one, model) for one in found]
            held += calibration.make_rows(ranked, ground.searcher.book, ground.places, ground.sources)
    on_topic = ConfidenceFit(tuple(rows[0]), calibration.fit_on_topic(rows[0]), calibration.held_out_on_topic(rows[0]))
    answerable = _fit_answerable(rows[0])
    return Fitted(
        cases=dev,
        corpus=sources.digest,
        embedder=embedder.name,
        grounds={ground.name: len(ground.cases) for ground in more},
        cutoffs=cutoffs,
        own=rankings[0],
        foreign=rankings[1],
        answerable=answerable,
        foreign_answerable=_fit_answerable(rows[1]) if rows[1] else answerable,
        on_topic=on_topic,
    )


def ranking_record(fitted: Fitted) -> dict[str, object]:
    """What `ranking.json` holds."""
    note = _note(fitted) | {
        "examples": {"own": len(fitted.own.examples), "foreign": len(fitted.foreign.examples)},
        "held_out_hit_rate": {"own": _mean(fitted.own.held_out), "foreign": _mean(fitted.foreign.held_out)},
        "settings": {
            "penalty": training.PENALTY,
            "prior": dict(training.PRIOR),
            "length_cost": training.LENGTH_COST,
            "tie": training.TIE,
            "folds": training.FOLDS,
            "seed": training.SEED,
        },
    }
    return {"note": note, "weights": fitted.own.weights, "foreign": fitted.foreign.weights}


def confidence_record(fitted: Fitted) -> dict[str, object]:
    """What `confidence.json` holds."""
    rows = fitted.answerable.rows
    note = _note(fitted) | {
        "rows": {
            "answerable": sum(row.answerable for row in rows),
            "unanswerable": sum(not row.answerable and not row.taken_away for row in rows),
            "off_topic": sum(not row.on_topic for row in rows),
            "taken_away": sum(row.taken_away for row in rows),
        },
        "settings": {
            "penalty": calibration.PENALTY,
            "unanswerable_mass": calibration.UNANSWERABLE_MASS,
            "off_topic_mass": calibration.OFF_TOPIC_MASS,
            "taken_away_mass": calibration.TAKEN_AWAY_MASS,
            "folds": training.FOLDS,
            "seed": calibration.SEED,
        },
    }
    weights = {
        "answerable": fitted.answerable.weights,
        "foreign": fitted.foreign_answerable.weights,
        "on_topic": fitted.on_topic.weights,
    }
    return {"note": note, **weights, **asdict(fitted.cutoffs)}


def write_models(fitted: Fitted, folder: Path) -> tuple[Path, Path]:
    """Write both files into `folder`, made where it is missing; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = folder / RANKING_FILE, folder / CONFIDENCE_FILE
    for path, record in zip(paths, (ranking_record(fitted), confidence_record(fitted)), strict=True):
        path.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return paths


def _fit_ranking(examples: Sequence[Example]) -> RankingFit:
    weights = training.fit(examples)
    trained = training.hits(examples, weights)
    return RankingFit(tuple(examples), training.by_name(weights), trained, training.held_out_hits(examples))


def _fit_answerable(rows: Sequence[Row]) -> ConfidenceFit:
    return ConfidenceFit(tuple(rows), calibration.fit_answerable(rows), calibration.held_out_answerable(rows))


def _note(fitted: Fitted) -> dict[str, object]:
    wording = "".join(case.model_dump_json() + "\n" for case in fitted.cases)
    return {
        "made_by": "python -m evals train",
        "split": "dev",
        "cases": len(fitted.cases),
        "cases_sha256": hashlib.sha256(wording.encode()).hexdigest()[:16],
        "corpus": fitted.corpus,
        "embedder": fitted.embedder,
        "grounds": dict(fitted.grounds),
    }


def _mean(flags: Flags) -> float | None:
    return round(float(flags.mean()), 3) if len(flags) else None
