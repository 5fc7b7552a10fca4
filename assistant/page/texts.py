"""The page's own words, from `fi.toml` and `en.toml` beside this file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ingest.types import Language

LANGUAGES: dict[Language, str] = {"fi": "Suomi", "en": "English"}


@dataclass(frozen=True, slots=True)
class PageTexts:
    """The page's texts in one language: `texts("slide", number=17)` is "Dia 17".

    `templates` are questions on one action by what they ask for, with a place for its code.
    """

    language: Language
    entries: dict[str, str]
    starters: tuple[str, ...]
    templates: dict[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with its placeholders filled."""
        return self.entries[key].format(**values)


@cache
def load_texts(language: Language) -> PageTexts:
    """The texts of a language."""
    raw = resources.files("assistant").joinpath(f"page/{language}.toml").read_text(encoding="utf-8")
    content = tomllib.loads(raw)
    starters = tuple(content.pop("starters"))
    templates = dict(content.pop("templates"))
    return PageTexts(language, content, starters, templates)


def choose_language(asked: str | None, locale: str | None) -> Language:
    """The page's language: the one asked for in the address, else the browser's, else Finnish.

    A browser in any third language gets English.
    """
    for language in LANGUAGES:
        if asked == language:
            return language
    if not locale or locale.lower().split("-")[0].split("_")[0] == "fi":
        return "fi"
    return "en"
