"""A further part of a message: held by the answer to the first part, standing beside it, or a question of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answers.answering import PartAnswer
from assistant.engine import Assistant
from assistant.names.terms import TermBook
from assistant.parts.further import asks_of_person, counts_both, held, says_again
from assistant.parts.splitting import split_counted
from assistant.question.reading import read_question
from assistant.wording.statements import Statement
from ingest.types import Language

_SESSION_FI = "Kyselytunti verkossa: 3.2.2031 klo 14–15."
_SESSION_EN = "Question time online: 3 February 2031, 14:00–15:00."
_COURSE = "Vahtikurssi kestää kuusi tuntia, ja sen järjestää satamakapteeni."
_PORTAL = "The portal Lantern: https://lantern.example"
_WEIGHTS = "Laatu 50, tarve 30, kielitaito 20."
_KEEPER = "Ask the keeper Saga Norrgård."


def _answered(question: str, told: str, language: Language) -> PartAnswer:
    reading = read_question(question, language, TermBook((), (), {}))
    return PartAnswer(reading, "answered", (Statement(told, (0,)),), 0.9)


@pytest.mark.parametrize(
    ("first", "told", "further", "language", "is_held"),
    [
        ("Milloin kyselytunti on?", _SESSION_FI, "monelta se alkaa?", "fi", True),
        ("Milloin kyselytunti on?", _SESSION_FI, "mihin aikaan?", "fi", True),
        ("Milloin kyselytunti on?", _SESSION_FI, "missä se pidetään?", "fi", True),
        ("Milloin kyselytunti on?", _SESSION_FI, "kuka sen vetää?", "fi", False),
        ("Milloin kyselytunti on?", _SESSION_FI, "milloin siihen pitää ilmoittautua?", "fi", False),
        ("Milloin kyselytunti on?", _SESSION_FI, "mitä se maksaa?", "fi", False),
        ("When is the question time?", _SESSION_EN, "what time does it end?", "en", True),
        ("When is the question time?", _SESSION_EN, "when did it open?", "en", False),
        ("When is the question time?", _SESSION_EN, "can it be recorded?", "en", False),
        ("Kuinka pitkä vahtikurssi on?", _COURSE, "kuka sen järjestää?", "fi", True),
        ("Kuinka pitkä vahtikurssi on?", _COURSE, "kuka sen maksaa?", "fi", False),
        ("Where is the portal?", _PORTAL, "at what address?", "en", True),
        ("How do I find the portal?", _PORTAL, "Give me the page.", "en", True),
        ("Where is the portal?", _PORTAL, "what is its phone number?", "en", False),
        ("Millä perusteilla pisteet annetaan?", _WEIGHTS, "mikä on kunkin painoarvo?", "fi", True),
        ("Which lasts longer?", "Hut 2 days, hall 3 days.", "what is the sum for each?", "en", False),
        ("Which has more?", "Hut EUR 20, hall EUR 30.", "what is the sum for each?", "en", True),
        ("Whom do I ask?", _KEEPER, "what is her name?", "en", True),
        ("Whom do I ask?", "Ask the keeper of the light.", "what is her name?", "en", False),
    ],
)
def test_what_the_first_answer_holds(first: str, told: str, further: str, language: Language, is_held: bool) -> None:
    part = read_question(further, language, TermBook((), (), {}))
    assert (held(part, _answered(first, told, language)) is not None) is is_held


@pytest.mark.parametrize(
    ("question", "language", "of_person"),
    [
        ("what is her name?", "en", True),
        ("mikä on hänen puhelinnumeronsa?", "fi", True),
        ("what is its name?", "en", False),
        ("mikä on kurssin hinta?", "fi", False),
    ],
)
def test_what_is_asked_of_a_person(question: str, language: Language, of_person: bool) -> None:
    assert asks_of_person(read_question(question, language, TermBook((), (), {}))) is of_person


@pytest.mark.parametrize(
    ("question", "told", "language", "both"),
    [
        ("How many schools and countries make a network?", "At least 6 institutions, 3 countries.", "en", True),
        (
            "How many schools and countries make a network?",
            "At least 3 countries (2 of them new countries).",
            "en",
            False,
        ),
        ("Montako koulua ja yritystä tarvitaan?", "Yksi oppilaitos ja vähintään 2 yritystä.", "fi", True),
        ("Montako koulua ja yritystä tarvitaan?", "Vähintään 2 yritystä.", "fi", False),
    ],
)
def test_two_things_that_are_counted(question: str, told: str, language: Language, both: bool) -> None:
    book = TermBook((), (), {})
    pair = split_counted(read_question(question, language, book), book)
    assert len(pair) == 2
    assert counts_both(pair, _answered(question, told, language)) is both


_SLIDES: dict[Language, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "fi": (
        ("Haku", ("Majakkahankkeiden haku päättyy 4.2.2031 klo 15.00",
                  "Luotsihankkeiden haku päättyy 9.3.2031 klo 12.00")),
        ("Tarkastukset", ("Säätiö tarkastaa paikan päällä joka kymmenennen hankkeen.",
                          "Tarkastuksesta ilmoitetaan 10 päivää etukäteen.")),
        ("Verkosto", ("Vähintään 4 satamaa", "Vähintään 3 maata")),
        ("Neuvonta", ("Puhelin 014 555 7700, ti–to klo 9–11.30", "Hakuasiat: haku(at)majakka.example")),
    ),
    "en": (
        ("Calls", ("The lighthouse call closes on 4 February 2031 at 15:00",
                   "The pilot boat call closes on 9 March 2031")),
        ("Visits", ("The Foundation inspects one project in ten on the spot.",
                    "An inspection is announced 10 days ahead.")),
        ("Network", ("At least 4 harbours", "At least 3 countries")),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def assistant(decks_of: Callable[..., Assistant]) -> Assistant:
    return decks_of(_SLIDES)


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Montako hanketta tarkastetaan paikan päällä, ja milloin siitä ilmoitetaan?", ("kymmenennen", "10 päivää")),
        ("Kuinka monta satamaa ja maata verkostossa on oltava?", ("4 satamaa", "3 maata")),
        ("How many harbours and countries must the network have?", ("4 harbours", "3 countries")),
        ("Milloin majakkahankkeiden haku päättyy ja mihin aikaan?", ("4.2.2031 klo 15.00",)),
        ("Kenelle soitan hakuasioissa, mikä numero on?", ("014 555 7700",)),
    ],
)
def test_all_that_was_asked_is_told(assistant: Assistant, question: str, said: tuple[str, ...]) -> None:
    answer = assistant.ask(question, today=date(2031, 1, 1))
    assert answer.status == "answered"
    assert all(value in answer.text for value in said)
    assert "9.3.2031" not in answer.text


@pytest.mark.model
@pytest.mark.parametrize(
    "question",
    ["Kuka tarkastaa hankkeita ja mikä on hänen nimensä?", "Who inspects the projects and what is her name?"],
)
def test_a_name_that_is_not_told_stays_open(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question, today=date(2031, 1, 1)).status == "partial"


@pytest.mark.parametrize(
    ("further", "told", "again"),
    [
        ("How much of it goes to oars?", "The budget is EUR 4 million.", True),
        ("How much of it goes to oars?", "Oars: EUR 1 million.", False),
        ("How much does the harbour get?", "The budget is EUR 4 million.", False),
    ],
)
def test_a_part_is_not_the_whole_again(further: str, told: str, again: bool) -> None:
    first = _answered("How big is the budget?", "The budget is EUR 4 million.", "en")
    assert says_again(_answered(further, told, "en"), first) is again
