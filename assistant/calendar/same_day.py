"""Whether two dated things of a section fall on the same day, or one before the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import permutations
from typing import Literal, TypeAlias

from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.passages.deadlines import day_of
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence

_Order: TypeAlias = Literal["same", "different", "earlier", "later"]
_KIND = {"day": "date", "hour": "time"}

_WHEN = r"(?:day|date|time|deadline|moment|paiv|aikaan|aikoihin|aika|hetk|hakupaiv|maarapaiv|maaraaik)\w*"
_HOUR = re.compile(
    r"\b(?:same|different) (?:hour|time of day|clock)|\bkellonaik\w+|\b(?:samaan|eri) (?:kellon|tuntiin)\w*"
)
_ORDERS: tuple[tuple[_Order, re.Pattern[str]], ...] = (
    ("different", re.compile(rf"\b(?:different|separate) {_WHEN}|\beri {_WHEN}")),
    (
        "same",
        re.compile(
            rf"\b(?:same|sama|saman|samana|samaan|samat|samoina|samalla) (?:kellon|haku)?{_WHEN}|\bsame hour\b|"
            r"\bon (?:the )?one day\b|\byhta ?aikaa\b|\bsamanaikai\w+"
        ),
    ),
    ("earlier", re.compile(r"\b(?:earlier|sooner) than\b|\b(?:aikaisemmin|aiemmin|ennemmin) kuin\b|\bennen kuin\b")),
    ("later", re.compile(r"\blater than\b|\bmyohemmin kuin\b")),
)
_THAN = re.compile(r"\b(?:than|as|kuin|with|kanssa)\b")
_AND = re.compile(r"-? (?:and|ja|seka|&) ")
_SHORTEST = 3
_ALIKE = 0.6


def compare_days(reading: Reading, beside: Sequence[Unit]) -> tuple[bool, list[Unit]] | None:
    """Yes or no with the two units that show it; None where no two things are asked about, or either has no one day."""
    asking = fold(asking_sentence(reading.text))
    order = next((name for name, pattern in _ORDERS if pattern.search(asking)), None)
    sides = None if order is None else _sides(asking, reading)
    if order is None or sides is None:
        return None
    kind = _KIND["hour" if _HOUR.search(asking) else "day"]
    dated = [unit for unit in beside if not unit.is_list and len(_moments(unit, kind)) == 1]
    pair = _pair_of(sides, dated)
    if pair is None:
        return None
    one, two = pair
    first, second = _moments(one, kind)[0], _moments(two, kind)[0]
    holds = {"same": first == second, "different": first != second, "earlier": first < second, "later": first > second}
    return holds[order], [one, two]


def _sides(asking: str, reading: Reading) -> tuple[list[str], list[str]] | None:
    """The telling words of the two things: on both sides of "than", else of "and"."""
    for pattern in (_THAN, _AND):
        parts = pattern.split(asking)
        if len(parts) == 2:
            one, two = (_telling(part, reading) for part in parts)
            only = [word for word in one if word not in two], [word for word in two if word not in one]
            if all(only):
                return only
    return None


def _telling(part: str, reading: Reading) -> list[str]:
    for _, pattern in _ORDERS:
        part = pattern.sub(" ", part)
    common = load_stopwords(reading.language)
    return [word for word in split_words(part) if word not in common and len(word) >= _SHORTEST]


def _pair_of(sides: tuple[list[str], list[str]], dated: Sequence[Unit]) -> tuple[Unit, Unit] | None:
    """The only two units that have most of the words of the two sides, each some of its own."""
    counts = [[_count(side, unit) for unit in dated] for side in sides]
    scored = [
        (counts[0][i] + counts[1][j], i, j)
        for i, j in permutations(range(len(dated)), 2)
        if counts[0][i] and counts[1][j]
    ]
    most = max((score for score, _, _ in scored), default=0)
    best = [(dated[i], dated[j]) for score, i, j in scored if score == most]
    return best[0] if len(best) == 1 else None


def _count(words: list[str], unit: Unit) -> int:
    """How many of the words a unit has; those with a digit only as they stand."""
    written = split_words(unit.text)
    return sum(
        word in written or (word.isalpha() and any(likeness(word, other, unit.language) >= _ALIKE for other in written))
        for word in words
    )


def _moments(unit: Unit, kind: str) -> list[tuple[int, ...]]:
    """The days, or the hours, that a unit states."""
    if kind == "date":
        return [day.timetuple()[:3] for v in unit.values if v.kind == kind and (day := day_of(v)) is not None]
    return [tuple(v.key) for v in unit.values if v.kind == kind and all(isinstance(part, int) for part in v.key)]
