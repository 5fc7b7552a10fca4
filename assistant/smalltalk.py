"""Messages that are no question about the guide: greetings, thanks, "who are you"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from assistant.words import fold


@cache
def _patterns() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    text = resources.files("assistant").joinpath("data/smalltalk.toml").read_text(encoding="utf-8")
    return tuple((kind, tuple(re.compile(p) for p in table["patterns"])) for kind, table in tomllib.loads(text).items())


def find_smalltalk(text: str) -> str | None:
    """The phrase key that answers a message which is small talk as a whole; None for anything else."""
    plain = re.sub(r"[^\w', ]+", " ", fold(text)).strip(" ,")
    plain = re.sub(r"\s+", " ", plain)
    return next((kind for kind, patterns in _patterns() if any(p.fullmatch(plain) for p in patterns)), None)
