"""Which of a family of topics a property fits: "which Jean Monnet action is for a single school?", "which is new?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.chosen_topics import listed
from assistant.compared_topics import is_about
from assistant.contest import is_comparative
from assistant.families import Family, find_family
from assistant.opposites import NEGATION
from assistant.question import Item, Reading
from assistant.renamed import Renamed
from assistant.search import Found, Searcher
from assistant.statements import Statement
from assistant.terms import TermBook
from assistant.units import Unit
from assistant.words import fold, likeness, split_words
from ingest.editions import choose_editions

_ALIKE = 0.75
_LONGEST = 300
_MOST_LISTED = 6
# Says only that something fits, and not what.
_SAYS_LITTLE = re.compile(
    r"sopi\w*|soveltu\w*|tarkoite\w+|suunna\w+|kohdist\w+|kosk\w+|liitty\w*|salli\w*|mahdollis\w+|vaadi\w*|vaati\w*|"
    r"edellyt\w+|tarvi\w+|pitaa|tayty\w*|olla|sisalt\w+|kaytossa|kayte\w+|perustu\w*|rahoite\w+|maksetaan|voi\w*|saa\w*|"
    r"hake\w*|haki\w*|haet\w+|tulee|pita[ai]\w*|omia|oma|huomioi\w*|keskitty\w*|kuulu\w*|"
    r"suit\w*|meant|aimed|intended|designed|targe?t\w*|allow\w*|permit\w*|requir\w*|need\w*|fund\w*|financ\w*|paid|"
    r"based|use\w*|using|involve\w*|includ\w*|concern\w*|about|relat\w*|cover\w*|apply|applies|applied|applicant\w*|"
    r"appear\w*|introduc\w*|first|time|kertaa|ensimma\w+|this|year|vuo\w+|brand|open|right|best|good|fit\w*|mention\w*|focus\w*|deal\w*|take|takes|account|part|possible|has|have|is|are|"
    r"action\w*|project\w*|hanke\w*|hankk\w*|toimin\w+"
)
_NEW = re.compile(r"\b(?:brand new|new|newest|uusi|uudet|uusin|uutuus|uutta)\b")
_SAYS_NEW = re.compile(
    r"\b(?:new (?:action|activity|call|scheme|strand|type|form|grant|option)s?|"
    r"(?:uusi|uudet) (?:toimin\w+|hank\w+|tuki\w*|haku\w*|muoto\w*|ohjelma\w*|rahoitusmuo\w+)|"
    r"new (?:in|from|for) \d{4}|(?:uutta|uusi) (?:vuonna|vuodelle|vuodesta)? ?\d{4})\b"
)


def answer_fitting(reading: Reading, found: Found, searcher: Searcher) -> tuple[Statement, ...] | None:
    """What says that a property fits one of the topics that the question chooses from; None where none or two do.

    Of several only a question for several is told.
    """
    if any(is_comparative(word) and word != "first" for word in split_words(reading.text)):
        return None
    family = find_family(reading, searcher.book)
    if family is None or reading.asks_for("whether", "deadline", "time", "contact") or reading.uncovered:
        return None
    fitting = _fitting(reading, family, found, searcher)
    if not fitting or (len(fitting) > 1 and not family.is_plural) or len(fitting) > _MOST_LISTED:
        return None
    return listed(reading, fitting, searcher.book)


def _fitting(reading: Reading, family: Family, found: Found, searcher: Searcher) -> dict[str, Unit]:
    """The topics with a statement that has all telling words of the question, with the shortest such statement."""
    is_new = _NEW.search(fold(reading.text)) is not None
    telling = [item for item in reading.items if _tells(item, family, reading)]
    if not telling and not is_new:
        return {}
    kept = choose_editions(searcher.index.documents.values(), frozenset(reading.years))
    denied = NEGATION[reading.language].search(fold(reading.text)) is not None
    fitting: dict[str, Unit] = {}
    for topic in family.topics:
        others = frozenset(family.topics) - {topic}
        units = [
            unit
            for unit in searcher.units
            if unit.language == reading.language
            and unit.document.id in kept
            and not (unit.is_list or unit.scopes & others or _only_names(unit, topic, searcher.book))
            and len(unit.text) <= _LONGEST
            and is_about(unit, topic, searcher.book)
            and (NEGATION[unit.language].search(fold(unit.text)) is not None) == denied
            and (not is_new or _SAYS_NEW.search(fold(unit.text)))
            and all(_has(item, unit, found.reading.added) for item in telling)
        ]
        if units:
            fitting[topic] = min(units, key=lambda unit: len(unit.text))
    return fitting


def _only_names(unit: Unit, topic: str, book: TermBook) -> bool:
    """True for what says no more than the topic's name: an item of a list of all topics."""
    names = {word for name in (*book[topic].fi, *book[topic].en, *book[topic].codes) for word in split_words(name)}
    known = {
        word
        for above in book.ancestors(topic)
        for name in (*book[above].fi, *book[above].en)
        for word in split_words(name)
    }
    return all(
        any(word == own or likeness(own, word, unit.language) >= _ALIKE for own in names | known) for word in unit.words
    )


def _tells(item: Item, family: Family, reading: Reading) -> bool:
    """True for an item that says which topic is meant."""
    words = [word for word in item.text.split() if word not in family.words and not _SAYS_LITTLE.fullmatch(word)]
    is_year = item.text.isdigit() and int(item.text) in reading.years
    return bool(words) and item.term not in reading.scopes and not is_year and not _NEW.fullmatch(item.text)


def _has(item: Item, unit: Unit, added: Sequence[Renamed]) -> bool:
    """True where a unit has an item itself, as a term, in another form, or by the guide's own word for it."""
    if item.term is not None and item.term in unit.own_terms:
        return True
    if _has_words(item.text.split(), unit):
        return True
    said = (split_words(one.name) for one in added if set(item.text.split()) & set(one.said))
    return any(len(name) > 1 and _has_words(name, unit) for name in said)  # one word may be a wider one: "school"


def _has_words(words: Sequence[str], unit: Unit) -> bool:
    return bool(words) and all(
        any(word == held or likeness(word, held, unit.language) >= _ALIKE for held in unit.words) for word in words
    )
