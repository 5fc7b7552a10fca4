"""What a section says of one topic and denies of another: "consortia can apply", "consortia cannot apply"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.language.opposites import NEGATION
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading

_KNOWN = 0.55
_SHORTEST = 3
_LONG, _NAMED = 5, 0.75


def of_topic(reading: Reading, unit: Unit, section: Sequence[Unit]) -> Unit | None:
    """What a section says of the topic asked about where the unit says like words of another one beside it.

    "Consortia can apply" in one column, "Consortia cannot apply" in the next.
    """
    if not reading.scopes:
        named = [other for other in _alike(unit, section) if _names_side(reading, other, unit)]
        return named[0] if len(named) == 1 else None
    if reading.scopes & unit.scopes:
        return None
    alike = [other for other in _alike(unit, section) if reading.scopes <= other.scopes]
    return alike[0] if len(alike) == 1 else None


def other_side(reading: Reading, unit: Unit, section: Sequence[Unit]) -> Unit | None:
    """The like statement of another topic that says no where the unit says yes, or yes where it says no.

    For a question that names no topic: "may consortia apply?" has two answers. None where there is not just one.
    """
    if reading.scopes:
        return None
    denies = _denies(unit)
    others = [other for other in _alike(unit, section) if _denies(other) != denies]
    if any(_names_side(reading, unit, other) for other in others):
        return None
    return others[0] if len(others) == 1 else None


def _names_side(reading: Reading, unit: Unit, other: Unit) -> bool:
    """True where the question has a word of the heading above a unit, and none that is above the other alone."""
    above, beside = (split_words(" ".join(one.headings[-1:])) for one in (unit, other))
    asked = [word for word in split_words(reading.text) if len(word) >= _LONG and not _in(word, unit.words, unit)]
    named = [word for word in asked if _in(word, above, unit)]
    return any(not _in(word, beside, unit) for word in named) and all(
        _in(w, above, unit) for w in asked if _in(w, beside, unit)
    )


def _in(word: str, words: Iterable[str], unit: Unit) -> bool:
    return any(likeness(word, other, unit.language) >= _NAMED for other in words)


def _alike(unit: Unit, section: Sequence[Unit]) -> list[Unit]:
    """The statements of a section about other topics that have all telling words of a unit but its denial."""
    if not unit.scopes or unit.is_list:
        return []
    common = load_stopwords(unit.language)
    text = NEGATION[unit.language].sub(" ", fold(unit.text))
    telling = [word for word in split_words(text) if word not in common and len(word) > _SHORTEST]
    return [
        other
        for other in section
        if not other.is_list
        and other.scopes
        and not unit.scopes & other.scopes
        and telling
        and all(any(likeness(word, w, unit.language) >= _KNOWN for w in other.words) for word in telling)
    ]


def _denies(unit: Unit) -> bool:
    return NEGATION[unit.language].search(fold(unit.text)) is not None
