"""A topic told by what it does without: "ilman akkreditointia" is the one that a guide says needs none.

A guide says so in its own words ("no badge is needed in an LY-C project"), or it has two ways to apply, one of
which is for those who have the thing. Who already has it is told of the topic that is for those who have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from assistant.language.occasions import EVENT
from assistant.language.words import fold, likeness, split_words
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence, read_question
from assistant.retrieval.search import Searcher
from ingest.types import Language

_WHAT = r"(?P<what>(?:[\w+&]+[ -]){0,3}[\w+&]+)"
_IF = r"(?:\b(?:jos|mikali|kun|vaikka|if|when|where|though) )?"
_THOSE = r"(?:\b(?:niille|niilla|sellais\w+|tuollais\w+|for (?:those|the ones|people)|those),? )?"
_WHO = (
    r"(?:\b(?:we|i|you|it|they|our \w+|the \w+|an? \w+|who|that|which)\W+)?"
    r"(?:\b(?:is|are|am|do|does|have|has|re|m)\W+)?"
)
_NOT = r"(?:not|don.?t|doesn.?t|aren.?t|isn.?t|haven.?t|hasn.?t|lack(?:s|ing)?|(?:have|has|hold|got|with|having) no)"
_WITH_US = r"\b(?:jo\w*lla|me(?:ill|i|il)\w*|mul\w*|minulla|teilla|heilla|\w{3,}ll?a)"
# Each ends with the words for what is not there; those that only lead to it go with them.
_LACKS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:ilman|vailla) {_WHAT}",
        rf"{_IF}{_THOSE}{_WITH_US}(?: \w+)? ei(?: \w+)? (?:ole|oo|olisi) {_WHAT}",
        rf"{_IF}{_THOSE}(?:\b(?:me|mina|se|he|sita|joka|jota|jotka) )?\b(?:ei|emme|en|eivat)(?: \w+)? "
        rf"(?:ole|oo|olla|oltaisi) {_WHAT}",
        rf"{_IF}{_THOSE}{_WHO}\b{_NOT} {_WHAT}",
        rf"\bwithout {_WHAT}",
        r"\bnon-(?P<what>\w+)",
        r"\bun(?P<what>\w{5,}ed)\b",
        r"\b(?P<what>\w{5,})mat(?:on|ont\w*|tom\w+)\b",
    )
)
_SCHOOLS = r"(?:organi[sz]ation|school|college|applicant|institution|one|provider|member|partner)s?"
_HOLDS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_IF}{_THOSE}{_WITH_US} (?:jo )?on(?: jo)? {_WHAT}",
        rf"{_IF}\b(?:we|i|they|who|that|which|{_SCHOOLS}) (?:already )?(?:have|has|hold|holds|got|are|is) "
        rf"(?:already )?{_WHAT}",
        r"\b(?P<what>\w{5,}(?:tu|du|ty|dy)(?:i|j)?(?:t|n|en|a|lle|lla|lta|lt|ihin|ille|illa|ilta)?)\b",
        rf"\b(?P<what>\w{{5,}}ed) (?:\w+ )?{_SCHOOLS}\b",
    )
)
# What a guide says of a topic that needs no such thing.
_NEEDS_NONE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:without|ilman|vailla) {_WHAT}",
        rf"\bno {_WHAT} (?:is |are )?(?:needed|required|necessary|asked for)\b",
        rf"\b(?:do|does|needs?|has|have|requires?)(?: not|n.t)? (?:no|need an?|require an?|need|require|any) {_WHAT}",
        rf"\b(?:jolla|joilla) ei ole {_WHAT}",
        rf"\bei (?:tarvitse|tarvita|vaadi|vaadita|edellyta|edellyteta) {_WHAT}",
        rf"\b{_WHAT} ei (?:tarvita|vaadita|edellyteta)\b",
        r"\bnon-(?P<what>\w+)",
    )
)
_HELD = re.compile(r"\w{4,}(?:ed|tu|tut|dut|dun|duille|duilla|tujen|tuja|tuille|ty|tyjen|dyille)")
_TWO = re.compile(r"\b(?:two|kaksi|kahdella|kahta)\b")
_IT = re.compile(r"\b(?:it|one|that|sita|sen|se|siita|siihen|sellai\w+|semmoi\w+)\b")
_OPENER = re.compile(r"(?:no |ja |and |but |so )?(?:entas?|mites?|what about|how about|and)(?: jos| if)?")
# All words of a question for the way itself: "Can we apply for money?", "Mitä silloin voi hakea?".
_ASKS_ROUTE = re.compile(
    r"what|which|those|who|is|are|there|can|could|may|do|does|we|i|you|one|still|at|all|apply\w*|applied|for|get|use|used|suits?|fits?|the|an?|"
    r"any|some|routes?|ways?|options?|funding|money|grants?|mobility|erasmus|call|schools?|college|organi[sz]ations?|that|to|our|us|"
    r"mita|mika|niille|niilla|haku|haut|haun|mihin|mista|milla|mille|onko|voi\w*|saa\w*|paas\w+|hake\w+|haetaan|hakee|hae|rahaa|rahoitus\w*|tuke?a|tuki|"
    r"apurah\w*|avustus\w*|liikkuvuu\w*|koulu\w*|oppilaito\w*|silloin|sitten|silti|kuitenkin|lainkaan|ollenkaan|reitti\w*|"
    r"tapa\w*|tavalla|vaihtoehto\w*|sopii|kay|meille|me|mina|erasmus\w*|jotain|mitaan|muka\w+"
)
_EDGE = re.compile(r"^[\s,.;:!–—-]+|[\s,;:–—-]+$")
_BEFORE_END = re.compile(r"\s+(?=[?.,!;])")
_SHORTEST, _SHARED, _ALIKE = 5, 5, 0.72
_MUCH = 0.6  # of the shorter of two words that begin alike
_PAIR = 2
_LEAST = 2  # words that must be left of a question


def name_route(text: str, language: Language, searcher: Searcher) -> str:
    """A question with the name of the topic that does without a thing; as it is where no one topic is meant."""
    folded = fold(text)
    if len(folded) != len(text):
        return text
    lacks = [found for pattern in _LACKS for found in pattern.finditer(folded)]
    holds = [found for pattern in _HOLDS for found in pattern.finditer(folded)]
    if not lacks and not holds:
        return text
    reading = read_question(text, language, searcher.book)
    if len(reading.scopes) > 1 or reading.unknown_codes or reading.uncovered:
        return text
    told = (_without(found, reading, searcher) for found in lacks)
    named = next((one for one in told if one is not None), None)
    if named is None and reading.asks_for("deadline", "time") and not EVENT.search(folded):
        named = next((one for found in holds if (one := _holding(found, reading, searcher)) is not None), None)
    return named or text


def _without(found: re.Match[str], reading: Reading, searcher: Searcher) -> str | None:
    """The question with the topic that does without a thing in its place; None where no one topic does."""
    for word in _long_words(found["what"]):
        topic = topic_without(word, reading, searcher)
        if topic is None:
            continue
        end = found.start("what") + found["what"].find(word) + len(word)
        end = found.end() if end == found.end("what") else end
        rest = _tidy(f"{reading.text[: found.start()]} {reading.text[end:]}")
        name, bare = _name_of(topic, searcher.book, reading.language), fold(rest).strip("?!. ")
        if _OPENER.fullmatch(bare):
            return f"{rest.rstrip('?!. ')} {name}?"
        if all(_ASKS_ROUTE.fullmatch(other) for other in split_words(rest)):
            return f"{'Mikä on' if reading.language == 'fi' else 'What is'} {name}?"
        about_it = any(is_kin(word, other) for other in split_words(rest)) or _IT.search(bare)
        return None if about_it or len(bare.split()) < _LEAST else f"{rest.rstrip('?., ')} ({name})?"
    return None


def _holding(found: re.Match[str], reading: Reading, searcher: Searcher) -> str | None:
    """The question with the topic for those who have a thing; None where it asks for the thing itself."""
    for word in _long_words(found["what"]):
        kin = [other for other in split_words(reading.text) if is_kin(word, other)]
        topic = topic_with(word, reading, searcher) if len(kin) == 1 else None
        if topic is None or _IT.search(fold(asking_sentence(reading.text))):
            continue
        end = found.start("what") + found["what"].find(word) + len(word)
        rest = _tidy(f"{reading.text[: found.start()]} {reading.text[end:]}")
        return f"{rest.rstrip('?., ')} ({_name_of(topic, searcher.book, reading.language)})?"
    return None


def _long_words(text: str) -> list[str]:
    return [word for word in split_words(text) if len(word) >= _SHORTEST]


def _tidy(text: str) -> str:
    text = _EDGE.sub("", _BEFORE_END.sub("", " ".join(text.split())))
    return text[:1].upper() + text[1:]


def _name_of(topic: str, book: TermBook, language: Language) -> str:
    term = book[topic]
    names = term.fi if language == "fi" else term.en
    return next(iter((*term.codes, *names, *term.en, *term.fi)))


def topic_without(word: str, reading: Reading, searcher: Searcher) -> str | None:
    """The one topic that does without a thing, by what the guide says; None where there is none or several."""
    if any(is_kin(word, own) for one in searcher.index.documents.values() for own in split_words(one.title)):
        return None  # what the whole guide is about tells no topic from another
    return _only({*_told_to_need_none(word, reading, searcher)} or {*_second_ways(word, reading, searcher)})


def topic_with(word: str, reading: Reading, searcher: Searcher) -> str | None:
    """The one topic that is for those who have a thing, by the words of its call or its heading."""
    found: set[str] = set()
    for call in searcher.current_calls(reading.language, False, reading.years):
        unit = call.unit
        if any(_HELD.fullmatch(own) and is_kin(word, own) for own in split_words(unit.text)):
            found |= unit.own_scopes - reading.scopes
    return _only(found)


def _only(topics: set[str]) -> str | None:
    return next(iter(topics)) if len(topics) == 1 else None


def _told_to_need_none(word: str, reading: Reading, searcher: Searcher) -> Iterator[str]:
    for unit in searcher.current(reading.language, reading.years):
        text = fold(unit.text)
        for found in (found for pattern in _NEEDS_NONE for found in pattern.finditer(text)):
            named = unit.is_heading or _says_needed(found) or bool(unit.own_scopes)
            if named and any(is_kin(word, own) for own in split_words(found["what"])):
                yield from _topics(unit, reading, searcher.book)


def _says_needed(found: re.Match[str]) -> bool:
    """True where more than "without" is said: "without a permit" may end a list of what is forbidden."""
    return found.re is not _NEEDS_NONE[0]


def _topics(unit: Unit, reading: Reading, book: TermBook) -> frozenset[str]:
    """What a passage is about, without the thing itself: the topics of its text, else of the nearest heading."""
    for text in (unit.text, *reversed(unit.headings)):
        scopes = {m.term for m in book.link(text) if book.is_scope(m.term)} - reading.scopes
        if scopes:
            return frozenset(scopes - {wider for scope in scopes for wider in book.ancestors(scope)})
    return frozenset()


def _second_ways(word: str, reading: Reading, searcher: Searcher) -> Iterator[str]:
    """The topic of the other one of two ways to apply, where one of them is named after those who have the thing."""
    sections: dict[int, dict[str, frozenset[str]]] = {}
    for unit in searcher.current(reading.language, reading.years):
        if len(unit.headings) > 1 and _TWO.search(fold(unit.headings[0])):
            ways = sections.setdefault(unit.section, {})
            ways[unit.headings[1]] = ways.get(unit.headings[1], frozenset()) | (
                unit.scopes - unit.own_scopes or unit.scopes
            )
    for ways in sections.values():
        having = [way for way in ways if any(is_kin(word, own) for own in split_words(way))]
        if len(ways) == len(having) + 1 == _PAIR:
            (other,) = (scopes for way, scopes in ways.items() if way not in having)
            yield from other - reading.scopes


@cache
def is_kin(word: str, other: str) -> bool:
    """True for two words of one thing: "akkreditointia" and "akkreditoitujen", "accredited" and "accreditation"."""
    if len(other) < _SHORTEST:
        return False
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))
    if shared >= _SHARED and shared >= _MUCH * min(len(word), len(other)):
        return True
    return likeness(word, other, "fi") >= _ALIKE and shared >= _SHARED - 1
