"""Parts of a year by their months: "the first half", "Q1", "loppuvuosi", "maaliskuusta toukokuuhun"."""

from __future__ import annotations

import re

_YEAR = r"(?:the |this |next |that )?(?:year|call year|20\d\d)"
_OF = rf"(?: of {_YEAR})?"
_HALF = r"(?:vuosi)?puol(?:isko|iska|ikas|ikka|iskon|iskolla|iskona|ikkaan|ikkaalla|ella|en|i|elta|esta)\w*"
_QUARTER = r"(?:vuosi)?neljann\w+"
# What a part of the year is called, and its months; the wider ones stand last.
_PARTS: tuple[tuple[tuple[int, ...], re.Pattern[str]], ...] = tuple(
    (months, re.compile(rf"\b(?:{words})\b"))
    for months, words in (
        ((1, 2, 3), rf"(?:first|1st|opening) quarter{_OF}|q1|(?:ensimmai\w+|1\.) {_QUARTER}"),
        ((4, 5, 6), rf"(?:second|2nd) quarter{_OF}|q2|(?:toi\w+|2\.) {_QUARTER}"),
        ((7, 8, 9), rf"(?:third|3rd) quarter{_OF}|q3|(?:kolman\w+|3\.) {_QUARTER}"),
        ((10, 11, 12), rf"(?:fourth|4th|last|final) quarter{_OF}|q4|(?:neljann\w+|viimei\w+|4\.) {_QUARTER}"),
        (
            (1, 2, 3, 4, 5, 6),
            rf"(?:first|1st) half{_OF}|(?:ensimmai\w+|alku) ?{_HALF}|alkupuol\w+",
        ),
        (
            (7, 8, 9, 10, 11, 12),
            rf"(?:second|2nd|latter|last) half{_OF}|(?:toi\w+|jalkimmai\w+|loppu) ?{_HALF}|loppupuol\w+",
        ),
        (
            (1, 2, 3, 4),
            r"alkuvuo\w+|vuoden (?:20\d\d )?(?:alussa|alusta|alkuun|alkaessa|alkupuol\w+)|early 20\d\d|"
            rf"(?:early|earlier) in {_YEAR}|"
            rf"(?:(?:at|in|from) )?the (?:start|beginning|opening months|first months) of {_YEAR}",
        ),
        (
            (9, 10, 11, 12),
            r"loppuvuo\w+|vuoden (?:20\d\d )?(?:lopussa|loppuun|lopulla|lopusta|loppupuol\w+)|late 20\d\d|"
            rf"(?:late|later) in {_YEAR}|"
            rf"(?:(?:at|in|towards?|near) )?the (?:end|last months|closing months) of {_YEAR}",
        ),
    )
)
# Its words for all that looks for the words of a question that name no time.
PART_OF_YEAR = re.compile("|".join(pattern.pattern for _, pattern in _PARTS))
_BETWEEN = re.compile(
    r"\bbetween\b|\bfrom\b.*\b(?:to|until|till)\b|\bvali(?:lla|sena|ssa|in)\b|kuusta\b.*kuuhun\b|"
    r"[a-z] ?[–-] ?(?:\w+kuu|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)"
)
_PAIR = 2
_DECEMBER = 12


def part_months(question: str) -> set[int]:
    """The months of the part of the year that a folded question names; none where it names none."""
    return next((set(months) for months, pattern in _PARTS if pattern.search(question)), set())


def fill_between(question: str, months: list[int]) -> set[int]:
    """All months from the first to the second, for two that a folded question names as ends: "between May and July"."""
    if len(months) != _PAIR or not _BETWEEN.search(question):
        return set(months)
    first, last = months
    return set(range(first, last + 1)) if first <= last else {*range(first, _DECEMBER + 1), *range(1, last + 1)}
