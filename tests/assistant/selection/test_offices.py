"""To whom one applies: said by the topic's own slide, or by the heading of a list that it stands in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.engine import Assistant
from ingest.types import Language

TODAY = date(2030, 1, 1)
SLIDES: dict[Language, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "fi": (
        ("Majakkahankkeet (MX7)", ("Kesto: 3–9 kk", "Haetaan Lyhtysäätiöltä")),
        ("Luotsihankkeet (MX8)", ("Kesto: 14–20 kk", "Tuki on enintään 77 000 €")),
    ),
    "en": (
        ("Lighthouse projects (MX7)", ("Duration: 3–9 months", "Apply to the Lantern Foundation")),
        ("Pilot boats (MX8)", ("Duration: 14–20 months", "The grant is at most EUR 77,000")),
    ),
}


@pytest.fixture(scope="module")
def assistant(decks_of: Callable[..., Assistant]) -> Assistant:
    return decks_of(SLIDES)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Mistä MX7 haetaan?", "Lyhtysäätiöltä"),
        ("Kenelle MX7-hakemus lähetetään?", "Lyhtysäätiöltä"),
        ("Where is MX7 applied for?", "Lantern Foundation"),
        ("To whom do we send the MX7 application?", "Lantern Foundation"),
    ],
)
def test_to_whom_one_applies(assistant: Assistant, question: str, says: str) -> None:
    answer = assistant.ask(question, today=TODAY)
    assert answer.status == "answered"
    assert says in answer.text


@pytest.mark.parametrize("question", ["Mistä MX8 haetaan?", "Where is MX8 applied for?"])
def test_nothing_else_answers_where_one_applies(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question, today=TODAY).status == "not_in_guide"


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Haetaanko huippuyksikköä Opetushallitukselta?", "Ei. "),
        ("Is CoVE applied for from the European Commission?", "Yes. "),
    ],
)
def test_whether_one_applies_to_a_body(guide_assistant: Assistant, question: str, begins: str) -> None:
    answer = guide_assistant.ask(question, today=date(2026, 1, 15))
    assert answer.text.startswith(begins)
    assert "EACEA" in answer.text
