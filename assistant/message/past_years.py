"""A past year told from today: "When was the call last year?" asks of 2024 in 2025; other questions stay as they are.

Only what is asked of that year is meant, not what somebody tells of themselves ("We were founded last year").
"""

from __future__ import annotations

import re
from datetime import date

from assistant.language.words import fold

_YEARS = (
    (re.compile(r"\b(?:in )?the year before last\b|\btoissa ?vuonna\b|\b(?:two years ago|kaksi vuotta sitten)\b"), 2),
    (re.compile(r"\b(?:in |during )?last year\b|\bviime vuonna\b|\bviime vuoden\b|\ba year ago\b|\bvuosi sitten\b"), 1),
    (re.compile(r"\b(?:in |during )?the (?:previous year|year before)\b"), 1),
    (re.compile(r"\b(?:edellisena|edellisvuonna|edellisenavuonna|sita edellisena) ?(?:vuonna)?\b"), 1),
)
_ASKS_OF_VALUE = re.compile(
    r"^(?:(?:and|so|but|entas?|ja|mutta)[, ]+)*(?:when|what (?:was|were|date|time|day)|"
    r"how (?:much|big|large|long|many)|by when|milloin|koska|paljonko|kuinka (?:paljon|suuri|monta|kauan|pitka)|"
    r"montako|mika (?:oli|paiva)|mihin mennessa|mihin asti)\b"
)
_NOTHING_ELSE = re.compile(r"(?:(?:and|what about|how about|so|but|entas?|entapa|ja|mutta|mites?)\b[, ]*)*\W*")
_OF_OURS = re.compile(r"\b(?:we|our|i|my|me(?!nn)|meidan|olemme|olimme|perustet\w+|founded|graduated|valmistu\w+)\b")


def name_past_year(question: str, today: date) -> str:
    """A question for a past year with that year in numbers; any other question as it is."""
    folded = fold(question)
    if len(folded) != len(question) or _OF_OURS.search(folded):
        return question
    for pattern, back in _YEARS:
        found = pattern.search(folded)
        if found is None:
            continue
        rest = f"{folded[: found.start()]} {folded[found.end() :]}"
        if _ASKS_OF_VALUE.match(folded.strip()) or _NOTHING_ELSE.fullmatch(rest.strip()):
            english = re.search(r"year|ago", found.group()) is not None
            named = f"{'in' if english else 'vuonna'} {today.year - back}"
            return f"{question[: found.start()]}{named}{question[found.end() :]}"
    return question
