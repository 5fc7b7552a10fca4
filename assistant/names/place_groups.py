"""The groups of countries that a glossary puts a country into: those of the programme, those outside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from assistant.names.countries import read_countries
from assistant.names.terms import TermBook


@dataclass(frozen=True, slots=True)
class PlaceGroups:
    """A country by its ISO 3166 code: its own term and the next wider one, and all wider ones."""

    code: str
    nearest: frozenset[str]
    all: frozenset[str]


def place_groups(text: str, book: TermBook) -> tuple[PlaceGroups, ...]:
    """The countries that a text names, with their groups; without those that the glossary puts into none."""
    known = _groups(book)
    return tuple(known[code] for code in sorted(read_countries(text)) if code in known)


@lru_cache(maxsize=4)
def _groups(book: TermBook) -> Mapping[str, PlaceGroups]:
    found: dict[str, PlaceGroups] = {}
    for term in filter(lambda term: book.is_place(term.id), book.terms):
        codes = read_countries(", ".join((*term.fi, *term.en)))
        if len(codes) == 1 and term.broader is not None:
            code, own = next(iter(codes)), frozenset({term.id, term.broader})
            found[code] = PlaceGroups(code, own, own | book.ancestors(term.id))
    return found
