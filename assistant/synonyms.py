"""The guide's own words for what people call otherwise: "firma" where the guide says "yritykset"."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib import resources

from assistant.stopwords import load_stopwords
from assistant.units import Unit
from assistant.words import likeness, split_words
from ingest.types import Language

_SAME, _KNOWN = 0.95, 0.75
_MOST = 2  # of one group
_SHORTEST = 4
_APPLYING = ("hake", "haki", "haem", "appl")  # common words of every guide, and yet on its topic


class Synonyms:
    """Which of our synonyms a guide uses. Immutable once made but for what it remembers of words."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._words: dict[Language, dict[str, set[str]]] = {"fi": defaultdict(set), "en": defaultdict(set)}
        for language, text in {(u.language, t) for u in units if not u.is_list for t in (u.text, *u.headings)}:
            for word in split_words(text):
                self._words[language][word[:2]].add(word)
        self._remembered: dict[tuple[str, Language], tuple[str, ...]] = {}

    def missing_from(self, question: str, language: Language) -> tuple[str, ...]:
        """What the guide calls the things of the question that it does not name by the question's words."""
        common = load_stopwords(language)
        words = [w for w in split_words(question) if len(w) >= _SHORTEST and w not in common]
        asks_to_apply = any(word.startswith(_APPLYING) for word in split_words(question))
        if not asks_to_apply and not any(self._has(word, language, _KNOWN) for word in words):
            return ()  # "Recommend me a hotel": nothing of it is in the guide
        added = dict.fromkeys(meant for word in words for meant in self._meant(word, language))
        return tuple(name for name in added if not set(split_words(name)) <= set(words))

    def _meant(self, word: str, language: Language) -> tuple[str, ...]:
        key = (word, language)
        if key not in self._remembered:
            self._remembered[key] = () if self._has(word, language, _KNOWN) else self._look_up(word, language)
        return self._remembered[key]

    def _look_up(self, word: str, language: Language) -> tuple[str, ...]:
        for said, meant in _groups(language):
            if any(likeness(one, word, language) >= _SAME for one in said):
                own = (name for name in meant if all(self._has(w, language, _SAME) for w in split_words(name)))
                return tuple(own)[:_MOST]
        return ()

    def _has(self, word: str, language: Language, least: float) -> bool:
        return any(likeness(word, held, language) >= least for held in self._words[language].get(word[:2], ()))


@cache
def _groups(language: Language) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    text = resources.files("assistant").joinpath("data/synonyms.toml").read_text(encoding="utf-8")
    return tuple(
        (tuple(" ".join(split_words(s)) for s in g["said"]), tuple(g["meant"])) for g in tomllib.loads(text)[language]
    )
