"""Days, weeks and years that are named by today."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.calendar.relative_days import name_call_year, name_span
from assistant.calendar.session_words import asks_to_join, is_taught

TODAY = date(2030, 1, 15)  # a Tuesday


@pytest.mark.parametrize(
    ("question", "span"),
    [
        ("is there a session tomorrow", (date(2030, 1, 16), date(2030, 1, 16))),
        ("mihin aikaan huomisen tilaisuus alkaa", (date(2030, 1, 16), date(2030, 1, 16))),
        ("onko talla viikolla infoa", (date(2030, 1, 15), date(2030, 1, 20))),
        ("what is on next week", (date(2030, 1, 21), date(2030, 1, 27))),
        ("mita on tana vuonna", (date(2030, 1, 15), date(2030, 12, 31))),
        ("sessions next year", (date(2031, 1, 1), date(2031, 12, 31))),
        ("when is the session", None),
    ],
)
def test_spans(question: str, span: tuple[date, date] | None) -> None:
    assert name_span(question, TODAY)[1] == span


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Paljonko rahaa on ensi vuonna?", "Paljonko rahaa on vuonna 2031?"),
        ("Mikä on ensi vuoden budjetti?", "Mikä on vuoden 2031 budjetti?"),
        ("Is there a call next year?", "Is there a call in 2031?"),
        ("Can money be carried to the next year?", "Can money be carried to the next year?"),
        ("Which sessions are there next year?", "Which sessions are there next year?"),
    ],
)
def test_next_year_is_the_call_year(question: str, named: str) -> None:
    assert name_call_year(question, TODAY, {"2031"}) == named
    assert name_call_year(question, TODAY, {"2030"}) == question


@pytest.mark.parametrize(
    ("question", "taught"),
    [
        ("will anybody teach us to plan", True),
        ("kuka opastaa meita budjetissa", True),
        ("do teachers get paid", False),
        ("kuinka pitka kurssi on", False),
    ],
)
def test_what_is_taught(question: str, taught: bool) -> None:
    assert is_taught(question) == taught


def test_joining() -> None:
    assert asks_to_join("what could we join")
    assert not asks_to_join("who may join")
