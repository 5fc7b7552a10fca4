"""Text that gives a model orders, and text that a chat template would take for its own signs, made harmless."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib import resources

from assistant.language.words import fold

_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\U000e0000-\U000e0fff]"
)
# "<|im_start|>", "</s>", "[INST]", "<<SYS>>": pairs of these become signs of the template, alone they are text.
_BRACKETS = str.maketrans({"<": "‹", ">": "›"})
_ROLE = re.compile(r"\[(/?(?:INST|SYS|SYSTEM|USER|ASSISTANT|TOOL_CALLS|AVAILABLE_TOOLS))\]", re.IGNORECASE)


def neutralise(text: str) -> str:
    """A text as data for a prompt: one line, no invisible characters, no signs of a chat template or of our fence."""
    return re.sub(r"\s+", " ", _ROLE.sub(r"(\1)", visible(text).translate(_BRACKETS))).strip()


def visible(text: str) -> str:
    """A text without the characters that nobody sees: controls, zero widths, turns of direction, tags."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text))


@cache
def _orders() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What every order has somewhere (a cheap look at first), and the orders themselves."""
    text = resources.files("assistant").joinpath("data/orders.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    first = "|".join(tables["hints"])
    return re.compile(first), re.compile("|".join(f"(?:{p})" for name in ("en", "fi", "signs") for p in tables[name]))


def is_hostile(text: str) -> bool:
    """True for text that addresses a model ("ignore all earlier instructions"): a second line of defence only.

    Such passages are no candidates for answers. What gets past it is still data in the prompt, and what a model makes
    of it must still pass the guards.
    """
    hints, orders = _orders()
    plain = fold(_INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))
    if not hints.search(plain):
        return False
    return orders.search(re.sub(r"\s+", " ", re.sub(r"[^\w<>|\[\]/: ]+", " ", plain))) is not None
