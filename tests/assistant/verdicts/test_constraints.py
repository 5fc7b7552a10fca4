"""All limits of a section held against a situation's numbers, and sums that one chooses from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.verdicts.choices import find_choice
from assistant.verdicts.constraints import find_broken
from ingest.types import Language


@pytest.mark.parametrize(
    ("question", "section", "language", "broken"),
    [
        ("Four schools in three countries: enough?", ("At least 3 countries", "At least 6 schools"), "en", 1),
        ("Six schools in three countries: enough?", ("At least 3 countries", "At least 6 schools"), "en", None),
        ("Riittääkö 4 koulua 3 maasta?", ("Vähintään 3 maata", "Vähintään 6 oppilaitosta"), "fi", 1),
        ("Is one country rule met by four schools in three countries?", ("At least 3 countries",), "en", None),
        # a rule that is asked about by name is the only one that is looked at
        (
            "Four schools in three countries. Is the country rule met?",
            ("At least 3 countries", "At least 6 schools"),
            "en",
            None,
        ),
        # what one may do as an applicant says nothing of partners
        (
            "Can a school be the applicant of two applications?",
            ("A school can take part in at most 5 applications", "A school can be the applicant only once"),
            "en",
            1,
        ),
        (
            "Can a school be a partner in two applications?",
            ("A school can take part in at most 5 applications", "A school can be the applicant only once"),
            "en",
            None,
        ),
        ("Voiko koulu olla kolmen hakemuksen hakijana?", ("Enintään 5 hakemusta", "Hakijana vain kerran"), "fi", 1),
        # a number that is only "over" another, and other kinds of things
        ("Are over four schools enough?", ("At least 6 schools",), "en", None),
        ("Can 4 students go for 3 weeks?", ("At least 6 schools",), "en", None),
    ],
)
def test_the_limit_that_is_broken_is_found_beside_the_best_unit(
    book: TermBook,
    unit_of: Callable[..., Unit],
    question: str,
    section: tuple[str, ...],
    language: Language,
    broken: int | None,
) -> None:
    units = [unit_of(text, language) for text in section]
    found = find_broken(read_question(question, language, book), units[0], units)
    assert found is (None if broken is None else units[broken])


@pytest.mark.parametrize(
    ("question", "stated", "language", "offered"),
    [
        ("We budgeted 45,000. Is that one of the sums on offer?", "A lump sum: EUR 30,000, EUR 60,000", "en", False),
        ("Can we apply for EUR 60,000?", "A lump sum: EUR 30,000 or EUR 60,000", "en", True),
        ("Voiko hakea 45 000 euroa?", "Kertakorvaus: 30 000 €, 60 000 €", "fi", False),
        ("Voiko hakea 30 000 euroa?", "Kertakorvaus: 30 000 € tai 60 000 €", "fi", True),
        # limits are no choice, nor is one sum
        ("Can we apply for EUR 45,000?", "Max. EUR 30,000 or EUR 60,000", "en", None),
        ("Can we apply for EUR 45,000?", "The grant is EUR 60,000", "en", None),
        ("Can we apply in 2026?", "A lump sum: EUR 30,000, EUR 60,000", "en", None),
    ],
)
def test_a_sum_is_held_against_those_to_choose_from(
    book: TermBook, unit_of: Callable[..., Unit], question: str, stated: str, language: Language, offered: bool | None
) -> None:
    unit = unit_of(stated, language)
    choice = find_choice(read_question(question, language, book), unit, [unit])
    assert (None if choice is None else choice[0]) is offered
