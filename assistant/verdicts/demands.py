"""Whether a thing that is asked about as a demand is one, or only recommended, free to choose or done by less."""

from __future__ import annotations

import re

from assistant.language.words import fold
from assistant.question.reading import Reading
from assistant.retrieval.overlap import shared_by
from assistant.verdicts.given_answers import ASKS_DEMAND
from ingest.types import Language

_OBLIGED = re.compile(
    r"^\W*(?:pitaako|taytyyko|taytyyks|pitaaks|tarvitseeko|tarviiko|tarviik?s|tuleeko|must|do \w+ (?:have|need) to|"
    r"does \w+ (?:have|need) to)\b|"
    r"\b(?:do|does) (?:\w+ ){1,4}?(?:have|need) to\b|"
    r"\b(?:onko (?:\w+ )?pakko|pakolli\w+|compulsory|obligatory|mandatory|obliged|"
    r"is it necessary)\b|"
    r"^\W*on(?:ko|ks) (?:\w+ ){0,3}?\w+n (?:\w+ ){0,3}?\w+(?:ttava|tava)\b"
)
FREE_TO = re.compile(
    r"\b(?:voi|voivat|saa|saavat|may|can|voluntary|optional|vapaaehtoi\w+|halutessa\w*|valin(?:nan|tansa) mukaan|"
    r"as (?:you|they|the \w+) (?:choose|prefer|wish|like)s?)\b"
)
_BOUND_TO = re.compile(
    r"\b(?:vain|ainoastaan|only|ei|eivat|not|cannot|must|pitaa|taytyy|tulee|oltava|\w+ttava|\w+tava|pakolli\w+|"
    r"compulsory|required|vahintaan|at least|enintaan|at most)\b"
)
# What may be there and need not: "Possible accompanying person".
_POSSIBLE = re.compile(r"^\W*(?:possible|optional|mahdolli(?:nen|set)|valinnai(?:nen|set))\b(?! to\b)")
_RECOMMENDED = re.compile(r"\b(?:recommended|suositel\w+|suositus\w*|suosittel\w+)\b")
ASKS_NOTHING = re.compile(
    r"\b(?:without (?:asking|telling|(?:any )?(?:permission|approval|notice)|a permit|prior \w+)|"
    r"ilman (?:eri(?:llista)? )?(?:lupaa|hakemusta|ilmoitusta|pyyntoa|suostumusta))\b"
)
_MORE = re.compile(r"\b(?:more than|several|additional|extra|another|useam\w+|usei\w+|enemman kuin|lisaa)\b")
_EXEMPT = re.compile(
    r"\bexempt(?:ed)? from\b|(?<!\bbe )\bfree (?:from|of)\b|\bvapautet\w+|"
    r"\bei(?:vat)? (?:\w+ )?koske\b|\bdo(?:es)? not apply to\b"
)
_ENOUGH = re.compile(
    r"\b(?P<before>\w+ (?:\w+ )?)?(?:riittaa|riittavat|(?:is|are) (?:enough|sufficient)|suffices?|will do)\b"
    r"(?! (?:jos|if|when|that|etta))\W*(?P<after>\w+)?"
)


def asks_demand(question: str) -> bool:
    """True where a folded question asks whether something must be, or is needed."""
    return bool(_OBLIGED.search(question) or ASKS_DEMAND.search(question))


def without_unasked(reading: Reading, said: str, language: Language, *, demands: bool) -> str:
    """A statement without its "without permission", unless the question asks for the permission itself."""
    found = ASKS_NOTHING.search(said)
    if demands and found and not ASKS_NOTHING.search(fold(reading.text)) and shared_by(reading, found[0], language):
        return said
    return ASKS_NOTHING.sub(" ", said)


def leaves_free(reading: Reading, said: str, text: str, language: Language) -> bool:
    """True where a statement demands nothing of what is asked about; `said` is its clause that is to the point."""
    if (
        _is_enough(reading, said, language)
        or _EXEMPT.search(said)
        or (_MORE.search(fold(reading.text)) and _ENOUGH.search(said))
    ):
        return True
    is_free = (
        _RECOMMENDED.search(text) or _POSSIBLE.search(said) or (FREE_TO.search(text) and not _BOUND_TO.search(text))
    )
    return bool(is_free) and _OBLIGED.search(fold(reading.text)) is not None


def _is_enough(reading: Reading, said: str, language: Language) -> bool:
    """True where something else than what the question names is enough: "a notice is enough", "riittää ilmoitus"."""
    found = _ENOUGH.search(said)
    return found is not None and not shared_by(reading, found["after"] or found["before"] or "", language)
