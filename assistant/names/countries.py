"""Countries that a text names, in Finnish and English, in any case and as an adjective ("saksalainen", "German").

A town stands for its country ("a school in Minsk"), and a region of the world for those that lie in it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from assistant.language.words import fold, split_words
from ingest.types import Language

HOME = "FI"  # where the guides' readers apply: no guide has to name it
_CASES = re.compile(r"(?:n|a|ta|an|en|on|in|un|hin|seen|ssa|sta|lla|lta|lle|lai\w+)?")
_CASES_OF_CONSONANT = re.compile(r"(?:i(?:n|a|ssa|sta|in|lla|lta|lle|lai\w+)?)?")  # Iran → Iranissa
_TOWN_CASES = re.compile(r"(?:i?(?:n|a|ta|an|en|on|in|un|hin|ssa|sta|lla|lta|lle)|i|i?lai\w+|olai\w+)?")
_TOWN_ENDINGS = re.compile(r"[kg]?[aeiou]{0,2}(?:n|ta|ssa|sta|lla|lta|lle|hin|lai\w+)?")
_NOTHING, _ANYTHING = re.compile(""), re.compile(r"\w*")
_SHORT = 4
_VOWELS = "aeiouy"
_WORDS_A_COUNTRY = 2  # with "and" or a name of two words
_LANGUAGE = re.compile(r"\bin (?:english|finnish|swedish|german|french|estonian|russian|spanish)\b")
# Consonants that give way in other cases: Islanti → Islannin, Turkki → Turkin, Yhdysvallat → Yhdysvaltoihin.
_CHANGING = re.compile(r"(?:(?<=n)k[iao]|t[iao]|(?<=k)k[iao]|(?<=p)p[iao]|lat|at|[aeiou])$")


def read_countries(text: str) -> frozenset[str]:
    """The ISO 3166 codes of the countries that a text names, also by a town; languages ("saksaksi") are none."""
    folded = f" {' '.join(split_words(_LANGUAGE.sub(' ', fold(text))))} "
    for name, _ in _region_names():
        folded = folded.replace(f" {name}", " ")
    found = set()
    for name, code in _names()[1]:
        if f" {name}" in folded:
            found.add(code)
            folded = folded.replace(f" {name}", " ")
    return frozenset(found | {code for word in folded.split() for code in _of_word(word)})


def read_regions(text: str) -> frozenset[str]:
    """The ISO 3166 codes of the countries of all regions that a text names: "Western Balkans", "Lähi-itä"."""
    return frozenset(code for _, codes in regions_in(text) for code in codes)


def regions_in(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The regions that a text names, each by its name as it stands in our list, with its countries' codes.

    A longer name hides a shorter one inside it: "Sub-Saharan Africa" is not Africa.
    """
    left = f" {' '.join(split_words(text))} "
    found: dict[int, str] = {}
    for name, k in _region_names():
        if f" {name}" in left:
            left = left.replace(f" {name}", " ")
            found.setdefault(k, name)
    return tuple((found[k], frozenset(_regions()[k][1])) for k in sorted(found))


def is_of_countries(text: str) -> bool:
    """True for a text that only lists countries: "Serbia", "Iceland, Norway and Türkiye"."""
    return 0 < len(split_words(text)) <= _WORDS_A_COUNTRY * len(read_countries(text))


@cache
def _region_names() -> tuple[tuple[str, int], ...]:
    """The names of regions with the region's position, the longest first."""
    names = ((name, k) for k, (names, _) in enumerate(_regions()) for name in names)
    return tuple(sorted(names, key=lambda one: -len(one[0])))


def suits(name: str, question: str) -> bool:
    """Whether a region's name, as `regions_in` gives it, may stand for a country in a folded question.

    People go on "global mobility" to Japan; a partner in Japan is none.
    """
    k = next((k for k, (names, _) in enumerate(_regions()) if name in names), None)
    unless = None if k is None else _read("regions")["region"][k].get("unless")
    return unless is None or re.search(unless, question) is None


def has_trips(name: str) -> bool:
    """Whether a region's name is that of those who go there, and of no partners."""
    return _trips(name) is not None


def is_of_trips(name: str, question: str) -> bool:
    """Whether a region's name is that of those who go there, and a folded question is about such a trip."""
    trips = _trips(name)
    return trips is not None and re.search(trips, question) is not None


def _trips(name: str) -> str | None:
    k = next((k for k, (names, _) in enumerate(_regions()) if name in names), None)
    return None if k is None else _read("regions")["region"][k].get("trips")


def name_of(code: str, language: Language) -> str:
    """A country's name in a language, in the other one where it has none; KeyError for a code that is none."""
    names = _read("countries")[code]
    return str((names[language] or names["en" if language == "fi" else "fi"])[0])


@cache
def _regions() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    regions = _read("regions")["region"]
    return tuple((tuple(" ".join(split_words(n)) for n in r["names"]), tuple(r["codes"])) for r in regions)


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("assistant").joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))


@cache
def _of_word(word: str) -> frozenset[str]:
    if word.endswith("ksi") or "kiel" in word:
        return frozenset()
    return frozenset(
        code for stem, ending, code in _names()[0] if word.startswith(stem) and ending.fullmatch(word, len(stem))
    )


def _finnish_forms(name: str, code: str) -> Iterator[tuple[str, re.Pattern[str], str]]:
    """How a country's Finnish name of one word begins, and what may follow."""
    stem = _CHANGING.sub("", name)
    if len(stem) > _SHORT:
        yield stem, _ANYTHING, code
    elif name[-1] in _VOWELS:
        yield name, _CASES, code
        if name[-2] == name[-3]:  # Tšekki → Tšekissä
            yield name[:-2] + name[-1], _CASES, code
    else:
        yield name, _CASES_OF_CONSONANT, code
    if name.endswith("s"):  # Kypros → Kyproksella
        yield f"{name[:-1]}ks", _ANYTHING, code


@cache
def _names() -> tuple[tuple[tuple[str, re.Pattern[str], str], ...], tuple[tuple[str, str], ...]]:
    """Beginnings of single words with what may follow, and names of several words."""
    single: list[tuple[str, re.Pattern[str], str]] = []
    several: list[tuple[str, str]] = []
    for code, names in _read("countries").items():
        for language in ("fi", "en"):
            for name in names[language]:
                words = split_words(name)
                if len(words) > 1:
                    last = _CHANGING.sub("", words[-1]) if language == "fi" else words[-1]
                    several.append((" ".join([*words[:-1], last]), code))
                elif language == "en":
                    single.append((fold(name), _NOTHING, code))
                elif words:
                    single += _finnish_forms(words[0], code)
    for code, towns in _read("cities").items():
        for words in map(split_words, towns):
            if len(words) > 1:
                several.append((" ".join(words), code))
            else:
                stem = _CHANGING.sub("", words[0])
                single.append((words[0], _TOWN_CASES, code) if len(stem) <= _SHORT else (stem, _TOWN_ENDINGS, code))
    return tuple(dict.fromkeys(single)), tuple(dict.fromkeys(several))
