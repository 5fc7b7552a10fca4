"""The ways that something is sent or paid: online, by e-mail, on paper; words for one way are one and the same."""

from __future__ import annotations

import re

_CHANNELS = {
    name: re.compile(rf"\b(?:{forms})\b")
    for name, forms in {
        "online": r"online|on the (?:web|internet)|web(?:site)?|internet|electronic\w*|portal|digital\w*|"
        r"(?:verko|netis|neti)(?:ssa|n kautta)|verkkolomak\w+|verkkopalvel\w+|sahkoise\w+|sahkoinen|digitaali\w+",
        "email": r"e-?mail\w*|(?:sahkopost|meil)(?:i|illa|itse|in|iin|ina|ilta)",
        "post": r"(?:by|in the|ordinary|regular) (?:post|mail)|on paper|paper|letter|postitse|postissa|kirjeitse|"
        r"kirjeella|"
        r"paper(?:i|illa|inen|isena|ilomak\w+)",
        "phone": r"(?:by|over the) (?:phone|telephone)|calling|puhelim\w+|soittamalla",
        "person": r"in person|on site|face to face|paikan paalla|henkilokohtaisesti|kasvotusten",
        "card": r"(?:by|with a) (?:\w+ )?card|card|kortilla|maksukort\w+",
        "cash": r"cash|kateise\w+|kateista",
    }.items()
}


def names_channel(question: str, text: str) -> bool | None:
    """Whether a folded text names a way that a folded question asks about; None where either names none."""
    asked = {name for name, pattern in _CHANNELS.items() if pattern.search(question)}
    named = {name for name, pattern in _CHANNELS.items() if pattern.search(text)}
    return bool(asked & named) if asked and named else None
