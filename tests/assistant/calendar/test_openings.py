"""Whether a call has opened or closed is told by its days and today, and by nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.calendar.openings import asks_for_whom, asks_opening, read_state
from assistant.engine import Assistant
from assistant.language.words import fold
from ingest.types import Language

TODAY = date(2030, 3, 1)
SLIDES: dict[Language, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "fi": (
        (
            "Hakuajat 2030",
            (
                "Majakkahankkeet (MX7): 7.1.2030–4.2.2030",
                "Luotsihankkeet (MX8): 11.3.2030–11.4.2030",
                "Saaristohankkeet (MX9): 4.2.2030–3.5.2030",
            ),
        ),
    ),
    "en": (
        (
            "When to apply?",
            (
                "Lighthouses (MX7): 7 January 2030 – 4 February 2030",
                "Pilot boats (MX8): 11 March 2030 – 11 April 2030",
                "Islands (MX9): 4 February 2030 – 3 May 2030",
            ),
        ),
    ),
}


@pytest.fixture(scope="module")
def assistant(decks_of: Callable[..., Assistant]) -> Assistant:
    return decks_of(SLIDES)


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Has the MX8 call opened yet?", "No, the call is not open yet"),
        ("Is the MX8 call open now?", "No, the call is not open yet"),
        ("Has the MX9 call opened yet?", "Yes"),
        ("Has the MX9 call closed?", "No"),
        ("Has the MX7 call closed?", "Yes"),
        ("Is the MX9 round still open?", "Yes"),
        ("Onko MX8-haku jo auki?", "Ei, haku ei ole vielä auki"),
        ("Onko MX8-haku jo avautunut?", "Ei, haku ei ole vielä auki"),
        ("Onko MX9-haku jo auennut?", "Kyllä"),
        ("Onko MX7-haku päättynyt?", "Kyllä"),
        ("Joko MX9-haku sulkeutui?", "Ei"),
    ],
)
def test_a_call_that_has_days(assistant: Assistant, question: str, verdict: str) -> None:
    assert assistant.ask(question, today=TODAY).text.startswith(verdict)


@pytest.mark.parametrize(
    ("question", "state"),
    [
        ("Has the lamp call opened yet?", "open"),
        ("Joko lamppuhaku on auki?", "open"),
        ("Has the lamp call ended?", "passed"),
        ("Onko lamppuhaku umpeutunut?", "passed"),
        ("Is the lamp call closed to schools?", None),
        ("Is a report due after the lamp call has closed?", None),
        ("Onko raportti tehtävä, kun haku on päättynyt?", None),
        ("Voimmeko jo hakea lamppua?", None),
        ("Can lamps be lit?", None),
    ],
)
def test_what_is_asked_of_days(question: str, state: str | None) -> None:
    assert read_state(fold(question)) == state
    assert asks_opening(fold(question)) is (state == "open")


@pytest.mark.parametrize(
    ("question", "for_whom"),
    [
        ("Is the lamp call open to schools?", True),
        ("Is the lamp call still open for companies?", True),
        ("Onko lamppuhaku avoin kouluille?", True),
        ("Onko lamppuhaku yrityksille auki?", True),
        ("Is the lamp call open for applications?", False),
        ("Is the lamp call still open?", False),
        ("Onko lamppuhaku vielä auki?", False),
        ("Onko lamppuhaku avoinna hakijoille?", False),
    ],
)
def test_who_may_come_is_not_told_by_days(question: str, for_whom: bool) -> None:
    assert asks_for_whom(fold(question)) is for_whom
