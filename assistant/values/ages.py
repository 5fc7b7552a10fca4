"""Ages of people among the times of a text: "16-year-old" is no length of a stay, and "of age" is an age."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.language.opposites import NEGATION
from assistant.language.spoken import write_out
from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from ingest.values import Value

_BEFORE = re.compile(
    r"\b(?:aged?|ages|ika|ian|ikaraja\w*|ialtaan|turn(?:s|ed|ing)?|tayttaa|tayttanyt)\b[^.,;\d]{0,30}$"
)
_INSIDE = re.compile(r"vuotia|years? old|year-old|years of age|aged|-v\b")
_AFTER = re.compile(r"s?[ -](?:olds?|of age|vanh\w+|tayttan\w+)\b|\w*vuotia")
_OF_AGE = re.compile(
    r"\btaysi-?ika(?:inen|iset|isia|ista|isyys|isyytta)\b|"
    r"\b(?:be|are|is|only) (?:an? )?adults?\b(?! (?:educ|learn|stud))|"
    r"\badults only\b|\bof (?:full |legal )age\b|\bage of majority\b"
)
_UNDER_AGE = re.compile(r"\b(?:alaikai\w+|minors?|under ?-?age|underage)\b")
_WITH_ADULT = re.compile(r"\b(?:huoltaj\w+|vanhem\w+|guardian\w*|parent\w*|unless|paitsi|ellei)\b")
_EIGHTEEN = re.compile(r"\b(?:vahintaan|yli|at least|over|min\.?)\W+18\b|\b18 (?:vuotta )?tayttan\w+")
_MAJORITY = 18


def is_age(value: Value, text: str) -> bool:
    """True where a folded text states a time as somebody's age."""
    before, inside, after = text[: value.start], text[value.start : value.end], text[value.end :]
    return value.kind == "duration" and bool(_BEFORE.search(before) or _INSIDE.search(inside) or _AFTER.match(after))


def is_other_time(asked: Value, question: str, stated: Value, text: str, given: Iterable[Value]) -> bool:
    """True where of two times one is an age and the other, in days or months, is none; `given` are all the question's.

    "A dog of 10 months" may be an age where the question gives no other.
    """
    if is_age(asked, question):
        return not is_age(stated, text) and _years(stated) is None
    return is_age(stated, text) and _years(asked) is None and any(is_age(value, question) for value in given)


def meets_age(reading: Reading, unit: Unit) -> bool | None:
    """Whether a person's age is that of an adult, where adults are meant or minors shut out; None where neither is."""
    question, text = fold(write_out(reading.text)), fold(" ".join((*unit.headings[-1:], unit.text)))
    ages = [years for value in reading.values if is_age(value, question) and (years := _years(value)) is not None]
    if len(ages) > 1 or _WITH_ADULT.search(text) or (ages and any(is_age(v, fold(unit.text)) for v in unit.values)):
        return None
    grown = ages[0] >= _MAJORITY if ages else None if _UNDER_AGE.search(question) is None else False
    if grown is None:
        return None
    denied = NEGATION[unit.language].search(text) is not None
    if _UNDER_AGE.search(text):
        return True if grown and denied else None
    wanted = _OF_AGE.search(text) or (not ages and _EIGHTEEN.search(text))
    return False if wanted and not grown and not denied else None


def _years(value: Value) -> int | None:
    """The number of years of a time; None for one in days, weeks or months."""
    first = value.key[0]
    return int(first[0]) if isinstance(first, tuple) and first[1] == "year" else None
