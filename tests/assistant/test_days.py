"""Of several days in one statement the answer gives the one asked for: the next one, or that of a season."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.days import one_day, seasons_of
from assistant.question import read_question
from assistant.terms import TermBook
from assistant.units import Unit
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
