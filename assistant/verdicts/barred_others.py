"""A bar on one kind of applicant, which says nothing of the others: "Consortia cannot apply" is no "no" to a school."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, is_alike, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading

_BARRED = re.compile(
    r"\b(?!(?:hakij|applicant|organi[sz]a|organisaatio|toimij|hank|hake|projekt|project|koulu|school|oppilaito)\w*)"
    r"(?P<who>[\w-]+(?:(?:, | (?:and|or|ja|tai|seka) )[\w -]+?)*) "
    r"(?:(?:can ?not|can.t|may not|must not) (?:apply|be (?:an? |the )?(?:applicants?|coordinators?))|"
    r"(?:is|are) not eligible|(?:ei|eivat) (?:voi|saa) (?:hakea|olla haki\w+))\b"
)
_TOGETHER = re.compile(r"\b(?:together|jointly|as a group|yhdessa|yhteisesti|ryhmana|porukalla)\b")
_GROUP = re.compile(r"group|consorti|ryhm|konsorti|yhteenliittym")
_ALIKE, _STEM = 0.7, 5


def bars_others(reading: Reading, unit: Unit, names: Iterable[str]) -> bool:
    """True where a passage bars a kind of applicant that the question does not name.

    `names` are what else the things of the question are called.
    """
    if unit.language != reading.language:
        return False
    common = load_stopwords(unit.language)
    who = [
        word for found in _BARRED.finditer(fold(unit.text)) for word in split_words(found["who"]) if word not in common
    ]
    if _TOGETHER.search(fold(reading.text)) and any(map(_GROUP.match, who)):
        return False
    asked = split_words(f"{reading.text} {' '.join(names)}")
    return bool(who) and not any(_is_one(word, other, unit) for word in who for other in asked)


def _is_one(word: str, other: str, unit: Unit) -> bool:
    return is_alike(word, other, unit.language, _ALIKE, _STEM)
