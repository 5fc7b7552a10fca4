"""Which kind of value a question wants, and which of the candidates gives it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.language.occasions import CALL, EVENT
from assistant.language.words import fold, likeness, split_words
from assistant.passages.deadlines import is_event
from assistant.passages.units import Unit
from assistant.question.cues import Ask
from assistant.question.reading import Reading
from assistant.retrieval.features import counts_asked
from assistant.retrieval.search import Found, put_first

_NEAR = 6
_TIMES = ("times", "kertaa", "kerran")
_HOW_OFTEN = re.compile(
    r"\b(?:kerran|kahdesti|kolmesti|neljasti|\w+ kertaa|once|twice|thrice|\w+ times|vuosittain|kuukausittain|"
    r"viikoittain|annually|yearly|monthly|weekly|joka (?:vuosi|kuukausi|viikko|toinen \w+)|"
    r"every (?:\w+ )?(?:year|month|week)s?)\b"
)
_REQUIRED: dict[Ask, str] = {
    "time": "time", "share": "percentage", "amount": "amount", "duration": "duration", "deadline": "date",
}  # fmt: skip
# What answers as well, where nothing better stands: "within 30 days" for "when", "10 %" for "how much".
_INSTEAD = {"date": ("duration",), "amount": ("percentage",), "duration": ("date", "time"), "percentage": ("amount",)}
_ONE_AT_LEAST = re.compile(r"\b(?:vahintaan|vah\.|ainakin|at least) (?:yksi|one) (?P<what>\w+(?: \w+)?)")
_SAME = 0.75


def required(reading: Reading) -> tuple[str, ...]:
    """The kinds of value without which the question stays open; a clock time is wanted even beside a date."""
    if reading.asks_for("whether", "list", "comparison", "definition", "contact"):
        return ()
    if reading.asks_for("time"):
        return ("time",)
    if _counts_only(reading):
        return ("count",)
    return tuple(_REQUIRED[ask] for ask in reading.asks if ask in _REQUIRED)


def gives(reading: Reading, unit: Unit) -> bool:
    """True where a unit has a value of the kind that is asked for; of the thing that is counted, where one is."""
    kinds = {value.kind for value in unit.values}
    if _counts_only(reading):
        if _counts_times(reading):
            return _says_how_often(unit)
        return counts_asked(reading, unit) or _counts_one(reading, unit)
    wanted = required(reading) or reading.expects
    return any(kind in kinds for kind in wanted)


def _counts_one(reading: Reading, unit: Unit) -> bool:
    """True for "how many companies?" beside "at least one company"."""
    noun = reading.counted.split()[0]
    return any(
        likeness(noun, word, unit.language) >= _SAME
        for found in _ONE_AT_LEAST.finditer(fold(unit.text))
        for word in split_words(found["what"])
    )


def gives_instead(reading: Reading, unit: Unit) -> bool:
    """True where a unit has a kind of value that answers as well."""
    kinds = {value.kind for value in unit.values}
    return any(other in kinds for wanted in required(reading) for other in _INSTEAD.get(wanted, ()))


def _counts_only(reading: Reading) -> bool:
    return bool(reading.counted) and reading.expects == ("count",)


def _counts_times(reading: Reading) -> bool:
    return reading.counted.split()[0] in _TIMES


def _says_how_often(unit: Unit) -> bool:
    """True for "twice a year", "kerran", "four times"."""
    return _HOW_OFTEN.search(fold(unit.text)) is not None


def only_giving(reading: Reading, whole: Unit, beside: Iterable[Unit]) -> Unit:
    """Of a list the only item with a value of the kind that is asked for, where there is just one; else the list.

    `beside` are the units of its section.
    """
    if not whole.is_list or not required(reading):
        return whole
    inside = [unit for unit in beside if not unit.is_list and unit.members[0] in whole.members]
    giving = [unit for unit in inside if gives(reading, unit) and not unit.is_bare and not unit.is_heading]
    return giving[0] if len(giving) == 1 else whole


def prefer_call(reading: Reading, found: Found) -> Found:
    """The same candidates with a call's day first, where a call's day is asked for and a session's stands first."""
    text = fold(reading.text)
    asked = reading.main == "deadline" and CALL.search(text) and not EVENT.search(text)
    if not asked or reading.asks_for("whether", "list", "comparison") or not is_event(found.units[found.order[0]]):
        return found
    for k in found.order[1:_NEAR]:
        unit = found.units[k]
        if not unit.is_list and not is_event(unit) and gives(reading, unit) and reading.scopes <= unit.scopes:
            return put_first(found, k)
    return found
