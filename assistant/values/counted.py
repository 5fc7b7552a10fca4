"""What is counted, and from when: whether two numbers count the same thing, or one counts from an event."""

from __future__ import annotations

import re

from assistant.language.words import is_alike, split_words
from ingest.numerals import NUMBER_WORDS
from ingest.types import Language
from ingest.values import Value, compatible

_SHORTEST, _STEM, _ALIKE = 4, 6, 0.75
# What a project sends is counted as people or as the periods that they spend.
_SENT = frozenset({"mobility", "participant", "person", "learner", "teacher", "expert"})

_AGENT = re.compile(r"(?:j[ai]a?|ers?|ors?|ees?|ants?|ents?|ists?)$")  # people by what they do: "two shadowers"
_AFTER_EVENT = re.compile(r" (?:(?:after|from|since) (?:the )?)?(?P<event>\w{5,})(?: jalkeen)?\)")
_SINCE = re.compile(r"\b(?:ago|since|after|earlier|old|sitten|jalkeen|kulunut|vanha\w*|back|last|viime)\b")


def counts_other(asked: Value, stated: Value, text: str, language: Language) -> bool:
    """True where a number of a question counts another thing than one that a text states: schools, and applications.

    "Two courses" are others than "three people on the same course": the text names the courses elsewhere.
    """
    if asked.unit and stated.unit:
        return not (compatible(asked.unit, stated.unit) or {asked.unit, stated.unit} <= _SENT)
    noun = noun_of(asked)
    if not noun or not stated.unit or (stated.unit in _SENT and _AGENT.search(noun)):
        return False
    elsewhere = f"{text[: stated.start]} {text[stated.end :]}"
    return names(noun, elsewhere, language) and not names(noun, stated.text, language)


def noun_of(value: Value) -> str:
    """The noun that a count has with it, "courses" of "two courses"; "" where it has none."""
    words = [word for word in split_words(value.text) if not word[0].isdigit() and word not in NUMBER_WORDS]
    return words[-1] if words and len(words[-1]) >= _SHORTEST else ""


def names(noun: str, text: str, language: Language) -> bool:
    """True where a text has a noun in some form."""
    return any(is_alike(noun, word, language, _ALIKE, _STEM) for word in split_words(text))


def counts_from_event(asked: Value, question: str, stated: Value, text: str) -> bool:
    """True for "(max. 12 months after graduation)" where the question tells of a length alone: "for two months?"."""
    event = _AFTER_EVENT.match(text[stated.end :]) if stated.kind == asked.kind == "duration" else None
    if event is None or _SINCE.search(question):
        return False
    return not any(is_alike(event["event"], word, "fi", 0.7, 6) for word in split_words(question))
