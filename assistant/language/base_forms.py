"""Whether a word of a text is a form of a base form that we have written down: "kaupungissa" of "kaupunki".

Stricter than `assistant.language.words.likeness`, which also takes derived words and likely misspellings: here the
base form is known. Words are folded (no ä, ö).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.types import Language

_ENGLISH = re.compile(r"(?:s|es|ed|d|ing|'s|s')?")
_CASES = (
    r"(?:n|a|ta|tta|na|an|en|in|on|un|yn|hin|han|hon|hun|seen|siin|t|ten|tten|ssa|sta|lla|lta|lle|ksi|"
    r"ja|jen|ia|ien|iin|ita|iden|itten|ihin|issa|ista|illa|ilta|ille|iksi|ina|ojen|eja|ejen)?"
)
_FINNISH = re.compile(rf"{_CASES}(?:ni|si|mme|nne|nsa)?(?:kin|kaan|ko|han)?")
# A verb's endings after its stem without the infinitive's last vowel: "korvaa", "korvataan", "korvaisiko".
_OF_VERB = re.compile(
    r"(?:[aeiouy]|n|t|mme|tte|vat|va|van|taan|daan|tiin|ttu|tty|ttava|isi|isin|isimme|isivat|nut|nyt|minen|misen|mista|"
    r"malla|maan|ta|da)?(?:ko|kin|han)?"
)
# Strong and weak consonants before the last vowel: "porukka", "porukan".
_GRADES = (
    ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("mp", "mm"), ("lt", "ll"), ("nt", "nn"), ("rt", "rr"),
    ("ht", "hd"), ("t", "d"), ("p", "v"), ("k", ""),
)  # fmt: skip
_VOWELS = "aeiouy"
_INFINITIVES = (
    "aa", "ata", "eta", "ita", "ota", "uta", "oa", "ua", "ya", "ia", "ea", "da", "lla", "nna", "rra", "sta",
)  # fmt: skip
_SHORTEST = 4


def is_form_of(word: str, base: str, language: Language) -> bool:
    """True where a folded word is the base form or, for words of four letters and more, one of its inflected forms."""
    if word == base:
        return True
    if len(base) < _SHORTEST or word[:2] != base[:2]:
        return False
    if language == "en":
        stems = (base, base[:-1] if base.endswith("e") else base, base[:-1] + "i" if base.endswith("y") else base)
        return any(word.startswith(stem) and _ENGLISH.fullmatch(word, len(stem)) for stem in stems)
    endings = _OF_VERB if _is_verb(base) else _FINNISH
    return any(word.startswith(stem) and endings.fullmatch(word, len(stem)) for stem in _stems(base))


def _is_verb(base: str) -> bool:
    """True for what ends like an infinitive: "korvata", "palauttaa", "saada", "tulla"."""
    return base.endswith(_INFINITIVES)


@lru_cache(maxsize=20_000)
def _stems(base: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_verb_stems(base) if _is_verb(base) else _noun_stems(base)))


def _verb_stems(base: str) -> Iterator[str]:
    stem = base[:-2] if base.endswith(("ta", "da")) else base[:-1]
    yield base
    yield stem
    for strong, weak in _GRADES[:3]:
        if stem[:-1].endswith(strong):
            yield stem[: -len(strong) - 1] + weak + stem[-1]
            yield stem[: -len(strong) - 1] + weak + "e"  # palautetaan


def _noun_stems(base: str) -> Iterator[str]:
    yield base
    if base.endswith("nen"):
        yield from (base[:-3] + "se", base[:-3] + "s")
    elif base.endswith(("us", "ys", "os", "is", "es")):
        yield from (base[:-1] + "kse", base[:-1] + "ks", base[:-1] + "de", base[:-1] + "t")
    elif base.endswith("as"):
        yield from (base[:-1] + "a", base[:-1])
    elif base.endswith("i"):
        yield base[:-1] + "e"
    elif base.endswith("e"):
        yield base + "e"
    front = next((letter for letter in base if letter in _VOWELS), "") in "aei"
    if base[-1] == "a" and front:  # "firma", "firmoja"; but "kunta", "kuntia"
        yield base[:-1] + "o"
    for strong, weak in _GRADES:
        body = base[:-1]
        if base[-1] in _VOWELS and base[-1] != "e" and body.endswith(strong) and len(body) > len(strong) + 1:
            yield body[: -len(strong)] + weak + base[-1]
            if base[-1] == "a" and front:
                yield body[: -len(strong)] + weak + "o"
            break
