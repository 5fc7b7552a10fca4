"""What brings more money is told by the statement that says so, and by no other."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import build_units
from assistant.question.reading import read_question
from assistant.retrieval.features import NAMES
from assistant.verdicts.bonuses import find_bonus
from ingest.types import Language


@pytest.mark.parametrize(
    ("question", "language", "found"),
    [
        ("Is green travel paid better?", "en", True),
        ("Do we get more money by train?", "en", True),
        ("When is the travel support higher?", "en", True),
        ("Does a longer journey bring more support?", "en", False),
        ("Is there extra money for the blind?", "en", False),
        ("How much more do we get by train?", "en", False),
        ("Is the train late?", "en", False),
        ("Maksetaanko junamatkasta enemmän?", "fi", True),
        ("Milloin matkatuki on korkeampi?", "fi", True),
        ("Saako sokea lisää rahaa?", "fi", False),
    ],
)
def test_what_brings_more(book: TermBook, guide_of: Any, question: str, language: Language, found: bool) -> None:
    stated = {
        "en": "Low-emission journeys are encouraged (higher travel support)",
        "fi": "Vähäpäästöisiin matkoihin kannustetaan (korkeampi matkatuki)",
    }[language]
    units = tuple(build_units(guide_of(language, [(("Guide", "Support"), stated)]), book)[:1])
    candidates = SimpleNamespace(
        units=units, order=(0,), scores=np.zeros(1), features=np.zeros((1, len(NAMES))), foreign=False
    )
    assert (find_bonus(read_question(question, language, book), candidates) is not None) is found
