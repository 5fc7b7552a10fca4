"""Which topics are for a country or region: "which project may have a partner from Africa?"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.comparisons.compared_topics import head_name, is_about
from assistant.comparisons.contest import is_comparative
from assistant.comparisons.families import Family, find_family, leaf_topics
from assistant.language.opposites import NEGATION
from assistant.language.words import fold, split_words
from assistant.names.countries import HOME, is_of_countries, read_countries, read_regions, regions_in
from assistant.passages.units import Unit
from assistant.question.reading import Item, Reading
from assistant.retrieval.search import Searcher
from assistant.wording.sentences import finish, tidy
from assistant.wording.statements import Statement

_MOST = 3
_LONGEST = 300
_SHORT = 6  # words of an item that says nothing without what leads to it
_EXCEPT = re.compile(r"\b(?:except|apart from|but not|paitsi|lukuun ottamatta|poislukien)\b(?P<what>[^.;]*)")
_CLAUSE = re.compile(r",\s+(?P<asked>(?:mikä|mitkä|mihin|missä|millä|which|what)\b[^,]*\?)\W*$", re.IGNORECASE)
_OF_TRIPS = "globa"  # "global mobility" is for those who go there, not for partners
# Says that somebody from there takes part, and no more.
_TAKES_PART = re.compile(
    r"partner\w*|kumppan\w*|\w*school\w*|\w*koulu\w*|\w*oppilaito\w*|organi[sz]ation\w*|organisaatio\w*|colleges?|"
    r"institution\w*|accept\w*|hyvaksy\w*|allow\w*|let|lets|salli\w*|take|takes|part|involve\w*|join|joins|include\w*|mukana|mukaan|"
    r"otta\w+|ote\w+|voi\w*|saa\w*|sopi\w*|kay|kayvat|tuke\w+|osallistu\w+|olla|on|tule\w+|come|comes|open|suit\w*|fits?|"
    r"possible|mahdolli\w+|with|work\w*|cooperat\w+|yhteisty\w+|do|have|has|project\w*|hanke\w*|hankk\w*|develop\w*|kehitt\w+|"
    r"auttaa|autta\w+|help\w*|want|haluta|haluamme|halua\w*|like|together|yhdessa|ammattikoulu\w*|ammatti\w*|vocational|vet|maan|maa\w*|countr\w+|region\w*|"
    r"siihen|tahan|that|for|siella|sielta|type\w*|tyyp\w+|kind\w*|muoto\w*|muodo\w*|action\w*|toimin\w+|tavoit\w+|aim\w*|purpose|tarkoitu\w+|tarkoite\w+"
)


def answer_by_place(reading: Reading, searcher: Searcher) -> tuple[Statement, ...] | None:
    """What says of the few topics that are for a place that they are; None where none is asked, or all are."""
    if reading.uncovered or reading.unknown_codes or reading.values or reading.scopes:
        return None
    if reading.asks_for("whether", "deadline", "time", "who", "amount", "duration", "count", "share", "contact"):
        return None
    asked = (read_countries(reading.text) | read_regions(reading.text)) - {HOME}
    clause = _CLAUSE.search(reading.text)
    asking = reading if clause is None else replace(reading, text=clause["asked"])
    family = find_family(asking, searcher.book)
    if family is None or family.may_be_money or not asked or not _asks_no_more(reading, family):
        return None
    if NEGATION[reading.language].search(fold(reading.text)) or any(map(is_comparative, split_words(reading.text))):
        return None
    units = [unit for unit in searcher.current(reading.language) if len(unit.text) <= _LONGEST]
    if any(asked <= read_countries(unit.text) and is_of_countries(unit.text) and not unit.scopes for unit in units):
        return None  # one of those that are told of for all topics
    fitting = _fitting(asked, family.topics, units, searcher)
    if not fitting or len(fitting) > _MOST:
        return None
    return tuple(
        Statement(_said(topic, unit, reading, searcher), unit.members, bullet=len(fitting) > 1)
        for topic, unit in fitting.items()
    )


def topic_of_place(reading: Reading, searcher: Searcher) -> str | None:
    """The name of the one topic that is for the countries of a question; None where all are, or several."""
    asked = read_countries(reading.text) - {HOME}
    units = [unit for unit in searcher.current(reading.language) if len(unit.text) <= _LONGEST]
    if not asked or any(asked <= read_countries(unit.text) and is_of_countries(unit.text) for unit in units):
        return None
    fitting = _fitting(asked, leaf_topics(searcher.book), units, searcher)
    return head_name(next(iter(fitting)), reading, searcher.book) if len(fitting) == 1 else None


def _fitting(asked: frozenset[str], among: Iterable[str], units: list[Unit], searcher: Searcher) -> dict[str, Unit]:
    book, topics = searcher.book, leaf_topics(searcher.book)
    naming = [unit for unit in units if _names(unit, asked)]
    fitting: dict[str, Unit] = {}
    for topic in among:
        others = frozenset(topics) - {topic}
        own = [unit for unit in naming if is_about(unit, topic, book) and not unit.scopes & others]
        if own:
            fitting[topic] = min(own, key=lambda unit: len(unit.text))
    return fitting


def _names(unit: Unit, asked: frozenset[str]) -> bool:
    """True where a unit names regions that the place asked about is, or is in, and does not leave it out."""
    text = fold(unit.text)
    left_out = _EXCEPT.search(text)
    if NEGATION[unit.language].search(text) or (left_out and asked & read_countries(left_out["what"])):
        return False
    regions = (codes for name, codes in regions_in(unit.text) if not name.startswith(_OF_TRIPS))
    here = read_countries(unit.text).union(*regions)
    return asked <= here or (bool(here) and here <= asked)


def _asks_no_more(reading: Reading, family: Family) -> bool:
    items = (item for item in reading.items if not _is_place(item))
    words = (word for item in items for word in item.text.split())
    return all(word in family.words or _TAKES_PART.fullmatch(word) for word in words)


def _is_place(item: Item) -> bool:
    return bool(read_countries(item.text) or read_regions(item.text)) or item.text in ("balkans", "balkan")


def _said(topic: str, unit: Unit, reading: Reading, searcher: Searcher) -> str:
    """The topic's name, what stands above a region that is an item of a list, and the region."""
    above = unit.headings[-1].strip(" :") if unit.headings and len(unit.text.split()) <= _SHORT else ""
    lead = f"{above}: " if above and not above.endswith("?") and topic not in _topics_in(above, searcher) else ""
    return finish(f"{head_name(topic, reading, searcher.book)}: {lead}{tidy(unit.text)}")


def _topics_in(text: str, searcher: Searcher) -> frozenset[str]:
    return frozenset(mention.term for mention in searcher.book.link(text))
