"""Two forms of contact, or least and most, in one clause: what the answer does not hold stays open."""

from __future__ import annotations

import pytest

from assistant.answers.answering import PartAnswer
from assistant.names.terms import TermBook
from assistant.parts.halves import left_open, split_halves
from assistant.question.reading import read_question
from assistant.wording.statements import Statement
from ingest.types import Language

_BOOK = TermBook((), (), {})
_MAIL = "Write to saari@luoto.example."


@pytest.mark.parametrize(
    ("question", "told", "language", "left"),
    [
        ("What is your e-mail and the street address?", _MAIL, "en", ["street address"]),
        ("What is your e-mail and the street address?", f"{_MAIL} Luotokatu 4, 00100 Saari", "en", []),
        ("Your e-mail plus the office hours?", _MAIL, "en", ["office hours"]),
        ("Your e-mail plus the office hours?", f"{_MAIL} 9:00–11:00", "en", []),
        ("Anna sähköposti ja myös käyntiosoite", _MAIL, "fi", ["käyntiosoite"]),
        ("Mikä on puhelinnumero ja sähköposti?", "Puhelin 02 555 0199", "fi", ["sähköposti"]),
        ("Give me the phone and the name of the captain.", "Phone 02 555 0199", "en", ["name of"]),
        ("What is your e-mail?", _MAIL, "en", []),
        ("How many boats at least, and what is the maximum?", "At least 4 boats", "en", ["maximum"]),
        ("How many boats at least and at most?", "4–9 boats", "en", []),
        ("How many boats at least?", "At least 4 boats", "en", []),
        ("Montako venettä vähintään ja enintään?", "Enintään 9 venettä", "fi", ["vähintään"]),
    ],
)
def test_what_is_not_told_stays_open(question: str, told: str, language: Language, left: list[str]) -> None:
    reading = read_question(question, language, _BOOK)
    part = PartAnswer(reading, "answered", (Statement(told, (0,)),), 0.9)
    said = [open_part.statements[0].text for open_part in left_open(reading, part)]
    assert len(said) == len(left)
    assert all(f"{word}" in text for word, text in zip(left, said, strict=True))


@pytest.mark.parametrize(
    ("question", "language", "halves"),
    [
        (
            "What is the phone number and e-mail of Luoto?",
            "en",
            ["What is the phone number?", "What is the e-mail of Luoto?"],
        ),
        (
            "Mikä on teidän sähköposti ja puhelinnumero?",
            "fi",
            ["Mikä on teidän sähköposti?", "Mikä on teidän puhelinnumero?"],
        ),
        ("Mikä on sähköposti ja hinta?", "fi", []),
    ],
)
def test_each_form_is_asked_for_alone(question: str, language: Language, halves: list[str]) -> None:
    assert [half.text for half in split_halves(read_question(question, language, _BOOK), _BOOK)] == halves
