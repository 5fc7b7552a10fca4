"""What has a limit is not "as long as we want"; what has none above says neither yes nor no."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.verdicts.polarity import is_yes
from assistant.verdicts.unbounded import exceeds_any, leaves_unbounded
from ingest.types import Language


@pytest.mark.parametrize(
    ("question", "stated", "language", "no", "is_open"),
    [
        ("Can a sail last as long as we want?", "Duration of a sail: 2–8 months", "en", True, False),
        ("Can a sail go on indefinitely?", "Sails 2–8 months", "en", True, False),
        ("Can we sail as often as we like?", "At most 3 sails a year", "en", True, False),
        ("Can we bring as many guests as we wish?", "At most 3 guests", "en", True, False),
        ("Can we bring an unlimited number of guests?", "At least 3 guests", "en", False, True),
        ("Can we ask for as much money as we need?", "The grant is EUR 3,000", "en", True, False),
        ("Is there a limit to how many guests we bring?", "At most 3 guests", "en", False, False),
        ("Can a sail last 4 months?", "Sails 2–8 months", "en", False, False),
        ("Voiko purjehdus kestää niin pitkään kuin halutaan?", "Purjehdukset 2–8 kk", "fi", True, False),
        ("Saako vieraita tuoda rajattomasti?", "Enintään 3 vierasta", "fi", True, False),
        ("Saako vieraita tuoda vaikka kuinka paljon?", "Vähintään 3 vierasta", "fi", False, True),
        ("Onko vieraiden määrä rajattu?", "Enintään 3 vierasta", "fi", False, False),
    ],
)
def test_a_limit_is_no_freedom(
    book: TermBook,
    unit_of: Callable[..., Unit],
    question: str,
    stated: str,
    language: Language,
    no: bool,
    is_open: bool,
) -> None:
    reading, unit = read_question(question, language, book), unit_of(stated, language)
    assert exceeds_any(reading, unit) is (False if no else None)
    assert leaves_unbounded(reading, unit) is is_open
    assert not no or not is_yes(reading, unit)
