"""The value of each topic that a comparison needs: one that the reader is sure of, a labelled one, any."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from assistant.comparisons.compared_topics import is_about
from assistant.comparisons.compared_words import covers, own_words, telling, telling_words
from assistant.comparisons.contest import Contest, implied_measures, measure_of, read_contest
from assistant.comparisons.contrast import SURELY_READ, read_alone
from assistant.language.occasions import EVENT
from assistant.language.words import fold
from assistant.passages.deadlines import is_event
from assistant.passages.units import Unit
from assistant.question.cues import Ask, cue
from assistant.question.reading import Reading
from assistant.retrieval.features import NAMES
from assistant.retrieval.search import Found, Searcher
from assistant.selection.near_misses import tells_of_another

_VALUE_THERE = NAMES.index("value_there")
_LABEL_TEXT, _LABEL_HEADING = NAMES.index("label_text"), NAMES.index("label_heading")
_LOOK_AHEAD = 12
_Way: TypeAlias = Literal["read", "labelled", "any", "alone"]
_WAYS: tuple[_Way, ...] = ("read", "labelled", "any", "alone")


def measured(
    reading: Reading, found: Found, searcher: Searcher, contest: Contest, scopes: Sequence[str]
) -> dict[tuple[Ask, str], Unit]:
    """What gives the first of a contest's measures that every topic has a value for; empty where none has.

    Where no word says what else lasts, and some topics have a label for their duration, a number in a sentence about
    another one is of something else.
    """
    for way in _WAYS:
        for ask in contest.measures:
            units = {scope: _giving(reading, found, searcher, contest, ask, scope, way) for scope in scopes}
            known = {(ask, scope): unit for scope, unit in units.items() if unit is not None}
            if len(known) == len(scopes):
                return known
            lone = contest.measures == ("duration",) and not own_words(reading, (ask,))
            if known and way == "labelled" and lone:
                return {}
    return {}


def _giving(
    reading: Reading, found: Found, searcher: Searcher, contest: Contest, ask: Ask, scope: str, way: _Way
) -> Unit | None:
    if way == "alone":
        return read_alone(reading, scope, searcher, ask, contest)
    return best_value(reading, found, searcher, ask, scope, way)


def best_value(
    reading: Reading,
    found: Found,
    searcher: Searcher,
    ask: Ask,
    scope: str,
    way: _Way = "any",
    counted: str = "",
    beside: Collection[int] = (),
) -> Unit | None:
    """The best candidate with a value of a kind about a topic: one that the reader is sure of, a labelled one, any."""
    narrowed = replace(reading, scopes=frozenset({scope}), asks=(ask,), expects=cue(ask).expects)
    ranked = searcher.rank_again(found, narrowed)
    contest = read_contest(reading)
    is_added = contest is not None and ask not in contest.measures  # "…, and how much does each get?"
    own = [] if is_added else telling(reading, contest, found, ask)
    of_what = counted or None if contest is None or is_added else contest.counted
    fitting = [
        k
        for k in ranked.order[:_LOOK_AHEAD]
        if ranked.features[k, _VALUE_THERE]
        and not ranked.units[k].is_list
        and is_about(ranked.units[k], scope, searcher.book)
        and covers(ranked, k, own)
        and not _is_beside(replace(narrowed, scopes=reading.scopes), ranked.units[k])
        and (of_what is None or measure_of(ranked.units[k], ask, of_what) is not None)
    ]
    if contest is None:
        fitting.sort(key=lambda k: not covers(ranked, k, telling_words(reading, ranked, ask)))
    fitting = [k for k in fitting if ranked.units[k].section in beside] or fitting
    others = reading.scopes - {scope}
    sure = [k for k in fitting if _is_read(ranked, k) and not ranked.units[k].scopes & others]
    labelled = [k for k in fitting if ranked.features[k, _LABEL_TEXT] or ranked.features[k, _LABEL_HEADING]]
    if way == "read":
        chosen = sure
    elif way == "any" and (contest is not None or ask in (*reading.asks, *implied_measures(reading.text))):
        chosen = sure or labelled or fitting
    else:
        chosen = labelled
    return ranked.units[chosen[0]] if chosen else None


def _is_read(found: Found, k: int) -> bool:
    """True where the reader is sure that a candidate answers."""
    return found.read is not None and float(found.read[k]) >= SURELY_READ


def _is_beside(reading: Reading, unit: Unit) -> bool:
    """True for what gives the right kind of value of another matter, or the day of a session for that of a call."""
    session = reading.asks_for("deadline") and is_event(unit) and not EVENT.search(fold(reading.text))
    return session or tells_of_another(reading, unit)
