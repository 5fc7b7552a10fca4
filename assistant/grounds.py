"""Whether a yes or no rests on something: a statement of another thing denies nothing, and yet it is no yes."""

from __future__ import annotations

from assistant.bare_values import rests_on_value
from assistant.countries import read_countries
from assistant.moments import names_moment
from assistant.polarity import judge
from assistant.question import Reading
from assistant.search import Found
from assistant.traits import is_link
from assistant.units import Unit
from assistant.words import split_words

# The reader's log-odds below which it does not take the statement for an answer.
_DOUBTED = -0.6
_SURELY_DOUBTED = -1.5  # a number within the guide's limits, and another language's words, are doubted too easily
_HELD = 0.55
_SURE = 0.7
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
    if found.read is None or sure >= _SURE or is_link(unit.text):
        return False  # "can you give us the address?" is answered by the address alone
    read = float(found.read[best])
    if found.foreign:
        return read < _SURELY_DOUBTED
    if verdict.rests_on == "words":
        return read < _DOUBTED and not verdict.yes and _says_no_of_another(reading, found)
    if verdict.rests_on == "numbers":
        return read < _SURELY_DOUBTED and _lacks_word(found)
    # What it has not read (NaN) is doubted too; a name in a list answers whether something is among them.
    return not read >= _DOUBTED and _lacks_word(found) and not _is_name(unit)


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
    return bool(own) and float(found.scored.match.context[own, found.order[0]].min()) < _HELD


def _says_no_of_another(reading: Reading, found: Found) -> bool:
    """True where a denial has nothing at all of the question; a country may be denied by naming others."""
    held = found.scored.match.text[:, found.order[0]]
    return len(held) > 0 and float(held.max()) < _HELD and not (reading.places or read_countries(reading.text))
