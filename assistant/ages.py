"""Ages among the times of a text: "16-year-old" is no length of a stay, and neither is "age: at least 15 years"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.values import Value

_BEFORE = re.compile(
    r"\b(?:aged?|ages|ika|ian|ikaraja\w*|ialtaan|turn(?:s|ed|ing)?|tayttaa|tayttanyt)\b[^.,;\d]{0,30}$"
)
_INSIDE = re.compile(r"vuotia")
_AFTER = re.compile(r"[ -](?:olds?|of age|vanh\w+|tayttan\w+)\b|\w*vuotia")


def is_age(value: Value, text: str) -> bool:
    """True where a folded text states a time as somebody's age."""
    before, inside, after = text[: value.start], text[value.start : value.end], text[value.end :]
    return value.kind == "duration" and bool(_BEFORE.search(before) or _INSIDE.search(inside) or _AFTER.match(after))


def is_other_time(asked: Value, question: str, stated: Value, text: str, given: Iterable[Value]) -> bool:
    """True where of two times one is an age and the other, in days or months, is none; `given` are all the question's.

    "A dog of 10 months" may be an age where the question gives no other.
    """
    if is_age(asked, question):
        return not is_age(stated, text) and not _is_years(stated)
    return is_age(stated, text) and not _is_years(asked) and any(is_age(value, question) for value in given)


def _is_years(value: Value) -> bool:
    first = value.key[0]
    return isinstance(first, tuple) and first[1] == "year"
