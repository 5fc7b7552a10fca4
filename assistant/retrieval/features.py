"""What is known of a unit as an answer to a question, as numbers for the ranking model.

Every feature is general: none looks at a particular word, code, slide or document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from assistant.language.occasions import EVENT
from assistant.language.words import fold, likeness, split_words
from assistant.names.terms import TermBook
from assistant.passages.traits import MAY, NOT, Traits, traits_of
from assistant.passages.units import Unit
from assistant.question.cues import cue
from assistant.question.reading import Reading, unit_of
from assistant.retrieval.candidates import Positions, Scored, spread
from ingest.numerals import read_numeral
from ingest.values import compatible

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
    "defined_label",
    "label_is",
    "who_label",
    "value_like", "negation",
    "cover_heading", "list_heading", "list_text", "who_list", "list_dense",
    "known", "known_section",
)  # fmt: skip

KNOWN_FEATURES = ("known", "known_section")  # votes of known questions
_ALIKE = 0.6
_FEW_VOTES = 0.1
_AGENT = re.compile(r"(?:jaa|jää|jia|jiä|ers|ors|ees|ants|ents|ists|agues|ihmis\w*)$")


def measure(reading: Reading, scored: Scored, book: TermBook) -> Floats:
    """The features of the units, shape (units, len(NAMES)); of those that were kept, where many were scored."""
    table = np.zeros((len(scored.units), len(NAMES)), np.float32)
    column = {name: k for k, name in enumerate(NAMES)}
    whole = scored.whole
    table[:, column["lexical"]] = spread(scored.lexical, whole.lexical)
    table[:, column["dense"]] = spread(scored.dense, whole.dense)
    table[:, column["text_dense"]] = spread(scored.text_dense, whole.text_dense)
    table[:, column["twin_dense"]] = spread(scored.twin_dense, whole.twin_dense)
    table[:, column["title_dense"]] = spread(scored.title_dense, whole.title_dense)
    for name, near in (("known", scored.known), ("known_section", scored.known_section)):
        table[:, column[name]] = np.log1p(near / _FEW_VOTES)
    is_list = np.array([unit.is_list for unit in scored.units])
    table[:, column["lead_dense"]] = spread(scored.lead_dense, whole.lead_dense) * is_list
    for name, held, among in (
        ("text_dense_section", scored.text_dense, whole.text_dense),
        ("twin_dense_section", scored.twin_dense, whole.twin_dense),
        ("dense_section_rank", scored.dense, whole.dense),
    ):
        table[:, column[name]] = _spread_within(held, scored.sections, among, whole.sections)
    table[:, column["section_lexical"]] = spread(scored.section_lexical, whole.section_lexical)
    table[:, column["section_dense"]] = spread(scored.section_dense, whole.section_dense)
    table[:, column["counterpart_dense"]] = spread(scored.counterpart_dense, whole.counterpart_dense)
    match = scored.match
    if len(match.weights):
        table[:, column["cover_text"]] = match.weights @ match.text
        table[:, column["cover_context"]] = match.weights @ match.context
        table[:, column["cover_rarest"]] = match.context[int(np.argmax(match.weights))]
        table[:, column["cover_heading"]] = match.weights @ np.clip(match.context - match.text, 0.0, 1.0)
    asked = _read_asked(reading)
    for row, unit in enumerate(scored.units):
        for name, value in _describe(reading, asked, unit, book).items():
            table[row, column[name]] = value
    lists = table[:, column["list"]]
    table[:, column["list_heading"]] = lists * table[:, column["cover_heading"]]
    table[:, column["list_text"]] = lists * table[:, column["cover_text"]]
    table[:, column["list_dense"]] = lists * table[:, column["dense"]]
    return table


@dataclass(frozen=True, slots=True)
class _Asked:
    """What every unit is held against, read off the question once; `known` and `related` remember what was found."""

    labels: re.Pattern[str] | None
    event: bool
    negative: bool
    permitted: bool
    defined: tuple[str, ...]
    whether: bool
    definition: bool
    is_list: bool
    who: bool
    address: bool
    deadline: bool
    is_open: bool
    value_kinds: frozenset[str]
    known: dict[str, bool]
    related: dict[tuple[frozenset[str], frozenset[str]], bool]

    def labelled(self, text: str) -> bool:
        """True where the text, one that many units may have, holds a label of what is asked for."""
        known = self.known.get(text)
        if known is None:
            known = self.known[text] = self.labels is not None and bool(self.labels.search(text))
        return known


def _read_asked(reading: Reading) -> _Asked:
    text = fold(reading.text)
    labels = tuple(label for ask in reading.asks for ls in cue(ask).labels.values() for label in ls)
    definition, who = reading.asks_for("definition"), reading.asks_for("who")
    negative = not reading.asks_for("whether") and bool(NOT.search(text))
    listing = not reading.expects and not reading.asks_for("whether", "definition", "comparison")
    return _Asked(
        labels=_any_of(labels) if reading.expects or who else None,
        event=bool(EVENT.search(text)),
        negative=negative,
        permitted=listing and not negative and bool(MAY.search(text)),
        defined=tuple(item.text for item in reading.items) if definition else (),
        whether=reading.asks_for("whether"),
        definition=definition,
        is_list=reading.asks_for("list"),
        who=who,
        address=reading.asks_for("place", "contact"),
        deadline=reading.asks_for("deadline"),
        is_open=reading.main in ("open", "definition"),
        value_kinds=frozenset(value.kind for value in reading.values if value.kind != "year"),
        known={},
        related={},
    )


@cache
def _any_of(labels: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, labels))})") if labels else None


def _describe(reading: Reading, asked: _Asked, unit: Unit, book: TermBook) -> dict[str, float]:
    traits = traits_of(unit)
    features = {
        "heading": float(unit.is_heading),
        "size": float(np.log1p(len(unit.text) / 60.0)),
        "lead": float(unit.is_list and unit.lead is not None),
        "negation": _negation(asked, traits),
        "opening": float(unit.is_opening),
        "opening_definition": float(unit.is_opening and asked.is_open),
        "heading_definition": float(unit.is_heading and asked.definition),
        "year_other": float(_other_year(reading, unit)),
    }
    if reading.scopes:
        features.update(_scope(reading, asked, unit, book))
    features.update(_occasion(asked, traits))
    features.update(_wanted(reading, asked, unit, traits))
    if unit.is_list:
        features["list"], features["members"] = 1.0, len(unit.members) / 8.0
        features["list_asked"] = float(asked.is_list)
        features["who_list"] = float(asked.who)
        features["list_value"] = float(bool(reading.expects))
        features["list_open"] = float(asked.is_open)
        features["list_whether"] = float(asked.whether)
    return features


def _negation(asked: _Asked, traits: Traits) -> float:
    """Whether the unit says no where the question does; what is excluded is no answer to "what is accepted?"."""
    if asked.negative:
        return 1.0 if traits.is_negative else -1.0
    return -1.0 if asked.permitted and traits.is_excluded else 0.0


def _wanted(reading: Reading, asked: _Asked, unit: Unit, traits: Traits) -> dict[str, float]:
    """Whether the unit holds the kind of thing that is asked for."""
    features: dict[str, float] = {}
    if reading.expects:
        there = holds_expected(reading, unit)
        features["value_there"], features["value_missing"] = float(there), float(not there)
    if asked.labels is not None:
        in_text = bool(asked.labels.search(traits.text))
        features["label_is"] = float(in_text and bool(traits.label) and asked.labelled(traits.label))
        features["who_label"] = float(asked.who and in_text)
        features["label_text"] = float(in_text)
        features["label_heading"] = float(asked.labelled(traits.headings))
    if asked.whether:
        features["value_like"] = float(not asked.value_kinds.isdisjoint(traits.kinds))
    if reading.counted:
        features["counted_unit"] = float(counts_asked(reading, unit))
    features["link_wanted"] = float(traits.has_link and asked.address)
    features["link_unwanted"] = float(traits.has_link and not asked.address)
    features["definition"] = float(asked.definition and traits.defines)
    features["defined_label"] = float(bool(traits.label) and any(_is_label(d, traits.label) for d in asked.defined))
    return features


def _is_label(defined: str, label: str) -> bool:
    return label.startswith(defined[:6]) and abs(len(label) - len(defined)) <= 6


def _occasion(asked: _Asked, traits: Traits) -> dict[str, float]:
    """Calls and information sessions both have dates: which of them the unit is, and which is wanted."""
    event, wanted = traits.is_event, asked.event
    call = asked.deadline and "date" in traits.kinds and not event and not wanted
    return {
        "event": float(event and not wanted),
        "event_asked": float(event and wanted),
        "event_missing": float(wanted and not event),
        "call": float(call and traits.is_call),
        "call_full": float(call and traits.has_full_date),
    }


def holds_expected(reading: Reading, unit: Unit) -> bool:
    """True where the unit has a value of a kind that the question wants."""
    traits = traits_of(unit)
    for expected in reading.expects:
        if expected == "contact" and traits.has_contact:
            return True
        if expected == "place" and (traits.has_link or unit.places):
            return True
        if expected in traits.kinds or (expected == "count" and counts_asked(reading, unit)):
            return True
    return False


def _scope(reading: Reading, asked: _Asked, unit: Unit, book: TermBook) -> dict[str, float]:
    if reading.scopes & unit.scopes:
        return {"scope_exact": 1.0, "scope_own": float(bool(reading.scopes & unit.own_scopes))}
    held = unit.scopes, unit.terms
    if held not in asked.related:
        asked.related[held] = is_related(reading.scopes, unit.scopes | unit.terms, book)
    return {"scope_related": 1.0} if asked.related[held] else {"scope_other": float(bool(unit.scopes))}


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
        if not nouns or any(likeness(fold(n), w, unit.language) >= _ALIKE for n in nouns for w in words if len(w) > 2):
            return True
        if value.unit and any(_is_unit(noun, value.unit) for noun in nouns[:2]):
            return True
    return _labels_count(reading, unit)


def _labels_count(reading: Reading, unit: Unit) -> bool:
    """True for a bare number after a label that names what is counted: "Offers: three"."""
    noun = fold(reading.counted.replace("-", " ").split()[0]) if reading.counted else ""
    led = unit.headings[-1:] if unit.is_list else ()
    for piece in (*led, *unit.text.split("; ")) if noun else ():
        label, mark, rest = piece.partition(": ")
        number = read_numeral(rest, 0) if mark else None
        if number is None or any(char.isalnum() for char in rest[number.end :]):
            continue
        if any(likeness(noun, word, unit.language) >= _ALIKE for word in split_words(label)):
            return True
    return False


def _is_unit(noun: str, unit: str) -> bool:
    known = unit_of(noun)
    if known is not None:
        return known[0] == "count" and compatible(known[1], unit)
    return unit == "person" and bool(_AGENT.search(noun))


def _spread_within(scores: Floats, groups: Positions, among: Floats, all_groups: Positions) -> Floats:
    """Scores less their section's mean, in standard deviations over all: which passage of a slide."""
    count = np.bincount(all_groups, minlength=int(all_groups.max()) + 1)
    mean = np.bincount(all_groups, weights=among, minlength=len(count)) / np.maximum(count, 1)
    found: Floats = ((scores - mean[groups]) / (float(among.std()) + 1e-6)).astype(np.float32)
    return found
