"""What is known of a unit as an answer to a question, as numbers for the ranking model.

Every feature is general: none looks at a particular word, code, slide or document.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from assistant.cues import cue
from assistant.occasions import CALL, EVENT
from assistant.question import Reading, unit_of
from assistant.retrieval import Scored
from assistant.terms import TermBook
from assistant.units import Unit
from assistant.words import fold, likeness
from ingest.units import compatible

Floats = NDArray[np.float32]

NAMES = (
    "lexical", "dense", "section_lexical", "section_dense", "counterpart_dense",
    "cover_text", "cover_context", "cover_rarest",
    "scope_exact", "scope_own", "scope_related", "scope_other",
    "value_there", "value_missing", "label_text", "label_heading", "counted_unit",
    "heading", "list", "list_asked", "list_value", "list_open", "list_whether", "size", "members",
    "year_other", "link_wanted", "link_unwanted", "definition", "event", "lead",
    "event_asked", "call", "call_full", "heading_definition", "opening", "opening_definition",
    "text_dense", "twin_dense", "text_dense_section", "twin_dense_section", "dense_section_rank",
    "title_dense", "lead_dense", "event_missing",
    "value_like", "negation",
    "cover_heading", "list_heading", "list_text", "who_list", "list_dense", "asked_verb",
)  # fmt: skip

_AGENT = re.compile(r"(?:jaa|jää|jia|jiä|ers|ors|ees|ants|ents|ists|agues|ihmis\w*)$")
_NOT = re.compile(r"\b(?:ei|eivat|eika|not|cannot|no|never|n't|ilman|without)\b|n't\b")
_LINK = re.compile(r"https?://|www\.|\S(?:@|\(at\)|\(@\))\S")
_CONTACT = re.compile(r"\S(?:@|\(at\)|\(@\))\S|\+?\d[\d ]{6,}\d")
_DEFINES = re.compile(r"\s=\s|\beli\b|\btarkoit\w+|\bmeans\b|\bthat is\b|\bpidetaan\b|\bregarded as\b|: ")


def measure(reading: Reading, scored: Scored, book: TermBook) -> Floats:
    """The features of every unit, shape (units, len(NAMES))."""
    table = np.zeros((len(scored.units), len(NAMES)), np.float32)
    column = {name: k for k, name in enumerate(NAMES)}
    table[:, column["lexical"]] = _spread(scored.lexical)
    table[:, column["dense"]] = _spread(scored.dense)
    table[:, column["text_dense"]] = _spread(scored.text_dense)
    table[:, column["twin_dense"]] = _spread(scored.twin_dense)
    table[:, column["title_dense"]] = _spread(scored.title_dense)
    table[:, column["lead_dense"]] = _spread(scored.lead_dense) * np.array([u.is_list for u in scored.units])
    sections = np.array([unit.section for unit in scored.units])
    table[:, column["text_dense_section"]] = _spread_within(scored.text_dense, sections)
    table[:, column["twin_dense_section"]] = _spread_within(scored.twin_dense, sections)
    table[:, column["dense_section_rank"]] = _spread_within(scored.dense, sections)
    table[:, column["section_lexical"]] = _spread(scored.section_lexical)
    table[:, column["section_dense"]] = _spread(scored.section_dense)
    table[:, column["counterpart_dense"]] = _spread(scored.counterpart_dense)
    match = scored.match
    if len(match.weights):
        table[:, column["cover_text"]] = match.weights @ match.text
        table[:, column["cover_context"]] = match.weights @ match.context
        table[:, column["cover_rarest"]] = match.context[int(np.argmax(match.weights))]
        table[:, column["cover_heading"]] = match.weights @ np.clip(match.context - match.text, 0.0, 1.0)
    for row, unit in enumerate(scored.units):
        for name, value in _describe(reading, unit, book).items():
            table[row, column[name]] = value
    lists = table[:, column["list"]]
    table[:, column["list_heading"]] = lists * table[:, column["cover_heading"]]
    table[:, column["list_text"]] = lists * table[:, column["cover_text"]]
    table[:, column["list_dense"]] = lists * table[:, column["dense"]]
    return table


def _describe(reading: Reading, unit: Unit, book: TermBook) -> dict[str, float]:
    text, headings = fold(unit.text), fold(" ".join(unit.headings))
    there = holds_expected(reading, unit)
    features = {
        "heading": float(unit.is_heading),
        "size": float(np.log1p(len(unit.text) / 60.0)),
        "lead": float(unit.is_list and unit.lead is not None),
        "negation": _negation(reading, text, headings),
        "opening": float(unit.is_opening),
        "opening_definition": float(unit.is_opening and reading.main in ("definition", "open")),
        "heading_definition": float(unit.is_heading and reading.asks_for("definition")),
        "year_other": float(_other_year(reading, unit)),
    }
    features.update(_scope(reading, unit, book))
    features.update(_occasion(reading, unit, text, headings))
    if reading.expects:
        features["value_there"], features["value_missing"] = float(there), float(not there)
    if reading.expects or reading.asks_for("who"):
        labels = [label for ask in reading.asks for ls in cue(ask).labels.values() for label in ls]
        features["label_text"] = float(any(_holds(text, label) for label in labels))
        features["label_heading"] = float(any(_holds(headings, label) for label in labels))
    if reading.asks_for("whether"):
        kinds = {value.kind for value in unit.values}
        features["value_like"] = float(any(value.kind in kinds for value in reading.values if value.kind != "year"))
    if reading.counted:
        features["counted_unit"] = float(counts_asked(reading, unit))
    if unit.is_list:
        features["list"], features["members"] = 1.0, len(unit.members) / 8.0
        features["list_asked"] = float(reading.asks_for("list"))
        features["who_list"] = float(reading.asks_for("who"))
        features["list_value"] = float(bool(reading.expects))
        features["list_open"] = float(reading.main in ("open", "definition"))
        features["list_whether"] = float(reading.asks_for("whether"))
    has_link = bool(_LINK.search(unit.text))
    wanted = reading.asks_for("place", "contact")
    features["link_wanted"] = float(has_link and wanted)
    features["link_unwanted"] = float(has_link and not wanted)
    features["definition"] = float(reading.asks_for("definition") and bool(_DEFINES.search(text)))
    return features


def _negation(reading: Reading, text: str, headings: str) -> float:
    """1 where question and unit are both about what is not so, -1 where only one of them is."""
    if reading.asks_for("whether"):
        return 0.0
    asked, stated = bool(_NOT.search(fold(reading.text))), bool(_NOT.search(f"{headings} {text}"))
    return 1.0 if asked and stated else -1.0 if asked else 0.0


def _occasion(reading: Reading, unit: Unit, text: str, headings: str) -> dict[str, float]:
    """Calls and information sessions both have dates: which of them the unit is, and which is wanted."""
    event = bool(EVENT.search(text + " " + headings))
    wanted = bool(EVENT.search(fold(reading.text)))
    dates = [v for v in unit.values if v.kind == "date"]
    full = any(v.key[0] == "range" or (v.key[0] and v.key[-1]) for v in dates)
    call = reading.asks_for("deadline") and bool(dates) and not event and not wanted
    return {
        "event": float(event and not wanted),
        "event_asked": float(event and wanted),
        "event_missing": float(wanted and not event),
        "call": float(call and bool(CALL.search(text + " " + headings))),
        "call_full": float(call and full),
    }


def holds_expected(reading: Reading, unit: Unit) -> bool:
    """True where the unit has a value of a kind that the question wants."""
    kinds = {value.kind for value in unit.values}
    for expected in reading.expects:
        if expected == "contact" and _CONTACT.search(unit.text):
            return True
        if expected == "place" and (_LINK.search(unit.text) or "place" in unit.terms):
            return True
        if expected in kinds or (expected == "count" and counts_asked(reading, unit)):
            return True
    return False


def _scope(reading: Reading, unit: Unit, book: TermBook) -> dict[str, float]:
    if not reading.scopes:
        return {}
    if reading.scopes & unit.scopes:
        return {"scope_exact": 1.0, "scope_own": float(bool(reading.scopes & unit.own_scopes))}
    if is_related(reading.scopes, unit.scopes | unit.terms, book):
        return {"scope_related": 1.0}
    return {"scope_other": float(bool(unit.scopes))}


def is_related(asked: frozenset[str], found: frozenset[str], book: TermBook) -> bool:
    """True where one of the asked terms is wider or narrower than one of those found."""
    return any(a in book.ancestors(f) or f in book.ancestors(a) for a in asked for f in found) or bool(asked & found)


def _other_year(reading: Reading, unit: Unit) -> bool:
    if not reading.years:
        return False
    text = unit.text + " " + " ".join(unit.headings) + " " + unit.document.edition
    return not any(str(year) in text for year in reading.years)


def counts_asked(reading: Reading, unit: Unit) -> bool:
    """True where the unit counts the thing asked about: a number right before such a word."""
    for value in unit.values:
        if value.kind != "count":
            continue
        words = fold(value.text + " " + unit.text[value.end : value.end + 40]).split()
        nouns = reading.counted.replace("-", " ").split()
        if not nouns or any(likeness(fold(n), w, unit.language) >= 0.6 for n in nouns for w in words if len(w) > 2):
            return True
        if value.unit and any(_is_unit(noun, value.unit) for noun in nouns[:2]):
            return True
    return False


def _is_unit(noun: str, unit: str) -> bool:
    known = unit_of(noun)
    if known is not None:
        return known[0] == "count" and compatible(known[1], unit)
    return unit == "person" and bool(_AGENT.search(noun))


def _holds(text: str, label: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(label)}", text))


def _spread_within(scores: Floats, groups: NDArray[np.int_]) -> Floats:
    """Scores less their section's mean, in standard deviations over all: which passage of a slide."""
    count = np.bincount(groups, minlength=int(groups.max()) + 1)
    mean = np.bincount(groups, weights=scores, minlength=len(count)) / np.maximum(count, 1)
    found: Floats = ((scores - mean[groups]) / (float(scores.std()) + 1e-6)).astype(np.float32)
    return found


def _spread(scores: Floats) -> Floats:
    """Scores spread over 0 to 1 (min–max normalisation)."""
    low, high = float(scores.min()), float(scores.max())
    return (scores - low) / (high - low) if high > low else np.zeros_like(scores)
