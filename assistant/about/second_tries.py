"""A follow-up taken the other way, where the first way leaves it open: with the topic before it, or without.

"Can we go outside Europe?" after a question about short projects is about those, though it stands by itself; "whom do I
call?" after it is answered for all projects alike.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answers.answering import PartAnswer
from assistant.conversation.dialogue import resolve
from assistant.conversation.topic_swaps import OPENER, as_shown, as_written, capital
from assistant.language.words import split_words, without_end
from assistant.question.reading import Reading, read_question
from assistant.retrieval.search import Searcher

_SURE = 0.8
_MOST = 2  # topics that a sentence may be about
_LONGEST = 10  # words of a question that may lean on the turn before without saying so


def take_otherwise(
    asked: str, standalone: str, earlier: Sequence[str], parts: Sequence[PartAnswer], searcher: Searcher
) -> str | None:
    """The question to be tried besides; None where there is no other way to take it."""
    if not earlier or len(parts) != 1:
        return None
    language, book = parts[0].reading.language, searcher.book
    own = read_question(asked, language, book)
    if own.names_topic:
        return None
    if standalone != asked:
        silent = parts[0].status != "answered"
        return capital(OPENER.sub("", asked)) if silent and own.asks_for("contact") else None
    last = resolve(earlier[-1], earlier[:-1], language, book).reading
    if len(last.scopes) != 1 or len(split_words(asked)) > _LONGEST or not (own.wants_verdict or own.expects):
        return None
    about = _topics_of(parts[0], searcher)
    if about == last.scopes or (parts[0].status == "answered" and not about):
        return None
    return f"{without_end(asked)} ({_name_of(last)})?"


def is_better(second: Sequence[PartAnswer], first: Sequence[PartAnswer], searcher: Searcher) -> bool:
    """True where the other way answers: of a topic only where that is sure and said of that topic."""
    if len(second) != 1 or second[0].status != "answered":
        return False
    if first[0].reading.asks_for("contact") and first[0].status != "answered":
        return True
    about = _topics_of(second[0], searcher)
    return second[0].confidence >= _SURE and second[0].reading.scopes <= about and len(about) <= _MOST


def _topics_of(part: PartAnswer, searcher: Searcher) -> frozenset[str]:
    said = {passage for statement in part.statements for passage in statement.passages}
    units = (unit for unit in searcher.units if not unit.is_list and said & set(unit.members))
    return frozenset(scope for unit in units for scope in unit.scopes)


def _name_of(reading: Reading) -> str:
    name = next((item.text for item in reading.items if item.term in reading.scopes), "")
    return as_shown(as_written(reading.text, name))
