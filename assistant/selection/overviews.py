"""What there is of a kind: the types of projects, what a wider topic holds."""

from __future__ import annotations

import re

from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.search import Searcher
from assistant.selection.topic_cards import only_names

_TYPES = re.compile(
    r"\b(?:types?|kinds?|forms?|sorts?) of (?:\w+ )?(?:projects?|actions?|activit(?:y|ies)|calls?|partnerships?)\b|"
    r"\b(?:what|which) (?:project types?|types? of projects?|actions?|projects?) (?:are (?:there|available)|exist)\b|"
    r"\b(?:hanke|toiminto|haku|hankkeiden |toimintojen )(?:tyyp\w+|muoto\w*|muodo\w+)|"
    r"\b(?:mita|mitka|millaisia|minkalaisia) (?:kaikkia |eri |erilaisia )?(?:hankkeita|toimintoja|hakuja) "
    r"(?:on|loytyy|voi hakea)\b"
)
_LISTS = re.compile(r"\b(?:what|which|mita|mitka|millaisia|minkalaisia|list|luettele|kerro|tell|name|overview)\b")
_HOLDS = re.compile(
    r"\b(?:include[sd]?|contains?|consists?|compris\w+|cover[s]?|belong\w*|part of|overview|under|made up|"
    r"sisalt\w+|kuulu\w+|kattaa|koostu\w+|sisalla|alla|yleiskat\w+|osana)\b"
)
_FEWEST = 3  # so many topics that a list names make it an overview
_ONLY = re.compile(r"\d")


def find_overview(reading: Reading, searcher: Searcher) -> Unit | None:
    """The list that names most topics: all of them, or those of the wider topic that is asked about."""
    text = fold(reading.text)
    if reading.asks_for("whether", "comparison", "who", "deadline", "time", "place", "contact") or reading.expects:
        return None
    if not _LISTS.search(text) or _ONLY.search(re.sub(r"\b(?:ka|action|avaintoimi\w*|key action) ?\d\b", "", text)):
        return None
    if len(reading.scopes) == 1 and _HOLDS.search(text) and not _others(reading):
        return _of_topic(reading, searcher)
    bare = not reading.scopes and not reading.places
    return _of_all(reading, searcher) if bare and _TYPES.search(text) and not _others(reading) else None


def _others(reading: Reading) -> bool:
    """True where the question says more than the topic, the kind of thing, and that it holds something."""
    rest = _TYPES.sub(" ", _HOLDS.sub(" ", fold(reading.text)))
    others = (item.text for item in reading.items if item.term not in reading.scopes)
    return any(re.search(rf"\b{re.escape(text)}\b", rest) for text in others)


def _of_topic(reading: Reading, searcher: Searcher) -> Unit | None:
    (asked,) = reading.scopes
    book = searcher.book
    narrower = {term.id for term in book.terms if asked in book.ancestors(term.id)}
    actions = {term for term in narrower if book[term].kind == "action"}
    named = (
        unit
        for unit in _lists(reading, searcher)
        if unit.headings
        and only_names(unit.headings[-1], asked, book, unit)
        and (len(unit.own_terms & actions) >= _FEWEST - 1 or len(unit.own_terms & narrower) >= _FEWEST)
    )
    return max(named, key=lambda unit: (len(unit.own_terms & actions), -len(unit.text), -unit.section), default=None)


def _of_all(reading: Reading, searcher: Searcher) -> Unit | None:
    topics = {term.id for term in searcher.book.terms if term.kind == "action"}
    named = (unit for unit in _lists(reading, searcher) if len(unit.own_terms & topics) >= 2 * _FEWEST)
    return max(named, key=lambda unit: (len(unit.own_terms & topics), -len(unit.text), -unit.section), default=None)


def _lists(reading: Reading, searcher: Searcher) -> list[Unit]:
    units = (unit for unit in searcher.current(reading.language, reading.years, lists=True) if not unit.is_opening)
    return [unit for unit in units if not any(value.kind == "date" for value in unit.values)]
