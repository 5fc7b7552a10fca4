"""Spoken and short forms written out, from `data/spoken.toml`: numbers, words of chats, endings of musing."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

_CHAT_WORD = re.compile(r"(?<![\w@./&'’-])[^\W\d_]+(?:['’][^\W\d_]+)?(?![\w@/&'’-]|[.:][^\W_])")
# "mistähän", "milloinkohan", "mitäs", "onkohan": they ask what "mistä", "milloin", "mitä" and "onko" do.
_MUSING = re.compile(
    r"\b(?:(mi(?:kä|tä|tkä|stä|ssä|hin|llä|ten|ksi)|kuka|kuinka|milloin|koska|paljonko|kauanko|montako|missä|mistä)"
    r"(?:k?[oö])?(?:h[aä]n|kas|käs)|(\w+k[oö])h[aä]n)\b",
    re.IGNORECASE,
)


def write_out(text: str) -> str:
    """Spoken and built-in numbers written out: "kaks" for "kaksi", "4 vuotta" for "nelivuotinen"."""
    spoken = _spoken()
    written = re.sub(r"[^\W\d_]+", lambda found: spoken.words.get(found.group().casefold(), found.group()), text)
    for pattern, replacement in spoken.phrases:
        written = pattern.sub(replacement, written)
    return written


def write_out_short(text: str) -> str:
    """A text with the short forms of chats written out, and question words without the endings of musing."""
    short = _spoken().chat
    plain = _MUSING.sub(lambda found: found[1] or found[2], text)
    return _CHAT_WORD.sub(lambda found: short.get(found.group().casefold(), found.group()), plain)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """The tables of the file: words by word, phrases as patterns with what they stand for."""

    words: dict[str, str]
    phrases: tuple[tuple[re.Pattern[str], str], ...]
    chat: dict[str, str]


@cache
def _spoken() -> _Spoken:
    text = resources.files("assistant").joinpath("data/spoken.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    phrases = tuple((re.compile(p, re.IGNORECASE), by) for p, by in tables["phrases"].items())
    return _Spoken(dict(tables["words"]), phrases, dict(tables["chat"]))
