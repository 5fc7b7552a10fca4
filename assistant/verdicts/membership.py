"""Whether something is one of those that a guide lists: "one of the four priorities?", "is sport?"."""

from __future__ import annotations

import re

from assistant.language.opposites import EXCEPT, NEGATION, ONLY
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.names.countries import HOME, read_countries, read_regions
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.verdicts.place_limits import speaks_of_others

# The thing, and the kind that it would be one of: "is sport one of the aims", "onko urheilu yksi tavoitteista".
_ONE_OF = re.compile(
    r"\b(?:is|are) (?P<thing>[^,;:.?]{3,60}?) (?:one of|among|counted among|listed (?:as|among))\b(?P<kind>[^,;.?]*)|"
    r"\b(?:onko|onks|ovatko) (?P<asia>[^,;:.?]{3,60}?) (?:yksi (?=(?:\w+ ){0,3}?\w+st[ay]\b))(?P<laji>[^,;.?]*)"
)
_LISTED = re.compile(r"[,;•·/]|\b(?:and|ja|seka)\b")
_COMMAS = 2  # commas of a list of places, which is closed
_FOLLOWING = re.compile(r"\b(?:following|seuraavi\w+|seuraavat|seuraava)\b")
_OUTSIDE = re.compile(r"\b(?:third countr\w+|outside the (?:eu|union|programme)|kolman\w+ ma\w+|ulkopuoli\w+)\b")
_UNION = "EU member states"  # as data/regions.toml names them
_FEWEST = 3
_ALIKE = 0.6
_MOSTLY = 0.6  # so many of a region's countries lie in another one that goes by another name


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


def is_left_out(reading: Reading, unit: Unit, only: bool) -> bool:
    """True where a closed list ("only KA121 and KA122", or its heading) names other places or actions than asked."""
    named = unit.own_scopes or (unit.scopes if _is_shut_in(unit) else frozenset())
    other_action = bool(reading.scopes) and bool(named) and not reading.scopes & named
    return (only and other_action) or ((only or _is_closed(reading, unit)) and _names_other_places(reading, unit))


def _is_shut_in(unit: Unit) -> bool:
    """True where the nearest heading is one of a closed list: "KA121 and KA122 only:"."""
    return len(unit.headings) > 1 and ONLY[unit.language].search(fold(unit.headings[-1])) is not None


def leaves_place_open(reading: Reading, unit: Unit) -> bool:
    """True where one place is asked about and the unit names others, without saying that there are no more."""
    if any(value.kind == "count" and value.unit == "country" for value in unit.values):
        return False  # "from 3 programme countries" names none
    if speaks_of_others(reading, unit):
        return True
    denies = bool(NEGATION[unit.language].search(fold(unit.text)))
    asked, within = read_countries(reading.text) - {HOME}, read_regions(unit.text)
    if denies and asked and within and not EXCEPT.search(fold(unit.text)) and not asked & within:
        return not asked & read_countries(unit.text)  # "no global mobility" says nothing of Norway
    only = denies or bool(ONLY[unit.language].search(fold(unit.context)))
    return _names_other_places(reading, unit) and not _is_closed(reading, unit) and not only


def _is_closed(reading: Reading, unit: Unit) -> bool:
    """True for a list of several places; one of countries outside the Union says nothing of those inside."""
    if _OUTSIDE.search(fold(unit.context)) and read_countries(reading.text) & read_regions(_UNION):
        return False
    several = unit.text.count(",") >= _COMMAS or (unit.is_list and len(unit.members) > _COMMAS)
    return several or bool(_FOLLOWING.search(fold(unit.context)))


def _names_other_places(reading: Reading, unit: Unit) -> bool:
    """True where the question and the unit name places, none of them the same."""
    if not reading.places or reading.places & unit.terms or not unit.places:
        return False
    asked = read_regions(reading.text)  # "South America", where it says "Latin America"
    return not asked or len(asked & read_regions(unit.text)) < _MOSTLY * len(asked)


def _telling(text: str, reading: Reading) -> list[str]:
    common = load_stopwords(reading.language)
    return [word for word in split_words(text) if word not in common and len(word) > 3]


def _like(word: str, others: list[str], unit: Unit) -> bool:
    return any(likeness(word, other, unit.language) >= _ALIKE for other in others)
