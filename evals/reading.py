"""What the reader's scores weigh against the others, and how sure the engine is with them.

Fitted where the reader has not been trained: on the bundled corpus's dev questions and on the invented guides that are
kept from it. The report judges each ground by weights that were fitted on the others.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.retrieval.ranking import KINDS, READ, RankingModel, describe_read
from assistant.retrieval.reader import Reader
from assistant.retrieval.search import read_chosen
from assistant.retrieval.shortlist import READ_MOST
from evals import calibration
from evals.calibration import Row, Weights, area_under_curve, probabilities
from evals.candidates import Candidates, rank_anew
from evals.cutoffs import Cutoffs
from evals.grounds import Ground
from evals.training import TIE, utilities

Floats = NDArray[np.float64]

PENALTY = 0.02
# The score without the reader as it is, and a third of the reader's log-odds; the features make up for what it changes.
PRIOR = np.array([1.0, 0.3] + [0.0] * (len(READ) - 2))
WEIGHTS_FILE = "weights.json"


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """One question with its candidates ranked and read; `good` says which would do, of those read."""

    one: Candidates
    features: Floats
    good: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class ReadGround:
    """A ground's questions after reading, for candidates in the question's language and in the other one."""

    ground: Ground
    own: tuple[_Read, ...]
    foreign: tuple[_Read, ...]


def read_ground(ground: Ground, model: RankingModel, reader: Reader) -> ReadGround:
    """Rank every question's candidates and have the first ones read."""
    own, foreign = (
        tuple(_read(rank_anew(one, model), reader, ground) for one in ground.candidates(other))
        for other in (False, True)
    )
    return ReadGround(ground, own, foreign)


def read_candidates(ground: Ground, asked: Sequence[Candidates], model: RankingModel, reader: Reader) -> ReadGround:
    """The same for candidates that are there already, in the question's own language alone."""
    return ReadGround(ground, tuple(_read(rank_anew(one, model), reader, ground) for one in asked), ())


def fit_reading(grounds: Sequence[ReadGround], model: RankingModel, cutoffs: Cutoffs) -> dict[str, object]:
    """What `data/reader/weights.json` holds."""
    ranking, confidence = _fit(grounds, model)
    return {
        "note": {
            "made_by": "python -m evals weigh-reader",
            "grounds": {g.ground.name: len(g.own) for g in grounds},
            "settings": {"penalty": PENALTY, "prior": PRIOR.tolist(), "most_read": READ_MOST},
        },
        "ranking": {
            kind: dict(zip(READ, np.round(ranking[kind], 4).tolist(), strict=True)) for kind in KINDS
        },
        **confidence,
        **asdict(cutoffs),
    }  # fmt: skip


def describe_reading(grounds: Sequence[ReadGround], model: RankingModel) -> str:
    """Each ground, judged by weights fitted on the others, with and without the reader, as a Markdown table."""
    lines = [
        "| ground | candidates | first would do: without | with | AUC: with | on topic: with |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
    ]
    for held in grounds:
        ranking, confidence = _fit([g for g in grounds if g is not held], model)
        for kind in KINDS:
            answerable = [r for r in _of(held, kind) if r.good.any()]
            plain = np.mean([r.good[int(np.argmax(r.features[:, 0]))] for r in answerable])
            read = np.mean([r.good[int(np.argmax(r.features @ ranking[kind]))] for r in answerable])
            rows = [row for row in rows_of(held, kind, _with(model, ranking)) if not row.taken_away]
            asked = np.array([row.answerable for row in rows])
            topic = np.array([row.on_topic for row in rows])
            sure = area_under_curve(asked, probabilities(confidence[_NAME[kind]], rows))
            about = area_under_curve(topic, probabilities(confidence["on_topic"], rows))
            lines.append(f"| {held.ground.name} | {kind} | {plain:.3f} | {read:.3f} | {sure:.3f} | {about:.3f} |")
    return "\n".join(lines)


def write_reading(record: Mapping[str, object], folder: Path) -> Path:
    """Write the weights into the reader's folder; return the file's path."""
    path = folder / WEIGHTS_FILE
    path.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


_NAME = {"own": "answerable", "foreign": "foreign"}


def _fit(grounds: Sequence[ReadGround], model: RankingModel) -> tuple[dict[str, Floats], dict[str, Weights]]:
    ranking = {kind: _fit_ranking([r for g in grounds for r in _of(g, kind)]) for kind in KINDS}
    ranked = _with(model, ranking)
    rows = {kind: [row for g in grounds for row in rows_of(g, kind, ranked)] for kind in KINDS}
    confidence = {_NAME[kind]: calibration.fit_answerable(rows[kind]) for kind in KINDS}
    return ranking, confidence | {"on_topic": calibration.fit_on_topic(rows["own"])}


def _of(ground: ReadGround, kind: str) -> tuple[_Read, ...]:
    return ground.own if kind == "own" else ground.foreign


def _with(model: RankingModel, ranking: Mapping[str, Floats]) -> RankingModel:
    own, foreign = (ranking[kind].astype(np.float32) for kind in KINDS)
    return replace(model, reading=own, foreign_reading=foreign)


def rows_of(ground: ReadGround, kind: str, model: RankingModel) -> list[Row]:
    """The rows of a ground's questions, read and ranked by a model, for the candidates of a kind (`KINDS`)."""
    ranked = [_reorder(read.one, model) for read in _of(ground, kind)]
    return calibration.make_rows(ranked, ground.ground.searcher.book, ground.ground.places, ground.ground.sources)


def _reorder(one: Candidates, model: RankingModel) -> Candidates:
    found = one.found
    if found.read is None:
        return one
    scores = model.read_scores(found.scores, found.features, found.read, found.foreign)
    allowed = frozenset(found.order)
    order = tuple(int(k) for k in np.argsort(-scores, kind="stable") if int(k) in allowed)
    return Candidates(one.case, replace(found, scores=scores, order=order))


def _read(one: Candidates, reader: Reader, ground: Ground) -> _Read:
    found = one.found
    read = read_chosen(reader, found.reading, found.units, found.order)
    chosen = [k for k in found.order if not np.isnan(read[k])]
    gains = utilities(one, ground.places, ground.sources)
    good = (gains >= gains.max() - TIE) & (gains > 0)
    features = describe_read(found.scores[chosen], found.features[chosen], read[chosen]).astype(np.float64)
    return _Read(Candidates(one.case, replace(found, read=read)), features, good[chosen])


def _fit_ranking(reads: Sequence[_Read]) -> Floats:
    """Marginal likelihood of a conditional logit over the candidates read, with an L2 penalty towards PRIOR."""
    examples = [read for read in reads if read.good.any()]
    strength = PENALTY * len(examples)

    def loss(weights: Floats) -> tuple[float, Floats]:
        away = weights - PRIOR
        total, slope = strength * float(away @ away) / 2, strength * away
        for read in examples:
            scores = read.features @ weights
            every = np.exp(scores - scores.max())
            every /= every.sum()
            chosen = np.where(read.good, every, 0.0)
            total -= float(np.log(chosen.sum() + 1e-12))
            slope = slope + read.features.T @ (every - chosen / (chosen.sum() + 1e-12))
        return total, slope

    found: Floats = minimize(loss, PRIOR, jac=True, method="L-BFGS-B").x
    return found
