"""The points on which a question compares topics, one by one: "in partners and in money"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from assistant.comparisons.compared_points import on_the_point
from assistant.comparisons.compared_topics import head_name, is_about
from assistant.comparisons.compared_values import best_value
from assistant.comparisons.compared_words import KNOWN, covers, point_words
from assistant.comparisons.contest import implied_measures
from assistant.comparisons.contrast import SURELY_READ, read_alone
from assistant.language.words import fold, split_words
from assistant.passages.units import Unit
from assistant.question.cues import Ask, read_asks
from assistant.question.reading import Reading, read_question, unit_of
from assistant.retrieval.search import Found, Searcher
from assistant.wording.phrases import say
from assistant.wording.sentences import tidy
from assistant.wording.statements import Statement

_TYPED: tuple[Ask, ...] = ("count", "duration", "amount", "deadline", "share", "time")
_CUT = re.compile(r"[,;:?!\0]|\.(?!\d)|\s[–-]\s|\b(?:ja|seka|vai|and|or|versus|vs|against)\b|&")
_FRAME = re.compile(r"\bwhen it comes to\b|\bmita tulee\b|\bin terms of\b")
_MONEY = re.compile(r"\b(?:money|raha(?:ssa|ssakin|n|a)?|rahallise\w+|ceilings?|katto|kato(?:t|ssa|issa))\b")
_MEMBERS = re.compile(
    r"\b(?:members?|participants?|parties|toimijoi\w+|toimijat|jaseni\w+|jasenet|osapuol\w+|"
    r"(?:kumppani|partneri|organisaatio|osallistuja|toimija|jasen)(?:maar|luku|vaatimu|minimi)\w*|"
    r"(?:vahimmais|minimi)?(?:kokoonpano|kumppanuu)\w*)"
)
_WHO = re.compile(r"\b(?:who|kuka|ketka|hakij\w+|hakevat|applicants?|applies|eligib\w+)\b")
_APPLICANT = re.compile(
    r"\b(?:hakij\w+|applicants?|(?:can|may|to) apply|(?:voi|voivat|saa|saavat) hakea|hakea voi\w*)\b"
)
_PARTNER = "partner"
_WHO_TAKES_PART = (_PARTNER, "organisation", "country", "institution", "person")
_TOPIC = "\0"
_LOOK_AHEAD = 12


@dataclass(frozen=True, slots=True)
class Point:
    """One point: the value that it asks for, of what where it counts; or the items that say it in words.

    `text` is the point as it is worded, folded, without the topics.
    """

    text: str
    ask: Ask | None = None
    counted: str = ""
    items: tuple[int, ...] = ()


def read_points(reading: Reading) -> tuple[Point, ...]:
    """The points that a comparison names, in the order of the question, each once; empty where it names none."""
    before, _, after = _without_topics(reading).rpartition(_TOPIC)
    return _points_of(after, reading) or _points_of(before, reading)


def _points_of(text: str, reading: Reading) -> tuple[Point, ...]:
    points: dict[tuple[Ask | None, str, tuple[int, ...]], Point] = {}
    for segment in _CUT.split(_FRAME.sub(" ; ", text)):
        for point in _points_in(segment, reading):
            points.setdefault((point.ask, point.counted, point.items), point)
    return tuple(points.values())


def _without_topics(reading: Reading) -> str:
    text = fold(reading.text)
    for item in reading.items:
        if item.term in reading.scopes:
            name = r"\W+".join(map(re.escape, split_words(item.text)))
            text = re.sub(rf"\b{name}(?::\w+)?", f" {_TOPIC} ", text)
    return text


def _points_in(segment: str, reading: Reading) -> tuple[Point, ...]:
    words = split_words(segment)
    asked = (*read_asks(segment), *implied_measures(segment), *(("amount",) if _MONEY.search(segment) else ()))
    asks = [ask for ask in _TYPED if ask in asked]
    counted = next((value[1] for word in words if (value := unit_of(word)) is not None and value[0] == "count"), "")
    if not counted and _MEMBERS.search(segment):
        counted = _PARTNER
    items = tuple(k for k in point_words(reading) if set(reading.items[k].text.split()) <= set(words))
    only_counts = counted in _WHO_TAKES_PART and all(unit_of(reading.items[k].text) for k in items)
    if counted and not asks and (only_counts or reading.asks_for("count") or _MEMBERS.search(segment)):
        asks = ["count"]
    if _WHO.search(segment) and all(_WHO.fullmatch(reading.items[k].text) for k in items):
        asks = [*(ask for ask in asks if ask != "count"), "who"]
    if asks:
        return tuple(Point(segment.strip(), ask, counted if ask == "count" else "") for ask in asks)
    return (Point(segment.strip(), items=items),) if items else ()


def _applicant_of(reading: Reading, found: Found, searcher: Searcher, scope: str) -> Unit | None:
    """The best candidate that says who applies for a topic."""
    ranked = searcher.rank_again(found, replace(reading, scopes=frozenset({scope}), asks=("who",), expects=()))
    for k in ranked.order[:_LOOK_AHEAD]:
        unit = ranked.units[k]
        if not unit.is_list and is_about(unit, scope, searcher.book) and _APPLICANT.search(fold(unit.text)):
            return unit
    return None


def _told_of(
    reading: Reading, point: Point, points: Sequence[Point], found: Found, searcher: Searcher, scope: str
) -> Unit | None:
    """What the guide says of a topic on one of some points in words: by the words, else as the reader reads it."""
    place = on_the_point(reading, found, searcher, scope, point.items)
    return found.units[place] if place is not None else _read_of(reading, point, points, searcher, scope)


def _read_of(reading: Reading, point: Point, points: Sequence[Point], searcher: Searcher, scope: str) -> Unit | None:
    """What the reader finds where the question is of one topic and one point alone."""
    text = reading.text
    for other in points:
        start = fold(text).find(other.text)
        if other is not point and start >= 0 and len(fold(text)) == len(text):
            text = f"{text[:start]} {text[start + len(other.text) :]}"
    alone = read_question(text, reading.language, searcher.book)
    names = tuple(item for item in reading.items if item.term in reading.scopes)
    kept = tuple(item for item in alone.items if item.term not in reading.scopes)
    asked = replace(alone, items=(*names, *kept), scopes=reading.scopes)
    return _by_its_name(asked, searcher, scope) or read_alone(asked, scope, searcher, least=SURELY_READ)


def _by_its_name(reading: Reading, searcher: Searcher, scope: str) -> Unit | None:
    """What speaks of the question's matter by the guide's own name for it: "global mobility" for "outside Europe"."""
    found = searcher.rank(replace(reading, scopes=frozenset({scope})), quickly=True)
    names = {one.name for one in found.reading.added}
    added = [k for k, item in enumerate(found.reading.items) if item.text in names]
    for k in found.order[:_LOOK_AHEAD] if added else ():
        unit = found.units[k]
        if not unit.is_list and is_about(unit, scope, searcher.book) and covers(found, k, added, KNOWN):
            return unit
    return None


def by_points(
    reading: Reading, points: Sequence[Point], found: Found, searcher: Searcher, scopes: Sequence[str]
) -> tuple[Statement, ...]:
    """A row for each value that is asked for, and one for what is said on the points in words."""
    cells: dict[tuple[str, str], Statement] = {}
    rows = dict.fromkeys(_row_of(point, reading) for point in points)
    for scope in scopes:
        name = head_name(scope, reading, searcher.book)
        beside: set[int] = set()
        for point in sorted(points, key=lambda one: one.ask == "count"):  # numbers from where the others stand
            place = (_row_of(point, reading), name)
            known = cells.get(place)
            unit = _told_on(reading, point, points, found, searcher, scope, beside)
            if unit is not None and (known is None or not set(unit.members) & set(known.passages)):
                beside.add(unit.section)
                text = "; ".join((*([known.text] if known else []), tidy(unit.text)))
                cells[place] = Statement(text, (*(known.passages if known else ()), *unit.members), cell=place)
    told = {row for row, _ in cells}
    names = [head_name(scope, reading, searcher.book) for scope in scopes]
    missing = say("missing_cell", reading.language)
    table = [
        cells.get((row, name), Statement(missing, (), "intro", cell=(row, name)))
        for row in rows
        if row in told
        for name in names
    ]
    return tuple(table) if len({name for _, name in cells}) > 1 else ()


def _row_of(point: Point, reading: Reading) -> str:
    return say(f"row_{point.ask}" if point.ask else "row_other", reading.language)


def _told_on(
    reading: Reading,
    point: Point,
    points: Sequence[Point],
    found: Found,
    searcher: Searcher,
    scope: str,
    beside: Collection[int],
) -> Unit | None:
    """What the guide says of a topic on one point."""
    if point.ask is None:
        return _told_of(reading, point, points, found, searcher, scope)
    if point.ask == "who":
        return _applicant_of(reading, found, searcher, scope)
    asking = replace(reading, asks=(*reading.asks, point.ask))
    return best_value(asking, found, searcher, point.ask, scope, counted=point.counted, beside=beside)
