"""Yes or no, from two witnesses: the rules of `assistant.polarity` and the reader, where it is used."""

from __future__ import annotations

import json
import math
from functools import cache
from importlib import resources

from assistant.polarity import compare_values, is_yes
from assistant.question import Reading
from assistant.units import Unit

FILE = "data/reader/weights.json"
WITNESSES = ("bias", "read", "rule", "measured")  # `measured` is the rule again where it has compared numbers


def decide(reading: Reading, unit: Unit, odds: float | None) -> bool:
    """Whether a unit answers a yes/no question with yes; `odds` are the reader's log-odds of it, None without it."""
    weights = load_weights()
    if odds is None or not weights:
        return is_yes(reading, unit)
    told = hear(reading, unit, odds)
    return sum(weights.get(name, 0.0) * value for name, value in told.items()) > 0


def hear(reading: Reading, unit: Unit, odds: float) -> dict[str, float]:
    """What the witnesses say, by name: above 0 for yes."""
    rule = 1.0 if is_yes(reading, unit) else -1.0
    measured = compare_values(reading, unit) is not None
    return {"bias": 1.0, "read": math.tanh(odds / 4) * 2, "rule": rule, "measured": rule if measured else 0.0}


@cache
def load_weights() -> dict[str, float]:
    """The packaged weights of the witnesses; empty where there are none."""
    text = resources.files("assistant").joinpath(FILE).read_text(encoding="utf-8")
    return dict(json.loads(text).get("verdict", {}))
