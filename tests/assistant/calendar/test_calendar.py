"""What a guide's calendar tells: the first and the last call, shared days, parts of the year, no call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.calendar.call_order import asks_same_day, read_ends
from assistant.calendar.relative_days import name_day, name_month
from assistant.calendar.session_days import months_of
from assistant.engine import Assistant
from assistant.language.words import fold
from ingest.types import Language
from tests.assistant.conftest import check_told

TODAY = date(2030, 1, 20)
SLIDES: dict[Language, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "fi": (
        ("Opas majakoiden väelle", ("Majakoiden hakukierros 2030",)),
        (
            "Hakuajat 2030",
            (
                "Hakujen avautuminen: kaikki 3.2.2030",
                "Majakkahaku (MX7): 4.3.2030 klo 13.00",
                "Luotsihaku (MX8): 4.3.2030 klo 13.00",
                "Saaristohaku (MX9): 20.9.2030 klo 13.00",
                "Poijut (MX10): ei hakua 2030",
            ),
        ),
        (
            "Hakuinfot",
            (
                "Majakkahaun hakuinfo 12.2.2030 klo 9-10",
                "Kyselytunti 4.3.2030 klo 15-16",
                "Hakuklinikka 5.2.2030 klo 17",
            ),
        ),
        (
            "Lampun raha",
            (
                "Raha on suurempi, jos lamppu palaa tuulella.",
                "Uusi sääntö koskee ainoastaan vuoden 2030 lamppuja, ei aiempia.",
                "Lampuille annetaan rahaa vuoteen 2033 saakka.",
            ),
        ),
    ),
    "en": (
        ("Guide for lighthouse people", ("Lighthouses, call round 2030",)),
        (
            "Deadlines 2030",
            (
                "Opening of the calls: all on 3 February 2030",
                "Call for lighthouses (MX7): 4 March 2030 at 13:00",
                "Call for pilot boats (MX8): 4 March 2030 at 13:00",
                "Call for islands (MX9): 20 September 2030 at 13:00",
                "Buoys (MX10): no call in 2030",
            ),
        ),
        (
            "Info sessions",
            (
                "Info session for lighthouses 12 February 2030 at 9–10",
                "Q&A session 4 March 2030 at 15–16",
                "Clinic 5 February 2030 at 17",
                "For the boat trip registration by 8 February 2030",
            ),
        ),
        (
            "Money for lamps",
            (
                "The money is higher if the lamp burns in the wind.",
                "The new rule applies only to lamps of 2030, not to earlier ones.",
                "Money is given for lamps until 2033.",
            ),
        ),
    ),
}


@pytest.fixture(scope="module")
def assistant(decks_of: Callable[..., Assistant]) -> Assistant:
    return decks_of(SLIDES)


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Which call closes next?", ("4 March",), ("February",)),
        ("Mikä on seuraava haku?", ("4.3.2030",), ("3.2.", "5.2.")),
        ("Which call closes last?", ("20 September",), ("4 March",)),
        ("Mikä haku päättyy viimeisenä?", ("20.9.2030",), ("4.3.2030",)),
        ("Which call closes first and which last?", ("4 March", "20 September"), ()),
        ("What is the latest deadline?", ("20 September",), ("4 March",)),
        ("Which calls close first?", ("MX7", "MX8"), ("MX9",)),
        ("Mikä on vuoden ensimmäinen haku?", ("MX7", "MX8"), ("MX9",)),
        ("Which calls have the same deadline?", ("MX7", "MX8"), ("MX9",)),
        ("Mitkä haut päättyvät samana päivänä?", ("MX7", "MX8"), ("MX9",)),
        ("Which call closes on the same day as MX8?", ("MX7", "MX8"), ("MX9",)),
        ("Do all calls close on the same day?", ("No.", "MX7", "MX9"), ()),
        ("Onko kaikilla hauilla sama määräaika?", ("Ei.", "MX7", "MX9"), ()),
        ("Are there calls in autumn 2030?", ("Yes.", "MX9"), ("MX7",)),
        ("Which calls close in the first half of 2030?", ("MX7", "MX8"), ("MX9",)),
        ("Onko loppuvuodesta hakuja?", ("Kyllä.", "MX9"), ("MX8",)),
        ("Mitä hakuja on tammi-maaliskuussa?", ("MX7", "MX8"), ("MX9",)),
        ("Are all calls in spring?", ("No.", "MX7", "MX9"), ()),
        ("Does MX7 close before MX9?", ("Yes.", "4 March", "20 September"), ("No.",)),
        ("Päättyykö MX7 ennen MX8:aa?", ("Ei.", "MX7", "MX8"), ("Kyllä",)),
        ("Which call comes after MX8?", ("MX9",), ("MX7",)),
        ("Mitkä haut päättyvät ennen MX9-hakua?", ("MX7", "MX8"), ("MX9",)),
        ("When do the calls of 2030 close?", ("MX7", "MX8", "MX9"), ()),
        ("Are there any calls next month?", ("No.", "4 March"), ("20 September", "Yes")),
        ("What happens on 4 March?", ("MX7", "MX8", "Q&A"), ("MX9", "12 February")),
        ("Mitä 12. helmikuuta tapahtuu?", ("12.2.2030",), ("MX8",)),
        ("Mitä maaliskuussa tapahtuu?", ("MX7", "MX8", "Kyselytunti"), ("MX9",)),
        ("What closes on 20 September?", ("20 September",), ("4 March",)),
        ("Onko 12.2. jotain?", ("Kyllä.", "12.2.2030"), ("4.3.",)),
        ("When is the MX10 deadline?", ("no call in 2030",), ("March", "September")),
        ("Milloin poijuja haetaan?", ("ei hakua 2030",), ("4.3.", "20.9.")),
        ("Which actions have no call in 2030?", ("no call in 2030",), ("MX7", "March")),
        ("Mihin ei ole tänä vuonna hakua?", ("ei hakua 2030",), ("MX7", "4.3.")),
        ("Onko MX9-haku jo ollut?", ("Ei, haku on vielä auki", "20.9.2030"), ()),
        ("Onko majakkahaun hakuinfo jo ollut?", ("Ei.", "12.2.2030"), ("Kyllä",)),
        ("Has the info session for lighthouses already been held?", ("No.", "12 February"), ("Yes",)),
        ("When is the money higher?", ("if the lamp burns in the wind",), ("March",)),
        ("Milloin raha on suurempi?", ("jos lamppu palaa tuulella",), ("4.3.",)),
        ("Does the new rule apply to lamps of 2029?", ("No.", "not to earlier"), ("Yes",)),
        ("Koskeeko uusi sääntö vuoden 2028 lamppuja?", ("Ei.", "ei aiempia"), ("Kyllä",)),
        ("Until which year is money given for lamps?", ("2033",), ("2030",)),
        ("Mihin vuoteen asti lampuille annetaan rahaa?", ("2033",), ("2030",)),
        ("Which year's call is this guide about?", ("call round 2030",), ("MX9",)),
        ("Minkä vuoden hakukierrosta opas koskee?", ("hakukierros 2030",), ("MX9",)),
    ],
)
def test_the_calendar(assistant: Assistant, question: str, told: tuple[str, ...], untold: tuple[str, ...]) -> None:
    check_told(assistant.ask(question, today=TODAY).text, told, untold)


@pytest.mark.model
@pytest.mark.parametrize(
    "question",
    [
        "When do we hear the results?",
        "Milloin tulokset tulevat?",
        "When can the project start?",
        "Is there a call in summer 2030?",
        "When is the MX10 deadline in 2032?",
        "Are there calls in 2034?",
        "Can we still apply after the deadline?",
        "When is a lighthouse too small?",
        "In which year was the guide's publisher founded?",
    ],
)
def test_no_day_is_made_up(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question, today=TODAY).status != "answered"


@pytest.mark.parametrize(
    ("question", "months"),
    [
        ("Onko alkuvuodesta hakuja?", {1, 2, 3, 4}),
        ("Which calls are in the second quarter of 2030?", {4, 5, 6}),
        ("Between March and June", {3, 4, 5, 6}),
        ("maaliskuusta toukokuuhun", {3, 4, 5}),
        ("helmi- ja maaliskuussa", {2, 3}),
        ("from November to February", {11, 12, 1, 2}),
        ("late in the year", {9, 10, 11, 12}),
        ("Which calls close in May and in October?", {5, 10}),
        ("It may be late", set()),
    ],
)
def test_months_of_parts_of_the_year(question: str, months: set[int]) -> None:
    assert months_of(fold(question)) == months


@pytest.mark.parametrize(
    ("question", "ends"),
    [
        ("Which deadline is the last one?", ("last",)),
        ("Minkä haun määräaika on ekana?", ("first",)),
        ("What is the earliest call?", ("first",)),
        ("Which deadline is last and which is first?", ("first", "last")),
        ("Mikä haku päättyy ensin ja mikä viimeisenä?", ("first", "last")),
        ("What is the last day to apply?", ()),
        ("Mikä on viimeinen hakupäivä?", ()),
        ("Which call closed last year?", ()),
        ("Which calls close in the first half of 2030?", ()),
        ("When did we last apply?", ()),
    ],
)
def test_which_end_of_the_calls(question: str, ends: tuple[str, ...]) -> None:
    assert read_ends(fold(question)) == ends


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Which calls share a deadline?", True),
        ("Millä hauilla on sama hakuaika?", True),
        ("Do the calls close at the same hour?", False),
        ("Päättyvätkö haut samaan kellonaikaan?", False),
    ],
)
def test_the_same_day(question: str, asked: bool) -> None:
    assert asks_same_day(fold(question)) is asked


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("what is on tomorrow?", "what is on on 21 january 2030?"),
        ("mita ylihuomenna tapahtuu?", "mita on 22 january 2030 tapahtuu?"),
        ("onko ensi kuussa hakuja?", "onko in february 2030 hakuja?"),
        ("are there calls next year?", "are there calls in 2031?"),
    ],
)
def test_days_named_by_today(question: str, named: str) -> None:
    assert name_day(question, TODAY) == named


def test_today_alone_names_no_month() -> None:
    assert name_month("can we apply today?", TODAY) == "can we apply today?"
    assert name_month("ensi kuussa", date(2030, 12, 3)) == "in january 2031"
