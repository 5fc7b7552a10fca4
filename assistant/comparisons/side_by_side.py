"""Actions side by side: partners, duration, grant and deadline of each, every cell with its quote.

A cell is a passage that the ranking puts first for that point and that names the point itself (a label or the thing
counted) about that very action. What has no such passage stays empty: it is not guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from assistant.calendar.agenda import Occasion, Topic, list_occasions, topic_of
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.retrieval.features import NAMES
from assistant.retrieval.search import Searcher
from assistant.types import Citation
from assistant.wording.citations import Citer
from assistant.wording.phrases import say
from assistant.wording.sentences import tidy
from ingest.lines import collapse
from ingest.types import Language

Point: TypeAlias = Literal["partners", "duration", "grant", "share", "deadline"]
POINTS: tuple[Point, ...] = ("partners", "duration", "grant", "share", "deadline")
_ASKED: tuple[Point, ...] = ("partners", "duration", "grant", "share")
_CANDIDATES = 12
_LONGEST_LIST = 300
_KINDS = frozenset({"count", "duration", "amount", "percentage"})
_EXPECTED = {"partners": "count", "duration": "duration", "grant": "amount", "share": "percentage"}
_VALUE_THERE, _COUNTED = NAMES.index("value_there"), NAMES.index("counted_unit")
_LABELS = (NAMES.index("label_text"), NAMES.index("label_heading"))


@dataclass(frozen=True, slots=True)
class Cell:
    """What the guide says on one point of one action, with where it says so."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """One action with the points that the guide gives."""

    topic: Topic
    cells: dict[Point, Cell]


def list_profiles(searcher: Searcher, language: Language) -> tuple[Profile, ...]:
    """Every action with a code and a date, or with two points, by code and name. Takes a second or two."""
    occasions = list_occasions(searcher, language)
    telling = [u for u in searcher.units if u.language == language and not u.is_list and _KINDS & _kinds_of(u)]
    named = {scope for unit in telling for scope in unit.scopes} | {t.term for o in occasions for t in o.topics}
    profiles = [profile(term, searcher, language, occasions) for term in sorted(named)]
    found = [p for p in profiles if len(p.cells) > int(not p.topic.code)]
    # What stands under a wider action holds for one of the narrower ones, which its heading need not name.
    wider = {above for p in found for above in searcher.book.ancestors(p.topic.term)}
    own = [p for p in found if p.topic.term not in wider]
    return tuple(sorted(own, key=lambda p: (p.topic.code or "~", p.topic.name)))


def profile(term: str, searcher: Searcher, language: Language, occasions: Sequence[Occasion]) -> Profile:
    """What the guide says of one action."""
    topic = topic_of(term, searcher.book, language)
    cells: dict[Point, Cell] = {}
    for point in _ASKED:
        unit = _best(point, topic, searcher, language)
        if unit is not None and _cell(unit, searcher) not in cells.values():
            cells[point] = _cell(unit, searcher)
    calls = [o for o in occasions if o.kind == "call" and term in {t.term for t in o.topics}]
    calls = calls or _calls_of(term, searcher, occasions)
    if calls:
        text = "; ".join(dict.fromkeys(collapse(o.citation.quote) for o in calls))
        cells["deadline"] = Cell(text, tuple(dict.fromkeys(o.citation for o in calls)))
    return Profile(topic, {point: cells[point] for point in POINTS if point in cells})


def _kinds_of(unit: Unit) -> frozenset[str]:
    return frozenset(value.kind for value in unit.values)


def _best(point: Point, topic: Topic, searcher: Searcher, language: Language) -> Unit | None:
    expects = _EXPECTED[point]
    if not any(topic.term in u.scopes and not u.is_list and expects in _kinds_of(u) for u in searcher.units):
        return None
    asked = read_question(f"{topic.name}: {say(f'point_{point}', language)}", language, searcher.book)
    reading = replace(asked, scopes=frozenset({topic.term}), unknown_codes=(), uncovered=())
    found = searcher.rank(reading, quickly=True)
    for k in found.order[:_CANDIDATES]:
        unit, row = found.units[k], found.features[k]
        labelled = row[_COUNTED] if point == "partners" else max(row[label] for label in _LABELS)
        if row[_VALUE_THERE] and labelled and not unit.is_list and topic.term in unit.scopes:
            return unit
    return None


def _calls_of(term: str, searcher: Searcher, occasions: Sequence[Occasion]) -> list[Occasion]:
    """The call of the next wider action, which includes this one."""
    wider = searcher.book.nearest(term)
    return [o for o in occasions if o.kind == "call" and wider in {t.term for t in o.topics}] if wider else []


def _cell(unit: Unit, searcher: Searcher) -> Cell:
    """What a unit says; one that leads into a short list ("8 partners, of which") with that list."""
    led = [u for u in searcher.units if u.is_list and u.lead in unit.members and not u.is_opening]
    listed = min(led, key=lambda u: len(u.text), default=None) if unit.is_heading else None
    if listed is not None and len(listed.text) > _LONGEST_LIST:
        listed = None
    citer = Citer(searcher.index)
    citer.cite((*unit.members, *(listed.members if listed else ())))
    text = f"{unit.text.rstrip(' :')}: {listed.text}" if listed else tidy(unit.text)
    return Cell(collapse(text), citer.citations)
