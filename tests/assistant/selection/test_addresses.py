"""Who asks for a telephone number is not answered with an e-mail address."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.selection.addresses import asks_publisher, is_for_all, lacks_address
from ingest.types import Language

_MAIL, _PHONE = "Lamps: lamps(at)guild.example", "Lamps: 010 555 0147"


@pytest.mark.parametrize(
    ("question", "text", "language", "for_all"),
    [
        ("Which number do I phone about lamps?", "Telephone: 010 555 0147", "en", True),
        ("Which number do I phone about lamps?", "Phone advice on weekdays, 010 555 0147", "en", True),
        ("Which number do I phone about lamps?", "Harbours: 010 555 0147", "en", False),
        ("Mihin numeroon soitan lampuista?", "Puhelin: 010 555 0147", "fi", True),
        ("Mihin numeroon soitan lampuista?", "Satamat: 010 555 0147", "fi", False),
        ("Missä osoitteessa lamppukilta on?", "Käyntiosoite: Lyhtykatu 3", "fi", False),
    ],
)
def test_an_address_for_everybody(
    book: TermBook, unit_of: Callable[..., Unit], question: str, text: str, language: Language, for_all: bool
) -> None:
    assert is_for_all(read_question(question, language, book), unit_of(text, language)) is for_all


@pytest.mark.parametrize(
    ("question", "text", "language", "lacking"),
    [
        ("What is the phone number of the guild?", _MAIL, "en", True),
        ("What is the phone number of the guild?", _PHONE, "en", False),
        ("Mikä on killan puhelinnumero?", _MAIL, "fi", True),
        ("Mikä on killan sähköposti?", _PHONE, "fi", True),
        ("Mikä on killan sähköposti?", _MAIL, "fi", False),
        ("Missä osoitteessa kilta sijaitsee?", "Haetaan killalta", "fi", True),
        ("Missä osoitteessa kilta sijaitsee?", "Kilta: Lyhtykatu 3", "fi", False),
        ("At what address is the form?", "The form: https://guild.example", "en", False),
        ("Kenelle soitan lampuista?", "Ota yhteyttä mestari Helvi Rautapäähän.", "fi", False),
        ("Kenelle soitan lampuista?", "Ota yhteyttä mestariin.", "fi", True),
        # a name is enough where no form is asked for, and a yes or no wants none
        ("Whom can I contact about lamps?", "The guild's adviser", "en", False),
        ("Can I phone the guild?", _MAIL, "en", False),
    ],
)
def test_the_form_that_is_asked_for(
    book: TermBook, unit_of: Callable[..., Unit], question: str, text: str, language: Language, lacking: bool
) -> None:
    assert lacks_address(read_question(question, language, book), unit_of(text, language)) is lacking


@pytest.mark.parametrize(
    ("question", "language", "own"),
    [
        ("Keneltä voi kysyä hausta?", "fi", True),
        ("Keneltä saa apua?", "fi", True),
        ("Who can I ask?", "en", True),
        ("Where can I write?", "en", True),
        ("Who can I ask about my pension?", "en", False),
        ("What is the minimum number of lamps?", "en", False),
        ("Can I write to you?", "en", False),
    ],
)
def test_who_is_asked_for_when_nobody_is_named(book: TermBook, question: str, language: Language, own: bool) -> None:
    assert asks_publisher(read_question(question, language, book)) is own
