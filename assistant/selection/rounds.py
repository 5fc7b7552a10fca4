"""Rounds of a call: "the second round", "syyshaku". What a passage says of another one is no answer."""

from __future__ import annotations

import re

from assistant.language.words import fold
from assistant.passages.deadlines import day_of
from assistant.passages.units import Unit
from assistant.values.days import MONTHS, seasons_of

_NOUN = r"(?:rounds?|calls?|deadlines?|periods?|kierro\w*|haku\w*|hau(?:n|ssa|t)|jakso\w*)"
_ROUND = re.compile(rf"\b\w*{_NOUN}\b")
_ORDINALS: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (number, re.compile(rf"(?<![\w.])(?:{words})[ -](?:[a-z]+ )?{_NOUN}\b"))
    for number, words in (
        (1, r"first|1st|1\.|ensimmai\w+|eka\w*|(?:only )?one|a single|yksi|yhden|ainoa"),
        (2, r"second|2nd|2\.|toinen|toise\w+|toka\w*"),
        (3, r"third|3rd|3\.|kolmas|kolmann\w+"),
        (4, r"fourth|4th|4\.|neljas|neljann\w+"),
    )
)
_NUMBERED = re.compile(r"\b(?:round|call|kierros|haku|jakso) (?P<number>[1-4])\b(?!\.\d)")


def is_of_another_round(question: str, unit: Unit) -> bool:
    """True where a folded question is about one round, and what the unit says of rounds is of another."""
    days = [day for value in unit.values if value.kind == "date" and (day := day_of(value)) is not None]
    if not _ROUND.search(question):
        return False
    asked, named = _numbers(question), _numbers(fold(unit.text))
    if len(asked) == 1 and named:
        return not asked & named
    if len(days) != 1:
        return False
    told = seasons_of(unit.context)
    if len(asked) == 1:
        return asked != {1} and not told
    seasons = seasons_of(question)
    if len(seasons) != 1 or seasons & told:
        return False
    return days[0].month not in MONTHS[min(seasons)]


def _numbers(text: str) -> set[int]:
    """The rounds that a folded text counts: "the second round", "2. kierros", "round 2"."""
    counted = {int(found["number"]) for found in _NUMBERED.finditer(text)}
    return counted | {number for number, words in _ORDINALS if words.search(text)}
