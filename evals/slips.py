"""Slips: questions changed by code as people change them without a thought, none of which may change the answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from random import Random
from typing import TypeAlias

from evals.cases import Case
from evals.wordings import Pair, reword
from ingest.types import Language

Slip: TypeAlias = Callable[[str, Language, Random], str | None]

_DOTTED = str.maketrans("äöåÄÖÅ", "aoaAOA")
# A dot after a digit is a part of the number: "5.3.", "2. vaihe".
_MARKS = re.compile(r"[?!,;:…]+(?=\s|$)|(?<=[^\W\d])\.+(?=\s|$)")
_LONG_WORD = re.compile(r"\b[^\W\d_]{6,}\b")
_WHOLE_WORD = re.compile(r"[^\W\d_]+")
_GREETING: Mapping[Language, tuple[str, str]] = {"fi": ("Hei! ", " Kiitos!"), "en": ("Hi! ", " Thanks in advance!")}
_OPENER: Mapping[Language, str] = {"fi": "Osaisitko sanoa, ", "en": "Could you kindly tell me: "}
_ASKER: Mapping[Language, str] = {"fi": "Asiakas kysyy: ", "en": "A client asks: "}


def slip_pairs(cases: Iterable[Case]) -> Iterator[Pair]:
    """Every case with every slip that changes its question; the same in every run."""
    cases = tuple(cases)
    for case in cases:
        for style, slip in SLIPS.items():
            message = slip(case.question, case.language, Random(case.id))
            if message is not None and message != case.question:
                yield reword(case, style, message)
    yield from _in_twos(cases)


def _in_twos(cases: Sequence[Case]) -> Iterator[Pair]:
    """Answerable questions in one message with another one, before and after it.

    Near misses are not counted: the answer to the other question may hold one.
    """
    for language in ("fi", "en"):
        alike = [
            c
            for c in cases
            if (c.language, c.status, c.today) == (language, "answered", None)
            and not c.history
            and c.question.endswith("?")
            and c.question.count("?") == 1
        ]
        alike.sort(key=lambda case: case.id)
        for first, second in zip(alike[::2], alike[1::2], strict=False):
            for case in (first, second):
                message = f"{first.question} {second.question}"
                yield reword(case.model_copy(update={"forbidden": ()}), TWO, message)


def drop_dots(question: str, language: Language, random: Random) -> str | None:
    """Finnish from a keyboard without ä, ö and å."""
    return question.translate(_DOTTED) if language == "fi" else None


def drop_marks(question: str, language: Language, random: Random) -> str:
    """Small letters, no punctuation."""
    return _MARKS.sub("", question).lower()


def capitalise(question: str, language: Language, random: Random) -> str:
    return question.upper()


def misspell(question: str, language: Language, random: Random) -> str | None:
    """One slip in one word of six letters or more: two letters swapped, one left out or one doubled.

    The first two letters and the last one stay. None where no word is long enough.
    """
    words = list(_LONG_WORD.finditer(question))
    if not words:
        return None
    found = random.choice(words)
    word = found.group()
    slips = sorted({slipped for at in range(2, len(word) - 2) for slipped in _slips_at(word, at)} - {word})
    return question[: found.start()] + random.choice(slips) + question[found.end() :]


def greet(question: str, language: Language, random: Random) -> str:
    before, after = _GREETING[language]
    return f"{before}{question}{after}"


def open_politely(question: str, language: Language, random: Random) -> str | None:
    """None where nothing is asked: nobody says "could you tell me: hi"."""
    if not question.endswith("?"):
        return None
    return _OPENER[language] + _lower_first(question)


def report(question: str, language: Language, random: Random) -> str:
    """Somebody else asks."""
    return _ASKER[language] + question


def quote(question: str, language: Language, random: Random) -> str:
    return f'"{question}"'


def break_line(question: str, language: Language, random: Random) -> str | None:
    """A line break for the space nearest to the middle; None where there is no space."""
    middle = len(question) / 2
    spaces = [at for at, char in enumerate(question) if char == " "]
    if not spaces:
        return None
    at = min(spaces, key=lambda space: abs(space - middle))
    return f"{question[:at]}\n{question[at + 1 :]}"


TWO = "two questions in one message"
SLIPS: Mapping[str, Slip] = {
    "no dots": drop_dots,
    "small letters, no marks": drop_marks,
    "capitals": capitalise,
    "one slip in one word": misspell,
    "greeting and thanks": greet,
    "polite opener": open_politely,
    "somebody else asks": report,
    "in quotes": quote,
    "line break": break_line,
}


def _slips_at(word: str, at: int) -> tuple[str, str, str]:
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return swapped, word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]


def _lower_first(question: str) -> str:
    # A code ("KA210") or an "I" keeps its capital.
    first = _WHOLE_WORD.match(question)
    plain = first is not None and first.group()[1:].islower()
    return question[:1].lower() + question[1:] if plain else question
