"""Text made for reading, with the characters marked that a quote covers in the source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from assistant.page.conversation import Span

_SKIPPED = re.compile(r"[\s•▪◦‣∙·●○■□➢►|–—*-]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, quoted or not."""

    text: str
    marked: bool = False


Pieces: TypeAlias = tuple[Piece, ...]


def mark(text: str, source: str, start: int, end: int, quotes: Sequence[Span] = ()) -> Pieces:
    """`text`, which was made from `source[start:end]`, cut where quotes begin and end.

    `quotes` are half-open offsets in `source`. The pieces' texts make up `text`.
    """
    inside = [(s, e) for s, e in quotes if s < end and start < e]
    if not inside or not text:
        return (Piece(text),)
    flags = [any(s <= place < e for s, e in inside) for place in _places(text, source, start, end)]
    for k in range(len(text) - 1, -1, -1):
        # A blank belongs to a quote only between two words of it.
        flags[k] = flags[k] and not (text[k].isspace() and not (k + 1 < len(text) and flags[k + 1]))
    runs = groupby(zip(text, flags, strict=True), key=lambda pair: pair[1])
    return tuple(Piece("".join(char for char, _ in run), marked) for marked, run in runs)


def join_pieces(one: Pieces, other: Pieces) -> Pieces:
    """Two texts with a blank between them, marked too where it stands inside a quote."""
    return (*one, Piece(" ", one[-1].marked and other[0].marked), *other)


def plain(pieces: Pieces) -> str:
    """The text without its marks."""
    return "".join(piece.text for piece in pieces)


def _places(text: str, source: str, start: int, end: int) -> list[int]:
    """For each character, where it stands in the source.

    Wrapped lines were joined, hyphens mended and separators put in: what has no place of its own has the
    place of the character before it.
    """
    places: list[int] = []
    at, last = start, start
    for char in text:
        ahead = at
        while ahead < end and source[ahead] != char and _SKIPPED.match(source[ahead]):
            ahead += 1
        if not char.isspace() and ahead < end and source[ahead] == char:
            last, at = ahead, ahead + 1
        places.append(last)
    return places
