"""So many of one thing are not told by the number of another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.abstention.other_counts import counts_another
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from ingest.types import Language


@pytest.mark.parametrize(
    ("question", "text", "language", "another"),
    [
        ("How many partners may a lamp fleet have?", "At most 5 applications a year", "en", True),
        ("How many pages may the plan have?", "At least 2 organisations from 2 countries", "en", True),
        ("How many partners may a lamp fleet have?", "At least 8 organisations", "en", False),
        ("How many people can we send?", "Max. 30 mobility periods", "en", False),
        ("How many applications may we send?", "At most 5 applications a year", "en", False),
        ("How many lamps may a fleet have?", "At most 5 applications a year", "en", False),
        ("How many times may we apply?", "At most 5 applications a year", "en", False),
        ("Montako kumppania laivastossa on?", "Enintään 5 hakemusta vuodessa", "fi", True),
        ("Montako sivua suunnitelmassa saa olla?", "Vähintään 3 organisaatiota 3 maasta", "fi", True),
        ("Montako koulua laivastossa on?", "Vähintään 6 organisaatiota", "fi", False),
        ("Montako hakemusta saa jättää?", "Enintään 5 hakemusta vuodessa", "fi", False),
    ],
)
def test_the_number_is_of_what_is_counted(
    book: TermBook, unit_of: Callable[..., Unit], question: str, text: str, language: Language, another: bool
) -> None:
    assert counts_another(read_question(question, language, book), unit_of(text, language)) is another
