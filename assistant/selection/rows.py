"""Which of a table's or list's rows answers: the one whose range, country group or season the question names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from assistant.language.words import fold, likeness, split_words
from assistant.names.countries import HOME, read_countries
from assistant.passages.deadlines import day_of
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.search import Found
from assistant.selection.wanted import gives, required
from assistant.values.days import asks_next, seasons_of
from assistant.values.sizes import dimension_of, size_of
from ingest.types import Language
from ingest.values import Value, compatible

_FEWEST_ROWS = 2
_HELD = 0.55  # how surely a row has a word of the question
_UNDER, _MOST = "under", "most"
_OVER, _LEAST = "over", "least"
# What may stand before a row's range: the name of its column, and the words that leave one end of it open.
_OPENING = re.compile(
    r"(?:[^:;.]{1,40}:)?\W*(?:(?P<under>alle|under|below|less than|fewer than)|"
    r"(?P<most>enintaan|korkeintaan|up to|at most|no more than|max\.?)|(?P<over>yli|over|above|more than)|"
    r"(?P<least>vahintaan|at least|from|min\.?))?\W*"
)
_UPWARDS = re.compile(
    r"\W*(?:upwards|or more|and (?:over|above|more)|or over|tai (?:enemman|yli)|ja (?:yli|enemman))\b"
)
_GROUP = re.compile(
    r"(?i:\b\w*(?:ryhm|luok|vyöhyk|group|zone|categor|band)\w*):? (?P<after>[A-H]|[1-9]|I{1,3}|IV|V)\b|"
    r"\b(?P<before>[A-H]|[1-9]|I{1,3}|IV|V)-(?:\w*ryhm|\w*luok|vyöhyk)\w*"
)
_OTHERS = re.compile(r"\b(?:muut|muualla|muihin|muissa|ulkopuol\w+|others?|outside|elsewhere|rest)\b")
_PEOPLE = re.compile(
    r"\b\w*(?:heng|henk|hlo|ihmi|asuk|osallis|oppila|opiskel|oppij|nuor|laps|last|jase|people|person|inhabit|resid|"
    r"participa|pupil|student|learner|child|young|member)"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row that answers: its position among the candidates, and what in the question chose it."""

    position: int
    by: Literal["number", "country", "season", "day"]


def find_row(reading: Reading, found: Found, today: date) -> Row | None:
    """The row beside the best unit, or that unit, that holds what the question names; None where not just one does.

    A row is a passage of the best unit's table or list that begins with a range ("200–699 km"), or names a group of
    countries ("Country group B") or a season. Where rows follow each other in time and the next one is asked for, it
    is the first that lies ahead.
    """
    beside = _beside(reading, found)
    if (k := _by_number(reading, found, beside)) is not None:
        return Row(k, "number")
    if (k := _by_country(reading, found, beside)) is not None:
        return Row(k, "country")
    giving = [k for k in beside if not required(reading) or gives(reading, found.units[k])]
    if len(giving) < _FEWEST_ROWS or reading.asks_for("list"):
        return None
    if (k := _by_season(reading, found, giving)) is not None:
        return Row(k, "season")
    return None if (k := _by_day(reading, found, giving, today)) is None else Row(k, "day")


def lies_outside(reading: Reading, found: Found) -> bool:
    """True where the best unit is a row, and the question's number or country is in none of the rows."""
    beside = _beside(reading, found)
    if found.order[0] not in beside:
        return False
    ranges = _ranges(found, beside)
    if len(ranges) >= _FEWEST_ROWS and found.order[0] in {k for k, _ in ranges}:
        for asked in reading.values:
            alike = [(k, v) for k, v in ranges if _is_alike(asked, v, found.units[k].language)]
            if len(alike) == len(ranges) and not _is_between(asked, [v for _, v in alike]):
                return not any(holds(asked, v, found.units[k]) for k, v in alike)
    return _is_elsewhere(reading, found, beside)


def _beside(reading: Reading, found: Found) -> list[int]:
    """The single passages of the best unit's table or list, itself among them; none where no row is asked for."""
    first = found.units[found.order[0]]
    if reading.asks_for("whether", "comparison"):
        return []
    beside = [k for k in found.order if _is_beside(found.units[k], first)]
    return beside if len(beside) >= _FEWEST_ROWS else []


def _is_beside(unit: Unit, first: Unit) -> bool:
    if unit.is_list or unit.section != first.section or unit.document is not first.document:
        return False
    return unit.members[0] in first.members if first.is_list else unit.headings[:-1] == first.headings[:-1]


def _ranges(found: Found, beside: list[int]) -> list[tuple[int, Value]]:
    return [(k, value) for k in beside if (value := range_of(found.units[k])) is not None]


def _by_number(reading: Reading, found: Found, beside: list[int]) -> int | None:
    """The row whose range holds the only number of its kind that the question gives."""
    ranges = _ranges(found, beside)
    fitting: set[int] = set()
    for asked in reading.values if len(ranges) >= _FEWEST_ROWS else ():
        alike = [(k, v) for k, v in ranges if _is_alike(asked, v, found.units[k].language)]
        holding = [k for k, v in alike if holds(asked, v, found.units[k])]
        if len(alike) >= _FEWEST_ROWS and len(holding) == 1:
            fitting.update(holding)
    return fitting.pop() if len(fitting) == 1 else None


def _is_between(asked: Value, ranges: list[Value]) -> bool:
    """True where a number lies in a gap between rows, or has no size."""
    sizes = [size for value in ranges for size in size_of(value) if size is not None]
    number, _ = size_of(asked)
    return number is None or min(sizes) <= number <= max(sizes)


def range_of(unit: Unit) -> Value | None:
    """The range or bound that a row begins with; None where it begins with something else, or says nothing else."""
    value = unit.values[0] if unit.values else None
    if value is None or value.kind not in ("count", "amount", "duration"):
        return None
    opens = _OPENING.fullmatch(fold(unit.text)[: value.start])
    is_open = opens is not None and (bool(opens.lastgroup) or _UPWARDS.match(fold(unit.text)[value.end :]) is not None)
    low, high = size_of(value)
    if opens is None or (low == high and not is_open):
        return None
    return value if any(char.isalnum() for char in unit.text[value.end :]) else None


def holds(asked: Value, stated: Value, unit: Unit) -> bool:
    """True where a number of the question lies in the range that a row begins with."""
    low, high = size_of(stated)
    least, most = size_of(asked)
    opens = _OPENING.fullmatch(fold(unit.text)[: stated.start])
    if low is None or high is None or least is None or least != most or opens is None:
        return False
    return _lies_in(least, low, high, opens.lastgroup or _upwards(stated, unit))


def _upwards(stated: Value, unit: Unit) -> str | None:
    return _LEAST if _UPWARDS.match(fold(unit.text)[stated.end :]) else None


def _lies_in(number: Decimal, low: Decimal, high: Decimal, opens: str | None) -> bool:
    if opens == _UNDER:
        return number < high
    if opens == _MOST:
        return number <= high
    if opens == _OVER:
        return number > low
    return number >= low if opens == _LEAST else low <= number <= high


def _is_alike(asked: Value, stated: Value, language: Language) -> bool:
    """True where two values measure one thing: money, time, or a number of the same things."""
    if dimension_of(asked) != dimension_of(stated):
        return False
    if dimension_of(asked) != "count":
        return True
    if asked.unit and stated.unit and compatible(asked.unit, stated.unit):
        return True
    if _PEOPLE.search(fold(asked.text)) and _PEOPLE.search(fold(stated.text)):
        return True
    words = [[w for w in split_words(value.text) if not w.isdigit()] for value in (asked, stated)]
    return any(likeness(a, s, language) >= 0.6 for a in words[0] for s in words[1])


def _by_country(reading: Reading, found: Found, beside: list[int]) -> int | None:
    """The row that names the country asked about, or the group that another passage lists it in."""
    named = _named(reading)
    if not named:
        return None
    groups = _groups(found, beside)
    own = [k for k in beside if named & read_countries(found.units[k].text)]
    if own or len(groups) < _FEWEST_ROWS:
        telling = [k for k in own if not required(reading) or gives(reading, found.units[k])]
        return telling[0] if len(own) == len(telling) == 1 else None
    wanted = {code for code, countries in _listed(found, beside) if named <= countries}
    fitting = [k for k, code in groups.items() if code in wanted]
    return fitting[0] if len(fitting) == 1 else None


def _is_elsewhere(reading: Reading, found: Found, beside: list[int]) -> bool:
    """True where rows are for groups of countries, and the question's country is in no group that the guide lists."""
    named = _named(reading)
    groups = _groups(found, beside) if named else {}
    if len(groups) < _FEWEST_ROWS or found.order[0] not in groups:
        return False
    if any(_OTHERS.search(fold(found.units[k].text)) for k in beside):
        return False
    listed = [countries for code, countries in _listed(found, beside) if code in groups.values()]
    return len(listed) >= _FEWEST_ROWS and not any(named & countries for countries in listed)


def _named(reading: Reading) -> frozenset[str]:
    """The countries that a question asks about; home is where one comes from, or the whole country."""
    return read_countries(reading.text) - {HOME}


def _groups(found: Found, beside: list[int]) -> dict[int, str]:
    """The rows that name one group of countries, each with its letter; none where a letter stands in two rows."""
    read = {k: groups_of(found.units[k].text) for k in beside}
    single = {k: min(codes) for k, codes in read.items() if len(codes) == 1}
    return single if len(set(single.values())) == len(single) else {}


def _listed(found: Found, beside: list[int]) -> list[tuple[str, frozenset[str]]]:
    """The groups of countries that the rows' document lists, wherever it does."""
    document = found.units[beside[0]].document
    lists = (u for u in found.units if not u.is_list and u.document is document and len(groups_of(u.text)) == 1)
    return [(min(groups_of(u.text)), countries) for u in lists if (countries := read_countries(u.text))]


def groups_of(text: str) -> frozenset[str]:
    """The letters or numbers of the groups that a text names: "B" in "Country group: B" and in "B-ryhmän"."""
    return frozenset(found["after"] or found["before"] for found in _GROUP.finditer(text))


def _by_season(reading: Reading, found: Found, beside: list[int]) -> int | None:
    """The row of the season that the question names, where the best unit is of another one."""
    asked = seasons_of(reading.text)
    first = found.units[found.order[0]]
    own = seasons_of(_with_headings(first))
    if len(asked) != 1 or (not first.is_list and own & asked):
        return None
    fitting = [
        k for k in beside if seasons_of(_with_headings(found.units[k])) == asked and _is_about(reading, found, k)
    ]
    return fitting[0] if fitting and (own or len(fitting) == 1) else None


def _with_headings(unit: Unit) -> str:
    return " ".join((*unit.headings[-1:], unit.text))


def _is_about(reading: Reading, found: Found, k: int) -> bool:
    """True where a row is about the same topics as the best unit and holds all of the question that it does."""
    first, match = found.order[0], found.scored.match
    if found.units[k].scopes != found.units[first].scopes and not reading.scopes:
        return False
    if reading.scopes and not reading.scopes <= found.units[k].scopes | found.units[first].scopes:
        return False
    return bool((match.text[match.text[:, first] >= _HELD][:, k] >= _HELD).all())


def _by_day(reading: Reading, found: Found, beside: list[int], today: date) -> int | None:
    """The row with the first day that lies ahead, where the next one is asked for and the best unit's is behind."""
    first = found.units[found.order[0]]
    if not asks_next(reading) or first.is_list or not reading.asks_for("deadline", "time"):
        return None
    last = _last_day(first.values)
    if last is None or last >= today:
        return None
    days = ((day, k) for k in beside if _is_about(reading, found, k) and (day := _last_day(found.units[k].values)))
    return min(((day, k) for day, k in days if day >= today), default=(None, None))[1]


def _last_day(values: Iterable[Value]) -> date | None:
    return max((day for v in values if v.kind == "date" and (day := day_of(v)) is not None), default=None)
