"""Which units hold which of the question's words and terms, and how much that tells.

Every item of the question (a term, or a content word) is looked up in the vocabulary of a
language, tolerant of inflection, compounds and misspelling; its weight is its inverse document frequency.
An item that stands nowhere in the guide weighs most: it is what a near miss is recognised by.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.language.words import graded_stems, is_graded, likeness, ngrams, stem
from assistant.passages.traits import CONTACT, LINK
from assistant.passages.units import Unit
from assistant.question.reading import Item, Reading
from assistant.retrieval.lexical import LexicalRanking
from ingest.types import Language

Floats = NDArray[np.float32]
Rows = NDArray[np.int32]
_LEAST_SHARED = 2
_LEAST_ALIKE = 0.75  # a little below what `likeness` takes for a misspelling
_PREFIX, _PART = 4, 4  # the shortest beginning, and part of a compound, that `likeness` goes by
_SHORTEST_GRADED = 3  # "hau" of "haku"
_AFTER_ALL = "\U0010ffff"
_WIDER = 0.6  # how much "Jean Monnet" holds of "Jean Monnet networks"


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """The items of a question against the units of one language.

    `weights`, shape (items,), sum to 1. `text` and `context`, shape (items, units), hold how surely
    each unit has each item in its own text, and in its text or headings. `known`, shape (items,), is the
    best over all units.
    """

    weights: Floats
    text: Floats
    context: Floats
    known: Floats

    def keep(self, kept: NDArray[np.integer[Any]]) -> Match:
        """Only the units at these positions; weights and what is known stay those over all units."""
        return Match(self.weights, self.text[:, kept], self.context[:, kept], self.known)


class Postings:
    """Which rows hold which key, in one flat array: small, and quick to take many rows from."""

    def __init__(self, held: Iterable[Iterable[str]]) -> None:
        self._numbers: dict[str, int] = {}
        keys, rows = array("i"), array("i")
        for row, names in enumerate(held):
            for name in names:
                keys.append(self._numbers.setdefault(name, len(self._numbers)))
                rows.append(row)
        numbers = np.frombuffer(keys, dtype=np.int32) if keys else np.zeros(0, np.int32)
        order = np.argsort(numbers, kind="stable")
        self._rows: Rows = np.frombuffer(rows, dtype=np.int32)[order] if rows else np.zeros(0, np.int32)
        counts = np.bincount(numbers, minlength=len(self._numbers))
        self._stops = np.cumsum(counts)

    def __contains__(self, key: str) -> bool:
        return key in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __getitem__(self, key: str) -> Rows:
        """The rows that hold a key, ascending; empty for an unknown one."""
        number = self._numbers.get(key)
        if number is None:
            return self._rows[:0]
        return self._rows[self._stops[number - 1] if number else 0 : self._stops[number]]


class NumberedLexicalRanking(LexicalRanking):
    """BM25 over many texts: tokens are numbered while the texts are read, so that no list of all of them is held.

    The scores are those of `LexicalRanking`.
    """

    def __init__(self, texts: Sequence[str], language: Language) -> None:
        super().__init__((), language)
        self._size = len(texts)
        numbers: dict[str, int] = {}
        read = [
            array("i", [numbers.setdefault(t, len(numbers)) for t in self._tokens(text) or [" "]]) for text in texts
        ]
        if read:
            self._ranking.index((read, numbers), show_progress=False)


class Vocabulary:
    """The words of one language's units, with the units that hold them."""

    def __init__(self, units: Sequence[Unit], language: Language) -> None:
        self._size = len(units)
        self._text = Postings(unit.words for unit in units)
        self._headings = Postings(unit.heading_words for unit in units)
        self._own_terms = Postings(unit.own_terms for unit in units)
        self._terms = Postings(unit.terms for unit in units)
        self._words = frozenset(self._text) | frozenset(self._headings)
        self._forms = WordForms(self._words, language)
        self._singles = max(1, sum(not unit.is_list for unit in units))
        self._is_single = np.array([not unit.is_list for unit in units], dtype=bool)

    @property
    def words(self) -> frozenset[str]:
        """All folded words of the language's units."""
        return self._words

    def match(self, reading: Reading) -> Match:
        """Look the question's items up."""
        count = len(reading.items)
        text, context = np.zeros((count, self._size), np.float32), np.zeros((count, self._size), np.float32)
        for row, item in enumerate(reading.items):
            self._fill(item, text[row], context[row])
        raw = np.array([self._weight(context[row]) for row in range(count)], np.float32)
        weights = raw / raw.sum() if count else raw
        known = context.max(axis=1) if count and self._size else np.zeros(count, np.float32)
        return Match(weights, text, context, known)

    def _fill(self, item: Item, text: Floats, context: Floats) -> None:
        if item.term is not None and item.term in self._terms:
            text[self._own_terms[item.term]] = 1.0
            context[self._terms[item.term]] = 1.0
            if item.wider is not None:
                _raise(context, self._own_terms[item.wider], _WIDER)
            return
        words = item.text.split()
        for asked in words:  # a term that stands nowhere is looked for word by word
            own, near = np.zeros_like(text), np.zeros_like(context)
            for written, degree in self.forms(asked).items():
                rows = self._text[written]
                _raise(own, rows, degree)
                _raise(near, rows, degree)
                _raise(near, self._headings[written], degree)
            text += own / len(words)
            context += near / len(words)

    def forms(self, asked: str) -> dict[str, float]:
        """The written words that may be forms of an asked one, and how surely."""
        return self._forms.of(asked)

    def _weight(self, context: Floats) -> float:
        frequency = float(context[self._is_single].sum())
        return math.log(1.0 + (self._singles - frequency + 0.5) / (frequency + 0.5))


class WordForms:
    """Finds the words that are like an asked one without holding it against every word.

    Each way in which `likeness` can be above 0 has a lookup that finds at least the words that are alike in that way.
    """

    def __init__(self, words: frozenset[str], language: Language) -> None:
        self._language: Language = language
        self._words = words
        self._sorted = sorted(words)
        self._grams = Postings(set(ngrams([word], 3)) for word in self._sorted)
        self._stems: dict[str, list[str]] = defaultdict(list)
        for word in self._sorted:
            self._stems[stem(word, language)].append(word)
        self._longest_stem = max(map(len, self._stems), default=0)
        self._graded: dict[str, list[str]] = defaultdict(list)
        for word in self._sorted if language == "fi" else ():
            for begun in graded_stems(word):
                self._graded[begun].append(word)

    def of(self, asked: str) -> dict[str, float]:
        """The words that share two trigrams with a folded one, or grade as it does, and are like it: their likeness."""
        grams = set(ngrams([asked], 3))
        found: dict[str, float] = {}
        for word in self._candidates(asked):
            shares = word == asked or len(grams.intersection(ngrams([word], 3))) >= _LEAST_SHARED
            if shares or (self._language == "fi" and is_graded(asked, word)):
                degree = likeness(asked, word, self._language)
                if degree > 0:
                    found[word] = degree
        return found

    def _candidates(self, asked: str) -> set[str]:
        own = stem(asked, self._language)
        found = {asked, asked[:3]} & self._words
        found.update(self._stems.get(own, ()))
        found.update(self._graded_like(asked))
        if len(asked) >= 3:
            found.update(self._beginning(asked[:_PREFIX]))
        for part in {own, asked}:
            if len(part) >= _PART:
                found.update(self._containing(part))
        for start in range(len(asked)):
            for stop in range(start + _PART, min(len(asked), start + self._longest_stem) + 1):
                found.update(self._stems.get(asked[start:stop], ()))
        if len(asked) >= 5:
            near = self._beginning(asked[:2])
            spelt = process.extract_iter(
                asked, near, scorer=OSA.normalized_similarity, processor=None, score_cutoff=_LEAST_ALIKE
            )
            found.update(word for word, _, _ in spelt)
        return found

    def _graded_like(self, asked: str) -> Iterator[str]:
        """The words of which the asked one begins as a graded form does, and those that begin as its own do."""
        if self._language == "fi":
            for stop in range(_SHORTEST_GRADED, len(asked)):
                yield from self._graded.get(asked[:stop], ())
            for begun in graded_stems(asked):
                yield from self._beginning(begun)

    def _beginning(self, prefix: str) -> list[str]:
        return self._sorted[bisect_left(self._sorted, prefix) : bisect_left(self._sorted, prefix + _AFTER_ALL)]

    def _containing(self, part: str) -> Iterator[str]:
        """The words that a part of four letters or more is in, by the rarest of its trigrams."""
        rarest = min((self._grams[part[k : k + 3]] for k in range(len(part) - 2)), key=len)
        return (word for word in map(self._sorted.__getitem__, rarest.tolist()) if part in word)


def kinds_given(unit: Unit) -> set[str]:
    """The kinds of value that a unit gives, "contact" and "place" among them, as a question expects them."""
    also = {"contact": CONTACT.search(unit.text), "place": unit.places or LINK.search(unit.text)}
    return {value.kind for value in unit.values} | {kind for kind, there in also.items() if there}


def _raise(held: Floats, rows: Rows, degree: float) -> None:
    """Put at least `degree` at these rows, none of them named twice."""
    held[rows] = np.maximum(held[rows], np.float32(degree))
