"""What is true of a unit whatever the question: found once, remembered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.occasions import CALL, EVENT
from assistant.units import Unit
from assistant.words import fold

LINK = re.compile(r"https?://|www\.|\S(?:@|\(at\)|\(@\))\S")
CONTACT = re.compile(r"\S(?:@|\(at\)|\(@\))\S|\+?\d[\d ]{6,}\d")
NOT = re.compile(
    r"\b(?:ei|eivat|eika|not|cannot|no|none|nor|never|n't|ilman|without|(?:ruled|left|shut|kept) out|"
    r"exclu(?:de[ds]?|ding|sions?)|barred|forbidden|prohibited|banned|ineligible|"
    r"ulkopuolel\w+|kiellet\w+|poissulje\w+|suljettu pois|hylat\w+|evat\w+)\b|n't\b|[✗✘❌]"
)
MAY = re.compile(
    r"\b(?:voi\w*|saa|saada|saadaan|hyvaksy\w+|korva\w+|tue\w+|kelpaa\w*|maksetaan|kaytt\w+|kayte\w+|"
    r"can|may|could|allowed|accepted|eligible|covered|paid|supported|funded|approved)\b"
)
_DEFINES = re.compile(r"\s=\s|\beli\b|\btarkoit\w+|\bmeans\b|\bthat is\b|\bpidetaan\b|\bregarded as\b|: ")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_LABEL = re.compile(r"^(?P<label>[^:=]{2,60}?)\s*(?:[:=]\s)")


@dataclass(frozen=True, slots=True)
class Traits:
    """Folded texts, kinds of value, and what the wording shows.

    `label` is what stands before a colon or `=`; `is_excluded` marks what stands under a heading that says no.
    """

    text: str
    headings: str
    kinds: frozenset[str]
    is_event: bool
    is_call: bool
    has_full_date: bool
    has_link: bool
    has_contact: bool
    is_negative: bool
    is_excluded: bool
    defines: bool
    label: str


def is_link(text: str) -> bool:
    """True where a text is one web address."""
    return ADDRESS.fullmatch(text) is not None


@lru_cache(maxsize=200_000)
def traits_of(unit: Unit) -> Traits:
    """The traits of a unit (units are compared by identity)."""
    text, headings = fold(unit.text), fold(" ".join(unit.headings))
    both = f"{text} {headings}"
    dates = [v for v in unit.values if v.kind == "date"]
    label = _LABEL.match(text)
    return Traits(
        text=text,
        headings=headings,
        kinds=frozenset(value.kind for value in unit.values),
        is_event=bool(EVENT.search(both)),
        is_call=bool(CALL.search(both)),
        has_full_date=any(v.key[0] == "range" or (v.key[0] and v.key[-1]) for v in dates),
        has_link=bool(LINK.search(unit.text)),
        has_contact=bool(CONTACT.search(unit.text)),
        is_negative=bool(NOT.search(both)),
        is_excluded=bool(unit.headings and NOT.search(fold(unit.headings[-1]))) or text.startswith(("✗", "✘", "❌")),
        defines=bool(_DEFINES.search(text)),
        label=label["label"] if label else "",
    )
