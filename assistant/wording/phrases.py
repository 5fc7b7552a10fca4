"""The assistant's own words, from `texts/fi.toml` and `texts/en.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from ingest.types import Language


@cache
def load_phrases(language: Language) -> dict[str, str]:
    """All phrases of a language by key."""
    text = resources.files("assistant").joinpath(f"texts/{language}.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text))


def say(key: str, language: Language, **values: object) -> str:
    """A phrase with its placeholders filled."""
    return load_phrases(language)[key].format(**values)
