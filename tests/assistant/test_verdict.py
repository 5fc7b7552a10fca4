"""A yes or no rests on rules and, where it is used, on the reader; a compared number outweighs both."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import assistant.verdict
from assistant.question import read_question
from assistant.terms import TermBook
from assistant.units import Unit
from assistant.verdict import WITNESSES, decide, hear

_WEIGHTS = {"bias": 0.0, "read": 1.0, "rule": 0.5, "measured": 5.0}


@pytest.fixture(autouse=True)
def weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assistant.verdict, "load_weights", lambda: _WEIGHTS)


def test_without_a_reader_the_rules_decide(book: TermBook, unit_of: Callable[..., Unit]) -> None:
    reading = read_question("Can a company apply?", "en", book)
    assert not decide(reading, unit_of("Companies cannot apply", "en"), None)
    assert decide(reading, unit_of("Companies can apply", "en"), None)


def test_the_reader_is_heard(book: TermBook, unit_of: Callable[..., Unit]) -> None:
    reading = read_question("Saako hakemuksen laatia ruotsiksi?", "fi", book)
    unit = unit_of("Hakemuskieli on suomi tai englanti", "fi")
    assert not decide(reading, unit, -6.0)
    assert decide(reading, unit, 6.0)


def test_a_compared_number_outweighs_the_reader(book: TermBook, unit_of: Callable[..., Unit]) -> None:
    reading = read_question("Voiko hanke kestää 40 kk?", "fi", book)
    unit = unit_of("Kesto on enintään 36 kk", "fi")
    assert set(hear(reading, unit, 6.0)) == set(WITNESSES)
    assert not decide(reading, unit, 6.0)
