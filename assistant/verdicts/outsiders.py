"""How many are from outside: what a guide counts of those inside does not answer for those from third countries."""

from __future__ import annotations

import re

from assistant.language.words import fold, likeness, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading, unit_of
from assistant.retrieval.search import Found
from ingest.values import compatible, read_numbers

_LOOK_AHEAD = 40
_ALIKE = 0.75
_ASKED = re.compile(
    r"\bthird countr\w+(?! associated)|\b(?:from |in |based )?outside (?:of )?(?:the |an? )?(?:eu|eea|europe|union|"
    r"programme)\b|\bnon[ -]?(?:eu|eea|programme|associated)\b|"
    r"\b(?:ohjelman|ohjelmamaiden|eu n|eu:n|unionin|euroopan|eta:n) ulkopuol\w+|\bkolman\w+ ma(?:a|i)\w*"
)
_OUTSIDE = re.compile(
    r"\boutside\b|\bnon[ -]?(?:eu|eea|programme|associated)\b|\bnot associated\b|\bthird countr\w+|"
    r"\bulkopuol\w+|\bassosioitumat\w+|\bkolman\w+ ma(?:a|i)\w*"
)
_INSIDE = re.compile(r"\b(?:programme countr\w+|member states?|eu countr\w+|ohjelmama\w+|jasenma\w+|eu-ma\w+)")


def asks_of_outsiders(reading: Reading) -> bool:
    """True for "how many partners from outside the programme?"."""
    counts = reading.asks_for("count") and not reading.asks_for("whether", "comparison", "list")
    return counts and bool(reading.counted) and _ASKED.search(fold(reading.text)) is not None


def find_outsiders(reading: Reading, found: Found) -> Unit | None:
    """The best statement that counts those from outside; None where no candidate does."""
    for k in found.order[:_LOOK_AHEAD]:
        unit = found.units[k]
        if unit.is_list or (reading.scopes and not reading.scopes & unit.scopes):
            continue
        if _OUTSIDE.search(fold(unit.text)) and read_numbers(unit.text) and _counts_asked(reading, unit):
            return unit
    return None


def counts_insiders(found: Found) -> bool:
    """True where the best candidate counts those from the programme's own countries."""
    text = fold(found.units[found.order[0]].text)
    return _INSIDE.search(text) is not None and _OUTSIDE.search(text) is None


def _counts_asked(reading: Reading, unit: Unit) -> bool:
    """True where the unit, or what it stands under, counts the things asked about."""
    noun = split_words(reading.counted)[0]
    asked = unit_of(noun)
    text = " ".join((*unit.headings[-1:], unit.text))
    if asked is None:
        return any(likeness(noun, word, unit.language) >= _ALIKE for word in split_words(text))
    told = (unit_of(word) for word in split_words(text))
    return any(one is not None and one[0] == "count" and compatible(one[1], asked[1]) for one in told)
