"""Of several days the one that is asked for: the next one, or that of a season."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from assistant.language.words import fold
from assistant.passages.deadlines import day_of
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from ingest.values import Value, read_values

_NEXT = re.compile(r"\b(?:seuraav(?:a|an|assa|aan|aksi|alla|alle)|lahin|lahimm\w+|next|upcoming|soonest)\b")
_SEASONS = {
    "spring": re.compile(r"\b(?:keva\w+|spring)\b"),
    "summer": re.compile(r"\b(?:kesa(?!ku)\w*|summer)\b"),
    "autumn": re.compile(r"\b(?:syks\w+|syys(?!ku)\w*|autumn|fall)\b"),
    "winter": re.compile(r"\b(?:talv(?!et)\w+|winter)\b"),
    "christmas": re.compile(r"\b(?:joulu(?!ku)\w*|christmas|new year|vuodenvaih\w+)\b"),
}
MONTHS = {
    "spring": (1, 2, 3, 4, 5),
    "summer": (6, 7, 8),
    "autumn": (8, 9, 10, 11, 12),
    "winter": (12, 1, 2),
    "christmas": (12,),
}
_ENDS = re.compile(
    r"\b(?:by when|last (?:day|date)|deadline|cut-?off|clos(?:es?|ing)|ends?\b|expires?|due|latest|until when|how late|"
    r"mihin (?:mennessa|asti|saakka|paivaan)|viimei\w+|viimeistaan|paatty\w*|sulkeutu\w*|umpeutu\w*|umpeen|loppu\w*|"
    r"maaraai\w+|takaraja\w*|kiinni|dl|deadli\w+|erapaiv\w+)"
)
_BEGINS = re.compile(
    r"\b(?:open(?:s|ing|ed)?|start\w*|begin\w*|from (?:when|what)|between|period|window|aukea\w*|avau\w*|alka\w*|"
    r"mista (?:alkaen|paivasta)|hakuai(?:ka|jat)|valil\w+|milloin voi|kesta\w*)\b"
)
_TO = re.compile(r"\s*[–—-]\s*|\s+to\s+")
_FROM = re.compile(r"\b(?:from|between|ajalla)\s+$", re.IGNORECASE)
_PIECES = re.compile(r"[,;]\s+(?:ja |and )?")
_FEWEST_DAYS = 2
_CLOCK = re.compile(r"\s*(?:klo|at)?\s*\d{1,2}[.:]\d\d")
_LAST_PIECE = re.compile(r"\s+[–-]\s+(?P<piece>[^–:]*):?\s*$")


def asks_next(reading: Reading) -> bool:
    """True where the next of several days is asked for."""
    return _NEXT.search(fold(reading.text)) is not None


def seasons_of(text: str) -> frozenset[str]:
    """The seasons that a text names."""
    return frozenset(season for season, pattern in _SEASONS.items() if pattern.search(fold(text)))


def in_season(word: str, day: date) -> bool:
    """True where a word names the season that a day is in: "syksynä" for 29 September."""
    return any(day.month in MONTHS[season] for season in seasons_of(word))


def piece_in_season(unit: Unit, reading: Reading) -> Unit:
    """Of "Lamps: round 1 5.1.–6.2.2029, round 2 3.8.–9.9.2029" the round of the season that is asked about."""
    seasons = seasons_of(reading.text)
    head, _, rest = unit.text.partition(": ")
    if unit.is_list or len(seasons) != 1 or not rest or not reading.asks_for("deadline", "time"):
        return unit
    pieces = [piece for piece in _PIECES.split(rest) if piece.strip()]
    months, season = MONTHS[min(seasons)], min(seasons)
    dated = [[day for v in read_values(p) if v.kind == "date" and (day := day_of(v)) is not None] for p in pieces]
    if len(pieces) < _FEWEST_DAYS or any(len(days) != 1 for days in dated) or season in seasons_of(rest):
        return unit
    chosen = [piece for piece, days in zip(pieces, dated, strict=True) if days[0].month in months]
    if len(chosen) != 1:
        return unit
    text = f"{head}: {chosen[0].strip()}"
    return replace(unit, text=text, values=tuple(read_values(text)))


def one_day(unit: Unit, reading: Reading, today: date) -> Unit:
    """The unit, or one with the one of its days that is asked for; the rest of its words stay.

    "Two rounds: 15.2.2029 and 15.8.2029" for a question about spring is "15.2.2029".
    """
    days = [value for value in unit.values if value.kind == "date"]
    if len(days) == 1 and _asks_end(reading) and (last := _end_of(days[0])) is not None:
        text = f"{_FROM.sub('', unit.text[: days[0].start])}{last}{unit.text[days[0].end :]}"
        return replace(unit, text=text, values=tuple(read_values(text)))
    asked = reading.asks_for("deadline", "time") or (not reading.asks and asks_next(reading))
    if not asked or reading.asks_for("whether", "comparison", "list"):
        return unit
    if unit.is_list or len(days) < _FEWEST_DAYS or _are_apart(days, unit):
        return unit
    chosen = _choose(days, reading, today)
    if chosen is None:
        return unit
    text = f"{_head(unit.text[: days[0].start])}{chosen.text}{unit.text[days[-1].end :]}"
    return replace(unit, text=text, values=tuple(read_values(text)))


def _asks_end(reading: Reading) -> bool:
    """True where the last day is asked for and nothing else: "by when", "when does it close"."""
    text = fold(reading.text)
    alone = reading.main == "deadline" and not reading.asks_for("whether", "comparison", "list", "open", "duration")
    return alone and _ENDS.search(text) is not None and _BEGINS.search(text) is None


def _end_of(value: Value) -> str | None:
    """The last day of a range as it is written; None where the value is none, or is not written in full."""
    if not value.key or value.key[0] != "range":
        return None
    last = _TO.split(value.text)[-1]
    days = [day_of(v) for v in read_values(last) if v.kind == "date" and v.text == last]
    return last if days and days[0] is not None and days[0] == day_of(value) else None


def _are_apart(days: Sequence[Value], unit: Unit) -> bool:
    """True where words stand between the days: they are not of one thing."""
    between = [unit.text[a.end : b.start] for a, b in pairwise(days)]
    clock = _CLOCK.match(unit.text[days[-1].end :])
    if clock is not None:  # "7 May at 14:00 and 5 June at 14:00": the same hour each time
        between = [text.replace(clock.group(), "", 1) for text in between]
    return any(not re.fullmatch(r"\W*(?:ja|and|sekä|tai|or|,)?\W*", text) for text in between)


def _choose(days: Sequence[Value], reading: Reading, today: date) -> Value | None:
    dated = [(value, day) for value, day in zip(days, _in_full(days), strict=True) if day is not None]
    if len(dated) < len(days):
        return None
    seasons = seasons_of(reading.text)
    if len(seasons) == 1:
        months = MONTHS[min(seasons)]
        fitting = [value for value, day in dated if day.month in months]
        return fitting[0] if len(fitting) == 1 else None
    if not asks_next(reading):
        return None
    return next((value for value, day in sorted(dated, key=lambda pair: pair[1]) if day >= today), None)


def _in_full(days: Sequence[Value]) -> list[date | None]:
    """The days; one without a year has that of the next one that has a year."""
    found: list[date | None] = []
    year: object = 0
    for value in reversed(days):
        key = value.key
        if len(key) == 3 and isinstance(key[0], int):
            year = key[0] or year
            value = replace(value, key=(year, *key[1:]))
        found.append(day_of(value))
    return found[::-1]


def _head(before: str) -> str:
    """What stands before the first day, without the number of them: "Story – four calls: " is "Story – "."""
    piece = _LAST_PIECE.search(before)
    if piece is None or not any(value.kind == "count" for value in read_values(piece["piece"])):
        return before
    return f"{before[: piece.start()]} – "
