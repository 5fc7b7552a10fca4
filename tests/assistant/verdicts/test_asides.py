"""Words of a statement that are set aside: brackets, last words, relative clauses, provisos and headings."""

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
        ("Can we rent a barge?", "A barge may be rented as long as no ferry sails.", "en", True),
        ("Saako proomun vuokrata?", "Proomun saa vuokrata, kunhan lauttaa ei ole.", "fi", True),
        ("Saako proomun vuokrata?", "Proomun saa vuokrata edellyttäen, ettei lauttaa ole.", "fi", True),
        ("Can we rent a barge?", "A barge may be rented, not a yacht.", "en", True),
        ("Can we rent a yacht?", "A barge may be rented, not a yacht.", "en", False),
        ("Voiko valmentaja olla vetäjä?", "Vetäjä voi olla opettaja tai valmentaja, ei huoltaja.", "fi", True),
        ("Voiko huoltaja olla vetäjä?", "Vetäjä voi olla opettaja tai valmentaja, ei huoltaja.", "fi", False),
        ("Voiko rahalla matkustaa?", "Tuki 200 € paria kohden, ei matkoihin", "fi", False),
        ("Can we rent a barge?", "A barge may be rented – fuel is not paid.", "en", True),
        ("Saako proomun vuokrata?", "Proomun saa vuokrata, muita aluksia ei.", "fi", True),
        ("Saako purjeveneen vuokrata?", "Proomun saa vuokrata, muita aluksia ei.", "fi", False),
        ("Can I try if I was not chosen?", "Those who were not chosen may try again.", "en", True),
        ("Voiko palkkaa maksaa?", "Palkkaa voi maksaa, ei kuitenkaan hakijan perheelle.", "fi", True),
        ("Maksetaanko niille, jotka eivät laula?", "Maksetaan myös niille, jotka eivät laula.", "fi", True),
        ("Can I try if I was not chosen?", "Those who were not chosen may not try again.", "en", False),
    ],
)
def test_what_is_not_to_the_point_is_set_aside(
    book: TermBook, unit_of: Callable[..., Unit], question: str, stated: str, language: Language, yes: bool
) -> None:
    assert is_yes(read_question(question, language, book), unit_of(stated, language)) is yes


@pytest.mark.parametrize(
    ("question", "heading", "stated", "language", "yes"),
    [
        ("Can a bank host a trainee?", "Who cannot apply?", "banks (may host trainees)", "en", True),
        ("Can a bank apply?", "Who cannot apply?", "banks (may host trainees)", "en", False),
        ("Can a bank sell us paint?", "Who cannot apply?", "banks (may host trainees)", "en", False),
        ("Saako pankki rahoitusta?", "Kuka ei voi hakea?", "pankki (voi antaa tiloja)", "fi", False),
        (
            "Voiko pankki lainata teltan?",
            "Kuka ei voi hakea?",
            "pankki (voi lainata teltan, mutta ei hakea)",
            "fi",
            True,
        ),
        ("Voiko pankki olla mukana?", "Hakea eivät voi", "pankit (voivat olla mukana ilman tukea)", "fi", True),
        ("Is paint accepted?", "What is not accepted", "Paint is accepted with a receipt.", "en", True),
        ("Is paint accepted?", "What is not accepted", "Paint is excluded.", "en", False),
        ("Is paint accepted?", "What is not accepted", "Paint that is bought at home.", "en", False),
        ("Can I pay by card?", "Does a card work?", "Yes, in all shops.", "en", True),
        ("Can I pay by card?", "Does a card work?", "Yes, but not in shops that take only cash.", "en", True),
        ("Can I pay by card in small shops?", "Does a card work?", "Yes, but not in small shops.", "en", False),
        ("Voiko maksaa kortilla?", "Käykö kortti?", "Ei käy.", "fi", False),
        ("Voiko uimari tulla?", "Kuka voi tulla?", "Ei, jos sataa.", "fi", False),
    ],
)
def test_a_heading_and_brackets_say_what_they_say(
    book: TermBook,
    unit_of: Callable[..., Unit],
    question: str,
    heading: str,
    stated: str,
    language: Language,
    yes: bool,
) -> None:
    unit = unit_of(stated, language, "Guide", heading)
    assert is_yes(read_question(question, language, book), unit) is yes


@pytest.mark.parametrize(
    ("question", "stated", "language", "yes"),
    [
        ("We have one cook only. May we join?", "cafés with at least one cook", "en", True),
        ("We have no cook. May we join without one?", "cafés with at least one cook", "en", False),
        ("Käykö kahvila, jossa on vain yksi kokki?", "kahvilat, joissa on vähintään yksi kokki", "fi", True),
        ("Can the same choir sing twice?", "The same choir may sing more than once.", "en", True),
    ],
)
def test_exactly_one_is_one_at_least(
    book: TermBook, unit_of: Callable[..., Unit], question: str, stated: str, language: Language, yes: bool
) -> None:
    assert is_yes(read_question(question, language, book), unit_of(stated, language)) is yes
