"""Which kind of value a question wants, and which of the candidates gives it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.cues import Ask
from assistant.features import counts_asked
from assistant.limits import compare_values
from assistant.question import Reading, asking_sentence, main_clause
from assistant.search import Found
from assistant.units import Unit
from assistant.words import fold
from ingest.values import Value, read_values

_TIMES = ("times", "kertaa", "kerran")
_HOW_OFTEN = re.compile(
    r"\b(?:kerran|kahdesti|kolmesti|neljasti|\w+ kertaa|once|twice|thrice|\w+ times|vuosittain|kuukausittain|"
    r"viikoittain|annually|yearly|monthly|weekly|joka (?:vuosi|kuukausi|viikko|toinen \w+)|"
    r"every (?:\w+ )?(?:year|month|week)s?)\b"
)
_CLEARLY = 0.1  # how much more of the question's words an item of a list must hold to stand for it
_NEAR = 3.0  # how far below the best score a candidate with the date that is named may be
_CLAUSES = re.compile(r"[,;:–—]")  # "the call closes in March, when …" asks for another day than it names
_ROWS = 60  # how far down a table's other rows are looked for
_REQUIRED: dict[Ask, str] = {
    "time": "time", "share": "percentage", "amount": "amount", "duration": "duration", "deadline": "date",
}  # fmt: skip
# What answers as well, where nothing better stands: "within 30 days" for "when", "10 %" for "how much".
_INSTEAD = {"date": ("duration",), "amount": ("percentage",), "duration": ("date", "time"), "percentage": ("amount",)}


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
        return _says_how_often(unit) if _counts_times(reading) else counts_asked(reading, unit)
    wanted = required(reading) or reading.expects
    return any(kind in kinds for kind in wanted)


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


def prefer_fitting(reading: Reading, found: Found) -> Found:
    """Of a table's rows, put first the one whose range holds the question's number: "1,500 km" in "500–1,999 km"."""
    best = found.order[0]
    first = found.units[best]
    if first.is_list or reading.asks_for("whether", "comparison"):
        return found
    if compare_values(reading, first) is not False:
        return found
    beside = (k for k in found.order[:_ROWS] if found.units[k].section == first.section and not found.units[k].is_list)
    fitting = (k for k in beside if compare_values(reading, found.units[k]))
    return put_first(found, next((k for k in fitting if not required(reading) or gives(reading, found.units[k])), None))


def prefer_dated(reading: Reading, found: Found) -> Found:
    """Put first the best candidate near the top with a date in the month, or on the day, that the question names."""
    text = main_clause(asking_sentence(reading.text))
    asked = [value for value in read_values(text) if value.kind == "date"]
    if len(asked) != 1 or _CLAUSES.search(text) or not reading.asks_for("deadline", "time", "place"):
        return found
    if reading.asks_for("whether", "comparison", "list") or _falls_in(asked[0], found.units[found.order[0]]):
        return found
    least = float(found.scores[found.order[0]]) - _NEAR
    near = (k for k in found.order[:_ROWS] if found.scores[k] > least and not found.units[k].is_list)
    return put_first(found, next((k for k in near if _falls_in(asked[0], found.units[k])), None))


def _falls_in(asked: Value, unit: Unit) -> bool:
    """True where a unit has a date that agrees with all that is named of another: "January", "12.1."."""
    days = (value.key for value in unit.values if value.kind == "date" and value.key[0] != "range")
    return any(all(a in (0, b) for a, b in zip(asked.key, day, strict=True)) for day in days)


def prefer_member(reading: Reading, found: Found) -> Found:
    """Of a list of values, put first the item that the question names, where one holds more of it than any other."""
    best = found.order[0]
    whole, match = found.units[best], found.scored.match
    if not whole.is_list or not required(reading) or not len(match.weights):
        return found
    inside = [k for k in found.order if not found.units[k].is_list and found.units[k].members[0] in whole.members]
    giving = [k for k in inside if gives(reading, found.units[k]) and not found.units[k].is_bare]
    if len(giving) < 2:
        return found
    held = sorted((float(match.weights @ match.text[:, k]), k) for k in giving)
    return put_first(found, held[-1][1]) if held[-1][0] > held[-2][0] + _CLEARLY else found


def only_giving(reading: Reading, whole: Unit, beside: Iterable[Unit]) -> Unit:
    """Of a list the only item with a value of the kind that is asked for, where there is just one; else the list.

    `beside` are the units of its section.
    """
    if not whole.is_list or not required(reading):
        return whole
    inside = [unit for unit in beside if not unit.is_list and unit.members[0] in whole.members]
    giving = [unit for unit in inside if gives(reading, unit) and not unit.is_bare and not unit.is_heading]
    return giving[0] if len(giving) == 1 else whole


def put_first(found: Found, k: int | None) -> Found:
    """The same candidates with one of them first."""
    return found if k is None else replace(found, order=(k, *(other for other in found.order if other != k)))
