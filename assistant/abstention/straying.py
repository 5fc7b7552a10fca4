"""Whether what was found for a further part of a message only answers the first one."""

from __future__ import annotations

import re

from assistant.language.stopwords import load_stopwords
from assistant.language.words import likeness, split_words
from assistant.question.reading import Reading, is_cue, unit_of, without_added
from assistant.retrieval.search import Found
from assistant.selection.wanted import gives, required

_KNOWN = 0.55
_ASKS = re.compile(
    r"ke(?:ta|ita|nen|nelle|nella|tka)|kuka|mi(?:ka|ta|tka|hin|sta|ssa|lla|lle|lta|nka|ksi)|miten|kuinka"
)
_MEASURES = re.compile(
    r"mon(?:eksi|ta|tako)|pit(?:ka\w*|kak\w*)|aika\w*|ajaksi|kauan\w*|paljon\w*|long|many|much|last\w*"
)
_SHORTEST = 3
_REJECTED = -1.0  # so little the reader thinks of what answers a further part that asks for no value
_WELL_READ = 2.5  # so sure the reader is of what answers a further part, whose words may be others
_SURE_OF_PART = 0.96  # so sure with the reader, a further part needs none of its own words in what answers it
_SURE_OF_OPEN_PART = 0.9  # the same of one that asks for no value, in words of its own
_SURE_ABROAD = 0.85  # so sure must a further part be of what only the other language's document says


def strays(reading: Reading, found: Found, sure: float, *, read_surely: bool) -> bool:
    """True where what was found for a further part is the answer to the first one, which stands high for it too."""
    if found.foreign:  # its words cannot be held against another language's
        return sure < _SURE_ABROAD
    is_open = bool(_own_words(found)) and not required(reading) and not reading.asks_for("who")
    least = _SURE_OF_OPEN_PART if is_open else _SURE_OF_PART
    holds_term = not required(reading) and _holds_own_term(found)
    told = read_surely and (sure >= least or _counts_only(reading, found) or holds_term)
    nothing = shares_nothing(found) and not told
    if found.read is not None and float(found.read[found.order[0]]) < _REJECTED and not required(reading):
        return True
    if asks_measure_alone(reading, found):
        return False
    return (nothing or _lacks_verb(reading, found)) and not _is_well_read(found)


def asks_measure_alone(reading: Reading, found: Found) -> bool:
    """True for "and for how many years (CoVE)?" where the best unit gives that topic's length: no word is left over."""
    unit = found.units[found.order[0]]
    if not reading.scopes or not required(reading) or not reading.scopes <= unit.scopes or not gives(reading, unit):
        return False
    own = (found.reading.items[k].text for k in _own_words(found))
    return all(is_cue(word, reading.asks) or unit_of(word) is not None or _MEASURES.fullmatch(word) for word in own)


def shares_nothing(found: Found, least: int = 1) -> bool:
    """True where none of the question's own words, of which there are `least` or more, stands in the best unit.

    Words that were added as its topic are not its own, if it has any.
    """
    own = _own_words(found) or [k for k, item in enumerate(found.reading.items) if item.term is None]
    return len(own) >= least and float(found.scored.match.context[own, found.order[0]].max()) < _KNOWN


def _own_words(found: Found) -> list[int]:
    """The places of a question's words that are no terms, and none that were added as its topic."""
    asked = split_words(without_added(found.reading.text))
    items = enumerate(found.reading.items)
    return [k for k, i in items if i.term is None and i.text in asked and not _ASKS.fullmatch(i.text)]


def _holds_own_term(found: Found) -> bool:
    """True where the best unit has a term that a further part names itself, its topic aside."""
    asked = split_words(without_added(found.reading.text))
    held = found.scored.match.text[:, found.order[0]]
    items = enumerate(found.reading.items)
    own = [k for k, i in items if i.term is not None and i.term not in found.reading.scopes and i.text in asked]
    return any(float(held[k]) > _KNOWN for k in own)


def _counts_only(reading: Reading, found: Found) -> bool:
    """True for "and how many countries (Harbour Network)?" where the best unit counts them, in whatever words."""
    own = {item.text for item in found.reading.items if item.term is None}
    counted = set(split_words(reading.counted))
    return bool(counted and reading.scopes) and own <= counted and gives(reading, found.units[found.order[0]])


def _lacks_verb(reading: Reading, found: Found) -> bool:
    """True where a further yes or no ("and can it be extended?") names nothing that the best unit speaks of."""
    unit = found.units[found.order[0]]
    if not reading.asks_for("whether") or reading.expects:
        return False
    topics = {word for item in reading.items if item.term in reading.scopes for word in item.text.split()}
    common = load_stopwords(reading.language) | topics
    words = [w for w in split_words(without_added(reading.text))[1:] if w not in common and len(w) > _SHORTEST]
    held = unit.words | unit.heading_words
    return bool(words) and not any(likeness(w, h, reading.language) >= _KNOWN for w in words for h in held)


def _is_well_read(found: Found) -> bool:
    """True where the reader is quite sure of the best unit, and that has a term of the question beside the topic's."""
    best, items = found.order[0], found.reading.items
    if found.read is None or float(found.read[best]) < _WELL_READ:
        return False
    terms = [k for k, item in enumerate(items) if item.term is not None and item.term not in found.reading.scopes]
    return bool(terms) and float(found.scored.match.text[terms, best].max()) > _KNOWN
