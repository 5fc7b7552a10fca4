"""Which word of a question is of the same kind as a new one: another season, another end, a compound's kin."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from importlib import resources

_HEAD, _ENDING = 5, 5  # letters that two compounds share, and that may follow them
_LONG, _BEGUN, _TAIL = 8, 3, 9
_KIN = 3  # letters by which two beginnings of one kind are told apart


def find_counterpart(words: Sequence[str], new: Sequence[str]) -> int | None:
    """The place of the word that gives way to one of the new ones; None where none is its kin. All are folded."""
    found = _same_kind(words, new)
    return found if found is not None else _same_compound(words, new)


@cache
def _kinds() -> tuple[tuple[str, ...], ...]:
    text = resources.files("assistant").joinpath("data/corrections.toml").read_text(encoding="utf-8")
    return tuple(tuple(kind.split()) for kind in tomllib.loads(text)["kinds"])


def _same_kind(words: Sequence[str], new: Sequence[str]) -> int | None:
    """The one word that is of a kind with a new word, and no form of it."""
    for word in reversed(new):
        for kind in _kinds():
            own = _beginning(word, kind)
            others = [(k, _beginning(other, kind)) for k, other in enumerate(words)] if own else []
            at = [k for k, begun in others if begun and own and begun[:_KIN] != own[:_KIN]]
            if len(at) == 1:
                return at[0]
    return None


def _beginning(word: str, kind: Sequence[str]) -> str | None:
    found = [one for one in kind if word.startswith(one) and len(word) - len(one) <= (_TAIL if len(one) > _KIN else 2)]
    return max(found, key=len, default=None)


def _same_compound(words: Sequence[str], new: Sequence[str]) -> int | None:
    """The compound that shares its head, or else its beginning, with a new one."""
    heads = [(_common_head(one, other), k) for one in new for k, other in enumerate(words) if one != other]
    length, at = max(heads, default=(0, 0))
    if length >= _HEAD:
        return at
    begun = {k for one in new for k, other in enumerate(words) if _begin_alike(one, other)}
    return min(begun) if len(begun) == 1 else None


def _begin_alike(one: str, other: str) -> bool:
    return one != other and min(len(one), len(other)) >= _LONG and one[:_BEGUN] == other[:_BEGUN]


def _common_head(one: str, other: str) -> int:
    """How many letters two words share after different beginnings, case endings aside: "alkupäivä", "loppupäivänä"."""
    match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    tails = (len(one) - match.a - match.size, len(other) - match.b - match.size)
    return match.size if max(tails) <= _ENDING and match.a + match.b > 0 else 0
