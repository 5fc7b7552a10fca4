"""Conversations with the bundled guide: what "it" is, and what a follow-up is about that does not say so.

An empty beginning stands for a refusal.
"""

from __future__ import annotations

from datetime import date

import pytest

from assistant.engine import Assistant
from ingest.types import Slide

TODAY = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("turns", "says", "slide"),
    [
        (("What is new in 2026?", "How long does it last?"), "2 years", 28),
        (("What is new in 2026?", "How long does it last?", "And who must be in it?"), "4 countries", 28),
        (("Which alliance needs the most partners?", "How long does it last?"), "4 years", 27),
        (("Mikä hanke sopii ensikertalaiselle?", "Kauanko se kestää?"), "6 – 24 kk", 20),
        (("What project could a college in Kenya join?", "How much money is in it?"), "500,000", 29),
        (("Voiko lyhyellä hankkeella lähteä Kanadaan?", "Miten sitten?"), "globaalin", 11),
        (("Voiko lyhyellä hankkeella lähteä Kanadaan?", "Miten sitten?", "Milloin sitä haetaan?"), "19. helmi", 12),
        (("When is the project budget session?", "And the deadline?"), "5 March 2026", 17),
        (("Milloin on alliances-hakuinfo?", "Ja haku?"), "10.3.2026", 26),
        (("Montako organisaatiota pienessä kumppanuushankkeessa on?", "Entä isossa?"), "3 organisaatiota", 19),
        (("Kuinka paljon kapasiteettihankkeeseen saa?", "Kestääkö se yhtä kauan kuin huippuyksikkö?"), "Ei.", 25),
        (("How long does a short-term project last?", "Can we go outside Europe?"), "No.", 11),
        (("What does Learning EU give?", "Can a university apply?"), "No.", 34),
        (("Voiko konsortio hakea KA122:ta?", "Kenelle voin laittaa sähköpostia?"), "erasmus.ammatillinen", 50),
        (("Can companies apply for Erasmus+ projects?", "And a private person?"), "No.", 8),
        (
            ("How much can a small partnership get?", "And the bigger one?", "How many countries must be in it?"),
            "3 pro",
            19,
        ),
        (("How long can a trainee teacher stay with us?",), "10–365 days", 15),
        (("How long can a trainee teacher stay with us?", "Where can she come from?"), "EU Member State", 15),
        (("How long can a trainee teacher stay with us?", "Does she need insurance?"), "", 0),
        (("How many can go on the same course?", "Is there a course fee?"), "", 0),
        (("May we invite an expert from abroad?", "For how long?", "And who pays his salary?"), "", 0),
        (("Kauanko huippuyksikkö kestää?", "Onko hakemukselle sivuraja?"), "", 0),
    ],
)
def test_a_turn_is_about_what_was_spoken_of(
    guide_assistant: Assistant, turns: tuple[str, ...], says: str, slide: int
) -> None:
    *history, question = turns
    answer = guide_assistant.ask(question, history=history, today=TODAY)
    if not says:
        assert answer.status != "answered"
        return
    slides = {c.locator.number for c in answer.citations if isinstance(c.locator, Slide)}
    assert answer.status == "answered"
    assert says in answer.text
    assert slide in slides


def test_where_somebody_comes_from_is_no_question_about_the_answer(guide_assistant: Assistant) -> None:
    history = ["How long may an invited expert stay?"]
    answer = guide_assistant.ask("Where can she come from?", history=history, today=TODAY)
    assert not answer.text.startswith("The answer rests on this")
