"""Everyday words for what a trip costs."""

from __future__ import annotations

import pytest

from assistant.selection.cost_kinds import is_kind_among


@pytest.mark.parametrize(
    ("word", "told", "among"),
    [
        ("meals", ("travel", "living", "costs"), True),
        ("tickets", ("travel", "lodging"), True),
        ("hotel", ("accommodation",), True),
        ("junaliput", ("matka", "majoitus"), True),
        ("ruokaan", ("elinkuluja",), True),
        ("vuokran", ("majoitus",), True),
        ("meals", ("travel", "accommodation"), False),
        ("insurance", ("travel", "accommodation", "living"), False),
        ("puhelinlaskut", ("matka", "majoitus", "elinkuluja"), False),
        ("taskurahaa", ("matka", "majoitus", "elinkuluja"), False),
    ],
)
def test_a_word_belongs_to_a_kind_of_cost_that_is_told(word: str, told: tuple[str, ...], among: bool) -> None:
    assert is_kind_among(word, told) is among
