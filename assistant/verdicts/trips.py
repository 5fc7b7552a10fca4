"""Whether somebody may go to a country outside, by the name that the guide has for such trips: "global mobility"."""

from __future__ import annotations

import re

from assistant.language.opposites import NEGATION
from assistant.language.words import fold
from assistant.names.countries import HOME, has_trips, is_of_trips, read_countries, read_regions, regions_in
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.search import Found, put_first

_LOOK_AHEAD = 20
_ABROAD = re.compile(r"\b(?:abroad|ulkomai\w+)\b")
_FAR = re.compile(
    r"\b(?:globa\w+|world\w*|continents?|outside|beyond|far|maailma\w*|maanos\w+|manter\w+|ulkopuol\w+|kauas)\b"
)


def prefer_trip(reading: Reading, found: Found) -> Found:
    """Put first what allows or bars such trips, for "Can we send students to Ukraine?" and no topic named.

    What bars it comes before what allows it: the other side is told beside it. What else names the country (refugees
    from there, partners of its region) says nothing of who goes there.
    """
    if reading.scopes or found.foreign or not reading.asks_for("whether") or not read_countries(reading.text) - {HOME}:
        return found
    if settles_trip(reading, found.units[found.order[0]]):
        return found
    near = [k for k in found.order[:_LOOK_AHEAD] if settles_trip(reading, found.units[k])]
    barring = NEGATION[reading.language]
    return put_first(found, max(near, key=lambda k: bool(barring.search(fold(found.units[k].text))), default=None))


def settles_trip(reading: Reading, unit: Unit) -> bool:
    """True where a statement names what trips to the country asked about are called, for who asks about a trip."""
    asked, question = read_countries(reading.text) - {HOME}, fold(reading.text)
    return not unit.is_list and any(
        asked and asked <= codes and is_of_trips(name, question) for name, codes in regions_in(unit.text)
    )


def names_trips_alone(reading: Reading, unit: Unit) -> bool:
    """True where a statement is about trips outside alone, and the question goes nowhere but "abroad"."""
    question = fold(reading.text)
    if not _ABROAD.search(question) or read_countries(question) - {HOME} or read_regions(question):
        return False
    return not unit.is_list and not _FAR.search(question) and any(has_trips(name) for name, _ in regions_in(unit.text))
