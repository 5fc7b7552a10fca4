"""Countries that a text names, in Finnish and English, in any case and as an adjective ("saksalainen", "German")."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from assistant.words import fold, split_words

_CASES = re.compile(r"(?:n|a|ta|an|en|on|in|un|hin|seen|ssa|sta|lla|lta|lle|lai\w+)?")
_NOTHING, _ANYTHING = re.compile(""), re.compile(r"\w*")
_SHORT = 4
_LANGUAGE = re.compile(r"\bin (?:english|finnish|swedish|german|french|estonian|russian|spanish)\b")
# Consonants that give way in other cases: Islanti → Islannin, Turkki → Turkin, Yhdysvallat → Yhdysvaltoihin.
_CHANGING = re.compile(r"(?:t[iao]|(?<=k)k[iao]|(?<=p)p[iao]|lat|at|[aeiou])$")


def read_countries(text: str) -> frozenset[str]:
    """The ISO 3166 codes of the countries that a text names; languages ("saksaksi") are none."""
    folded = f" {' '.join(split_words(_LANGUAGE.sub(' ', fold(text))))} "
    found = set()
    for name, code in _names()[1]:
        if f" {name}" in folded:
            found.add(code)
            folded = folded.replace(f" {name}", " ")
    return frozenset(found | {code for word in folded.split() for code in _of_word(word)})


@cache
def _of_word(word: str) -> frozenset[str]:
    if word.endswith("ksi") or "kiel" in word:
        return frozenset()
    return frozenset(
        code for stem, ending, code in _names()[0] if word.startswith(stem) and ending.fullmatch(word, len(stem))
    )


@cache
def _names() -> tuple[tuple[tuple[str, re.Pattern[str], str], ...], tuple[tuple[str, str], ...]]:
    """Beginnings of single words with what may follow, and names of several words."""
    text = resources.files("assistant").joinpath("data/countries.toml").read_text(encoding="utf-8")
    single: list[tuple[str, re.Pattern[str], str]] = []
    several: list[tuple[str, str]] = []
    for code, names in tomllib.loads(text).items():
        for language in ("fi", "en"):
            for name in names[language]:
                words = split_words(name)
                if len(words) > 1:
                    last = _CHANGING.sub("", words[-1]) if language == "fi" else words[-1]
                    several.append((" ".join([*words[:-1], last]), code))
                elif language == "en":
                    single.append((fold(name), _NOTHING, code))
                elif words:
                    stem = _CHANGING.sub("", words[0])
                    single.append((words[0], _CASES, code) if len(stem) <= _SHORT else (stem, _ANYTHING, code))
    return tuple(dict.fromkeys(single)), tuple(dict.fromkeys(several))
