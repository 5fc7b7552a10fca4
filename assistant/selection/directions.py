"""Those who go and those who come: what holds for guests from abroad answers nobody who goes there."""

from __future__ import annotations

import re

from assistant.language.words import fold
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Found, put_first
from assistant.selection.wanted import gives, required

_GOES = re.compile(
    r"\b(?:ulkomail\w+|ulkomaan\w*|vierailla mailla|lahte\w+|lahde\w*|lahdem\w+|abroad|overseas|in another country|"
    r"(?:go|goes|going|leaves?|travels?) (?:out|to|for)|sent|send)\b"
)
_COMES = re.compile(
    r"\b(?:vastaanot\w+|kutsut\w*|kutsuttu\w*|isannoi\w*|tulla|tulevat|saapu\w+|vieraile\w+|vierail(?:ija|ulle)\w*|"
    r"host(?:s|ed|ing)?|invit\w+|incoming|inbound|receiv\w+|visiting|guests?|come|comes|coming|arriv\w+)\b"
)
_NEAR = 3.0  # how far below the best score what holds for those who go may stand
_LOOK_AHEAD = 6


def prefer_outgoing(reading: Reading, found: Found) -> Found:
    """Put first the best candidate that is of no guests, where a value is asked for those who go abroad."""
    text = fold(asking_sentence(reading.text))
    if not required(reading) or not _GOES.search(text) or _COMES.search(text) or not _of_guests(found, 0):
        return found
    least = float(found.scores[found.order[0]]) - _NEAR
    near = (at for at in range(1, min(_LOOK_AHEAD, len(found.order))) if found.scores[found.order[at]] >= least)
    going = (at for at in near if not _of_guests(found, at) and gives(reading, found.units[found.order[at]]))
    at = next(going, None)
    if at is None or not _may_answer(found, at):
        return found
    return put_first(found, found.order[at])


def _of_guests(found: Found, at: int) -> bool:
    unit = found.units[found.order[at]]
    return not unit.is_list and _COMES.search(fold(unit.text)) is not None


def _may_answer(found: Found, at: int) -> bool:
    """True where the reader takes the candidate for an answer too, or there is none."""
    return found.read is None or float(found.read[found.order[at]]) >= 0.0
