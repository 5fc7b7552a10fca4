"""Days of something else than asked about: a session for when the results come, the opening for the last day."""

from __future__ import annotations

import re

from assistant.language.occasions import EVENT
from assistant.language.words import fold
from assistant.passages.deadlines import is_event, opens_only
from assistant.passages.traits import traits_of
from assistant.passages.units import Unit
from assistant.question.reading import Reading

_CLOSING = re.compile(
    r"\b(?:last (?:day|date)|deadline\w*|clos\w+|by when|viimei\w+|mihin mennessa|maaraa\w+|paatty\w+|sulkeutu\w+|"
    r"umpeutu\w+)\b"
)
_OTHER_MATTER = re.compile(
    r"\b(?:results?|decisions?|decided|payments?|paid|money|reports?|contracts?|agreements?|"
    r"tulo(?:s|k)\w*|paato\w*|paatet\w*|maks\w*|raha\w*|raport\w*|sopimu\w*)\b"
)
_NEXT = re.compile(r"\b(?:when|milloin|koska)\b[^?]*\b(?:next|seuraav\w+)\b")
# "When can the project start?": no session tells.
_WORK_BEGINS = re.compile(
    r"\b(?:projects?|mobilit\w+|periods?|activit\w+|placements?|exchanges?) (?:\w+ ){0,2}?(?:start|begin)\w*|"
    r"\b(?:start|begin)\w* (?:\w+ ){0,2}?(?:projects?|mobilit\w+|periods?|activit\w+|placements?)\b|"
    r"\b\w*(?:hanke\w*|hankk\w+|projekt\w+|jakso\w*|vaihto\w*|toimin\w+) (?:\w+ ){0,2}?(?:alka|aloit|alet|kaynnist)\w*"
)


def dates_another(reading: Reading, best: Unit) -> bool:
    """True where it is asked when the work begins or the results come, and the best unit only dates a session;
    or when a call closes, and it only says when calls open; or when the next one is, and it only says how long
    one lasts;
    or when a session is, and it dates a call.
    """
    text = fold(reading.text)
    if reading.main == "deadline" and _NEXT.search(text) and not any(v.kind in ("date", "year") for v in best.values):
        return True
    if reading.main == "deadline" and _CLOSING.search(text) and opens_only(fold(best.text)):
        return True
    if reading.main == "deadline" and EVENT.search(text) and traits_of(best).is_call and not is_event(best):
        return True
    if reading.main != "deadline" or not is_event(best) or EVENT.search(text):
        return False
    other = _OTHER_MATTER.search(text) is not None and not _OTHER_MATTER.search(fold(best.context))
    return other or _WORK_BEGINS.search(text) is not None
