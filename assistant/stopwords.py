"""Function words, from `data/stopwords.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from ingest.types import Language


@cache
def load_stopwords(language: Language) -> frozenset[str]:
    """The folded function words of a language."""
    text = resources.files("assistant").joinpath("data/stopwords.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[language].split())
