"""Whether a topic can be applied for before or in a part of the year: "Can KA220 be applied for before Easter?"."""

from __future__ import annotations

import re
from datetime import date

from assistant.calendar.relative_days import name_month
from assistant.calendar.session_days import is_before_or_after, months_of, on_days
from assistant.calendar.sessions import telling_words
from assistant.calendar.timing import call_sentence
from assistant.language.occasions import APPLIES, EVENT
from assistant.language.words import fold
from assistant.passages.deadlines import first_day, of_own_code
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Searcher
from assistant.types import Status
from assistant.wording.phrases import say
from assistant.wording.statements import Statement

_CAN_APPLY = re.compile(
    r"^\W*(?:(?:ja|no|and|so|but|entas?) )?(?:(?:can|could|may|do|will) (?:we|i|you|one|they|it)\b.*\b"
    r"(?:apply|applied|make|submit)|"
    r"is (?:it|there) .*\b(?:possible|time|chance)\b.*\b(?:apply|applied|application)|is there a call|"
    r"(?:voi|ehti|ehdi|saa|kerkea|kerkia|kerkii|onnistu)\w*(?:ko|ks|kohan)\w*\b.*\b(?:hake\w*|hakemu\w*|haku\w*)|"
    r"onko\b.*\b(?:haku\w*|hakea))\b"
)
_PLAIN = re.compile(
    r"viela|enaa|ehti\w*|ehdi\w*|still|possible|chance|there|we|jo|already|joko|onnistu\w*|kerki\w*|kerke\w*|mahdollis\w*|loma\w*|"
    r"\w*lomi\w*|\w*lomaa?|holidays?|break|vacation|ennen|apply\w*|appl\w+|summer\w*|kesa\w*"
)
_YEAR = re.compile(r"(?<![\d.])20\d\d(?!\d)")
_AFTER = re.compile(r"\b(?:after|jalkeen|since)\b")


def answer_in_time(reading: Reading, searcher: Searcher, today: date) -> tuple[Status, tuple[Statement, ...]] | None:
    """Whether a call of the one topic closes in the time asked about; that it closes later, where it does.

    A call that closes later may be open then or not: the day on which it opens is not told.
    """
    if not reading.asks_for("whether") or len(reading.scopes) != 1 or reading.unknown_codes or reading.uncovered:
        return None
    question = name_month(fold(asking_sentence(reading.text)), today)
    dated = is_before_or_after(question) or bool(months_of(question) or _YEAR.search(question))
    if not dated or not _CAN_APPLY.search(question) or EVENT.search(question) or _AFTER.search(question):
        return None
    if any(not APPLIES.fullmatch(word) and not _PLAIN.fullmatch(word) for word in telling_words(reading, question)):
        return None
    calls = searcher.current_calls(reading.language, False, reading.years)
    calls = of_own_code([call for call in calls if reading.scopes & call.unit.scopes], reading.scopes, searcher.book)
    ahead = [call for call in calls if call.day >= today]
    if not ahead or any(first_day(call.value) is not None for call in ahead):
        return None
    within = on_days(question, ahead, numbered=False, today=today)
    told = tuple(Statement(call_sentence(call, reading, today), call.unit.members) for call in (within or ahead)[:2])
    if within:
        return "answered", (Statement(f"{say('yes', reading.language)}.", within[0].unit.members, "remark"), *told)
    wanted = on_days(question, calls, numbered=False, today=today)
    if wanted or is_before_or_after(question) or _comes_before(question, ahead[0].day):
        unknown = Statement(say("opening_unknown", reading.language), told[0].passages, "remark")
        return "answered", (*told, unknown)
    return "answered", (Statement(f"{say('no', reading.language)}.", told[0].passages, "remark"), *told)


def _comes_before(question: str, day: date) -> bool:
    """True where the months asked about come before the one of a day in the same year."""
    months = months_of(question)
    return bool(months) and min(months) < day.month
