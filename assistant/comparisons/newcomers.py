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
    r"\b(?:(?:never|not|nobody|havent|no one) (?:\w+ ){0,2}?(?:applied|done|tried|run|had|been|taken part|worked)|"
    r"havent applied|no (?:\w+ )?experience|inexperienced|first[- ]tim(?:e|ers?)|"
    r"(?:ei|emme|en|eivat) (?:ole )?(?:\w+ ){0,2}?(?:koskaan|ikina|aiemmin|ennen) (?:\w+ ){0,3}?(?:tehnyt|tehneet|"
    r"ollut|olleet|"
    r"osallistu\w+|kokeillut|hakenut|hakeneet)|"
    r"(?:koskaan|ikina|aiemmin|ennen) (?:ei|emme|en) (?:ole )?(?:\w+ ){0,2}?(?:tehnyt|tehneet|ollut|olleet)|"
    r"ei (?:ole )?(?:\w+ ){0,2}?kokemusta|kokematto\w+|vasta-?alkaj\w+|new applicants?|newcomers?|beginners?|"
    r"(?:emme|en|ei) ole (?:\w+ ){0,3}hak(?:eneet|enut|ettu)|ensimmaista kertaa|ensikertala\w+|aloittelij\w+|"
    r"uu(?:si|det|delle|sille) hakij\w+)\b"
)
_ASKS_WHAT = re.compile(
    r"\b(?:what|which|where|mita|mika|mihin|mista|kumpi|kumpaa)\b.*\b(?:apply|choose|start|suit\w*|fits?|meant|aimed|"
    r"for (?:us|me|new|first|somebody|someone|anyone|people|a (?:school|college)|beginners?|newcomers?)|recommend\w*|"
    r"begin\w*|easiest|lightest|simplest|best|hakea|helpoin|helpointa|kevyin|kevein|lahtea|lahtisi\w*|alku\w*|alo\w+|"
    r"haemme|kannatta\w+|valita|sopi\w*|aloittaa|"
    r"tarkoitettu|suunnattu)\b"
)
_FOR_THE_NEW = re.compile(
    r"\b(?:aimed|meant|intended|designed|suited|suitable|for|suunnattu|tarkoitettu|sopii|soveltuu)\b.{0,40}?"
    r"\b(?:new (?:\S+ )?(?:applicants?|organi[sz]ations?)|newcomers?|first-time applicants?|beginners?|"
    r"uusille (?:\S+ ){0,2}?-?(?:hakij\w+|toimij\w+|organisaatio\w+)|ensikertala\w+|aloittelij\w+|aloittelev\w+)"
)
_CLAUSE = re.compile(r", (?P<asked>(?:mika|mista|mihin|mita|milla|which|what|where)\b[^,]*)$")
# Says only that somebody applies, chooses or begins.
_PLAIN = re.compile(
    r"apply\w*|applie\w+|applicants?|choose|chosen|start\w*|begin\w*|suit\w*|fits?|best|better|good|right|easiest|meant|aimed|"
    r"recommend\w*|advi[sc]e\w*|before|never|first|time|timers?|new|newcomers?|erasmus|earlier|ever|yet|we|us|should|"
    r"hake\w*|haemme|haki\w*|hakea|kannat\w+|valit\w+|sopi\w*|sopiv\w+|aloit\w+|tarkoite\w+|tarkoitus|suunnat\w+|koskaan|"
    r"ennen|aikaisemmin|aiemmin|ensimma\w+|kertaa|uusi|uude\w+|uusille|paras|parhai\w+|helpoin|meidan|meille|minun|"
    r"lightest|simplest|easy|light|somebody|someone|anyone|done|tried|joint|experience|type|kind|form|hankemuo\w+|hanketyyp\w+|"
    r"hyva|kevyin|helpo\w+|alku|lahte\w+|liikkeelle|olla|olisi|kokemu\w+|heille|sopivin|international|kansainvali\w+|cooperation|yhteistyo\w*|"
    r"partnership\w*|kumppanuu\w+|option\w*|vaihtoeh\w+|\w*hake\w+|one|ones|viela|ole"
)


def answer_newcomer(reading: Reading, searcher: Searcher) -> tuple[Statement, ...] | None:
    """The statement that one topic is for new applicants; None where nobody new asks, or none or several are."""
    if set(reading.expects) - {"place"} or reading.values or reading.asks_for("whether"):
        return None
    text, asked = fold(reading.text), fold(asking_sentence(reading.text))
    if not _IS_NEW.search(text) or not _ASKS_WHAT.search(asked) or not _asks_no_more(reading):
        return None
    told = [unit for unit in searcher.current(reading.language) if _FOR_THE_NEW.search(fold(unit.text))]
    book = searcher.book
    found = {topic: unit for topic in leaf_topics(book) for unit in told if is_about(unit, topic, book)}
    if len(found) != 1 or not reading.scopes <= book.ancestors(next(iter(found))):
        return None
    return listed(reading, found, searcher.book)


def _asks_no_more(reading: Reading) -> bool:
    """True where the question names nothing else: "which event helps newcomers to find partners?" asks for no topic."""
    said = fold(reading.text)
    clause = _CLAUSE.search(fold(asking_sentence(reading.text)))
    asked = set(split_words(clause["asked"] if clause is not None else asking_sentence(reading.text)))
    items = (item for item in reading.items if item.term not in reading.scopes)
    words = (word for item in items for word in item.text.split() if word in asked)
    new = {word for found in _IS_NEW.finditer(said) for word in split_words(found.group())}
    return all(word in new or _PLAIN.fullmatch(word) or is_any_topic(word) for word in words)
