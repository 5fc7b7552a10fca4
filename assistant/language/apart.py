"""Words that begin alike and are never forms of one another, from `data/apart.toml`: "tutkinto" and "tutkimus"."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import cache, lru_cache
from importlib import resources

from ingest.types import Language

_START = 2  # every family begins with as many plain letters: they say which patterns a word is held against
_AFTER_CASE = r"(?:ni|si|nsa|mme|nne|an|en)?(?:kin|kaan|ko|han|pa)?"
_CASE = rf"(?:[nta]|t?ta|[sl]ta|ssa|lla|lle|na|ksi|[aeiouy]n|h[aeiouy]n|seen)?{_AFTER_CASE}"
_SIGNS = {"+": _CASE, "~": _AFTER_CASE, "*": r"\w*"}

_Family = tuple[int, int]  # which entry, and which family of it


def are_apart(one: str, other: str, language: Language) -> bool:
    """True where two folded words belong to different families of one entry, each to none of the other's.

    An entry with a single family holds a word that has no forms but those: it is apart from all else.
    """
    alone = _alone(language)
    mine, theirs = _families(one, language), _families(other, language)
    for mine_now, theirs_now in ((mine, theirs), (theirs, mine)):
        if any(entry in alone and (entry, at) not in theirs_now for entry, at in mine_now):
            return True
    shared = {entry for entry, _ in mine} & {entry for entry, _ in theirs}
    return any(
        {at for e, at in mine if e == entry}.isdisjoint(at for e, at in theirs if e == entry) for entry in shared
    )


@cache
def _entries(language: Language) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(entry["apart"]) for entry in _read()[language])


@cache
def _read() -> dict[str, list[dict[str, list[str]]]]:
    text = resources.files("assistant").joinpath("data/apart.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _alone(language: Language) -> frozenset[int]:
    return frozenset(number for number, entry in enumerate(_entries(language)) if len(entry) == 1)


@cache
def _by_start(language: Language) -> dict[str, dict[_Family, list[str]]]:
    """The words of each family by the letters that they begin with, as they stand in the file."""
    found: dict[str, dict[_Family, list[str]]] = defaultdict(dict)
    for number, entry in enumerate(_entries(language)):
        for at, family in enumerate(entry):
            for word in family.split():
                found[word[:_START]].setdefault((number, at), []).append(word)
    return dict(found)


@lru_cache(maxsize=5_000)
def _patterns(start: str, language: Language) -> tuple[tuple[_Family, re.Pattern[str]], ...]:
    """The families that have words of this beginning; compiled when the first such word is looked up."""
    families = _by_start(language).get(start, {})
    return tuple((family, re.compile("|".join(map(_pattern, words)))) for family, words in families.items())


def _pattern(word: str) -> str:
    """A word of a family as a regular expression."""
    return "".join(_SIGNS.get(sign, sign) for sign in word)


@lru_cache(maxsize=100_000)
def _families(word: str, language: Language) -> tuple[_Family, ...]:
    return tuple(family for family, pattern in _patterns(word[:_START], language) if pattern.fullmatch(word))
