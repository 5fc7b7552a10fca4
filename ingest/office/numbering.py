"""The signs that office files do not write out: numbers counted as Word, PowerPoint and a browser count them.

Runs in the reader process.
"""

from __future__ import annotations

import re

# Signs that Wingdings draws in the place of letters.
_WINGDINGS = {"ü": "✓", "û": "✗", "þ": "☑", "ý": "☒", "P": "✓", "O": "✗", "R": "☑", "T": "☒"}
_SYMBOL_FONTS = {"wingdings": "üûþý", "wingdings 2": "PORT"}
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_PLACE = re.compile(r"%(\d)")
_MOST = 399  # from where letters and Roman numbers are told as figures


def number(value: int, form: str) -> str:
    """A number in the form that a file names: "arabicPeriod", "lowerLetter", "a"; decimal where it is unknown."""
    name = form.casefold()
    if not 0 < value <= _MOST:
        return str(value)
    if name in ("a",) or name.startswith("alpha") or name.endswith("letter"):
        digits = chr(ord("a") + (value - 1) % 26) * (1 + (value - 1) // 26)
    elif name in ("i",) or "roman" in name:
        digits = _roman(value)
    elif name.startswith("circle"):
        return _CIRCLED[value - 1] if 0 < value <= len(_CIRCLED) else str(value)
    else:
        return str(value)
    is_upper = form in ("A", "I") or "Uc" in form or name.startswith("upper")
    return digits.upper() if is_upper else digits


def symbol(char: str, font: str) -> str:
    """A bullet's character as Unicode has it: Wingdings' ticks and crosses are letters and private characters."""
    if len(char) != 1:
        return ""
    if 0xF000 <= ord(char) <= 0xF0FF:
        char = chr(ord(char) - 0xF000)
    held = _SYMBOL_FONTS.get(font.casefold())
    if held is not None:
        return _WINGDINGS[char] if char in held else "•"
    return char if not char.isalnum() or char in "xX" else "•"


def fill(pattern: str, numbers: dict[int, str]) -> str:
    """Word's pattern of a level ("%1.%2)") with the numbers of the levels from 1."""
    return _PLACE.sub(lambda found: numbers.get(int(found[1]), ""), pattern).strip()


def family_of_signs(font: str) -> str:
    """The family of a font that draws signs in the place of letters, by the name that a PDF gives it; else empty."""
    name = font.casefold().rpartition("+")[2].replace("-", "").replace(" ", "")
    if not name.startswith("wingdings"):
        return ""
    return (
        "wingdings 2"
        if name.startswith("wingdings2")
        else "wingdings 3"
        if name.startswith("wingdings3")
        else "wingdings"
    )


class Counters:
    """Counts the items of numbered lists, level by level; a shallower item begins the deeper ones anew."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, int], int] = {}

    def count(self, name: str, level: int, start: int) -> int:
        """The number of the next item of a list at a level."""
        self._counts = {key: held for key, held in self._counts.items() if key[0] != name or key[1] <= level}
        value = self._counts.get((name, level), start - 1) + 1
        self._counts[name, level] = value
        return value

    def current(self, name: str, level: int) -> int:
        """The number of the last item at a level, 1 where there was none."""
        return self._counts.get((name, level), 1)

    def stop(self, name: str, level: int) -> None:
        """End the list at a level and below it: the next item there is its first."""
        self._counts = {key: held for key, held in self._counts.items() if key[0] != name or key[1] < level}


def _roman(value: int) -> str:
    digits = ""
    for worth, sign in _ROMAN:
        while value >= worth:
            digits, value = digits + sign, value - worth
    return digits
