"""Printed lines that are rows of a list without signs, and headings that stand right above them.

"Monday 9–15" over "Tuesday 10–16", or "Maija Meikäläinen, asiantuntija" over the next name: no blank line
parts them, and no colon. What parts them from a paragraph that was wrapped is that every line is short, begins
with a capital or a digit, ends without punctuation and is made like the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.lines import Line
from ingest.values import read_values

_MOST_CHARS, _MOST_WORDS = 64, 9
_NAME_WORDS, _PAIR_WORDS = 3, 5
_HEADING_WORDS, _PARAGRAPH_CHARS = 6, 45
_BROKEN_EARLY = 0.5  # a heading's length is at most this share of the line below it
_ENDS = (".", ":", "?", "!", ";", ",", "-", "–", "/", "(", "&", "+")
_OPEN = re.compile(
    r"\b(?:ja|tai|sekä|että|eli|kuin|on|ovat|joka|jotka|and|or|of|the|to|for|in|by|with|from|is|are|a|an)$"
)
_TAIL = re.compile(r"(?:^|\s)(\S*\d\S*(?:\s?(?:€|%|eur\w*|h|min|pv|kk|v|vk|km|kpl|p|op|pm|am))?)$", re.IGNORECASE)
_PERSON = re.compile(r"[^\W\d_]\S*(?: [A-ZÅÄÖ]\S*){1,3}, \S.*")
_PARTED = re.compile(r"(?:(?! – ).)+ – (?:(?! – ).)+")
_LEADER = re.compile(r"\w ?\.{3,} ?\w")  # "Artistic quality ... 45 p"
_LABELLED = re.compile(r"[^\W\d_a-zåäö][^.:;?!]{0,48}:\s+\S|[^\W_]{1,8}(?:[ -]\d+)?:\s+\S")
_TOLD = ("amount", "percentage", "date", "time")
_CODE = re.compile(r"(?=\S*[A-ZÅÄÖ])(?=\S*\d)\S{2,12}\s\S")  # "U10 Script"
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Rows:
    """Positions of lines: `starts` begin a block of their own, `rows` are one, `headings` stand over what follows."""

    starts: frozenset[int]
    rows: frozenset[int]
    headings: frozenset[int]


def find_rows(lines: Sequence[Line]) -> Rows:
    """Which of a section's lines are plainly rows or headings, where no sign or blank line says so."""
    starts: set[int] = set()
    rows: set[int] = set()
    headings: set[int] = set()
    for first, stop in _runs(lines):
        found = find_row_starts([line.text for line in lines[first:stop]])
        starts.update(first + position for position in found)
        if len(found) > 1:
            rows.update(range(first + min(found), stop))
        if found and 0 not in found:
            headings.add(first)
        elif found and first and _leads(lines, first):
            headings.add(first - 1)
    return Rows(frozenset(starts), frozenset(rows), frozenset(headings))


def find_row_starts(texts: Sequence[str]) -> frozenset[int]:
    """Positions of the lines that begin a row; the first is none of them where it is a heading over the others."""
    if len(texts) < 2:
        return frozenset()
    headed = _has_heading(texts)
    rows = texts[1:] if headed else texts
    if are_rows(rows):
        return frozenset(range(int(headed), len(texts)))
    return frozenset([1] if headed else [])


def are_rows(texts: Sequence[str]) -> bool:
    """True where lines that follow each other are plainly rows of one list."""
    if len(texts) < 2 or not all(map(_may_be_row, texts)):
        return False
    return _are_alike(texts) or (len(texts) > 2 and all(len(text.split()) <= _NAME_WORDS for text in texts))


def _are_alike(texts: Sequence[str]) -> bool:
    """True for lines of one make: names with what they are, two parts, a code or number at the same end."""
    if any(all(map(make, texts)) for make in (_PERSON.fullmatch, _LEADER.search, _PARTED.fullmatch)):
        return True
    codes = {_DIGITS.sub("0", text.split()[0]) for text in texts}
    if len(codes) == 1 and _CODE.match(texts[0]):
        return True
    tails = [tail[1] for tail in map(_TAIL.search, texts) if tail is not None and tail.start() > 1]
    if len(tails) < len(texts):
        return False
    masks = {_DIGITS.sub("0", tail) for tail in tails}
    short = all(len(text.split()) <= _PAIR_WORDS for text in texts)
    return len(texts) > 2 or (masks != {"0"} and len(masks) == 1 and short)


def _may_be_row(text: str) -> bool:
    if len(text) > _MOST_CHARS or len(text.split()) > _MOST_WORDS or not any(char.isalpha() for char in text):
        return False
    return (text[0].isupper() or text[0].isdigit()) and not text.endswith(_ENDS) and not _OPEN.search(text)


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Stretches of two lines and more without signs and blank lines between them."""
    first = 0
    for position in range(1, len(lines) + 1):
        if position < len(lines) and not lines[position].glyph and not lines[position].gap:
            continue
        if position - first > 1 and not lines[first].glyph:
            yield first, position
        first = position


def _leads(lines: Sequence[Line], first: int) -> bool:
    """True where the line before a run stands alone and reads like its heading."""
    above = lines[first - 1]
    alone = above.gap > 0 or first == 1
    return alone and not above.glyph and lines[first].gap == 1 and _is_heading(above.text)


def _has_heading(texts: Sequence[str]) -> bool:
    """True where the first line is a heading: over rows, over "Label: value", or broken far too early."""
    head, below = texts[0], texts[1]
    if not _is_heading(head) or not (below[0].isupper() or below[0].isdigit()):
        return False
    if _LABELLED.match(below) or (are_rows(texts[1:]) and _are_alike(texts[1:])):
        return True
    if not below[0].isupper() or len(below) < _PARAGRAPH_CHARS:
        return False
    return len(head) <= _BROKEN_EARLY * len(below)


def _is_heading(text: str) -> bool:
    if len(text.split()) > _HEADING_WORDS or not text[0].isupper() or text.endswith(_ENDS) or _OPEN.search(text):
        return False
    if any(sign in text for sign in (":", "?", " – ", ", ")) or _TAIL.search(text):
        return False
    return not any(value.kind in _TOLD for value in read_values(text))
