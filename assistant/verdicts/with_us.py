"""Partners counted with the one who asks: "we and one school", "one partner" are two organisations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.language.words import fold
from assistant.passages.units import Unit
from ingest.values import Value, compatible

_OTHERS = re.compile(
    r"\b(?:partners?|kumppan\w*|partneri\w*|others?|other (?:school|college|organisation|institution|partner|"
    r"compan)\w*|"
    r"muu|muuta|muita|toinen|toista|toisen)\b"
)
_US_AND = re.compile(
    r"\b(?:(?:us|we|me|ourselves|our (?:school|college|own)) and(?: just| only)? (?=\w)|and (?:us|ourselves|"
    r"me)\b|(?:me|mina) ja |"
    r"meidan (?:koulu\w* |oppilaito\w+ )?(?:lisaksi|ja)|besides (?:us|ourselves)|in addition to us|plus us|"
    r"with (?:just |only |a single )?(?:one|two|three|four|five|1|2|3|4|5|another)\b|"
    r"(?:yhden|kahden|kolmen|neljan|viiden) (?:\w+ ){0,2}kanssa)"
)
_US = re.compile(r"\b(?:we|us|our|i|my|abroad|foreign|meilla|mulla|minulla|kumppanimme|ulkomai\w+)\b")
_ALL = re.compile(
    r"\b(?:in total|altogether|in all|including us|yhteensa|kaikkiaan|mukaan lukien|meidat mukaan lukien)\b"
)
_PARTNERS = re.compile(r"\b(?:\d+ )?(?:partners?|kumppani\w*|partneri\w*)\b")
_BOTH = re.compile(r"\b(?:bilateral|kahdenvali\w+)\b")


def with_us(asked: Sequence[Value], question: str, unit: Unit) -> list[Value]:
    """The values of a folded question, with the one who asks counted to its only number of partners.

    Where the guide counts partners too, nothing is added: it may have counted the applicant or not.
    """
    bodies = [v for v in asked if v.kind == "count" and v.unit and compatible(v.unit, "organisation")]
    counts_partners = _PARTNERS.search(fold(unit.text)) is not None and not _BOTH.search(fold(unit.text))
    if len(bodies) != 1 or counts_partners or _ALL.search(question) or not _adds_us(bodies[0], question):
        return list(asked)
    whole = replace(bodies[0], key=tuple(p + 1 if isinstance(p, Decimal | int) else p for p in bodies[0].key))
    return [whole if value is bodies[0] else value for value in asked]


def _adds_us(value: Value, question: str) -> bool:
    named = question[value.start : value.end + 12]
    return (_OTHERS.search(named) is not None and _US.search(question) is not None) or _US_AND.search(
        question
    ) is not None
