"""A number of just the thing that is counted: "min. 40 teaching hours" for "How many teaching hours must there be?"."""

from __future__ import annotations

import re

from assistant.language.stopwords import is_common, load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.search import Found
from ingest.numerals import NUMBER_WORDS

_ASKS = re.compile(
    r"many|montako|monta|kuinka|vaadi\w*|vaati\w*|tarvi\w*|edellyt\w*|requir\w*|need\w*|year|vuode\w+|vuosi\w*"
)
_SAME = 0.95
_LONG = 11  # letters of a compound that says as much as two words


def counts_just_that(reading: Reading, found: Found) -> bool:
    """True where all that a question counts stands right after a number in the best unit, and nowhere else so.

    One everyday noun is not enough ("How many countries?"): two words, or a long compound.
    """
    if not reading.counted or found.foreign or reading.asks_for("whether", "comparison", "list"):
        return False
    asked = [word for word in split_words(fold(reading.text)) if _is_telling(word, reading)]
    if len(asked) < 2 and not any(len(word) >= _LONG for word in asked):
        return False
    best = found.units[found.order[0]]
    if best.is_list or not _counts(best, asked):
        return False
    others = (unit for unit in found.units if not unit.is_list and unit is not best and _counts(unit, asked))
    return all(unit.text == best.text for unit in others)


def _is_telling(word: str, reading: Reading) -> bool:
    common = load_stopwords("fi") | load_stopwords("en")
    return word not in common and not is_common(word, reading.language) and not _ASKS.fullmatch(word)


def _counts(unit: Unit, asked: list[str]) -> bool:
    """True where the words stand in a row after a number, whatever their order."""
    words = split_words(unit.text)
    numbers = {fold(word) for word in NUMBER_WORDS}
    for at, word in enumerate(words):
        after = words[at + 1 : at + 1 + len(asked)]
        is_number = (word.isdigit() or word in numbers) and len(after) == len(asked)
        if is_number and all(any(likeness(a, w, unit.language) >= _SAME for w in after) for a in asked):
            return True
    return False
