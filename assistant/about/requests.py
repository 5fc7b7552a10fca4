"""What is asked of the answer before: its source, whether it holds, the same in the other language, more of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, TypeAlias, get_args

from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, split_words
from assistant.message.smalltalk import find_smalltalk
from ingest.types import Language

Request: TypeAlias = Literal["source", "sure", "english", "finnish", "more", "again", "plain"]

_REQUESTS: tuple[Request, ...] = get_args(Request)
_MOST_WORDS = 12


def find_request(message: str) -> Request | None:
    """What a message asks of the answer before it; None for one that asks something of the guide.

    Such a message says nothing else: "Which slide is that on?" is one, "Which slide is KA220 on?" is not.
    """
    words = split_words(message)
    if not 0 < len(words) <= _MOST_WORDS:
        return None
    plain, table = " ".join(re.findall(r"[\w'’]+", fold(message))), _load()
    for request in _REQUESTS:
        for pattern in table.patterns[request]:
            found = pattern.search(plain)
            if found is None:
                continue
            within = found.groupdict().get("beside") or ""
            rest = f"{plain[: found.start()]} {within} {plain[found.end() :]}"
            if table.beside.issuperset(split_words(rest)):
                return request
    return None


def wanted_language(request: Request) -> Language | None:
    """The language that a request wants the answer in; None where it wants none in particular."""
    return "en" if request == "english" else "fi" if request == "finnish" else None


def last_question(history: Sequence[str]) -> int | None:
    """The position of the last turn that asked something of the guide; None where there is none."""
    asking = (k for k in range(len(history) - 1, -1, -1) if asks_guide(history[k]))
    return next(asking, None)


def asks_guide(turn: str) -> bool:
    """True for a turn that is neither small talk nor a request about an answer."""
    return bool(split_words(turn)) and find_smalltalk(turn) is None and find_request(turn) is None


@dataclass(frozen=True, slots=True)
class _Table:
    """The file's patterns by request, and the words that say little."""

    patterns: dict[Request, tuple[re.Pattern[str], ...]]
    beside: frozenset[str]


@cache
def _load() -> _Table:
    text = resources.files("assistant").joinpath("data/requests.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    patterns = {request: tuple(map(re.compile, table[request])) for request in _REQUESTS}
    return _Table(patterns, load_stopwords("fi") | load_stopwords("en") | frozenset(table["beside"].split()))
