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
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from ingest.amounts import read_measure
from ingest.dates import MONTH_STARTS, read_date
from ingest.numerals import DASH, NUMBER_WORDS, read_numeral
from ingest.times import read_time
from ingest.units import compatible
from ingest.value_forms import (
    format_amount,
    format_date,
    format_duration,
    format_percentage,
    format_time,
)
from ingest.value_kinds import Key, Reading, Value, ValueKind
from ingest.value_matching import ends, same_value, supported

__all__ = [
    "Key",
    "Value",
    "ValueKind",
    "compatible",
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


# A token is a link (its digits are no values), a word, a digit or a euro sign.
_TOKEN = re.compile(r"(?:https?://|www\.)\S+|(?P<word>[^\W\d_]+)\w*|(?P<digits>[0-9]+)\w*|€|_\w*")
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
    return tuple(Value(kind, key, text[start:end], start, end, unit) for kind, key, start, end, unit in _scan(text))


def _scan(text: str) -> Iterator[Reading]:
    position, previous = 0, None
    while token := _TOKEN.search(text, position):
        found = _read_at(text, token, previous)
        if found:
            yield from found
            previous = found[-1]
            position = previous.end
        else:
            position = token.end()


def _read_at(text: str, token: re.Match[str], previous: Reading | None) -> tuple[Reading, ...]:
    start = token.start()
    if token["word"]:
        return _read_word(text, start, token["word"])
    if token["digits"]:
        return () if _is_inside(text, start) else _read_number(text, start, previous)
    return read_measure(text, start) if token.group() == "€" else ()


def _is_inside(text: str, start: int) -> bool:
    """Whether a digit goes on a number, word or path: "3.9.", "ohjelma-2021", "uutiset/2025"."""
    before, last = text[max(0, start - 2) : start - 1], text[start - 1 : start]
    if last in (".", ",", ":"):
        return before.isdecimal()
    return last in ("/", "-") and before.isalnum() and (last == "-" or before.isdecimal())


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


def _read_number(text: str, start: int, previous: Reading | None) -> tuple[Reading, ...]:
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
        for year, _, day in ends(value):
            yield from (Decimal(number) for number in (year, day) if number)
    elif value.kind == "time":
        for hour, minute in ends(value):
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
        if token.group() in "0123456789" and (numeral := read_numeral(text, token.start())):
            yield numeral.number
            position = numeral.end
