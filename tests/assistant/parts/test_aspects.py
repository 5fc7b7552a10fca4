"""Several values of one topic and one value of several topics, each asked for by itself."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.engine import Assistant
from assistant.names.terms import TermBook
from assistant.parts.aspects import split_aspects
from assistant.question.reading import read_question
from ingest.types import Language

TODAY = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("question", "language", "asked"),
    [
        (
            "KA210: deadline, grant and duration?",
            "en",
            [
                "When does the call close (KA210)?",
                "How much is the grant (KA210)?",
                "How long can a project last (KA210)?",
            ],
        ),
        (
            "Mikä on KA220:n kesto ja kumppanien vähimmäismäärä?",
            "fi",
            ["Kuinka kauan hanke voi kestää (KA220)?", "Montako organisaatiota tarvitaan (KA220)?"],
        ),
        (
            "Cooperation partnerships (KA220): closing date, grant, who can apply?",
            "en",
            [
                "When does the call close (Cooperation partnerships)?",
                "How much is the grant (Cooperation partnerships)?",
                "Who can apply (Cooperation partnerships)?",
            ],
        ),
        ("KA210 haku raha", "fi", ["Milloin haku päättyy (KA210)?", "Paljonko avustusta voi saada (KA210)?"]),
        (
            "KA210: max grant, closing date, who can apply?",
            "en",
            ["How much is the grant (KA210)?", "When does the call close (KA210)?", "Who can apply (KA210)?"],
        ),
        (
            "What is the grant of a KA210 project, a KA220 project and KA122?",
            "en",
            [
                "What is the grant of a KA210 project?",
                "What is the grant of a KA220 project?",
                "What is the grant of a KA122?",
            ],
        ),
        (
            "How much money do KA210, KA220 and KA122 give?",
            "en",
            [
                "How much money do KA210 give?",
                "How much money do KA220 give?",
                "How much money do KA122 give?",
            ],
        ),
        (
            "Milloin KA121:n ja KA122:n haut päättyvät?",
            "fi",
            ["Milloin KA121:n haut päättyvät?", "Milloin KA122:n haut päättyvät?"],
        ),
    ],
)
def test_each_value_is_asked_for(question: str, language: Language, asked: list[str], book: TermBook) -> None:
    assert [one.text for one in split_aspects(read_question(question, language, book), book)] == asked


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("When does KA210 close?", "en"),
        ("How much do KA210 and KA220 give in total?", "en"),
        ("Which of KA210 and KA220 lasts longer?", "en"),
        ("Monelta KA210:n ja KA220:n yhteinen infotilaisuus alkaa?", "fi"),
        ("How many countries and organisations does KA220 need?", "en"),
        ("When is the deadline for the funding of KA210 organisations?", "en"),
        ("Voiko KA210- ja KA220-rahaa hakea samaan hankkeeseen?", "fi"),
        ("Milloin KA210:n haku on ja miksi rahaa ei saanut?", "fi"),
    ],
)
def test_one_question_stays_one(question: str, language: Language, book: TermBook) -> None:
    assert split_aspects(read_question(question, language, book), book) == ()


def test_all_values_are_given_with_their_sources(guide_assistant: Assistant) -> None:
    answer = guide_assistant.ask("KA210: haku, raha ja kesto?", today=TODAY)
    assert answer.status == "answered"
    assert all(said in answer.text for said in ("5. maaliskuuta 2026", "60 000 €", "6 – 24 kk"))
    assert len(answer.citations) == 3
