"""Messages that are no question about the guide: greetings, thanks, "who are you"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from assistant.language.words import fold

_GREETING = re.compile(r"^(?:hei|moi|moikka|terve|heippa|hi|hello|hey)[, ]+(?=\w)")


@cache
def _patterns() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    text = resources.files("assistant").joinpath("data/smalltalk.toml").read_text(encoding="utf-8")
    return tuple((kind, tuple(re.compile(p) for p in table["patterns"])) for kind, table in tomllib.loads(text).items())


def find_smalltalk(text: str) -> str | None:
    """The phrase key that answers a message which is small talk as a whole; None for anything else."""
    plain = re.sub(r"[^\w', ]+", " ", fold(text)).strip(" ,")
    plain = re.sub(r"\s+", " ", plain)
    forms = (plain, _GREETING.sub("", plain))  # as it stands first: "hei hei" is a goodbye
    return next((k for f in forms for k, patterns in _patterns() if any(p.fullmatch(f) for p in patterns)), None)
