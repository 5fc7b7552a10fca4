"""Whether there is room for one more is told by what limits their number, whatever else stands at the top."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.engine import Assistant
from ingest.types import Language

SLIDES: dict[Language, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "fi": (("Majakkahankkeet (MX7)", ("Hankkeen kesto: 3–9 kk", "Kerho voi olla mukana enintään 4 hakemuksessa")),),
    "en": (
        (
            "Lighthouse projects (MX7)",
            ("Duration of the project: 3–9 months", "A club may be part of at most 4 applications"),
        ),
        ("Watches", ("Watches last 2–60 days", "The same keeper may be followed by at most two pupils")),
    ),
}


@pytest.fixture(scope="module")
def assistant(decks_of: Callable[..., Assistant]) -> Assistant:
    return decks_of(SLIDES)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Kerhomme on jo neljässä MX7-hakemuksessa. Mahtuuko viides?", "Ei. "),
        ("Kerhomme on jo kolmessa MX7-hakemuksessa. Mahtuuko neljäs?", "Kyllä. "),
        ("Our club is in four MX7 applications. Can it join a fifth?", "No. "),
        ("Two pupils follow me already. May I take a third one?", "No. "),
    ],
)
def test_room_for_one_more(assistant: Assistant, question: str, begins: str) -> None:
    answer = assistant.ask(question, today=date(2030, 1, 1))
    assert answer.text.startswith(begins)
    assert "3–9" not in answer.text
