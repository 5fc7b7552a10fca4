"""Facts: does an answer say what it should (or should not)?

A fact is said when the answer holds one of its accepted forms. A form is found in one of three ways:

- **as it stands**: case, kinds of dash and of space aside, beginning where a word begins (so that a
  stem finds its inflected forms); a form of one or two letters, or one that ends in a digit, must
  also end where the word or number ends;
- **by value**: when the form holds dates, times, amounts, percentages, durations or counts
  (`ingest.values`), every one of them stands in the answer, in any form and language; the words
  beside a count, a year or a code ("KA220") stand near it;
- **by lemma**: its words stand side by side in the answer, each as a beginning or with the same
  lemma (simplemma), so that "kumppanuushanke" finds "kumppanuushankkeen".

A fact named `verdict` is compared with the first words of the answer alone. Citation marks (`[1]`)
and emphasis are taken out before anything is read: neither is a statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from evals.cases import Fact
from ingest.numerals import NUMBER_WORDS
from ingest.types import Language
from ingest.values import Value, read_values, supported

VERDICT = "verdict"

_MARK = re.compile(r"\s*\[\d+(?:\s*[,;–-]\s*\d+)*\]")
_EMPHASIS = re.compile(r"(?<!\w)[*_`#>]+(?=\S)|(?<=\S)[*_`]+(?!\w)")
_LOOSE = re.compile(r"\s+(?=[.,;:!?](?:\s|$))")
_DASH = re.compile(r"\s*[‐‑‒–—−]\s*|(?<=\d)\s+-\s*(?=\d)|(?<=\d)\s*-\s+(?=\d)")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+")
_NOUN_WINDOW = 60
_SHORT = 2
# Kinds of value that say little without the words beside them.
_WEAK = frozenset({"count", "year", "code"})


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer made ready for many questions: its plain text, its words and its values."""

    text: str
    folded: str
    words: tuple[str, ...]
    values: tuple[Value, ...]
    language: Language


def strip_marks(answer: str) -> str:
    """The answer without citation marks and Markdown emphasis, spaces and line ends made single."""
    plain = _EMPHASIS.sub("", _MARK.sub(" ", answer)).replace("\u00ad", "")
    return _SPACE.sub(" ", _LOOSE.sub("", plain)).strip()


def read_answer(answer: str, language: Language) -> Reading:
    """Read an answer once, for any number of facts."""
    text = strip_marks(answer)
    folded = fold(text)
    return Reading(text, folded, tuple(_WORD.findall(folded)), read_values(text), language)


def fold(text: str) -> str:
    """Lower case, single spaces, and one kind of dash and apostrophe; diacritics stay."""
    plain = _SPACE.sub(" ", text).replace("’", "'").strip()
    return _DASH.sub("-", plain).casefold()


def says(reading: Reading, fact: Fact) -> bool:
    """Whether the answer holds one accepted form of the fact."""
    if fact.name.casefold() == VERDICT:
        return any(_opens_with(reading, form) for form in fact.accepted)
    return any(contains(reading, form) for form in fact.accepted)


def missing(reading: Reading, facts: Iterable[Fact]) -> tuple[str, ...]:
    """The names of the facts that the answer does not say."""
    return tuple(fact.name for fact in facts if not says(reading, fact))


def said(reading: Reading, facts: Iterable[Fact]) -> tuple[str, ...]:
    """The names of the facts that the answer says."""
    return tuple(fact.name for fact in facts if says(reading, fact))


def contains(reading: Reading, form: str) -> bool:
    """Whether the answer holds this form: as it stands, by value or by lemma."""
    folded = fold(form)
    if _pattern(folded).search(reading.folded):
        return True
    values = read_values(form)
    if values:
        return _holds_values(reading, form, values)
    return _holds_words(reading, tuple(_WORD.findall(folded)))


def _opens_with(reading: Reading, form: str) -> bool:
    words = tuple(_WORD.findall(fold(form)))
    return bool(words) and reading.words[: len(words)] == words


@lru_cache(maxsize=4096)
def _pattern(form: str) -> re.Pattern[str]:
    left = r"(?<![^\W_])"
    if form[:1].isdigit():
        # Not the end of a longer number: 4 is not in 1.4, and 000 € not in 30 000 €.
        left += r"(?<!\d[.,:])(?<!\d )"
    right = ""
    if form[-1:].isdigit():
        right = r"(?!\d)(?![.,:]\d)(?! \d{3}(?!\d))(?!\. [^\W\d_]+kuu)"
    elif len(form) <= _SHORT:
        right = r"(?![^\W_])"
    return re.compile(left + re.escape(form) + right)


def _holds_values(reading: Reading, form: str, values: tuple[Value, ...]) -> bool:
    for value in values:
        nouns = _words_beside(form, value, values) if value.kind in _WEAK else ()
        stated = [other for other in reading.values if _near(reading, other, nouns)]
        if not supported(value, stated):
            return False
    return True


def _words_beside(form: str, value: Value, values: tuple[Value, ...]) -> tuple[str, ...]:
    """The form's words outside its values; a count of unknown unit gives its own noun back."""
    rest = list(form)
    for other in values:
        rest[other.start : other.end] = " " * (other.end - other.start)
    own = value.text if value.kind == "count" and not value.unit else ""
    words = _WORD.findall(fold("".join(rest) + " " + own))
    return tuple(w for w in words if not w[0].isdigit() and w not in NUMBER_WORDS)


def _near(reading: Reading, value: Value, nouns: tuple[str, ...]) -> bool:
    if not nouns:
        return True
    # The unit may be within the span; the noun may come before ("osallistujia 2").
    start = max(0, value.start - _NOUN_WINDOW // 2)
    window = fold(reading.text[start : value.end + _NOUN_WINDOW])
    words = tuple(_WORD.findall(window))
    return all(any(_same_word(w, noun, reading.language) for w in words) for noun in nouns)


def _holds_words(reading: Reading, words: tuple[str, ...]) -> bool:
    if not words or all(len(word) <= _SHORT for word in words):
        return False
    width = len(words)
    return any(
        all(
            _same_word(said_word, word, reading.language)
            for said_word, word in zip(reading.words[at : at + width], words, strict=True)
        )
        for at in range(len(reading.words) - width + 1)
    )


def _same_word(said_word: str, word: str, language: Language) -> bool:
    if said_word == word or (len(word) > _SHORT and said_word.startswith(word)):
        return True
    # A lemma can only help where the beginnings agree; this also keeps the look-ups few.
    if word.isdigit() or said_word[:2] != word[:2]:
        return False
    lemma = _lemma(said_word, language)
    return lemma == word or (_is_known(word, language) and lemma == _lemma(word, language))


@lru_cache(maxsize=20_000)
def _lemma(word: str, language: Language) -> str:
    from simplemma import lemmatize

    return lemmatize(word, lang=language).casefold()


@lru_cache(maxsize=4096)
def _is_known(word: str, language: Language) -> bool:
    """Whether a form is a word; of a stem ("koulutusalu") simplemma makes what it likes."""
    from simplemma import is_known

    return is_known(word, lang=language)
