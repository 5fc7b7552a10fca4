"""Which of several ways allows something: what says so, where the guide denies it of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language.opposites import NEGATION
from assistant.language.stopwords import is_common
from assistant.language.words import fold, likeness, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Found, Searcher, put_first

_WHICH = re.compile(
    r"^\W*(?:(?:and|so|but|ja|no|enta|mutta) )?(?:(?:in|for|with|under|from|to|of|by|through) )?"
    r"(?:which|what|mika|mitka|mihin|missa|milla|mista|kum(?:pi|paa|massa|malla|mat|man|masta|paan))\b|"
    r"\b(?:which (?:one|route|way|option|of)|kumpi|kummalla|kummassa)\b"
)
_WAYS = re.compile(
    r"\b(?:which (?:(?:one|of|two|the|these|those) )*(?:ways?|routes?|options?|funding|money|grants?|projects?|"
    r"forms?|types?|"
    r"them|calls?|lets?|allows?|can|is|may|makes?)|"
    r"kum(?:pi|paa|massa|malla|man|masta|paan)|mi(?:ka|lla|ssa|hin|sta|nka) (?:eri )?(?:tapa|tavalla|tavassa|raho\w+|"
    r"raha\w*|"
    r"tuki|tuella|hanke|hank\w+|reitti|haku|hakuun|haussa|muoto|muodossa|vaihtoehto\w*))\b"
)
# "Three colleges in one application": what guides call a consortium.
_JOINTLY = re.compile(
    r"\b(?:joint(?:ly)? appl\w+|joint (?:bid|application)|one (?:joint |common )?application|apply (?:jointly|"
    r"together)|"
    r"(?:two|three|four|several|many|a group of) (?:colleges|schools|institutions|"
    r"organi[sz]ations) (?:\w+ ){0,4}?together|"
    r"yhteishakemu\w+|yhteisella hakemuksella|yhteinen hakemus|yhteisen hakemuksen|"
    r"(?:hakea|hakisi\w*|haetaan|haemme|hakevat) (?:\w+ ){0,3}?yhdessa|yhdessa (?:\w+ ){0,5}?(?:hakea|hakemus\w*))\b"
)
_HOW = re.compile(r"^\W*(?:how|miten|kuinka|milla tavalla)\b")
_CONSORTIUM = re.compile(r"consorti\w+|konsorti\w+")
_ALIKE = 0.75
_LONGEST = 12  # words
_SAYS_LITTLE = re.compile(
    r"hake\w*|haki\w*|apply\w*|applie\w*|mobility|liikkuvuu\w+|projects?|hanke|hankk\w+|mahdolli\w+|possible"
)
_SHORTEST = 4


def prefer_allowing(reading: Reading, found: Found) -> Found:
    """Put first what says that something is possible where the best one denies it of another topic in that section.

    "Which way lets a consortium apply?" is answered by "A consortium can also apply", not by "Consortia cannot apply".
    """
    if reading.asks_for("whether", "deadline", "amount", "duration") or reading.scopes:
        return found
    if not _WHICH.search(fold(asking_sentence(reading.text))) or _denies(reading.text, reading):
        return found
    best = found.units[found.order[0]]
    denying = best
    if best.is_list:
        inside = (found.units[k] for k in found.order if not found.units[k].is_list)
        denying = next((unit for unit in inside if unit.members[0] in best.members), best)
    if denying.is_list or not _denies(denying.text, reading):
        return found
    beside = [
        k
        for k in found.order
        if found.units[k].section == best.section
        and not found.units[k].is_list
        and found.units[k].scopes != denying.scopes
        and not _denies(found.units[k].text, reading)
        and _says_the_same(found.units[k], denying)
    ]
    return put_first(found, beside[0] if len(beside) == 1 else None)


def find_allowed(reading: Reading, found: Found, searcher: Searcher) -> Unit | None:
    """What one of two ways allows and the other does not, where a question asks which of them does (or does not)."""
    text = fold(asking_sentence(reading.text))
    if reading.asks_for("whether", "deadline", "duration") or found.foreign:
        return None
    if any(value.kind != "count" for value in reading.values):  # "the two ways", "three schools"
        return None
    if not _WAYS.search(text) and not (_HOW.search(text) and _JOINTLY.search(fold(reading.text))):
        return None
    pairs = [(one, other) for one, other in _pairs(reading, searcher) if _is_asked(one, other, reading, found)]
    if len(pairs) != 1:
        return None
    denied = _denies(asking_sentence(reading.text), reading)
    return pairs[0][1 if denied else 0]


def _pairs(reading: Reading, searcher: Searcher) -> Iterator[tuple[Unit, Unit]]:
    """What is said of one topic and denied of another one beside it."""
    units = [unit for unit in searcher.current(reading.language, reading.years) if len(unit.words) <= _LONGEST]
    denying = [unit for unit in units if unit.scopes and not unit.values and _denies(unit.text, reading)]
    for other in denying:
        for one in units:
            beside = one.section == other.section and bool(one.scopes) and not one.scopes & other.scopes
            if beside and not one.values and not _denies(one.text, reading) and _says_the_same(one, other):
                yield one, other


def _is_asked(one: Unit, other: Unit, reading: Reading, found: Found) -> bool:
    """True where a question names what two units both speak of, by its words or by the guide's own."""
    of_topic = not reading.scopes or bool(reading.scopes & (one.scopes | other.scopes))
    both = {word for word in other.words if _tells(word, other) and _is_in(word, one)}
    if any(_CONSORTIUM.fullmatch(word) for word in both) and _JOINTLY.search(fold(reading.text)):
        return True
    named = [split_words(added.name) for added in found.reading.added]
    named += [item.text.split() for item in reading.items if item.term is None or item.term not in reading.scopes]
    telling = [[word for word in words if _tells(word, other) and not _SAYS_LITTLE.fullmatch(word)] for words in named]
    return of_topic and any(
        words and all(any(likeness(word, w, one.language) >= _ALIKE for w in both) for word in words)
        for words in telling
    )


def _denies(text: str, reading: Reading) -> bool:
    return NEGATION[reading.language].search(fold(text)) is not None


def _says_the_same(unit: Unit, denying: Unit) -> bool:
    """True where most of what is denied is said: "consortia" and "apply"."""
    said = [word for word in denying.words if _tells(word, denying)]
    same = [word for word in said if _is_in(word, unit)]
    return bool(same) and 2 * len(same) >= len(said)


def _is_in(word: str, unit: Unit) -> bool:
    return any(likeness(word, other, unit.language) >= _ALIKE for other in unit.words)


def _tells(word: str, unit: Unit) -> bool:
    negates = NEGATION[unit.language].search(word) is not None
    return len(word) >= _SHORTEST and not negates and not is_common(word, unit.language)
