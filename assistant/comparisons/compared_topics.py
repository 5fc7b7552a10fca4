"""The topics of the guide that a question compares, named by a shared noun or by the wider topic among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.comparisons.contest import is_comparative
from assistant.language.words import fold, likeness, split_words
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.compared import read_alike, read_apart, read_things
from assistant.question.cues import Ask
from assistant.question.reading import Item, Reading
from ingest.glossary import Term
from ingest.types import Language

_SAME = 0.75
_MOST_NARROWER = 6
# What says nothing of which topic is meant: "the networks strand", "Learning EU grant".
_GENERAL = re.compile(
    r"the|an?|one|ones|grants?|support|funding|projects?|strands?|actions?|calls?|options?|forms?|applications?|"
    r"hanke|hankk\w+|toimin\w+|haku|hau[nt]|hakemu\w+|tuki|tue[nt]|tukea|avustu\w+"
)
# "The small and the ordinary partnership": what the other is called beside one with a name of its own.
_ORDINARY = re.compile(
    r"normal|ordinary|regular|standard|usual|big\w*|large\w*|tavalli\w+|normaali\w*|perus\w*|iso\w*|suur\w+"
)
# "Which Jean Monnet action has the smallest grant?": the most of something among the narrower topics.
_CHOICE = re.compile(r"^\W*(?:which|what|mika|minka|mille|milla|missa|mihin|mista)\b")
_SUPERLATIVE = re.compile(
    r"\b(?:suurin|suurim\w+|isoin|isoim\w+|pienin|pienim\w+|pisin|pisim\w+|lyhyin|lyhim\w+|korkei(?:n|m\w+)|halvin|"
    r"kallein|eniten|vahiten|kauimmin|"
    r"(?:big|small|larg|high|low|long|short|few|cheap)(?:g?est)|(?<!at )(?:most|least))\b"
)
_SAME_WORD = 0.95
_OF = re.compile(r"\s(?:of|for|in)\s")
_FEWEST_LETTERS = 4
_DIFFER = re.compile(
    r"\b(?:er(?:o|oa|ot|oavat|oaa|oja)|poikkea\w*|vertaa|vertaile|verrat\w*|verrattuna|differ\w*|compare\w*|versus|vs)\b"
)
# "Which of the three": all the narrower topics of the one that is named.
_OF_ALL = re.compile(
    r"\b(?P<few>two|three|four|five|six|all|both|kaksi|kahde\w+|kolme\w*|nelja\w*|viisi|viide\w+|kuusi|kuude\w+|kaik\w+|"
    r"eri)\b"
)
_NUMBERS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (2, re.compile(r"two|both|kaksi|kahde\w*")),
    (3, re.compile(r"three|kolme\w*")),
    (4, re.compile(r"four|nelja\w*")),
    (5, re.compile(r"five|viisi|viide\w*")),
    (6, re.compile(r"six|kuusi|kuude\w*")),
)


def with_topics(reading: Reading, book: TermBook) -> Reading:
    """The reading of a comparison with all the topics that it names; the same reading where it is none.

    "The small or the regular partnership" names two by one noun, "which of the three networks" all that are narrower
    than the one it names.
    """
    things = read_things(reading.text) or read_apart(reading.text) or read_alike(reading.text)
    named = [_topic_of(thing, things, book, reading.language) for thing in things]
    named = [term or _ordinary(thing, named, book, reading.language) for thing, term in zip(things, named, strict=True)]
    if len(things) > 1 and all(named) and len(set(named)) == len(named):
        topics = tuple((thing, term) for thing, term in zip(things, named, strict=True) if term is not None)
        return _naming(reading, topics, book)
    children = _narrower(reading, fold(reading.text), book) if not things else ()
    topics = tuple((child, child) for child in children)
    return _naming(reading, topics, book)


def _topic_of(thing: str, things: Sequence[str], book: TermBook, language: Language) -> str | None:
    """The one topic that a thing names, by itself or with the noun or the first words that it shares with another."""
    others = [other for other in things if other != thing]
    shared = [f"{thing} {other.split()[-1]}" for other in others]
    shared += [f"{' '.join(other.split()[:k])} {thing}" for other in others for k in (2, 1) if len(other.split()) > k]
    own = _linked(thing, book)
    if own is not None:
        return (_holding_all(split_words(thing), book, language) if len(split_words(thing)) > 1 else None) or own
    found = {term for other in others if (term := _linked(other, book)) is not None}
    taken = found.union(*(book.ancestors(term) for term in found))
    topics = (topic for text in shared if (topic := _linked(text, book)) is not None and topic not in taken)
    return next(topics, None) or _by_its_words(thing, book, language)


def _linked(text: str, book: TermBook) -> str | None:
    linked = {m.term for m in book.link(text) if book.is_scope(m.term) and book[m.term].covered}
    wider = {above for term in linked for above in book.ancestors(term)}
    narrow = linked - wider
    return next(iter(narrow)) if len(narrow) == 1 else None


def _by_its_words(thing: str, book: TermBook, language: Language) -> str | None:
    """The only topic with a name that holds all of a thing's words: "networks" for "Jean Monnet Networks"."""
    own = split_words(_OF.split(thing)[-1])
    telling = [word for word in own if not _GENERAL.fullmatch(word)]
    return _holding_all(own, book, language) or (_holding_all(telling, book, language) if telling != own else None)


def _holding_all(words: Sequence[str], book: TermBook, language: Language) -> str | None:
    if not any(len(word) >= _FEWEST_LETTERS for word in words):
        return None
    found = {
        term.id
        for term in book.terms
        if book.is_scope(term.id)
        and term.covered
        and any(_holds(name, words, language) for name in _names(term, language))
    }
    return next(iter(found)) if len(found) == 1 else None


def _ordinary(thing: str, named: Sequence[str | None], book: TermBook, language: Language) -> str | None:
    """The topic beside another one that shares its noun and is called the ordinary one: "the normal partnership"."""
    words = split_words(thing)
    noun = words[-1] if len(words) > 1 and any(map(_ORDINARY.fullmatch, words[:-1])) else ""
    wider = {book[term].broader for term in named if term is not None} - {None}
    found = [
        term.id
        for term in book.terms
        if noun and term.broader in wider and term.covered and term.id not in named
        and any(_ends_in(name, noun, language) for name in _names(term, language))
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _names(term: Term, language: Language) -> tuple[str, ...]:
    return term.fi if language == "fi" else term.en


def _holds(name: str, words: Sequence[str], language: Language) -> bool:
    """True for a name with all of some words; a short one must stand there as it is: "EU"."""
    written = split_words(name)
    return all(
        word in written
        or (len(word) >= _FEWEST_LETTERS and any(likeness(word, other, language) >= _SAME for other in written))
        for word in words
    )


def _narrower(reading: Reading, text: str, book: TermBook) -> tuple[str, ...]:
    """All the topics next below the only one that is named, or as many as are counted that share the noun counted."""
    of_all = _OF_ALL.search(text)
    known = [term for term in book.terms if book.is_scope(term.id) and term.covered]
    children = tuple(term.id for term in known if term.broader in reading.scopes) if len(reading.scopes) == 1 else ()
    if _CHOICE.search(text) and _SUPERLATIVE.search(text) and 1 < len(children) <= _MOST_NARROWER:
        return children
    if of_all is None:
        return ()
    if not _DIFFER.search(text) and not any(map(_says_more, split_words(text))):
        return ()
    number = next((n for n, words in _NUMBERS if words.fullmatch(of_all["few"])), 0)
    if children and len(children) == (number or len(children)) > 1:
        return children
    noun = next(iter(split_words(text[of_all.end() :])), "")
    alike = tuple(t.id for t in known if any(_ends_in(n, noun, reading.language) for n in _names(t, reading.language)))
    alike = tuple(term for term in alike if not any(term in book.ancestors(other) for other in alike))
    if len(noun) < _FEWEST_LETTERS or number < 2:
        return ()
    return alike if len(alike) == number else _of_noun(noun, number, known, reading.language)


def _of_noun(noun: str, number: int, known: Sequence[Term], language: Language) -> tuple[str, ...]:
    """The topics below the only one that a noun is a word of and that has as many: "the three alliance types"."""
    families = []
    for wider in known:
        below = tuple(term.id for term in known if term.broader == wider.id)
        if len(below) == number and any(_holds(name, [noun], language) for name in _names(wider, language)):
            families.append(below)
    return families[0] if len(families) == 1 else ()


def _ends_in(name: str, noun: str, language: Language) -> bool:
    """True for "Small-scale Partnership" and "partnerships", "Pikkuremppa" and "remppaa"."""
    last = split_words(name)[-1:]
    return any(likeness(noun, word, language) >= _SAME for word in last)


def _says_more(word: str) -> bool:
    return is_comparative(word) and word not in ("first", "last")


def _naming(reading: Reading, topics: Sequence[tuple[str, str]], book: TermBook) -> Reading:
    """The reading with these topics in place of the words that name them."""
    scopes = frozenset(term for _, term in topics)
    if not topics or scopes == reading.scopes or any(scopes & book.ancestors(term) for term in scopes):
        return reading
    words = {word for thing, term in topics if thing != term for word in split_words(thing)}
    kept = tuple(
        item
        for item in reading.items
        if not (set(item.text.split()) & words) and (item.term is None or not book.is_scope(item.term))
    )
    named = tuple(Item(thing if thing == term else fold(thing), term, book.nearest(term)) for thing, term in topics)
    asks: tuple[Ask, ...] = reading.asks if reading.asks_for("comparison", "whether") else (*reading.asks, "comparison")
    return replace(reading, asks=asks, items=(*named, *kept), terms=reading.terms | scopes, scopes=scopes)


def topic_name(scope: str, reading: Reading, book: TermBook) -> str:
    """A topic's name for the table's head; a code or number only where there is no name (no quote holds it)."""
    term = book[scope]
    names = [n for n in _names(term, reading.language) if not any(c.isdigit() for c in n)]
    asked = split_words(reading.text)
    said = (n for n in names if all(any(_is_form(w, a, reading.language) for a in asked) for w in split_words(n)))
    as_asked = max(said, key=lambda n: (set(split_words(n)) <= set(asked), len(n)), default="")
    plural = next((n for n in names[1:2] if len(split_words(n)) == len(split_words(names[0]))), "")
    name = as_asked or plural or (names[0] if names else next(iter(term.codes), scope))
    return f"{name[:1].upper()}{name[1:]}"


def head_name(scope: str, reading: Reading, book: TermBook) -> str:
    """A topic's name for the head of a column, with its code where the question calls it by that."""
    name, asked = topic_name(scope, reading, book), split_words(reading.text)
    code = next((code for code in book[scope].codes if fold(code) in asked and fold(code) not in fold(name)), "")
    return f"{name} ({code})" if code else name


def _is_form(written: str, asked: str, language: Language) -> bool:
    return likeness(asked, written, language) >= _SAME_WORD


def is_about(unit: Unit, scope: str, book: TermBook) -> bool:
    """True for a unit about a topic, by its name or under a heading that tells it from its wider topic: "Networks"."""
    if scope in unit.scopes:
        return True
    above = book.ancestors(scope)
    if not unit.headings or not unit.scopes or not unit.scopes <= above:
        return False
    if any(mention.term == scope for heading in unit.headings[-2:] for mention in book.link(heading)):
        return True
    general = {word for term in above for name in _all_names(book[term]) for word in split_words(name)}
    own_names = [set(split_words(name)) - general for name in _all_names(book[scope])]
    return any(set(split_words(heading)) in own_names for heading in unit.headings[-2:])


def _all_names(term: Term) -> tuple[str, ...]:
    return (*term.fi, *term.en)
