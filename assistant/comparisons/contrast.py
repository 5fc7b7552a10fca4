"""Two things told apart in words, "How do A and B differ?": what the guide says of each, side by side."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.comparisons.compared_topics import is_about
from assistant.comparisons.contest import Contest, measure_of
from assistant.language.words import fold, split_words
from assistant.passages.traits import is_link
from assistant.passages.units import Unit
from assistant.question.compared import read_apart, read_things
from assistant.question.cues import Ask, cue
from assistant.question.reading import Reading, read_question
from assistant.retrieval.search import Found, Searcher
from assistant.selection.near_misses import misses, tells_of_another
from assistant.wording.phrases import say
from assistant.wording.sentences import tidy
from assistant.wording.statements import Statement

_LOOK_AHEAD = 12
_HELD = 0.5  # how much of a thing's own words must stand with what is said of it
_LONGEST = 600
_LONGEST_NAME = 5
READ, SURELY_READ = 0.0, 1.0  # the least scores of the reader for what is told of one topic, and for a value
_FEWEST_WORDS = 2
_ABBREVIATION = re.compile(r"(?P<name>[A-ZÅÄÖ]{3,}):?[a-zåäö]+")
_WHICH = re.compile(r"\b(?:kum[pm]\w*|which|ero\w*|differ\w*|jakautu\w+|poikkea\w+)\b")


def read_contrast(reading: Reading) -> tuple[str, str] | None:
    """The two things as they are worded; None where the question sets no two things apart or names two topics."""
    if len(reading.scopes) > 1 or reading.expects or not _WHICH.search(fold(reading.text)):
        return None
    told = read_apart(reading.text) or read_things(reading.text)
    one, other = told if len(told) == 2 else ("", "")
    things = (one.strip(" \"'”“?.,:"), other.strip(" \"'”“?.,:"))
    sound = all(0 < len(split_words(thing)) <= _LONGEST_NAME and not _has_digit(thing) for thing in things)
    return things if sound and fold(things[0]) != fold(things[1]) else None


def contrast(reading: Reading, things: tuple[str, str], searcher: Searcher) -> tuple[Statement, ...]:
    """The cells of a table with what the guide says of each; empty where it does not of both, or says one thing."""
    units: list[Unit] = []
    for thing, other in (things, things[::-1]):
        alone = re.sub(rf"(?:\b(?:ja|sekä|vai|and|or|vs\.?)\s+)?{re.escape(other)}", "", reading.text, count=1)
        read = read_question(alone, reading.language, searcher.book)
        unit = _telling(searcher.rank(read), thing)
        if unit is None or any(set(unit.members) & set(known.members) for known in units):
            return ()
        units.append(unit)
    names = [_name(thing) for thing in things]
    row = say("row_other", reading.language)
    return tuple(
        Statement(tidy(unit.text), unit.members, cell=(row, name)) for name, unit in zip(names, units, strict=True)
    )


def _telling(found: Found, thing: str) -> Unit | None:
    """The best candidate that is about the thing: that holds most of its own words, itself or above it."""
    words, match = " ".join(split_words(thing)), found.scored.match
    own = [k for k, item in enumerate(found.reading.items) if item.text in words]
    own = [k for k in own if found.reading.items[k].term is not None] or own  # "ENFP-pisteillä" is known by its name
    if not own or found.foreign:
        return None
    weights = match.weights[own]
    for k in found.order[:_LOOK_AHEAD]:
        unit = found.units[k]
        if (
            unit.is_bare
            or _only_names(unit, thing, found)
            or unit.is_opening
            or len(unit.text) > _LONGEST
            or is_link(unit.text)
        ):
            continue
        if float(weights @ match.context[own, k]) >= _HELD * float(weights.sum()):
            return unit
    return None


def read_alone(
    reading: Reading,
    topic: str,
    searcher: Searcher,
    ask: Ask | None = None,
    contest: Contest | None = None,
    least: float = READ,
) -> Unit | None:
    """What answers the question where it is asked of one of its topics alone, as the reader reads it; None without.

    With `ask` and `contest` what gives a value of that kind, of which the reader must be surer.
    """
    text = reading.text
    for item in reading.items:
        if item.term in reading.scopes - {topic}:
            text = _without(text, item.text)
    alone = replace(read_question(text, reading.language, searcher.book), scopes=frozenset({topic}))
    if ask is not None:
        alone = replace(alone, asks=(ask,), expects=cue(ask).expects)
    found = searcher.rank(alone)
    if found.read is None or found.foreign:
        return None
    least, beside = (least, misses) if ask is None else (SURELY_READ, tells_of_another)
    for k in found.order[:_LOOK_AHEAD]:
        unit = found.units[k]
        sound = (
            is_about(unit, topic, searcher.book)
            and not unit.is_bare
            and not unit.is_opening
            and len(unit.text) <= _LONGEST
        )
        if ask is not None and contest is not None:
            sound = sound and not unit.is_list and measure_of(unit, ask, contest.counted) is not None
        if sound and float(found.read[k]) >= least and not beside(alone, unit):
            return unit
    return None


def _without(text: str, name: str) -> str:
    """A text without a name and the word that joins it to another: "Miten A ja B eroavat?" without "B"."""
    words = r"\W+".join(rf"{re.escape(word)}\w*" for word in split_words(name))
    found = re.search(rf"(?:\b(?:ja|seka|vai|and|or|vs\.?)\s+)?(?:the\s+)?\b{words}(?::\w+)?", fold(text))
    if found is None or len(fold(text)) != len(text):
        return text
    return f"{text[: found.start()]} {text[found.end() :]}"


def _only_names(unit: Unit, thing: str, found: Found) -> bool:
    """True for what only names the thing, or says what its name is short for."""
    telling = unit.words - set(split_words(thing))
    return len(telling) < _FEWEST_WORDS or (
        " = " in unit.text and len(found.reading.items) > len(split_words(thing)) + 1
    )


def _name(thing: str) -> str:
    """A thing for the table's head, an abbreviation without its ending: "ESEP" for "ESEPillä"."""
    abbreviation = _ABBREVIATION.fullmatch(thing)
    return abbreviation["name"] if abbreviation else f"{thing[:1].upper()}{thing[1:]}"


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)
