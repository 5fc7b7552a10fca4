"""Two or more topics side by side: a table with a row per thing compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.cues import Ask, cue
from assistant.features import NAMES
from assistant.phrases import say
from assistant.question import Reading
from assistant.search import Found, Searcher
from assistant.statements import Statement
from assistant.units import Unit
from assistant.wording import tidy
from assistant.words import fold
from ingest.values import same_value

_ROWS: tuple[Ask, ...] = ("count", "duration", "amount", "deadline", "share", "time")
_DEFAULT: tuple[Ask, ...] = ("count", "duration", "amount", "deadline")
_VALUE_THERE = NAMES.index("value_there")
_LABEL_TEXT, _LABEL_HEADING = NAMES.index("label_text"), NAMES.index("label_heading")
_ROWS_ENOUGH = 3
_LONGEST_CELL = 600
COMPARE = re.compile(
    r"er[oa]\w*|vertaa|vertail\w*|verrat\w*|kum\w+|valil\w+|versus|vs|vai|differ\w*|compar\w*|between|longer|shorter|bigger|larger|smaller|"
    r"paljo\w*|hanke|hankk\w*|project\w*|olla|better|parempi"
)
_SAME = re.compile(r"\b(?:sama\w*|samat|samana|same|equal|identical|yhta)\b")


def compares(reading: Reading) -> bool:
    """True where two or more topics are to be set side by side."""
    if len(reading.scopes) < 2:
        return False
    if reading.asks_for("whether") and _SAME.search(fold(reading.text)):
        return True
    return reading.asks_for("comparison") or reading.asks in ((), ("open",))


def compare(reading: Reading, found: Found, searcher: Searcher) -> tuple[Statement, ...]:
    """The cells of the table; empty where fewer than two topics have anything to compare."""
    scopes = sorted(reading.scopes, key=lambda scope: _first_place(scope, reading))
    asked = [ask for ask in _ROWS if ask in reading.asks]
    if not asked and _names_something(reading):
        return _one_row(reading, found, searcher, scopes)
    rows = asked or list(_DEFAULT)
    cells: list[Statement] = []
    units: dict[tuple[Ask, str], Unit] = {}
    for ask in rows:
        for scope in scopes:
            unit = _best(reading, found, searcher, ask, scope)
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
            place = (say(f"row_{ask}", reading.language), _name(scope, reading, searcher))
            if unit is None:
                cells.append(Statement(say("missing_cell", reading.language), (), "intro", cell=place))
            else:
                cells.append(Statement(tidy(unit.text), unit.members, cell=place))
    return (*_verdict(reading, kept, scopes, units), *cells, *overview)


def _overview_row(reading: Reading, found: Found, searcher: Searcher, scopes: Sequence[str]) -> tuple[Statement, ...]:
    """What stands under each topic, for a comparison that names no point of its own."""
    cells: list[Statement] = []
    for scope in scopes:
        ranked = searcher.rank_again(found, replace(reading, scopes=frozenset({scope}), asks=("list",), expects=()))
        others = reading.scopes - {scope}
        lists = (ranked.units[k] for k in ranked.order)
        unit = next((u for u in lists if _is_overview(u, scope, searcher) and not u.own_scopes & others), None)
        if unit is not None:
            place = (say("row_other", reading.language), _name(scope, reading, searcher))
            cells.append(Statement(tidy(unit.text), unit.members, cell=place))
    return tuple(cells) if len(cells) == len(scopes) else ()


def _is_overview(unit: Unit, scope: str, searcher: Searcher) -> bool:
    """True for a list whose own heading names the topic."""
    if not unit.is_list or unit.is_opening or not unit.headings or len(unit.text) > _LONGEST_CELL:
        return False
    named = frozenset(mention.term for mention in searcher.book.link(unit.headings[-1]))
    return scope in named


def _best(reading: Reading, found: Found, searcher: Searcher, ask: Ask, scope: str) -> Unit | None:
    narrowed = replace(reading, scopes=frozenset({scope}), asks=(ask,), expects=cue(ask).expects)
    ranked = searcher.rank_again(found, narrowed)
    fitting = [
        k
        for k in ranked.order[:12]
        if ranked.features[k, _VALUE_THERE] and not ranked.units[k].is_list and scope in ranked.units[k].scopes
    ]
    labelled = [k for k in fitting if ranked.features[k, _LABEL_TEXT] or ranked.features[k, _LABEL_HEADING]]
    if ask in reading.asks:
        return ranked.units[(labelled or fitting)[0]] if fitting else None
    return ranked.units[labelled[0]] if labelled else None


def _names_something(reading: Reading) -> bool:
    """True where the question says what to compare in words of its own."""
    return sum(item.term not in reading.scopes and not COMPARE.fullmatch(item.text) for item in reading.items) > 0


def _one_row(reading: Reading, found: Found, searcher: Searcher, scopes: Sequence[str]) -> tuple[Statement, ...]:
    cells: list[Statement] = []
    for scope in scopes:
        ranked = searcher.rank_again(found, replace(reading, scopes=frozenset({scope})))
        own = (
            ranked.units[k]
            for k in ranked.order[:12]
            if scope in ranked.units[k].scopes and not ranked.units[k].is_bare
        )
        unit = next(own, None)
        if unit is not None:
            place = (say("row_other", reading.language), _name(scope, reading, searcher))
            cells.append(Statement(tidy(unit.text), unit.members, cell=place))
    return tuple(cells) if len(cells) > 1 else ()


def _verdict(
    reading: Reading, rows: Sequence[Ask], scopes: Sequence[str], units: dict[tuple[Ask, str], Unit]
) -> tuple[Statement, ...]:
    """Yes or no, where the question is whether two things are the same."""
    if not reading.asks_for("whether") or not _SAME.search(fold(reading.text)) or len(rows) != 1:
        return ()
    row = [units.get((rows[0], scope)) for scope in scopes]
    kinds = cue(rows[0]).expects
    values = [[v for v in unit.values if v.kind in kinds] for unit in row if unit is not None]
    if len(values) < 2 or not all(values):
        return ()
    same = all(same_value(values[0][0], other[0]) for other in values[1:])
    members = tuple(k for unit in row if unit is not None for k in unit.members)
    return (Statement(say("yes" if same else "no", reading.language) + ".", members, "remark"),)


def _first_place(scope: str, reading: Reading) -> int:
    return next((k for k, item in enumerate(reading.items) if item.term == scope), 99)


def _name(scope: str, reading: Reading, searcher: Searcher) -> str:
    """A topic's name for the table's head; a code or number only where there is no name (no quote holds it)."""
    term = searcher.book[scope]
    names = [n for n in (term.fi if reading.language == "fi" else term.en) if not any(c.isdigit() for c in n)]
    name = names[1] if len(names) > 1 else names[0] if names else next(iter(term.codes), scope)
    return f"{name[:1].upper()}{name[1:]}"
