"""BM25 over character 4-grams and stems, one ranking per language.

Measured in DESIGN.md: on Finnish questions, 4-grams put the right passage first more often than
Snowball, simplemma or Voikko alone, and need no dictionary. bm25s (Lù 2024) computes the scores.
"""

from __future__ import annotations

from collections.abc import Sequence

import bm25s
import numpy as np
from numpy.typing import NDArray

from assistant.language.stopwords import load_stopwords
from assistant.language.words import ngrams, split_words, stem
from ingest.types import Language

Scores = NDArray[np.float32]


class LexicalRanking:
    """BM25 over texts of one language."""

    def __init__(self, texts: Sequence[str], language: Language) -> None:
        self._language: Language = language
        self._size = len(texts)
        self._ranking = bm25s.BM25(k1=1.2, b=0.6)
        if texts:
            self._ranking.index([self._tokens(text) or [" "] for text in texts], show_progress=False)

    def scores(self, text: str) -> Scores:
        """One score per text, shape (n,); 0 where nothing is shared."""
        tokens = [t for t in self._tokens(text, question=True) if t in self._ranking.vocab_dict] if self._size else []
        if not tokens:
            return np.zeros(self._size, np.float32)
        found: Scores = self._ranking.get_scores(tokens)
        return found

    def _tokens(self, text: str, question: bool = False) -> list[str]:
        words = split_words(text)
        if question:
            stop = load_stopwords("fi") | load_stopwords("en")
            words = [word for word in words if word not in stop] or words
        return ngrams(words) + [f"={stem(word, self._language)}" for word in words]
