"""Past years told from today."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.message.past_years import name_past_year


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("When was the rowing call last year?", "When was the rowing call in 2030?"),
        ("What was the date the year before?", "What was the date in 2030?"),
        ("And last year?", "And in 2030?"),
        ("Milloin haku päättyi viime vuonna?", "Milloin haku päättyi vuonna 2030?"),
        ("Entä edellisenä vuonna?", "Entä vuonna 2030?"),
        ("Paljonko veneeseen sai toissa vuonna?", "Paljonko veneeseen sai vuonna 2029?"),
        ("We were founded last year. Can we apply?", "We were founded last year. Can we apply?"),
        ("Can a boat built last year be rented?", "Can a boat built last year be rented?"),
        ("When do we hear, as our club began last year?", "When do we hear, as our club began last year?"),
        ("When is the rowing call next year?", "When is the rowing call next year?"),
    ],
)
def test_a_past_year_gets_its_number(question: str, named: str) -> None:
    assert name_past_year(question, date(2031, 5, 4)) == named
