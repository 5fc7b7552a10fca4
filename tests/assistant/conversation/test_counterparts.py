"""What is new in a follow-up takes the place of what has the same form in the earlier question."""

from __future__ import annotations

import pytest

from assistant.conversation.counterparts import case_of
from assistant.conversation.dialogue import resolve
from assistant.names.terms import TermBook
from ingest.types import Language


@pytest.mark.parametrize(
    ("earlier", "question", "language", "standalone"),
    [
        (
            "How much does a nurse get per day in Italy?",
            "And in Poland?",
            "en",
            "How much does a nurse get per day in Poland?",
        ),
        ("Paljonko apuraha on Saksassa?", "Entä Ruotsissa?", "fi", "Paljonko apuraha on Ruotsissa?"),
        (
            "Who decides on loans of 20,000 euros?",
            "And above 50,000?",
            "en",
            "Who decides on loans above 50,000 euros?",
        ),
        ("Is there a fee for a boat?", "And for two sails?", "en", "Is there a fee for two sails?"),
        (
            "What is an hour of clerical work worth?",
            "And for field work?",
            "en",
            "What is an hour of field work worth?",
        ),
        (
            "How long can a Blue Lamp project last?",
            "What about Red Door?",
            "en",
            "How long can a Red Door project last?",
        ),
        (
            "How much can a large choir get a year?",
            "And for a single singer?",
            "en",
            "How much can a single singer get a year?",
        ),
        (
            "Is the loan paid back if the house is sold?",
            "And if it burns?",
            "en",
            "Is the loan paid back if it burns?",
        ),
        (
            "Kauanko kuitit säilytetään?",
            "Entä jos saaja on yhdistys?",
            "fi",
            "Kauanko kuitit säilytetään, jos saaja on yhdistys?",
        ),
        ("Mitä niittämisestä saa hehtaarilta?", "No laidunnuksesta?", "fi", "Mitä laidunnuksesta saa hehtaarilta?"),
        (
            "How much is the grant for someone still at school?",
            "And for a teacher?",
            "en",
            "How much is the grant for a teacher?",
        ),
        ("Is there help for a boat that leaks?", "And for a raft?", "en", "Is there help for a raft?"),
        ("What does a day in Italy cost?", "And if we go to Poland?", "en", "What does a day in Poland cost?"),
        ("Paljonko Italian-matkasta saa?", "Entä jos mennään Puolaan?", "fi", "Paljonko Puolaan saa?"),
        (
            "Milloin ensimmäinen haku päättyy?",
            "Entä toisella kierroksella?",
            "fi",
            "Milloin haku päättyy toisella kierroksella?",
        ),
        ("Mitä vene maksaa?", "Entä junalla?", "fi", "Mitä vene maksaa junalla?"),
    ],
)
def test_the_counterpart_gives_way(earlier: str, question: str, language: Language, standalone: str) -> None:
    assert resolve(question, [earlier], language, TermBook((), (), {})).text == standalone


def test_what_is_added_keeps_the_users_spelling() -> None:
    resolved = resolve("Kauanko se kestää?", ["Mikä on Äänekosken niittämiskurssi?"], "fi", TermBook((), (), {}))
    assert resolved.text == "Kauanko Äänekosken niittämiskurssi kestää?"


@pytest.mark.parametrize(
    ("word", "case"),
    [("talossa", "ssa"), ("taloissa", "ssa"), ("taloon", "into"), ("maihin", "into"), ("talon", "of"), ("talo", "")],
)
def test_the_case_of_a_word(word: str, case: str) -> None:
    assert case_of(word) == case
