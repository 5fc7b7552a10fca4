"""How sure it is that the guide answers: two small calibrated models instead of a threshold on a cosine.

Logistic regressions over signals of several kinds, because none is enough alone (DESIGN.md): the shape of the
ranking, lexical and semantic nearness, which of the question's words the guide knows, and whether the
best unit holds the kind of value asked for, about the very thing asked about. `python -m evals train`
fits both on the dev questions: *answerable* (shown as the confidence) and *on topic*.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from assistant.names.terms import TermBook
from assistant.retrieval.features import NAMES
from assistant.retrieval.known import load_known_weights
from assistant.retrieval.search import Found

Floats = NDArray[np.float32]
FILE = "data/confidence.json"
READER_FILE = "data/reader/weights.json"

# The votes of known questions, whose weights are in `data/known.json`.
KNOWN_SIGNALS = ("known", "known_section", "known_other", "known_open", "known_off", "known_here")
SIGNALS = (
    "bias", "share_first", "share_three", "margin", "dense", "section_dense", "lexical",
    "cover_text", "cover_context", "cover_section", "missing_weight", "unknown_weight", "unknown_rarest",
    "value_there", "value_missing", "scope_exact", "scope_other", "scope_asked",
    "items", "terms", "counted_unit", "year_other", "whether", "open", "agreement", "label",
    "dense_z", "text_dense", "text_dense_z", "twin_dense_z", "section_z", "lexical_z", "section_lexical_z",
    "text_rank", "cover_best", "unmatched_share", "unmatched_heavy", "event_other", "list",
)  # fmt: skip
READER_SIGNALS = ("read_best", "read_any", "read_lead", "read_apart")  # only where the reader is used


@dataclass(frozen=True, slots=True)
class Confidence:
    """Probabilities that the guide answers the question, and that the question is on its topic."""

    answerable: float
    on_topic: float


@dataclass(frozen=True, slots=True)
class ConfidenceModel:
    """Weights by signal and the thresholds below which the guide is said not to answer."""

    answerable: dict[str, float]
    foreign: dict[str, float]
    on_topic: dict[str, float]
    least_answerable: float
    least_foreign: float
    least_on_topic: float

    def judge(self, signals: dict[str, float], foreign: bool = False) -> Confidence:
        """Both probabilities for one question; `foreign` where the candidates are in the other language."""
        weights = self.foreign if foreign else self.answerable
        return Confidence(_sigmoid(weights, signals), _sigmoid(self.on_topic, signals))


@cache
def load_confidence(with_reader: bool = False, votes: bool = True) -> ConfidenceModel:
    """The packaged model, or the one for an engine that has the reader; with or without votes of known questions."""
    file = READER_FILE if with_reader else FILE
    record = json.loads(resources.files("assistant").joinpath(file).read_text(encoding="utf-8"))
    model = ConfidenceModel(**{name: record[name] for name in ConfidenceModel.__slots__})
    known, kind = load_known_weights() if votes else {}, "_read" if with_reader else ""
    return replace(
        model,
        answerable=model.answerable | known.get(f"answerable{kind}", {}),
        on_topic=model.on_topic | known.get(f"on_topic{kind}", {}),
    )


def signals_of(found: Found, book: TermBook) -> dict[str, float]:
    """The signals of a question's candidates, by name."""
    reading, best = found.reading, found.order[0]
    row = dict(zip(NAMES, found.features[best].tolist(), strict=True))
    scores = found.scores[list(found.order)]
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    match = found.scored.match
    section = [k for k, unit in enumerate(found.units) if unit.section == found.units[best].section]
    covered = match.context[:, section].max(axis=1) if len(match.weights) else np.zeros(0)
    missing = match.weights * (1.0 - match.context[:, best]) if len(match.weights) else np.zeros(0)
    unknown = match.weights * (match.known < 0.55) if len(match.weights) else np.zeros(0)
    top_dense, top_lexical = int(np.argmax(found.scored.dense)), int(np.argmax(found.scored.lexical))
    held = match.context[:, best] if len(match.weights) else np.zeros(0)
    scored, whole = found.scored, found.scored.whole
    return (
        _reader_signals(found)
        | _known_signals(found)
        | {
            "bias": 1.0,
            "dense_z": _z(scored.dense[best], whole.dense),
            "text_dense": float(found.scored.text_dense[best] - 0.82) * 10,
            "text_dense_z": _z(scored.text_dense[best], whole.text_dense),
            "twin_dense_z": _z(scored.twin_dense[best], whole.twin_dense),
            "section_z": _z(scored.section_dense[best], whole.section_dense),
            "lexical_z": _z(scored.lexical[best], whole.lexical),
            "section_lexical_z": _z(scored.section_lexical[best], whole.section_lexical),
            "text_rank": math.log1p(float((whole.text_dense > scored.text_dense[best]).sum())) / 4,
            "cover_best": float((match.weights @ whole.match.context).max()) if len(match.weights) else 0.0,
            "unmatched_share": float((held < 0.5).mean()) if len(held) else 0.0,
            "unmatched_heavy": float((match.weights * (held < 0.5)).sum()) if len(held) else 0.0,
            "event_other": row["event"],
            "list": row["list"],
            "share_first": float(shares[0]),
            "share_three": float(shares[:3].sum()),
            "margin": float(min(4.0, scores[0] - scores[min(1, len(scores) - 1)])),
            "dense": float(found.scored.dense[best] - 0.82) * 10,
            "section_dense": float(found.scored.section_dense[best] - 0.82) * 10,
            "lexical": math.log1p(float(found.scored.lexical[best])) / 4,
            "cover_text": row["cover_text"],
            "cover_context": row["cover_context"],
            "cover_section": float(match.weights @ covered) if len(match.weights) else 0.0,
            "missing_weight": float(missing.max(initial=0.0)),
            "unknown_weight": float(unknown.sum()),
            "unknown_rarest": float(unknown.max(initial=0.0)),
            "value_there": row["value_there"],
            "value_missing": row["value_missing"],
            "scope_exact": row["scope_exact"],
            "scope_other": row["scope_other"],
            "scope_asked": float(bool(reading.scopes)),
            "items": min(8, len(reading.items)) / 8,
            "terms": min(4, len(reading.terms)) / 4,
            "counted_unit": row["counted_unit"] - float(bool(reading.counted)),
            "year_other": row["year_other"],
            "whether": float(reading.asks_for("whether")),
            "open": float(not reading.expects),
            "agreement": float(found.units[top_dense].section == found.units[best].section)
            + float(found.units[top_lexical].section == found.units[best].section),
            "label": max(row["label_text"], row["label_heading"]),
        }
    )


def _reader_signals(found: Found) -> dict[str, float]:
    """What the reader thinks of the best unit, of all it has read, and of its own first two; empty without it."""
    if found.read is None:
        return {}
    order = list(found.order)
    read = np.clip(np.nan_to_num(found.read[order], nan=-8.0), -8.0, 8.0).astype(np.float64)
    first, second = np.sort(np.append(read, -8.0))[::-1][:2]
    return {
        "read_best": float(read[0]) / 3,
        "read_any": float(np.logaddexp.reduce(read)) / 3,
        "read_lead": float(first - second) / 3,
        "read_apart": float(first - read[0]) / 3,
    }


def _known_signals(found: Found) -> dict[str, float]:
    """How the known questions vote: for the best unit, its section, others, "left open", "off topic"."""
    scored, best = found.scored, found.order[0]
    unit, section = float(scored.known[best]), float(scored.known_section[best])
    votes = scored.votes
    if votes is None:
        return dict.fromkeys(KNOWN_SIGNALS, 0.0)
    others = float(max(0.0, scored.whole.known_section.max() - section))
    return dict(
        zip(KNOWN_SIGNALS, (unit, section, others, votes.open, votes.off_topic, float(votes.applies)), strict=True)
    )


def _z(score: np.float32, among: Floats) -> float:
    """How far the best unit's score stands out, in standard deviations over all units."""
    return float((score - among.mean()) / (among.std() + 1e-6)) / 3


def _sigmoid(weights: dict[str, float], signals: dict[str, float]) -> float:
    total = sum(weights.get(name, 0.0) * value for name, value in signals.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
