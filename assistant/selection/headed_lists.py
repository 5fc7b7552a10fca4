"""Of two lists that stand side by side, the one whose own heading names what is asked for: "VET priorities"."""

from __future__ import annotations

from assistant.language.stopwords import load_stopwords
from assistant.language.words import likeness, split_words
from assistant.names.terms import TermBook
from assistant.passages.traits import traits_of
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.search import Found, Searcher, put_first

_SAME = 0.9
_LOOK_AHEAD = 12


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
    names: dict[str, list[str]] = {word: [word] for word in asked}
    for one in searcher.called_otherwise(reading):
        if len(one.said) == 1 and one.said[0] in names:
            names[one.said[0]].extend(split_words(one.name))
    book = searcher.book
    held = _held(names, best.headings[-1], best, book)
    own = held | _held(names, best.text, best, book)
    beside = ((k, _held(names, found.units[k].headings[-1], best, book)) for k in _beside(found, best))
    k = next((k for k, more in beside if more > held and more - own), None)
    told = _held(names, best.context, best, book)
    if k is None and told and told != set(names):
        near = [k for k in found.order[:_LOOK_AHEAD] if _is_whole(found.units[k], best)]
        named = [k for k in near if _held(names, found.units[k].headings[-1], best, book) == set(names)]
        k = min(named, key=lambda k: len(found.units[k].headings[-1].split()), default=None)
    return put_first(found, k)


def _is_whole(unit: Unit, best: Unit) -> bool:
    """True for a whole list of the same document under a heading."""
    whole = unit.is_list and not unit.is_opening and bool(unit.headings) and unit.document is best.document
    return whole and _is_of_side(unit, best)


def _is_of_side(unit: Unit, best: Unit) -> bool:
    """True where both say what is, or both what is not: "Not supported" is no other name for "Supported"."""
    return traits_of(unit).is_excluded is traits_of(best).is_excluded


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
        and _is_of_side(unit, best)
    )


def _held(names: dict[str, list[str]], text: str, unit: Unit, book: TermBook) -> set[str]:
    """Those of the question's words that a text has, or names by what they stand for."""
    terms, words = _terms(text, unit, book), split_words(text)
    return {
        word
        for word, ways in names.items()
        if _terms(word, unit, book) & terms or any(likeness(w, h, unit.language) >= _SAME for w in ways for h in words)
    }


def _terms(text: str, unit: Unit, book: TermBook) -> set[str]:
    return {mention.term for mention in book.link(text, language=unit.language)}
