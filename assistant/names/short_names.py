"""Shorter names of topics that people use: "brooks" for "Brooks and Migratory Fish", "roof grant" for "Roof Aid"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language.stopwords import is_common
from assistant.language.words import split_words
from ingest.types import Language

_JOINED = re.compile(r"\s+(?:ja|sekä|and|&)\s+|\s*,\s*")
# Words at a name's end that say only that it is something to apply for: one stands for another.
_HEADS: dict[Language, tuple[str, ...]] = {
    "fi": ("tuki", "avustus", "hanke", "raha", "rahoitus", "haku", "apuraha"),
    "en": ("aid", "grant", "support", "funding", "project", "scheme", "call", "money"),
}
_SHORTEST = 4


def short_names(name: str, language: Language, nouns: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of each shorter name; `nouns` are those of the series that the topic belongs to."""
    parts = [part for part in _JOINED.split(name) if part.strip()]
    if len(parts) > 1:
        for part in parts:
            words = tuple(split_words(part))
            if words and all(len(word) >= _SHORTEST and not is_common(word, language) for word in words):
                yield words
        return
    words = tuple(split_words(name))
    if not words:
        return
    heads = (*_HEADS[language], *nouns)
    if language == "en":
        if len(words) > 1 and words[-1] in heads:
            yield from ((*words[:-1], head) for head in heads if head != words[-1])
        return
    last = words[-1]
    own = next((head for head in heads if last.endswith(head) and len(last) >= len(head) + _SHORTEST), "")
    for base in (last.removesuffix(own),) if own else (last, last.removesuffix("s")):
        yield from ((*words[:-1], base + head) for head in heads if head != own or base != last.removesuffix(own))
