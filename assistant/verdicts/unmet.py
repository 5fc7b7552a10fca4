"""What a question tells of itself that a condition of the statement leaves out: "if we have no permit", "in Sweden"."""

from __future__ import annotations

import re

from assistant.language.opposites import NEGATION
from assistant.language.words import fold, split_words
from assistant.names.countries import HOME, read_countries
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.overlap import shared_by

_ONLY_IF = re.compile(
    r"\b(?:only (?:if|when|where|once)|provided(?: that)?|on condition that|as long as|"
    r"vain,? (?:jos|kun|silloin,? (?:kun|jos))|kunhan|edellyttaen,? etta)\b(?P<what>[^.;]*)"
)
_ONLY_THERE = re.compile(
    r"\b(?:only|solely|must be|has to be|provided|kunhan|vain|ainoastaan|on oltava|pitaa olla|"
    r"taytyy olla)\b(?P<what>[^.;]*)"
)
_FOREIGN = re.compile(r"\b(?:foreign|abroad|overseas|ulkomai\w+|ulkomail\w+)\b")
_CLAUSES = re.compile(
    r"[,.;?!–]\s*|\b(?:if|when|where|although|though|but|and|jos|kun|vaikka|mutta|ja|koska|because|since)\b"
)
_ASKS_NO = re.compile(r"^\W*(?:\w+n.t|eiko|enko|emmeko|eivatko)\b")


def leaves_unmet(reading: Reading, unit: Unit) -> bool:
    """True where the question says that it is not as the statement wants it, or elsewhere."""
    question, text = fold(reading.text), fold(unit.text)
    return _denies_condition(reading, question, text, unit) or _lies_elsewhere(question, text, unit)


def _denies_condition(reading: Reading, question: str, text: str, unit: Unit) -> bool:
    """True for "if nobody was hired", where something goes only if somebody was."""
    found = _ONLY_IF.search(text)
    if found is None or NEGATION[unit.language].search(text):
        return False
    wanted = shared_by(reading, found["what"], unit.language)
    clauses = [clause for clause in _CLAUSES.split(question) if NEGATION[reading.language].search(clause)]
    denied = {word for clause in clauses if not _ASKS_NO.match(clause) for word in split_words(clause)}
    return bool(wanted & denied)


def _lies_elsewhere(question: str, text: str, unit: Unit) -> bool:
    """True where it must be in one country, and the question names others or "abroad"."""
    found = _ONLY_THERE.search(text)
    there = read_countries(found["what"]) if found else frozenset()
    if not there or NEGATION[unit.language].search(text):
        return False
    asked = read_countries(question) - {HOME}
    return bool(asked and not asked & there) or (there == {HOME} and _FOREIGN.search(question) is not None)
