"""Keys of values written out in natural Finnish or English."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from ingest.dates import ENGLISH_MONTHS, FINNISH_MONTHS
from ingest.types import Language
from ingest.value_kinds import Key

_MILLION: Final = 10**6
_UNITS: Final[dict[str, tuple[str, str]]] = {
    "minute": ("min", "min"),
    "hour": ("tunti", "tuntia"),
    "day": ("päivä", "päivää"),
    "week": ("viikko", "viikkoa"),
    "month": ("kk", "kk"),
    "year": ("vuosi", "vuotta"),
}


def format_date(key: Key, language: Language) -> str:
    """Write a date: "5.3.2026" or "5 March 2026"; "1.–5.3.2026" or "1–5 March 2026"."""
    if key[0] != "range":
        return _day(key, language)
    first, last = key[1], key[2]
    if first[2] and first[:2] == last[:2]:
        start = f"{first[2]}.–" if language == "fi" else f"{first[2]}–"
        return start + _day(last, language)
    if first[0] == last[0]:
        first = (0, *first[1:])
    dash = "–" if language == "fi" else " – "
    return _day(first, language) + dash + _day(last, language)


def _day(key: Key, language: Language) -> str:
    year, month, day = key
    if language == "fi":
        if day:
            return f"{day}.{month}." + (str(year) if year else "")
        return f"{FINNISH_MONTHS[month - 1]}kuu" + (f" {year}" if year else "")
    parts = (str(day or ""), ENGLISH_MONTHS[month - 1], str(year or ""))
    return " ".join(part for part in parts if part)


def format_time(key: Key, language: Language) -> str:
    """Write a time: "klo 13.00" or "13:00"; "klo 14.00–16.00" or "14:00–16:00"."""
    clocks = (key,) if isinstance(key[0], int) else key
    point = "." if language == "fi" else ":"
    written = "–".join(f"{hour}{point}{minute:02}" for hour, minute in clocks)
    return f"klo {written}" if language == "fi" else written


def format_amount(key: Key, language: Language) -> str:
    """Write an amount: "120 000 €" or "EUR 120,000"; "4 milj. €" or "EUR 4 million"."""
    low, high, currency = key
    millions = all(_MILLION <= number < 1000 * _MILLION and number % 10_000 == 0 for number in (low, high))
    ends = (low,) if low == high else (low, high)
    numbers = [_number(end / _MILLION if millions else end, language) for end in ends]
    written = "–".join(numbers)
    if language == "fi":
        sign = "€" if currency == "EUR" else currency
        return f"{written} milj. {sign}" if millions else f"{written} {sign}"
    return f"{currency} {written} million" if millions else f"{currency} {written}"


def format_percentage(key: Key, language: Language) -> str:
    """Write a percentage: "80 %" or "80%"."""
    written = _ends(key[0], key[1], language)
    return f"{written} %" if language == "fi" else f"{written}%"


def format_duration(key: Key, language: Language) -> str:
    """Write a duration: "6–18 kk" or "6–18 months"; "10 päivää – 3 kk" or "10 days – 3 months"."""
    (low, low_unit), (high, high_unit) = key
    if low_unit == high_unit:
        return f"{_ends(low, high, language)} {_unit(high, high_unit, language)}"
    first = f"{_number(low, language)} {_unit(low, low_unit, language)}"
    return f"{first} – {_number(high, language)} {_unit(high, high_unit, language)}"


def _unit(number: Decimal, unit: str, language: Language) -> str:
    if language == "fi":
        return _UNITS[unit][number != 1]
    return unit if number == 1 else f"{unit}s"


def _ends(low: Decimal, high: Decimal, language: Language) -> str:
    written = _number(low, language)
    return written if low == high else f"{written}–{_number(high, language)}"


def _number(number: Decimal, language: Language) -> str:
    """Write a number: "17,5" or "17.5"; "120 000" or "120,000"."""
    plain = f"{number:,f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain if language == "en" else plain.replace(",", " ").replace(".", ",")
