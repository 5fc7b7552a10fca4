"""Dates as they are written in Finnish and English."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Final

from ingest.numerals import DASH, GAP, SPACE
from ingest.value_kinds import Key, Reading

# fmt: off
FINNISH_MONTHS: Final = (
    "tammi", "helmi", "maalis", "huhti", "touko", "kesä",
    "heinä", "elo", "syys", "loka", "marras", "joulu",
)
ENGLISH_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
# fmt: on
_STEMS = {stem: number for number, stem in enumerate(FINNISH_MONTHS, start=1)}
_ABBREVIATIONS = {name[:3].lower(): number for number, name in enumerate(ENGLISH_MONTHS, start=1)}
MONTH_STARTS: Final = frozenset(
    {name.lower() for name in ENGLISH_MONTHS} | set(_ABBREVIATIONS) | set(_STEMS) | {"sept"}
)

_FI = rf"(?:{'|'.join(FINNISH_MONTHS)})kuu(?:ssa|sta|hun|lla|lta|lle|ksi|ta|n|t|na)?(?!\w)"
_EN = rf"(?:{'|'.join(ENGLISH_MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)(?!\w)"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
_THEN_YEAR = rf"(?:,?\s{{1,4}}(?:vuonna\s{{1,4}})?{_YEAR})?"
_TO = rf"(?:{DASH}|{SPACE}{{1,4}}(?:to|until|through|till){SPACE}{{1,4}})"
_ORDINAL = r"(?:st|nd|rd|th)?"

_D = r"[0-9]{1,2}"
_FIRST_FI = rf"(?:(?P<first>{_D})\.?{DASH})?(?P<day>{_D})\."
_DAY_EN = rf"(?:(?P<first>{_D}){_ORDINAL}{_TO})?(?P<day>{_D}){_ORDINAL}"
_NUMERIC_YEAR = r"(?:(?P<year> ?(?:19|20)[0-9]{2}|[23][0-9])(?![0-9])|(?![0-9]))"
_DAY_WORD = r"(?:\s{1,4}(?:päivä\w{0,4}|pnä|pv))?"

# Each form names its parts: day, month, year, and `first` for the first day of "1.–5.3.2026".
_FORMS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_FIRST_FI} ?(?P<month>{_D})\.{_NUMERIC_YEAR}",
        rf"{_FIRST_FI}{GAP}(?P<month>{_FI}){_THEN_YEAR}",
        rf"(?P<month>{_FI})\s{{1,4}}(?P<day>{_D})\.{_DAY_WORD}{_THEN_YEAR}",
        rf"(?P<month>{_FI}){_THEN_YEAR}",
        rf"{_DAY_EN}\s{{1,4}}(?:of\s{{1,4}})?(?P<month>{_EN}){_THEN_YEAR}",
        rf"(?P<month>{_EN})\s{{1,4}}{_DAY_EN}(?![\w%€]|[.,:][0-9]){_THEN_YEAR}",
        rf"(?P<month>{_EN}),?\s{{1,4}}{_YEAR}",
        rf"(?P<day>{_D})/(?P<month>{_D})/(?P<year>(?:19|20)[0-9]{{2}})(?![0-9])",
        r"(?P<year>(?:19|20)[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![0-9])",
    )
)
_STEM_RANGE = re.compile(
    rf"(?P<first>{'|'.join(FINNISH_MONTHS)})(?:kuu\w{{0,3}})?{DASH}(?P<month>{_FI}){_THEN_YEAR}",
    re.IGNORECASE,
)
_BARE_MONTH = re.compile(rf"(?:{'|'.join(ENGLISH_MONTHS)})(?!\w)")
_BARE_MONTH_CUE = re.compile(
    r"\b(?:in|by|of|until|till|since|during|early|late|mid|from|to|and|or)[ -]$",
    re.IGNORECASE,
)
_RANGE = re.compile(_TO, re.IGNORECASE)
_HEADING_TAIL = re.compile(rf"{SPACE}{{1,4}}[A-ZÅÄÖ]")
_YEARLESS_NUMERIC = re.compile(r"[0-9]{1,2}\. ?[0-9]{1,2}\.\Z")


def read_date(text: str, position: int) -> Reading | None:
    """Read the date, the range of dates or the month that begins at `position`, or nothing."""
    start = _single(text, position)
    if start is None or start.key[0] == "range":
        return start
    link = _RANGE.match(text, start.end)
    end = _single(text, link.end()) if link else None
    if end is None or end.key[0] == "range":
        return start
    first, last = _with_year(start.key, end.key), end.key
    if first > last or bool(first[2]) != bool(last[2]):
        return start
    return Reading("date", ("range", first, last), position, end.end)


def _with_year(first: Key, last: Key) -> Key:
    """`first` with the year that only `last` states: "28.12.–5.1.2026" begins the year before."""
    if first[0] or not last[0]:
        return first
    return (last[0] - (first[1:] > last[1:]), *first[1:])


def _single(text: str, position: int) -> Reading | None:
    best: Reading | None = _stem_range(text, position)
    for form in _FORMS:
        match = form.match(text, position)
        if match and (best is None or match.end() > best.end):
            best = _from_parts(match) or best
    return best or _bare_month(text, position)


def _from_parts(match: re.Match[str]) -> Reading | None:
    parts = match.groupdict()
    year, month = _year(parts["year"]), _month(parts["month"])
    day = int(parts.get("day") or 0)
    is_verb = match.group().startswith(("may ", "march ")) and not year
    if not _valid(year, month, day) or is_verb or _is_heading(match):
        return None
    key: tuple[object, ...] = (year, month, day)
    if parts.get("first"):
        first = int(parts["first"])
        if not 0 < first < day:
            return None
        key = ("range", (year, month, first), (year, month, day))
    return Reading("date", key, match.start(), match.end())


def _is_heading(match: re.Match[str]) -> bool:
    """Whether "5.3. Budjetti" at the start of a line numbers a section instead of a day."""
    text, start = match.string, match.start()
    before = text[max(0, start - 4) : start]
    opens_line = start < 4 or "\n" in before
    return bool(
        _YEARLESS_NUMERIC.fullmatch(match.group())
        and _HEADING_TAIL.match(text, match.end())
        and opens_line
        and not before.rpartition("\n")[2].strip(" #\t")
    )


def _stem_range(text: str, position: int) -> Reading | None:
    """Read "tammi–maaliskuussa 2026"."""
    if not (match := _STEM_RANGE.match(text, position)):
        return None
    year, first, last = (
        _year(match["year"]),
        _month(match["first"] + "kuu"),
        _month(match["month"]),
    )
    if first >= last:
        return None
    return Reading("date", ("range", (year, first, 0), (year, last, 0)), position, match.end())


def _bare_month(text: str, position: int) -> Reading | None:
    """Read "February". "March" and "May" are verbs too, and need a preposition before them."""
    if not (match := _BARE_MONTH.match(text, position)):
        return None
    cued = _BARE_MONTH_CUE.search(text[max(0, position - 8) : position])
    if match.group() in ("March", "May") and not cued:
        return None
    return Reading("date", (0, _month(match.group()), 0), position, match.end())


def _year(surface: str | None) -> int:
    if not surface:
        return 0
    year = int(surface)
    return year if year > 99 else 2000 + year


def _month(surface: str) -> int:
    name = surface.lower()
    if name[0] in "0123456789":
        return int(name)
    stem = name.partition("kuu")[0]
    return _STEMS.get(stem) or _ABBREVIATIONS[name[:3]]


def _valid(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and day <= monthrange(year or 2000, month)[1]
