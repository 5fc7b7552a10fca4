"""What the reader reads: the best candidates, and the list that they are items of or that is as long as asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import build_units
from assistant.question.reading import read_question
from assistant.retrieval.shortlist import READ_MOST, is_counted, shortlist
from ingest.index import Index

_PAINT = ("Colour Fund", "The four colours")
_TEXTS = [
    *((_PAINT, colour) for colour in ("Red", "Green", "Blue", "Yellow")),
    *((("Colour Fund", f"Rule {number}"), "This says something else altogether") for number in range(12)),
]


@pytest.mark.parametrize(
    ("question", "has_list"),
    [
        ("Which colours are there?", True),
        ("What does the fund give?", True),
        ("How much does red cost?", False),  # a value stands in an item
        ("Is red allowed?", False),
    ],
)
def test_the_list_is_read_where_its_items_crowd_the_top(
    book: TermBook, guide_of: Callable[..., Index], question: str, has_list: bool
) -> None:
    units = build_units(guide_of("en", _TEXTS), book)
    singles = [k for k, unit in enumerate(units) if not unit.is_list]
    lists = [k for k, unit in enumerate(units) if unit.is_list]
    chosen = shortlist(read_question(question, "en", book), units, [*singles, *lists])
    colours = next(k for k in lists if len(units[k].members) == 4 and units[k].headings == _PAINT)
    assert (colours in chosen) is has_list
    assert len(set(chosen)) == len(chosen) == READ_MOST
    assert chosen[0] == singles[0]


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("What are the four colours?", True),
        ("Mitkä neljä väriä on käytössä?", True),
        ("Mihin neljään väriin rahaa annetaan?", True),
        ("Which 4 colours are there?", True),
        ("Mitkä ovat ne 4 väriä?", True),
        ("What are the three colours?", False),
        ("Which colours may be used for 4 years?", False),
        ("What are the colours?", False),
        ("Which colours are within the limit of four?", False),
        ("Mitkä värit luetaan neljän kuvan rajaan?", False),
    ],
)
def test_a_list_may_be_as_long_as_the_question_says(
    book: TermBook, guide_of: Callable[..., Index], question: str, counted: bool
) -> None:
    units = build_units(guide_of("en", _TEXTS), book)
    colours = next(u for u in units if u.is_list and not u.is_opening and u.headings == _PAINT)
    reading = read_question(question, "fi" if "ä" in question else "en", book)
    assert is_counted(reading, colours) is counted
    assert not is_counted(reading, units[0])
