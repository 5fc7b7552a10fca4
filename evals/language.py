"""The language of an answer, told by its function words and by ä and ö."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from evals.facts import strip_marks
from ingest.types import Language

_WORDS = Path(__file__).with_name("function_words.toml")
_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"[“”\"»«][^“”\"»«]*[“”\"»«]|^\s*>.*$", re.MULTILINE)


def detect_language(text: str) -> Language | None:
    """The language that most function words are of; None where nothing tells ("5.3.2026").

    Quotations are left out: an English answer may quote the Finnish guide.
    """
    # Quoted lines (">") are known by their line ends, which strip_marks takes away.
    plain = strip_marks(_QUOTED.sub(" ", text))
    words = [word.casefold() for word in _WORD.findall(plain)]
    finnish = sum(word in _function_words("fi") or "ä" in word or "ö" in word for word in words)
    english = sum(word in _function_words("en") for word in words)
    if finnish == english:
        return None
    return "fi" if finnish > english else "en"


@cache
def _function_words(language: Language) -> frozenset[str]:
    table = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    return frozenset(str(table[language]).split())
