"""Statements that stand under another thing's heading: a rule for courses is none for job shadowing."""

from __future__ import annotations

from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.cues import Ask
from assistant.question.reading import Reading
from assistant.retrieval.features import is_related
from assistant.retrieval.search import Found
from assistant.verdicts.two_sides import of_topic

_ASKS: tuple[Ask, ...] = ("whether", "count", "amount", "duration", "share")


def is_of_another_subject(reading: Reading, found: Found, book: TermBook) -> bool:
    """True where the best unit stands under the heading of something else than the topics asked about.

    Either beside the heading that the one topic has in the same section, or, where several topics are named ("must a
    KV20 project heed the KJ9 rules?"), under one that is none of these.
    """
    unit = found.units[found.order[0]]
    if found.foreign or not reading.asks_for(*_ASKS) or reading.asks_for("comparison", "list"):
        return False
    if len(reading.scopes) > 1:
        return reading.asks_for("whether") and _is_under_another(reading, unit, book)
    if len(reading.scopes) != 1 or not _stands_beside(reading, unit, found, book):
        return False
    beside = [one for one in found.units if one.section == unit.section]
    return not reading.wants_verdict or of_topic(reading, unit, beside) is None  # "consortia can" beside "cannot"


def _stands_beside(reading: Reading, unit: Unit, found: Found, book: TermBook) -> bool:
    """True where the topic has a heading of its own in the unit's section, and the unit is under another like it."""
    if not unit.headings or reading.scopes & unit.terms or is_related(reading.scopes, unit.own_scopes, book):
        return False
    own = {
        one.headings[: depth + 1]
        for one in found.units
        if one.section == unit.section
        for depth in range(1, len(one.headings))
        if reading.scopes & _topics(one.headings[depth], book)
    }
    return any(len(unit.headings) >= len(path) and unit.headings[: len(path) - 1] == path[:-1] for path in own)


def _is_under_another(reading: Reading, unit: Unit, book: TermBook) -> bool:
    """True where the nearest heading that names topics names none of those asked about, nor a wider or narrower one."""
    named = next((topics for heading in reversed(unit.headings) if (topics := _topics(heading, book))), None)
    return bool(named) and not is_related(reading.scopes, named or frozenset(), book)


def _topics(text: str, book: TermBook) -> frozenset[str]:
    return frozenset(mention.term for mention in book.link(text) if book.is_scope(mention.term))
