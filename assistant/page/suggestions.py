"""Questions to ask next, made of the corpus's own actions; only those that the guide answers are offered."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator

from assistant.calendar.agenda import Topic, topic_of
from assistant.language.words import fold
from assistant.page.texts import LANGUAGES, PageTexts, load_texts
from assistant.question.reading import read_question
from assistant.retrieval.search import Searcher
from assistant.types import Answer, Citation
from ingest.types import Language

Ask = Callable[[str], Answer]
_SURE = 0.4  # a suggestion must not disappoint
_TRIES = 3


class Suggester:
    """The suggestions of one index, each worked out once for all sessions. Safe between threads.

    To see whether a question is answered takes asking it, so `warm` does that ahead for every action.
    """

    def __init__(self, ask: Ask, searcher: Searcher) -> None:
        self._ask = ask
        self._searcher = searcher
        self._starters: dict[Language, tuple[str, ...]] = {}
        self._about: dict[tuple[str, Language], tuple[tuple[str, str], ...]] = {}
        self._computing = threading.BoundedSemaphore(os.cpu_count() or 2)

    def starters(self, language: Language) -> tuple[str, ...]:
        """Questions to begin with."""
        if language not in self._starters:
            with self._computing:
                if language not in self._starters:
                    self._starters[language] = suggest_starters(self._ask, self._searcher, load_texts(language))
        return self._starters[language]

    def about(self, topic: Topic, language: Language) -> tuple[tuple[str, str], ...]:
        """Every question on one action that the guide answers, as (kind, question)."""
        key = (topic.code, language)
        if key not in self._about:
            with self._computing:
                if key not in self._about:
                    self._about[key] = suggest_about(self._ask, topic, load_texts(language))
        return self._about[key]

    def warm(self) -> None:
        """Work everything out; some seconds."""
        for language in LANGUAGES:
            self.starters(language)
        for language in LANGUAGES:
            for topic in _topics_by_weight(self._searcher, load_texts(language)):
                self.about(topic, language)


def suggest_starters(ask: Ask, searcher: Searcher, texts: PageTexts, most: int = 4) -> tuple[str, ...]:
    """Questions to begin with: about time, then one a kind, each about another action, then general ones."""
    topics = _topics_by_weight(searcher, texts)
    timely, *general = texts.starters
    about = [_tries(template, topics, place) for place, template in enumerate(texts.templates.values())]
    found: list[str] = []
    for candidates in ((timely,), *about, *((question,) for question in general)):
        if len(found) == most:
            break
        fresh = (candidate for candidate in candidates if candidate not in found)
        first = next((candidate for candidate in fresh if _is_answered(ask(candidate))), None)
        found += [first] if first is not None else []
    return tuple(found)


def suggest_about(ask: Ask, topic: Topic, texts: PageTexts) -> tuple[tuple[str, str], ...]:
    """Every question on one action that the guide answers, as (kind, question)."""
    made = ((kind, template.format(topic=topic.code)) for kind, template in texts.templates.items())
    return tuple((kind, question) for kind, question in made if topic.code and _is_answered(ask(question)))


def topic_of_answer(answer: Answer, searcher: Searcher) -> Topic | None:
    """The one action with a code that an answer is about: named in the question, else in what is cited."""
    reading = read_question(answer.standalone_question, answer.language, searcher.book)
    told = {scope for unit in searcher.units for scope in unit.scopes}
    cited = (scope for citation in answer.citations for scope in _scopes_at(citation, searcher))
    for term in (*sorted(reading.scopes), *cited):
        topic = topic_of(term, searcher.book, answer.language)
        if topic.code and term in told:
            return topic
    return None


def pick_follow_ups(
    about: Iterable[tuple[str, str]], answer: Answer, asked: Iterable[str], searcher: Searcher, most: int = 3
) -> tuple[str, ...]:
    """Those that ask something else than the answered question and have not been asked yet."""
    reading = read_question(answer.standalone_question, answer.language, searcher.book)
    known = {_bare(question) for question in asked}
    fresh = [q for kind, q in about if kind not in reading.asks and _bare(q) not in known]
    return tuple(fresh[:most])


def _tries(template: str, topics: list[Topic], place: int) -> tuple[str, ...]:
    """One kind of question on some actions; every kind begins with another action."""
    turned = [*topics[place:], *topics[:place]] if place < len(topics) else topics
    return tuple(template.format(topic=topic.code) for topic in turned[:_TRIES])


def _topics_by_weight(searcher: Searcher, texts: PageTexts) -> list[Topic]:
    """The actions with a code, the one with most passages of values first."""
    weights: dict[str, int] = {}
    for unit in searcher.units:
        if unit.language == texts.language and unit.values and not unit.is_list:
            for scope in unit.scopes:
                weights[scope] = weights.get(scope, 0) + 1
    ordered = sorted(weights, key=lambda term: (-weights[term], term))
    return [topic for term in ordered if (topic := topic_of(term, searcher.book, texts.language)).code]


def _scopes_at(citation: Citation, searcher: Searcher) -> Iterator[str]:
    for unit in searcher.units:
        if len(unit.members) == 1 and unit.document.id == citation.document_id:
            passage = searcher.index.passages[unit.members[0]]
            if citation.start <= passage.start < citation.end:
                yield from sorted(unit.scopes)


def _is_answered(answer: Answer) -> bool:
    return answer.status == "answered" and answer.confidence >= _SURE


def _bare(question: str) -> str:
    return fold(question).strip(" ?!.")
