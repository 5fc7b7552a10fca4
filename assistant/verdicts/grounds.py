"""Whether a yes or no rests on something: a statement of another thing denies nothing, and yet it is no yes."""

from __future__ import annotations

import re

from assistant.language.words import fold, likeness, split_words
from assistant.names.countries import read_countries
from assistant.passages.traits import is_link
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.search import Found
from assistant.values.moments import names_moment
from assistant.verdicts.bare_values import rests_on_value
from assistant.verdicts.one_more import asks_next, limits_next
from assistant.verdicts.place_limits import allows_place
from assistant.verdicts.polarity import judge

# The reader's log-odds below which it does not take the statement for an answer.
_DOUBTED = -0.6
_SURELY_DOUBTED = -1.5  # a number within the guide's limits, and another language's words, are doubted too easily
# What says only that something is all right: a list that names the thing answers whether it "is accepted".
_ALL_RIGHT = re.compile(
    r"accept\w*|allow\w*|eligible|permitted|includ\w*|qualif\w*|covered|possible|supported|fund(?:ed|able)|"
    r"suitable|fine|ok|"
    r"okay|count|counts|hyvaksy\w*|kelpa\w*|kelpuut\w*|sallit\w*|tukikelpoi\w*|tueta\w*|mahdolli\w*|sopii\w*|"
    r"soveltu\w*|"
    r"huomioi\w*|riitta\w*|lasketa\w*|kuulu\w*|sisalty\w*"
)
_BY_WAY = re.compile(r"(?:e-?mail|sahkopost|paperi|paper\b|posti|puheli|phone|kirje)\w*")
# "Must the project have a website?": an address says nothing of it.
_MUST = re.compile(
    r"^\W*(?:must|do (?:we|i|they|you) (?:have|need) to|(?:does|do) (?:\w+ ){1,4}need|should|"
    r"is it (?:compulsory|mandatory)|"
    r"pitaako|pitaaks|taytyyko|tuleeko|onko (?:\w+ )?(?:pakko|pakollista)|vaaditaanko|tarvitaanko|tarvitseeko)\b"
)
_ADDRESS = re.compile(r"\b(?:osoit\w+|link\w+|sivu\w*|\w*sivut|address\w*|pages?|sites?|website\w*|url)\b")
_HELD = 0.55
_SURE = 0.7
_TAKEN = 0.7  # log-odds from which the reader takes a statement for the answer, in whatever words it is
_LONGEST_NAME = 3


def lacks_ground(reading: Reading, found: Found, sure: float) -> bool:
    """True where the best unit's yes or no would not speak of what is asked.

    "May a museum be the partner?" is not answered by "at least 3 organisations": nothing there says no, but the
    reader doubts it, and a word of the question stands neither in the statement nor above it. What the engine is
    `sure` of, the probability that the guide answers, needs no such ground.
    """
    best = found.order[0]
    unit = found.units[best]
    verdict = judge(reading, unit)
    if verdict.yes and not found.foreign and rests_on_value(reading, unit):
        return True
    if names_moment(reading) and not any(value.kind == "date" for value in unit.values):
        return True
    beside = not reading.asks_for("place", "contact") and _lacks_own_word(reading, found)
    if is_link(unit.text) and (_MUST.search(fold(reading.text)) or beside):
        return True
    if found.read is None or sure >= _SURE or is_link(unit.text):
        return False  # "can you give us the address?" is answered by the address alone
    read = float(found.read[best])
    if found.foreign:
        return read < _SURELY_DOUBTED
    if asks_next(fold(reading.text)) and limits_next(reading, unit):
        return False
    if reading.scopes & unit.scopes and allows_place(reading, fold(reading.text), unit) is not None:
        return False
    if verdict.rests_on == "words":
        return read < _DOUBTED and not verdict.yes and _says_no_of_another(reading, found)
    if verdict.rests_on == "numbers":
        return read < _SURELY_DOUBTED and _lacks_word(found)
    # What it has not read (NaN) is doubted too; a name in a list answers whether something is among them.
    return not read >= _DOUBTED and _lacks_word(found) and not _is_name(unit)


def is_doubted(found: Found) -> bool:
    """True where the reader does not take the best unit for an answer, or has not read it."""
    return found.read is None or not float(found.read[found.order[0]]) >= _DOUBTED


def reads_yes_or_no(reading: Reading, found: Found) -> bool:
    """True where the reader takes the best unit's own yes or no for the answer, and no other one more."""
    unit = found.units[found.order[0]]
    if found.read is None or found.foreign or unit.is_list or not reading.asks_for("whether"):
        return False
    if judge(reading, unit).rests_on != "words":
        return False  # a length is no answer to "may it be split in two?", nor a number for one to "may three come?"
    first, *others = (float(found.read[k]) for k in found.order)
    return first >= _TAKEN and not any(other > first for other in others)


def _is_name(unit: Unit) -> bool:
    """True for what has two or three words and no number: "Sub-Saharan Africa"."""
    return 1 < len(unit.text.split()) <= _LONGEST_NAME and not unit.values and not unit.is_list


def _lacks_word(found: Found) -> bool:
    """True where a word of the question, no country, day or number, stands neither in the best unit nor above it."""
    dated = {word for v in found.reading.values if v.kind in ("date", "time") for word in split_words(v.text)}
    items = enumerate(found.reading.items)
    own = [
        k
        for k, i in items
        if i.term is None and i.text not in dated and not i.text.isdigit() and not read_countries(i.text)
    ]
    told = [k for k in own if not _ALL_RIGHT.fullmatch(found.reading.items[k].text)]
    own = told or own
    return bool(own) and float(found.scored.match.context[own, found.order[0]].min()) < _HELD


def _lacks_own_word(reading: Reading, found: Found) -> bool:
    """True for "Does the portal cost anything?" beside its address: no address is asked for, "cost" is not there."""
    asks_address = reading.asks_for("place", "contact") or _ADDRESS.search(fold(reading.text))
    return not asks_address and not found.foreign and _lacks_word(found)


def _says_no_of_another(reading: Reading, found: Found) -> bool:
    """True where a denial has nothing at all of the question; a country may be denied by naming others."""
    held = found.scored.match.text[:, found.order[0]]
    if reading.places or read_countries(reading.text) or _names_way(reading, found.units[found.order[0]]):
        return False
    return len(held) > 0 and float(held.max()) < _HELD


def _names_way(reading: Reading, unit: Unit) -> bool:
    """True where both name the same way of sending something, a word that asks for a contact elsewhere: "e-mail"."""
    ways = [word for word in split_words(reading.text) if _BY_WAY.fullmatch(word)]
    return any(likeness(way, word, unit.language) >= _HELD for way in ways for word in unit.words)
