"""Whether there is anything new is told by what the guide calls new."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import build_units
from assistant.question.reading import read_question
from assistant.selection.novelties import find_novelties
from ingest.types import Language


@pytest.mark.parametrize(
    ("question", "stated", "language", "found"),
    [
        ("Is there anything brand new on offer this time round?", "Lamp Forges, a new action in 2031", "en", True),
        ("Are there any new actions?", "Lamp Forges, a new action in 2031", "en", True),
        ("Are new lamps welcome?", "Lamp Forges, a new action in 2031", "en", False),
        ("Is there anything new?", "For new applicants", "en", False),
        ("Onko tänä vuonna jotain ihan uutta tarjolla?", "Lamppupajat, uusi toiminto 2031", "fi", True),
        ("Voiko uusi lamppu syttyä?", "Lamppupajat, uusi toiminto 2031", "fi", False),
    ],
)
def test_what_is_new(
    book: TermBook, guide_of: Any, question: str, stated: str, language: Language, found: bool
) -> None:
    units = tuple(build_units(guide_of(language, [(("Guide", "Lamps"), stated)]), book)[:1])
    candidates = SimpleNamespace(units=units, order=(0,), foreign=False)
    assert bool(find_novelties(read_question(question, language, book), candidates)) is found
