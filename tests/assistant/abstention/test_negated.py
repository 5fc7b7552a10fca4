"""What is not so is told by what denies it, never by the list of what is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.abstention.negated import asks_what_not, lacks_denial
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from ingest.types import Language


@pytest.mark.parametrize(
    ("question", "language", "negated"),
    [
        ("Which harbours cannot join?", "en", True),
        ("What isn't paid for?", "en", True),
        ("Who may not sail?", "en", True),
        ("Mitkä satamat eivät pääse mukaan?", "fi", True),
        ("Mihin tukea ei saa käyttää?", "fi", True),
        ("Ketkä eivät voi hakea?", "fi", True),
        ("Which harbours can join?", "en", False),
        ("Can harbours not join?", "en", False),
        ("What happens if the ship does not sail?", "en", False),
        ("Which harbours that have not applied before may join?", "en", False),
        ("Which Jean Monnet harbour is the nearest?", "en", False),
        ("Mitä jos laiva ei lähde?", "fi", False),
        ("Mitkä satamat, joilla ei ole laituria, pääsevät mukaan?", "fi", False),
        ("Mitkä satamat pääsevät mukaan?", "fi", False),
    ],
)
def test_what_is_not_so_is_asked_for(book: TermBook, question: str, language: Language, negated: bool) -> None:
    assert asks_what_not(read_question(question, language, book)) is negated


@pytest.mark.parametrize(
    ("question", "text", "language", "lacking"),
    [
        ("Which harbours cannot join?", "Harbours of the north and the south", "en", True),
        ("Which harbours cannot join?", "Harbours of the north (except Pier 7)", "en", False),
        ("Which harbours cannot join?", "River harbours cannot join", "en", False),
        ("Which harbours cannot join?", "Earlier voyages are not required", "en", True),
        ("What is not required?", "Earlier voyages are not required", "en", False),
        ("Which harbours cannot join?", "A harbour may join only once", "en", True),
        ("Which harbours can join?", "Harbours of the north and the south", "en", False),
        ("Mitkä satamat eivät pääse mukaan?", "Pohjoisen ja etelän satamat", "fi", True),
        ("Mitkä satamat eivät pääse mukaan?", "Vain pohjoisen satamat", "fi", False),
        ("Mitkä satamat eivät pääse mukaan?", "Jokisatamat eivät voi osallistua", "fi", False),
    ],
)
def test_a_denial_is_wanted(
    book: TermBook, unit_of: Callable[..., Unit], question: str, text: str, language: Language, lacking: bool
) -> None:
    assert lacks_denial(read_question(question, language, book), unit_of(text, language)) is lacking
