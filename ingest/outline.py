"""A deck export's outline, and which part of the text belongs to which of its slides.

The export divides slides by blank lines in most places and by a line that begins with a space in
others; titles are missing, shared or wrapped. Cutting alone cannot tell the slides apart, so the
outline's entries are aligned with the text in order by dynamic programming (the same idea as
Needleman and Wunsch's sequence alignment): every place where a slide *may* begin is a candidate,
and the cheapest monotone assignment of stretches to entries wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ingest.lines import squash

_ENTRY = re.compile(r"^[ \t]*(?:Dia|Slide)[ \t]+(?P<number>\d{1,4})(?::[ \t]*(?P<title>.*?))?[ \t\r]*$", re.MULTILINE)
_BLANK_RUN = re.compile(r"\n[ \t\r]*\n[ \t\r]*\n\s*")
_SPACED_LINE = re.compile(r"(?<=\n) (?=\S)")

_TITLE_FIRST, _TITLE_INSIDE, _TITLE_MISSING = -10.0, -4.0, 4.0
_EMPTY_TITLED, _EMPTY_UNTITLED = 1.0, 3.0
_SWALLOWED_BLANKS, _SWALLOWED_SPACE, _CUT_AT_SPACE = 2.0, 0.1, 0.6
_TITLE_STRETCHES = 8
_NEVER = float("inf")


@dataclass(frozen=True, slots=True)
class Entry:
    """One outline line: slide number, title (empty where none) and the title's offsets."""

    number: int
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of the source."""

    start: int
    end: int


def read_outline(source: str) -> tuple[tuple[Entry, ...], int]:
    """The outline at the end of a deck export and the offset where it begins.

    An outline is an unbroken run of `Dia N: title` or `Slide N: title` lines that closes the file
    and counts up from 1. Without one: no entries, and the length of the source.
    """
    found = list(_ENTRY.finditer(source))
    run: list[re.Match[str]] = []
    tail = len(source)
    for match in reversed(found):
        if source[match.end() : tail].strip():
            break
        run.append(match)
        tail = match.start()
    run.reverse()
    numbers = [int(match["number"]) for match in run]
    if len(run) < 2 or numbers != list(range(1, len(run) + 1)):
        return (), len(source)
    entries = tuple(Entry(int(m["number"]), (m["title"] or "").strip(), *_title_span(m)) for m in run)
    return entries, run[0].start()


def _title_span(match: re.Match[str]) -> tuple[int, int]:
    if match["title"] is None:
        return match.end(), match.end()
    start = match.start("title")
    return start, start + len(match["title"].rstrip())


def align(source: str, start: int, end: int, entries: tuple[Entry, ...]) -> tuple[Span, ...]:
    """One span of `source[start:end]` per entry, in order; a slide without text gets an empty one."""
    cuts, weak = _candidates(source, start, end)
    chunks = [squash(source[one:other]) for one, other in pairwise(cuts)]
    costs = [0.0] + [_NEVER] * len(chunks)
    rows: list[list[int]] = []
    for entry in entries:
        costs, begins = _place(costs, squash(entry.title), chunks, weak)
        rows.append(begins)
    spans: list[Span] = []
    stop = len(chunks)
    for begins in reversed(rows):
        spans.append(Span(cuts[begins[stop]], cuts[stop]))
        stop = begins[stop]
    return tuple(reversed(spans))


def _place(before: list[float], title: str, chunks: list[str], weak: list[bool]) -> tuple[list[float], list[int]]:
    """For every cut: the least cost of one more slide that ends there, and where that slide begins.

    Only a slide's first stretches are searched for its title, so a longer slide costs what it cost
    one stretch ago and the stretch that it swallows: the work grows with the text, not its square.
    """
    costs: list[float] = []
    begins: list[int] = []
    long, long_begin = _NEVER, 0
    for stop in range(len(chunks) + 1):
        edge = stop - _TITLE_STRETCHES
        if edge >= 0:
            long += _SWALLOWED_SPACE if weak[stop - 1] else _SWALLOWED_BLANKS
            cost = before[edge] + _cost(title, chunks, weak, edge, stop)
            if cost < long:
                long, long_begin = cost, edge
        least, least_begin = long, long_begin
        for begin in range(max(0, edge + 1), stop + 1):
            cost = before[begin] + _cost(title, chunks, weak, begin, stop)
            if cost < least:
                least, least_begin = cost, begin
        costs.append(least)
        begins.append(least_begin)
    return costs, begins


def split_slides(source: str, start: int, end: int) -> tuple[Span, ...]:
    """The stretches between runs of blank lines: slides, where a deck has no outline."""
    cuts, weak = _candidates(source, start, end)
    strong = [cut for cut, is_weak in zip(cuts[:-1], weak, strict=True) if not is_weak] + [end]
    pairs = pairwise(strong)
    return tuple(Span(a, b) for a, b in pairs if source[a:b].strip())


def _candidates(source: str, start: int, end: int) -> tuple[list[int], list[bool]]:
    strong = {m.end() for m in _BLANK_RUN.finditer(source, start, end) if m.end() < end}
    soft = {m.start() for m in _SPACED_LINE.finditer(source, start, end)} - {s - 1 for s in strong} - strong
    inner = sorted((strong | soft) - {start, end})
    cuts = [start, *inner, end]
    return cuts, [False, *(cut in soft for cut in inner)]


def _cost(title: str, chunks: list[str], weak: list[bool], begin: int, stop: int) -> float:
    if begin == stop:
        return _EMPTY_TITLED if title else _EMPTY_UNTITLED
    cost = sum(_SWALLOWED_SPACE if weak[k] else _SWALLOWED_BLANKS for k in range(begin + 1, stop))
    if weak[begin]:
        cost += _CUT_AT_SPACE
    if not title:
        return cost
    text = "".join(chunks[begin : min(stop, begin + _TITLE_STRETCHES)])
    if text.startswith(title) or (len(text) >= 12 and title.startswith(text)):
        return cost + _TITLE_FIRST
    return cost + (_TITLE_INSIDE if title in text else _TITLE_MISSING)
