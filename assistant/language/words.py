"""Words, stems and character n-grams of Finnish and English, and how alike two words are."""

from __future__ import annotations

import re
import threading
from functools import lru_cache

import Stemmer
from rapidfuzz.distance import OSA

from assistant.language.apart import are_apart
from assistant.language.irregular import dictionary_form
from ingest.types import Language

# A word, without the case ending that Finnish hangs on codes with a colon: "KA210:stä", "EU:ssa".
_WORD = re.compile(r"([^\W_]+(?:[+](?!\w))?)(?::[^\W\d_]{1,5}\b)?", re.UNICODE)
_FOLD = str.maketrans("äöåéüõšž", "aoaeuosz")
_GRADED_ENDING = re.compile(r"(?:n|t|[sl]ta|[sl]la|ssa|lle|ksi|i(?:ssa|sta|lla|lta|lle|ksi))")
# What the last consonants of a stem are in a closed syllable: "tt" is "t", "lt" is "ll", a single "k" is nothing.
_GRADES = (
    ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("mp", "mm"), ("lt", "ll"), ("nt", "nn"), ("rt", "rr"),
    ("ht", "hd"), ("t", "d"), ("p", "v"), ("k", ""),
)  # fmt: skip
_BEFORE_SINGLE = {"t": "aeiouy", "p": "aeiouylr", "k": "aeiouyhlr"}  # else the single one does not change: "lasku"
_local = threading.local()  # a Stemmer object is not thread-safe
_DAY_ENDS = re.compile(r"(?<!\d)\d{1,2}\.(?:\d{1,2}\.)?$")
_SHORTEST_STEM = 4
_CASE_ENDING = re.compile(
    r"(?:n|a|ta|tta|[sl]ta|[sl]la|ssa|lle|ksi|na|[iaoueyö]n|t|jen|ien|iden|ihin|i(?:ssa|lla|sta|lta|lle|ksi)|"
    r"ja|ia|ita|een|aan|oon|uun|kin|ko)"
)

# The forms of a participle that tells what has happened: "assosioitunut", "assosioituneet".
_DONE = re.compile(
    r"(?P<base>\w{3,}[nlrs])(?:[uy]t(?:ta)?|ee(?:n|t|na|ksi|lla|lle|lta|ssa|sta|seen)|ei(?:ta|den|lla|lle|lta|ssa|sta|siin))"
)
_OF_SI = re.compile(r"(?:tta|teen|de(?:n|t|ssa|sta|lla|lta|lle|ksi))(?:kin|ko)?")


def fold(text: str) -> str:
    """Lower case, without the marks that people leave out when they type (ä → a)."""
    return text.casefold().translate(_FOLD)


def without_end(text: str) -> str:
    """A text without the marks that end it; the dot of a day stays: "19.2."."""
    bare = text.rstrip("?! ,")
    while bare.endswith(".") and not _DAY_ENDS.search(bare):
        bare = bare[:-1].rstrip("?! ,")
    return bare


def split_words(text: str) -> list[str]:
    """The words of a text in order, folded."""
    return [match.group(1) for match in _WORD.finditer(fold(text))]


@lru_cache(maxsize=100_000)
def stem(word: str, language: Language) -> str:
    """The Snowball stem of a folded word (Porter 2001, through PyStemmer).

    The Finnish stemmer knows endings by their ä and ö; on folded words it still strips the common ones.
    """
    stemmers = getattr(_local, "stemmers", None)
    if stemmers is None:
        stemmers = {"fi": Stemmer.Stemmer("finnish"), "en": Stemmer.Stemmer("english")}
        _local.stemmers = stemmers
    if language == "en":
        word = word.replace("iz", "is").replace("yz", "ys")
    found: str = stemmers[language].stemWord(word)
    return found


def ngrams(words: list[str], size: int = 4) -> list[str]:
    """Character n-grams within words; each word is bounded by spaces, short ones kept whole.

    McNamee and Mayfield (2004): n-grams of four do what stemming and compound splitting do.
    """
    grams: list[str] = []
    for word in words:
        padded = f" {word} "
        if len(padded) <= size:
            grams.append(padded)
        else:
            grams.extend(padded[k : k + size] for k in range(len(padded) - size + 1))
    return grams


@lru_cache(maxsize=200_000)
def likeness(asked: str, written: str, language: Language) -> float:
    """How surely a written word is a form of the asked one, 0 to 1; both are folded.

    1 for the same word or stem; less for a shared long beginning (inflection, gradation), a part
    of a compound, and a likely misspelling. 0 for words that only look so (`apart`).
    """
    if asked == written:
        return 1.0
    degree = likeness_by_rule(asked, written, language)
    if language == "fi" and degree < 1.0:
        one, other = dictionary_form(asked), dictionary_form(written)
        if (one, other) != (asked, written):
            degree = max(degree, 1.0 if one == other else likeness_by_rule(one, other, language))
    return 0.0 if degree and are_apart(asked, written, language) else degree


def is_alike(word: str, other: str, language: Language, least: float, stem: int) -> bool:
    """True where a word is likely a form of another (`likeness`), or they have their first `stem` letters in common."""
    return likeness(word, other, language) >= least or (len(word) >= stem and other.startswith(word[:stem]))


def likeness_by_rule(asked: str, written: str, language: Language) -> float:
    """How alike two folded words are by their letters alone, 0 to 1."""
    if asked.isdigit() or written.isdigit():
        return 0.0
    a, b = stem(asked, language), stem(written, language)
    if a == b:
        return 1.0
    shortest, longest = sorted((len(asked), len(written)))
    if shortest < 3:
        return 0.0
    if language == "fi" and (is_inflected(asked, written) or is_graded(asked, written)):
        return 1.0
    prefix = _common_prefix(asked, written)
    if prefix >= _SHORTEST_STEM and prefix >= len(a) - 1 and prefix >= len(b) - 1:
        return 0.95
    if prefix >= 5 and prefix >= 0.75 * longest:
        return 0.9
    if prefix >= 7 and prefix >= 0.55 * shortest:
        return 0.75
    inside = _part_of_compound(a, b, asked, written)
    if inside:
        return inside
    if shortest >= 5:
        similarity = OSA.normalized_similarity(asked, written)
        if similarity >= 0.8 and prefix >= 2:
            return similarity - 0.05
    return 0.0


def is_inflected(one: str, other: str) -> bool:
    """True where one word is the other with a Finnish case ending: "juna", "junalla"."""
    short, long = sorted((one, other), key=len)
    if len(short) >= 5 and short.endswith("s") and long.startswith(f"{short[:-1]}ks"):  # avustus, avustuksen
        return True
    if (
        len(short) > 3
        and short.endswith("si")
        and long.startswith(short[:-2])
        and _OF_SI.fullmatch(long, len(short) - 2)
    ):
        return True  # vuosi, vuoden, vuotta
    of_i = len(short) > 3 and short.endswith("i") and long.startswith(f"{short[:-1]}e")  # tuki, tukea; nimi, nimeen
    done, same = _DONE.fullmatch(one), _DONE.fullmatch(other)
    if done and same and done["base"] == same["base"] and "ut" in f"{one[-5:]} {other[-5:]}".replace("yt", "ut"):
        return True  # assosioitunut, assosioituneet
    begins = of_i or (len(short) >= 3 and long.startswith(short))
    return begins and _CASE_ENDING.fullmatch(long, len(short)) is not None


def is_graded(one: str, other: str) -> bool:
    """True where one word is the other in a case that weakens or strengthens its consonants: "pöytä", "pöydällä"."""
    return any(
        form.startswith(begun) and form != base and _GRADED_ENDING.fullmatch(form, len(begun)) is not None
        for base, form in ((one, other), (other, one))
        for begun in graded_stems(base)
    )


@lru_cache(maxsize=200_000)
def graded_stems(word: str) -> tuple[str, ...]:
    """How the graded forms of a folded Finnish noun begin, its last vowel included: "tue" of "tuki"; often none.

    Weak ones of a word that ends in a vowel, strong ones of one in -as ("saappaa" of "saapas").
    """
    if len(word) < _SHORTEST_STEM:
        return ()
    if word.endswith("as") and word[-3] in "kpt" and word[-4] in "aeiouylrn":
        return (f"{word[:-2]}{word[-3]}aa",)
    if word[-1] not in "aeiouy":
        return ()
    before, last = word[:-1], word[-1]
    strong, weak = next(((strong, weak) for strong, weak in _GRADES if before.endswith(strong)), ("", ""))
    if not strong or before[: -len(strong)][-1:] not in _BEFORE_SINGLE.get(strong, before):
        return ()
    return tuple(f"{before[: -len(strong)]}{weak}{vowel}" for vowel in ("ie" if last == "i" else last))


def _part_of_compound(a: str, b: str, asked: str, written: str) -> float:
    """A part of a longer word: "haku" in "hakuaika", "hanke" in "liikkuvuushanke"."""
    if len(a) >= _SHORTEST_STEM and len(written) >= len(a) + 3:
        if written.startswith(a):
            return 0.75
        if len(a) >= 5 and a in written:
            return 0.6
    if len(asked) >= _SHORTEST_STEM and len(written) >= len(asked) + 3 and written.endswith(asked):
        return 0.6
    if len(b) >= _SHORTEST_STEM and len(asked) >= len(b) + 3:
        if asked.startswith(b):
            return 0.6
        if len(b) >= 5 and b in asked:
            return 0.5
    return 0.0


def _common_prefix(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
