"""Of two lists that stand side by side, the one whose own heading names what is asked for: "VET priorities"."""

from __future__ import annotations

from assistant.question import Reading
from assistant.search import Found, Searcher
from assistant.stopwords import load_stopwords
from assistant.terms import TermBook
from assistant.units import Unit
from assistant.wanted import put_first
from assistant.words import likeness, split_words

_SAME = 0.9


def prefer_headed(reading: Reading, found: Found, searcher: Searcher) -> Found:
    """Put first the list beside the best one whose heading names all that is asked about, where the best's lacks some.

    "Horizontal priorities" answer no question for "VET priorities" where those have a heading of their own.
    """
    best = found.units[found.order[0]]
    if not best.is_list or not best.headings or found.foreign:
        return found
    if reading.expects or reading.asks_for("whether", "comparison") or not reading.asks_for("list", "definition"):
        return found
    asked = {word for item in reading.items for word in split_words(item.text)} - load_stopwords(best.language)
    held = _held(asked, best.headings[-1], best, searcher.book)
    told = held | _held(asked, best.text, best, searcher.book)
    beside = ((k, _held(asked, found.units[k].headings[-1], best, searcher.book)) for k in _beside(found, best))
    return put_first(found, next((k for k, more in beside if more > held and more - told), None))


def _beside(found: Found, best: Unit) -> list[int]:
    return [k for k in found.order if _stands_beside(found.units[k], best)]


def _stands_beside(unit: Unit, best: Unit) -> bool:
    """True for another whole list of the section, under a heading of the same level."""
    return (
        unit.is_list
        and not unit.is_opening
        and unit.section == best.section
        and len(unit.headings) == len(best.headings)
        and unit.headings[:-1] == best.headings[:-1]
        and unit.headings != best.headings
    )


def _held(asked: set[str], text: str, unit: Unit, book: TermBook) -> set[str]:
    """Those of the question's words that a text has, or names by what they stand for."""
    terms, words = _terms(text, unit, book), split_words(text)
    return {
        word
        for word in asked
        if _terms(word, unit, book) & terms or any(likeness(word, h, unit.language) >= _SAME for h in words)
    }


def _terms(text: str, unit: Unit, book: TermBook) -> set[str]:
    return {mention.term for mention in book.link(text, language=unit.language)}
