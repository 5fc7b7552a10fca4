"""A rule for things of some size, which says nothing of larger or smaller ones: "journeys of less than 500 km"."""

from __future__ import annotations

import re

from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.verdicts.polarity import judge
from ingest.values import Value

_LESS = re.compile(r"\b(?:less than|under|below|shorter than|up to|alle|korkeintaan|enintaan) \W*$")
_MORE = re.compile(r"\b(?:more than|over|above|longer than|at least|yli|vahintaan) \W*$")
_FIRST_WORDS = 6  # the subject stands before its verb


def lies_beyond(reading: Reading, unit: Unit) -> bool:
    """True where a sentence is about things of a size that those asked about do not have, and its words say no or yes.

    "May we fly 900 km?" is not answered by what holds for less than 500; a limit at the end is one of the rule itself.
    """
    if unit.is_list or judge(reading, unit).rests_on == "numbers":
        return False
    return any(_is_beyond(asked, value, unit) for value in unit.values for asked in reading.values)


def _is_beyond(asked: Value, value: Value, unit: Unit) -> bool:
    if (value.kind, value.unit) != (asked.kind, asked.unit) or value.kind not in ("count", "duration", "amount"):
        return False
    before = unit.text[: value.start]
    if len(before.split()) > _FIRST_WORDS:
        return False
    limit, size = value.key[-1], asked.key[0]
    less, more = (words.search(fold(before) + " ") is not None for words in (_LESS, _MORE))
    return (less and size > limit) or (more and size < limit)
