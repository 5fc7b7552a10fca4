"""Yes or no: whether what the guide states agrees with what the question supposes."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.question import Reading, write_out
from assistant.units import Unit
from assistant.words import fold, likeness, split_words
from ingest.types import Language
from ingest.values import Value, compatible

_NEGATION = {
    "fi": re.compile(r"\b(?:ei|eivat|eika|en|emme|ette|eivatka|ilman|kielletty)\b"),
    "en": re.compile(r"\b(?:not|no|cannot|never|without|nor|neither)\b|n't\b"),
}
_ONLY = {
    "fi": re.compile(r"\b(?:vain|ainoastaan|pelkastaan|yksi|yhdelle|yhden|kerran)\b"),
    "en": re.compile(r"\b(?:only|solely|just|once)\b"),
}
_EVERY = re.compile(
    r"\b(?:kaik\w+|kaikki|mika tahansa|jokai\w+|useam\w+|useit\w+|usea\w+|monta|moneen|monelle|kaksi|toinen|toisen|"
    r"molem\w+|myos|all|any|every|each|several|multiple|many|more than|two|both|another|second|twice|other|"
    r"earlier|previous|aiem\w+|aikaisem\w+)\b"
)
_EXCEPT = re.compile(r"\b(?:paitsi|lukuun ottamatta|except|excluding|excluded)\b(?P<what>[^.;)]*)")
_AT_LEAST = re.compile(r"(?:vahintaan|vah\.|min\.?|minimi\w*|at least|minimum|not less than)\W*$")
_AT_MOST = re.compile(
    r"(?:vain|ainoastaan|only|enintaan|enint\.|max\.?|maksimi\w*|korkeintaan|at most|maximum|up to|"
    r"no more than|alle|under|less than)\W*$"
)
_OVER = re.compile(r"(?:yli|over|more than|above)\W*$")
_BRACKETS = re.compile(r"\((?P<inner>[^()]+)\)")
_CAN = re.compile(r"\b(?:voi|voivat|saa|saavat|ei|eivat|can|may|must|cannot|not|is|are)\b")
_TOO = re.compile(r"\b(?:liikaa|liian|too (?:many|much|long|big|large|short|late))\b")
_WITHOUT = re.compile(r"\b(?:without|ilman|ei (?:ole|oo) (?:yhtaan|yhtakaan|ainuttakaan)|has no|have no|with no)\b")
_REQUIRED = re.compile(r"\b(?:vahintaan|oltava|taytyy|pitaa|edellyt\w+|vaadit\w+|at least|must|requir\w+|minimum)\b")
_PEOPLE = (
    "heng",
    "henk",
    "hlo",
    "people",
    "person",
    "colleag",
    "kolleg",
    "student",
    "opiskel",
    "opettaj",
    "teacher",
    "ihmi",
)
_NEED = re.compile(r"\b(?:riitta\w+|riittaako|enough|sufficient|suffice\w*)\b")
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "hour": 1, "minute": 1}


def is_yes(reading: Reading, unit: Unit) -> bool:
    """True where the unit's statement answers a yes/no question with yes."""
    question = fold(reading.text)
    measured = compare_values(reading, unit)
    if measured is not None:
        return not measured if _TOO.search(question) else measured
    text, language = (
        fold(" ".join((*unit.headings[-1:], unit.text)) if len(unit.headings) > 1 else unit.text),
        unit.language,
    )
    inner = _aside(reading, text, language)
    if inner is not None:
        return not _NEGATION[language].search(inner)
    excepted = _EXCEPT.search(text)
    if excepted and _mentions(reading, excepted["what"], language):
        return False
    negative = bool(_NEGATION[language].search(_EXCEPT.sub("", text)))
    if _WITHOUT.search(question) and _REQUIRED.search(text):
        return False
    if not negative and _ONLY[language].search(text):
        return not (_EVERY.search(question) or _is_left_out(reading, unit))
    return not negative


def _is_left_out(reading: Reading, unit: Unit) -> bool:
    """True where a place is asked about and the places that a closed list names are others."""
    named = reading.places
    return bool(named) and not named & unit.terms and bool(unit.places)


def _aside(reading: Reading, text: str, language: Language) -> str | None:
    """What stands in brackets, where it has a verb and more of the question's words than the rest."""
    for found in _BRACKETS.finditer(text):
        inner, outer = found["inner"], text[: found.start()] + text[found.end() :]
        if _CAN.search(inner):
            within, without = _shared(reading, inner, language), _shared(reading, outer, language)
            if len(within - without) > len(without - within):
                return inner
    return None


def _shared(reading: Reading, text: str, language: Language) -> set[str]:
    words = split_words(text)
    asked = {word for item in reading.items for word in item.text.split()}
    return {a for a in asked if any(likeness(a, w, language) >= 0.6 for w in words)}


def _mentions(reading: Reading, text: str, language: Language) -> bool:
    words = split_words(text)
    return any(
        likeness(asked, word, language) >= 0.9
        for item in reading.items
        for asked in item.text.split()
        for word in words
    )


def compare_values(reading: Reading, unit: Unit) -> bool | None:
    """Whether the question's number lies within what the unit allows; None where there is nothing to compare."""
    asked = [v for v in reading.values if v.kind in ("count", "duration", "amount", "percentage", "time")]
    for value in asked:
        for stated in unit.values:
            if stated.kind != value.kind:
                continue
            if value.kind == "count" and not _same_thing(value, stated, reading, unit):
                continue
            if value.kind == "time":
                return _clock(value) <= _clock(stated)
            verdict = _within(value, stated, fold(unit.text), fold(reading.text))
            if verdict is not None:
                return verdict
    return None


def _same_thing(asked: Value, stated: Value, reading: Reading, unit: Unit) -> bool:
    """True where two counts are of one thing: the same unit, or the same noun in the following words."""
    if asked.unit and stated.unit and compatible(asked.unit, stated.unit):
        return True
    written = write_out(reading.text)
    wanted = split_words(written[asked.start : asked.end + 30])[:4]
    counts_people = bool(stated.unit) and compatible("person", stated.unit)
    if counts_people and (not asked.unit or any(word.startswith(_PEOPLE) for word in wanted)):
        return True
    found = split_words(unit.text[stated.start : stated.end + 30])[:4]
    return any(len(w) > 3 and likeness(w, f, unit.language) >= 0.6 for w in wanted for f in found)


def _within(asked: Value, stated: Value, text: str, question: str) -> bool | None:
    low, high = _size(stated)
    wanted, _ = _size(asked)
    if low is None or high is None or wanted is None:
        return None
    before = text[: stated.start]
    inside = fold(stated.text)
    if _AT_LEAST.search(before) or inside.startswith(("vah", "min", "at least")):
        return wanted >= low
    if _AT_MOST.search(before) or inside.startswith(("max", "enint", "at most", "up to", "kork")):
        return wanted <= high
    if _OVER.search(before):
        return wanted > low
    if low != high:
        return low <= wanted <= high
    return wanted >= low if _NEED.search(question) else wanted == low


def _clock(value: Value) -> tuple[int, int]:
    first = value.key[0] if isinstance(value.key[0], tuple) else value.key
    return int(str(first[0])), int(str(first[1]))


def _size(value: Value) -> tuple[Decimal | None, Decimal | None]:
    first, last = value.key[0], value.key[1]
    if value.kind == "duration":
        return _days(first), _days(last)
    return (first, last) if isinstance(first, Decimal) and isinstance(last, Decimal) else (None, None)


def _days(part: object) -> Decimal | None:
    if isinstance(part, tuple) and len(part) == 2 and isinstance(part[0], Decimal):
        return part[0] * _DAYS.get(str(part[1]), 1)
    return None
