"""Those who have finished, or soon will: whether they may still go, by the time after graduation that a guide gives."""

from __future__ import annotations

import re

from assistant.language.opposites import NEGATION
from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Found

_FINISHES = re.compile(
    r"\b(?:graduat(?:e|es|ed|ing|ion)|(?:finish(?:es|ed|ing)?|complet(?:es|ed|ing)|leaves?|left|done with|out of) "
    r"(?:(?:his|her|their|my|the|vocational) ){0,2}(?:school|college|studies|training|education|course|"
    r"qualification|programme)|"
    r"(?:gets?|got|receives?|received|has got|will get|getting) (?:(?:his|her|their|my|a|the|final|vocational) ){0,3}"
    r"(?:certificate|diploma|qualification|papers)|"
    r"valmistu\w+|(?:saa|saan|sai|sain|saanut|saavat|saatua\w*) (?:\S+ ){0,3}?(?:paperi\w*|tutkintotodistu\w+|"
    r"paattotodistu\w+|todistu\w+)|"
    r"(?:paattaa|paatti|paatan|lopettaa|lopetti|saa loppuun) (?:\S+ )?(?:opinto\w*|opiskelu\w*|koulun\w*|tutkinno\w*)|"
    r"(?:koulu|opinnot|opiskelut|tutkinto) (?:on |ovat )?(?:loppu\w*|paatty\w+|valmi\w+|tuli\w* valmi\w+))\b"
)
_FRESH = re.compile(
    r"\b(?:(?:freshly|newly|recently|just) graduated|(?:new|recent|fresh) graduates?|vasta ?valmistun\w+|"
    r"juuri valmistun\w+|"
    r"juuri (?:valmistuin|valmistui))\b"
)
_STILL_GOES = re.compile(
    r"\b(?:go|leave|travel|take part|join|do (?:an?|her|his|the)|lahte\w+|lahde\w*|paas\w+|menna|menee|hakeutua|"
    r"osallistu\w+|suorittaa)\b"
)
_LATER = re.compile(
    r"\b(?:still|after|afterwards|ago|later|following|too late|then|viela|vielako|jalkeen|syksylla|kevaalla|"
    r"talvella|kesalla|sitten|myohemmin|enaa|liian myoha\w+|viela\w*)\b"
)
_UNSURE = re.compile(r"\b(?:last year|viime vuo\w+|toissa\w*|years ago|vuosia sitten)\b")
_GRADUATES = re.compile(r"\b(?:(?:recent|new|newly|fresh) graduates?|vastavalmistun\w+|hiljattain valmistun\w+)\b")
_AFTER = re.compile(r"\b(?:after|since|from|following) (?:\w+ )?graduat\w+|\bvalmistumise\w+")
_LONGEST = 120


def find_graduate(reading: Reading, found: Found) -> Unit | None:
    """The item that says how long after graduation one may go; None where the question does not ask that."""
    question = fold(reading.text)
    if found.foreign or reading.years or not reading.asks_for("whether") or _UNSURE.search(question):
        return None
    if reading.asks_for("amount", "share", "contact", "deadline") or any(v.kind == "amount" for v in reading.values):
        return None
    goes = _STILL_GOES.search(fold(asking_sentence(reading.text)))
    later = _FRESH.search(question) or (_FINISHES.search(question) and _LATER.search(question))
    if not (later and goes):
        return None
    return next((unit for unit in (found.units[k] for k in found.order) if _tells(unit)), None)


def _tells(unit: Unit) -> bool:
    text = fold(unit.text)
    if unit.is_list or len(unit.text) > _LONGEST or NEGATION[unit.language].search(text):
        return False
    timed = any(value.kind == "duration" for value in unit.values) and _AFTER.search(text) is not None
    return timed and _GRADUATES.search(text) is not None
