"""Everyday words for what a trip costs, by the kind of cost that guides name: food is a living cost."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources


def is_kind_among(word: str, told: Iterable[str]) -> bool:
    """True where a folded word belongs to a kind of cost that one of the words told names: "ticket" to "travel"."""
    asked = [names for said, names in _kinds() if said.fullmatch(word)]
    return bool(asked) and any(names.fullmatch(one) for names in asked for one in told)


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    text = resources.files("assistant").joinpath("data/cost_kinds.toml").read_text(encoding="utf-8")
    kinds = tomllib.loads(text).values()
    return tuple((re.compile("|".join(kind["said"])), re.compile("|".join(kind["told"]))) for kind in kinds)
