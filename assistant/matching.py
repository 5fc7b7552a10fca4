"""Which units hold which of the question's words and terms, and how much that tells.

Every item of the question (a term, or a content word) is looked up in the vocabulary of a
language, tolerant of inflection, compounds and misspelling; its weight is its inverse document frequency.
An item that stands nowhere in the guide weighs most: it is what a near miss is recognised by.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.question import Item, Reading
from assistant.units import Unit
from assistant.words import likeness, ngrams
from ingest.types import Language

Floats = NDArray[np.float32]
_LEAST_SHARED = 2
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


class Vocabulary:
    """The words of one language's units, with the units that hold them."""

    def __init__(self, units: Sequence[Unit], language: Language) -> None:
        self._language: Language = language
        self._size = len(units)
        self._text: dict[str, list[int]] = defaultdict(list)
        self._headings: dict[str, list[int]] = defaultdict(list)
        self._own_terms: dict[str, list[int]] = defaultdict(list)
        self._terms: dict[str, list[int]] = defaultdict(list)
        for number, unit in enumerate(units):
            for word in unit.words:
                self._text[word].append(number)
            for word in unit.heading_words:
                self._headings[word].append(number)
            for term in unit.own_terms:
                self._own_terms[term].append(number)
            for term in unit.terms:
                self._terms[term].append(number)
        self._grams: dict[str, list[str]] = defaultdict(list)
        for word in self.words:
            for gram in set(ngrams([word], 3)):
                self._grams[gram].append(word)
        self._singles = max(1, sum(not unit.is_list for unit in units))
        self._is_single = np.array([not unit.is_list for unit in units], dtype=bool)

    @property
    def words(self) -> frozenset[str]:
        """All folded words of the language's units."""
        return frozenset(self._text) | frozenset(self._headings)

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
            text[self._own_terms.get(item.term, [])] = 1.0
            context[self._terms.get(item.term, [])] = 1.0
            if item.wider is not None:
                np.maximum.at(context, self._own_terms.get(item.wider, []), _WIDER)
            return
        words = item.text.split()
        for asked in words:  # a term that stands nowhere is looked for word by word
            own, near = np.zeros_like(text), np.zeros_like(context)
            for written, degree in self.forms(asked).items():
                rows = self._text.get(written, [])
                np.maximum.at(own, rows, degree)
                np.maximum.at(near, rows, degree)
                np.maximum.at(near, self._headings.get(written, []), degree)
            text += own / len(words)
            context += near / len(words)

    def forms(self, asked: str) -> dict[str, float]:
        """The written words that may be forms of an asked one, and how surely."""
        found: dict[str, float] = {}
        seen: dict[str, int] = defaultdict(int)
        for gram in set(ngrams([asked], 3)):
            for word in self._grams.get(gram, ()):
                seen[word] += 1
        for word, shared in seen.items():
            if shared >= _LEAST_SHARED or word == asked:
                degree = likeness(asked, word, self._language)
                if degree > 0:
                    found[word] = degree
        return found

    def _weight(self, context: Floats) -> float:
        frequency = float(context[self._is_single].sum())
        return math.log(1.0 + (self._singles - frequency + 0.5) / (frequency + 0.5))
