"""Questions for the calls of a month, of a season, before or after a day list just these."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.engine import Assistant
from ingest.types import Language
from tests.assistant.conftest import check_told

TODAY = date(2030, 1, 5)
SLIDES: dict[Language, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "fi": (
        ("Hakuajat 2030", ("Majakkahaku (MX7): 4.3.2030 klo 13.00", "Luotsihaku (MX8): 11.4.2030 klo 13.00")),
        ("Saaret (MX9)", ("Seuraava haku 20.9.2030", "Saarten kesäleiri 4.6.2030")),
    ),
    "en": (
        ("Deadlines 2030", ("Call for lighthouses (MX7): 4 March 2030", "Call for pilot boats (MX8): 11 April 2030")),
        ("Islands (MX9)", ("Next call 20 September 2030", "Camp of the islands 4 June 2030")),
    ),
}


@pytest.fixture(scope="module")
def assistant(decks_of: Callable[..., Assistant]) -> Assistant:
    return decks_of(SLIDES)


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Mitkä haut päättyvät maaliskuussa?", ("4.3.2030",), ("11.4.", "20.9.")),
        ("Which calls close in April?", ("11 April",), ("4 March", "20 September")),
        ("Mitä hakuja on syksyllä?", ("20.9.2030",), ("4.3.2030", "11.4.2030")),
        ("Which deadlines are there before May?", ("4 March", "11 April"), ("20 September",)),
        ("What is the first deadline after March?", ("11 April",), ("4 March", "20 September")),
        ("Mihin kellonaikaan huhtikuun haku päättyy?", ("klo 13.00", "11.4."), ("4.3.",)),
        ("What can still be applied for in September?", ("20 September",), ("11 April",)),
    ],
)
def test_calls_of_a_time(assistant: Assistant, question: str, told: tuple[str, ...], untold: tuple[str, ...]) -> None:
    check_told(assistant.ask(question, today=TODAY).text, told, untold)


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "day", "told", "untold"),
    [
        ("Ehtiikö MX7:ää hakea ennen kesää?", (2030, 1, 5), ("Kyllä", "4.3.2030"), ("20.9.",)),
        ("Ehtiikö MX9:ää hakea ennen kesälomia?", (2030, 1, 5), ("20.9.2030", "ei kerrota"), ("Kyllä", "Ei.")),
        ("Can we apply for MX9 in spring?", (2030, 1, 5), ("20 September", "does not say"), ("Yes", "No.")),
        ("Can we apply for MX8 in the autumn?", (2030, 1, 5), ("No", "11 April"), ("Yes",)),
        ("Is it possible to apply for MX8 before May Day?", (2030, 1, 5), ("Yes", "11 April"), ()),
        ("Do any calls close before Christmas?", (2029, 11, 5), ("No", "4 March"), ("11 April", "20 September")),
        ("Mitkä haut päättyvät ennen joulua?", (2029, 11, 5), ("Mikään", "4.3.2030"), ("11.4.2030",)),
        ("Which calls for schools close before the summer holidays?", (2030, 1, 5), ("4 March", "11 April"), ("Sept",)),
    ],
)
def test_in_time(
    assistant: Assistant, question: str, day: tuple[int, int, int], told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    check_told(assistant.ask(question, today=date(*day)).text, told, untold)


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("Milloin ruotsalainen koulu hakee MX7:ää Ruotsin toimistolta?", False),
        ("When is the MX8 deadline in Denmark?", False),
        ("When is the MX8 deadline in Finland?", True),
    ],
)
def test_a_call_of_another_country(assistant: Assistant, question: str, *, answered: bool) -> None:
    assert (assistant.ask(question, today=TODAY).status == "answered") == answered


@pytest.mark.model
@pytest.mark.parametrize(
    "question",
    [
        "Who may apply in the March call?",
        "What is the budget of the April call?",
        "What is the March deadline for those who apply for the first time?",
    ],
)
def test_more_is_asked_than_the_day(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question, today=TODAY).text.startswith("The deadlines")
