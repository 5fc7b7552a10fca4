"""Partners that are told of, counted with the one who asks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.verdicts.networks import compare_network

_WANTED = "At least 3 organisations from 3 countries"


@pytest.mark.parametrize(
    ("question", "enough"),
    [
        ("Is it enough that we have a partner in Poland and another one in Italy?", True),
        ("Is one partner from Poland enough?", False),
        ("Are three schools from Finland enough?", False),
        ("We are one school from Spain, one from Italy and one from Latvia. Is that enough?", True),
        ("We are two schools from Spain. Is that enough?", False),
        ("Is a partner from Kenya enough?", None),
        ("Can an Estonian school apply?", None),
        ("Is one partner enough?", None),
        ("Are three partners from two countries, Poland and Italy, enough?", None),
    ],
)
def test_whether_they_are_enough(
    book: TermBook, unit_of: Callable[..., Unit], question: str, enough: bool | None
) -> None:
    assert compare_network(read_question(question, "en", book), unit_of(_WANTED, "en", "Networks")) is enough
