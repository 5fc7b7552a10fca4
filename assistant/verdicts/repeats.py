"""How often something may be done: "again this year?", where it is once in two years."""

from __future__ import annotations

import re

_ONCE = re.compile(
    r"\b(?:once|one time|kerran|yhden kerran) (?:in |per |every |a |each |within )?(?:an? |the |same )*(?P<period>"
    r"(?:two|three|four|five|\d+|kahdessa|kolmessa|neljassa|viidessa) (?:\w+ )?(?:years?|vuode\w+)|"
    r"(?:calendar |school |academic )?year|(?:kalenteri|luku|luku)?vuode(?:ssa|n)(?: aikana)?|vuoteen|haku\w+|"
    r"call|term|lukuka\w+)\b"
)
_SEVERAL_YEARS = re.compile(r"\b(?:years|two|three|four|five|kahdessa|kolmessa|neljassa|viidessa)\b|\d")
_AGAIN = re.compile(
    r"\b(?:again|another time|twice|a second time|once more|every year|each year|uudelleen|uudestaan|toistamiseen|"
    r"toisen kerran|taas|kahdesti|kaksi kertaa|joka vuosi|vuosittain)\b"
)
_NEXT_YEAR = re.compile(
    r"\b(?:last|next|following|every|each) year|\b(?:viime|ensi|seuraavana|joka) vuo\w+|\bvuosittain\b|\b20\d\d\b"
)
_YEARS_AGO = re.compile(
    r"\b(?:two|three|four|five|six|\d+|kaksi|kolme|nelja|viisi) (?:years|vuotta) (?:ago|sitten|later)\b"
)


def repeats_too_often(question: str, text: str) -> bool:
    """True where a folded question wants a thing again within the time for which a folded text allows it once."""
    once = _ONCE.search(text)
    if once is None or not _AGAIN.search(question) or _YEARS_AGO.search(question):
        return False
    return bool(_SEVERAL_YEARS.search(once["period"])) or not _NEXT_YEAR.search(question)
