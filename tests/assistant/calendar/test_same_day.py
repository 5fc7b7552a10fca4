"""Two things of one section on the same day, or one before the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.calendar.same_day import compare_days
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from ingest.types import Language


@pytest.mark.parametrize(
    ("question", "language", "stated", "yes"),
    [
        ("Do lamps and ladders close on the same day?", "en", ("Lamps: 4 May 2030", "Ladders: 9 May 2030"), False),
        ("Do lamps and ladders close on the same day?", "en", ("Lamps: 4 May 2030", "Ladders: 4 May 2030"), True),
        ("Do lamps close earlier than ladders?", "en", ("Lamps: 4 May 2030", "Ladders: 9 May 2030"), True),
        ("Do ladders close earlier than lamps?", "en", ("Lamps: 4 May 2030", "Ladders: 9 May 2030"), False),
        ("Do LA10 and LA20 have different deadlines?", "en", ("LA10: 4 May 2030", "LA20: 9 May 2030"), True),
        (
            "Päättyykö kukkahaku samana päivänä kuin tuolihaku?",
            "fi",
            ("Kukkahaku: 4.5.2030", "Tuolihaku: 9.5.2030"),
            False,
        ),
        ("Sulkeutuvatko LA10 ja LA20 eri päivinä?", "fi", ("LA10: 4.5.2030", "LA20: 4.5.2030"), False),
        ("Päättyykö LA10 samaan kellonaikaan kuin LA20?", "fi", ("LA10: klo 12.00", "LA20: klo 16.00"), False),
        # one of the two is not dated, or nothing is compared
        ("Do lamps and ladders close on the same day?", "en", ("Lamps: 4 May 2030", "Ropes: 9 May 2030"), None),
        ("Do lamps and ladders close in May?", "en", ("Lamps: 4 May 2030", "Ladders: 9 May 2030"), None),
    ],
)
def test_two_days_are_compared(
    book: TermBook,
    unit_of: Callable[..., Unit],
    question: str,
    language: Language,
    stated: tuple[str, ...],
    yes: bool | None,
) -> None:
    found = compare_days(read_question(question, language, book), [unit_of(text, language) for text in stated])
    assert (None if found is None else found[0]) is yes
