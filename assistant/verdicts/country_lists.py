"""Whether a country is one of those that a guide lists as taking part: "Is Ukraine in the programme?"."""

from __future__ import annotations

import re

from assistant.language.opposites import NEGATION
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, split_words
from assistant.names.countries import HOME, read_countries, read_regions
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.search import Searcher

_UNION_STATES = read_regions("EU member states")  # as data/regions.toml names them
_FEWEST = 3
_STEM = 6  # letters by which a word of a title is known: "Erasmukseen"
# A list of those that are in: "third countries associated to the Programme", "osallistuvat maat".
_OF_MEMBERS = re.compile(
    r"\b(?:(?:programme|program|member|participating|associated|eligible) (?:\w+ )?(?:countr\w+|states?)|"
    r"countr\w+ (?:associated|taking part|participating)|"
    r"(?:\w*ohjelma|jasen|osallistuja)ma(?:a|at|ita|iden)|"
    r"(?:osallistuv|assosioitune|mukana oleva)\w* (?:\w+ )?ma(?:a|at))\b"
)
_OUTSIDE = re.compile(r"\b(?:not associated|not taking part|outside|assosioitumat\w+|ulkopuol\w+)\b")
# What such a question says beside the country; one of the first must be there.
_MEMBERSHIP = re.compile(
    r"programs?|programmes?|schemes?|members?|associated|associate|belongs?|includes?|included|part|in|eligible|"
    r"\w*ohjelma\w*|\w*jasen\w*|assosioitun\w*|kuulu\w*|mukana|\w+mai\w+|\w+maa"
)
_BESIDE = re.compile(
    r"third|countr\w+|states?|still|also|any ?more|even|now|list\w*|kolma\w+|maa|mai\w+|ena+|viela|myos|nyt|muk\w+"
)


def find_leaving_out(reading: Reading, searcher: Searcher) -> Unit | None:
    """The list of the countries that take part, where those asked about are not on it; None for all other questions.

    Member states of the Union need not be on it, and a list under one topic says nothing of the programme at large.
    """
    asked = read_countries(reading.text) - {HOME}
    if not asked or not reading.asks_for("whether") or reading.scopes or not _asks_membership(reading, searcher):
        return None
    lists = [unit for unit in searcher.current(reading.language, lists=True) if _lists_members(unit)]
    whole = min(lists, key=lambda unit: (-len(read_countries(unit.text)), len(unit.text)), default=None)
    listed = frozenset(_UNION_STATES).union(*(read_countries(unit.text) for unit in lists))
    return None if whole is None or asked & listed else whole


def _asks_membership(reading: Reading, searcher: Searcher) -> bool:
    """True where beside the countries nothing is named but the programme and being in it."""
    titles = {word[:_STEM] for one in searcher.index.documents.values() for word in split_words(one.title)}
    words = [word for word in split_words(reading.text) if not read_countries(word)]
    left = [word for word in words if word not in load_stopwords(reading.language) and not _BESIDE.fullmatch(word)]
    named = [word[:_STEM] in titles for word in left if not _MEMBERSHIP.fullmatch(word)]
    return all(named) and any(word[:_STEM] in titles or _MEMBERSHIP.fullmatch(word) for word in words)


def _lists_members(unit: Unit) -> bool:
    lead = fold(" ".join(unit.headings))
    barred = _OUTSIDE.search(lead) is not None or NEGATION[unit.language].search(lead) is not None
    return (
        not unit.scopes
        and not barred
        and _OF_MEMBERS.search(lead) is not None
        and len(read_countries(unit.text)) >= _FEWEST
    )
