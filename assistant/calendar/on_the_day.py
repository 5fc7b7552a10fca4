"""All that a guide dates on a day or in a month, calls and sessions: "What happens on 4 March?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.calendar.relative_days import name_day
from assistant.calendar.session_days import is_before_or_after, months_of, names_day, on_days
from assistant.calendar.session_lines import session_line, word_sessions
from assistant.calendar.sessions import telling_words
from assistant.calendar.timing import call_line, call_sentence
from assistant.language.words import fold
from assistant.passages.deadlines import Call
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Searcher
from assistant.wording.phrases import say
from assistant.wording.statements import Statement

# What is asked of the day, and nothing else.
_WHAT = re.compile(
    r"^\W*(?:(?:ja|no|and|so|well|entas?) )?(?:what(?: all| else|.s)?|mita(?: kaikkea| muuta)?|mika|mitka|anything|"
    r"something|"
    r"(?:is|are) there (?:anything|something)|(?:is|does|will) (?:anything|something)|"
    r"(?:onko|tapahtuuko|jarjestetaanko|paattyyko|pidetaanko)\b.*(?:jotain|mitaan|jotakin|mitakaan))\b"
)
_HAPPENS = re.compile(
    r"\b(?:happen\w*|going on|coming up|takes? place|taking place|scheduled|kicks? off|(?:is|s|are|be|was) on\b|"
    r"(?:in|on) the (?:calendar|agenda|programme)|"
    r"tapahtu\w+|luvassa|tiedossa|ohjelmassa|kalenterissa|tulossa|jarjestetaan|pidetaan)\b"
)
_CLOSES = re.compile(
    r"\b(?:clos(?:es?|ing)|due|ends?|ending|expires?|shuts?|paatty\w*|sulkeutu\w*|umpeutu\w*|umpeen|kiinni|loppu\w*)\b"
)
_IS = re.compile(
    r"^\W*(?:what(?:.s| is| was)|mita (?:on|oli)|mika on|mitka ovat|onko|is there|are there|anything|something)\b"
)
_FORM_WORDS = re.compile(
    r"\b(?:anything|something|nothing|jotain|mitaan|jotakin|mitakaan|kaikkea|muuta|else|siella|agendalla|agenda|"
    r"calendar|programme|ohjelmassa|kalenterissa|haut|hakuja|hakua|calls|deadlin\w*|maaraai\w*|coming|kicks?|off|due|expires?|shuts?|umpeen|kiinni|tapahtuuko|"
    r"jarjestetaanko|pidetaanko|paattyyko|guide|oppaassa|oppaan)\b"
)
_MOST = 12


def answer_day(
    reading: Reading, searcher: Searcher, today: date
) -> tuple[tuple[Statement, ...], tuple[Unit, ...]] | None:
    """All that is dated on the day or in the month asked about, with its passages; None where nothing is."""
    question = name_day(fold(asking_sentence(reading.text)), today)
    if not _is_asked(reading, question):
        return None
    told, held = (searcher.current_calls(reading.language, events, reading.years) for events in (False, True))
    calls = on_days(question, told, numbered=False)
    sessions = [] if _CLOSES.search(question) else on_days(question, held, numbered=False)
    if not calls and not sessions:
        return None
    units = tuple(dict.fromkeys(call.unit for call in (*calls, *sessions)))
    if len(units) > _MOST:
        return None
    if not calls:
        return word_sessions(sessions, reading, searcher, today), units
    return _word(calls, sessions, reading, today), units


def _is_asked(reading: Reading, question: str) -> bool:
    """True where nothing is asked but what there is on a day, or what happens in a month."""
    if reading.names_topic or is_before_or_after(question) or not _WHAT.search(question):
        return False
    happens = _HAPPENS.search(question) is not None
    if names_day(question):
        happens = happens or bool(_CLOSES.search(question) or _IS.search(question))
    elif not months_of(question):
        return False
    if not happens or reading.asks_for("who", "place", "contact", "amount", "share", "comparison", "duration"):
        return False
    return not telling_words(reading, _HAPPENS.sub(" ", _FORM_WORDS.sub(" ", _CLOSES.sub(" ", question))))


def _word(calls: Sequence[Call], sessions: Sequence[Call], reading: Reading, today: date) -> tuple[Statement, ...]:
    """The calls and sessions by date, one as a sentence, with a yes where it was asked whether there is any."""
    yes = f"{say('yes', reading.language)}. " if reading.asks_for("whether") else ""
    if len(calls) == 1 and not sessions:
        (call,) = calls
        passed = Statement(say("passed_deadline", reading.language), call.unit.members, "remark")
        told = Statement(f"{yes}{call_sentence(call, reading, today)}", call.unit.members)
        return (told, passed) if call.day < today else (told,)
    lines = [(call.day, call.unit, call_line(call)) for call in calls]
    lines += [(session.day, session.unit, session_line(session.unit)) for session in sessions]
    items = (Statement(line, unit.members, bullet=True) for _, unit, line in sorted(lines, key=lambda one: one[0]))
    return Statement(f"{yes}{say('dates', reading.language)}", (), "intro"), *items
