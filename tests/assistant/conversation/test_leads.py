"""What stands before the question in a message is told apart from it."""

from __future__ import annotations

import pytest

from assistant.conversation.dialogue import resolve
from assistant.conversation.leads import split_message
from assistant.conversation.placing import leans_on, place_thing
from assistant.conversation.told import statement_of, told_before
from assistant.message.tidying import Tidier
from assistant.names.terms import TermBook
from ingest.types import Language

EARLIER = ("Saako stipendillä ostaa soittimen?", "Can the bursary pay for an instrument?")


def names_nothing(words: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("Selvä homma. Sitten ihan muuta: kuka korjaa pianon?", "Kuka korjaa pianon?"),
        ("Hypätäänpä aiheesta toiseen, kuka korjaa pianon?", "Kuka korjaa pianon?"),
        ("Pikkujuttu vielä: kuka korjaa pianon?", "Kuka korjaa pianon?"),
        ("Tuo selvisi, mutta kuka korjaa pianon?", "Kuka korjaa pianon?"),
        ("Sounds good to me. Now for something different: who tunes the piano?", "Who tunes the piano?"),
        ("So far so good. Who tunes the piano?", "Who tunes the piano?"),
        ("Next on the list – who tunes the piano?", "Who tunes the piano?"),
        ("Changing the subject, who tunes the piano?", "Who tunes the piano?"),
    ],
)
def test_a_transition_is_left_out(message: str, question: str) -> None:
    split = split_message(message, EARLIER, names_nothing)
    assert split.question == question
    assert split.led
    assert not split.back


@pytest.mark.parametrize(
    ("message", "thing", "question"),
    [
        ("Palaan vielä soittimiin. Kuka ne vakuuttaa?", "soittimiin", "Kuka ne vakuuttaa?"),
        ("Ja se soitin vielä, kuka sen vakuuttaa?", "soitin", "Kuka sen vakuuttaa?"),
        ("Unohdin kysyä soittimesta: kuka sen vakuuttaa?", "soittimesta", "Kuka sen vakuuttaa?"),
        ("Soitin jäi vielä mietityttämään: kuka sen vakuuttaa?", "Soitin", "Kuka sen vakuuttaa?"),
        ("Going back to the instrument: who insures it?", "instrument", "Who insures it?"),
        ("About that instrument again, who insures it?", "instrument", "Who insures it?"),
        ("That instrument I began with – who insures it?", "instrument", "Who insures it?"),
        ("As for the instrument, who insures it?", "instrument", "Who insures it?"),
    ],
)
def test_a_way_back_names_its_thing(message: str, thing: str, question: str) -> None:
    split = split_message(message, EARLIER, names_nothing)
    assert (split.thing, split.question, split.back) == (thing, question, True)


@pytest.mark.parametrize(
    "message",
    [
        "Olemme pieni orkesteri. Saammeko hakea?",
        "We are a small orchestra. May we apply?",
        "Sitten kun konsertti on ohi, kuka maksaa salin?",
        "On Monday we sign the form: who keeps it?",
        "In Norway, can we rehearse?",
        "With two players, can we still apply?",
        "Who tunes the piano?",
    ],
)
def test_what_says_how_things_are_stays(message: str) -> None:
    assert not split_message(message, EARLIER, names_nothing).led


@pytest.mark.parametrize("message", ["Back to basics: what is a fugue?", "Sitten ihan muuta: mikä on fuuga?"])
def test_the_first_message_leads_from_nothing(message: str) -> None:
    assert split_message(message, (), names_nothing).question == message


@pytest.mark.parametrize(
    ("history", "message", "language", "standalone"),
    [
        (
            ["Who may rent the hall?", "Is lunch served?"],
            "Back to the hall: how many people does it seat?",
            "en",
            "How many people does the hall seat?",
        ),
        (
            ["Kuka saa vuokrata salin?", "Onko lounasta tarjolla?"],
            "Palataan vielä saliin. Montako ihmistä siihen mahtuu?",
            "fi",
            "Montako ihmistä saliin mahtuu?",
        ),
        (
            ["Who may rent the hall?", "Is lunch served?"],
            "To return to my first question, how much?",
            "en",
            "How much (rent the hall)?",
        ),
        (
            ["Meille on tulossa vaativa kapellimestari. Kuka hänet hakee?", "Onko lounasta tarjolla?"],
            "Takaisin kapellimestariin: voiko hän yöpyä talossa?",
            "fi",
            "Meille on tulossa vaativa kapellimestari. Voiko hän yöpyä talossa?",
        ),
        (
            ["My niece plays the harp and lives far from the hall."],
            "Would she be allowed to stay overnight?",
            "en",
            "My niece plays the harp and lives far from the hall. Would she be allowed to stay overnight?",
        ),
        (
            ["Onko lounasta tarjolla?"],
            "Ihan toinen asia: milloin sali aukeaa?",
            "fi",
            "Milloin sali aukeaa?",
        ),
    ],
)
def test_the_question_stands_by_itself(history: list[str], message: str, language: Language, standalone: str) -> None:
    assert resolve(message, history, language, TermBook((), (), {})).text == standalone


@pytest.mark.parametrize(
    ("question", "thing", "language", "placed"),
    [
        ("Who insures it?", "harp", "en", "Who insures the harp?"),
        ("Who insures them?", "our harps", "en", "Who insures our harps?"),
        ("Is it possible to rent?", "harp", "en", "Is it possible to rent (harp)?"),
        ("Who plays?", "harp", "en", "Who plays (harp)?"),
        ("Who tunes the harp?", "that harp", "en", "Who tunes the harp?"),
        ("Kuka sen vakuuttaa?", "harppu", "fi", "Kuka harppu vakuuttaa?"),
        ("Kuka soittaa?", "harppu", "fi", "Kuka soittaa (harppu)?"),
    ],
)
def test_a_thing_takes_the_place_of_its_pronoun(question: str, thing: str, language: Language, placed: str) -> None:
    assert place_thing(question, thing, language) == placed


@pytest.mark.parametrize(
    ("question", "leans"),
    [("Saako sellaisen viedä ulos?", True), ("Who pays for that?", True), ("Is it possible to sing?", False)],
)
def test_a_pronoun_leans(question: str, leans: bool) -> None:
    assert leans_on(question) is leans


def test_what_is_told_before_a_question() -> None:
    assert statement_of("Our hall is old. Is it safe?") == "Our hall is old."
    assert statement_of("Is it safe?") == ""
    assert told_before("Is it safe?", ["Such a day. Our hall burned down last night."]) == (
        "Our hall burned down last night."
    )
    assert told_before("Is it safe?", ["Is the hall old?"]) == ""


def test_a_thing_before_a_colon_is_no_courtesy(tidier: Tidier) -> None:
    assert "hakuiltaa" in tidier.tidy("Jäin vielä miettimään sitä viulistien hakuiltaa: missä se pidetään?")
