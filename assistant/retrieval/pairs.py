"""How the reader sees a question and a candidate: one sequence of tokens, the same in training and in use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Tokens = NDArray[np.int64]

MOST_QUESTION_TOKENS = 64
MOST_TOKENS = 192
_HEADING_SHARE = 56  # tokens of a long heading path that are kept: its end, the nearest headings
_BEGIN, _END, _PAD = "<s>", "</s>", "<pad>"


def join_headings(title: str, headings: Sequence[str]) -> str:
    """A document's title and a heading path as one text."""
    return " > ".join((title, *headings)) if title else " > ".join(headings)


class PairEncoder:
    """Makes the reader's input out of a question and candidates: `<s> question </s> headings </s> text </s>`."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        self._begin, self._end, self.pad = (int(tokenizer.token_to_id(sign) or 0) for sign in (_BEGIN, _END, _PAD))

    def encode(self, question: str, headings: str, text: str) -> tuple[list[int], int, list[tuple[int, int]]]:
        """Token ids, the position of the text's first token, and each text token's characters in `text`."""
        asked = self._ids(question)[:MOST_QUESTION_TOKENS]
        above = self._ids(headings)[-_HEADING_SHARE:]
        read = self._tokenizer.encode(_well_formed(text), add_special_tokens=False)
        ids = [self._begin, *asked, self._end, *above, self._end]
        room = MOST_TOKENS - len(ids) - 1
        return [*ids, *read.ids[:room], self._end], len(ids), list(read.offsets[:room])

    def pad_all(self, rows: Sequence[Sequence[int]]) -> tuple[Tokens, Tokens]:
        """Token ids and attention mask, both of shape (rows, longest row)."""
        width = max(len(row) for row in rows)
        ids = np.full((len(rows), width), self.pad, np.int64)
        mask = np.zeros((len(rows), width), np.int64)
        for k, row in enumerate(rows):
            ids[k, : len(row)] = row
            mask[k, : len(row)] = 1
        return ids, mask

    def _ids(self, text: str) -> list[int]:
        return list(self._tokenizer.encode(_well_formed(text), add_special_tokens=False).ids)


def _well_formed(text: str) -> str:
    """The text with a question mark for each half of a surrogate pair, which no tokenizer takes."""
    return text.encode("utf-8", "replace").decode("utf-8")
