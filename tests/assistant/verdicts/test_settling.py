"""What settles a question that the best candidate only touches."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.language.spoken import write_out
from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.verdicts.settling import _RULES
from ingest.types import Language


@pytest.mark.parametrize(
    ("question", "stated", "language", "settled"),
    [
        ("Is the whole journey paid for?", "It covers some 70% of the costs", "en", True),
        ("Do we get everything?", "The grant pays 70% of the costs", "en", True),
        ("Is a part of the journey paid for?", "It covers some 70% of the costs", "en", False),
        ("Is the whole journey paid for?", "It covers 100% of the costs", "en", False),
        ("Is the whole journey by train?", "It covers some 70% of the costs", "en", False),
        ("Maksaako kuoro koko matkan?", "Kuoro korvaa 70 % kuluista", "fi", True),
        ("Our choir was founded last year, may it come?", "Active for at least three years", "en", True),
        ("Our choir is one year old, may it come?", "Active for at least three years", "en", True),
        ("Our choir is old, may it come?", "Active for at least three years", "en", False),
        ("Our choir was founded last year, may it come?", "The tour lasts at least three years", "en", False),
        ("Voiko vasta perustettu kuoro tulla?", "Kuoro on toiminut vähintään kolme vuotta", "fi", True),
        ("May we apply alone?", "At least 2 organisations", "en", True),
        ("May we apply without partners?", "At least 2 organisations", "en", True),
        ("May we apply with partners?", "At least 2 organisations", "en", False),
        ("Voimmeko hakea ilman kumppaneita?", "Vähintään 2 organisaatiota", "fi", True),
    ],
)
def test_a_number_settles_what_is_supposed(
    unit_of: Callable[..., Unit], question: str, stated: str, language: Language, settled: bool
) -> None:
    unit, asked = unit_of(stated, language), fold(write_out(question))
    assert any(asks(asked) and settles(unit) for asks, settles in _RULES) is settled
