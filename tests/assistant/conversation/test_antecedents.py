"""A thing that is named before a question takes the place of its pronoun, and a case that is told of stays."""

from __future__ import annotations

import pytest

from assistant.conversation.antecedents import place_told
from assistant.conversation.dialogue import resolve
from assistant.conversation.leads import split_message
from assistant.conversation.placing import place_thing
from assistant.names.terms import TermBook
from ingest.types import Language


@pytest.mark.parametrize(
    ("language", "message", "question"),
    [
        ("en", "A friend spoke of something called a fugue and I smiled. What is it?", "What's fugue?"),
        ("en", 'The poster says "open stage". What does that mean exactly?', "What does open stage mean?"),
        ("en", "The letter asks for an RSVP. What on earth is that?", "What's RSVP?"),
        ("fi", "Opettaja käytti sanaa fuuga. Mitä se oikein tarkoittaa?", "Mitä fuuga tarkoittaa?"),
        ("fi", "Seinällä luki ”avoin lava”. Mikä ihme se on?", "Mikä avoin lava on?"),
        ("fi", "Kutsussa luki VPK:sta. Mikä se on?", "Mikä VPK on?"),
    ],
)
def test_a_definition_is_asked_of_the_word_that_was_met(
    language: Language, message: str, question: str, book: TermBook
) -> None:
    assert place_told(message, language, book) == question


@pytest.mark.parametrize(
    ("language", "message", "question"),
    [
        ("en", "We look at both a piano and a harp. Which of them is cheaper?", "Which is cheaper, a piano or a harp?"),
        ("fi", "Harkitsemme sekä pianoa että harppua. Kumpi niistä on halvempi?", None),
    ],
)
def test_one_of_two_is_asked_with_both(language: Language, message: str, question: str | None, book: TermBook) -> None:
    expected = question or "Kumpi on halvempi, pianoa vai harppua?"
    assert place_told(message, language, book) == expected


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "Our choir has 12 singers. Is that enough?"),
        ("en", "My NATO uncle is small. What is it?"),
        ("en", "We tune the piano ourselves. How long does it take?"),
        ("fi", "Kuoromme on pieni. Kelpaako se?"),
        ("fi", "Meillä on kaksi laulajaa. Montako niitä pitää olla?"),
    ],
)
def test_a_case_stays(language: Language, message: str, book: TermBook) -> None:
    assert place_told(message, language, book) == message


def names_nothing(words: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("Joo. Nyt on isompi ongelma, ovikello ei soi. Kenelle soitan?", "Ovikello ei soi. Kenelle soitan?"),
        ("Right. One more worry, the roof leaks badly. Who helps?", "The roof leaks badly. Who helps?"),
        (
            "My class wants it simpler: why do pianos need tuning every autumn?",
            "Why do pianos need tuning every autumn?",
        ),
        ("Before I forget, who tunes the piano?", "Who tunes the piano?"),
        ("Nyt kun muistan, kuka korjaa pianon?", "Kuka korjaa pianon?"),
        ("Next on my list, who tunes the piano?", "Who tunes the piano?"),
        ("Esitettä varten tarvitsen vielä yhden luvun, eli paljonko flyygelin viritys maksaa?", None),
    ],
)
def test_a_lead_that_tells_something_stays_and_one_that_announces_goes(message: str, question: str | None) -> None:
    split = split_message(message, ("Saako soittaa?",), names_nothing)
    assert split.question == (question or "Paljonko flyygelin viritys maksaa?")


@pytest.mark.parametrize(
    "message",
    [
        "As a choir of 12: may we sing?",
        "We are a choir of 12: may we sing?",
        "Before we leave, who tunes the piano?",
        "Kun olette soittaneet, kuka virittää pianon?",
    ],
)
def test_who_asks_and_when_stays(message: str) -> None:
    assert split_message(message, ("Saako soittaa?",), names_nothing).question == message


def test_a_way_back_with_spoken_words(book: TermBook) -> None:
    history = ("Millainen piano on?", "Saako soittaa?")
    assert resolve("nii viel siit pianosta, kuka sen virittää?", history, "fi", book).text == "Kuka pianosta virittää?"


def test_a_pronoun_in_a_second_question_keeps_its_own_thing() -> None:
    asked = "Mitä orkesteri saa ja kauanko se soittaa?"
    assert place_thing(asked, "piano", "fi") == "Mitä orkesteri saa ja kauanko se soittaa (piano)?"
