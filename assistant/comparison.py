"""Two or more topics side by side: a table with a row per thing compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.contest import Contest, is_comparative, measure_of, read_contest, winner
from assistant.cues import Ask, cue
from assistant.features import NAMES
from assistant.phrases import say
from assistant.question import Reading, is_cue, read_question
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
_MORE: dict[Ask, str] = {"duration": "duration", "deadline": "deadline"}
_LONGEST_CELL = 600
COMPARE = re.compile(
    r"er[oa]\w*|vertaa|vertail\w*|verrat\w*|kum\w+|valil\w+|versus|vs|vai|differ\w*|compar\w*|between|longer|shorter|bigger|larger|smaller|"
    r"paljo\w*|hanke|hankk\w*|project\w*|olla|better|parempi|toisi\w+|osalta|suhtau\w+|number|numbers|minimum|please|give|"
    r"both|vahimmaismaar\w+|hakemus|hau[nt]|haku|call|calls"
)
_SAME = re.compile(r"\b(?:sama\w*|samat|samana|same|equal|identical|yhta)\b")
_DIFFERENT = re.compile(r"\b(?:eri|erilai\w+|different)\b")
_DAY = re.compile(r"\b(?:paiva\w*|paivi\w*|hakupaiv\w*|days?|dates?)\b")
_LOOK_AHEAD = 12
_HELD, _PARTLY = 0.5, 0.3  # how much of what is compared a passage must hold; where nothing is measured


def compares(reading: Reading) -> bool:
    """True where two or more topics, or two things set against each other, are to be put side by side."""
    contest = read_contest(reading)
    if contest is not None:
        return True
    if len(reading.scopes) < 2:
        return False
    if reading.asks_for("whether") and (_SAME.search(fold(reading.text)) or _DIFFERENT.search(fold(reading.text))):
        return True
    return reading.asks_for("comparison") or reading.asks in ((), ("open",))


def compare(reading: Reading, found: Found, searcher: Searcher) -> tuple[Statement, ...]:
    """The cells of the table; empty where fewer than two topics have anything to compare."""
    contest = read_contest(reading)
    if contest is not None and contest.pair:
        return _set_against(reading, contest, searcher)
    scopes = sorted(reading.scopes, key=lambda scope: _first_place(scope, reading))
    asked = [ask for ask in _ROWS if ask in reading.asks]
    if contest is not None and (not asked or len(contest.measures) == 1):
        asked = _measured(reading, found, searcher, contest, scopes)
    if not asked and reading.asks_for("whether") and _DAY.search(fold(reading.text)):
        asked = ["deadline"]
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
    said = _verdict(reading, kept, scopes, units)
    if contest is not None:
        names = [_name(scope, reading, searcher) for scope in scopes]
        rows_held = [[unit for scope in scopes if (unit := units.get((ask, scope))) is not None] for ask in kept]
        said = next(
            (s for ask, row in zip(kept, rows_held, strict=True) if (s := _outcome(reading, contest, ask, names, row))),
            (),
        )
    return (*said, *cells, *overview)


def _measured(reading: Reading, found: Found, searcher: Searcher, contest: Contest, scopes: Sequence[str]) -> list[Ask]:
    """The first of a contest's measures that every topic has a value for."""
    for labelled_only in (True, False):
        for ask in contest.measures:
            if all(_best(reading, found, searcher, ask, scope, labelled_only=labelled_only) for scope in scopes):
                return [ask]
    return []


def _set_against(reading: Reading, contest: Contest, searcher: Searcher) -> tuple[Statement, ...]:
    """Two things that are no topics of the guide, by what the guide says of each; empty where it does not of both."""
    ranked = [_rank_thing(reading, thing, contest, searcher) for thing in contest.pair]
    for ask in contest.measures:
        asked = [searcher.rank_again(found, _asking(found.reading, ask)) for found in ranked]
        units = [_giving(found, ask, thing, contest) for found, thing in zip(asked, contest.pair, strict=True)]
        known = [unit for unit in units if unit is not None]
        if len(known) < len(units) or known[0] is known[1]:
            continue
        names = [f"{thing[:1].upper()}{thing[1:]}" for thing in contest.pair]
        said = _outcome(reading, contest, ask, names, known)
        if said:
            places = [(say(f"row_{ask}", reading.language), name) for name in names]
            cells = (Statement(tidy(u.text), u.members, cell=place) for u, place in zip(known, places, strict=True))
            return (*said, *cells)
    return ()


def _rank_thing(reading: Reading, thing: str, contest: Contest, searcher: Searcher) -> Found:
    """The candidates for one of the things, with what else the question is about."""
    others = " ".join(contest.pair)
    about = [
        item.text
        for item in reading.items
        if item.text not in fold(others) and not COMPARE.fullmatch(item.text) and not is_comparative(item.text)
    ]
    read = read_question(" ".join((*about, thing)), reading.language, searcher.book)
    return searcher.rank(_asking(read, contest.measures[0]), quickly=True)


def _asking(reading: Reading, ask: Ask) -> Reading:
    return replace(reading, asks=(ask,), expects=cue(ask).expects)


def _giving(found: Found, ask: Ask, thing: str, contest: Contest) -> Unit | None:
    """The best candidate that holds most of the thing's own words and gives a value of the kind asked for."""
    folded = fold(thing)
    own = [k for k, item in enumerate(found.reading.items) if item.text in folded]
    others = [k for k in _telling(found.reading, contest, found, ask) if k not in own]
    for k in found.order[:_LOOK_AHEAD] if own else ():
        unit = found.units[k]
        about = bool(found.reading.scopes & unit.scopes) or _covers(found, k, own)
        if about and _covers(found, k, others) and not unit.is_list and measure_of(unit, ask) is not None:
            return unit
    return None


def _outcome(
    reading: Reading, contest: Contest, ask: Ask, names: Sequence[str], units: Sequence[Unit]
) -> tuple[Statement, ...]:
    """Who wins, with the value; or whether a claim ("is A longer than B?") is true. Empty where that cannot be told."""
    result = winner(units, ask, contest.largest) if len(units) == len(names) else None
    if result is None:
        return ()
    first, values = result
    members = tuple(k for unit in units for k in unit.members)
    language = reading.language
    if contest.claimed:
        return (Statement(say("yes" if first == 0 else "no", language) + ".", members, "remark"),)
    if first is None:
        return (Statement(say("even", language, value=values[0].text), members, "remark"),)
    key = f"wins_{_MORE.get(ask, 'size')}_{'more' if contest.largest else 'less'}"
    return (Statement(say(key, language, name=names[first], value=values[first].text), members, "remark"),)


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


def _own_words(reading: Reading, asks: Sequence[Ask] = ()) -> list[int]:
    """The positions of the items that say what is compared, beside the topics and the measure: "to report"."""
    asking = tuple(dict.fromkeys((*asks, *reading.asks)))
    return [
        k
        for k, item in enumerate(reading.items)
        if item.term is None
        and not COMPARE.fullmatch(item.text)
        and not is_comparative(item.text)
        and not is_cue(item.text, asking)
    ]


def _telling(reading: Reading, contest: Contest | None, found: Found, ask: Ask) -> list[int]:
    """The items that a value must stand with. "Longer" and "earlier" say by themselves what is measured: then only
    those that stand with some value of that kind ("to report"); "more" does not ("more popular").
    """
    if contest is None:
        return []
    own = _own_words(reading, (ask,))
    if len(contest.comparative) > 1 or not own:
        return own
    kinds = cue(ask).expects
    giving = [k for k, unit in enumerate(found.units) if any(v.kind in kinds for v in unit.values)]
    return [k for k in own if giving and float(found.scored.match.context[k, giving].max()) >= _HELD]


def _covers(found: Found, k: int, own: Sequence[int], least: float = _HELD) -> bool:
    """True where a candidate holds enough of some of the question's items."""
    match, chosen = found.scored.match, list(own)
    if not chosen:
        return True
    return float(match.weights[chosen] @ match.context[chosen, k]) >= least * float(match.weights[chosen].sum())


def _best(
    reading: Reading, found: Found, searcher: Searcher, ask: Ask, scope: str, *, labelled_only: bool = False
) -> Unit | None:
    narrowed = replace(reading, scopes=frozenset({scope}), asks=(ask,), expects=cue(ask).expects)
    ranked = searcher.rank_again(found, narrowed)
    own = _telling(reading, read_contest(reading), found, ask)
    fitting = [
        k
        for k in ranked.order[:_LOOK_AHEAD]
        if ranked.features[k, _VALUE_THERE]
        and not ranked.units[k].is_list
        and scope in ranked.units[k].scopes
        and _covers(ranked, k, own)
    ]
    labelled = [k for k in fitting if ranked.features[k, _LABEL_TEXT] or ranked.features[k, _LABEL_HEADING]]
    if (ask in reading.asks or read_contest(reading) is not None) and not labelled_only:
        return ranked.units[(labelled or fitting)[0]] if fitting else None
    return ranked.units[labelled[0]] if labelled else None


def _names_something(reading: Reading) -> bool:
    """True where the question says what to compare in words of its own."""
    return any(item.term not in reading.scopes and not COMPARE.fullmatch(item.text) for item in reading.items)


def _one_row(reading: Reading, found: Found, searcher: Searcher, scopes: Sequence[str]) -> tuple[Statement, ...]:
    cells: list[Statement] = []
    own = _own_words(reading)
    for scope in scopes:
        ranked = searcher.rank_again(found, replace(reading, scopes=frozenset({scope})))
        about = (
            ranked.units[k]
            for k in ranked.order[:_LOOK_AHEAD]
            if scope in ranked.units[k].scopes and not ranked.units[k].is_bare and _covers(ranked, k, own, _PARTLY)
        )
        unit = next(about, None)
        if unit is not None:
            place = (say("row_other", reading.language), _name(scope, reading, searcher))
            cells.append(Statement(tidy(unit.text), unit.members, cell=place))
    return tuple(cells) if len(cells) > 1 else ()


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


def _name(scope: str, reading: Reading, searcher: Searcher) -> str:
    """A topic's name for the table's head; a code or number only where there is no name (no quote holds it)."""
    term = searcher.book[scope]
    names = [n for n in (term.fi if reading.language == "fi" else term.en) if not any(c.isdigit() for c in n)]
    name = names[1] if len(names) > 1 else names[0] if names else next(iter(term.codes), scope)
    return f"{name[:1].upper()}{name[1:]}"
