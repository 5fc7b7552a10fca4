"""Ages of people: they are no lengths of time, and "of age" is one of them."""

from __future__ import annotations

import re

from assistant.opposites import NEGATION
from assistant.question import Reading
from assistant.units import Unit
from assistant.words import fold
from ingest.values import Value

_OLD = re.compile(r"s?[- ](?:old|of age)\b")
_AGE = re.compile(r"vuotia|years? old|year-old|years of age|aged|-v\b")
_OF_AGE = re.compile(
    r"\btaysi-?ika(?:inen|iset|isia|ista|isyys|isyytta)\b|"
    r"\b(?:be|are|is|only) (?:an? )?adults?\b(?! (?:educ|learn|stud))|"
    r"\badults only\b|\bof (?:full |legal )age\b|\bage of majority\b"
)
_UNDER_AGE = re.compile(r"\b(?:alaikai\w+|minors?|under ?-?age|underage)\b")
_WITH_ADULT = re.compile(r"\b(?:huoltaj\w+|vanhem\w+|guardian\w*|parent\w*|unless|paitsi|ellei)\b")
_EIGHTEEN = re.compile(r"\b(?:vahintaan|yli|at least|over|min\.?)\W+18\b|\b18 (?:vuotta )?tayttan\w+")
_MAJORITY = 18


def meets_age(reading: Reading, unit: Unit) -> bool | None:
    """Whether a person's age is that of an adult, where adults are meant or minors shut out; None where neither is."""
    question, text = fold(reading.text), fold(" ".join((*unit.headings[-1:], unit.text)))
    ages = [age for value in reading.values if (age := _age_of(value, question)) is not None]
    if len(ages) > 1 or _WITH_ADULT.search(text):
        return None
    grown = ages[0] >= _MAJORITY if ages else None if _UNDER_AGE.search(question) is None else False
    denied = NEGATION[unit.language].search(text) is not None
    if grown is None or (ages and _AGE.search(text)):
        return None
    if _UNDER_AGE.search(text):
        return True if grown and denied else None
    wanted = _OF_AGE.search(text) or (not ages and _EIGHTEEN.search(text))
    return False if wanted and not grown and not denied else None


def _age_of(value: Value, text: str) -> int | None:
    """The years of an age; None for any other value."""
    first = value.key[0] if value.kind == "duration" and _is_age(value, text) else None
    return int(first[0]) if isinstance(first, tuple) and first[1] == "year" else None


def _is_age(value: Value, text: str) -> bool:
    """True for "16-vuotias", and for "16 years" that a folded text goes on with "old"."""
    found = text.find(fold(value.text))
    goes_on = text[found + len(value.text) :] if found >= 0 else ""
    return _AGE.search(fold(value.text)) is not None or _OLD.match(goes_on) is not None


def is_other_than_age(asked: Value, question: str, stated: Value) -> bool:
    """True where a folded question names an age, and the other value counts days, weeks or months."""
    return asked.kind == stated.kind == "duration" and _is_age(asked, question) and not _in_years(stated)


def _in_years(value: Value) -> bool:
    first = value.key[0]
    return isinstance(first, tuple) and first[1] == "year"
