"""The guide's own words for what people call otherwise: "firma" where the guide says "yritykset"."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from assistant.stopwords import load_stopwords
from assistant.units import Unit
from assistant.words import likeness, split_words
from ingest.types import Language

_SAME, _KNOWN = 0.95, 0.75
_MOST_OF_GROUP, _MOST = 2, 6
_SHORTEST = 4
_LONGEST = 3  # words of what is said
_APPLYING = ("hake", "haki", "haem", "appl")  # common words of every guide, and yet on its topic


@dataclass(frozen=True, slots=True)
class _Saying:
    """What people may say, in words, and what guides may call it."""

    words: tuple[str, ...]
    meant: tuple[str, ...]


class Synonyms:
    """Which of our synonyms a guide uses. Immutable once made but for what it remembers of words."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._words: dict[Language, dict[str, set[str]]] = {"fi": defaultdict(set), "en": defaultdict(set)}
        for language, text in {(u.language, t) for u in units if not u.is_list for t in (u.text, *u.headings)}:
            for word in split_words(text):
                self._words[language][word[:2]].add(word)
        self._remembered: dict[tuple[tuple[str, ...], Language], tuple[str, ...]] = {}
        self._known: dict[tuple[str, Language], bool] = {}

    def missing_from(self, question: str, language: Language) -> tuple[str, ...]:
        """What the guide calls the things of the question that it does not name by the question's words."""
        common = load_stopwords(language)
        words = split_words(question)
        telling = [w for w in words if len(w) >= _SHORTEST and w not in common]
        asks_to_apply = any(word.startswith(_APPLYING) for word in words)
        if not asks_to_apply and not any(self._is_known(word, language) for word in telling):
            return ()  # "Recommend me a hotel": nothing of it is in the guide
        unknown = {word for word in telling if not self._is_known(word, language)}
        runs = [run for run in _runs(words) if unknown.intersection(run) and (len(run) > 1 or run[0] in unknown)]
        added = dict.fromkeys(meant for run in runs for meant in self._meant(run, language))
        return tuple(name for name in added if not set(split_words(name)) <= set(words))[:_MOST]

    def _is_known(self, word: str, language: Language) -> bool:
        key = (word, language)
        if key not in self._known:
            self._known[key] = self._has(word, language, _KNOWN)
        return self._known[key]

    def _meant(self, run: tuple[str, ...], language: Language) -> tuple[str, ...]:
        key = (run, language)
        if key not in self._remembered:
            self._remembered[key] = self._look_up(run, language)
        return self._remembered[key]

    def _look_up(self, run: tuple[str, ...], language: Language) -> tuple[str, ...]:
        for saying in _sayings(language).get((len(run), run[0][:2]), ()):
            if all(likeness(one, word, language) >= _SAME for one, word in zip(saying.words, run, strict=True)):
                own = (m for m in saying.meant if all(self._has(w, language, _SAME) for w in split_words(m)))
                found = tuple(own)[:_MOST_OF_GROUP]
                if found:
                    return found
        return ()

    def _has(self, word: str, language: Language, least: float) -> bool:
        return any(likeness(word, held, language) >= least for held in self._words[language].get(word[:2], ()))


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """All rows of one to `_LONGEST` words, the longest first."""
    for length in range(_LONGEST, 0, -1):
        yield from (tuple(words[k : k + length]) for k in range(len(words) - length + 1))


@cache
def _sayings(language: Language) -> dict[tuple[int, str], list[_Saying]]:
    """What people may say, by the number of its words and the first letters of the first one."""
    found: dict[tuple[int, str], list[_Saying]] = defaultdict(list)
    for file in sorted(resources.files("assistant").joinpath("data/synonyms").iterdir(), key=lambda one: one.name):
        for group in tomllib.loads(file.read_text(encoding="utf-8")).get(language, ()):
            same = group.get("same", ())
            for said in (*group.get("said", ()), *same):
                words = tuple(split_words(said))
                meant = tuple(m for m in (*group.get("meant", ()), *same) if m != said)
                if 0 < len(words) <= _LONGEST:
                    found[len(words), words[0][:2]].append(_Saying(words, meant))
    return found
