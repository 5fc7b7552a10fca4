"""What is true of a unit whatever the question: found once, remembered."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from assistant.language.occasions import CALL, EVENT
from assistant.language.words import fold
from assistant.passages.units import Unit

MAIL = re.compile(r"\S(?:@|\(at\)|\(@\))\S")
LINK = re.compile(rf"https?://|www\.|{MAIL.pattern}")
CONTACT = re.compile(rf"{MAIL.pattern}|\+?\d[\d ]{{6,}}\d")
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


class Traits:
    """Folded texts, kinds of value, and what the wording shows; each trait is looked for when it is first wanted."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self.text = fold(unit.text)
        self.headings = fold(" ".join(unit.headings))
        self.kinds = frozenset(value.kind for value in unit.values)
        self.has_link = bool(LINK.search(unit.text))
        label = _LABEL.match(self.text)
        self.label = label["label"] if label else ""  # what stands before a colon or `=`

    @property
    def _both(self) -> str:
        return f"{self.text} {self.headings}"

    @cached_property
    def is_event(self) -> bool:
        """Whether it is about an event, such as an information session."""
        return bool(EVENT.search(self._both))

    @cached_property
    def is_call(self) -> bool:
        """Whether it is about a call for applications."""
        return bool(CALL.search(self._both))

    @cached_property
    def has_full_date(self) -> bool:
        """Whether one of its dates has a day and a year, or is a range."""
        dates = (value for value in self._unit.values if value.kind == "date")
        return any(v.key[0] == "range" or (v.key[0] and v.key[-1]) for v in dates)

    @cached_property
    def has_contact(self) -> bool:
        """Whether it gives an address for messages or a telephone number."""
        return bool(CONTACT.search(self._unit.text))

    @cached_property
    def is_negative(self) -> bool:
        """Whether it says no, itself or by its headings."""
        return bool(NOT.search(self._both))

    @cached_property
    def is_excluded(self) -> bool:
        """Whether it stands under a heading that says no, or is marked so."""
        last = self._unit.headings[-1:]
        return bool(last and NOT.search(fold(last[0]))) or self.text.startswith(("✗", "✘", "❌"))

    @cached_property
    def defines(self) -> bool:
        """Whether its wording is that of a definition."""
        return bool(_DEFINES.search(self.text))


def is_link(text: str) -> bool:
    """True where a text is one web address."""
    return ADDRESS.fullmatch(text) is not None


@lru_cache(maxsize=200_000)
def traits_of(unit: Unit) -> Traits:
    """The traits of a unit (units are compared by identity)."""
    return Traits(unit)
