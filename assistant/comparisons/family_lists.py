"""What is stated of each topic of a family, side by side or as items that begin with its name."""

from __future__ import annotations

import re

from assistant.comparisons.compared_topics import head_name
from assistant.language.words import split_words
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.cues import Ask
from assistant.question.reading import Reading
from assistant.wording.phrases import say
from assistant.wording.sentences import clean_topic, finish, tidy
from assistant.wording.statements import Statement

MOST_BESIDE = 4  # of so few topics all are shown side by side
_FEWEST = 2
_LEADS_ON = re.compile(r",? (?:of which|joista)\W*$")


def side_by_side(reading: Reading, ask: Ask, told: dict[str, Unit], book: TermBook) -> tuple[Statement, ...]:
    """A table of what is stated of few topics, a list of what is stated of one or of many."""
    if len(told) > MOST_BESIDE or len(told) < _FEWEST:
        return listed(reading, told, book)
    row = say(f"row_{ask}", reading.language)
    return tuple(
        Statement(tidy(unit.text), unit.members, cell=(row, name_of(topic, unit, reading, book)))
        for topic, unit in told.items()
    )


def listed(reading: Reading, told: dict[str, Unit], book: TermBook) -> tuple[Statement, ...]:
    """What the guide states of each topic, as items that begin with its name."""
    return tuple(
        Statement(_sentence(name_of(topic, unit, reading, book), unit), unit.members, bullet=len(told) > 1)
        for topic, unit in told.items()
    )


def _sentence(name: str, unit: Unit) -> str:
    """A statement under its topic's name, where it does not name it; without what leads on to a list: ", of which"."""
    said = _LEADS_ON.sub("", tidy(unit.text))
    return finish(said if set(split_words(name)) <= unit.words else f"{name}: {said}")


def name_of(topic: str, unit: Unit, reading: Reading, book: TermBook) -> str:
    """A topic as its nearest heading calls it; by its own name where that heading has a number or names no topic."""
    for heading in reversed(unit.headings):
        if any(mention.term == topic for mention in book.link(heading)):
            name = clean_topic(heading).partition(": ")[0]
            if name and not any(char.isdigit() for char in name):
                return name
    return head_name(topic, reading, book)
