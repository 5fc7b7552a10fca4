"""What belongs to a programme and what does not: words of applying for money, of its publisher, of other matters."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Literal, TypeAlias

from assistant.language.words import fold, likeness, split_words
from assistant.names.countries import read_countries
from assistant.retrieval.search import Found

_Field: TypeAlias = Literal["programme", "other_money", "elsewhere"]

_SAME = 0.9  # so alike, two words are forms of one
_SHORTEST = 4
_US = re.compile(r"\b(?:your|yours|teidan|teille|teilta|teihin|teita)\b")


def is_to_us(question: str) -> bool:
    """True for a question that speaks to those who give the advice: "your phone number"."""
    return _US.search(fold(question)) is not None


def is_about_applying(question: str) -> bool:
    """True for a question in the words of grants and projects, though the guide may not know them."""
    text = fold(question)
    return _words("programme").search(text) is not None and _words("other_money").search(text) is None


def words_from_elsewhere(question: str) -> tuple[str, ...]:
    """The words of a question that no guide to a programme is about, folded: state benefits, the weather, recipes."""
    return tuple(fold(found.group()) for found in _words("elsewhere").finditer(question.casefold()))


def names_publisher(found: Found) -> bool:
    """True where the question names those who give the guide, in a word that is no place."""
    names = [item.text for item in found.reading.items if item.is_name and not read_countries(item.text)]
    publishers = {unit.document.publisher: unit.language for unit in found.units} if names else {}
    words = ((word, language) for name, language in publishers.items() for word in split_words(name))
    long = [(word, language) for word, language in words if len(word) >= _SHORTEST]
    return any(likeness(name, word, language) >= _SAME for word, language in long for name in names)


def comes_from_elsewhere(found: Found) -> bool:
    """True where the question has a word that no guide to a programme is about, and this guide has it neither."""
    known = {item.text: found.scored.match.known[k] for k, item in enumerate(found.reading.items)}
    phrases = map(split_words, words_from_elsewhere(found.reading.text))
    return any(all(known.get(word, 0.0) < _SAME for word in words) for words in phrases)


@cache
def _words(field: _Field) -> re.Pattern[str]:
    text = resources.files("assistant").joinpath("data/domain.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)[field]
    return re.compile(rf"\b(?:{'|'.join((*table['fi'], *table['en']))})(?!\w)")
