"""A question's only number held against the only limit of a text, whatever the two count: "I'm 17", "aged 18"."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.language.spoken import write_out
from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.values.counted import counts_from_event, counts_other
from assistant.verdicts.limits import is_demanded
from ingest.numerals import NUMBER_WORDS

_OR_MORE = re.compile(
    r"\b(\d{1,3})(?: years?)?,? (?:or|and|tai) (?:over|older|more|above|yli|vanhem\w+|enemman)\b|"
    r"\b(\d{1,3}) vuotta tayttan\w+"
)
_NUMBER = re.compile(r"(?<![\w.,:/-])\d{1,4}(?![\w.,:/%€]|\s?(?:%|€|eur|million|milj|\d))(?=\s|-|[?!;)]|$)")
_LIMIT = re.compile(
    r"\b(?:(?P<more>(?P<strictly>yli|over|more than|above)|vahintaan|vah\.?|at least|minimum|min\.?|not less than)|"
    r"(?P<below>alle|under|less than|fewer than|below)|enintaan|korkeintaan|max\.?|at most|up to|no more than|maximum)"
    r"(?: of)? (?P<number>\d{1,4})(?![\d.,:%€]|\s?(?:%|€|eur|million|milj|\d))"
)
_MAY_NOT = re.compile(r"\b(?:may not|must not|cannot|can not|is not|are not|ei|eivat)\b")
_SENTENCE_ENDS = re.compile(r"[.;]\s")
_WORD = re.compile(r"(?<![\w-])[^\W\d_]{3,}(?!\w|-(?!year|vuotia))")
_FEW_NUMBERS = 2


def compare_bare(reading: Reading, unit: Unit) -> bool | None:
    """The question's only number against the unit's only limit, whatever they count: "I'm 17", "aged at least 18"."""
    asked = _bare_numbers(write_out(reading.text))
    text = _OR_MORE.sub(r"at least \1\2", fold(_in_digits(unit.text)))
    limits = [(found, Decimal(found["number"])) for found in _LIMIT.finditer(text)]
    if len(asked) != 1 or len(limits) != 1 or len(_NUMBER.findall(text)) > _FEW_NUMBERS or asked[0][0] == 1:
        return None
    if _counts_others(reading, unit):
        return None
    (number, start), (found, limit) = asked[0], limits[0]
    if number != limit and number in {Decimal(other) for other in _NUMBER.findall(text)}:
        return None  # "three years", where the text has "3 years (at least 40 hours)"
    if found["more"] and number > limit and is_demanded(start, fold(write_out(reading.text))):
        return False
    refused = _MAY_NOT.search(_SENTENCE_ENDS.split(text[found.end() :])[0]) is not None
    if found["more"]:
        above = number > limit if found["strictly"] else number >= limit
        return above != bool(found["strictly"] and refused)
    if found["below"] and refused:
        return number >= limit  # "a pupil under 18 may not use the saw"
    return number < limit if found["below"] else number <= limit


def _counts_others(reading: Reading, unit: Unit) -> bool:
    question, text = fold(write_out(reading.text)), fold(unit.text)
    if any(counts_from_event(a, question, s, text) for a in reading.values for s in unit.values):
        return True
    asked, stated = ([v for v in values if v.kind == "count"] for values in (reading.values, unit.values))
    return bool(asked and stated) and all(counts_other(a, s, unit.text, unit.language) for a in asked for s in stated)


def _in_digits(text: str) -> str:
    """A text with its number words as digits: "at most two" as "at most 2"."""
    numbers = ((found, NUMBER_WORDS.get(found.group().lower(), 0)) for found in reversed(list(_WORD.finditer(text))))
    for found, number in numbers:
        if number > 1:
            text = f"{text[: found.start()]}{number}{text[found.end() :]}"
    return text


def _bare_numbers(text: str) -> list[tuple[Decimal, int]]:
    """The numbers in a text that are no sum, share or date, in digits or words, and where they stand."""
    digits = [(Decimal(found.group()), found.start()) for found in _NUMBER.finditer(text)]
    words = ((NUMBER_WORDS.get(found.group().lower(), 0), found.start()) for found in _WORD.finditer(text))
    return digits + [(Decimal(number), start) for number, start in words if number > 1]
