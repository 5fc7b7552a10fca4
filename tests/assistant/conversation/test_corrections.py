"""A message that puts right the one before it: what is meant now, what was not, and the question that results."""

from __future__ import annotations

import pytest

from assistant.conversation.corrections import read_correction
from assistant.conversation.dialogue import resolve
from assistant.names.terms import TermBook
from ingest.types import Language


@pytest.mark.parametrize(
    ("message", "new", "old", "question"),
    [
        ("whoops, tents not boats", "tents", "boats", ""),
        ("I said boats but I meant tents", "tents", "boats", ""),
        ("Sorry, the roof rather than the floor.", "the roof", "the floor", ""),
        ("Not the roof but the floor", "the floor", "the roof", ""),
        ("The floor is what I was after.", "The floor", "", ""),
        ("It's the floor I need, typo.", "the floor", "", ""),
        ("*tents", "tents", "", ""),
        ("Oh no, wrong month. June.", "June", "", ""),
        ("My mistake, what does it weigh?", "", "", "what does it weigh"),
        ("hups, teltat eikä veneet", "teltat", "veneet", ""),
        ("eiku teltat", "teltat", "", ""),
        ("Ei veneet vaan teltat, luin väärin", "teltat", "veneet", ""),
        ("Sanoin veneet mutta tarkoitin telttoja", "telttoja", "veneet", ""),
        ("veneiden tilalle piti tulla teltat", "teltat", "veneide", ""),
        ("Sori, väärä sana. Telttoja mä hain.", "Telttoja", "", ""),
        ("Kysyin epäselvästi: montako telttaa mahtuu pihalle?", "", "", "montako telttaa mahtuu pihalle"),
        ("siis milloin se suljetaan, ei milloin se avataan", "", "milloin se avataan", "milloin se suljetaan"),
    ],
)
def test_a_correction_says_what_is_meant_and_what_is_not(message: str, new: str, old: str, question: str) -> None:
    correction = read_correction(message)
    assert correction is not None
    assert (correction.new, correction.old, correction.question) == (new, old, question)


@pytest.mark.parametrize(
    "message",
    [
        "Sorry, one more question: who feeds the cat?",
        "Who may not swim here?",
        "What is meant by a harbour?",
        "I filled in the harbour form wrong, what can I do?",
        "Wrong key delivered, what now?",
        "Oops, I missed the last ferry. What can I do?",
        "Ei ole vielä selvää, milloin laituri avataan.",
        "No, milloin laituri sitten avataan?",
        "Anteeksi, vielä yksi kysymys: kuka hoitaa kissaa?",
        "Täytin laiturilomakkeen väärin, mitä teen?",
        "Mitä tarkoitetaan laiturilla?",
        "Thanks a lot!",
    ],
)
def test_what_only_looks_like_a_correction_is_none(message: str) -> None:
    assert read_correction(message) is None


@pytest.mark.parametrize(
    ("earlier", "message", "language", "standalone"),
    [
        ("When do the boats leave?", "oops, trains not boats", "en", "When do the trains leave?"),
        ("When do KA210 results come?", "typo, I meant KA220", "en", "When do KA220 results come?"),
        ("What is the biggest tent?", "smallest, I meant", "en", "What is the smallest tent?"),
        (
            "What is the start date of a camp?",
            "Sorry, end date, not start date.",
            "en",
            "What is the end date of a camp?",
        ),
        (
            "Who pays the guest club's meals?",
            "I should have said the driver's meals, not the guest's.",
            "en",
            "Who pays the driver's meals?",
        ),
        ("Is there a fee for the autumn camp?", "spring, sorry", "en", "Is there a fee for the spring camp?"),
        (
            "What is the harbour's email address?",
            "Hang on, the street address.",
            "en",
            "What is the harbour's street address?",
        ),
        (
            "What is the daily limit for fuel?",
            "Not daily, I meant per boat.",
            "en",
            "What is the limit for fuel per boat?",
        ),
        (
            "What can shorten the waiting time?",
            "Wrong word, what can lengthen it?",
            "en",
            "What can lengthen the waiting time?",
        ),
        (
            "How many seats must be kept for guests?",
            "Wrong group, I meant the oldest rowers.",
            "en",
            "How many seats must be kept for the oldest rowers?",
        ),
        ("Where is the regatta held?", "when, not where", "en", "When is the regatta held?"),
        ("Missä regatta pidetään?", "hups, milloin siis", "fi", "Milloin regatta pidetään?"),
        ("Milloin KA210-haku päättyy?", "eiku KA220", "fi", "Milloin KA220-haku päättyy?"),
        ("Milloin KA210:tä voi hakea?", "hups, KA220:a tarkoitin", "fi", "Milloin KA220:tä voi hakea?"),
        ("Mikä on leirin alkupäivä?", "siis loppupäivä eikä alkupäivä", "fi", "Mikä on leirin loppupäivä?"),
        ("Mikä on suurin teltta?", "Ei vaan pienin, luin väärin.", "fi", "Mikä on pienin teltta?"),
        ("Montako kisaajaa veneessä on?", "eiku kisaseurassa", "fi", "Montako kisaajaa kisaseurassa on?"),
        ("Voiko soutaja tuoda koiran?", "ei koiraa vaan kissan", "fi", "Voiko soutaja tuoda kissan?"),
        ("Onko leiri syksyllä?", "keväällä siis", "fi", "Onko leiri keväällä?"),
        ("Mitä on viikkosoutu?", "Luin väärin, siis yösoutu: mitä se on?", "fi", "Mitä on yösoutu?"),
        (
            "Paljonko vene maksaa?",
            "Väärä sana, sori. Teltta piti kirjoittaa, ei vene.",
            "fi",
            "Paljonko teltta maksaa?",
        ),
    ],
)
def test_the_earlier_question_is_put_right(
    book: TermBook, earlier: str, message: str, language: Language, standalone: str
) -> None:
    assert resolve(message, [earlier], language, book).text == standalone


def test_a_correction_of_a_follow_up_is_put_in_what_it_leaned_on(book: TermBook) -> None:
    history = ["When does KA210 close?", "And KA220?"]
    assert resolve("typo, KA121", history, "en", book).text == "When does KA121 close?"


def test_a_follow_up_leans_on_the_corrected_question(book: TermBook) -> None:
    history = ["When does KA210 close?", "Oops, I meant KA220."]
    assert resolve("And how long may it last?", history, "en", book).text.endswith("(KA220)?")


def test_a_question_that_corrects_takes_over_the_topic(book: TermBook) -> None:
    resolved = resolve("Wrong question, sorry. Who signs?", ["When does KA220 close?"], "en", book)
    assert resolved.text == "Who signs (KA220)?"


def test_without_a_question_before_it_nothing_is_a_correction(book: TermBook) -> None:
    resolved = resolve("Oops, not KA210 but KA220", [], "en", book)
    assert (resolved.text, resolved.leans) == ("Oops, not KA210 but KA220", False)


def test_words_that_the_earlier_question_lacks_take_nothing_back(book: TermBook) -> None:
    message = "Montako telttaa, kun koira ei uskalla uida"
    assert resolve(message, ["Milloin KA220-haku päättyy?"], "fi", book).text != "Milloin KA220-haku päättyy?"
    assert "Montako telttaa" in resolve(message, ["Milloin KA220-haku päättyy?"], "fi", book).text
