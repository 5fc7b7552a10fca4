"""Times of day as they are written in Finnish and English."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from ingest.numerals import DASH, GAP, SPACE
from ingest.value_kinds import Reading

Clock: TypeAlias = tuple[int, int]

_H = r"(?:[01]?[0-9]|2[0-4])(?![0-9])"
_M = r"[0-5][0-9](?![0-9])"
_POINT = r"[´'’‘`]?[.:]"  # a deck writes "14-15´.30"
_END = rf"(?![0-9]|{_POINT}[0-9])"
_CLOCK = rf"({_H})(?:{_POINT}({_M}))?"
_UNTIL = rf"(?:{DASH}|\s{{1,4}}to\s{{1,4}})"
_CLOCKS = rf"{_CLOCK}(?:{_UNTIL}{_CLOCK})?{_END}"
_ZONE = (
    rf"(?={GAP}(?:(?:Suomen|paikallista|Brysselin|Keski-Euroopan){SPACE}{{1,4}}aikaa"
    rf"|(?:Finnish|Helsinki|Brussels|local|Central){SPACE}{{1,4}}(?:European{SPACE})?time"
    r"|C?E(?:ES?|S)?T\b|o['’]clock))"
)
_TIMES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:klo\b\.?|kello)\s{{0,4}}{_CLOCKS}",
        rf"{_CLOCKS}{_ZONE}",
        rf"({_H}):({_M})(?::[0-5][0-9])?(?:{_UNTIL}{_CLOCK})?{_END}",
        rf"({_H})\.({_M}){DASH}({_H})\.({_M}){_END}",
    )
)
_HALF_DAY = r"(a\.?m\b\.?|p\.?m\b\.?)"
_TWELVE_HOUR = re.compile(
    rf"{_CLOCK}(?:{GAP}{_HALF_DAY})?{_UNTIL}{_CLOCK}{GAP}{_HALF_DAY}"
    rf"|{_CLOCK}{GAP}{_HALF_DAY}",
    re.IGNORECASE,
)
_AFTER_AT = re.compile(rf"({_H})\.({_M}){_END}")
_AFTER_DATE = re.compile(rf"{_CLOCK}{_UNTIL}{_CLOCK}{_END}|({_H})\.({_M}){_END}")
_AT = re.compile(r"\bat\s{1,2}$", re.IGNORECASE)


def read_time(text: str, position: int, *, after_date: bool = False) -> Reading | None:
    """Read the time of day, or the range of times, that begins at `position`, or nothing.

    "14-16" and "13.00" alone are times only just after a date, "13.00" also after "at".
    """
    if match := _TWELVE_HOUR.match(text, position):
        return _from_half_days(match)
    match = _longest(_TIMES, text, position)
    if match is None and after_date:
        match = _AFTER_DATE.match(text, position)
    if match is None and _AT.search(text[max(0, position - 4) : position]):
        match = _AFTER_AT.match(text, position)
    return _from_clocks(match) if match else None


def _longest(forms: tuple[re.Pattern[str], ...], text: str, position: int) -> re.Match[str] | None:
    matches = (form.match(text, position) for form in forms)
    return max((match for match in matches if match), key=re.Match.end, default=None)


def _from_clocks(match: re.Match[str]) -> Reading | None:
    """Read the (hour, minute) groups of a form; those of an alternative not taken are None."""
    groups = match.groups()
    hours_minutes = zip(groups[::2], groups[1::2], strict=True)
    clocks = [(int(hour), int(minute or 0)) for hour, minute in hours_minutes if hour]
    return _reading(match, clocks)


def _from_half_days(match: re.Match[str]) -> Reading | None:
    """Read "3–4.30 p.m."; the first time takes the half of the day that keeps it the earlier."""
    hour, minute, half, to_hour, to_minute, to_half, lone, lone_minute, lone_half = match.groups()
    if lone:
        return _reading(match, [_on_24(lone, lone_minute, lone_half)])
    start = _on_24(hour, minute, half or to_half)
    end = _on_24(to_hour, to_minute, to_half)
    if not half and start > end:
        start = _on_24(hour, minute, "am")
    return _reading(match, [start, end])


def _on_24(hour: str, minute: str | None, half: str) -> Clock:
    """The time on a clock of 24 hours; "13 p.m." is taken as 13."""
    hours = int(hour)
    if 1 <= hours <= 12:
        hours = hours % 12 + (12 if half[0] in "pP" else 0)
    return (hours, int(minute or 0))


def _reading(match: re.Match[str], clocks: list[Clock]) -> Reading | None:
    if any(clock > (24, 0) for clock in clocks):
        return None
    key = clocks[0] if len(clocks) == 1 else (clocks[0], clocks[1])
    return Reading("time", key, match.start(), match.end())
