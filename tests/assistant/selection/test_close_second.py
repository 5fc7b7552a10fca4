"""Two statements that answer about as likely are both told; values and verdicts are told once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit, build_units
from assistant.question.reading import read_question
from assistant.retrieval.search import Found
from assistant.selection.close_second import with_close_second
from tests.assistant.conftest import make_index

_DUTIES = [
    "The harbour office advises skippers.",
    "It rents out the berths of the north pier.",
    "The office has been open since 2001.",
]


@dataclass
class _Ranked:
    """What `with_close_second` asks of the candidates."""

    units: tuple[Unit, ...]
    scores: tuple[float, ...]
    order: tuple[int, ...] = (0, 1, 2)
    foreign: bool = False


@pytest.mark.parametrize(
    ("question", "scores", "told"),
    [
        ("What does the harbour office do?", (2.0, 1.8, -1.0), [0, 1]),
        ("Whom does the harbour office serve?", (2.0, 1.8, -1.0), [0, 1]),
        ("What does the harbour office do?", (2.0, 0.4, -1.0), [0]),  # the ranking is sure
        ("What does the harbour office do?", (2.0, -3.0, 1.9), [0, 2]),
        ("How long has the office been open?", (2.0, 1.8, -1.0), [0]),
        ("Does the harbour office advise skippers?", (2.0, 1.8, -1.0), [0]),
    ],
)
def test_a_close_second_is_told_too(book: TermBook, question: str, scores: tuple[float, ...], told: list[int]) -> None:
    units = tuple(
        unit
        for unit in build_units(make_index("en", [(("The harbour",), text) for text in _DUTIES]), book)
        if not unit.is_list
    )
    order = tuple(sorted(range(len(scores)), key=lambda k: -scores[k]))
    found = cast(Found, _Ranked(units, scores, order))
    shown = with_close_second(units[0], read_question(question, "en", book), found)
    assert [unit.text for unit in shown] == [_DUTIES[k] for k in told]


def test_the_topic_is_told_once(book: TermBook) -> None:
    units = tuple(
        unit
        for unit in build_units(make_index("en", [(("The harbour",), text) for text in _DUTIES]), book)
        if not unit.is_list
    )
    found = cast(Found, _Ranked(units, (2.0, 1.8, -1.0)))
    _, second = with_close_second(units[0], read_question("What does the harbour office do?", "en", book), found)
    assert second.headings == ()
