"""Topics side by side on a point that the question names: "How do A and B differ in their languages?"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.comparisons.compared_topics import head_name, is_about
from assistant.comparisons.compared_words import KNOWN, covers, point_words
from assistant.comparisons.contrast import READ, SURELY_READ, read_alone
from assistant.language.words import fold, split_words
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.search import Found, Searcher
from assistant.wording.phrases import say
from assistant.wording.sentences import tidy
from assistant.wording.statements import Statement

_LOOK_AHEAD = 12
_LONGEST = 600
# What is decided by more than the guide's words on a point: "Which is easier to get?".
_DECIDED = re.compile(r"(?!paremmin|enemmin)\w{3,}mmin|eniten|vahiten|useimmin|easier|harder|likelier|most|least")
_CHOICE = re.compile(r"\b(?:kum(?!pp)\w+|which)\b")
_AT_MOST = re.compile(r"\bat (?:most|least)\b")
_WHOLLY, _PARTLY = 0.9, 0.3  # how much of what is compared a passage must hold


def one_row(reading: Reading, found: Found, searcher: Searcher, scopes: Sequence[str]) -> tuple[Statement, ...]:
    """What the guide says of each topic on the point that the question names; empty where that is one thing.

    Empty too where one of them is to be the easiest, the likeliest: no passage on the point says which.
    """
    if is_decided(reading):
        return ()
    points = point_words(reading)
    told = {scope: on_the_point(reading, found, searcher, scope, points) for scope in scopes}
    best = found.order[0]  # of all candidates, so that it needs no more of the words
    if found.read is not None and float(found.read[best]) >= READ:
        told |= {scope: best for scope in scopes if told[scope] is None and scope in found.units[best].scopes}
    same = [k for k in points if any(place is not None and _holds(found, k, place) for place in told.values())]
    sections = {found.units[place].section for place in told.values() if place is not None}
    cells: list[Statement] = []
    for scope in scopes:
        place = told[scope]
        if place is None and same:
            place = _holding(searcher.rank_again(found, _about(reading, scope)), scope, same, 1.0, searcher.book)
        if place is None:
            place = _row_beside(found, scope, sections)
        unit = _read_alone(reading, scope, searcher, READ) if place is None else found.units[place]
        if unit is not None:
            cells.append(Statement(tidy(unit.text), unit.members, cell=_place(reading, scope, searcher)))
    if len({cell.text for cell in cells}) > 1:
        return tuple(cells)
    return _chosen(reading, searcher, scopes) if _CHOICE.search(fold(reading.text)) else ()


def _chosen(reading: Reading, searcher: Searcher, scopes: Sequence[str]) -> tuple[Statement, ...]:
    """The one topic of which the reader is sure that what is asked holds: "Which is meant for beginners, A or B?"."""
    read = {scope: _read_alone(reading, scope, searcher, SURELY_READ) for scope in scopes}
    told = {scope: unit for scope, unit in read.items() if unit is not None and not unit.is_list}
    if len(told) != 1:
        return ()
    missing = say("missing_cell", reading.language)
    return tuple(
        Statement(tidy(told[scope].text), told[scope].members, cell=_place(reading, scope, searcher))
        if scope in told
        else Statement(missing, (), "intro", cell=_place(reading, scope, searcher))
        for scope in scopes
    )


def _read_alone(reading: Reading, scope: str, searcher: Searcher, least: float) -> Unit | None:
    """What the reader finds of one topic; where one is to be chosen, nothing that tells of all of them."""
    unit = read_alone(reading, scope, searcher, least=least)
    of_all = unit is not None and reading.scopes <= unit.scopes and _CHOICE.search(fold(reading.text))
    return None if of_all else unit


def _place(reading: Reading, scope: str, searcher: Searcher) -> tuple[str, str]:
    return say("row_other", reading.language), head_name(scope, reading, searcher.book)


def is_decided(reading: Reading) -> bool:
    """True where one of the topics is to be the easiest, the likeliest."""
    return any(_DECIDED.fullmatch(word) for word in split_words(_AT_MOST.sub(" ", fold(reading.text))))


def on_the_point(reading: Reading, found: Found, searcher: Searcher, scope: str, points: Sequence[int]) -> int | None:
    """The best candidate about a topic that holds what is compared: all of it, else some."""
    ranked = searcher.rank_again(found, _about(reading, scope))
    others = reading.scopes - {scope}
    whole = _holding(ranked, scope, points, _WHOLLY, searcher.book, others) if len(points) > 1 else None
    return _holding(ranked, scope, points, _PARTLY, searcher.book, others) if whole is None else whole


def _about(reading: Reading, scope: str) -> Reading:
    return replace(reading, scopes=frozenset({scope}))


def _holding(
    ranked: Found, scope: str, points: Sequence[int], least: float, book: TermBook, others: Collection[str] = ()
) -> int | None:
    """The first that holds enough, one that tells of no other of the topics before one that tells of several."""
    fitting = [
        k
        for k in ranked.order[:_LOOK_AHEAD]
        if is_about(ranked.units[k], scope, book)
        and not ranked.units[k].is_bare
        and len(ranked.units[k].text) <= _LONGEST
        and covers(ranked, k, points, least)
    ]
    alone = [k for k in fitting if not ranked.units[k].scopes & frozenset(others)]
    return next(iter(alone or fitting), None)


def _row_beside(found: Found, scope: str, sections: Collection[int]) -> int | None:
    """What names a topic itself in one of the sections: the next row of "Payments", where each action has one."""
    rows = (k for k in found.order if found.units[k].section in sections and not found.units[k].is_list)
    return next((k for k in rows if scope in found.units[k].own_scopes and not found.units[k].is_heading), None)


def _holds(found: Found, item: int, k: int) -> bool:
    return float(found.scored.match.context[item, k]) >= KNOWN
