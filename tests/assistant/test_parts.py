"""The further parts of a message: what one statement answers is said once, what nothing answers stays open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.engine import Assistant
from ingest.types import Language

_SLIDES: dict[Language, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "fi": (
        (
            "Satamaverkko (SV3)",
            ("Mukana vähintään 5 kuntaa 3 Pohjoismaasta", "Kesto: 2 vuotta", "Haku loppuu klo 15.00"),
        ),
        ("Majakkahanke (MX7)", ("Hankkeen kesto: 3–9 kk", "Tuki on enintään 8 500 €")),
    ),
    "en": (
        ("Harbour network (SV3)", ("At least 5 towns from 3 Nordic countries", "Duration: 2 years")),
        ("Lighthouse project (MX7)", ("Duration: 3–9 months", "The grant is at most EUR 8,500")),
    ),
}


@pytest.fixture(scope="module")
def assistant(decks_of: Callable[..., Assistant]) -> Assistant:
    return decks_of(_SLIDES)


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Kuinka monta kuntaa SV3-verkossa tarvitaan ja montako maata?", "5 kuntaa 3 Pohjoismaasta"),
        ("How many towns does the SV3 network need and how many countries?", "5 towns from 3 Nordic countries"),
    ],
)
def test_one_statement_answers_both_parts_once(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question, today=date(2030, 1, 1))
    assert answer.status == "answered"
    assert answer.text.count(said) == 1


@pytest.mark.model
@pytest.mark.parametrize(
    "question",
    [
        "Kuinka monta kuntaa SV3-verkossa tarvitaan ja montako laivaa?",
        "How many towns does the SV3 network need and how many ships?",
    ],
)
def test_what_is_not_counted_stays_open(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question, today=date(2030, 1, 1)).status == "partial"
