"""Statements that ask to be confirmed."""

from __future__ import annotations

import pytest

from assistant.message.confirmations import ask_to_confirm


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("So the deadline is 5 March?", "Is the deadline 5 March?"),
        ("The grant can be 400 000, right?", "Can The grant be 400 000?"),
        ("So firms cannot apply, is that correct?", "Is it true that firms cannot apply?"),
        ("In other words a visit lasts 10 days?", "Is it true that a visit lasts 10 days?"),
        ("Haku on 5.3., eikö niin?", "Onko Haku 5.3.?"),
        ("Eli yritys voi hakea?", "Voiko yritys hakea?"),
        ("Onhan kesto vähintään vuosi?", "Onko kesto vähintään vuosi?"),
        ("Päättyyhän haku torstaina?", "Päättyykö haku torstaina?"),
        ("Is a week enough, or is it too short?", "Is a week enough?"),
        ("Riittääkö kolme vai onko se liian vähän?", "Riittääkö kolme?"),
    ],
)
def test_a_statement_is_made_a_question(said: str, asked: str) -> None:
    assert ask_to_confirm(said) == asked


@pytest.mark.parametrize(
    "text",
    [
        "So when is it?",
        "Eli mistä sitä haetaan?",
        "Can we apply?",
        "So can we apply?",
        "Monelta tilaisuus alkaa?",
        "We are a school, may we apply?",
        "Three clubs from three countries: is that enough?",
        "The deadline is 5 March.",
        "Eli onko haku auki?",
        "",
    ],
)
def test_questions_and_statements_without_a_mark_stay(text: str) -> None:
    assert ask_to_confirm(text) == text
