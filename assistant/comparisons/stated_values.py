"""What a guide states of a topic under a label: its duration, its grant, how many take part."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.comparisons.compared_topics import is_about
from assistant.comparisons.contest import counts
from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.cues import Ask, cue
from assistant.retrieval.search import Searcher
from assistant.values.sizes import size_of
from ingest.types import Language
from ingest.values import Value

_LABELS: dict[Ask, re.Pattern[str]] = {
    "duration": re.compile(r"\b(?:\w*kesto|kestaa|kestavat|\w*pituus|durations?|lengths?|lasts?|running time)\b"),
    "amount": re.compile(
        r"\b(?:\w*avustus|\w*tuki|tuen (?:enimmais)?maara|\w*budjetti|\w*kertakorvau\w+|rahoitus|"
        r"(?<!per )grants?|budget|lump sums?|funding|support)\b"
    ),
    "count": re.compile(r"\b(?:vahintaan|vah|at least|minimum|min)\b"),
}
# Right at the start, but for a word or two: "Maximum grant EUR 35,000", "Hankkeen kesto: 6–24 kk".
_AT_START = 2
_OF_PROJECT = re.compile(r"\b(?:project|hank)")
# A sum for each of something, or for each day: not what the topic as a whole gets.
_FOR_EACH = re.compile(
    r"(?:\b(?:per|a|each|every) (?!project|hanke|application|grant)\w+|/ ?(?!hanke|project)[a-z]|"
    r"\b\w+ (?:kohden|kohti)|\b(?:paiva|kuukaude|viiko|tunni|vuode|kuu)(?:lta|ssa|sta))"
)
_FOR_PROJECT = re.compile(r"\b(?:hanketta|hakemusta) (?:kohden|kohti)\b|\ba maximum\b")
# What else takes time or costs money in a project than the project itself.
_ASIDE = re.compile(
    r"\b(?:raport\w*|report\w*|maks\w*era\w*|instal?ments?|ennak\w+|advance\w*|kasittely\w*|kilpail\w+)\b"
)


def stated_value(
    searcher: Searcher, topic: str, ask: Ask, language: Language, *, counted: str = "", among: Collection[str] = ()
) -> Unit | None:
    """The statement that gives a topic's value of a kind under its label; None where there is none, or several differ.

    `among` are the topics that it must tell apart: a statement about several of them is of none.
    """
    others = frozenset(among) - {topic}
    units = [
        unit
        for unit in searcher.current(language)
        if is_about(unit, topic, searcher.book) and not unit.scopes & others and own_values(unit, ask, counted)
    ]
    under = [unit for unit in units if not unit.own_scopes] or units
    first = [unit for unit in under if _starts_with_label(unit, ask)] or under
    if ask == "count" and first:
        return max(first, key=lambda unit: size_of(own_values(unit, ask, counted)[0])[1] or 0)
    if ask == "duration":
        first = [unit for unit in first if _OF_PROJECT.search(fold(unit.text))] or first  # and not of a stay in it
    distinct = {tuple(value.key for value in own_values(unit, ask, counted)) for unit in first}
    return first[0] if len(distinct) == 1 else None


def own_values(unit: Unit, ask: Ask, counted: str = "") -> tuple[Value, ...]:
    """The values of a kind that a unit gives under a label for them, in their order."""
    kinds = cue(ask).expects
    found = [v for v in unit.values if v.kind in kinds and (not counted or counts(v, counted))]
    if not found or not _is_labelled(unit, ask, found):
        return ()
    return () if ask == "amount" and any(_is_for_each(unit.text, value) for value in found) else tuple(found)


def _is_labelled(unit: Unit, ask: Ask, values: Sequence[Value]) -> bool:
    before = fold(unit.text[: values[0].start])
    if _ASIDE.search(before):
        return False
    above = fold(unit.headings[-1]) if unit.headings else ""
    return _LABELS[ask].search(before) is not None or (
        not before.split() and _LABELS[ask].fullmatch(above.strip(" :")) is not None
    )


def _starts_with_label(unit: Unit, ask: Ask) -> bool:
    found = _LABELS[ask].search(fold(unit.text))
    return found is not None and len(fold(unit.text)[: found.start()].split()) <= _AT_START


def _is_for_each(text: str, value: Value) -> bool:
    after = fold(text[value.end :])[:40]
    found = _FOR_EACH.match(after.strip(" ,")) if after else None
    return found is not None and _FOR_PROJECT.match(after.strip(" ,")) is None
