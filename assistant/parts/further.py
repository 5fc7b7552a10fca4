"""A further part of a message that the answer to the first holds already: "When is the session, and at what time?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.answering import PartAnswer
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.parts.splitting import REFERS
from assistant.passages.units import Unit
from assistant.question.reading import Reading, cue_words, is_cue, without_added
from assistant.selection.addresses import asks_address, holds_address, holds_name
from assistant.selection.wanted import gives, gives_instead, required
from ingest.values import Value, read_values

_EACH = re.compile(r"\b(?:kunkin|kullekin|kustakin|mistakin|minkakin|millekin|kukin|each|every one)\b")
_AT_NO_PLACE = re.compile(r"\b(?:verkossa|verkkotilaisuu\w+|etana|etayhteydella|online|webinar|webinaari\w*)\b")
_NUMBER = re.compile(r"\d+")
_NAME_ASKED = re.compile(r"\b(?:(?:his|her) name|(?:hanen|sen henkilon) nimensa)\b")
_NAME = re.compile(r"names?|nim[ei]\w*")
# Says that something takes place, or to send what is asked for.
_SAYS_LITTLE = re.compile(
    r"pid(?:etaan|etty|ettiin)|jarjest(?:etaan|etty|ettiin)|tapahtu\w*|held|takes?|place|happens?|send|laheta|laita"
)
_OF_PERSON = re.compile(
    r"\b(?:his|her|hanen) (?:own )?(?:name|nime|phone|tele|number|puhelin|numero|e-?mail|sahkopost|address|osoite)"
)
# "Paljonko siitä menee KA1:een?", "how many of them are for staff?": a part of what the first part told.
_OUT_OF = re.compile(r"\b(?:siita|niista|tasta|naista|of (?:it|that|this|them|these|those|which))\b")
_PLAIN = frozenset({"count", "percentage"})  # kinds of value that a number alone may be: "Quality 50"
_ALIKE = 0.55
_SHORTEST = 3


def held(part: Reading, first: PartAnswer) -> PartAnswer | None:
    """The answer to a further part: the first part's, where that holds it; None where the part needs one of its own.

    The part must be about the same: it points back ("and how long is it?") or names nothing ("at what address?").
    """
    if first.status != "answered" or part.asks_for("whether", "comparison") or part.years or part.unknown_codes:
        return None
    told = " ".join(statement.text for statement in first.statements if statement.role == "claim")
    if part.scopes - first.reading.scopes or not _leans(part) or not _gives(part, first.reading, told):
        return None
    return replace(first, reading=part) if _tells(part, first.reading, told) else None


def find_beside(part: Reading, first: PartAnswer, section: Sequence[Unit]) -> Unit | None:
    """The one passage of a section that has all words of a further part that points back, and the value it asks for.

    `section` are the units of the section that the first part was answered from.
    """
    if part.asks_for("whether", "comparison", "place", "contact") or part.scopes - first.reading.scopes:
        return None
    own, words = fold(without_added(part.text)), _telling(part)
    if not REFERS.search(own) or not (words or part.counted) or not (required(part) or part.expects):
        return None
    giving = [
        unit
        for unit in section
        if not unit.is_list
        and not unit.is_heading
        and (gives(part, unit) or gives_instead(part, unit))
        and _all_in(words, split_words(unit.text), part)
    ]
    return giving[0] if len(giving) == 1 else None


def asks_of_person(part: Reading) -> bool:
    """True for "what is her name?": of a person, which only what the first part was answered with can tell."""
    text = fold(without_added(part.text))
    return _OF_PERSON.search(text) is not None or _NAME_ASKED.search(text) is not None


def says_again(part: PartAnswer, first: PartAnswer) -> bool:
    """True where a part of the first part's value is asked for, and nothing but that value is told."""
    asked = fold(without_added(part.reading.text))
    if part.status != "answered" or not _OUT_OF.search(asked) or not part.reading.asks_for("amount", "count", "share"):
        return False
    kinds = ("amount", "percentage", "count", "duration")
    told, before = (
        {v.key for statement in answer.statements for v in read_values(statement.text) if v.kind in kinds}
        for answer in (part, first)
    )
    return len(told) == 1 and told <= before


def _leans(part: Reading) -> bool:
    text = fold(without_added(part.text))
    return bool(REFERS.search(text) or _EACH.search(text)) or not _telling(part)


def _telling(part: Reading, *, cues: bool = False) -> list[str]:
    """The words of a part that say more than what kind of value is wanted; with `cues` those that do too."""
    text = without_added(part.text)
    common = load_stopwords("fi") | load_stopwords("en")
    words = [w for w in split_words(text) if w not in common and len(w) >= _SHORTEST and not _EACH.fullmatch(w)]
    words = [
        w for w in words if not any(says_it(w) for says_it in (asks_address, _NAME.fullmatch, _SAYS_LITTLE.fullmatch))
    ]
    asking = cue_words(text, part.asks)
    return words if cues else [w for w in words if w not in asking and not is_cue(w, part.asks)]


def _gives(part: Reading, first: Reading, told: str) -> bool:
    """True where what is told holds a value of the kind that the part asks for, or the doer that it asks for."""
    text = fold(without_added(part.text))
    if _NAME_ASKED.search(text):
        return holds_name(told)
    if part.asks_for("place") and _AT_NO_PLACE.search(fold(told)) and not asks_address(text):
        return True
    if part.asks_for("place", "contact") or asks_address(text):
        return (asks_address(text) or first.asks_for("place", "contact")) and holds_address(text, told)
    kinds = required(part) or part.expects
    values = [value for value in read_values(told) if value.kind in kinds]
    if _EACH.search(text):
        told_values = values if kinds and _PLAIN.isdisjoint(kinds) else _NUMBER.findall(told)
        return len(told_values) > 1
    if part.counted and kinds == ("count",):
        return any(_counts(value, part) for value in values)
    return bool(values) if kinds else part.asks_for("who")


def _counts(value: Value, part: Reading) -> bool:
    nouns = fold(part.counted.replace("-", " ")).split()[:1]
    return any(likeness(noun, word, part.language) >= _ALIKE for noun in nouns for word in split_words(value.text))


def _tells(part: Reading, first: Reading, told: str) -> bool:
    """True where the part's own words stand in what is told, or in the question that it was told for.

    Where the first part asks for the same kind of value, or the part for none, its words must be told, all of them.
    """
    kinds = required(part) or part.expects
    again = not kinds or bool(set(kinds) & set(required(first) or first.expects))
    copied = asks_address(fold(without_added(part.text))) or part.asks_for("place", "contact")
    if again and not copied and not asks_of_person(part) and not _EACH.search(fold(part.text)):
        words, held_in = _telling(part, cues=True), split_words(told)
        return bool(words) and _all_in(words, held_in, part)
    return _all_in(_telling(part), [*split_words(told), *split_words(first.text)], part)


def _all_in(words: Sequence[str], held_in: Sequence[str], part: Reading) -> bool:
    return all(any(likeness(word, other, part.language) >= _ALIKE for other in held_in) for word in words)


def counts_both(pair: Sequence[Reading], whole: PartAnswer) -> bool:
    """True where what is told counts both of two things that were counted in one question.

    A number of something else stands for a thing that the guide calls otherwise: "6 institutions" for schools.
    """
    told = " ".join(statement.text for statement in whole.statements if statement.role == "claim")
    counts = [value for value in read_values(told) if value.kind == "count"]
    own = [[value for value in counts if _counts(value, one)] for one in pair]
    other = [value for value in counts if not any(value in some for some in own)]
    return sum(map(bool, own)) + len(other) >= len(pair)
