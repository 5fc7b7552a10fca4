"""Another country's own call: when its schools apply to its own office is not told by the guide of this one."""

from __future__ import annotations

import re

from assistant.language.words import fold
from assistant.names.countries import HOME, read_countries
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence

_APPLICANT = (
    r"(?:schools?|colleges?|institutions?|organi[sz]ations?|applicants?|universit\w+|compan(?:y|ies)|"
    r"(?:national )?(?:agency|office)|"
    r"koulu\w*|oppilaito\w*|opisto\w*|organisaatio\w*|hakij\w*|yrity\w*|(?:kansalli\w+ )?(?:toimisto\w*|virasto\w*))"
)
_CALL = r"(?:deadlines?|calls?|closing dates?|application rounds?|haku|haun|hakua|hakuaika|maaraaika|maarapaiva)"
# Who applies, or whose call it is, with the word that may be a country: "a German school", "Ruotsin koulun".
_WHOSE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?P<where>\w{{4,}}) {_APPLICANT}\b",
        rf"\b{_APPLICANT} (?:in|from|of) (?P<where>(?:the )?\w{{4,}}(?: \w+)?)",
        rf"\b{_CALL} in (?P<where>(?:the )?\w{{4,}}(?: \w+)?)",
        r"\b(?:apply|applying|hakea|hakee|hakevat|haetaan) (?:in )?(?P<where>\w{4,}(?:ssa)?)\W*$",
    )
)
_WITH = re.compile(r"\b(?:with|and|partners?|kanssa|ja|kumppan\w*|host\w*|vastaanot\w*|receiving)\b")


def is_of_other_agency(reading: Reading, unit: Unit) -> bool:
    """True where it is asked when those of another country apply, and the passage does not name that country."""
    if not reading.asks_for("deadline", "time"):
        return False
    asking = fold(asking_sentence(reading.text))
    if _WITH.search(asking):
        return False
    named = {
        code for pattern in _WHOSE for found in pattern.finditer(asking) for code in read_countries(found["where"])
    }
    return bool(named) and HOME not in named and not named & read_countries(unit.context)
