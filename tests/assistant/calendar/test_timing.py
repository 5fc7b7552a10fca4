"""Whether there is still time is told by a topic's own call, and by no other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.engine import Assistant
from ingest.types import Language

TODAY = date(2030, 3, 1)
SLIDES: dict[Language, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "fi": (
        ("Hakuajat 2030", ("Majakkahankkeiden haku (MX7): 4.2.2030", "Luotsihankkeiden haku (MX8): 11.4.2030")),
        ("Saaristohankkeet (MX9)", ("Saaristohankkeilla (MX9) ei ole hakua vuonna 2030",)),
    ),
    "en": (
        (
            "Deadlines 2030",
            ("Call for lighthouses (MX7): 4 February 2030", "Call for pilot boats (MX8): 11 April 2030"),
        ),
        ("Islands (MX9)", ("Islands (MX9): no call in 2030",)),
    ),
}


@pytest.fixture(scope="module")
def assistant(decks_of: Callable[..., Assistant]) -> Assistant:
    return decks_of(SLIDES)


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Have we missed the MX8 call?", "No"),
        ("Have we missed the MX7 call?", "Yes"),
        ("Menikö MX8-haku jo?", "Ei"),
        ("Have we missed the MX7 one?", "Yes"),
        ("Can I still send in MX7 today?", "No"),
        ("Can I submit my MX7 application today?", "No"),
        ("Can I still get my MX7 papers in?", "No"),
        ("Can I submit my MX8 application today?", "Yes"),
        ("Myöhästyimmekö MX7-hausta?", "Kyllä"),
    ],
)
def test_a_call_that_may_be_missed(assistant: Assistant, question: str, verdict: str) -> None:
    assert assistant.ask(question, today=TODAY).text.startswith(verdict)


@pytest.mark.model
def test_a_name_chooses_among_the_calls(decks_of: Callable[..., Assistant]) -> None:
    calls = ("Workshop Week call: 3 April 2030", "Journey Trail call: 9 May 2030", "Harbour Year call: 1 June 2030")
    assistant = decks_of({"en": (("Deadlines 2030", calls),)})
    text = assistant.ask("What is the next closing date for Journey Trail?", today=TODAY).text
    assert "9 May" in text
    assert "3 April" not in text


@pytest.mark.model
def test_the_next_of_a_topic_s_days_alone_is_told(decks_of: Callable[..., Assistant]) -> None:
    calls = ("Harbour Year (MX3): 1 February, 2 May and 1 August 2030", "Journey Trail (MX4): 9 May 2030")
    text = decks_of({"en": (("Deadlines 2030", calls),)}).ask("When is the next MX3 deadline?", today=TODAY).text
    assert "2 May" in text
    assert "February" not in text
    assert "August" not in text


@pytest.mark.model
@pytest.mark.parametrize("question", ["Is MX9 open in 2030?", "Onko MX9 auki vuonna 2030?"])
def test_no_other_topic_s_call_is_told(assistant: Assistant, question: str) -> None:
    text = assistant.ask(question, today=TODAY).text
    assert "MX8" not in text
    assert "11" not in text


@pytest.mark.model
@pytest.mark.parametrize(
    "question",
    ["What happens to an application that comes too late?", "Mitä tapahtuu myöhässä tulevalle hakemukselle?"],
)
def test_what_happens_is_no_question_for_the_calls(assistant: Assistant, question: str) -> None:
    assert "MX8" not in assistant.ask(question, today=TODAY).text
