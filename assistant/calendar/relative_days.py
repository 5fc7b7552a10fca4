"""Days and months that a question names by the day it is asked on: "tomorrow", "ensi kuussa", "this month"."""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date, timedelta

from assistant.language.occasions import EVENT
from assistant.language.words import fold

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
# Each with the days from today on; the longer ones first.
_DAYS = (
    (2, re.compile(r"\b(?:the day after tomorrow|ylihuomen\w*|ylihuomis\w+)\b")),
    (1, re.compile(r"\b(?:tomorrow|huomenna|huomisel\w+|huomiselle)\b")),
    (0, re.compile(r"\b(?:today|tanaan)\b")),
)
_TOMORROWS = re.compile(r"\b(?:huomisen|huomista|huomisessa|tomorrow.s)\b")
# Weeks from Monday to Sunday: how many after today's.
_WEEKS = (
    (1, re.compile(r"\b(?:next week|(?:ensi|ens|tulevalla|seuraavalla) (?:viikolla|viikon|vko\w*))\b")),
    (0, re.compile(r"\b(?:this week|(?:talla|tan|taman|kuluvalla) (?:viikolla|viikon|vko\w*))\b")),
)
_THIS_MONTH = re.compile(r"\b(?:this month|tassa kuussa|kuluvassa kuussa|taman kuun|tan kuun|talla kuulla)\b")
_NEXT_MONTH = re.compile(r"\b(?:next month|ensi kuussa|ens kuussa|ensi kuun|ens kuun|seuraavassa kuussa|ensi kuulla)\b")
_NEXT_YEAR = re.compile(r"\b(?:next year|ensi vuonna|ens vuonna|ensi vuoden|ens vuoden)\b")
_THIS_YEAR = re.compile(r"\b(?:this year|tana vuonna|tan vuoden|taman vuoden|kuluvana vuonna)\b")
_SESSION = re.compile(
    rf"{EVENT.pattern}|\b(?:sessions?|events?|\w*(?:tilaisuu|tapahtum|info)\w*|starter|trainings?|\w*koulutustilai\w*)\b"
)
_DECEMBER = 12


def name_span(question: str, today: date) -> tuple[str, tuple[date, date] | None]:
    """A folded question without the day, the week or the year that it names by today, and its first and last day."""
    for number, pattern in _WEEKS:
        if pattern.search(question):
            monday = today + timedelta(days=7 * number - today.weekday())
            return pattern.sub(" ", question), (max(monday, today), monday + timedelta(days=6))
    for number, pattern in (*_DAYS, (1, _TOMORROWS)):
        if pattern.search(question):
            day = today + timedelta(days=number)
            return pattern.sub(" ", question), (day, day)
    for number, pattern in ((0, _THIS_YEAR), (1, _NEXT_YEAR)):
        if pattern.search(question):
            year = today.year + number
            return pattern.sub(" ", question), (max(today, date(year, 1, 1)), date(year, _DECEMBER, 31))
    return question, None


def name_month(question: str, today: date) -> str:
    """A folded question with the month or the year that it names by today: "in march 2029" for "next month"."""
    following = date(today.year + today.month // _DECEMBER, today.month % _DECEMBER + 1, 1)
    question = _THIS_MONTH.sub(f"in {_month(today)}", question)
    question = _NEXT_MONTH.sub(f"in {_month(following)}", question)
    return _NEXT_YEAR.sub(f"in {today.year + 1}", question)


def name_day(question: str, today: date) -> str:
    """A folded question with the day that it names by today too: "on 4 march 2029" for "tomorrow"."""
    for number, pattern in _DAYS:
        day = today + timedelta(days=number)
        question = pattern.sub(f"on {day.day} {_month(day)}", question)
    return name_month(question, today)


def _month(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def name_call_year(question: str, today: date, editions: Container[str]) -> str:
    """A question as typed with the year for "next year" and "ensi vuonna", where that is a guide's call year."""
    year = str(today.year + 1)
    if year not in editions or _SESSION.search(fold(question)):
        return question  # a session of the call may be held the year before
    question = re.sub(r"(?i)\b(?:ensi|ens) vuonna\b", f"vuonna {year}", question)
    question = re.sub(r"(?i)\b(?:ensi|ens) vuode(n|lle|lta|sta)\b", rf"vuode\1 {year}", question)
    return re.sub(r"(?i)(?<!the )(?<!and )\bnext year\b(?!['’])", f"in {year}", question)
