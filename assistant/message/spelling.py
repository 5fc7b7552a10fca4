"""Misspelt words of a message, put right: "organiations", "paattyy" → "päättyy", "neovat" → "ne ovat".

A noisy channel (Kernighan, Church and Gale 1990; Norvig 2007): of the words one slip away, the guide's own and
then the most frequent is taken, and only for a word that neither the guide nor the language has. How frequent words
are is told by wordfreq (Speer 2022): its lists know inflected Finnish forms, which dictionaries of lemmas lack.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, is_graded, is_inflected, stem
from ingest.types import Language

# Runs of letters that stand free: no code, link, address or name with a dot in it.
_WORD = re.compile(r"(?<![\w@./&])[^\W\d_]+(?![\w@/&]|[.:][^\W_])")
# Finnish case endings after a word of four letters or more.
_ENDING = re.compile(r"(?<=\w{4})(?:lla|lta|lle|ssa|sta|ksi|tta|ta|na|n|a)$")
# The forms of a Finnish adjective in -nen, folded: "horisontaalinen", "horisontaalista", "horisontaaliset".
_OF_NEN = re.compile(
    r"(?<=\w{4}[aeiouy])(?:nen|sta|sten|se(?:n|t|na|en|ksi|lla|lle|lta|ssa|sta)|si(?:a|in|na|ksi|lla|lle|lta|ssa|sta))$"
)
_OF_SHORT = 3e-5  # a word of three letters that ends compounds: "maa", "työ"
# Two words with nothing between them but a space; each word may be the second of one pair and the first of the next.
_PAIR = re.compile(r"(?<![\w@./&-])([^\W\d_]+) (?=([^\W\d_]+)(?![\w@/&]))")
_ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"
_LANGUAGES: tuple[Language, ...] = ("fi", "en")
_SHORTEST, _LONGEST = 4, 40
_LONG = 9  # from here on two slips from a word of the guide are believed
_FREQUENT = 1e-6  # a word that may have been meant
_KNOWN = 1e-7  # a word that people use, seen once in ten million
_COMMON = 1e-4  # so common must a word be that is put for what may be a form of another
_RATIO = 100.0  # so much more frequent must the other be than a rare word that was written
_SPECIAL = 2e-6  # rarer than that a word is one of a trade
_OF_GUIDE = 1e-4  # how frequent a word of the guide is taken to be at least
_PART = 3  # the shortest part of a compound
_OTHER_SLIP = 0.2  # a wrong letter, or one too many, is rarer than one too few
_FIRST_LETTER = 1e-3  # how seldom people get a word's first letter wrong
_BEGINS = re.compile(r"(?:^|[.!?:\n])[\s\"'(“”]*$")
_CLITIC = re.compile(r"(?:k[oö]|ks|k[oö]s|kaan|kään|kin|han|hän|k[oö]han|ni|si|nsa|nsä|mme|nne|s)$")


@dataclass(frozen=True, slots=True, eq=False)
class _Frequencies:
    """How frequent the words of a language are: hashes in order, and for each a share of all words."""

    hashes: NDArray[np.int64]
    shares: NDArray[np.float32]

    def of(self, words: list[str]) -> NDArray[np.float32]:
        """The share of each word, shape (words,); 0 for one that is not listed."""
        asked = np.array([hash(word) for word in words], dtype=np.int64)
        places = np.minimum(np.searchsorted(self.hashes, asked), len(self.hashes) - 1)
        return np.where(self.hashes[places] == asked, self.shares[places], np.float32(0.0))


def _read_bins(language: Language, size: str) -> list[list[str]]:
    """wordfreq's list of a language: words by how rare they are, in hundredths of a decade.

    Read from its file: `get_frequency_list` would keep a hundred megabytes of strings for good.
    """
    from wordfreq import available_languages, read_cBpack

    bins: list[list[str]] = read_cBpack(available_languages(size)[language])
    return bins


@cache
def _frequencies(language: Language, size: str) -> _Frequencies:
    bins = _read_bins(language, size)
    counts = [len(words) for words in bins]
    hashes = np.fromiter((hash(word) for words in bins for word in words), dtype=np.int64, count=sum(counts))
    shares = np.repeat(10.0 ** (-np.arange(len(bins)) / 100), counts).astype(np.float32)
    order = np.argsort(hashes)
    return _Frequencies(hashes[order], shares[order])


@cache
def _undotted() -> Mapping[str, str]:
    """The most frequent Finnish word for each that lost its dots: "paattyy" → "päättyy"."""
    found: dict[str, str] = {}
    for word in (word for words in _read_bins("fi", "small") for word in words):  # the most frequent first
        if "ä" in word or "ö" in word:
            found.setdefault(fold(word), word)
    return found


class Speller:
    """Puts words right by the guide's words and those of the two languages."""

    def __init__(self, texts: Sequence[str]) -> None:
        words = {found.group() for text in texts for found in _WORD.finditer(text)}
        self._guide = frozenset(word.casefold() for word in words)
        self._signs = frozenset(word for word in words if word.isupper() and len(word) > 1)
        self._names = frozenset(word.casefold() for word in words if word[:1].isupper())
        self._stems = {language: frozenset(stem(fold(w), language) for w in self._guide) for language in _LANGUAGES}
        self._adjectives = frozenset(base for w in self._guide if (base := _nen_base(w)))
        pairs = ((a.casefold(), b) for text in texts for a, b in _PAIR.findall(text))
        self._pairs = {pair for pair in pairs if "".join(pair).casefold() in self._guide}
        self._folded: dict[str, str] = {}
        self._beginning: dict[str, list[str]] = defaultdict(list)  # by three letters, and the long ones by one
        for word in sorted(self._guide):
            self._folded.setdefault(fold(word), word)
        for word in self._folded:
            self._beginning[word[:3]].append(word)
            if len(word) >= _LONG - 1:
                self._beginning[word[0]].append(word)

    @property
    def signs(self) -> frozenset[str]:
        """The words that the guide writes in capitals: "EPALE", "TCA"."""
        return self._signs

    def is_special(self, word: str) -> bool:
        """True for a word of the guide, in any form, that is rare elsewhere: it tells what a message is about."""
        known = any(stem(fold(word), language) in self._stems[language] for language in _LANGUAGES)
        return known and len(word) >= _SHORTEST and _share(word.casefold()) < _SPECIAL

    def correct(self, text: str) -> str:
        """The text with its misspelt words put right; nothing else in it changes."""
        dotless = not re.search("[äöÄÖ]", text)
        known: dict[tuple[str, bool], str] = {}

        def put_right(found: re.Match[str]) -> str:
            word = found.group()
            named = word[0].isupper() and _BEGINS.search(text, 0, found.start()) is None
            if (word, named) not in known:
                known[word, named] = self._meant(word, named=named, dotless=dotless) or word
            meant = known[word, named]
            return meant[0].upper() + meant[1:] if word[0].isupper() else meant

        return self._join(_WORD.sub(put_right, self._join(text)))

    def _join(self, text: str) -> str:
        """A text with compounds of the guide in one word where they were written in two: "asian tuntija"."""
        return _PAIR.sub(lambda found: found[1] if self._is_compound(found[1], found[2]) else found.group(), text)

    def _is_compound(self, one: str, other: str) -> bool:
        """True for two words that are one in the guide; none of them is a function word."""
        word = f"{one}{other}".casefold()
        small = load_stopwords("fi") | load_stopwords("en")
        if min(len(one), len(other)) < _PART or fold(one) in small or fold(other) in small or not other.islower():
            return False
        known = word in self._guide or (one.casefold() in self._heads and stem(fold(word), "fi") in self._stems["fi"])
        return known and (one.casefold(), other) not in self._pairs

    def _meant(self, word: str, *, named: bool, dotless: bool) -> str | None:
        """The word that was meant; None where the written one may stand."""
        if not _SHORTEST <= len(word) <= _LONGEST or word.isupper() or (not word.islower() and not word.istitle()):
            return None
        low = word.casefold()
        if low in self._guide:
            return None
        if dotless and (dotted := self._dotted(low)) is not None:
            return dotted
        own = _share(low)
        if own >= _KNOWN:
            return self._common_slip(low, own)
        if self._may_be_form(low):
            near = [] if named else self._near(low, named=False)
            choices = [(min(likely, _share(edit)), edit) for likely, edit in near]
            least = _COMMON
        else:
            choices = [*self._near(low, named=named), *([] if named else (*_split(low), *self._near_compounds(low)))]
            least = _RATIO * own
        share, meant = max(choices, default=(0.0, ""))
        return meant if meant and share >= least else None

    def _common_slip(self, word: str, own: float) -> str | None:
        """The word for a rare one that is often written instead of it: "activites". Finnish has too many rare forms."""
        if own >= 10 * _KNOWN or float(_frequencies("fi", "large").of([word])[0]) > own / 10:
            return None
        edits = _edits(word)
        shares = _frequencies("en", "small").of(list(edits)).tolist()
        slips = [(s * p, edit) for (edit, p), s in zip(edits.items(), shares, strict=True) if edit in self._guide]
        share, meant = max((*slips, *_split(word)), default=(0.0, ""))
        return meant if meant and share >= _RATIO * own else None

    def _dotted(self, word: str) -> str | None:
        """The word with its dots, where it has lost them and is no word of either language without them."""
        meant = self._folded.get(word) or _undotted().get(word)
        if meant is None or meant == word:
            return None
        own, other = _frequencies("fi", "large").of([word, meant])
        english = float(_frequencies("en", "small").of([word])[0])
        return meant if english == 0 and (meant in self._guide or other >= _RATIO * own) else None

    def _may_be_form(self, word: str) -> bool:
        """True for what may be a word of the guide in another form, a compound, or a word with an ending."""
        folded = fold(word)
        if any(stem(folded, language) in self._stems[language] for language in _LANGUAGES):
            return True
        if _nen_base(word) in self._adjectives:
            return True
        bare = _CLITIC.sub("", word)
        if bare != word and len(bare) >= 3 and (bare in self._guide or _frequencies("fi", "small").of([bare])[0] > 0):
            return True
        ending = _ENDING.search(folded)
        if ending is not None and _share(word[: ending.start()]) >= _KNOWN:
            return True
        begun = self._beginning.get(folded[:3], ())
        if any(is_inflected(folded, written) or is_graded(folded, written) for written in begun):
            return True
        return any(self._knows_part(head) for head, _ in self._compounds(word))

    def _compounds(self, word: str) -> Iterator[tuple[str, str]]:
        """The ways in which a word ends in another word: (what comes before, that word)."""
        cuts = range(_PART, len(word) - _PART + 1)
        tails = [word[k:] for k in cuts]
        if not tails:
            return
        shares = _frequencies("fi", "large").of(tails).tolist()
        for k, tail, share in zip(cuts, tails, shares, strict=True):
            least = _FREQUENT if len(tail) > _PART else _OF_SHORT
            if (
                share >= least
                or tail in self._guide
                or (len(tail) > _PART and stem(fold(tail), "fi") in self._stems["fi"])
            ):
                yield word[:k], tail

    def _knows_part(self, head: str) -> bool:
        least = _FREQUENT if len(head) > _PART else _OF_SHORT
        return head in self._guide or head in self._heads or float(_frequencies("fi", "large").of([head])[0]) >= least

    @cached_property
    def _heads(self) -> frozenset[str]:
        """What the guide's own compounds begin with: "kumppanuus"."""
        tails = frozenset(word for word in self._guide if len(word) > _PART)
        return frozenset(
            word[:k] for word in self._guide for k in range(_SHORTEST + 1, len(word) - _PART) if word[k:] in tails
        )

    def _near_compounds(self, word: str) -> Iterator[tuple[float, str]]:
        """Compounds whose first part, one that the guide's words begin with, was misspelt: "kumpanuushanketta"."""
        for head, tail in self._compounds(word):
            if len(head) <= _SHORTEST or len(tail) <= _SHORTEST or self._knows_part(head):
                continue
            if any(known.startswith(head) for known in self._guide):  # "hankke" of "hankkeidemme"
                continue
            for edit, likely in _edits(head).items():
                if edit in self._heads and edit[-1] == head[-1]:
                    yield _FREQUENT * 10 * likely, edit + tail

    def _near(self, word: str, *, named: bool) -> Iterator[tuple[float, str]]:
        """The words one slip away, of the guide also two away, with how frequent they are."""
        folded = fold(word)
        if folded in self._folded:
            yield 1.0, self._folded[folded]
        edits = _edits(word)
        listed = np.maximum(*(_frequencies(language, "small").of(list(edits)) for language in _LANGUAGES))
        rare = _frequencies("fi", "large").of(list(edits))
        for (edit, likely), share, rarely in zip(edits.items(), listed.tolist(), rare.tolist(), strict=True):
            often = max(share, _OF_GUIDE if edit in self._guide else 0.0)
            if often and (not named or edit in self._names):
                yield often * likely, edit
            elif rarely >= _KNOWN and not named and edit[0] == word[0]:
                yield rarely * likely, edit
        if len(word) >= _LONG:
            alike = [w for w in self._beginning.get(folded[0], ()) if abs(len(w) - len(word)) <= 1]
            for near, distance, _ in process.extract_iter(folded, alike, scorer=OSA.distance, score_cutoff=2):
                if not named or self._folded[near] in self._names:
                    yield _OF_GUIDE / 10 ** (distance - 1), self._folded[near]


def _nen_base(word: str) -> str:
    """What comes before the ending of an adjective in -nen, folded; empty for other words."""
    folded = fold(word)
    ending = _OF_NEN.search(folded)
    return folded[: ending.start()] if ending else ""


def _share(word: str) -> float:
    """How frequent a word is in the language that has it more often."""
    for size in ("small", "large"):
        share = max(float(_frequencies(language, size).of([word])[0]) for language in _LANGUAGES)
        if share > 0:
            return share
    return 0.0


def _edits(word: str) -> dict[str, float]:
    """All that is one slip away, each with how likely such a slip is: letters are left out or swapped most often."""
    found: dict[str, float] = {}
    for k in range(len(word) + 1):
        head, tail = word[:k], word[k:]
        slips = [(head + letter + tail, 1.0) for letter in _ALPHABET]
        if len(tail) > 1:
            slips.append((head + tail[1] + tail[0] + tail[2:], 1.0))
        if tail:
            slips += [(head + tail[1:], _OTHER_SLIP), *((head + a + tail[1:], _OTHER_SLIP) for a in _ALPHABET)]
        for edit, likely in slips:
            first = 1.0 if edit[:1] == word[0] else _FIRST_LETTER
            found[edit] = max(found.get(edit, 0.0), likely * first)
    found.pop(word, None)
    return found


def _split(word: str) -> Iterator[tuple[float, str]]:
    """Two words that lost the space between them, one of them a function word: "oneday", "eioo"."""
    for language in _LANGUAGES:
        small = load_stopwords(language)
        for k in range(2, len(word) - 1):
            head, tail = word[:k], word[k:]
            if fold(head) in small or fold(tail) in small:
                share = float(_frequencies(language, "small").of([head, tail]).min())
                if share >= 10 * _FREQUENT:
                    yield share / 10, f"{head} {tail}"
