"""Which of a family of topics a property fits: "which Jean Monnet action is for a single school?", "which is new?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.comparisons.compared_topics import is_about
from assistant.comparisons.contest import is_comparative
from assistant.comparisons.families import Family, find_family
from assistant.comparisons.family_lists import listed
from assistant.language.opposites import NEGATION
from assistant.language.words import fold, likeness, split_words
from assistant.names.terms import TermBook
from assistant.passages.deadlines import is_event
from assistant.passages.units import Unit
from assistant.question.reading import Item, Reading
from assistant.question.renamed import Renamed
from assistant.retrieval.search import Found, Searcher
from assistant.wording.statements import Statement

_ALIKE, _SAME = 0.75, 1.0
_SHORT = 5  # letters of a word that may be like many others: "haku", "hakea"
_NEAR = 2
_LONGEST = 300
_MOST_LISTED = 6
# Says only that something fits, and not what.
_SAYS_LITTLE = re.compile(
    r"sopi\w*|soveltu\w*|tarkoite\w+|suunna\w+|kohdist\w+|kosk\w+|liitty\w*|salli\w*|mahdollis\w+|vaadi\w*|vaati\w*|"
    r"edellyt\w+|tarvi\w+|pitaa|tayty\w*|olla|sisalt\w+|kaytossa|kayte\w+|perustu\w*|rahoite\w+|maksetaan|voi\w*|saa\w*|"
    r"hake\w*|haki\w*|haet\w+|tulee|pita[ai]\w*|omia|oma|huomioi\w*|keskitty\w*|kuulu\w*|"
    r"suit\w*|meant|aimed|intended|designed|targe?t\w*|allow\w*|permit\w*|requir\w*|need\w*|fund\w*|financ\w*|paid|"
    r"based|use\w*|using|involve\w*|includ\w*|concern\w*|about|relat\w*|cover\w*|apply|applies|applied|applicant\w*|"
    r"completely|entirely|totally|quite|aivan|ihan|taysin|kokonaan|tana|talla|muodo\w+|tyyp\w+|kinds?|types?|forms?|"
    r"exist\w*|last|viime|ennen|aiemmin|before|offered|appear\w*|introduc\w*|first|time|kertaa|ensimma\w+|this|year|vuo\w+|brand|open|right|best|good|fit\w*|mention\w*|focus\w*|deal\w*|take|takes|account|part|possible|has|have|is|are|"
    r"action\w*|project\w*|hanke\w*|hankk\w*|toimin\w+"
)
_NEW = re.compile(
    r"\b(?:brand new|new|newest|uusi|uudet|uusin|uutuus|uutta|upouusi|did(?: not|n t) (?:yet )?exist|"
    r"(?:was|were)(?: not|n t) (?:there|offered|around) (?:before|last year|earlier)|"
    r"ei ollut (?:\w+ )?(?:ennen|viela|viime vuonna|aiemmin)|ensimmaista kertaa|for the first time)\b"
)
_SAYS_NEW = re.compile(
    r"\b(?:new (?:action|activity|call|scheme|strand|type|form|grant|option)s?|"
    r"(?:uusi|uudet) (?:toimin\w+|hank\w+|tuki\w*|haku\w*|muoto\w*|ohjelma\w*|rahoitusmuo\w+)|"
    r"new (?:in|from|for) \d{4}|(?:uutta|uusi) (?:vuonna|vuodelle|vuodesta)? ?\d{4})\b"
)
# What a guide says in words of its own, often in brackets behind a name: "(…, no call in 2026)".
_NO_CALL = re.compile(
    r"\b(?:no (?:call|application round)|(?:not|isn t) (?:open|available)|"
    r"ei (?:ole )?(?:hakua|haettav\w+|haeta)|tauolla)\b"
)
_SAYS_NO_CALL = re.compile(r"\b(?:no call|not open|not available|ei hakua|ei (?:ole )?haettav\w+|ei haeta|tauolla)\b")
_ALONE = re.compile(
    r"\b(?:alone|on (?:its|our|their|my|your) own|by (?:itself|ourselves|themselves|yourself)|"
    r"without (?:any )?partners?|"
    r"yksin|itsekseen|omin voimin|yksinaan|ilman (?:\w+ )?\w*kumppan\w+)\b"
)
_SAYS_ALONE = re.compile(r"\b(?:applicants?\b.* (?:single|one)|haki(?:ja|jana|jat) (?:\w+ ){0,2}?yksittai)")
_SPECIAL = ((_NEW, _SAYS_NEW), (_NO_CALL, _SAYS_NO_CALL), (_ALONE, _SAYS_ALONE))
_OF_SPECIAL = re.compile(
    r"alone|own|without|partners?|yksin|itsekseen|voimin|yksinaan|yksittai\w+|kumppan\w+|schools?|colleges?|institutions?|koulu\w*|oppilaito\w+|"
    r"call|haku\w*|hakua|tauolla|open|available"
)
# "Which projects need a company?" is answered by what must be, not by what only speaks of companies.
_NEEDS = re.compile(r"\b(?:needs?|requir\w+|must|tarvi\w+|vaati\w*|vaadi\w*|edellyt\w+|oltava|pitaa|pakko\w*|taytyy)\b")
_MUST = re.compile(
    r"\b(?:at least|must|requir\w+|needs?|minimum|min|applicants? (?:is|are)|on behalf|vahintaan|vah|oltava|pitaa|"
    r"taytyy|edellyt\w+|hakijana|puolesta|\d+)\b"
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
    if reading.places or family.may_be_money:
        return None
    fitting = _fitting(reading, family, found, searcher)
    several = family.is_plural or any(asked.search(fold(reading.text)) for asked, _ in _SPECIAL)
    if not fitting or (len(fitting) > 1 and not several) or len(fitting) > _MOST_LISTED:
        return None
    return listed(reading, fitting, searcher.book)


def _fitting(reading: Reading, family: Family, found: Found, searcher: Searcher) -> dict[str, Unit]:
    """The topics with a statement that has all telling words of the question, with the shortest such statement."""
    special = [said for asked, said in _SPECIAL if asked.search(fold(reading.text))]
    telling = [item for item in reading.items if _tells(item, family, reading)]
    telling = [item for item in telling if not (special and _OF_SPECIAL.fullmatch(item.text))]
    if not telling and not special:
        return {}
    sound = [
        unit
        for unit in searcher.current(reading.language, reading.years)
        if not is_event(unit)
        and len(unit.text) <= _LONGEST
        and all(said.search(fold(unit.text)) for said in special)
        and (special or _agrees(reading, unit))
        and all(_has(item, unit, reading, found.reading.added) for item in telling)
    ]
    fitting: dict[str, Unit] = {}
    for topic in family.topics:
        others = frozenset(family.topics) - {topic}
        own = [u for u in sound if is_about(u, topic, searcher.book) and not u.scopes & others]
        own = [unit for unit in own if not only_names(unit, topic, searcher.book)]
        if own:
            fitting[topic] = min(own, key=lambda unit: len(unit.text))
    return fitting


def _agrees(reading: Reading, unit: Unit) -> bool:
    """True where a unit denies if the question does, and says what must be if the question asks for that."""
    asked, text = fold(reading.text), fold(unit.text)
    denied = NEGATION[reading.language].search(asked) is not None
    if (NEGATION[unit.language].search(text) is not None) != denied:
        return False
    return _NEEDS.search(asked) is None or _MUST.search(text) is not None


def only_names(unit: Unit, topic: str, book: TermBook) -> bool:
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


def _has(item: Item, unit: Unit, reading: Reading, added: Sequence[Renamed]) -> bool:
    """True where a unit has an item itself, as a term, in another form, or by the guide's own word for it."""
    if item.text.isdigit():
        return _counts_the_same(item.text, unit, reading)
    if item.term is not None and item.term in unit.own_terms:
        return True
    if _has_words(item.text.split(), unit):
        return True
    said = (split_words(one.name) for one in added if set(item.text.split()) & set(one.said))
    return any(len(name) > 1 and _has_words(name, unit) for name in said)  # one word may be a wider one: "school"


def _counts_the_same(number: str, unit: Unit, reading: Reading) -> bool:
    """True where a number stands before the same thing: "14 target sectors" for "14 sectors"."""
    asked, held = split_words(reading.text), split_words(unit.text)
    noun = next(iter(asked[asked.index(number) + 1 :]), "") if number in asked else ""
    near = (held[k + 1 : k + 1 + _NEAR] for k, word in enumerate(held) if word == number)
    return any(_is_like(noun, word, unit) for words in near for word in words)


def _has_words(words: Sequence[str], unit: Unit) -> bool:
    return bool(words) and all(any(_is_like(word, held, unit) for held in unit.words) for word in words)


def _is_like(word: str, held: str, unit: Unit) -> bool:
    least = _ALIKE if len(word) > _SHORT else _SAME
    return word == held or likeness(word, held, unit.language) >= least
