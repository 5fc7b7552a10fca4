"""How sure an answer is and why it was shown: what was understood, which words were found where, what was checked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from assistant.calendar.agenda import topic_of
from assistant.language.words import fold, likeness, split_words
from assistant.question.reading import read_question
from assistant.retrieval.search import Searcher
from assistant.types import Answer, Citation
from assistant.wording.verification import is_verbatim

Sureness: TypeAlias = Literal["high", "middle", "low"]
_HIGH, _MIDDLE = 0.75, 0.5
_SAME_WORD = 0.75


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why an answer reads as it does.

    `confidence` is the calibrated probability that the guide answers, 0 to 1. `asks` are kinds of asking
    (`assistant.question.cues.Ask`), `topics` the actions meant. `found` and `missing` are the question's words that the
    cited (for a refusal: the nearest) places hold and do not. `exact` of `quotes` quotes agree with the source.
    """

    confidence: float
    sureness: Sureness
    understood: str
    asks: tuple[str, ...]
    topics: tuple[str, ...]
    found: tuple[str, ...]
    missing: tuple[str, ...]
    exact: int
    quotes: int


def explain_answer(answer: Answer, searcher: Searcher) -> Reasons:
    """The reasons of one answer, worked out again from its question and its sources; takes some milliseconds."""
    book = searcher.book
    reading = read_question(answer.standalone_question, answer.language, book)
    places = answer.citations if answer.status in ("answered", "partial") else answer.related or answer.citations
    words = frozenset(word for place in places for word in _words_at(place, searcher))
    named = frozenset(mention.term for place in places for mention in book.link(" ".join(_texts_at(place, searcher))))
    found: list[str] = []
    missing: list[str] = []
    for item in reading.items:
        held = item.term in named or all(
            any(likeness(asked, word, answer.language) >= _SAME_WORD for word in words) for asked in item.text.split()
        )
        (found if held else missing).append(item.text)
    return Reasons(
        confidence=answer.confidence,
        sureness="high" if answer.confidence >= _HIGH else "middle" if answer.confidence >= _MIDDLE else "low",
        understood="" if answer.standalone_question == answer.question else answer.standalone_question,
        asks=tuple(ask for ask in reading.asks if ask != "open"),
        topics=tuple(topic_of(term, book, answer.language).label for term in sorted(reading.scopes)),
        found=_as_written(found, answer.standalone_question),
        missing=_as_written(missing, answer.standalone_question),
        exact=sum(is_verbatim(citation, searcher.index.sources) for citation in answer.citations),
        quotes=len(answer.citations),
    )


def _as_written(names: Iterable[str], question: str) -> tuple[str, ...]:
    """The folded words of a question as they stand in it: "ka121" is "KA121" again."""
    written = {fold(word): word for word in re.findall(r"\w+", question)}
    shown = (" ".join(written.get(word, word) for word in name.split()) for name in names)
    return tuple(dict.fromkeys(shown))


def _words_at(place: Citation, searcher: Searcher) -> frozenset[str]:
    return frozenset(word for text in _texts_at(place, searcher) for word in split_words(text))


def _texts_at(place: Citation, searcher: Searcher) -> tuple[str, ...]:
    """The quote and the headings that it stands under."""
    headings = (
        heading
        for passage in searcher.index.passages
        if passage.document_id == place.document_id and place.start <= passage.start < place.end
        for heading in passage.heading_path
    )
    return (place.quote, *dict.fromkeys(headings))
