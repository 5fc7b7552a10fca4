"""How the topics of one family differ: "what sets the three networks apart?"."""

from __future__ import annotations

import re

from assistant.comparisons.chosen_topics import stated
from assistant.comparisons.compared_topics import head_name, is_about
from assistant.comparisons.compared_words import COMPARE
from assistant.comparisons.families import Family, family_of_noun, narrower
from assistant.comparisons.family_lists import MOST_BESIDE
from assistant.comparisons.fitting_topics import only_names
from assistant.language.words import fold
from assistant.passages.deadlines import is_event
from assistant.passages.units import Unit
from assistant.question.compared import read_apart, read_things
from assistant.question.cues import Ask
from assistant.question.reading import Reading
from assistant.retrieval.search import Searcher
from assistant.wording.phrases import say
from assistant.wording.sentences import tidy
from assistant.wording.statements import Statement

_DIFFER = re.compile(
    r"\b(?:eroavat|erot|ero|eroja|eroa|erottaa|poikkeavat|vertaa|vertaile|differ|differences?|compare|distinguish\w*|"
    r"(?:sets?|tells?) .*\bapart)\b"
)
_NO_MORE = re.compile(
    r"sets?|apart|tells?|erottaa|distinguish\w*|toisis\w+|keskenaan|(?:each|one|an)?other|another|valinen|valiset|keskeise\w+|main|"
    r"really|actually|oikeastaan|oikein|various|different|eri|all|kaikki|mutual\w*|from|another|six|kuu(?:si|den)|these|erot"
)
_ROWS: tuple[Ask, ...] = ("count", "duration", "amount")
_FEWEST = 2
_LONGEST = 300


def answer_apart(reading: Reading, searcher: Searcher) -> tuple[Statement, ...] | None:
    """What the guide says first of each topic of a family, and its sizes, side by side; None where no such is asked."""
    if not _DIFFER.search(fold(reading.text)) or reading.expects or reading.unknown_codes:
        return None
    if any(value.kind != "count" for value in reading.values):  # "the three alliances"
        return None
    if reading.asks_for("whether", "who") or read_things(reading.text) or read_apart(reading.text):
        return None
    family = _family_of(reading, searcher)
    if family is None or not _FEWEST <= len(family.topics) <= MOST_BESIDE:
        return None
    first = {topic: unit for topic in family.topics if (unit := _first_of(topic, family, reading, searcher))}
    if len(first) < len(family.topics):
        return None
    rows = [(say("row_other", reading.language), first)]
    for ask in _ROWS:
        told = stated(reading, family, ask, "", searcher)
        if len(told) == len(family.topics):
            rows.append((say(f"row_{ask}", reading.language), told))
    return tuple(
        Statement(tidy(unit.text), unit.members, cell=(row, head_name(topic, reading, searcher.book)))
        for row, told in rows
        for topic, unit in told.items()
    )


def _family_of(reading: Reading, searcher: Searcher) -> Family | None:
    """The topics below the only one named, or of the only telling noun, where nothing else is said."""
    book = searcher.book
    rest = [item for item in reading.items if item.term not in reading.scopes]
    rest = [item for item in rest if not all(_says_little(word) for word in item.text.split())]
    if len(reading.scopes) == 1 and not rest:
        below = narrower(next(iter(reading.scopes)), book)
        return Family(below, frozenset()) if len(below) > 1 else None
    if reading.scopes or len(rest) != 1:
        return None
    return family_of_noun(rest[0].text, reading.language, book)


def _says_little(word: str) -> bool:
    return COMPARE.fullmatch(word) is not None or _NO_MORE.fullmatch(word) is not None


def _first_of(topic: str, family: Family, reading: Reading, searcher: Searcher) -> Unit | None:
    """What stands first under a topic's own heading, and of none of the others."""
    others = frozenset(family.topics) - {topic}
    own = (
        unit
        for unit in searcher.current(reading.language)
        if not (unit.is_heading or unit.is_bare or is_event(unit) or unit.scopes & others)
        and len(unit.text) <= _LONGEST
        and bool(unit.headings)
        and is_about(unit, topic, searcher.book)
        and not unit.values
        and not only_names(unit, topic, searcher.book)
    )
    return min(own, key=lambda unit: unit.members[0], default=None)
