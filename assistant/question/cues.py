"""The cue patterns of `data/cues.toml`: what a question asks for, read off its wording."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, TypeAlias

from assistant.language.words import fold
from ingest.types import Language

Ask: TypeAlias = Literal[
    "deadline", "time", "duration", "share", "amount", "count", "contact", "place",
    "definition", "comparison", "list", "who", "whether", "open",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cue:
    """One kind of asking: its patterns, what value it expects, words that label one, words that add nothing."""

    ask: Ask
    expects: tuple[str, ...]
    patterns: dict[Language, tuple[re.Pattern[str], ...]]
    labels: dict[Language, tuple[str, ...]]
    neutral: re.Pattern[str]


@cache
def load_cues() -> tuple[Cue, ...]:
    """All cues in the file's order."""
    text = resources.files("assistant").joinpath("data/cues.toml").read_text(encoding="utf-8")
    return tuple(
        Cue(
            ask=ask,  # type: ignore[arg-type]
            expects=tuple(table["expects"]),
            patterns={
                "fi": tuple(re.compile(p) for p in table["fi"]),
                "en": tuple(re.compile(p) for p in table["en"]),
            },
            neutral=re.compile("|".join(f"(?:{p})" for p in table.get("neutral", ["(?!)"]))),
            labels={
                "fi": tuple(fold(label) for label in table["labels_fi"]),
                "en": tuple(fold(label) for label in table["labels_en"]),
            },
        )
        for ask, table in tomllib.loads(text).items()
    )


def read_asks(question: str) -> tuple[Ask, ...]:
    """What is asked, strongest first in the file's order; cues of both languages count."""
    text = fold(question)
    found = [cue.ask for cue in load_cues() if any(p.search(text) for ps in cue.patterns.values() for p in ps)]
    return tuple(dict.fromkeys(found))


def patterns_of(asks: Iterable[Ask]) -> Iterator[re.Pattern[str]]:
    """The patterns of some kinds of asking, in both languages."""
    return (pattern for ask in asks for patterns in cue(ask).patterns.values() for pattern in patterns)


def cue(ask: Ask) -> Cue:
    """The cue of one kind of asking."""
    return next(c for c in load_cues() if c.ask == ask)
