"""Whether there is room for one more, or for a third or a fourth, under what a unit allows at most."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.language.spoken import write_out
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.search import Found, put_first
from assistant.values.sizes import size_of
from assistant.verdicts.limits import bound_of
from ingest.numerals import NUMBER_WORDS

_ORDINALS = {
    3: re.compile(r"\b(?:third|kolmas|kolman\w+)\b"),
    4: re.compile(r"\b(?:fourth|neljas|neljan[nd]\w+)\b"),
    5: re.compile(r"\b(?:fifth|viides|viiden[nd]\w+)\b"),
    6: re.compile(r"\b(?:sixth|kuudes|kuuden[nd]\w+|kuudenteen)\b"),
    7: re.compile(r"\b(?:seventh|seitsemas|seitseman[nd]\w+)\b"),
}
_ONE_MORE = re.compile(
    r"\b(?:one more|another|(?:still|yet) (?:say yes|take|join|add|fit|have)|viela (?:yksi|yhteen|yhden|yhta|mukaan|"
    r"mahdu\w*|mahtu\w*)|"
    r"(?:mahtuu\w*|mahtuisi\w*) (?:\w+ ){0,3}(?:viela|yksi|yhteen))\b"
)
_SEVERAL_MORE = re.compile(
    r"\b(?:viela|another|a further) (?!yksi|yhde|yhte|one\b)\w+|\b(?!one\b)\w+ more(?=[.,;:?!]|$)"
)
_WORD = re.compile(r"\b(?:\d{1,3}(?![\d.,:])|[^\W\d_]{3,})\b")
_WITHIN = 3.0  # how far below the best score a limit may stand
_LOOK_AHEAD = 12
_ALIKE = 0.6
_AFTER = 40  # letters after a number that name what it counts


def compare_next(reading: Reading, unit: Unit) -> bool | None:
    """Whether the next one is allowed too; None where the question does not ask for one."""
    one_more = _one_more(reading, unit)
    if one_more is not None:
        return one_more
    ordinal = next((Decimal(n) for n, word in _ORDINALS.items() if word.search(fold(reading.text))), None)
    return None if ordinal is None else _allows_ordinal(ordinal, unit)


def asks_next(question: str) -> bool:
    """True where a folded question asks for one more than it counts: "a sixth", "vielä yksi"."""
    more = _ONE_MORE.search(question) or _several_more(question)[1]
    return bool(more or any(word.search(question) for word in _ORDINALS.values()))


def prefer_room(reading: Reading, found: Found) -> Found:
    """Put first what says how many there may be of what the question wants one more of, where it is near the top."""
    if not reading.wants_verdict or found.foreign or not asks_next(fold(reading.text)):
        return found
    least = float(found.scores[found.order[0]]) - _WITHIN
    near = (k for k in found.order[:_LOOK_AHEAD] if found.scores[k] > least)
    return put_first(found, next((k for k in near if limits_next(reading, found.units[k])), None))


def limits_next(reading: Reading, unit: Unit) -> bool:
    """True where a unit of the topic settles whether one more of a thing that the question names is allowed."""
    if unit.is_list or compare_next(reading, unit) is None:
        return False
    if reading.scopes and not reading.scopes & unit.scopes:
        return False
    common = load_stopwords(reading.language) | NUMBER_WORDS.keys()
    asked = [word for word in split_words(reading.text) if word not in common and not word.isdigit()]
    most = (v for v in unit.values if v.kind == "count" and bound_of(v, fold(unit.text)) == "most")
    counted = [w for v in most for w in split_words(f"{v.text} {unit.text[v.end : v.end + _AFTER]}") if w not in common]
    return any(likeness(a, c, unit.language) >= _ALIKE for a in asked for c in counted)


def _one_more(reading: Reading, unit: Unit) -> bool | None:
    """Whether there is room for one more, or so many more, than the question counts; None where it asks for none."""
    text = write_out(reading.text)
    found = _ONE_MORE.search(fold(text))
    several, added = _several_more(text)
    found = several if added else found
    limits = [value for value in unit.values if value.kind == "count"]
    counted = any(value.kind == "count" for value in reading.values)
    numbers = _numbers(text[: found.start()]) if found is not None else []
    if not counted or not numbers or len(limits) != 1 or bound_of(limits[0], fold(unit.text)) != "most":
        return None
    _, most = size_of(limits[0])
    rest = sum(numbers[1:], Decimal(0))
    together = numbers[0] if rest and numbers[0] >= rest and len(numbers) > 2 else numbers[0] + rest
    return None if most is None else together + sum(added or [Decimal(1)]) <= most


def _several_more(text: str) -> tuple[re.Match[str] | None, list[Decimal]]:
    """Where a text speaks of so many more ("three more", "vielä kolmeen"), and how many they are."""
    found = _SEVERAL_MORE.search(fold(text))
    return found, _numbers(text[found.start() : found.end()]) if found is not None else []


def _numbers(text: str) -> list[Decimal]:
    """The numbers that a text writes, in words or digits: "in three and in two"."""
    words = (found.group().lower() for found in _WORD.finditer(text))
    return [Decimal(w) if w.isdigit() else Decimal(NUMBER_WORDS[w]) for w in words if w.isdigit() or w in NUMBER_WORDS]


def _allows_ordinal(ordinal: Decimal, unit: Unit) -> bool | None:
    """Whether one more is allowed, the third or the fourth, where the unit states one number of things."""
    counts = [v for v in unit.values if v.kind == "count"]
    if len(counts) != 1:
        return None
    _, high = size_of(counts[0])
    return None if high is None or bound_of(counts[0], fold(unit.text)) == "least" else ordinal <= high
