"""What a passage must name for its value to be the one asked for: the same moment, the same kind of thing.

"When are the results announced?" is not answered by the day on which a call closes, "at what time" not by a day,
"what percentage" not by a sum, "which are the 14 sectors?" not by "14 sectors".
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, TypeAlias

from assistant.question import Reading, asking_sentence, main_clause
from assistant.traits import traits_of
from assistant.units import Unit
from assistant.words import fold
from ingest.values import read_values

_Table: TypeAlias = Literal["moment", "kind"]

_CLOCK_WORDS = re.compile(r"\b(?:noon|midday|midnight|keskipaiva\w*|keskiyo\w*|puoliyo\w*|puolilta)\b")
_PERCENT = re.compile(r"\b(?:per ?cent\w*|prosent\w+|pros(?:at|aa)\w*)\b|%")
_PART_WORDS = re.compile(
    r"\b(?:half|third|quarter|all|whole|full\w*|entire\w*|puolet|puolikas|kolmanne\w*|kolmaso\w*|neljanne\w*|neljaso\w*|"
    r"kaikki|kokonaan|koko|taysimaar\w+)\b"
)
# From where on a question asks when: what stands before it only tells how things are.
_WHEN = re.compile(
    r"\b(?:when|what time|(?:what|which) (?:date|day|hour)|milloin|koska|mihin (?:mennessa|aikaan|kellonaikaan)|"
    r"moneltako|monelta|mina paivana|minka paivana|mista paivasta)\b(?P<what>(?: [^\s.;!?]+){2,})"
)
_HOURS = re.compile(r"\b(?:how many|montako|(?:kuinka |miten )?mon(?:ta|en)) (?:\w+ )?(?:hours?|tunti\w*|tunnin)\b")
_HOURS_TOLD = re.compile(r"\b(?:hours?|tunti\w*|tunni\w*|h)\b")
_NAME_ALL = re.compile(
    r"\b(?:which|what|name|list|mitka|luettele|listaa)(?: (?:are|is|me|ovat|on|ne|the|those|these|all|of|kaikki|eri|"
    r"nama|different|\w+n))* (?=(?P<what>\w+ \w+))"
)
_COUNT_ALONE = re.compile(
    r"\W*(?:[^:]{2,40}: )?(?:(?:at least|at most|max\.?|min\.?|up to|vahintaan|enintaan|yhteensa|in all|altogether) )?"
    r"(?:\d+|[a-z]+) [^\W\d]+(?: [^\W\d]+)?\W*"
)
_BETWEEN = re.compile(r"[,;•/]|\b(?:and|or|ja|seka|tai)\b")
_FEWEST_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Named:
    """One moment or kind of thing: how questions ask for it, and what tells of it."""

    asked: re.Pattern[str]
    told: re.Pattern[str]


def misses(reading: Reading, unit: Unit) -> bool:
    """True where a unit tells of another moment or kind of thing than the question asks for."""
    if reading.asks_for("whether", "comparison"):
        return False
    question = fold(main_clause(asking_sentence(reading.text)))
    told = fold(unit.context)
    return (
        _lacks_unit(reading, question, told, unit)
        or _lacks_named(_named("kind"), question, told)
        or (_asks_moment(reading, unit) and _lacks_named(_named("moment"), _after_when(question), told))
        or (_asks_names(reading) and _COUNT_ALONE.fullmatch(fold(unit.text)) is not None and _counts(unit))
    )


def names_too_few(reading: Reading, unit: Unit) -> bool:
    """True where so many things are to be named ("the 14 sectors") that the unit cannot hold half of them."""
    if reading.expects or reading.counted or reading.asks_for("whether", "comparison"):
        return False
    found, lower = _NAME_ALL.search(fold(reading.text)), reading.text.casefold()
    what = lower[found.start("what") : found.end("what")] if found else ""
    counts = [value for value in read_values(what) if value.kind == "count" and value.start == 0]
    asked = max((int(str(v.key[0])) for v in counts if str(v.key[0]).isdigit()), default=0)
    held = max(len(unit.members), 1 + len(_BETWEEN.findall(fold(unit.text))))
    return asked >= _FEWEST_NAMED and 2 * held < asked


def _lacks_unit(reading: Reading, question: str, told: str, unit: Unit) -> bool:
    """True where a clock time, a percentage or hours are asked for in so many words, and the unit has none."""
    kinds = {value.kind for value in unit.values}
    if reading.main == "time" or (reading.main == "deadline" and reading.asks_for("time")):
        return "time" not in kinds and _CLOCK_WORDS.search(told) is None
    if reading.main == "share" and _PERCENT.search(question):
        return "percentage" not in kinds and _PART_WORDS.search(told) is None
    return bool(_HOURS.search(question)) and _HOURS_TOLD.search(told) is None


def _asks_moment(reading: Reading, unit: Unit) -> bool:
    """True where a day or an hour is asked for, and the unit gives one, of no session that people attend."""
    dated = any(value.kind in ("date", "time") for value in unit.values)
    from_to = any(value.kind == "time" and isinstance(value.key[0], tuple) for value in unit.values)
    return dated and not from_to and reading.asks_for("deadline", "time") and not traits_of(unit).is_event


def _after_when(question: str) -> str:
    found = _WHEN.search(question)
    return found["what"] if found else question


def _asks_names(reading: Reading) -> bool:
    return reading.asks_for("list") and not reading.expects and not reading.counted


def _counts(unit: Unit) -> bool:
    return not unit.is_list and any(value.kind == "count" for value in unit.values)


def _lacks_named(named: tuple[_Named, ...], question: str, told: str) -> bool:
    asked = [one for one in named if one.asked.search(question)]
    return bool(asked) and not any(one.told.search(told) for one in asked)


@cache
def _named(table: _Table) -> tuple[_Named, ...]:
    text = resources.files("assistant").joinpath("data/near_misses.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text)[table].values()
    return tuple(
        _Named(*(re.compile(rf"\b(?:{'|'.join(entry[key])})") for key in ("asked", "told"))) for entry in entries
    )
