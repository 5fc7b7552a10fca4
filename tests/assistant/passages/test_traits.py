"""What a passage says no to, by itself or by the heading that it stands under."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.passages.traits import traits_of
from assistant.passages.units import Unit
from ingest.types import Language


@pytest.mark.parametrize(
    ("heading", "text", "language", "negative", "excluded"),
    [
        ("Costs", "Interest on loans is left out.", "en", True, False),
        ("Costs", "Alcohol is excluded", "en", True, False),
        ("The aid does not cover", "loose furniture", "en", True, True),
        ("For whom?", "✗ farms", "en", True, True),
        ("For whom?", "✓ companies", "en", False, False),
        ("Kulut", "Juhlat jäävät ulkopuolelle", "fi", True, False),
        ("Ei tueta", "asuintiloja", "fi", True, True),
        ("Kielletyt aineet", "liuottimet", "fi", True, True),
        ("Kulut", "Vuokra hyväksytään", "fi", False, False),
    ],
)
def test_what_is_said_no_to(
    unit_of: Callable[..., Unit], heading: str, text: str, language: Language, negative: bool, excluded: bool
) -> None:
    traits = traits_of(unit_of(text, language, "Guide", heading))
    assert (traits.is_negative, traits.is_excluded) == (negative, excluded)
