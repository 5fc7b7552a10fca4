"""Shares in words held against each other: "half of the meetings" and "at most a third", "puolet" and "40 %"."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.names.countries import read_countries
from ingest.values import read_values

_PARTS: tuple[tuple[Decimal, str], ...] = (
    (
        Decimal(1),
        r"both (?:ways|directions)|(?:the whole (?:way|trip)|all the way)(?! (?:back|home))|molem\w+ suunt\w+|"
        r"(?<!palataan )(?<!paluu )koko matka\w*(?! (?:takaisin|kotiin))",
    ),
    (Decimal(2) / 3, r"two[ -]thirds?|kaksi kolmas(?:osaa|ta)|kaksi kolmannesta|kah(?:den|ta) kolmas\w+"),
    (Decimal(3) / 4, r"three[ -]quarters?|kolme nelja(?:sosaa|nnesta)"),
    (Decimal(1) / 2, r"half(?! an?\b)(?! hour)|puolet|puole(?:sta|en|lla|lle)"),
    (Decimal(1) / 3, r"(?:a|one)[ -]third|kolmannes\w*|kolmannekse\w+|kolmasosa\w*"),
    (Decimal(1) / 4, r"(?:a|one)[ -]quarter|neljannes\w*|neljannekse\w+|neljasosa\w*"),
    (Decimal(1) / 5, r"(?:a|one)[ -]fifth|viidennes\w*|viidennekse\w+|viidesosa\w*"),
    (Decimal(1) / 10, r"(?:a|one)[ -]tenth|kymmenes(?:osa\w*|ta)?|kymmenekse\w+"),
)
_PART = re.compile(r"\b(?:" + "|".join(f"(?P<p{k}>{words})" for k, (_, words) in enumerate(_PARTS)) + r")\b")
_LEAST = re.compile(r"(?:vahintaan|vah\.|at least|minimum(?: of)?|no less than)\W*$")
_MOST = re.compile(
    r"(?:enintaan|enint\.|korkeintaan|max\.?|at most|no more than|not more than|up to|maximum(?: of)?)\W*$"
)
_OVER = re.compile(r"\b(?:yli|over|more than|above)\W*$")
_UNDER = re.compile(r"\b(?:alle|under|less than|below|reilusti alle)\W*$")
_BY_AIR = re.compile(r"\b(?:lento\w*|lenta\w+|lenn\w+|fly|flight|flying|flown|by (?:air|plane))\b")
_NOT_BY_AIR = re.compile(r"\b(?:low-emission|vahapaasto\w+)\b")
_STOPS = re.compile(r"[,;:.?!]|\s(?:ja|and)\s(?:loput|muut?|the (?:rest|other))\b")


def compare_shares(question: str, text: str) -> bool | None:
    """Whether the question's only share lies within the text's only limit on a share; None where there is none.

    Both are folded. Of a share that is flown, what is left is held against a limit on low-emission travel; so it is
    with one in Spain and a limit on what is done in Finland.
    """
    asked, limits = _shares(question), [share for share in _shares(text) if _bound(text, share[1]) is not None]
    if len(asked) != 1 or len(limits) != 1:
        return None
    (share, start, end), (limit, at, _) = asked[0], limits[0]
    if _of_the_contrary(_STOPS.split(question[:start])[-1] + _STOPS.split(question[end:])[0], text):
        share = 1 - share
    least, before = _bound(text, at), question[:start]
    if _OVER.search(before):
        return True if least and share >= limit else None if least else share < limit
    if _UNDER.search(before):
        return share > limit if least else True if share <= limit else None
    return share >= limit if least else share <= limit


def _of_the_contrary(clause: str, text: str) -> bool:
    """True where the clause around a share tells of what the text's limit does not count."""
    within, wanted = read_countries(clause), read_countries(text)
    abroad = bool(within and wanted) and not within & wanted
    return abroad or bool(_BY_AIR.search(clause) and _NOT_BY_AIR.search(text))


def _bound(text: str, start: int) -> bool | None:
    """True for a lower limit, False for an upper one, None for no limit."""
    before = text[:start]
    return True if _LEAST.search(before) else False if _MOST.search(before) else None


def _shares(text: str) -> list[tuple[Decimal, int, int]]:
    """The shares that a text names, in words or as a percentage, each with where it stands."""
    found = [
        (share, match.start(), match.end())
        for match in _PART.finditer(text)
        for k, (share, _) in enumerate(_PARTS)
        if match[f"p{k}"]
    ]
    percentages = (v for v in read_values(text) if v.kind == "percentage" and v.key[0] == v.key[1])
    return found + [(v.key[0] / 100, v.start, v.end) for v in percentages]
