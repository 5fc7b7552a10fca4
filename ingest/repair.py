"""Text as files carry it, mended: ligatures, taken-apart and mis-encoded letters, lost bullet signs, hyphens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# Bullets of Symbol and Wingdings, which fonts place into Unicode's private area.
_PRIVATE_BULLETS = dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf06e\uf0fe\uf0e0\uf0be", "•")
_PRIVATE_CROSSES = {"\uf0fb": "✗", "\uf0fd": "☒"}  # a list of what is not allowed
_MAP = str.maketrans(
    _LIGATURES
    | _PRIVATE_BULLETS
    | _PRIVATE_CROSSES
    | dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff")
    | {"\u00a0": " ", "\u202f": " "}
)
# An accent printed as a character of its own, before its letter (TeX: ¨a) or after it (a¨).
_SPACING = {"¨": "\u0308", "˚": "\u030a", "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "˜": "\u0303"}
_BEFORE = re.compile(r"([¨˚]) ?([aouAOU])(?!\w*[¨˚])")
_AFTER = re.compile(r"([aouAOU]) ?([¨˚])(?=[a-zåäö]|\b|$)")
_MOJIBAKE = re.compile(r"[ÃÂâ][\u0080-\u00bf\u2013-\u2122„€Œœ‰ŠšŽžŸ]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]|\U000e0000")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+|[^\W\d_]+")
_TAIL = re.compile(r"([^\W\d_]+)-$")
_HEAD = re.compile(r"^([^\W\d_]+(?:-[^\W\d_]+)*)")
_LINK = re.compile(r"(?:https?://|www\.)\S*$")


def repair(text: str) -> str:
    """One line of text with its letters whole (NFC). Plain ASCII comes back as it is."""
    if text.isascii() and text.isprintable():
        return text
    text = _CONTROLS.sub("", text)
    if _MOJIBAKE.search(text):
        text = _fixer().fix_encoding(text)
    text = unicodedata.normalize("NFC", text.translate(_MAP))
    if "¨" in text or "˚" in text:
        text = _BEFORE.sub(lambda m: m[2] + _SPACING[m[1]], text)
        text = _AFTER.sub(lambda m: m[1] + _SPACING[m[2]], text)
        text = unicodedata.normalize("NFC", text)
    return text


@cache
def _fixer() -> Any:
    import ftfy

    return ftfy


class Hyphenation:
    """Whether a hyphen at a line's end belongs to its word, judged by how the document writes it elsewhere."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._joined: set[str] = set()
        self._hyphened: set[str] = set()
        for line in lines:
            words: list[str] = _WORD.findall(line)
            if words and line.rstrip().endswith("-"):
                words.pop()
            for word in words:
                (self._hyphened if "-" in word else self._joined).add(word.casefold())

    def join(self, before: str, after: str) -> tuple[str, str]:
        """The text of a line's end and what stands between it and the next line: ("liikku", "") or ("word", " ").

        A hyphen stays where the document writes the word so within a line, where a number, an abbreviation
        or a capital is joined, and where Finnish needs one (linja-auto: the same vowel on both sides).
        """
        if before.endswith("\u00ad"):
            return before[:-1], ""
        if _LINK.search(before):
            return before, "" if before.endswith(("-", "/", "_", "=", "&", "?")) else " "
        tail, head = _TAIL.search(before), _HEAD.match(after)
        if tail is None or head is None:
            return before, "" if before.endswith("-") and re.search(r"[\w/]-$", before) and after[:1].isalnum() else " "
        left, right = tail[1].casefold(), head[1].casefold()
        if right.split("-")[0] in ("ja", "tai", "eli", "sekä", "and", "or"):  # "perus- ja jatkokoulutus"
            return before, " "
        if left + right in self._joined:
            return before[:-1], ""
        if f"{left}-{right}" in self._hyphened or not head[1][0].islower() or tail[1].isupper():
            return before, ""
        if left[-1] == right[0] and left[-1] in "aeiouyäöå":
            return before, ""
        return before[:-1], ""
