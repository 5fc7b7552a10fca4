"""Which of a question's words a text has."""

from __future__ import annotations

from assistant.language.words import likeness, split_words
from assistant.question.reading import Reading
from ingest.types import Language


def shared_by(reading: Reading, text: str, language: Language) -> set[str]:
    """The words of the question that a folded text has, in any form or as part of another word."""
    words = split_words(text)
    asked = {word for item in reading.items for word in item.text.split()}
    return {a for a in asked if any(likeness(a, w, language) >= 0.6 for w in words)}


def mentions(reading: Reading, text: str, language: Language) -> bool:
    """True where a folded text has one of the question's words itself."""
    words = split_words(text)
    return any(
        likeness(asked, word, language) >= 0.9
        for item in reading.items
        for asked in item.text.split()
        for word in words
    )
