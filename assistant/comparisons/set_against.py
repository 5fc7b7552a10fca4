"""Things that are no topics of the guide, set against each other by what the guide says of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.comparisons.compared_words import COMPARE, KNOWN, covers, telling
from assistant.comparisons.contest import Contest, is_comparative, measure_of, winner
from assistant.language.words import fold, likeness, split_words
from assistant.passages.units import Unit
from assistant.question.cues import Ask, cue
from assistant.question.reading import Reading, read_question
from assistant.retrieval.search import Found, Searcher
from assistant.wording.phrases import say
from assistant.wording.sentences import tidy
from assistant.wording.statements import Statement

_LOOK_AHEAD = 12
_MORE: dict[Ask, str] = {"duration": "duration", "deadline": "deadline"}


def set_against(reading: Reading, contest: Contest, searcher: Searcher) -> tuple[Statement, ...]:
    """Things that are no topics of the guide, by what the guide says of each; empty where it does not of both."""
    ranked = [_rank_thing(reading, thing, contest, searcher) for thing in contest.pair]
    for ask in contest.measures:
        asked = [searcher.rank_again(found, _asking(found.reading, ask)) for found in ranked]
        units = [_giving(found, ask, thing, contest) for found, thing in zip(asked, contest.pair, strict=True)]
        known = [unit for unit in units if unit is not None]
        if len(known) < len(units) or len({unit.members for unit in known}) < len(known):
            continue
        names = [f"{thing[:1].upper()}{thing[1:]}" for thing in contest.pair]
        said = outcome(reading, contest, ask, names, known)
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
    others = [k for k in telling(found.reading, contest, found, ask) if k not in own]
    for k in found.order[:_LOOK_AHEAD]:
        unit = found.units[k]
        about = bool(found.reading.scopes & unit.scopes) or (covers(found, k, own) if own else _speaks_of(unit, thing))
        if (
            about
            and covers(found, k, others)
            and not unit.is_list
            and measure_of(unit, ask, contest.counted) is not None
        ):
            return unit
    return None


def _speaks_of(unit: Unit, thing: str) -> bool:
    """True for a unit that has all of a thing's words: for one that the question's items leave out ("the budget")."""
    held = unit.words | unit.heading_words
    return all(any(likeness(word, other, unit.language) >= KNOWN for other in held) for word in split_words(thing))


def outcome(
    reading: Reading, contest: Contest, ask: Ask, names: Sequence[str], units: Sequence[Unit]
) -> tuple[Statement, ...]:
    """Who wins, with the value; or whether a claim ("is A longer than B?") is true. Empty where that cannot be told."""
    result = winner(units, ask, contest.largest, contest.counted) if len(units) == len(names) else None
    if result is None:
        return ()
    first, values = result
    members = tuple(k for unit in units for k in unit.members)
    language = reading.language
    if contest.claimed:
        return (Statement(say("yes" if first == (0,) else "no", language) + ".", members, "remark"),)
    if len(first) == len(names):
        return (
            Statement(
                say("even" if len(names) == 2 else "even_all", language, value=values[0].text), members, "remark"
            ),
        )
    key = f"wins_{_MORE.get(ask, 'size')}_{'more' if contest.largest else 'less'}"
    name = ", ".join(names[k] for k in first)
    return (Statement(say(key, language, name=name, value=values[first[0]].text), members, "remark"),)
