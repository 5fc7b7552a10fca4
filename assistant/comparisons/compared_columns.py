"""A table's row that has a column for each topic compared: "Criterion: quality; Beginners: 35; Groups: 40"."""

from __future__ import annotations

from assistant.comparisons.compared_topics import is_about
from assistant.comparisons.compared_words import covers, point_words
from assistant.comparisons.contest import Contest, names_measure
from assistant.language.words import fold, likeness, split_words
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.search import Found
from assistant.wording.phrases import say
from assistant.wording.statements import Statement
from ingest.values import read_numbers

_LOOK_AHEAD, _ROWS_AHEAD = 4, 12
_SAME = 0.75
_BETWEEN, _AFTER_HEAD = "; ", ": "


def from_columns(
    reading: Reading, contest: Contest | None, found: Found, book: TermBook, heads: dict[str, str]
) -> tuple[Statement, ...]:
    """The cells of the first row about what is compared, with the winner where numbers are; empty where none is.

    `heads` are the topics, or things that are none as they are worded, with their names for the table.
    """
    things = {fold(head) for head in heads}
    points = [k for k in _points(reading, contest) if reading.items[k].text not in things]
    for k in found.order[:_LOOK_AHEAD] if points else ():
        unit = found.units[k]
        cells = {} if unit.is_list else _cells_of(unit, book, heads)
        if all(key in cells for key in heads) and covers(found, k, points):
            return _table(reading, contest, {key: (unit, cells[key]) for key in heads}, heads, _label(unit, reading))
    return ()


def from_scores(
    reading: Reading, contest: Contest, found: Found, book: TermBook, heads: dict[str, str]
) -> tuple[Statement, ...]:
    """The points of each topic for what is compared, where each has rows of its own: "Feasibility 30"."""
    points = _points(reading, contest)
    held: dict[str, tuple[Unit, str]] = {}
    for k in found.order[:_ROWS_AHEAD] if points and contest.counted == "point" else ():
        unit = found.units[k]
        if not unit.is_list and len(read_numbers(unit.text)) == 1 and covers(found, k, points):
            about = [key for key in heads if is_about(unit, key, book)]
            if len(about) == 1:
                held.setdefault(about[0], (unit, unit.text))
    return _table(reading, contest, held, heads, say("row_other", reading.language)) if len(held) == len(heads) else ()


def _points(reading: Reading, contest: Contest | None) -> list[int]:
    """The items that say what is compared, without those that say only that points are: "weighs"."""
    counted = contest.counted if contest is not None else ""
    return [k for k in point_words(reading) if not names_measure(reading.items[k].text, (), counted)]


def _table(
    reading: Reading, contest: Contest | None, held: dict[str, tuple[Unit, str]], heads: dict[str, str], label: str
) -> tuple[Statement, ...]:
    table = (Statement(text, unit.members, cell=(label, heads[key])) for key, (unit, text) in held.items())
    return (*(() if contest is None else _winner(reading, contest, held, heads)), *table)


def _cells_of(unit: Unit, book: TermBook, heads: dict[str, str]) -> dict[str, str]:
    """The value under each column that is headed by one of what is compared."""
    cells: dict[str, str] = {}
    for piece in unit.text.split(_BETWEEN):
        head, colon, value = piece.partition(_AFTER_HEAD)
        if colon:
            named = {mention.term for mention in book.link(head)}
            cells |= {key: value.strip() for key in heads if key in named or _is_called(key, head, unit)}
    return cells


def _is_called(thing: str, head: str, unit: Unit) -> bool:
    """True for a column whose head has the words of a thing: "Ryhmälähtö" for "Ryhmälähdössä"."""
    words, written = split_words(thing), split_words(head)
    return len(words) == len(written) and all(
        likeness(word, other, unit.language) >= _SAME for word, other in zip(words, written, strict=True)
    )


def _label(unit: Unit, reading: Reading) -> str:
    """What the row is about: its first cell, where that holds no number."""
    _, colon, value = unit.text.split(_BETWEEN)[0].partition(_AFTER_HEAD)
    plain = colon and not any(char.isdigit() for char in value)
    return value if plain else say("row_other", reading.language)


def _winner(
    reading: Reading, contest: Contest, held: dict[str, tuple[Unit, str]], heads: dict[str, str]
) -> tuple[Statement, ...]:
    """Which has the most, where each cell holds one number."""
    numbers = {key: sorted(read_numbers(text)) for key, (_, text) in held.items()}
    if any(len(found) != 1 for found in numbers.values()):
        return ()
    sizes = {key: found[0] for key, found in numbers.items()}
    members = tuple(dict.fromkeys(k for unit, _ in held.values() for k in unit.members))
    best = (max if contest.largest else min)(sizes, key=lambda key: sizes[key])
    value = held[best][1]
    if len(set(sizes.values())) == 1:
        return (Statement(say("even", reading.language, value=value), members, "remark"),)
    key = f"wins_size_{'more' if contest.largest else 'less'}"
    return (Statement(say(key, reading.language, name=heads[best], value=value), members, "remark"),)
