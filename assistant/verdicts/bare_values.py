"""Lines that say a value and nothing else: "Grant up to EUR 75,000" is no answer to whether a van is paid for."""

from __future__ import annotations

import re

from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading

_KINDS = ("amount", "percentage", "date", "time", "count")
_BODIES = ("country", "organisation", "institution", "partner", "actor")
_STATES = re.compile(
    r"\b(?:voi|voit|voivat|saa|saat|saavat|on|ovat|oltava|pitaa|taytyy|sallit\w*|hyvaksy\w*|vaadi\w*|vaati\w*|"
    r"edellyt\w*|"
    r"can|may|must|is|are|has|have|requires?|required|accept\w*|allow\w*|includ\w*|pays?|covers?)\b|[✓✔✗✘☑?]"
)
_OF_TODAY = re.compile(
    r"\b(?:viela|ehdi\w*|ehti\w*|still|in time|miss|missed|too late|myohas\w*|mennyt|meni|meniko\w*|auki|avoinna|"
    r"open|now|nyt)\b"
)
# "Is it for both?" is answered by what is "shared by" two.
_ASKS_BOTH = re.compile(r"\b(?:both|molemm\w+|kummalleki\w*|kummankin|yhtei[ns]\w+|shared?|joint\w*|common)\b")
_TELLS_BOTH = re.compile(r"\b(?:both|molemm\w+|kummalleki\w*|yhtei[ns]\w+|shared|joint|common)\b")
_FEW_WORDS = 4
_HELD = 0.55


def rests_on_value(reading: Reading, unit: Unit) -> bool:
    """True where a unit is a label and its value, and the question wants no value but something that it has not."""
    values = [value for value in unit.values if value.kind != "code"]
    asks_value = reading.expects or any(value.kind not in ("code", "year") for value in reading.values)
    if not values or asks_value or unit.is_list or _OF_TODAY.search(fold(reading.text)):
        return False
    if any(value.kind not in _KINDS or value.unit in _BODIES for value in values) or _STATES.search(fold(unit.text)):
        return False
    if _ASKS_BOTH.search(fold(reading.text)) and _TELLS_BOTH.search(fold(unit.text)):
        return False
    rest = unit.text
    for value in reversed(values):
        rest = f"{rest[: value.start]} {rest[value.end :]}"
    common = load_stopwords(unit.language)
    label = [word for word in split_words(rest) if word not in common and not word.isdigit()]
    return len(label) <= _FEW_WORDS and _has_more(reading, unit)


def _has_more(reading: Reading, unit: Unit) -> bool:
    """True where the question has a word of its own that neither the unit nor a heading above it has."""
    words = split_words(unit.context)
    own = [word for item in reading.items if item.term is None for word in item.text.split()]
    return any(max((likeness(o, w, unit.language) for w in words), default=0.0) < _HELD for o in own)
