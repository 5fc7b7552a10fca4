"""How large a value is: durations in days, and what is given in parts ("a year and three months") as one."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.language.words import fold
from ingest.values import Value, compatible

_AND = re.compile(r"\s*(?:and|ja|,)\s*")
_BODY = re.compile(
    r"\b(?:yrity\w+|firma\w*|koulu\w*|oppilaito\w+|compan\w+|firms?|schools?|colleges?|universit\w+|yliopisto\w*)\b"
)
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 360, "hour": 1}  # each in its dimension; 12 months are a year
_SHORT = ("hour", "minute")


def size_of(value: Value) -> tuple[Decimal | None, Decimal | None]:
    """The lower and upper end of a value, durations in days (hours and minutes in hours); None where it has no size."""
    first, last = value.key[0], value.key[1]
    if value.kind == "duration":
        return _days(first), _days(last)
    return (first, last) if isinstance(first, Decimal) and isinstance(last, Decimal) else (None, None)


def _days(part: object) -> Decimal | None:
    if isinstance(part, tuple) and len(part) == 2 and isinstance(part[0], Decimal):
        return part[0] / 60 if part[1] == "minute" else part[0] * _DAYS.get(str(part[1]), 1)
    return None


def dimension_of(value: Value) -> str:
    """What may be held against what: hours and lessons, days and longer times, the other kinds each for itself."""
    by_hour = value.unit == "lesson" if value.kind == "count" else value.kind == "duration" and _unit(value) in _SHORT
    return "hours" if by_hour else value.kind


def in_all(asked: list[Value]) -> list[Value]:
    """The organisations of several kinds taken together: "three firms and five schools" are eight organisations.

    Where the first number is no smaller than the others together, it is their sum already.
    """
    bodies = [v for v in asked if v.kind == "count" and _counts_bodies(v)]
    if len(bodies) < 2:
        return asked
    sizes = [size_of(v)[1] or Decimal(0) for v in bodies]
    rest = sum(sizes[1:], Decimal(0))
    special = [_BODY.search(fold(v.text)) is not None for v in bodies]
    is_total = sizes[0] > rest or (sizes[0] == rest and not special[0])
    is_total = is_total and not (special[0] and not all(special))  # "two schools from Finland and one from Estonia"
    total = sizes[0] if is_total else sizes[0] + rest
    whole = replace(bodies[0], key=(total, total), unit="organisation")
    return [whole, *(v for v in asked if v not in bodies)]


def joined(asked: list[Value], text: str) -> list[Value]:
    """Durations that are one taken together: "a year and three months" are 450 days."""
    found: list[Value] = []
    for value in asked:
        whole = _sum_of(found[-1], value) if found and _AND.fullmatch(text[found[-1].end : value.start]) else None
        if whole is None:
            found.append(value)
        else:
            found[-1] = whole
    return found


def _sum_of(one: Value, other: Value) -> Value | None:
    """Two durations in different units, days or longer, as one; None for anything else."""
    units = {_unit(one), _unit(other)}
    (first, _), (second, _) = size_of(one), size_of(other)
    if not one.kind == other.kind == "duration" or len(units) < 2 or units & set(_SHORT) or not first or not second:
        return None
    days = (first + second, "day")
    return replace(one, key=(days, days), end=other.end)


def _counts_bodies(value: Value) -> bool:
    return (bool(value.unit) and compatible(value.unit, "organisation")) or _BODY.search(fold(value.text)) is not None


def _unit(value: Value) -> str:
    first = value.key[0]
    return str(first[1]) if isinstance(first, tuple) else ""
