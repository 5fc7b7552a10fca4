"""What somebody goes for, and what holds for another purpose."""

from __future__ import annotations

import pytest

from assistant.values.purposes import purposes_in, serves_other


@pytest.mark.parametrize(
    ("text", "purposes"),
    [
        ("Our potter competes in a championship", {"contest"}),
        ("Lasinpuhaltajamme lähtee kisoihin", {"contest"}),
        ("a week to observe a colleague at work", {"shadowing"}),
        ("seuraamaan naapurin työtä", {"shadowing"}),
        ("a placement in a pottery", set()),
    ],
)
def test_purposes_of_a_text(text: str, purposes: set[str]) -> None:
    assert purposes_in(text) == purposes


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("Is a week enough for a placement?", "Contests 1-9 days", True),
        ("Is a week enough for a contest?", "Contests 1-9 days", False),
        ("Riittääkö viikko harjoitteluun?", "Kurssit 2-9 pv", True),
        ("Riittääkö viikko harjoitteluun?", "Lyhyet jaksot 2-9 pv", False),
        ("May she go alone for a week?", "Groups 2-9 days", True),
        ("May pupils go for a week?", "Groups 2-9 days", False),
    ],
)
def test_what_serves_another_purpose(question: str, text: str, other: bool) -> None:
    assert serves_other(question, text) is other
