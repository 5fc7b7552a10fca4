"""The part of a list that is asked about, where its items are each for another topic, or say yes and no.

"Which attachments does the Master Year need?" is answered by the row of the Master Year alone, and "What is not
paid?" by the half of a slide that stands under "Not paid".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.words import fold
from assistant.names.terms import TermBook
from assistant.passages.traits import MAY, NOT, traits_of
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.features import is_related
from assistant.selection.wanted import gives

_BOTH = re.compile(r"\b(?:and|or|ja|tai|seka|enta|vai)\b[^.?!]{0,40}\b(?:not|cannot|ei|eivat)\b")
_FOR_ALL = re.compile(r"\b(?:kaik\w+|jokai\w+|all|every|each)\b")
_FEWEST_OTHERS = 2  # items of other topics; one among many may only be mentioned


def part_asked_for(reading: Reading, whole: Unit, section: Sequence[Unit], book: TermBook) -> tuple[Unit, ...]:
    """The items or the half of a list that the question asks about, from the units of its section; else the list."""
    if not whole.is_list or reading.asks_for("whether", "comparison"):
        return (whole,)
    inside = [unit for unit in section if unit is not whole and set(unit.members) < set(whole.members)]
    return _of_topic(reading, inside, book) or _half(reading, inside) or (whole,)


def _of_topic(reading: Reading, inside: Sequence[Unit], book: TermBook) -> tuple[Unit, ...]:
    """The items that name the topic asked about or all, in a list whose items name several and whose heading none.

    A list that has narrower topics beneath a wider one is an outline, of which no line says all.
    """
    items = [unit for unit in inside if not unit.is_list]
    named = [unit for unit in items if unit.own_scopes]
    own = tuple(unit for unit in named if unit.own_scopes & reading.scopes)
    others = len(named) - len(own)
    is_outline = any(is_related(reading.scopes, unit.own_scopes, book) for unit in named if unit not in own)
    about_it = any(unit.scopes & reading.scopes for unit in items if not unit.own_scopes)
    if len(reading.scopes) != 1 or about_it or is_outline or not others or any(unit.is_heading for unit in own):
        return ()
    if others < _FEWEST_OTHERS and len(named) < len(items):
        return ()
    if not own or (reading.expects and not any(gives(reading, unit) for unit in own)):
        return ()
    return tuple(u for u in items if u in own or (not u.own_scopes and _FOR_ALL.search(fold(u.text))))


def _half(reading: Reading, inside: Sequence[Unit]) -> tuple[Unit, ...]:
    """Of two lists, one of which says no by its heading or its signs, the one that the question is about."""
    text = fold(reading.text)
    lists = [unit for unit in inside if unit.is_list and not unit.is_opening]
    refusing = [unit for unit in lists if traits_of(unit).is_excluded]
    if len(refusing) != 1 or reading.expects or _BOTH.search(text):
        return ()
    beside = [u for u in lists if u not in refusing and u.headings[:-1] == refusing[0].headings[:-1]]
    if beside and NOT.search(text):
        return (refusing[0],)
    return (beside[0],) if len(beside) == 1 and MAY.search(text) and not NOT.search(text) else ()
