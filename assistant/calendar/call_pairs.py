"""One topic's call held against the others by date: "Does KA1 close before KA2?", "Which call comes after KA1?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal, TypeAlias

from assistant.calendar.call_order import asks_same_day, closes
from assistant.calendar.sessions import telling_words
from assistant.calendar.timing import call_line, call_sentence
from assistant.language.occasions import APPLIES
from assistant.language.words import fold
from assistant.passages.deadlines import Call, of_own_code
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Searcher
from assistant.wording.phrases import say
from assistant.wording.statements import Statement

Order: TypeAlias = Literal["before", "after", "same"]

_BEFORE = re.compile(r"\b(?:before|(?:earlier|sooner) than|ennen|(?:aikaisemmin|aiemmin|ennemmin) kuin)\b")
_AFTER = re.compile(r"\b(?:after|later than|following|jalkeen|myohemmin kuin)\b")
_CLOSES = re.compile(
    r"\b(?:clos\w+|ends?|due|expires?|calls?|deadlines?|paatty\w*|sulkeutu\w*|umpeutu\w*|menee|\w*haku\w*|\w*hau[nt]|"
    r"maaraai\w+|hakuai\w+)\b"
)
_WHICH = re.compile(r"\b(?:which|what|next|mika|mitka|seuraava\w*)\b")
_NEXT = re.compile(r"\b(?:next|seuraava\w*|comes|tulee)\b")
# Of what follows a call, not of calls.
_ELSE = re.compile(
    r"\b(?:happen\w*|tapahtu\w+|if|jos|steps?|vaihe\w*|do|must|should|pitaa|tehda\w*|start\w*|open\w*)\b"
)
_WORDS = re.compile(
    r"before|earlier|sooner|after|later|following|than|ennen|aikaisemmin|aiemmin|ennemmin|jalkeen|myohemmin|kuin|next|"
    r"seuraava\w*|comes?|tulee|clos\w+|due|expires?|deadlin\w*|haut|hakuja|haui\w+|maaraa\w+|umpeutu\w+|sulkeutu\w+|menee"
)


def answer_pair(reading: Reading, searcher: Searcher, today: date) -> tuple[Statement, ...] | None:
    """Yes or no to one call before another, or the calls before or after one; None where something else is asked."""
    question = fold(asking_sentence(reading.text))
    order = _order(question)
    if order is None or not _CLOSES.search(question) or reading.unknown_codes or reading.uncovered or reading.years:
        return None
    if _ELSE.search(question) or reading.asks_for("who", "amount", "count", "share", "place", "contact", "duration"):
        return None
    rest = telling_words(reading, question)
    if not all(_WORDS.fullmatch(word) or APPLIES.fullmatch(word) for word in rest):
        return None
    calls = [call for call in searcher.calls(reading.language, False) if closes(call)]
    topics = list(dict.fromkeys(item.term for item in reading.items if item.term in reading.scopes))
    sides = [_only(of_own_code(_of(term, calls), frozenset({term}), searcher.book)) for term in topics if term]
    if reading.asks_for("whether") and len(sides) == 2 and None not in sides:
        return _hold(order, [call for call in sides if call], reading, today)
    if len(sides) == 1 and sides[0] is not None and order != "same" and not reading.asks_for("whether"):
        return _list(order, sides[0], calls, reading) if _WHICH.search(question) else None
    return None


def _order(question: str) -> Order | None:
    if asks_same_day(question):
        return "same"
    return "before" if _BEFORE.search(question) else "after" if _AFTER.search(question) else None


def _of(term: str, calls: Sequence[Call]) -> list[Call]:
    own = [call for call in calls if term in call.unit.own_scopes]
    return own or [call for call in calls if term in call.unit.scopes]


def _only(calls: Sequence[Call]) -> Call | None:
    return calls[0] if len({call.day for call in calls}) == 1 else None


def _hold(order: Order, sides: Sequence[Call], reading: Reading, today: date) -> tuple[Statement, ...]:
    one, two = sides
    holds = {"before": one.day < two.day, "after": one.day > two.day, "same": one.day == two.day}[order]
    verdict = say("yes" if holds else "no", reading.language)
    first = Statement(f"{verdict}. {call_sentence(one, reading, today)}", one.unit.members)
    return first, Statement(call_sentence(two, reading, today), two.unit.members)


def _list(order: Order, own: Call, calls: Sequence[Call], reading: Reading) -> tuple[Statement, ...] | None:
    beside = [call for call in calls if (call.day < own.day if order == "before" else call.day > own.day)]
    if beside and order == "after" and _NEXT.search(fold(reading.text)):
        beside = [call for call in beside if call.day == beside[0].day]
    items = (Statement(call_line(call), call.unit.members, bullet=True) for call in beside)
    return (Statement(say("all_calls", reading.language), (), "intro"), *items) if beside else None
