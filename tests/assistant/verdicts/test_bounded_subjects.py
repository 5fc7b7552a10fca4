"""A rule for small things says nothing of large ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.verdicts.bounded_subjects import lies_beyond
from ingest.types import Language

_TRIPS = "Trips of less than 5 days are as a rule made by train."
_MATKAT = "Matkat alle 500 km pääsääntöisesti junalla."


@pytest.mark.parametrize(
    ("question", "stated", "language", "beyond"),
    [
        ("May we fly there for 12 days?", _TRIPS, "en", True),
        ("May we fly there for 3 days?", _TRIPS, "en", False),
        ("May we fly there?", _TRIPS, "en", False),
        ("Saako 600 km matkan lentää?", _MATKAT, "fi", True),
        ("Saako 300 km matkan lentää?", _MATKAT, "fi", False),
        ("Saako alle 500 km matkan lentää?", _MATKAT, "fi", False),
        ("Saako lentää?", _MATKAT, "fi", False),
    ],
)
def test_things_of_another_size_are_not_meant(
    book: TermBook, unit_of: Callable[..., Unit], question: str, stated: str, language: Language, beyond: bool
) -> None:
    assert lies_beyond(read_question(question, language, book), unit_of(stated, language)) is beyond
