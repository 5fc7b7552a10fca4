"""Where sentences end, in Finnish and English, without splitting dates and abbreviations.

Quotes need exact offsets, so a boundary is found in the text itself: a full stop, question or
exclamation mark followed by a capital or a digit, unless an abbreviation or an ordinal ends there.
"""

from __future__ import annotations

import re

_BOUNDARY = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“”(]?[A-ZÅÄÖ0-9])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:esim|mm|ns|ko|klo|max|min|väh|enint|amm|kts|ks|vrt|tms|ym|yms|jne|jsne|n|v|nro|puh|prof|"
    r"e\.g|i\.e|etc|incl|approx|no|nos|vs|cf|art|para|p|pp|dr|mr|ms|st|fig|eg|ie|ca|resp)\.$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:^|\s)\d{1,2}\.$")


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open offsets of the sentences of a one-line text, without the blanks between them."""
    spans: list[tuple[int, int]] = []
    start = 0
    for found in _BOUNDARY.finditer(text):
        before = text[start : found.start()].rstrip('"”’)')
        if _ABBREVIATION.search(before) or _ORDINAL.search(before):
            continue
        if before.endswith("...") and text[found.end() :][:1].isdigit():  # dots that lead to a value
            continue
        spans.append((start, found.start() + len(found.group().rstrip())))
        start = found.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return tuple(spans)
