"""What a list item's sign tells: its number, a yes or a no, or only that it is an item."""

from __future__ import annotations

import re
from collections.abc import Iterable

CHECKS = "✓✔✅☑✗✘✖✕❌☒☐"
_YES = frozenset("+✓✔✅☑")
_NO = frozenset("–-−✗✘✖✕×❌☒xX")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-zåäö]|[ivx]{1,5})[.)]|[①-⑳]", re.IGNORECASE)


def is_number(sign: str) -> bool:
    """True for the number or letter of a numbered list: "3.", "2)", "b)", "④"."""
    return bool(_NUMBER.fullmatch(sign))


def says_always(sign: str) -> bool:
    """True for a sign that is told with its item wherever it stands: a number, a tick or a cross."""
    return is_number(sign) or (sign != "" and sign in CHECKS)


def mixes(signs: Iterable[str]) -> bool:
    """True where the signs of one list tell yes from no: "+" beside "–", "✓" beside "x"."""
    found = set(signs)
    return bool(found & _YES) and bool(found & _NO)


def says_yes(sign: str) -> bool:
    """True for a plus or a tick."""
    return sign in _YES
