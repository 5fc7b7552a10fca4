"""Whether two values mean the same, and whether some values state another."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from ingest.units import compatible
from ingest.value_kinds import Key, Value, ValueKind


def same_value(a: Value, b: Value) -> bool:
    """Whether two values mean the same: "12 kk" is "one year", "8 partneria" is "8 organisations".

    A date without a year is the same day in any year. An unknown unit goes with any unit.
    """
    if a.kind != b.kind:
        return False
    if a.kind == "date":
        return _same_dates(ends(a), ends(b))
    if a.kind == "count":
        return a.key == b.key and compatible(a.unit, b.unit)
    return ends(a) == ends(b)


def supported(value: Value, others: Iterable[Value]) -> bool:
    """Whether `others` state `value`: as it is, as the end of a range, or in more detail.

    A range is stated too where both its ends are. "March 2026" and "2026" are stated by a day in
    them, "KA220" by "KA220-VET", a count by any value of its magnitude with a unit that goes with
    its own.
    """
    stated = tuple(others)
    if any(same_value(value, other) for other in stated):
        return True
    if value.kind == "count":
        return all(any(_counts(end, value.unit, other) for other in stated) for end in value.key)
    return all(any(_states(other, value.kind, end) for other in stated) for end in ends(value))


_IN_SMALLEST: Final = {
    "minute": ("minute", 1),
    "hour": ("minute", 60),
    "day": ("day", 1),
    "week": ("day", 7),
    "month": ("month", 1),
    "year": ("month", 12),
}


def ends(value: Value) -> tuple[Key, ...]:
    """The two ends of a value, equal unless it is a range; the same for the same meaning."""
    key = value.key
    if value.kind == "date":
        return (key[1], key[2]) if key[0] == "range" else (key, key)
    if value.kind == "time":
        return (key, key) if isinstance(key[0], int) else (key[0], key[1])
    if value.kind == "duration":
        return tuple(_smallest(number, unit) for number, unit in key)
    if value.kind == "code":
        return (key, key)
    return ((key[0],), (key[1],))


def _smallest(number: Decimal, unit: str) -> Key:
    name, times = _IN_SMALLEST[unit]
    return (number * times, name)


def _same_dates(these: tuple[Key, ...], those: tuple[Key, ...]) -> bool:
    return all(a[1:] == b[1:] and (a[0] == b[0] or not a[0] or not b[0]) for a, b in zip(these, those, strict=True))


def _states(other: Value, kind: ValueKind, end: Key) -> bool:
    """Whether one end of `other` is `end`, or a closer statement of it."""
    if kind == "year" and other.kind == "date":
        return any(day[0] == end[0] for day in ends(other))
    if kind != other.kind:
        return kind == "duration" and other.kind == "count" and _lessons(other, end)
    if kind == "date":
        return any(_within(day, end) for day in ends(other))
    if kind == "code":
        return end in (other.key, (other.key[0], ""))
    return end in ends(other)


def _within(day: Key, end: Key) -> bool:
    """Whether `day` is `end` or in the month `end`; a year that one leaves out may be any."""
    same_year = day[0] == end[0] or not day[0] or not end[0]
    return bool(same_year and day[1] == end[1] and end[2] in (0, day[2]))


def _lessons(other: Value, end: Key) -> bool:
    """Whether a count of lessons states a number of hours: "40 opetustuntia" is "40 hours"."""
    number, unit = end
    return other.unit in ("", "lesson") and unit == "minute" and number / 60 in other.key


def _counts(number: Decimal, unit: str, other: Value) -> bool:
    """Whether `other` states `number`; only a count without a known noun may be another kind."""
    if other.kind == "count":
        return number in other.key and compatible(unit, other.unit)
    if other.kind == "duration" and unit == "lesson":
        return any(number == end and name == "hour" for end, name in other.key)
    if other.kind in ("amount", "percentage", "year"):
        return not unit and number in other.key[:2]
    return other.kind == "duration" and not unit and number in (end for end, _ in other.key)
