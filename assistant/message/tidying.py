"""A message as people type it, made the question that it asks: capitals, courtesies and misspellings put right."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.language.spoken import write_out, write_out_short
from assistant.language.words import split_words
from assistant.message.confirmations import ask_to_confirm
from assistant.message.courtesies import strip_courtesies
from assistant.message.spelling import Speller
from assistant.names.terms import TermBook
from ingest.values import read_values

_TOKEN = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"[^\W\d_]*[ -]?\d+")
_SHOUTED = 0.9  # this share of capitals is no way of writing names
_FEWEST = 8
_LONG = 4
_LONGEST_ENDING = 4  # "EPALESTA" is "EPALE" with a Finnish case ending


@dataclass(frozen=True, slots=True)
class Tidied:
    """A question as it is read, and whether misspelt words in it were put right (lost dots do not count)."""

    text: str
    respelt: bool


class Tidier:
    """Reads messages for an engine: what it gives back is the question, in the words of the one who asks."""

    def __init__(self, book: TermBook, speller: Speller) -> None:
        self._book = book
        self._speller = speller

    def read(self, message: str) -> Tidied:
        """The question of a message; the message itself where it holds nothing else."""
        asked = strip_courtesies(self._lower(message.strip()), self._names_topic, self._tells)
        written = ask_to_confirm(write_out_short(asked))
        text = self._speller.correct(written).strip()
        if not any(map(str.isalnum, text)):
            return Tidied(message.strip(), respelt=False)
        return Tidied(text, respelt=split_words(text) != split_words(written))

    def tidy(self, message: str) -> str:
        """The text of `read`."""
        return self.read(message).text

    def _names_topic(self, words: str) -> bool:
        mentions = self._book.link(words)
        return bool(read_values(write_out(words))) or any(self._book.is_scope(m.term) for m in mentions)

    def _tells(self, words: str) -> bool:
        return self._names_topic(words) or any(map(self._speller.is_special, _LETTERS.findall(words)))

    def _lower(self, text: str) -> str:
        """A text written in capitals throughout, in small letters; codes and the guide's own capitals stay."""
        letters = [char for char in text if char.isalpha()]
        if len(letters) < _FEWEST or sum(map(str.isupper, letters)) < _SHOUTED * len(letters):
            return text
        words = [word for word in _LETTERS.findall(text) if len(word) > 1 and not self._is_sign(word)]
        if len(words) < 2 or max(map(len, words)) < _LONG:
            return text
        lowered = _TOKEN.sub(lambda found: self._lower_token(found.group()), text)
        return lowered[:1].upper() + lowered[1:]

    def _lower_token(self, token: str) -> str:
        code = _CODE.match(token)
        if code is not None:
            return code.group() + token[code.end() :].lower()
        return _LETTERS.sub(
            lambda found: found.group() if self._is_sign(found.group()) else found.group().lower(), token
        )

    def _is_sign(self, word: str) -> bool:
        """True for what the guide writes in capitals, with or without an ending."""
        signs = self._speller.signs
        return any(word[:stop] in signs for stop in range(max(2, len(word) - _LONGEST_ENDING), len(word) + 1))
