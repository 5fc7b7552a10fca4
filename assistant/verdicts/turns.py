"""What a kept limit means for the answer: "too many?" and "does it stop us?" are answered the other way round."""

from __future__ import annotations

import re

from assistant.language.opposites import HINDERS, NEGATION
from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.verdicts.asides import clause_of
from assistant.verdicts.demands import asks_demand

_TOO = re.compile(
    r"\b(?:liikaa|liian|too (?:many|much|long|big|large|short|late|young|new|small|little|few|early|soon|"
    r"inexperienced|inactive))\b"
)
# Money that came in excess is told of, not asked about.
_PAID_TOO_MUCH = re.compile(
    r"\b(?:paid|got|received|given|transferred)\b[^.?]{0,40}\btoo much\b|"
    r"\b(?:maks\w+|saatu\w*|saimme|sain|siirret\w+)\b[^.?]{0,40}\bliikaa\b|\bliikaa (?:maks\w+|saatu\w*)"
)
_HAS_EFFECT = re.compile(
    r"\b(?:vaikut\w+|vahent\w+|pienen\w+|keskey\w+|perita\w+|affects?|reduces?|lowers?|shortens?|interrupts?)\b"
)
_DENIES_EFFECT = re.compile(
    r"\b(?:ei|eivat) (?:\w+ )?(?:vaikuta|vahenna|pienenna|keskeyta|perita|tarvitse|tarvita|vaadita|edellyta|"
    r"edellyteta)\b|"
    r"\b(?:do|does|is|are|need) not (?:\w+ )?(?:affect|reduce|lower|shorten|interrupt|need|require|have to|be)\w*"
)


def asks_too(question: str) -> bool:
    """True for a folded question whether something is too long, too many, too young."""
    return _TOO.search(question) is not None and not _PAID_TOO_MUCH.search(question)


def turn_round(reading: Reading, unit: Unit, measured: bool) -> bool:
    """The answer where the question's numbers keep to a limit, or break it."""
    question, text = fold(reading.text), fold(unit.text)
    if asks_too(question):
        return not measured
    asks_effect = asks_demand(question) or _HAS_EFFECT.search(question)
    if measured and asks_effect and _DENIES_EFFECT.search(text):
        return False
    if HINDERS.search(fold(asking_sentence(reading.text))):
        return not measured
    return measured and not _denied_elsewhere(reading, unit, text)


def _denied_elsewhere(reading: Reading, unit: Unit, text: str) -> bool:
    """True where the clause that is most to the point denies, and the number stands in another one."""
    clause = clause_of(reading, text, unit.language, commas=True)
    has_number = any(fold(value.text) in clause for value in unit.values)
    return clause != text and not has_number and NEGATION[unit.language].search(clause) is not None
