"""The value of each topic where a question names none: "what lump sums are there?", "how long are projects?"."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.comparisons.chosen_topics import asks_only, stated
from assistant.comparisons.compared_topics import is_about
from assistant.comparisons.compared_words import COMPARE
from assistant.comparisons.contest import is_comparative
from assistant.comparisons.families import Family, family_of_noun, leaf_topics, narrower
from assistant.comparisons.family_lists import listed
from assistant.comparisons.stated_values import own_values
from assistant.language.words import fold, split_words
from assistant.question.cues import Ask, cue
from assistant.question.reading import Reading, unit_of
from assistant.retrieval.search import Searcher
from assistant.wording.statements import Statement

_ASKS: tuple[Ask, ...] = ("duration", "amount", "count")
_ALLOWED: tuple[Ask, ...] = (*_ASKS, "list", "definition", "open")
# All topics of a guide, in the plural.
_ALL = re.compile(
    r"\b(?:projects|actions|schemes|strands|hankkeet|hankkeilla|hankkeiden|hankkeille|hankkeissa|hankkeisiin|hankkeista|"
    r"projektit|projektien|projekteilla|toiminnot|toimintojen|toiminnoilla|toiminnoissa|hanketyyp\w+|hankemuodo\w+)\b"
)
_A_PROJECT = re.compile(
    r"\b(?:how long (?:can|may|does|is|will) (?:a|the) project|"
    r"(?:kuinka kauan|kauanko|kuinka pitka) (?:on |voi )?hanke)\b"
)
# A kind of value in the plural, with no more: "what lump sums are there?".
_KINDS = re.compile(
    r"^\W*(?:what|which|mita|mitka|millaisia|minkalaisia|list|luettele)(?: (?:are|is|all|the|different|eri|kaikki|on|"
    r"ovat))* "
    r"(?P<kind>lump ?sums|durations|lengths|grants|grant (?:sizes|sums|amounts)|budgets|kertakorvau\w+|kertasumm\w+|"
    r"kestoja|kestot|avustuksia|avustussummia|tukisummia|budjetteja)\b"
)
_APPLIES = re.compile(r"\b(?:apply|applicants?|applies|hakea|hakee|hakija\w*|hakevat)\b")
_IS_APPLICANT = re.compile(r"\W*(?:hakijana|hakija|hakijan|(?:the )?applicants?)\b")
_LUMP_SUM = re.compile(r"\b(?:lump ?sums?|kertakorvau\w+|kertasumm\w+)")


def answer_each(reading: Reading, searcher: Searcher) -> tuple[Statement, ...] | None:
    """The value of each topic of the family that a question asks about as a whole; None where it is about one."""
    if reading.asks_for("who"):
        return _applicants(reading, searcher)
    asks = [ask for ask in _ASKS if ask in reading.asks]
    if len(asks) != 1 or any(ask not in _ALLOWED for ask in reading.asks) or reading.values or reading.unknown_codes:
        return None
    counted = unit_of(reading.counted.split()[0]) if asks[0] == "count" and reading.counted else None
    if any(is_comparative(word) and word != "last" for word in split_words(reading.text)):
        return None
    if reading.uncovered or (asks[0] == "count" and counted is None):
        return None
    family = _family_asked(reading, searcher)
    unit = counted[1] if counted is not None else ""
    if family is None or not asks_only(reading, family, (asks[0],), unit, ()):
        return None
    if family.is_general and _is_told_of_all(reading, asks[0], unit, searcher):
        return None
    told = stated(reading, family, asks[0], unit, searcher)
    if _LUMP_SUM.search(fold(reading.text)):
        told = {topic: one for topic, one in told.items() if _LUMP_SUM.search(fold(one.text))}
    elif len(told) < len(family.topics) and (
        not family.is_general or _is_unclear(family, told, asks[0], unit, searcher)
    ):
        return None
    return listed(reading, told, searcher.book) if len(told) > 1 else None


def _family_asked(reading: Reading, searcher: Searcher) -> Family | None:
    """The topics below the only one named or by the only telling noun; all of them where a plural asks for all."""
    book, text = searcher.book, fold(reading.text)
    if len(reading.scopes) == 1:
        below = narrower(next(iter(reading.scopes)), book)
        return Family(below, frozenset()) if len(below) > 1 else None
    if reading.scopes:
        return None
    kinds = _KINDS.search(text)
    if kinds is not None or _ALL.search(text) or _A_PROJECT.search(text):
        said = frozenset(split_words(kinds["kind"])) if kinds is not None else frozenset()
        topics = leaf_topics(book)
        return (
            Family(topics, said | frozenset((*_ALL.findall(text), "project", "hanke")), True)
            if len(topics) > 1
            else None
        )
    nouns = [
        item.text
        for item in reading.items
        if not (item.term and book.is_scope(item.term)) and not COMPARE.fullmatch(item.text)
    ]
    families = [family for noun in nouns if (family := family_of_noun(noun, reading.language, book)) is not None]
    return families[0] if len(families) == 1 else None


def _is_unclear(family: Family, told: Collection[str], ask: Ask, counted: str, searcher: Searcher) -> bool:
    """True where a topic without one stated value has several that differ."""
    rest = frozenset(family.topics) - frozenset(told)
    return any(own_values(u, ask, counted) for u in searcher.units if not u.is_list and len(u.scopes & rest) == 1)


def _applicants(reading: Reading, searcher: Searcher) -> tuple[Statement, ...] | None:
    """Who applies for each topic below the only one named, where the guide says so of each of them."""
    below = narrower(next(iter(reading.scopes)), searcher.book) if len(reading.scopes) == 1 else ()
    family = Family(below, frozenset())
    if len(below) < 2 or not _APPLIES.search(fold(reading.text)) or not asks_only(reading, family, ("who",), "", ()):
        return None
    units = [unit for unit in searcher.current(reading.language) if _IS_APPLICANT.match(fold(unit.text))]
    told = {
        topic: unit
        for topic in below
        for unit in units
        if is_about(unit, topic, searcher.book) and not unit.scopes & frozenset(below) - {topic}
    }
    return listed(reading, told, searcher.book) if len(told) == len(below) else None


def _is_told_of_all(reading: Reading, ask: Ask, counted: str, searcher: Searcher) -> bool:
    """True where the guide states such a value of no topic in particular: "All projects last at most two years"."""
    return any(
        own_values(unit, ask, counted)
        for unit in searcher.current(reading.language)
        if not unit.scopes and any(value.kind in cue(ask).expects for value in unit.values)
    )
