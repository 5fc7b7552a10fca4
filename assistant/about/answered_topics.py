"""What "it" is after "What is new this year?": the topic that the answer names, where the question names none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.answers.answering import PartAnswer
from assistant.conversation.after_sessions import asks_for_call
from assistant.conversation.dialogue import Resolved, leans_on_history, points_back, resolve
from assistant.conversation.topic_swaps import OPENER, asks_nothing
from assistant.language.occasions import EVENT
from assistant.language.words import fold, without_end
from assistant.names.countries import read_countries
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.question.things import TOKEN
from assistant.retrieval.search import Searcher
from ingest.glossary import Term
from ingest.types import Language

# The question as it was resolved, and the answers to its parts.
Answering = Callable[[str, Sequence[str]], tuple[str, tuple[PartAnswer, ...]]]

_SURE = 0.5
_MOST = 2  # topics that an answer may be about
_SHORT = 6  # words of a passage that says hardly more than its topic
# "Which closes first?", "Mikä on uutta?": the answer says which thing is meant.
_WHICH = re.compile(
    r"^\W*(?:(?:and|so|but|ja|enta|no) )?(?:(?:for|in|to|from|by|with|at) )?"
    r"(?:which|what|who|mika|mitka|mihin|missa|mista|milla|mille|minka|kuka|ketka|kumpi|kumma\w+)\b"
)
# "Which one is new?" is asked of all those that were spoken of.
_CHOOSES = re.compile(
    r"\bwhich (?:ones?|of (?:them|these|those|the \w+))\b|"
    r"\b(?:mika|mitka|minka|mihin|milla) (?:niista|naista)\b|\bkum(?:pi|man)\b"
)
_MOST_OF = re.compile(
    r"\b(?:eniten|vahiten|suurin|isoin|pienin|pisin|lyhyin|korkein|most|least|fewest|(?:bigg|larg|small|long|short|high|low)est|"
    r"uusi|uutta|new|first|last|ensimmai\w+|viimei\w+)\b"
)


def with_answered_topic(
    asked: str, earlier: Sequence[str], language: Language, searcher: Searcher, answer: Answering
) -> Sequence[str]:
    """The earlier turns; the last one with the topic of its answer where a follow-up leans on it and none is named.

    After "Which of the alliances is the largest?" that is the one which the answer names.
    """
    book = searcher.book
    if not earlier or not earlier[-1].strip():
        return earlier
    own = read_question(asked, language, book)
    if own.names_topic or _CHOOSES.search(fold(asked)) or not leans_on_history(asked, own):
        return earlier
    last = resolve(earlier[-1], earlier[:-1], language, book)
    named = _named(last, book)
    if last.lost or last.reading.organisations or (last.reading.names_topic and named is None):
        return earlier
    of_call = asks_for_call(OPENER.sub("", asked))
    if not of_call and (
        (asks_nothing(own) and not points_back(asked)) or (named is None and _names_thing(last.text, book))
    ):
        return earlier
    standalone, parts = answer(earlier[-1], earlier[:-1])
    asked_of = read_question(standalone, language, book)
    if asked_of.names_topic and asked_of.scopes != {named}:
        return [standalone]
    topic = _topic_of(parts, named, language, searcher)
    if not topic:
        return earlier
    if _WHICH.match(fold(last.text)) and points_back(asked) and not EVENT.search(fold(last.text)):
        return [f"{topic}?"]
    return [f"{without_end(standalone)} ({topic})?"]


def _names_thing(text: str, book: TermBook) -> bool:
    """True where a question has a name of its own, other than a country's or the programme's: "it" stands for that."""
    names = [word for word in TOKEN.findall(text)[1:] if len(word) > 1 and word[0].isupper()]
    return any(not read_countries(name) and not _is_programme(name, book) for name in names)


def _is_programme(name: str, book: TermBook) -> bool:
    """True for the name of what has parts that have parts themselves."""
    parts = {term.broader for term in book.terms}
    whole = {book[part].broader for part in parts if part is not None}
    linked = book.link(name)
    return bool(linked) and all(mention.term in whole for mention in linked)


def _named(last: Resolved, book: TermBook) -> str | None:
    """The one topic that a question names, where the answer may be of one of its parts; None for other questions."""
    scopes = last.reading.scopes
    wide = {term.broader for term in book.terms}
    if len(scopes) != 1 or last.reading.unknown_codes or last.reading.uncovered:
        return None
    return next(iter(scopes)) if _MOST_OF.search(fold(last.text)) or scopes <= wide else None


def _topic_of(parts: Sequence[PartAnswer], named: str | None, language: Language, searcher: Searcher) -> str:
    """The name of the one topic, or of the two, that an answer is about; empty where it is about none or many."""
    if len(parts) != 1 or parts[0].status != "answered" or parts[0].confidence < _SURE or not parts[0].statements:
        return ""
    book, first = searcher.book, parts[0].statements[0]
    said = set(first.passages) if first.role == "remark" else {p for s in parts[0].statements for p in s.passages}
    units = [unit for unit in searcher.units if not unit.is_list and said & set(unit.members)]
    scopes = {scope for unit in units for scope in _scopes_of(unit, book)}
    if named is not None and (len(scopes) != 1 or book[next(iter(scopes))].broader != named):
        return ""
    if not scopes:
        headings = " / ".join({heading for unit in units for heading in unit.headings})
        scopes = {mention.term for mention in book.link(headings) if book.is_organisation(mention.term)}
    names = [_name_of(book[scope], language) for scope in sorted(scopes)]
    return ", ".join(names) if len(names) <= _MOST and all(names) else ""


def _scopes_of(unit: Unit, book: TermBook) -> frozenset[str]:
    """The topics that a unit names itself, else those of its nearest heading that names any."""
    if unit.own_scopes and not all(_is_wide(book[scope], book) for scope in unit.own_scopes):
        return unit.own_scopes
    for heading in reversed(unit.headings):
        scopes = {mention.term for mention in book.link(heading) if book.is_scope(mention.term)}
        if scopes and not any(_is_wide(book[scope], book) for scope in scopes):
            return frozenset(scopes)
    return unit.own_scopes if len(unit.text.split()) <= _SHORT else frozenset()


def _name_of(topic: Term, language: Language) -> str:
    own = topic.fi if language == "fi" else topic.en
    return (own or topic.codes or ("",))[0]


def _is_wide(topic: Term, book: TermBook) -> bool:
    """True for a whole programme, and for a part of one that has parts itself: no thing that "it" stands for."""
    has_parts = any(term.broader == topic.id for term in book.terms)
    return has_parts and (topic.broader is None or book[topic.broader].broader is None)
