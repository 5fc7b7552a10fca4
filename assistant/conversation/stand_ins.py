""" "The one for schools", "se aikuispuolen vastaava": another thing of the kind that was spoken of, by what it is for.

It is the only other term of that kind whose name has the word; else what stands in the same place of the earlier
question, by the same preposition or under the same noun.
"""

from __future__ import annotations

import re

from assistant.conversation.counterparts import PREPOSITION
from assistant.conversation.topic_swaps import as_shown, as_written, capital, swap_phrase
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words, without_end
from assistant.names.terms import TermBook
from assistant.question.reading import Reading
from ingest.glossary import Term
from ingest.types import Language

_FOR = re.compile(
    r"(?:the|that) (?:other )?ones? (?P<said>(?:for|on|about|with|without|of|in|to|from|by) .+)", re.IGNORECASE
)
_KIND = re.compile(r"(?:the|that) (?P<said>[\w-]+) one", re.IGNORECASE)
_FINNISH = re.compile(
    r"(?:se|toi|tuo)(?: joka on)? (?P<said>(?:[\w-]+(?:lle|ille|n|puolen)) ?(?:vastaava|tarkoitettu|suunnattu|versio)?|"
    r"[\w-]+)",
    re.IGNORECASE,
)
_STANDS = re.compile(r"(?:vastaava|tarkoitettu|suunnattu|oma|versio|one|ones|other|same)")
_HEAD = re.compile(r"\b(?P<the>the|an?) (?P<before>(?:[\w’'-]+ ){0,4}?)(?P<noun>[a-z]{4,})(?=\W*$)", re.IGNORECASE)
_SIZE = re.compile(
    r"long|short|big|small|large|great|little|old|new|cheap|expensive|early|late|pitka|lyhyt|iso|pieni|suuri|uusi|vanha|halpa|"
    r"kallis|varhainen|myohainen"
)
_SIZED = re.compile(
    r"\b(?:the|an?) (?P<size>long|short|big|small|large|great|little|old|new|cheap|expensive|early|late)(?= [a-z])"
)
_KINDS = ("action", "activity", "organisation", "grant", "document")
_ALIKE, _SHARED = 0.9, 5


def stands_for_other(text: str, language: Language) -> str:
    """What a follow-up says of another thing of the same kind; empty where it says none."""
    patterns = (_FOR, _KIND) if language == "en" else (_FINNISH,)
    found = next((m for pattern in patterns if (m := pattern.fullmatch(without_end(text).strip()))), None)
    return found["said"] if found is not None else ""


def ask_of_other(text: str, earlier: Reading, book: TermBook) -> str | None:
    """The earlier question of the other thing; None where nothing shows which it is."""
    said = stands_for_other(text, earlier.language)
    if not said:
        return None
    old = next((item for item in earlier.items if item.term and book[item.term].kind in _KINDS), None)
    other = _sibling(said, book[old.term], book, earlier.language) if old is not None and old.term else None
    if old is not None and other is not None:
        name = as_written(earlier.text, old.text)
        shown = as_shown(other.codes[0] if other.codes else (other.fi if earlier.language == "fi" else other.en)[0])
        return earlier.text.replace(name, shown, 1) if name in earlier.text else None
    sized = _SIZED.search(earlier.text) if _SIZE.fullmatch(fold(said)) else None
    if sized is not None and fold(sized["size"]) != fold(said):
        return f"{earlier.text[: sized.start('size')]}{said}{earlier.text[sized.end('size') :]}"
    if not PREPOSITION.match(said):
        return None
    before = PREPOSITION.match(said)
    if before is not None and re.search(rf"\w (?:{before.group()}) ", earlier.text, re.IGNORECASE):
        return swap_phrase(said, earlier)
    head = _HEAD.search(without_end(earlier.text))
    if head is None:
        return None
    named = [as_written(head["before"], item.text) for item in earlier.items if item.term in earlier.scopes]
    topic = "".join(f"{as_shown(name)} " for name in named if name in head["before"])
    return capital(f"{earlier.text[: head.start()]}{head['the']} {topic}{head['noun']} {said}?")


def lacks_other(text: str, earlier: Reading, book: TermBook) -> bool:
    """True for "the short one" after a question about a thing by its name: nothing shows which thing is meant."""
    said = stands_for_other(text, earlier.language)
    if not said:
        return False
    return _SIZE.fullmatch(fold(said)) is not None or any(
        item.term is not None and book[item.term].kind in _KINDS for item in earlier.items
    )


def without_one(text: str, language: Language) -> str:
    """ "KA121" of "the one for KA121"; other words as they are."""
    said = stands_for_other(text, language)
    before = None if said.lower().startswith("without") else PREPOSITION.match(said)
    return said[before.end() :].strip() if before is not None else text


def _sibling(said: str, old: Term, book: TermBook, language: Language) -> Term | None:
    """The only term of the same kind, beside the old one where possible, whose name has a word of what is said."""
    small = load_stopwords("fi") | load_stopwords("en")
    known = {word for name in (*old.fi, *old.en, *old.codes) for word in split_words(name)}
    telling = [w for w in split_words(said) if w not in small and not _STANDS.fullmatch(w) and not PREPOSITION.match(w)]
    telling = [w for w in telling if not any(_alike(w, one, language) for one in known)]
    found = [
        term
        for term in book.terms
        if term.kind == old.kind
        and term.id != old.id
        and term.covered
        and old.id not in (term.broader, term.id)
        and _named_by(term, telling, language)
    ]
    beside = [term for term in found if term.broader == old.broader]
    chosen = beside if beside else found
    return chosen[0] if len(chosen) == 1 else None


def _named_by(term: Term, telling: list[str], language: Language) -> bool:
    names = term.fi if language == "fi" else term.en
    return bool(telling) and any(
        all(any(_alike(word, one, language) for one in split_words(name)) for word in telling) for name in names
    )


def _alike(word: str, other: str, language: Language) -> bool:
    word, other = fold(word), fold(other)
    if min(len(word), len(other)) < _SHARED:
        return word == other
    return likeness(word, other, language) >= _ALIKE or (language == "fi" and word[:_SHARED] == other[:_SHARED])
