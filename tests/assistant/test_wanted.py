"""How often and how many: a value is there where it is a word, or stands after its label."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.question import read_question
from assistant.terms import TermBook
from assistant.units import Unit
from assistant.wanted import gives
from ingest.types import Language


@pytest.mark.parametrize(
    ("question", "text", "language", "given"),
    [
        ("How many times are missing papers asked for?", "The secretary asks for them once.", "en", True),
        ("Montako kertaa vuodessa näytteet otetaan?", "Näytteet otetaan kahdesti vuodessa.", "fi", True),
        ("Montako kertaa vuodessa näytteet otetaan?", "Näytteet otetaan keväällä.", "fi", False),
        ("How many quotes are needed?", "Quotes: three", "en", True),
        ("Montako tarjousta tarvitaan?", "Tarjouksia: kaksi", "fi", True),
        ("How many quotes are needed?", "Vouchers: three", "en", False),
        ("How many quotes are needed?", "Quotes: in writing", "en", False),
    ],
)
def test_counts_are_read(
    book: TermBook, unit_of: Callable[..., Unit], question: str, text: str, language: Language, given: bool
) -> None:
    assert gives(read_question(question, language, book), unit_of(text, language)) is given
