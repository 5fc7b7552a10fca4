"""What can be done in an action: the list under "Forms of activity can be, for example:"."""

from __future__ import annotations

import re

from assistant.question import Reading
from assistant.search import Found
from assistant.units import Unit
from assistant.words import fold

_ASKS = re.compile(
    r"\bmita (?:\S+ ){0,6}?(?:voi(?:daan|vat|si\w*|mme)?|saa(?:daan)?|pysty\w+) (?:\S+ ){0,4}?"
    r"(?:tehda|tehdaan|puuha\w*|touhu\w*|toteut\w+|jarjest\w+)\b|"
    r"\bmita (?:\S+ ){0,5}?(?:tehdaan|puuhataan|touhutaan)(?: (?:kaytannossa|oikein|oikeasti))?\W*$|"
    r"\bmillais\w+ (?:toimin\w+|tekemi\w+|aktivitee\w+)|\bmita toimin\w+|"
    r"\bwhat (?:can|may|could|do|does|might) (?:\S+ ){0,4}?(?:be done|do|carry out|carried out|actually do)\b|"
    r"\b(?:what|which) (?:kinds? of |sorts? of |forms? of )?activit(?:y|ies)\b"
)
_LEADS = re.compile(
    r"\b(?:toimintamuo\w+|toiminnan muo\w+|mahdollis\w+ toimin\w+|toimintaa voi\w*|toiminta voi\w*|"
    r"forms? of activit\w+|possible activit\w+|activities (?:can|may|could)|types? of activit\w+|"
    r"(?:avulla|hankkeessa|hankkeella) voi\w*|(?:you|projects?|one) can)\b"
)


def find_doings(reading: Reading, found: Found) -> int | None:
    """The list of what may be done in the one action that is asked about; None where none is led to so."""
    if reading.expects or reading.asks_for("comparison", "who") or len(reading.scopes) != 1:
        return None
    if reading.wants_verdict or not _ASKS.search(fold(reading.text)):
        return None
    return next((k for k in found.order if _lists_doings(reading, found.units[k])), None)


def _lists_doings(reading: Reading, unit: Unit) -> bool:
    led = fold(unit.headings[-1]) if unit.headings else ""
    own = unit.is_list and not unit.is_opening and reading.scopes <= unit.scopes | unit.terms
    return own and _LEADS.search(led) is not None
