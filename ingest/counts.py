"""Counts: a number and the noun that it counts, as written in Finnish and English."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from ingest.numerals import GAP, NUMBER_WORDS, SPACE, Numeral, opens_alone
from ingest.units import compound_noun, english_noun, finnish_noun
from ingest.value_kinds import Reading

_FOLLOWING = re.compile(rf"{SPACE}{{1,8}}([^\W\d_][\w-]{{1,39}})(?!\w)")
_WRAPPED = re.compile(rf"{GAP}\n{GAP}([^\W\d_][\w-]{{1,39}})(?!\w)")
# "Dia 3", "Lot 1": the number is a name.
_LABEL = re.compile(
    r"\b(?:dia|kalvo|lot|luku|luvun|luvussa|kohta|kohdan|kohdassa|sivu|sivun|sivulla|osa|osan"
    r"|vaihe|vaiheen|taulukko|taulukon|kuva|liite|liitteen|nro|avaintoimi|avaintoime(?:n|ssa|en)"
    r"|slides?|pages?|section|chapter|part|table|figure|annex|step|phase|action|no\.?)\s{1,4}$",
    re.IGNORECASE,
)
# After these a number counts something even where no noun follows: "vähintään 3".
_CUE = re.compile(
    r"(?:\b(?:vähintään|enintään|korkeintaan|väh\.?|enint\.?|max\.?|maks\.?|maksimi|min\.?|noin"
    r"|yli|alle|yhteensä|at least|at most|up to|maximum(?: of)?|minimum(?: of)?|total(?: of)?"
    r"|about|over|under|fewer than|more than)|[<>≥≤])\s{0,4}$",
    re.IGNORECASE,
)
_FUNCTION_WORDS: Final = """
    ja tai sekä on ovat oli ei eivät että jos kun myös joka jotka joista joissa jossa josta mutta
    kuin per klo kello eli vai niin se ne tämä nämä voi voivat saa tulee pitää asti saakka alkaen
    mukaan välillä lisäksi sillä jälkeen ennen kohti noin
    and or of to in on at by for from with is are was were be been the this that these those which
    who can may must shall will should has have had as if when than per also until before after
    but not each into onto out up down over under between within without about it its they
"""
_NOT_NOUNS: Final = frozenset(_FUNCTION_WORDS.split()) | frozenset(NUMBER_WORDS)
_MOST_WORDS = 5


class Word(NamedTuple):
    """A word after a number, in lower case, and where it ends."""

    text: str
    end: int


def read_count(text: str, first: Numeral, last: Numeral) -> Reading | None:
    """Read the count from `first` to `last` (the same numeral unless a range), or nothing.

    The reading takes in the noun that follows; its unit is "" where the noun is not known.
    """
    before = text[max(0, first.start - 20) : first.start]
    if _LABEL.search(before):
        return None
    key = (first.number, last.number)
    unit, end = _noun(text, first, last)
    # A call year often precedes a noun: "2026 hankkeita" are the projects of 2026.
    if any(numeral.year_like and numeral.number % 1000 for numeral in (first, last)):
        return None
    if unit:
        return Reading("count", key, first.start, end, unit)
    if first.number == 1 and not first.digits:
        return None
    if end or (_CUE.search(before) and last.factor == 1):
        return Reading("count", key, first.start, max(end, last.end))
    return None


def _noun(text: str, first: Numeral, last: Numeral) -> tuple[str, int]:
    """The unit after a number and its end; ("", end) for a noun not known, ("", 0) for none.

    What stands before the head only modifies it: a Finnish genitive ("hankkeen osallistujaa"),
    an English singular ("partner organisations", "education and training organisations").
    """
    words = _words_after(text, first, last)
    plural = first is not last or last.number != 1
    found = Word("", 0)
    for i, word in enumerate(words):
        finnish = finnish_noun(word.text)
        unit = compound_noun(words[i - 1].text, word.text) if i else ""
        unit = unit or finnish or english_noun(word.text)
        if found.text and not unit and not (plural and _is_plural(word.text)):
            break
        if unit:
            found = Word(unit, word.end)
        elif plural and _is_plural(word.text):
            return "", word.end
        if finnish and not (word.text.endswith("n") and i + 1 < len(words)):
            break
        if unit and plural and _is_plural(word.text):
            break
    if found.text:
        return found
    return "", next((word.end for word in words if len(word.text) > 2), 0)


def _is_plural(word: str) -> bool:
    """Whether a word looks like an English plural."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3


def _words_after(text: str, first: Numeral, last: Numeral) -> list[Word]:
    """The words that may hold the counted noun: those on the line, or one that was wrapped."""
    if match := _WRAPPED.match(text, last.end):
        word = match.group(1).lower()
        known = finnish_noun(word) or english_noun(word)
        page_number = first.digits and opens_alone(text, first.start)
        return [Word(word, match.end())] if known and not page_number else []
    words: list[Word] = []
    position = last.end
    while len(words) < _MOST_WORDS and (match := _FOLLOWING.match(text, position)):
        word = match.group(1).lower()
        position = match.end()
        if word in ("and", "ja") and words and _joins_modifiers(words[-1].text):
            continue
        if word in _NOT_NOUNS:
            break
        words.append(Word(word, position))
    return words


def _joins_modifiers(before: str) -> bool:
    """Whether "and" after `before` may join two modifiers of one noun rather than two nouns."""
    return before[-1] not in "saä" and not finnish_noun(before) and not english_noun(before)
