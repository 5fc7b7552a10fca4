"""Days, months, weekdays and clock times that a yes-or-no question names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.values.moments import names_moment
from assistant.verdicts.limits import compare_values, states_another
from ingest.types import Language

CALL = {
    "en": "Call for boats (BO-1): 5 March 2026 at 13:00",
    "fi": "Venehaku (BO-1): 5. maaliskuuta 2026 klo 13.00",
}
SESSION = {"en": "Boat info session: 10 February 2026 at 14:30", "fi": "Venehakuinfo: 10.2.2026 klo 14.30"}
UnitOf = Callable[..., Unit]


@pytest.mark.parametrize(
    ("question", "language", "yes"),
    [
        ("Is the BO-1 deadline 19 February?", "en", False),
        ("Is the BO-1 deadline 5 March?", "en", True),
        ("Is the BO-1 deadline 5 March 2027?", "en", False),
        ("Does BO-1 close in April?", "en", False),
        ("Does BO-1 close in March?", "en", True),
        ("Does BO-1 close at 12:00?", "en", False),
        ("Does BO-1 close at 13:00?", "en", True),
        ("Does BO-1 close before 10 March?", "en", True),
        ("Can we send the BO-1 application at 12:00?", "en", True),
        ("Can we send the BO-1 application on 6 March?", "en", False),
        ("Is BO-1 open on 1 March?", "en", True),
        ("Does BO-1 close on a Thursday?", "en", True),
        ("Onko BO-1-haun määräaika 19.2.?", "fi", False),
        ("Päättyykö BO-1-haku kello 12?", "fi", False),
        ("Päättyykö BO-1-haku ennen kello 14?", "fi", True),
        ("Ehtiikö BO-1-hakemuksen jättää 4.3.?", "fi", True),
        ("Onko BO-1-haku perjantaina?", "fi", False),
    ],
)
def test_a_moment_is_held_against_the_deadline(
    question: str, language: Language, yes: bool, book: TermBook, unit_of: UnitOf
) -> None:
    assert compare_values(read_question(question, language, book), unit_of(CALL[language], language)) is yes


@pytest.mark.parametrize(
    ("question", "language", "yes"),
    [
        ("Is the info session on 11 February?", "en", False),
        ("Is the info session on 10 February?", "en", True),
        ("Onko venehakuinfo 11.2.?", "fi", False),
    ],
)
def test_an_event_is_on_its_day_alone(
    question: str, language: Language, yes: bool, book: TermBook, unit_of: UnitOf
) -> None:
    assert compare_values(read_question(question, language, book), unit_of(SESSION[language], language)) is yes


def test_a_moment_is_asked_about_itself_or_is_when_one_wants_something(book: TermBook) -> None:
    assert names_moment(read_question("Does the course start in May?", "en", book))
    assert not names_moment(read_question("I graduate in May, may I go?", "en", book))
    assert not names_moment(read_question("Does the course start early?", "en", book))


@pytest.mark.parametrize(
    ("question", "text", "yes"),
    [
        ("Is it 90 000?", "The grant is 30 000 EUR or 60 000 EUR", False),
        ("Is it 60,000?", "The grant is 30,000 EUR or 60,000 EUR", True),
        ("Can it be 20000?", "The grant is at most EUR 30,000", True),
        ("Was it 2024?", "The grant is EUR 30,000", None),
    ],
)
def test_a_bare_large_number_is_a_sum_beside_sums(
    question: str, text: str, yes: bool | None, book: TermBook, unit_of: UnitOf
) -> None:
    assert compare_values(read_question(question, "en", book), unit_of(text, "en")) is yes


def test_no_yes_beside_another_value(book: TermBook, unit_of: UnitOf) -> None:
    unit = unit_of("Boat info sessions: 10 February 2026 and 3 March 2026", "en")
    assert states_another(read_question("Will a session be given on 11 February 2026?", "en", book), unit)
    assert not states_another(read_question("Will a session be given on 10 February 2026?", "en", book), unit)
