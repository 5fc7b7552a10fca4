"""Function words, from `data/stopwords.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from ingest.types import Language

_LONGEST_TAIL = 5


@cache
def load_stopwords(language: Language) -> frozenset[str]:
    """The folded function words of a language."""
    text = resources.files("assistant").joinpath("data/stopwords.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[language].split())


@cache
def _common(language: Language) -> frozenset[str]:
    text = resources.files("assistant").joinpath("data/common.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[language].split())


def is_common(word: str, language: Language) -> bool:
    """True for a folded everyday word that says little about a topic, in any of its forms (`data/common.toml`)."""
    beginnings = _common(language)
    shortest = max(3, len(word) - _LONGEST_TAIL)
    return any(word[:length] in beginnings for length in range(shortest, len(word) + 1))
