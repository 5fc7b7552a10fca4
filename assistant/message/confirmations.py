"""Statements that ask to be confirmed, made questions: "So it is 5 March, right?" → "Is it 5 March?"."""

from __future__ import annotations

import re

from assistant.language.question_words import QUESTION, VERB_ASKS
from assistant.language.words import fold
from assistant.message.indirect import invert

_TAG = re.compile(
    r"[,\s]*\b(?:right|correct|yes|yeah|am i right|is that (?:right|so|correct)|is(?:n.t| not) (?:it|that so)|"
    r"(?:are|do|can|does|wo|have)n.t (?:they|we|you|it|i)|eikö (?:niin|totta|vain|vaan)|eiks (?:niin|je|joo)|vai mitä|"
    r"vai kuinka|eikö|eiks|olenko oikeassa|pitääkö paikkansa|onko näin)\s*\?+\s*$",
    re.IGNORECASE,
)
# "Is a week enough, or is it too short?" asks one thing.
_OR_TOO = re.compile(r",?\s+(?:vai on(?:ko|ks) se liian|or is (?:it|that) too) \w+(?=\s*\?\s*$)", re.IGNORECASE)
_OPENER = re.compile(
    r"(?:(?:ok|okay|ahaa|aha|no|joo|alright|right|and|ja|mutta|but)[,\s]+)?"
    r"(?:so|eli|siis|niin eli|eli siis|toisin sanoen|in other words|so then|then|that means|that is|"
    r"(?:if|as far as) i (?:understand|understood|got it|read)(?: (?:it|this|that))?(?: (?:correctly|right))?|"
    r"jos (?:nyt )?(?:oikein )?(?:ymmärsin|ymmärrän|luin|tulkitsen)(?: oikein)?|luulin,? että|muistan,? että|"
    r"i (?:thought|assume|suppose|gather|take it|believe|heard|read)(?: that)?)[,\s]+",
    re.IGNORECASE,
)
_ASKS = re.compile(rf"^{QUESTION}{VERB_ASKS}")
_ASKS_LATER = re.compile(
    r"\b(?:when|what|where|which|who|whom|why|how|whether|if|or|milloin|mika|mita|mitka|missa|mista|mihin|kuka|ketka|"
    r"kuinka|kui\w*|miten|mon\w{2,5}|palj\w+|miksi|milla\w*|minka\w*|kum(?!ppan)\w+|ke(?:ne|ta|ita|ide|lle)\w*|kauan\w*|vai|"
    r"jos|entas?|\w+ko|is it|are we|can we|can i)\b"
)
# A statement of a value needs no more than its question mark: "The grant is 400 000?"
_VALUE = re.compile(r"(?:the|this|that|it|[A-Z]+\d+)\b.* (?:is|are|can be|may be|must be|was)\b.*\d", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:that|which|who|whose)\b", re.IGNORECASE)
_BARE_VERB = re.compile(
    r"\b(?:is|are|was|were|can|may|must|should|will|would|ha(?:s|ve) to|needs? to)(?! ?not\b)(?!n.t)\b", re.IGNORECASE
)
_ENGLISH = re.compile(r"\b(?:the|an?|of|for|to|in|cannot|can.t|must|lasts?|takes?|is|are|does|do)\b", re.IGNORECASE)
_CLAUSES = re.compile(r"[,;:](?=\s)| [–-] ")
_VERB = (
    "on|ovat|oli|voi|voivat|saa|saavat|pitää|täytyy|tarvitsee|kestää|kestävät|päättyy|päättyvät|kuuluu|kuuluvat|riittää|"
    "kelpaa|kattaa|maksaa|loppuu|alkaa|käy|sulkeutuu|myönnetään|maksetaan|korvataan|tarvitaan|vaaditaan"
)
_SURELY = re.compile(rf"(?P<verb>{_VERB})h[aä]n\b\s*", re.IGNORECASE)
_FINITE = re.compile(rf"(?<!\w)(?P<verb>{_VERB})(?!\w)\s*", re.IGNORECASE)
_BACK_VOWEL = re.compile(r"[aou]")


def ask_to_confirm(text: str) -> str:
    """A statement with a question mark as a yes-or-no question; anything else as it is."""
    text = _OR_TOO.sub("", text)
    asked = text.strip()
    if not asked.endswith("?") or asked.count("?") > 1 or re.search(r"[.!]\s+\w", asked):
        return text
    said = _OPENER.sub("", _TAG.sub("?", asked), count=1).rstrip("? ").strip(" ,")
    marked = len(said) < len(asked.rstrip("? "))
    surely = _SURELY.match(said)
    if surely is not None:
        return _finnish(surely["verb"], said[surely.end() :])
    clause = fold(said)
    if not (marked or _VALUE.match(said)) or _CLAUSES.search(said) or _ASKS.match(clause) or _ASKS_LATER.search(clause):
        return text
    found = _FINITE.search(said)
    if found is not None and found.start():
        return _finnish(found["verb"], f"{said[: found.start()]}{said[found.end() :]}")
    turned = invert(said) if _BARE_VERB.search(said) else None
    if turned is not None and _RELATIVE.search(said.split(turned.split()[0].lower())[0]) is None:
        return f"{turned}?"
    return (
        f"Is it true that {said[:1].lower() if said[1:2].islower() else said[:1]}{said[1:]}?"
        if _ENGLISH.search(said)
        else text
    )


def _finnish(verb: str, rest: str) -> str:
    asking = f"{verb}{'ko' if _BACK_VOWEL.search(verb.casefold()) else 'kö'}"
    return f"{asking[:1].upper()}{asking[1:].lower()} {rest.strip()}?"
