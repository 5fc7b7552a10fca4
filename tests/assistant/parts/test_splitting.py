"""The further parts of a message: what one statement answers is said once, what nothing answers stays open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.engine import Assistant
from assistant.names.terms import TermBook
from assistant.parts.splitting import split_question
from assistant.question.reading import read_question
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


@pytest.mark.parametrize(
    ("message", "language", "parts"),
    [
        ("When we bring a crew ashore, who should wait for them at the pier?", "en", 1),
        ("When do we bring a crew ashore, and who should wait for them at the pier?", "en", 2),
        ("who can be a guest captain and what fee do they get", "en", 2),
        ("Kuka voi olla vierailukapteeni ja mitä palkkiota hän saa?", "fi", 2),
        ("How long is a tour of harbours and piers and when must it begin?", "en", 2),
        ("Which of the races comes first and which is last?", "en", 1),
        ("What is the minimum number of boats, and the maximum?", "en", 1),
        ("Can our club also sail MX7, and would it lower our chances?", "en", 2),
        ("How many boats race and how must they be divided?", "en", 2),
    ],
)
def test_where_one_question_ends(message: str, language: Language, parts: int) -> None:
    book = TermBook((), (), {})
    assert len(split_question(read_question(message, language, book), book)) == parts
