"""Messages in a language that is neither Finnish nor English, by wordfreq's lists of how often words are used."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from wordfreq import zipf_frequency

from assistant.language.words import fold

_OURS = ("fi", "en")
_OTHERS = ("sv", "nb", "da", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "lv", "lt")
_WORD = re.compile(r"(?<![\w@./-])[^\W\d_]{2,}(?![\w@/]|[.-]\w)")
_FEWEST = 2
_KNOWN = 2.5  # on wordfreq's scale: once in three million words
_UNKNOWN_SHARE = 0.5
_KNOWN_SHARE = 0.6
_SPOKEN, _LEAD = 3.5, 2.0  # how common its words are on average there, and by how much more than in ours
_NO_LATIN = 0.6


def find_other_language(message: str, known: Collection[str] = ()) -> str | None:
    """The code of the language of a message ("sv"), "und" for another script than Latin; None for Finnish and English.

    Codes, addresses and words in capitals are no evidence. A message that no list knows is taken for one of ours:
    it may be misspelt. So is one of which the guide has most words, folded, in `known`; then no list is read.
    """
    letters = [char for char in message if char.isalpha()]
    if len(letters) > _FEWEST and sum(map(_is_latin, letters)) < (1 - _NO_LATIN) * len(letters):
        return "und"
    words = [word.casefold() for word in _WORD.findall(message) if not word.isupper()]
    if len(words) < _FEWEST:
        return None
    if sum(fold(word) in known for word in words) >= _KNOWN_SHARE * len(words):
        return None
    ours = [max(_frequency(word, language) for language in _OURS) for word in words]
    if sum(known < _KNOWN for known in ours) < _UNKNOWN_SHARE * len(words):
        return None
    means = {language: sum(_frequency(word, language) for word in words) / len(words) for language in _OTHERS}
    best = max(means, key=means.__getitem__)
    is_spoken = means[best] >= _SPOKEN and means[best] >= sum(ours) / len(words) + _LEAD
    return best if is_spoken else None


def _frequency(word: str, language: str) -> float:
    return zipf_frequency(word, language, wordlist="small")


def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith("LATIN")
