"""The guide's own words for what people call otherwise: "firma" where the guide says "yritykset"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from assistant.language.base_forms import is_form_of
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.passages.units import Unit
from assistant.question.reading import asking_sentence
from assistant.question.renamed import Renamed
from ingest.types import Language

_SAME, _KNOWN = 0.95, 0.75
_MOST_OF_GROUP, _MOST, _MOST_EQUAL = 2, 4, 8
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
        self._remembered: dict[tuple[tuple[str, ...], Language, bool], tuple[str, ...]] = {}
        self._known: dict[tuple[str, Language], bool] = {}

    def missing_from(self, question: str, language: Language, *, widely: bool = False) -> tuple[Renamed, ...]:
        """What the guide calls the things of the question that it does not name by the question's words.

        By the everyday words of applying for grants; `widely` by the whole thesaurus.
        """
        common = load_stopwords(language)
        words = split_words(question)
        telling = [w for w in words if len(w) >= _SHORTEST and w not in common]
        asks_to_apply = any(word.startswith(_APPLYING) for word in words)
        unknown = {word for word in telling if not self._is_known(word, language)}
        asking = {word for word in split_words(asking_sentence(question)) if word in telling}
        otherwise = {word for word in asking if self._is_named_otherwise(word, language)}
        if not asks_to_apply and 2 * len(unknown) > len(set(telling)):
            return ()  # "Recommend me a hotel", "How do I renew my passport?": little of it is in the guide
        lacking = unknown | otherwise
        runs = [run for run in _runs(words) if lacking.intersection(run) and (len(run) > 1 or run[0] in lacking)]
        added: dict[str, Renamed] = {}
        for run in runs:
            for meant in self._meant(run, language, widely):
                added.setdefault(meant, Renamed(meant, run))
        return tuple(one for name, one in added.items() if not set(split_words(name)) <= set(words))[:_MOST]

    def equal_to(self, question: str, language: Language) -> tuple[Renamed, ...]:
        """What the guide has beside, or instead of, words of the question: "avustus" for "apuraha"."""
        common = load_stopwords(language)
        runs = [run for run in _runs(split_words(question)) if len(run) > 1 or run[0] not in common]
        found = (Renamed(name, run) for run in runs for name in self._look_up(run, language, "equals", _MOST_EQUAL))
        return tuple(dict.fromkeys(found))

    def has_all(self, text: str, language: Language) -> bool:
        """True where the guide has every telling word of a text, in some form."""
        common = load_stopwords(language)
        telling = (word for word in split_words(text) if len(word) >= _SHORTEST and word not in common)
        return all(self._has(word, language, _KNOWN) for word in telling)

    def _is_known(self, word: str, language: Language) -> bool:
        key = (word, language)
        if key not in self._known:
            self._known[key] = self._has(word, language, _KNOWN)
        return self._known[key]

    def _is_named_otherwise(self, word: str, language: Language) -> bool:
        """True for an everyday word of which the guide has a part or something alike: "ammattikoulu" for "ammatti"."""
        return bool(self._meant((word,), language, False)) and not self._has(word, language, _SAME)

    def _meant(self, run: tuple[str, ...], language: Language, widely: bool) -> tuple[str, ...]:
        key = (run, language, widely)
        if key not in self._remembered:
            files = ("synonyms", "thesaurus") if widely else ("synonyms",)
            self._remembered[key] = next((found for file in files if (found := self._look_up(run, language, file))), ())
        return self._remembered[key]

    def _look_up(
        self, run: tuple[str, ...], language: Language, file: str, most: int = _MOST_OF_GROUP
    ) -> tuple[str, ...]:
        for saying in _sayings(language, file).get((len(run), run[0][:2]), ()):
            if all(is_form_of(word, one, language) for one, word in zip(saying.words, run, strict=True)):
                own = (m for m in saying.meant if all(self._has(w, language, _SAME) for w in split_words(m)))
                found = tuple(own)[:most]
                if found:
                    return found
        return ()

    def _has(self, word: str, language: Language, least: float) -> bool:
        return any(likeness(word, held, language) >= least for held in self._words[language].get(word[:2], ()))


def has_run(words: Sequence[str], told: Sequence[str], language: Language) -> bool:
    """True where words follow each other in a text, in any form: "other staff" in "for teachers and other staff"."""
    return any(
        all(_is_form(word, held, language) for word, held in zip(words, told[k:], strict=False))
        for k in range(len(told) - len(words) + 1)
    )


def _is_form(word: str, held: str, language: Language) -> bool:
    short = len(word) < _SHORTEST and held.startswith(word)
    return word[:2] == held[:2] and (short or likeness(word, held, language) >= _KNOWN)


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """All rows of one to `_LONGEST` words, the longest first."""
    for length in range(_LONGEST, 0, -1):
        yield from (tuple(words[k : k + length]) for k in range(len(words) - length + 1))


@cache
def _sayings(language: Language, file: str) -> dict[tuple[int, str], list[_Saying]]:
    """What people may say, by the number of its words and the first letters of the first one."""
    found: dict[tuple[int, str], list[_Saying]] = defaultdict(list)
    text = resources.files("assistant").joinpath(f"data/{file}.{language}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        said, meant = _read_line(line)
        for one in said:
            words = tuple(fold(one).replace("-", " ").split())
            if 0 < len(words) <= _LONGEST:
                found[len(words), words[0][:2]].append(_Saying(words, tuple(name for name in meant if name != one)))
    return found


def _read_line(line: str) -> tuple[list[str], list[str]]:
    """What is said and what is meant: "moped, scooter > vehicle"; "refund = repay" says and means both."""
    if line.startswith("#"):
        return [], []
    if " = " in line:
        same = line.split(" = ")
        return same, same
    said, _, meant = line.partition(" > ")
    return said.split(", "), meant.split(", ")
