"""Where a guide tells of a thing: under a heading that begins with its name, or in an item that does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language.words import likeness, split_words
from assistant.names.terms import TermBook
from assistant.passages.traits import is_link
from assistant.passages.units import Unit
from assistant.retrieval.search import Searcher
from assistant.wording.sentences import tidy
from ingest.glossary import Term
from ingest.lines import squash
from ingest.types import Language

_MOST, _LONGEST = 4, 480  # so many statements, and so many characters of them
_LABEL = 70
_FEWEST_WORDS = 3
_SAME = 0.9
_GLOSSED = re.compile(r"\s=\s")
_LEADS_ON = re.compile(r"(?:\b(?:to|on|ovat|are|is|of which|joista)|[:,])\s*$")


@dataclass(frozen=True, slots=True)
class Home:
    """What a guide says of a thing where it tells of it: statements in their order, and the section they stand in.

    `depth` is the number of headings above it.
    """

    statements: tuple[Unit, ...]
    section: int
    depth: int

    @property
    def text(self) -> str:
        """The statements in one line."""
        return "; ".join(tidy(unit.text).rstrip(".") for unit in self.statements)

    @property
    def members(self) -> tuple[int, ...]:
        """The passages of all statements."""
        return tuple(dict.fromkeys(k for unit in self.statements for k in unit.members))


def find_home(searcher: Searcher, term: Term, language: Language, other: Term | None) -> Home | None:
    """The home of a term, without what names the `other` one; None where nothing begins with its name."""
    begun = [
        unit
        for unit in searcher.current(language)
        if (_begins_with(unit.text, term, language) or _is_label_of(unit, term))
        and not (other is not None and other.id in unit.own_terms)
    ]
    homes = [home for unit in begun if (home := _under(unit, searcher, term, other)) is not None]
    return max(homes, key=lambda home: (len(home.statements) > 1, -home.depth), default=None)


def find_beside(searcher: Searcher, words: Sequence[str], section: int, language: Language) -> Home | None:
    """The item of a section that begins with some words, or of which the name before its value is in them.

    "Teaching assignments 2–365 days" for "teaching", "Short-term" for "short-term stays".
    """
    for unit in searcher.in_section(section):
        name = split_words(unit.text[: unit.values[0].start]) if unit.values and not unit.is_list else []
        held = name and all(any(likeness(word, other, language) >= _SAME for other in words) for word in name)
        if held or (name and _is_begun(name, words, language)):
            return _under(unit, searcher, None, None)
    return None


def _begins_with(text: str, term: Term, language: Language) -> bool:
    written = split_words(text)
    names = (*(term.fi if language == "fi" else term.en), *term.codes)
    starts = (written, written[1:])  # "Especially contact seminars …"
    return any(_is_begun(start, split_words(name), language) for name in names for start in starts)


def _is_label_of(unit: Unit, term: Term) -> bool:
    """True for "Competing in skills competitions 1–10 days": a short item with a value that names the term."""
    return term.id in unit.own_terms and len(unit.text) <= _LABEL and bool(unit.values) and unit.values[0].start > 0


def _is_begun(written: Sequence[str], name: Sequence[str], language: Language) -> bool:
    if not name or len(written) < len(name):
        return False
    return all(likeness(own, word, language) >= _SAME for own, word in zip(name, written, strict=False))


def _under(unit: Unit, searcher: Searcher, term: Term | None, other: Term | None) -> Home | None:
    """What a unit that begins with the name says, and what stands under it; None where that says nothing."""
    section = searcher.in_section(unit.section)
    below = [u for u in section if not u.is_list and u.headings and squash(u.headings[-1]) == squash(unit.text)]
    telling = [u for u in below if _tells(u, term, searcher.book) and not (other and other.id in u.own_terms)]
    own = [unit] if (unit.values or _tells(unit, term, searcher.book)) and not _GLOSSED.search(unit.text) else []
    kept: list[Unit] = []
    for statement in (*own, *telling):
        if len(kept) < _MOST and sum(len(u.text) for u in (*kept, statement)) <= _LONGEST:
            kept.append(statement)
    return Home(tuple(kept), unit.section, len(unit.headings)) if kept else None


def _tells(unit: Unit, term: Term | None, book: TermBook) -> bool:
    """True for what says more than a name, and does not only lead into a list."""
    if is_link(unit.text) or unit.is_heading or _LEADS_ON.search(unit.text):
        return False
    names = (*term.fi, *term.en, *term.codes) if term is not None else ()
    named = {word for name in names for word in split_words(name)}
    linked = {word for m in book.link(unit.text) for word in split_words(unit.text)[m.first : m.stop]}
    rest = [word for word in split_words(unit.text) if word not in named | linked]
    return len(rest) >= _FEWEST_WORDS or bool(unit.places)
