"""Two or more topics side by side: a table with a row per thing compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.comparisons.compared_columns import from_columns, from_scores
from assistant.comparisons.compared_points import is_decided, one_row
from assistant.comparisons.compared_rows import by_points, read_points
from assistant.comparisons.compared_topics import head_name, topic_name
from assistant.comparisons.compared_values import best_value, measured
from assistant.comparisons.compared_words import COMPARE
from assistant.comparisons.contest import Contest, counts, implied_measures, read_contest
from assistant.comparisons.set_against import outcome, set_against
from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.cues import Ask, cue, read_asks
from assistant.question.reading import Reading
from assistant.retrieval.search import Found, Searcher
from assistant.wording.phrases import say
from assistant.wording.sentences import tidy
from assistant.wording.statements import Statement
from ingest.values import read_values, same_value

_ROWS: tuple[Ask, ...] = ("count", "duration", "amount", "deadline", "share", "time")
_DEFAULT: tuple[Ask, ...] = ("count", "duration", "amount", "deadline")
_ROWS_ENOUGH = 3
_LONGEST_CELL = 600
_VERY_SURELY_READ = 3.0
_SAME = re.compile(
    r"\b(?:sama\w*|samat|samana|same|equal|identical|yhta|"
    r"as (?:long|short|big|large|small|high|many|much|early|late)\b.* as)\b"
)
_DIFFERENT = re.compile(r"\b(?:eri|erilai\w+|different)\b")
_DAY = re.compile(r"\b(?:paiva\w*|paivi\w*|hakupaiv\w*|days?|dates?)\b")
_EITHER = re.compile(r"\bwhich\b.* or ")
# What a guide of rules does not say: which is granted more often or more easily.
_HOW_OFTEN = re.compile(
    r"\b(?:useammin|harvemmin|helpom(?:min|pi\w*)|todennakoisem\w+|suositum\w+|"
    r"(?:more|less) (?:often|likely|easily|popular|common)|easier|likelier)\b"
)


def compares(reading: Reading) -> bool:
    """True where two or more topics, or two things set against each other, are to be put side by side."""
    contest = read_contest(reading)
    if contest is not None:
        return True
    if len(reading.scopes) < 2:
        return False
    if reading.asks_for("whether") and (_SAME.search(fold(reading.text)) or _DIFFERENT.search(fold(reading.text))):
        return True
    which_of = _EITHER.search(fold(reading.text)) is not None and not reading.expects
    return which_of or reading.asks_for("comparison") or reading.asks in ((), ("open",))


def leaves_open(reading: Reading, statements: Sequence[Statement]) -> bool:
    """True where things are compared by a measure of which statements say nothing, or tell one side alone."""
    if _asks_how_often(reading):
        return True
    contest = read_contest(reading)
    if contest is None:
        return False
    kinds = {kind for ask in contest.measures for kind in cue(ask).expects}
    values = [value for statement in statements for value in read_values(statement.text) if value.kind in kinds]
    fitting = [value for value in values if not contest.counted or counts(value, contest.counted)]
    sides = len(reading.scopes) if len(contest.comparative) == 1 else 1
    return len(fitting) < sides


def compare(reading: Reading, found: Found, searcher: Searcher) -> tuple[Statement, ...]:
    """The cells of the table; empty where fewer than two topics have anything to compare."""
    if _asks_how_often(reading):
        return ()
    contest = read_contest(reading)
    if contest is not None and contest.pair:
        things = {thing: f"{thing[:1].upper()}{thing[1:]}" for thing in contest.pair}
        return from_columns(reading, contest, found, searcher.book, things) or set_against(reading, contest, searcher)
    scopes = sorted(reading.scopes, key=lambda scope: _first_place(scope, reading))
    table = _table_of_words(reading, contest, found, searcher, scopes)
    return table or _table_of_values(reading, contest, found, searcher, scopes)


def _table_of_words(
    reading: Reading, contest: Contest | None, found: Found, searcher: Searcher, scopes: Sequence[str]
) -> tuple[Statement, ...]:
    """The guide's own table or scores, or a row for each point that the question names; empty where there is none."""
    heads = {scope: head_name(scope, reading, searcher.book) for scope in scopes}
    columns = from_columns(reading, contest, found, searcher.book, heads)
    if columns or contest is not None:
        return columns or (from_scores(reading, contest, found, searcher.book, heads) if contest is not None else ())
    if not reading.asks_for("comparison") or reading.asks_for("whether") or is_decided(reading):
        return ()
    points = read_points(reading)
    asked = _asked_rows(reading)
    row_each = len(points) > 1 or any(p.counted or (p.ask is not None and p.ask not in asked) for p in points)
    return by_points(reading, points, found, searcher, scopes) if row_each else ()


def _table_of_values(
    reading: Reading, contest: Contest | None, found: Found, searcher: Searcher, scopes: Sequence[str]
) -> tuple[Statement, ...]:
    """A row for each value that is asked for, with the winner of a contest; what is said of each where none is."""
    asked = _asked_rows(reading)
    if contest is not None and not any(best_value(reading, found, searcher, ask, s) for ask in asked for s in scopes):
        asked = []
    units: dict[tuple[Ask, str], Unit] = {}
    if contest is not None and (not asked or len(contest.measures) == 1):
        units = measured(reading, found, searcher, contest, scopes)
        all_told = _telling_all(reading, found)
        if all_told is not None and all_told not in units.values():
            return (Statement(tidy(all_told.text), all_told.members),)
        if not units:
            return ()
        beside = (ask for ask in asked if ask not in contest.measures)  # "…, and how much do they get?"
        asked = [*dict.fromkeys(ask for ask, _ in units), *beside]
    if not asked and reading.asks_for("whether") and _DAY.search(fold(reading.text)):
        asked = ["deadline"]
    if not asked and _names_something(reading):
        return one_row(reading, found, searcher, scopes)
    rows = asked or list(_DEFAULT)
    cells: list[Statement] = []
    for ask in rows:
        for scope in scopes:
            unit = units.get((ask, scope)) or best_value(reading, found, searcher, ask, scope)
            if unit is not None:
                units[(ask, scope)] = unit
    kept = [ask for ask in rows if any((ask, scope) in units for scope in scopes)]
    full = sum(all((ask, scope) in units for scope in scopes) for ask in kept)
    overview = () if asked or full >= _ROWS_ENOUGH else _overview_row(reading, found, searcher, scopes)
    if not kept or len({scope for _, scope in units}) < 2:
        return overview
    for ask in kept:
        for scope in scopes:
            unit = units.get((ask, scope))
            place = (say(f"row_{ask}", reading.language), head_name(scope, reading, searcher.book))
            if unit is None:
                cells.append(Statement(say("missing_cell", reading.language), (), "intro", cell=place))
            else:
                cells.append(Statement(tidy(unit.text), unit.members, cell=place))
    said = _verdict(reading, kept, scopes, units)
    if contest is not None:
        names = [topic_name(scope, reading, searcher.book) for scope in scopes]
        rows_held = [[unit for scope in scopes if (unit := units.get((ask, scope))) is not None] for ask in kept]
        said = next(
            (s for ask, row in zip(kept, rows_held, strict=True) if (s := outcome(reading, contest, ask, names, row))),
            (),
        )
    return (*said, *cells, *overview)


def _telling_all(reading: Reading, found: Found) -> Unit | None:
    """The sentence that tells of all the topics, where the reader is very sure of it: "A three months, B nine"."""
    best = found.order[0]
    unit = found.units[best]
    sure = found.read is not None and float(found.read[best]) >= _VERY_SURELY_READ
    return unit if sure and not unit.is_list and reading.scopes <= unit.scopes and unit.values else None


def _asks_how_often(reading: Reading) -> bool:
    return len(reading.scopes) > 1 and _HOW_OFTEN.search(fold(reading.text)) is not None


def _asked_rows(reading: Reading) -> list[Ask]:
    """The values that are asked for; what a topic's own name says ("the long tour") asks for none."""
    text = fold(reading.text)
    for item in reading.items:
        if item.term in reading.scopes:
            text = text.replace(item.text, " ")
    said = (*read_asks(text), *implied_measures(text))
    implied = implied_measures(reading.text)
    return [ask for ask in _ROWS if ask in implied or (ask in reading.asks and ask in said)]


def _overview_row(reading: Reading, found: Found, searcher: Searcher, scopes: Sequence[str]) -> tuple[Statement, ...]:
    """What stands under each topic, for a comparison that names no point of its own."""
    cells: list[Statement] = []
    for scope in scopes:
        ranked = searcher.rank_again(found, replace(reading, scopes=frozenset({scope}), asks=("list",), expects=()))
        others = reading.scopes - {scope}
        lists = (ranked.units[k] for k in ranked.order)
        unit = next((u for u in lists if _is_overview(u, scope, searcher) and not u.own_scopes & others), None)
        if unit is not None:
            place = (say("row_other", reading.language), head_name(scope, reading, searcher.book))
            cells.append(Statement(tidy(unit.text), unit.members, cell=place))
    return tuple(cells) if len(cells) == len(scopes) else ()


def _is_overview(unit: Unit, scope: str, searcher: Searcher) -> bool:
    """True for a list whose own heading names the topic."""
    if not unit.is_list or unit.is_opening or not unit.headings or len(unit.text) > _LONGEST_CELL:
        return False
    named = frozenset(mention.term for mention in searcher.book.link(unit.headings[-1]))
    return scope in named


def _names_something(reading: Reading) -> bool:
    """True where the question says what to compare in words of its own."""
    return any(item.term not in reading.scopes and not COMPARE.fullmatch(item.text) for item in reading.items)


def _verdict(
    reading: Reading, rows: Sequence[Ask], scopes: Sequence[str], units: dict[tuple[Ask, str], Unit]
) -> tuple[Statement, ...]:
    """Yes or no, where the question is whether two things are the same."""
    text = fold(reading.text)
    negated = _DIFFERENT.search(text) is not None
    if not reading.asks_for("whether") or not (negated or _SAME.search(text)) or len(rows) != 1:
        return ()
    row = [units.get((rows[0], scope)) for scope in scopes]
    kinds = cue(rows[0]).expects
    values = [[v for v in unit.values if v.kind in kinds] for unit in row if unit is not None]
    if len(values) < 2 or not all(values):
        return ()
    same = all(same_value(values[0][0], other[0]) for other in values[1:])
    members = tuple(k for unit in row if unit is not None for k in unit.members)
    return (Statement(say("yes" if same != negated else "no", reading.language) + ".", members, "remark"),)


def _first_place(scope: str, reading: Reading) -> int:
    return next((k for k, item in enumerate(reading.items) if item.term == scope), 99)
