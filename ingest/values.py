"""Typed values in Finnish and English text: dates, times, amounts, durations, counts, codes.

Ingestion, answering, verification and metrics all read values here, so that they agree on what
"4 milj. €" is. Values are found by bounded patterns in one pass, in time linear in the text.

The key of each kind (numbers are `Decimal` in the last five):

    date        (year or 0, month, day or 0), or ("range", date, date)
    time        (hour, minute), or ((hour, minute), (hour, minute))
    amount      (low, high, "EUR")
    percentage  (low, high)
    duration    ((low, unit), (high, unit)) with unit minute, hour, day, week, month or year
    count       (low, high)
    year        (first, last), integers
    code        (code, suffix or "")
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from ingest.amounts import read_measure
from ingest.dates import MONTH_STARTS, read_date, read_time
from ingest.numerals import DASH, NUMBER_WORDS, Key, Reading, ValueKind, read_numeral
from ingest.units import compatible
from ingest.value_forms import (
    format_amount,
    format_date,
    format_duration,
    format_percentage,
    format_time,
)

__all__ = [
    "Key",
    "Value",
    "ValueKind",
    "format_amount",
    "format_date",
    "format_duration",
    "format_percentage",
    "format_time",
    "read_numbers",
    "read_values",
    "same_value",
    "supported",
]


@dataclass(frozen=True, slots=True)
class Value:
    """A value as the text states it: `text` is the source from `start` to `end`.

    `key` is the same for the same value in either language. `unit` is the noun of a count in
    English ("organisation"), "" where it is not known.
    """

    kind: ValueKind
    key: Key
    text: str
    start: int
    end: int
    unit: str = ""


# A token is a link (its digits are no values), a word, a digit or a euro sign.
_TOKEN = re.compile(r"(?:https?://|www\.)\S+|[^\W\d_]+|[0-9]|€")
_TOKEN_END = re.compile(r"\w*")
_WORD_STARTS: Final = frozenset(NUMBER_WORDS) | MONTH_STARTS
_MONTH_WORD = re.compile(r"\w{2,9}kuu")
_CODE = re.compile(
    r"""(?:
      (?P<ka>[kK][aA])[ ]?(?P<action>[0-9]{3})(?:-(?P<upper>[A-Z]{2,5})
        |(?:-|[ ])?(?P<sector>(?i:vet|hed|adu|sch|you|spo)))?
    | (?P<letters>(?!EUR)[A-Z]{2,5})-?(?P<digits>[0-9]{1,4})(?:-(?P<suffix>[A-Z]{2,5}))?
    )(?!\w)""",
    re.VERBOSE,
)
_YEARS = re.compile(
    rf"((?:19|20)[0-9]{{2}})(?:(?:{DASH}|/)((?:19|20)[0-9]{{2}}|[0-9]{{2}}(?![0-9])))?"
    r"(?![\w%€]|[.,:/-][0-9]|/\w)"
)
_AFTER_DATE = re.compile(r"[ \t\u00a0,]{1,4}")


def read_values(text: str) -> tuple[Value, ...]:
    """The values of `text` in order, the longest where two begin together; none overlap."""
    return tuple(
        Value(
            found.kind,
            found.key,
            text[found.start : found.end],
            found.start,
            found.end,
            found.unit,
        )
        for found in _scan(text)
    )


def _scan(text: str) -> Iterator[Reading]:
    position, previous = 0, None
    while token := _TOKEN.search(text, position):
        start = token.start()
        found = _read_at(text, token, previous)
        if found:
            yield from found
            previous = found[-1]
            position = previous.end
        else:
            position = max(token.end(), _end_of_token(text, token))
        assert position > start


def _end_of_token(text: str, token: re.Match[str]) -> int:
    match = _TOKEN_END.match(text, token.end())
    return match.end() if match else token.end()


def _read_at(
    text: str, token: re.Match[str], previous: Reading | None
) -> tuple[Reading, ...]:
    start, first = token.start(), token.group()
    if start and (text[start - 1].isalnum() or text[start - 1] == "_") and first != "€":
        return ()
    if first[0] in "0123456789":
        return () if _is_inside(text, start) else _read_number(text, start, previous)
    if first == "€":
        return read_measure(text, start)
    return _read_word(text, start, first)


def _is_inside(text: str, start: int) -> bool:
    """Whether a digit goes on a number, a word or a path: "3.9.", "ohjelma-2021", "uutiset/2025"."""
    before, last = text[max(0, start - 2) : start - 1], text[start - 1 : start]
    if last in (".", ",", ":"):
        return before.isdecimal()
    return (
        last in ("/", "-") and before.isalnum() and (last == "-" or before.isdecimal())
    )


def _read_word(text: str, start: int, word: str) -> tuple[Reading, ...]:
    lower = word.lower()
    if code := _CODE.match(text, start):
        return (_code(code),)
    if lower in ("klo", "kello"):
        return _present(read_time(text, start))
    if lower == "eur":
        return read_measure(text, start)
    if lower in _WORD_STARTS or _MONTH_WORD.match(lower):
        return _present(read_date(text, start)) or read_measure(text, start)
    return ()


def _read_number(
    text: str, start: int, previous: Reading | None
) -> tuple[Reading, ...]:
    """The longest reading; a count of no known noun gives way to any other."""
    after_date = (
        previous is not None
        and previous.kind == "date"
        and _AFTER_DATE.fullmatch(text, previous.end, start) is not None
    )
    measure = read_measure(text, start)
    readings = [
        _present(read_date(text, start)),
        _present(read_time(text, start, after_date=after_date)),
        _present(_years(text, start)),
        measure,
    ]
    return max(readings, key=_strength)


def _strength(readings: tuple[Reading, ...]) -> tuple[bool, int]:
    if not readings:
        return (False, -1)
    return (readings[0].kind != "count" or bool(readings[0].unit), readings[-1].end)


def _present(reading: Reading | None) -> tuple[Reading, ...]:
    return (reading,) if reading else ()


def _years(text: str, start: int) -> Reading | None:
    if not (match := _YEARS.match(text, start)):
        return None
    first = int(match[1])
    last = int(match[2]) if match[2] else first
    if last < 100:
        last += first - first % 100
    if last < first:
        return None
    return Reading("year", (first, last), start, match.end())


def _code(match: re.Match[str]) -> Reading:
    if match["ka"]:
        key = (
            "KA" + match["action"],
            (match["upper"] or match["sector"] or "").upper(),
        )
    else:
        key = (match["letters"] + match["digits"], match["suffix"] or "")
    return Reading("code", key, match.start(), match.end())


def same_value(a: Value, b: Value) -> bool:
    """Whether two values mean the same: "12 kk" is "one year", "8 partneria" is "8 organisations".

    A date without a year is the same day in any year. An unknown unit goes with any unit.
    """
    if a.kind != b.kind:
        return False
    if a.kind == "date":
        return _same_dates(_ends(a), _ends(b))
    if a.kind == "count":
        return a.key == b.key and compatible(a.unit, b.unit)
    return _ends(a) == _ends(b)


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
        return all(
            any(_counts(end, value.unit, other) for other in stated)
            for end in value.key
        )
    return all(
        any(_states(other, value.kind, end) for other in stated) for end in _ends(value)
    )


def read_numbers(text: str) -> frozenset[Decimal]:
    """Every number that `text` writes in digits: "4 milj. €" is 4000000, "1,5" is 1.5.

    A date gives its day and year and a time its hour (of 24) and minute, however they are
    written; links, codes ("KA220") and number words give none.
    """
    numbers: set[Decimal] = set()
    position = 0
    for value in read_values(text):
        numbers.update(_digits(text, position, value.start))
        numbers.update(_numbers_of(value))
        position = value.end
    return frozenset(numbers.union(_digits(text, position, len(text))))


def _numbers_of(value: Value) -> Iterator[Decimal]:
    if value.kind == "code":
        return
    if value.kind == "date":
        for year, _, day in _ends(value):
            yield from (Decimal(number) for number in (year, day) if number)
    elif value.kind == "time":
        for hour, minute in _ends(value):
            yield Decimal(hour)
            yield from [Decimal(minute)] if minute else []
    elif not _WRITTEN_DIGIT.search(value.text):
        return
    elif value.kind in ("duration", "count", "percentage"):
        yield from _digits(value.text, 0, len(value.text))
    else:
        yield from (Decimal(end) for end in value.key[:2])


_WRITTEN_DIGIT = re.compile("[0-9]")
_NUMBER = re.compile(r"(?:https?://|www\.)\S+|(?<!\w)[0-9]|\w+")


def _digits(text: str, start: int, end: int) -> Iterator[Decimal]:
    position = start
    while token := _NUMBER.search(text, position, end):
        position = token.end()
        if token.group() in "0123456789" and (
            numeral := read_numeral(text, token.start())
        ):
            yield numeral.number
            position = numeral.end


_IN_SMALLEST: Final = {
    "minute": ("minute", 1),
    "hour": ("minute", 60),
    "day": ("day", 1),
    "week": ("day", 7),
    "month": ("month", 1),
    "year": ("month", 12),
}


def _ends(value: Value) -> tuple[Key, ...]:
    """The two ends of a value (equal unless it is a range), comparable with those of its kind."""
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
    return all(
        a[1:] == b[1:] and (a[0] == b[0] or not a[0] or not b[0])
        for a, b in zip(these, those, strict=True)
    )


def _states(other: Value, kind: ValueKind, end: Key) -> bool:
    """Whether one end of `other` is `end`, or a closer statement of it."""
    if kind == "year" and other.kind == "date":
        return any(day[0] == end[0] for day in _ends(other))
    if kind != other.kind:
        return kind == "duration" and other.kind == "count" and _lessons(other, end)
    if kind == "date":
        return any(_within(day, end) for day in _ends(other))
    if kind == "code":
        return end in (other.key, (other.key[0], ""))
    return end in _ends(other)


def _within(day: Key, end: Key) -> bool:
    """Whether `day` is `end`, or a day of the month `end`; a year that one leaves out may be any."""
    same_year = day[0] == end[0] or not day[0] or not end[0]
    return bool(same_year and day[1] == end[1] and end[2] in (0, day[2]))


def _lessons(other: Value, end: Key) -> bool:
    """Whether a count of lessons states a number of hours: "40 opetustuntia" is "40 hours"."""
    number, unit = end
    return (
        other.unit in ("", "lesson") and unit == "minute" and number / 60 in other.key
    )


def _counts(number: Decimal, unit: str, other: Value) -> bool:
    """Whether `other` states `number`; only a count without a known noun may be another kind."""
    if other.kind == "count":
        return number in other.key and compatible(unit, other.unit)
    if other.kind == "duration" and unit == "lesson":
        return any(number == end and name == "hour" for end, name in other.key)
    if other.kind in ("amount", "percentage", "year"):
        return not unit and number in other.key[:2]
    return (
        other.kind == "duration"
        and not unit
        and number in (end for end, _ in other.key)
    )
