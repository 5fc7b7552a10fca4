"""Two things that a guide tells of and does not measure, side by side: "what is the difference between A and B?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.comparisons.compared_topics import topic_name, with_topics
from assistant.comparisons.compared_words import COMPARE
from assistant.comparisons.homes import Home, find_beside, find_home
from assistant.language.words import fold, likeness, split_words
from assistant.names.terms import Mention, TermBook
from assistant.question.compared import read_apart, read_things
from assistant.question.reading import Reading
from assistant.retrieval.search import Searcher
from assistant.wording.phrases import say
from assistant.wording.statements import Statement
from ingest.glossary import Term

_DIFFER = re.compile(
    r"\b(?:er(?:o|oa|ot|oavat|oaa|oja)|eroavaisuu\w+|poikkea\w*|differ(?:s|ent|ence|ences)?|versus|vs|compare|vertaa|"
    r"vertaile|distinguish\w*)\b"
)
_SAME = 0.9
_TOLD_OF = ("activity", "organisation")  # an applicant or a grant is spoken of everywhere
_AT = re.compile(r"ll[aä]$")
_ARTICLE = re.compile(r"the|an?")
_NO_MORE = re.compile(
    r"main|biggest|exactly|oikeastaan|suurin|suurim\w+|toisist\w+|keskenaan|other|each|actually|oikein"
)


def tell_apart(reading: Reading, searcher: Searcher) -> tuple[Statement, ...] | None:
    """What the guide says of each of two things at its home; None where they are actions, or one has no home."""
    if not _DIFFER.search(fold(reading.text)) or reading.expects or reading.values or reading.asks_for("whether"):
        return None
    told = read_apart(reading.text) or read_things(reading.text)
    book = searcher.book
    things = tuple(_whole(thing.strip(" \"'”“?.,:"), reading.text) for thing in told)
    if len(things) != 2 or not _asks_no_more(reading, things):
        return None
    terms = tuple(_term_of(thing, reading, book) for thing in things)
    terms = tuple(None if term is not None and term.kind == "action" else term for term in terms)
    if any(term is not None and term.kind not in _TOLD_OF for term in terms):
        return None
    if terms[0] == terms[1]:
        return None
    homes = _homes_of(reading, things, terms, searcher)
    if homes is None:
        return None
    row = say("row_other", reading.language)
    return tuple(
        Statement(home.text, home.members, cell=(row, _name(thing, term, reading, book)))
        for thing, term, home in zip(things, terms, homes, strict=True)
    )


def _whole(thing: str, text: str) -> str:
    """A thing with the nouns that agree with it: "lyhytkestoisella" with "liikkuvuudella"."""
    if not _AT.search(thing):
        return thing
    found = re.search(rf"{re.escape(thing)}(?: [^\W\d_]+ll[aä]\b)*", text)
    return found.group() if found is not None else thing


def _homes_of(
    reading: Reading, things: Sequence[str], terms: Sequence[Term | None], searcher: Searcher
) -> tuple[Home, Home] | None:
    """The homes of both; what stands beside the home of the other one for what has none itself."""
    language = reading.language
    homes: list[Home | None] = [
        find_home(searcher, term, language, other) if term is not None else None
        for term, other in zip(terms, terms[::-1], strict=True)
    ]
    for k in (0, 1):
        beside = homes[1 - k]
        if homes[k] is None and beside is not None:
            homes[k] = find_beside(searcher, split_words(things[k]), beside.section, language)
    one, other_home = homes
    if one is None or other_home is None or set(one.members) & set(other_home.members):
        return None
    return one, other_home


def _term_of(thing: str, reading: Reading, book: TermBook) -> Term | None:
    """The only term that a thing names."""
    words = [word for word in split_words(thing) if not _ARTICLE.fullmatch(word)]
    plain = " ".join(words)
    linked = book.link(plain, loose=True, language=reading.language)
    named = {mention.term for mention in linked if _is_whole(mention, words, reading, book)}
    narrow = named - {above for term in named for above in book.ancestors(term)}
    if not narrow:
        asked = with_topics(reading, book)
        own = (i for i in asked.items if i.term in asked.scopes and set(split_words(i.text)) == set(words))
        narrow = {item.term for item in own if item.term is not None}
    return book[next(iter(narrow))] if len(narrow) == 1 else None


def _is_whole(mention: Mention, words: Sequence[str], reading: Reading, book: TermBook) -> bool:
    """True where the words beside a term's mention belong to one of its names: "National" of "Focal Point"."""
    term = book[mention.term]
    held = {word for name in (*term.fi, *term.en) for word in split_words(name)}
    beside = (*words[: mention.first], *words[mention.stop :])
    return all(any(likeness(word, own, reading.language) >= _SAME for own in held) for word in beside)


def _asks_no_more(reading: Reading, things: tuple[str, ...]) -> bool:
    """True where nothing is named but the two things: no point on which they differ."""
    said = {word for thing in things for word in split_words(thing)}
    words = (word for item in reading.items for word in item.text.split() if word not in said)
    return all(COMPARE.fullmatch(word) or _DIFFER.fullmatch(word) or _NO_MORE.fullmatch(word) for word in words)


def _name(thing: str, term: Term | None, reading: Reading, book: TermBook) -> str:
    """A thing as the head of a column: its abbreviation where that is said, else its name."""
    if term is None:
        return f"{thing[:1].upper()}{thing[1:]}"
    code = next((code for code in term.codes if fold(code) in split_words(thing)), "")
    return code or topic_name(term.id, reading, book)
