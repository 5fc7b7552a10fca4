"""A length that one form does not allow may be allowed by another one under the same heading."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.verdicts.forms import allowing_form

_FORMS = ("Long sails 3–12 months", "Short sails 10 days–3 months", "Regattas 1–4 days", "Pay within 60 days")


@pytest.mark.parametrize(
    ("question", "first", "form"),
    [
        ("May a choir go for two months?", 0, 1),
        ("May a choir go for two days?", 0, 2),
        ("May a choir go for two years?", 0, None),
        ("May a long sail last two months?", 0, None),
        ("May a choir go?", 0, None),
        ("May a choir go for two months?", 2, 1),
    ],
)
def test_the_form_that_allows_it(
    book: TermBook, unit_of: Callable[..., Unit], question: str, first: int, form: int | None
) -> None:
    units = [unit_of(text, "en", "Sailing") for text in _FORMS]
    found = allowing_form(read_question(question, "en", book), units[first], units)
    assert found is (None if form is None else units[form])


def test_what_stands_under_another_heading_is_no_form(book: TermBook, unit_of: Callable[..., Unit]) -> None:
    units = [unit_of(_FORMS[0], "en", "Sailing"), unit_of(_FORMS[1], "en", "Skating")]
    assert allowing_form(read_question("May a choir go for two months?", "en", book), units[0], units) is None
