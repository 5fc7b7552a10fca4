"""Who helps in a part of the world: the office whose section names the region that the country asked about lies in."""

from __future__ import annotations

import re

from assistant.language.words import fold
from assistant.names.countries import HOME, is_of_countries, read_countries, read_regions
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.search import Searcher

_ASKS = re.compile(
    r"(?:^|[,.;:?!–] )\W*(?:(?:and|but|so|ja|mutta|enta|to|from|with) )?"
    r"(?:who|whom|which (?:office|body|agency|contact|organi[sz]ation)|where (?:can|does|do|should)|kuka|ketka|"
    r"kene\w+|kelta|"
    r"kelle|keta|mista|mika taho|mika toimisto|minne|is there (?:any(?:one|body)|some(?:one|body))|"
    r"onko (?:\w+ )?joku)\b"
)
_HELP = re.compile(
    r"\b(?:helps?|helping|advi[sc]es?|assist\w*|guidance|turn to|contact|ask|neuvoo|neuvoja|neuvovat|neuvontaa|auttaa|"
    r"auttavat|avustaa|apua|opastaa|opastusta|ohjausta|kysya|kysyy|kaantya|tukea paikan|tietoa|information|yhteyt\w+)\b"
)
# What such an office does, or is called.
_OFFICE = re.compile(
    r"\b(?:assists?|advise|guidance|contact points?|focal points?|help ?desks?|neuvo\w*|avusta\w*|autta\w*|ohjausta|"
    r"yhteyspist\w+|tiedotuspist\w+)\b"
)
# "North and South America", "Pohjois- ja Etelä-Amerikka": both have the last word.
_BOTH = (
    (re.compile(r"\b(\w+)- ja (\w+)-(\w+)"), r"\1-\3 ja \2-\3"),
    (re.compile(r"\b(North|South|East|West) and (North|South|East|West) (\w+)"), r"\1 \3 and \2 \3"),
    (re.compile(r"(?<![\w-])Aasia\b"), "Aasiassa"),
    (re.compile(r"(?<!Central )(?<!South )(?<!East )(?<!in )(?<!to )(?<!from )\bAsia\b"), "in Asia"),
)
_LONGEST = 300


def find_regional(reading: Reading, searcher: Searcher) -> Unit | None:
    """The list that tells of the office for a country or region; None where none, or more than one, is for it."""
    text = fold(reading.text)
    if reading.scopes or reading.values or not _ASKS.search(text) or not _HELP.search(text):
        return None
    asked = _places_in(reading.text) - {HOME}
    if not asked:
        return None
    near = [unit for unit in searcher.current(reading.language) if not unit.scopes and len(unit.text) <= _LONGEST]
    named = read_countries(reading.text)
    if any(named & read_countries(unit.text) and is_of_countries(unit.text) for unit in near):
        return None  # it is told of by its name, of other countries of its region something else may be true
    sections = {unit.section for unit in near if asked <= read_regions(_spelt(unit.text))}
    offices = [list_ for section in sections if (list_ := _whole(section, searcher)) is not None]
    return offices[0] if len(offices) == 1 else None


def _whole(section: int, searcher: Searcher) -> Unit | None:
    """The longest list of an office's section; None where the section tells of no office."""
    lists = [unit for unit in searcher.in_section(section) if unit.is_list and not unit.is_opening and not unit.scopes]
    is_office = any(_OFFICE.search(fold(unit.text)) for unit in lists)
    return max(lists, key=lambda unit: len(unit.members)) if is_office else None


def _places_in(text: str) -> frozenset[str]:
    return read_countries(text) | read_regions(_spelt(text))


def _spelt(text: str) -> str:
    for pattern, full in _BOTH:
        text = pattern.sub(full, text)
    return text
