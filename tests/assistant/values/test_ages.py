"""Ages and lengths of time, each held against its own limit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.verdicts.polarity import is_yes
from ingest.types import Language


@pytest.mark.parametrize(
    ("question", "stated", "language", "yes"),
    [
        ("Can a 17-year-old sail for three months?", "Age: at least 16 years", "en", True),
        ("Can a 15-year-old sail for three months?", "Age: at least 16 years", "en", False),
        ("Voiko 17-vuotias lähteä kolmeksi viikoksi?", "Ikä: vähintään 16 vuotta", "fi", True),
        ("Can a goat of 10 months come?", "The goat may be one year old or older", "en", False),
        ("May a seventeen-year-old row?", "Only for those over 16; each has an oar", "en", True),
        ("Kelpaako 40 euron lippu?", "Lippu hyväksytään 50 euroon asti.", "fi", True),
        ("Kelpaako 60 euron lippu?", "Lippu hyväksytään 50 euroon asti.", "fi", False),
        ("I lost my badge two years ago, can I get a new one?", "A lost badge is replaced for 10 years.", "en", True),
        ("We got money two years ago. May we ask again?", "No money in the last three years", "en", False),
        ("Can a town of 7,500 residents get it?", "EUR 9,000 if there are over 5,000 inhabitants", "en", True),
        ("Can a town of 4,500 residents get it?", "EUR 9,000 if there are over 5,000 inhabitants", "en", False),
    ],
)
def test_a_number_is_held_against_its_own_limit(
    book: TermBook, unit_of: Callable[..., Unit], question: str, stated: str, language: Language, yes: bool
) -> None:
    assert is_yes(read_question(question, language, book), unit_of(stated, language)) is yes


def test_an_age_is_not_held_against_the_days_of_a_heading(book: TermBook, unit_of: Callable[..., Unit]) -> None:
    unit = unit_of("Only for those over 15", "en", "Guide", "Rowing camp 20–30 days")
    assert is_yes(read_question("May a 16-year-old row?", "en", book), unit)


@pytest.mark.parametrize(
    ("question", "stated", "language", "yes"),
    [
        ("Voiko 16-vuotias ohjata?", "Ohjaajan on oltava täysi-ikäinen ja tunnettava lamput 6 kuukautta", "fi", False),
        ("Voiko 19-vuotias ohjata?", "Ohjaajan on oltava täysi-ikäinen", "fi", True),
        ("Voiko alaikäinen ohjata?", "Ohjaajan on oltava vähintään 18-vuotias", "fi", False),
        ("Can a 17-year-old take part?", "Participants must be adults", "en", False),
        ("Can a 17-year-old take part?", "Children come with an adult", "en", True),
        ("Saako 20-vuotias tehdä yövuoroja?", "Alaikäinen ei saa tehdä yövuoroja", "fi", True),
        ("Saako 17-vuotias tehdä yövuoroja?", "Alaikäinen ei saa tehdä yövuoroja", "fi", False),
        ("Can a seventeen-year-old take part?", "Participants must be adults", "en", False),
        ("Can a 19-year-old take part?", "Participants must be adults", "en", True),
        ("Can we stay for 17 years?", "Participants must be adults", "en", True),
        ("Can a 15-year-old row?", "Rowers: at least 16 years of age. Guides must be adults.", "en", False),
        ("Can a 17-year-old row?", "Rowers: at least 16 years of age. Guides must be adults.", "en", True),
    ],
)
def test_who_is_under_age_is_no_adult(
    book: TermBook, unit_of: Callable[..., Unit], question: str, stated: str, language: Language, yes: bool
) -> None:
    assert is_yes(read_question(question, language, book), unit_of(stated, language)) is yes
