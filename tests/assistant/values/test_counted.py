"""Two numbers are held against each other only where they count the same thing."""

from __future__ import annotations

import pytest

from assistant.values.counted import counts_from_event, counts_other
from ingest.types import Language
from ingest.values import read_values


@pytest.mark.parametrize(
    ("asked", "stated", "language", "other"),
    [
        ("three schools", "at most 5 applications", "en", True),
        ("three schools", "at most 5 organisations", "en", False),
        ("40 students", "max. 30 mobility periods", "en", False),
        ("two courses", "max. three people on the same course", "en", True),
        ("two boats", "max. three people on the same course", "en", False),
        ("kahdella kurssilla", "Samalle kurssille max. kolme henkilöä", "fi", True),
        ("kaksi varjostajaa", "Mentoria voi varjostaa enintään kaksi osallistujaa", "fi", False),
        ("kolme koulua", "enintään 5 hakemusta", "fi", True),
    ],
)
def test_what_is_counted(asked: str, stated: str, language: Language, other: bool) -> None:
    first = next(value for value in read_values(asked) if value.kind == "count")
    second = next(value for value in read_values(stated) if value.kind == "count")
    assert counts_other(first, second, stated, language) is other


@pytest.mark.parametrize(
    ("question", "from_event"),
    [
        ("may we sail for 2 months?", True),
        ("we moored 2 months ago, may we sail?", False),
        ("may we sail 2 months after mooring?", False),
    ],
)
def test_a_time_after_an_event_is_no_length(question: str, from_event: bool) -> None:
    text = "for new boats (max. 12 months after mooring)"
    asked, stated = (next(v for v in read_values(one) if v.kind == "duration") for one in (question, text))
    assert counts_from_event(asked, question, stated, text) is from_event
