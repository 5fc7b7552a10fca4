"""Fields of education: what a guide says of a topic in one field is not said of the same topic in another."""

from __future__ import annotations

import re

from assistant.language.words import fold
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence

_FIELDS = {
    "youth": re.compile(
        r"\b(?:(?:in|for) (?:the )?(?:field of )?youth(?: work| sector| field)?\b(?! exchange)|youth (?:sector|field)|"
        r"nuoriso(?:alan?|alalla|alalle|sektori\w*|toiminna\w+|tyon|puole\w+))\b"
    ),
    "sport": re.compile(
        r"\b(?:(?:in|for) (?:the )?(?:field of )?sports?|sports? (?:sector|field)|"
        r"(?:urheilu|liikunta)(?:alan?|alalla|alalle|puole\w+))\b"
    ),
    "adult": re.compile(r"\b(?:adult (?:education|learning)|aikuiskoulutu\w+|aikuisopetu\w+)\b"),
    "higher": re.compile(r"\b(?:higher education|korkea-?(?:koulutu\w+|asteen|asteella|koulualan?))\b"),
    "school": re.compile(
        r"\b(?:school education|general education|yleissivistav\w+|lukioiden \w*(?:haku|haun|hank|tuki|tuen)\w*)\b"
    ),
    "vet": re.compile(r"\b(?:vet|vocational(?: education)?|ammatilli\w+)\b"),
}


def is_of_other_field(reading: Reading, unit: Unit, book: TermBook) -> bool:
    """True for "Deadline for capacity building in youth?" where the guide has capacity building in VET alone.

    The topic's name, for a deadline its code ("KA220-VET") too, or the heading says its field, and neither these nor
    the passage name the one that is asked about.
    """
    asked = _fields_of(asking_sentence(reading.text))
    if len(reading.scopes) != 1 or len(asked) != 1:
        return False
    term = book[next(iter(reading.scopes))]
    names = (*term.fi, *term.en, *unit.headings, *(term.codes if reading.asks_for("deadline", "time") else ()))
    named = {field for name in names for field in _fields_of(name)}
    return bool(named) and not asked & (named | _fields_of(unit.context))


def _fields_of(text: str) -> set[str]:
    folded = fold(text)
    return {field for field, pattern in _FIELDS.items() if pattern.search(folded)}
