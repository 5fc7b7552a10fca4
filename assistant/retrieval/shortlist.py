"""Which candidates the reader reads: the best ones, and the list whose items crowd them or are as many as asked for.

The items of one list are near a question about all of them to the same degree. They push each other up and the
list itself out, of which each is a part of the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.passages.units import Unit
from assistant.question.reading import Reading
from ingest.numerals import NUMBER_WORDS

READ_MOST = 10
_CROWD, _AT_TOP = 3, 3  # so many items of one list among the best speak for the list; two at the very top
_MOST_LISTS = 2
_LONGEST = 900
_FEWEST, _MOST = 3, 12  # how many items of a list a question may count; two where it asks for a list
_LOOK_FOR_COUNT = 120
_MOST_COUNTED = 2
_WORD = re.compile(r"[^\W_]+")
_COUNT = re.compile(  # of things, not of money or time
    r"(?<![\w.,:–-])(?<!action )(?<!toimi )(?<!toimen )(?<!lot )\d{1,2}(?= [^\W\d_]{4,})"
    r"(?! (?:euro|prosent|percent|year|month|week|day|hour|vuo|vuod|kuukau|viik|päiv|tunti|tunni))",
    re.IGNORECASE,
)
# "the limit of five applications", "viiden hakemuksen raja": a number that is no list's.
_LIMIT_OF = re.compile(r"\b(?:limit|cap|ceiling|maximum|quota|max) (?:of|is) \w+", re.IGNORECASE)
_OF_LIMIT = re.compile(
    r"\b[^\W\d_]+(?:[ -][^\W_]+){1,2}[ -](?:limit|cap|ceiling|maximum|quota|raja\w*|enimmäis\w+|kat(?:t|on)\w*|"
    r"kiinti\w+|yläraj\w+|maksimi\w*)\b",
    re.IGNORECASE,
)


def shortlist(reading: Reading, units: Sequence[Unit], order: Sequence[int]) -> tuple[int, ...]:
    """The positions of the candidates to read, best first, `READ_MOST` at most; `order` holds all, best first."""
    first = tuple(order[:READ_MOST])
    if reading.expects or reading.asks_for("whether") or defines(reading):
        return first
    added = dict.fromkeys((*_counted(reading, units, order), *_crowding(units, order, first)))
    lists = [k for k in added if k not in first][:_MOST_LISTS]
    return (*first[: READ_MOST - len(lists)], *lists)


def defines(reading: Reading) -> bool:
    """True for a question for what something is; "what are the priorities" asks for a list as well."""
    return reading.asks_for("definition") and not reading.asks_for("list")


def is_counted(reading: Reading, unit: Unit) -> bool:
    """True for a list with as many items as the question speaks of: "the four priorities"."""
    return unit.is_list and not unit.is_opening and len(unit.members) in counts_named(reading)


def counts_named(reading: Reading, most: int = _MOST) -> frozenset[int]:
    """The small numbers that a question writes as words; in digits too where it asks for a list ("the 4 aims")."""
    words = (word.lower() for word in _WORD.findall(_OF_LIMIT.sub(" ", _LIMIT_OF.sub(" ", reading.text))))
    named = [NUMBER_WORDS[word] for word in words if word in NUMBER_WORDS]
    if reading.asks_for("list"):
        named += [int(found.group()) for found in _COUNT.finditer(reading.text)]
    fewest = 2 if reading.asks_for("list") else _FEWEST
    return frozenset(number for number in named if fewest <= number <= most)


def _crowding(units: Sequence[Unit], order: Sequence[int], first: Sequence[int]) -> Iterator[int]:
    """The lists that several of the first candidates are items of: for each item the shortest such list."""
    items = {units[k].members[0] for k in first if not units[k].is_list}
    top = {units[k].members[0] for k in first[:_AT_TOP] if not units[k].is_list}
    found: dict[frozenset[int], int] = {}
    for k in order:
        unit = units[k]
        if not unit.is_list or unit.is_opening or len(unit.text) > _LONGEST:
            continue
        held = items.intersection(unit.members)
        if len(held) < _CROWD and len(top.intersection(unit.members)) < 2:
            continue
        known = found.get(frozenset(held))
        if known is None or len(unit.members) < len(units[known].members):
            found[frozenset(held)] = k
    for _, k in sorted(found.items(), key=lambda one: (-len(one[0]), len(units[one[1]].members))):
        yield k


def _counted(reading: Reading, units: Sequence[Unit], order: Sequence[int]) -> Iterator[int]:
    """The best lists with as many items as the question says."""
    numbers = counts_named(reading)
    if not numbers:
        return
    fitting = (k for k in order[:_LOOK_FOR_COUNT] if units[k].is_list and not units[k].is_opening)
    yield from [k for k in fitting if len(units[k].members) in numbers][:_MOST_COUNTED]
