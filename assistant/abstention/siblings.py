"""A topic's number is its own: that of another topic in the same section does not answer for it."""

from __future__ import annotations

from assistant.language.words import likeness, split_words
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.cues import Ask
from assistant.question.reading import Reading
from assistant.retrieval.features import is_related
from assistant.retrieval.search import Found, put_first
from assistant.selection.wanted import gives

_NUMBERS: tuple[Ask, ...] = ("count", "duration", "amount", "share")
_SAME_WORD = 0.9
_NEAR = 4  # so many of the best candidates may give the topic's own number instead


def tells_of_sibling(reading: Reading, unit: Unit, book: TermBook) -> bool:
    """True where a topic's number is asked for and the unit gives that of another one, which it stands under.

    "How many periods under KA121?" is not answered by "Max. 30 periods" under KA122, though both head one section.
    """
    if len(reading.scopes) != 1 or not reading.asks_for(*_NUMBERS) or reading.asks_for("whether", "comparison", "list"):
        return False
    asked = next(iter(reading.scopes))
    related = asked in unit.terms or is_related(reading.scopes, unit.scopes, book)
    return bool(unit.scopes) and not related


def prefer_own_number(reading: Reading, found: Found, book: TermBook) -> Found:
    """The candidates with the topic's own number first, where another topic's stands there and it is the next best."""
    best = found.units[found.order[0]]
    if found.foreign or not tells_of_sibling(reading, best, book):
        return found
    own = (k for k in found.order[1:_NEAR] if reading.scopes & found.units[k].own_scopes)
    chosen = next((k for k in own if gives(reading, found.units[k]) and found.units[k].section == best.section), None)
    return found if chosen is None else put_first(found, chosen)


def is_headed(reading: Reading, unit: Unit, book: TermBook) -> bool:
    """True where a wider topic's unit stands under a heading with the word that tells the topic asked about from it.

    "Maximum grant EUR 300,000" under "Jean Monnet (3): Networks" is of the Jean Monnet networks.
    """
    if len(reading.scopes) != 1 or not unit.headings:
        return False
    asked = next(iter(reading.scopes))
    wider = book.ancestors(asked) & unit.scopes
    if not wider or asked in wider or not unit.scopes <= wider:
        return False
    known = {word for term in wider for word in _words_of(term, book)}
    own = [word for word in _words_of(asked, book) if not any(_is_form(word, k, unit) for k in known)]
    return any(_is_form(word, held, unit) for word in own for held in split_words(unit.headings[-1]))


def _words_of(term: str, book: TermBook) -> list[str]:
    return [word for name in (*book[term].fi, *book[term].en) for word in split_words(name)]


def _is_form(word: str, other: str, unit: Unit) -> bool:
    return likeness(word, other, unit.language) >= _SAME_WORD
