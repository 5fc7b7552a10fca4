"""Whether something is one of those that a guide lists: "one of the four priorities?", "may we write in Sámi?"."""

from __future__ import annotations

import re

from assistant.question import Reading, asking_sentence
from assistant.stopwords import load_stopwords
from assistant.units import Unit
from assistant.words import fold, likeness, split_words

# The thing, and the kind that it would be one of: "is sport one of the aims", "onko urheilu yksi tavoitteista".
_ONE_OF = re.compile(
    r"\b(?:is|are) (?P<thing>[^,;:.?]{3,60}?) (?:one of|among|counted among|listed (?:as|among))\b(?P<kind>[^,;.?]*)|"
    r"\b(?:onko|onks|ovatko) (?P<asia>[^,;:.?]{3,60}?) (?:yksi (?=(?:\w+ ){0,3}?\w+st[ay]\b))(?P<laji>[^,;.?]*)"
)
_LANGUAGES = {
    name: re.compile(rf"\b(?:{forms})")
    for name, forms in {
        "en": r"english|englan(?:ti\b|nik|niks|nin)\w*",
        "fi": r"finnish|suome(?:ksi|nkiel|n kiel)\w*|suomi\b",
        "sv": r"swedish|ruots(?:iksi|inkiel|in kiel)\w*|ruotsi\b",
        "se": r"sami\b|saame\w*|pohjoissaame\w*",
        "de": r"german\b|saksa(?:ksi|nkiel|n kiel)\w*",
        "fr": r"french|ransk(?:aksi|ankiel|an kiel)\w*",
        "et": r"estonian|viro(?:ksi|nkiel|n kiel)\w*",
        "ru": r"russian|venaja(?:ksi|nkiel|n kiel)\w*",
        "uk": r"ukrainian|ukraina(?:ksi|nkiel|n kiel)\w*",
    }.items()
}
_IN_LANGUAGE = re.compile(r"\b(?:languages?|in (?:english|finnish|swedish)|kiel\w+|\w+kieli\w+|\w+ksi)\b")
_LISTED = re.compile(r"[,;•·/]|\b(?:and|ja|seka)\b")
_FEWEST = 3
_ALIKE = 0.6


def is_member(reading: Reading, unit: Unit) -> bool | None:
    """Whether a list names the thing that is asked about; None where none is asked about, or the unit is no list."""
    found = _ONE_OF.search(fold(asking_sentence(reading.text)))
    if found is None:
        return None
    thing, kind = found["thing"] or found["asia"], found["kind"] or found["laji"]
    listed = len(unit.members) if unit.is_list else 1 + len(_LISTED.findall(fold(unit.text)))
    names, lead = split_words(unit.text), split_words(unit.context)
    if listed < _FEWEST or not any(_like(word, lead, unit) for word in _telling(kind, reading)):
        return None
    telling = _telling(thing, reading)
    return any(_like(word, names, unit) for word in telling) if telling else None


def names_language(question: str, text: str) -> bool | None:
    """Whether the language that is asked about is among those named; None where either names none."""
    asked = {name for name, pattern in _LANGUAGES.items() if pattern.search(question)}
    named = {name for name, pattern in _LANGUAGES.items() if pattern.search(text)}
    if not asked or not named or not _IN_LANGUAGE.search(text):
        return None
    return bool(asked & named)


def _telling(text: str, reading: Reading) -> list[str]:
    common = load_stopwords(reading.language)
    return [word for word in split_words(text) if word not in common and len(word) > 3]


def _like(word: str, others: list[str], unit: Unit) -> bool:
    return any(likeness(word, other, unit.language) >= _ALIKE for other in others)
