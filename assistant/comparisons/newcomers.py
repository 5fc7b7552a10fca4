"""What a guide has for those who apply for the first time, where such a person asks what to apply for."""

from __future__ import annotations

import re

from assistant.comparisons.compared_topics import is_about
from assistant.comparisons.families import is_any_topic, leaf_topics
from assistant.comparisons.family_lists import listed
from assistant.language.words import fold, split_words
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Searcher
from assistant.wording.statements import Statement

_IS_NEW = re.compile(
    r"\b(?:(?:never|not) (?:\w+ )?applied|havent applied|first[- ]tim(?:e|ers?)|new applicants?|newcomers?|beginners?|"
    r"(?:emme|en|ei) ole (?:\w+ ){0,3}hak(?:eneet|enut|ettu)|ensimmaista kertaa|ensikertala\w+|aloittelij\w+|"
    r"uu(?:si|det|delle|sille) hakij\w+)\b"
)
_ASKS_WHAT = re.compile(
    r"\b(?:what|which|where|mita|mika|mihin|mista|kumpi|kumpaa)\b.*\b(?:apply|choose|start|suit\w*|fits?|meant|aimed|"
    r"for (?:us|me|new|first|beginners?|newcomers?)|recommend\w*|hakea|haemme|kannatta\w+|valita|sopi\w*|aloittaa|"
    r"tarkoitettu|suunnattu)\b"
)
_FOR_THE_NEW = re.compile(
    r"\b(?:aimed|meant|intended|designed|suited|suitable|for|suunnattu|tarkoitettu|sopii|soveltuu)\b.{0,40}?"
    r"\b(?:new (?:\S+ )?(?:applicants?|organi[sz]ations?)|newcomers?|first-time applicants?|beginners?|"
    r"uusille (?:\S+ ){0,2}?-?(?:hakij\w+|toimij\w+|organisaatio\w+)|ensikertala\w+|aloittelij\w+|aloittelev\w+)"
)
# Says only that somebody applies, chooses or begins.
_PLAIN = re.compile(
    r"apply\w*|applie\w+|applicants?|choose|chosen|start\w*|begin\w*|suit\w*|fits?|best|better|good|right|easiest|meant|aimed|"
    r"recommend\w*|advi[sc]e\w*|before|never|first|time|timers?|new|newcomers?|erasmus|earlier|ever|yet|we|us|should|"
    r"hake\w*|haemme|haki\w*|hakea|kannat\w+|valit\w+|sopi\w*|sopiv\w+|aloit\w+|tarkoite\w+|tarkoitus|suunnat\w+|koskaan|"
    r"ennen|aikaisemmin|aiemmin|ensimma\w+|kertaa|uusi|uude\w+|uusille|paras|parhai\w+|helpoin|meidan|meille|minun|"
    r"partnership\w*|kumppanuu\w+|option\w*|vaihtoeh\w+|\w*hake\w+|one|ones|viela|ole"
)


def answer_newcomer(reading: Reading, searcher: Searcher) -> tuple[Statement, ...] | None:
    """The statement that one topic is for new applicants; None where nobody new asks, or none or several are."""
    if reading.scopes or set(reading.expects) - {"place"} or reading.values or reading.asks_for("whether"):
        return None
    text, asked = fold(reading.text), fold(asking_sentence(reading.text))
    if not _IS_NEW.search(text) or not _ASKS_WHAT.search(asked) or not _asks_no_more(reading):
        return None
    told = [unit for unit in searcher.current(reading.language) if _FOR_THE_NEW.search(fold(unit.text))]
    book = searcher.book
    found = {topic: unit for topic in leaf_topics(book) for unit in told if is_about(unit, topic, book)}
    return listed(reading, found, searcher.book) if len(found) == 1 else None


def _asks_no_more(reading: Reading) -> bool:
    """True where nothing else is named: "which event helps newcomers to find partners?" asks for no topic."""
    said = fold(reading.text)
    words = (word for item in reading.items for word in item.text.split())
    new = {word for found in _IS_NEW.finditer(said) for word in split_words(found.group())}
    return all(word in new or _PLAIN.fullmatch(word) or is_any_topic(word) for word in words)
