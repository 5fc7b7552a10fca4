"""What a section says of one topic and denies of another: "consortia can apply", "consortia cannot apply"."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.opposites import NEGATION
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading

_KNOWN = 0.55
_SHORTEST = 3


def of_topic(reading: Reading, unit: Unit, section: Sequence[Unit]) -> Unit | None:
    """What a section says of the topic asked about where the unit says like words of another one beside it.

    "Consortia can apply" in one column, "Consortia cannot apply" in the next.
    """
    if not reading.scopes or reading.scopes & unit.scopes:
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
    return others[0] if len(others) == 1 else None


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
