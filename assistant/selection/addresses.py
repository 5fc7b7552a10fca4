"""Whether a passage gives what one writes to or calls, in the form that is asked for."""

from __future__ import annotations

import re

from assistant.language.words import fold
from assistant.passages.traits import CONTACT, LINK, MAIL, traits_of
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence, is_cue

_PHONE_ASKED = re.compile(r"\b(?:puhelin\w*|soittaa|soitan|numero\w*|phone|telephone|call you|ring)\b")
_MAIL_ASKED = re.compile(r"\b(?:sahkopost\w*|s-?post\w*|meili\w*|e-?mail\w*)")
_ADDRESS_ASKED = re.compile(r"\b(?:osoite\w*|osoittee\w*|osot(?:e|tee)\w*|address)\b")
_PAGE_ASKED = re.compile(
    r"\b(?:link(?:ki|i)\w*|(?:netti|verkko)?sivu(?:n|a|lla|lta|sto\w*)?|links?|(?:web ?)?(?:page|site)|url)\b"
)
_TO_WHOM = re.compile(r"\b(?:kenelle|kelle|keneen|kehen|keta|to whom|whom?)\b")
_NAME = re.compile(r"(?<![\w.])(?!(?:The|An?|Our|Your|This|Each|In|On|At|For)\b)[A-ZÅÄÖ][a-zåäö]+ [A-ZÅÄÖ][a-zåäö]+")
_PHONE = re.compile(r"(?<!\d)\+?\d[\d -]{5,}\d(?!\d)")


def lacks_address(reading: Reading, unit: Unit) -> bool:
    """True where a telephone number, an e-mail address or any address is asked for, and the unit has none such."""
    if not reading.asks_for("contact", "place") or reading.asks_for("whether"):
        return False
    text = fold(asking_sentence(reading.text))
    if _TO_WHOM.search(text) and holds_name(unit.text):
        return False
    if reading.asks_for("contact") and _PHONE_ASKED.search(text):
        return _PHONE.search(unit.text) is None
    if reading.asks_for("contact") and _MAIL_ASKED.search(text):
        return MAIL.search(unit.text) is None
    has_one = LINK.search(unit.text) or unit.is_list or unit.places or any(char.isdigit() for char in unit.text)
    return _ADDRESS_ASKED.search(text) is not None and not has_one


def asks_publisher(reading: Reading) -> bool:
    """True for "Where can I write?" and "Whom can I ask about KA220?": of no place or body that has its own address."""
    if not reading.asks_for("contact") or reading.asks_for("whether") or reading.years:
        return False
    if reading.places or reading.organisations or reading.asks_for("count", "amount", "duration", "share", "deadline"):
        return False
    return all(item.term is not None or is_cue(item.text, ("contact",)) for item in reading.items)


def gives_publisher(unit: Unit) -> bool:
    """True where a unit gives the contact of its own document."""
    return bool(unit.document.contact) and unit.document.contact in unit.text


def is_for_all(reading: Reading, unit: Unit) -> bool:
    """True for the telephone number or e-mail address that is asked for, of nobody in particular: "Telephone: 02 …"."""
    text = fold(asking_sentence(reading.text))
    label = traits_of(unit).label
    forms = [form for form in (_PHONE_ASKED, _MAIL_ASKED) if form.search(text)]
    named = not label or any(form.fullmatch(label) for form in forms)
    return bool(forms) and named and not lacks_address(reading, unit)


def asks_address(text: str) -> bool:
    """True for folded words that ask for an address, a page, a number to call: something to copy."""
    return any(asked.search(text) for asked in (_PHONE_ASKED, _MAIL_ASKED, _ADDRESS_ASKED, _PAGE_ASKED))


def holds_address(asked: str, told: str) -> bool:
    """True where a text gives the form of address that the folded words `asked` want, or any where they name none."""
    if _PHONE_ASKED.search(asked):
        return _PHONE.search(told) is not None
    if _MAIL_ASKED.search(asked):
        return MAIL.search(told) is not None
    return LINK.search(told) is not None or (not asks_address(asked) and CONTACT.search(told) is not None)


def holds_name(told: str) -> bool:
    """True where a text has what looks like a person's name: two words in a row with a capital."""
    return _NAME.search(told) is not None
