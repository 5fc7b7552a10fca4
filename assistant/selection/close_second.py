"""Two statements of one section that answer about as likely: both are told, for the reader to choose."""

from __future__ import annotations

from dataclasses import replace

from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.search import Found

_CLOSE = 0.8  # log-odds between the first and the second
_LONGEST = 500
_KINDS = ("open", "place", "who", "definition", "contact")


def with_close_second(unit: Unit, reading: Reading, found: Found) -> list[Unit]:
    """The best unit, with the next one where the ranking can hardly tell them apart.

    Only for questions that ask neither a value nor a yes: a second value beside the right one would mislead. A list
    says all that it has.
    """
    first, *others = found.order
    if not _may_have_two(reading) or found.units[first] is not unit or unit.is_list or found.foreign:
        return [unit]
    near = [k for k in others[:2] if float(found.scores[first] - found.scores[k]) < _CLOSE]
    beside = [found.units[k] for k in near if _stands_beside(found.units[k], unit)]
    if not beside or len(unit.text) + len(beside[0].text) > _LONGEST:
        return [unit]
    second = beside[0]
    return [unit, replace(second, headings=()) if second.headings == unit.headings else second]  # its topic is told


def _may_have_two(reading: Reading) -> bool:
    asked = reading.main in _KINDS and not reading.expects
    return asked and not reading.wants_verdict and not reading.asks_for("list", "comparison")


def _stands_beside(other: Unit, unit: Unit) -> bool:
    """True for another statement of the unit's section, neither a part of it nor a mere heading."""
    apart = not set(other.members) & set(unit.members) and other.text not in unit.text and unit.text not in other.text
    says = not other.is_heading and not other.is_bare and other.lead is None
    return apart and says and not other.is_list and other.section == unit.section and other.locator == unit.locator
