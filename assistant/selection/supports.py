"""The support that a guide names for a need told in everyday words: a wheelchair, a poor family, the paperwork.

"Is there extra money for a blind student?" asks for the support "for participants with fewer opportunities", "Does the
school get anything for all the paperwork?" for the "organisational support".
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from assistant.language.words import fold
from assistant.passages.traits import NOT
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Found

_MONEY = re.compile(
    r"\b(?:money|funds?|funding|grants?|support|subsid\w+|financ\w+|paid|pays?|paying|reimburs\w+|compensat\w+|"
    r"(?:extra|more|additional) (?:help|costs?)|gets? (?:\w+ )?(?:something|anything|more|extra)|"
    r"something (?:extra|more)|covered?|"
    r"\w*rahaa\w*|rahat|rahoitu\w+|\w*tu(?:kea|ki|en|et|kia|esta)|avustu\w+|apuraha\w*|korvau\w+|korvataan\w*|"
    r"maksa(?:a|vat|tte|ko)\w*|makset\w+|kustan\w+|"
    r"saa\w* (?:\S+ ){0,3}?(?:mitaan|jotain|jotakin|enemman|lisaa))\b"
)
_SUPPORT = re.compile(r"\b(?:supports?|grants?|funding|costs?|paid|\w*tuk(?:i|ea|ia)|\w*tuen|\w*kulu\w*|korvataan)\b")
# What these say of money is another matter: wages, whom to ask, where to apply.
_ELSE = re.compile(
    r"\b(?:salar\w+|wages?|\w*palk(?:ka|an|kaa|at|kio)\w*|insur\w+|vakuut\w+|visas?|viisumi\w*|who can apply|"
    r"when|milloin|how (?:do|to|can|is|are|should)|miten|kuinka|milla tavalla|lomak\w+|forms?|if|jos|before|ennen)\b"
)
_SHORTEST = 4  # words: less is a label


def find_support(reading: Reading, found: Found) -> Unit | None:
    """The statement of the support for the need that a question names; None where there is none, or a sum is asked."""
    text = fold(reading.text)
    asking = fold(asking_sentence(reading.text))
    if found.foreign or reading.expects or reading.asks_for("comparison", "deadline", "contact", "definition"):
        return None
    if not _MONEY.search(asking) or _ELSE.search(asking) or NOT.search(asking):
        return None
    needs = [told for asked, told in _kinds() if asked.search(text)]
    for k in found.order:
        unit = found.units[k]
        if needs and _tells(unit) and all(told.search(fold(unit.text)) for told in needs):
            return unit if reading.scopes <= unit.scopes | unit.terms else None
    return None


def _tells(unit: Unit) -> bool:
    """True for a whole statement that grants something."""
    text = fold(unit.text)
    whole = not unit.is_list and not unit.is_heading and len(text.split()) >= _SHORTEST
    return whole and _SUPPORT.search(text) is not None and NOT.search(text) is None


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    text = resources.files("assistant").joinpath("data/supports.toml").read_text(encoding="utf-8")
    kinds = tomllib.loads(text).values()
    return tuple(tuple(re.compile(rf"\b(?:{'|'.join(kind[key])})\b") for key in ("asked", "told")) for kind in kinds)  # type: ignore[misc]
