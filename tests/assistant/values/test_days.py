"""Of several days in one statement the answer gives the one asked for: the next one, or that of a season."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.engine import Assistant
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.values.days import one_day, piece_in_season, seasons_of
from ingest.types import Language

_FOUR = "Long Story – four calls: 1 February, 2 May, 1 August and 1 November 2030"
_NELJA = "Pitkä juttu – neljä hakua: 1. helmikuuta, 2. toukokuuta, 1. elokuuta ja 1. marraskuuta 2030"
_TWO = "Pienet teot: 15.2.2030 ja 15.8.2030 klo 14.00"


@pytest.mark.parametrize(
    ("question", "stated", "language", "shown"),
    [
        ("When is the next call for long stories?", _FOUR, "en", "Long Story – 1 August"),
        ("Milloin on seuraava haku?", _NELJA, "fi", "Pitkä juttu – 1. elokuuta"),
        ("Milloin keväällä haku päättyy?", _TWO, "fi", "Pienet teot: 15.2.2030 klo 14.00"),
        ("Milloin syksyn haku päättyy?", _TWO, "fi", "Pienet teot: 15.8.2030 klo 14.00"),
        ("Milloin haku päättyy?", _TWO, "fi", _TWO),
        ("Onko seuraava haku elokuussa?", _NELJA, "fi", _NELJA),
        ("When is the next call?", "Open from 3 March 2030, work starts on 1 June 2030", "en", None),
    ],
)
def test_the_day_that_is_asked_for_is_shown(
    book: TermBook,
    unit_of: Callable[..., Unit],
    question: str,
    stated: str,
    language: Language,
    shown: str | None,
) -> None:
    unit = one_day(unit_of(stated, language), read_question(question, language, book), date(2030, 5, 20))
    assert unit.text == (shown or stated)


def test_after_the_last_day_all_are_shown(book: TermBook, unit_of: Callable[..., Unit]) -> None:
    unit = one_day(unit_of(_FOUR, "en"), read_question("When is the next call?", "en", book), date(2030, 12, 1))
    assert unit.text == _FOUR


@pytest.mark.parametrize(
    ("text", "seasons"),
    [("kesällä", {"summer"}), ("kesäkuussa", set()), ("before Christmas", {"christmas"}), ("talvitauko", {"winter"})],
)
def test_seasons_are_no_months(text: str, seasons: set[str]) -> None:
    assert seasons_of(text) == seasons


_SPAN = "Marsh money: 1 March – 15 April 2031"
_ROUNDS = "Lamp money: round 1 from 5 January to 6 February 2031, round 2 from 3 August to 9 September 2031"
_VALI = "Suoraha (SR-2): 1.3.–15.4.2031"
_HOURS = "Wick money, two rounds 7 February 2031 at 14:00 and 5 September 2031 at 14:00"


@pytest.mark.parametrize(
    ("question", "stated", "language", "shown"),
    [
        ("By when must the application be sent?", _SPAN, "en", "Marsh money: 15 April 2031"),
        ("When does the call close?", _SPAN, "en", "Marsh money: 15 April 2031"),
        ("When does the call open and close?", _SPAN, "en", _SPAN),
        ("When is the call?", _SPAN, "en", _SPAN),
        ("Is 15 April the deadline?", _SPAN, "en", _SPAN),
        ("Mihin mennessä haetaan?", _VALI, "fi", "Suoraha (SR-2): 15.4.2031"),
        ("Milloin haku alkaa?", _VALI, "fi", _VALI),
        ("When does the autumn round close?", _ROUNDS, "en", "Lamp money: round 2 9 September 2031"),
        ("When is the spring round?", _ROUNDS, "en", "Lamp money: round 1 from 5 January to 6 February 2031"),
        ("When do the rounds close?", _ROUNDS, "en", _ROUNDS),
        ("When does the autumn round close?", _HOURS, "en", "Wick money, two rounds 5 September 2031 at 14:00"),
    ],
)
def test_of_a_span_the_end_and_of_rounds_the_season_s(
    book: TermBook, unit_of: Callable[..., Unit], question: str, stated: str, language: Language, shown: str
) -> None:
    reading = read_question(question, language, book)
    assert one_day(piece_in_season(unit_of(stated, language), reading), reading, date(2031, 1, 2)).text == shown


@pytest.mark.model
def test_a_span_tells_when_a_call_opens(decks_of: Callable[..., Assistant]) -> None:
    slides = (("Calls 2031", (_SPAN, "Reed money: 3 May – 4 June 2031")),)
    answer = decks_of({"en": slides}).ask("When does the Marsh money call open?", today=date(2031, 1, 2))
    assert "1 March" in answer.text
