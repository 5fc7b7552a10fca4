"""The calls of a corpus with their closing dates: what is open, next or passed on a given day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from assistant.language.occasions import APPLYING, CALL, EVENT
from assistant.language.words import fold
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from ingest.types import Language
from ingest.values import Value

Timing: TypeAlias = Literal["open", "next", "passed"]

_TIMINGS: tuple[tuple[Timing, re.Pattern[str]], ...] = (
    (
        "next",
        re.compile(
            r"\b(?:seuraava|seuraavaks\w*|lahin|lahimpana|"
            r"next(?! (?:month|year|week)\b)|nearest|upcoming|soonest|earliest)\b"
        ),
    ),
    (
        "passed",
        re.compile(
            r"\b(?:jo (?:mennyt|menneet|paatty(?:nyt|neet|neita)|umpeutun\w+|sulkeutun\w+)|(?:on|"
            r"ovat) (?:paatty|umpeutu|sulkeutu)(?:nyt|neet)|ovat menneet|already (?:passed|closed|over|"
            r"ended)|(?:passed|closed|ended|over) already|have (?:passed|closed)|menivat jo|menneet)\b"
        ),
    ),
    (
        "open",
        re.compile(
            r"\b(?:auki|avoin\w*|avoimi\w+|kaynnissa|viela|edessa|jaljella|tulossa|tulevat|ehdi\w*|ehti\w*|"
            r"still|open|left|remaining|too late|in time|ahead|myohassa|myohaista|myohasty\w*ko(?:han)?|"
            r"menik[oö](?:han)?|(?:have|has|did|do) (?:we|i|they) (?:already |just )?miss(?:ed)?)\b"
        ),
    ),
)


_CLOSES = re.compile(r"\b(?:paatty\w*|sulkeutu\w*|umpeutu\w*|maaraai\w*|closes?|closing|deadline|due)\b")
# "Calls open: 3 May 2029", with nothing but the day behind it.
_OPENING = re.compile(
    r"\b(?:opens|opening(?: of(?: \w+){1,3})?|\w*avautu\w*|\w*aukea\w*)\W+(?:\w+ ){0,2}?(?=\d)"
    r"(?!.{0,40}(?: ?[–-] ?\d|\b(?:to|until|asti|saakka)\b))"
)
_ENDS_THEN = re.compile(
    r"(?:clos\w+|ends?|until|deadline|due|by|paatty\w*|sulkeutu\w*|umpeutu\w*|viimeistaan|takaraja)\W+(?:on |at )?$"
)
_SIGNING_UP = re.compile(r"\b(?:ilmoittaut\w+|ilmoittaudu\w*|registration|register|sign(?:ing)? up)\b")
_NOT_YET = re.compile(r"\b(?:ei|en|et|emme|ette|eivat) (?:(?:ole|oo|oltu|olla) )?viela\b|\bnot yet\b")


@dataclass(frozen=True, slots=True)
class Call:
    """One closing date and the passage that states it; `time` is (hour, minute) where it is given."""

    unit: Unit
    value: Value
    day: date
    time: tuple[int, int] | None


def find_calls(
    units: Iterable[Unit], language: Language | None = None, events: bool = False, book: TermBook | None = None
) -> tuple[Call, ...]:
    """The calls that the guide gives a closing date for, by date; or the information sessions (`events`).

    A call stated on several slides is listed once: the wording with more detail is kept.
    """
    calls = [call for unit in units if language in (None, unit.language) for call in _read(unit, events)]
    best: dict[tuple[date, frozenset[str]], Call] = {}
    for call in calls:
        key = (call.day, call.unit.scopes if not events else frozenset({call.unit.text}))
        if key not in best or _detail(call) > _detail(best[key]):
            best[key] = call
    kept = [call for call in best.values() if not any(_covers(other, call, book) for other in best.values())]
    return tuple(sorted(kept, key=lambda call: (call.day, call.unit.members)))


def read_timing(question: str) -> Timing | None:
    """Whether a question is about calls in time: the next, the open or the passed ones."""
    text = _NOT_YET.sub(" ", fold(question))
    return next((timing for timing, pattern in _TIMINGS if pattern.search(text)), None)


def is_event(unit: Unit) -> bool:
    """True where the unit is about an information session, not a call."""
    return bool(EVENT.search(fold(" ".join((*unit.headings, unit.text)))))


def open_on(calls: Sequence[Call], today: date) -> tuple[Call, ...]:
    """The calls whose date has not passed on a day."""
    return tuple(call for call in calls if call.day >= today)


def next_on(calls: Sequence[Call], today: date) -> tuple[Call, ...]:
    """The call or calls that close first, from a day on."""
    ahead = open_on(calls, today)
    return tuple(call for call in ahead if call.day == ahead[0].day)


def passed_on(calls: Sequence[Call], today: date) -> tuple[Call, ...]:
    """The calls whose date has passed on a day."""
    return tuple(call for call in calls if call.day < today)


def of_own_code(calls: Sequence[Call], scopes: frozenset[str], book: TermBook) -> list[Call]:
    """The calls of topics without those that bear another one's code and only name these; all where none is left."""

    def is_of_another(call: Call) -> bool:
        coded = {book.term_of_code(value) for value in book.codes(call.unit.text)} - {None}
        return bool(coded) and not coded & scopes

    return [call for call in calls if not is_of_another(call)] or list(calls)


def day_of(value: Value) -> date | None:
    """The day of a date value with day, month and year; the last one of a range."""
    return _read_day(value.key[-1] if value.key and value.key[0] == "range" else value.key)


def first_day(value: Value) -> date | None:
    """The first day of a range of days; None where the value is no range."""
    return _read_day(value.key[1]) if value.key and value.key[0] == "range" else None


def _read_day(key: object) -> date | None:
    if not isinstance(key, tuple) or len(key) != 3 or not all(isinstance(k, int) and k > 0 for k in key):
        return None
    year, month, day = (int(str(k)) for k in key)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read(unit: Unit, events: bool) -> list[Call]:
    context = fold(" ".join((*unit.headings, unit.text)))
    if unit.is_list or (is_event(unit) or _has_hours(unit)) != events:
        return []
    if not (events or CALL.search(context) or APPLYING.search(context)):
        return []
    text = fold(unit.text)
    if not events and (opens_only(text) or (_SIGNING_UP.search(text) and not CALL.search(text))):
        return []
    dates = [(v, d) for v in unit.values if v.kind == "date" and (d := day_of(v)) is not None]
    times = [v for v in unit.values if v.kind == "time"]
    first = times[0].key if times else None
    time = (int(str(first[0])), int(str(first[1]))) if first and isinstance(first[0], int) else None
    ends = [(value, day) for value, day in dates if not events and ends_then(text[: value.start])]
    return [Call(unit, value, day, time) for value, day in ends or dates]


def ends_then(before: str) -> bool:
    """True where a folded text before a day says that something closes then: "opens 1 May, closes on"."""
    return _ENDS_THEN.search(before) is not None


def opens_only(text: str) -> bool:
    """True where a folded text gives the day on which calls open, and none on which they close."""
    return _OPENING.search(text) is not None and _CLOSES.search(text) is None


def _has_hours(unit: Unit) -> bool:
    """True for "Field day 3.5.2029 at 9–11": what goes on from an hour to another of a day is there to attend."""
    hours = any(value.kind == "time" and isinstance(value.key[0], tuple) for value in unit.values)
    return hours and _CLOSES.search(fold(unit.text)) is None


def _detail(call: Call) -> tuple[bool, bool, int]:
    return (call.time is not None, bool(call.unit.own_scopes), -len(call.unit.text))


def _covers(other: Call, call: Call, book: TermBook | None) -> bool:
    """True where another call has the same date for a wider set: "Lot 1–3" covers lot 2."""
    if other is call or other.day != call.day or not call.unit.scopes:
        return False
    wider = {term for scope in call.unit.scopes for term in book.ancestors(scope)} if book else set()
    return call.unit.scopes < other.unit.scopes or bool(other.unit.own_scopes & wider)
