"""To whom a topic's applications go: what a guide says so, or heads a list with so, that the topic stands in."""

from __future__ import annotations

import re

from assistant.language.words import fold
from assistant.names.terms import TermBook
from assistant.passages.traits import LINK
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.features import is_related
from assistant.retrieval.search import Found

_APPLY = (
    r"(?:apply|applying|applied|appli(?:cations?|es)|submit\w*|sen[dt]|file\w?|hand(?:ed)? in|"
    r"haetaan\w*|haetaa|haen|haemme|hakea|haettava\w*|hakemu\w+|hakulomak\w+|jatetaan\w*|jattaa|jattamaan|lahetetaan\w*|"
    r"lahettaa|lahetan|lahetamme|toimitetaan\w*|toimittaa|osoitetaan)"
)
_WHERE = (
    r"(?:where|(?:to|from|with|at) (?:whom?|which|what)|who (?:receives|takes|gets)|"
    r"mista|minne|mihin(?! menness| paiva| aika| kello)|kenelta|kenelle|milta|mille|kuka (?:ottaa|vastaanottaa)|"
    r"minka tahon)"
)
_ASKS = re.compile(rf"\b{_WHERE}\b.*\b{_APPLY}\b|\b{_APPLY}\b.*\b{_WHERE}\b")
_ASKS_WHETHER = re.compile(rf"\b{_APPLY}\b")
# What is asked beside it, or instead: the day, the form, the money, who may apply.
_ELSE = re.compile(
    r"\b(?:when|deadline|how|much|many|form|info|advice|help|partners?|who can|who may|eligible|instructions|guidance|"
    r"read|find|"
    r"milloin|koska|menness\w*|paljonko|miten|kuka (?:voi|saa)|lomak\w+|ohje\w*|neuvo\w*|apua|lisatieto\w*|kumppan\w+|"
    r"loyt\w+|"
    r"paper\w*|address\w*|osoit\w+|kasittel\w+|arvioi\w*|pistey\w+|mais\w+|maasta|kaupun\w+|town|city|alue\w*|countr\w+|regions?|"
    r"mista (?:syysta|lahtien|alkaen|tiedan|tietaa))\b"
)
# "Apply to EACEA", "submitted to the foundation", "EACEA:sta haettavat", "hakemus jätetään säätiölle".
_SAYS = re.compile(
    r"\b(?:apply (?:to|through|via|at)|applied for (?:from|at|through|via)|"
    r"(?:submitted|sent|addressed|applications? (?:go|are made)|send (?:it|them|the applications?|your applications?)|"
    r"submit (?:it|them|the applications?|your applications?)) (?:directly |straight )?(?:to|through|via)) "
    r"(?:the |an? )?[^\W\d]|"
    r"\bhae(?:taan|ttavi\w+|ttava\w*) (?:\w+ )?[^\W\d]\w*(?: s)?(?:sta|lta)\b|"
    r"\b[^\W\d]\w+(?:sta|lta) (?:\([^()]*\) )?(?:\w+ )?hae(?:taan|ttav\w+)|"
    r"\b(?:hakemu\w+ )?(?:jatetaan|lahetetaan|toimitetaan|osoitetaan) (?:suoraan )?[^\W\d]\w+(?:lle|een|aan|oon|hon)\b"
)

_UNRELATED = 4


def find_office(reading: Reading, found: Found, book: TermBook) -> tuple[int, bool | None] | None:
    """The candidate that says to whom the topic's applications go, with the verdict on the body that is named.

    None where that is not asked, or nothing says so.
    """
    if not reading.scopes or found.foreign:
        return None
    asked = _asked_bodies(reading, book)
    if asked is None:
        return None
    near = [k for k in found.order if not found.units[k].is_list and says_office(found.units[k])]
    k = min(near, key=lambda k: _how_near(reading, found.units[k], book), default=None)
    if k is not None and _how_near(reading, found.units[k], book) == _UNRELATED:
        return None
    if k is None or not asked:
        return None if k is None else (k, None)
    return k, is_related(asked, found.units[k].terms, book)


def _how_near(reading: Reading, unit: Unit, book: TermBook) -> int:
    """Of the topic itself, or of a wider one; said by the unit, or by the heading above it: the smaller the nearer."""
    above = _SAYS.search(fold(unit.text)) is None
    topics = unit.own_scopes if above else unit.own_scopes or unit.scopes
    if reading.scopes & topics:
        return int(above)
    return 2 + above if is_related(reading.scopes, topics, book) else _UNRELATED


def lacks_office(reading: Reading, unit: Unit) -> bool:
    """True where nothing but the body to apply to is asked for ("Mistä KA220 haetaan?"), and a unit names none."""
    if not reading.scopes or reading.asks_for("whether") or LINK.search(unit.text) or says_office(unit):
        return False
    text = fold(asking_sentence(reading.text))
    alone = all(item.term is not None or re.fullmatch(_APPLY, item.text) for item in reading.items)
    return alone and _ASKS.search(text) is not None and not _ELSE.search(text)


def says_office(unit: Unit) -> bool:
    """True where a unit, or the heading right above it, says from whom something is applied for."""
    return any(_SAYS.search(fold(text)) for text in (unit.text, *unit.headings[-1:]))


def _asked_bodies(reading: Reading, book: TermBook) -> frozenset[str] | None:
    """The bodies of which it is asked whether one applies to them; none for "where?", None for other questions."""
    text = fold(asking_sentence(reading.text))
    if _ELSE.search(text) or reading.asks_for("deadline", "time", "comparison", "list"):
        return None
    if not reading.asks_for("whether"):
        return frozenset() if _ASKS.search(text) else None
    bodies = frozenset(t for t in reading.terms if book[t].kind == "organisation") - reading.scopes
    return bodies if bodies and _ASKS_WHETHER.search(text) else None
