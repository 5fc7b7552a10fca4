"""The names by which a guide knows a country: its own first, then those of regions in the guide's order."""

from __future__ import annotations

from collections.abc import Callable

from assistant.passages.units import Unit
from assistant.retrieval.places import PlaceNames


def test_names_come_in_the_order_of_the_guide(unit_of: Callable[..., Unit]) -> None:
    texts = ("global mobility in all seas", "Sub-Saharan Africa sails", "Ports of Kenya")
    first = PlaceNames([unit_of(text, "en") for text in texts]).missing_from("A crew from Nairobi?", "en")
    last = PlaceNames([unit_of(text, "en") for text in reversed(texts)]).missing_from("A crew from Nairobi?", "en")
    assert first == ("Kenya", "global mobility", "sub saharan africa")
    assert last == ("Kenya", "sub saharan africa", "global mobility")
