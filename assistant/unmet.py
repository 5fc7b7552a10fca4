"""What a question tells of itself that a condition of the statement leaves out: "if we have no permit", "in Sweden"."""

from __future__ import annotations

import re

from assistant.countries import read_countries
from assistant.opposites import NEGATION
from assistant.overlap import shared_by
from assistant.question import Reading
from assistant.units import Unit
from assistant.words import fold, split_words

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
_UNDONE = re.compile(r"\b(?P<stem>\w{4,}?)(?:tta|ma)?matta\b")
_MUST = re.compile(
    r"\b(?:on|ovat|oltava) (?:\w+ )*?\w+tava\b|\b\w+(?:ttava|dettava)\b|\b(?:pitaa|taytyy|tulee|"
    r"must)\b"
)
_NO_UNDONE = re.compile(r"\b(?:huoli|riippu|katso|otta)matta\b")
_PIECES = re.compile(r"[;,]\s+")
_ONLY = re.compile(r"\b(?:only|alone|vain|ainoastaan)\b")
_CODE = re.compile(r"\b[a-z]{1,5}[ -]?\d{1,4}\b")
_HOME = frozenset({"FI"})
_STEM = 3  # letters that a verb keeps in its forms


def leaves_unmet(reading: Reading, unit: Unit) -> bool:
    """True where the question says that it is not as the statement wants it, or elsewhere, or of another action."""
    question, text = fold(reading.text), fold(unit.text)
    return (
        _denies_condition(reading, question, text, unit)
        or _skips_duty(question, text)
        or _lies_elsewhere(question, text, unit)
        or _is_of_another(reading, text, unit)
    )


def _denies_condition(reading: Reading, question: str, text: str, unit: Unit) -> bool:
    """True for "if nobody was hired", where something goes only if somebody was."""
    found = _ONLY_IF.search(text)
    if found is None or NEGATION[unit.language].search(text):
        return False
    wanted = shared_by(reading, found["what"], unit.language)
    clauses = [clause for clause in _CLAUSES.split(question) if NEGATION[reading.language].search(clause)]
    denied = {word for clause in clauses if not _ASKS_NO.match(clause) for word in split_words(clause)}
    return bool(wanted & denied)


def _skips_duty(question: str, text: str) -> bool:
    """True for "kertomatta", where it is to be told: a verb in -matta whose own stem the duty has."""
    undone = [found["stem"] for found in _UNDONE.finditer(_NO_UNDONE.sub(" ", question))]
    duty = [word for found in _MUST.finditer(text) for word in split_words(found.group())] if undone else []
    return any(word[:_STEM] == stem[:_STEM] for stem in undone for word in duty)


def _lies_elsewhere(question: str, text: str, unit: Unit) -> bool:
    """True where it must be in one country, and the question names others or "abroad"."""
    found = _ONLY_THERE.search(text)
    there = read_countries(found["what"]) if found else frozenset()
    if not there or NEGATION[unit.language].search(text):
        return False
    asked = read_countries(question) - _HOME
    return bool(asked and not asked & there) or (there == _HOME and _FOREIGN.search(question) is not None)


def _is_of_another(reading: Reading, text: str, unit: Unit) -> bool:
    """True where the piece to the point holds only for codes that are not asked about: "interim report: AB4 only"."""
    named = {scope.removeprefix("code:") for scope in reading.scopes if scope.startswith("code:")}
    written = {re.sub(r"[ -]", "", fold(value.text)) for value in unit.values if value.kind == "code"}
    kinds = {code.rstrip("0123456789") for code in written}
    asked = {code for code in _codes_in(fold(reading.text)) if code.rstrip("0123456789") in kinds}
    asked |= named if len(named) == len(reading.scopes) else set()
    for piece in _PIECES.split(text):
        codes = _codes_in(piece) & written
        told = shared_by(reading, _CODE.sub(" ", piece), unit.language)
        if codes and asked and not codes & asked and _ONLY.search(piece) and told:
            return not NEGATION[unit.language].search(piece)
    return False


def _codes_in(text: str) -> set[str]:
    return {re.sub(r"[ -]", "", code) for code in _CODE.findall(text)}
