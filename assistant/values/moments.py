"""Days and clock times that a question names, held against those of a unit: the same one, or in time for it."""

from __future__ import annotations

import re
from datetime import date

from assistant.language.words import fold
from assistant.passages.deadlines import day_of, is_event
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from ingest.values import Value

# One wants to apply, or asks whether the call is open: it need not be the last moment.
_APPLIES = re.compile(
    r"\b(?:voi\w*|saa\w*|ehdi\w*|ehti\w*|haka\w*|hake\w*|lahet\w*|jatt\w*|jata\w*|auki|avoinna|voimassa|"
    r"can|could|may|apply|send|submit|hand|file|in time|open|still|viela)\b"
)
# The moment itself is asked about: "Does it close at 12?", "Onko määräaika 19.2.?".
_IS_THEN = re.compile(
    r"\b(?:paatty\w*|sulkeutu\w*|loppu\w*|umpeutu\w*|alka\w*|pidetaan\w*|jarjest\w*|maaraai\w*|maarapaiv\w*|takaraj\w*|"
    r"closes?|closing|ends?|starts?|begins?|held|takes? place|happens?|deadline|due|is it)\b|"
    r"^\W*(?:onko|onks|oliko|is|was)\b(?! (?:there|mitaan|jotain|joku|any))"
)
_WEEKDAYS = (
    "maanantai|monday", "tiistai|tuesday", "keskiviik|wednesday", "torstai|thursday", "perjantai|friday",
    "lauantai|saturday", "sunnuntai|sunday",
)  # fmt: skip
_BEFORE = re.compile(r"\b(?:ennen|before|by|mennessa|viimeistaan|no later than)\b")


def compare_weekday(reading: Reading, unit: Unit) -> bool | None:
    """Whether the one day that a unit states is the weekday that a question names; None where neither is so."""
    named = [k for k, name in enumerate(_WEEKDAYS) if re.search(rf"\b(?:{name})", fold(reading.text))]
    days = [day for v in unit.values if v.kind == "date" and (day := day_of(v)) is not None]
    return days[0].weekday() == named[0] if len(named) == len(days) == 1 else None


def names_moment(reading: Reading) -> bool:
    """True where a day or a month is asked about itself: "Does it take place in April?"."""
    days = [value.text for value in reading.values if value.kind == "date"]
    question = fold(re.sub("|".join(map(re.escape, days)), " ", reading.text)) if days else ""  # "May" is no verb
    return bool(days) and _IS_THEN.search(question) is not None and _APPLIES.search(question) is None


def compare_day(asked: Value, reading: Reading, unit: Unit) -> bool | None:
    """Whether a question's day is the one stated, or early enough where one wants to apply.

    A day without a year is of the stated year. None where there is nothing to compare.
    """
    stated = [day for v in unit.values if v.kind == "date" and (day := day_of(v)) is not None]
    key = asked.key
    if not stated or len(key) != 3 or not all(isinstance(part, int) for part in key):
        return None
    year, month, number = (int(str(part)) for part in key)
    question, last = fold(reading.text), stated[-1]
    if not month:
        return None
    if not number:
        return _compare_month((year or last.year, month), question, unit, stated)
    try:
        day = date(year or last.year, month, number)
    except ValueError:
        return None
    if is_event(unit) or len(stated) > 1:
        is_then = _IS_THEN.search(question) and not _APPLIES.search(question)
        return day in stated if is_then else None
    if _BEFORE.search(question) and _IS_THEN.search(question):
        return last <= day
    return day == last or (day < last and bool(_APPLIES.search(question)))


def _compare_month(asked: tuple[int, int], question: str, unit: Unit, stated: list[date]) -> bool | None:
    """A month without a day: the call ends in it, or lies not after it where one wants to apply."""
    months = [(day.year, day.month) for day in stated]
    if _APPLIES.search(question):
        if len(stated) > 1 or is_event(unit) or asked == months[0]:
            return None
        return asked < months[0]
    return asked in months if _IS_THEN.search(question) else None


def compare_clock(asked: Value, stated: Value, reading: Reading) -> bool:
    """Whether a question's time is the one stated, or early enough where the moment itself is not asked about."""
    question, own, limit = fold(reading.text), _clock(asked), _clock(stated)
    if _IS_THEN.search(question) and not _APPLIES.search(question):
        return limit <= own if _BEFORE.search(question) else own == limit
    return own <= limit


def _clock(value: Value) -> tuple[int, int]:
    first = value.key[0] if isinstance(value.key[0], tuple) else value.key
    return int(str(first[0])), int(str(first[1]))
