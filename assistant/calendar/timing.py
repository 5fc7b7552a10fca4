"""Answers computed against today: which calls are open, which is next, whether there is still time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.calendar.openings import asks_for_whom, asks_opening, is_despite, read_state, tells_opening, waits
from assistant.language.occasions import EVENT
from assistant.language.words import fold, likeness, split_words
from assistant.passages.deadlines import Call, Timing, day_of, next_on, of_own_code, open_on, passed_on, read_timing
from assistant.question.reading import Reading, asking_sentence, is_cue
from assistant.retrieval.features import is_related
from assistant.retrieval.search import Searcher
from assistant.types import Status
from assistant.values.days import MONTHS, one_day, seasons_of
from assistant.wording.phrases import say
from assistant.wording.sentences import clean_topic, deadline_sentence, finish, tidy
from assistant.wording.statements import Statement

_CALLS: dict[Timing, str] = {"open": "open_calls", "next": "next_deadline", "passed": "passed_calls"}
_EVENTS: dict[Timing, str] = {"open": "open_events", "next": "next_event", "passed": "passed_events"}
_NONE_OF_CALLS: dict[Timing, str] = {
    "open": "no_open_calls",
    "next": "no_next_deadline",
    "passed": "no_passed_calls",
}
_NONE_OF_EVENTS: dict[Timing, str] = {
    "open": "no_open_events",
    "next": "no_open_events",
    "passed": "no_passed_events",
}
_OPENING = re.compile(
    r"\b(?:when|(?:from |on )?(?:which|what) (?:date|day))\b.*\b(?:open(?:s|ing|ed)?\b(?! until)|starts?\b|begins?\b)|"
    r"\b(?:milloin|koska|minka paivana|mista paivasta)\b.*\b(?:aukea\w*|avau\w+|alka\w*)\b"
)
# "Are we too late?" and "has it closed?" suppose that the time is over; "or is there still time?" after them does not.
_SUPPOSES_CLOSED = re.compile(
    r"\b(?:too late|late|missed|closed|ended|passed|over|gone|expired|myohas\w+|myohais\w+|mennyt|menneet|meni|menikö|"
    r"menikohan|"
    r"been(?: (?:already|yet|and gone))?(?=\W*$)|behind us|ollut|oliko|takana\w*|meniko|"
    r"umpeutu\w+|paattyny\w*|sulkeutu\w+|ohi)\b"
)
_SUPPOSES_OPEN = re.compile(
    r"\b(?:still|viela|vielako|auki|avoin\w*|open|not too late|in time|ajoissa|ehdi\w*|ehti\w*)\b"
)
_IS_OPEN = re.compile(
    r"\b(?:still open|open (?:now|yet|any ?more)|(?:viela|yha) (?:auki|avoinna)|(?:auki|avoinna) (?:viela|nyt))\b"
)
# Whether one may send something in now: about the topic's call, also where no word for a call is said.
_SENDS_NOW = re.compile(
    r"\b(?:(?:have|has|did|do|had) (?:we|i|they|you) (?:already |just )?miss(?:ed)?|"
    r"(?:send|submit|hand|put|file|get) .*\b(?:today|still|now|any ?more|in time)|"
    r"still get (?:\w+ ){1,6}in|still (?:\w+ )?(?:send|submit|hand in|put in|file|time)|time left|"
    r"still (?:make|catch|meet) (?:\w+ ){1,4}(?:round|call|deadline)|"
    r"(?:viela|vielako|enaa|enaako) (?:\w+ ){0,3}?(?:hakea|haka\w*|lahett\w+|jatt\w+)|"
    r"(?:hakea|jattaa|lahettaa)(?: \w+){0,3} (?:viela|enaa|tanaan|nyt))\b"
)
# What comes after the last day is not told by whether it has come.
_AFTER_LAST = re.compile(
    r"\b(?:after|past) (?:the |a |its |that )?(?:deadline|closing|due date|call (?:has )?clos\w+)|"
    r"\b(?:maaraajan|maarapaivan|hakuajan|haun|deadlinen|takarajan) (?:\w+ )?jalkeen\b"
)
_ALIKE = 0.7
_ROUNDS = {
    1: re.compile(r"\b(?:first|1st|ensimmai\w+)\b"),
    2: re.compile(r"\b(?:second|2nd|toi(?:nen|sen|selle|seen|sella|sesta))\b"),
    3: re.compile(r"\b(?:third|3rd|kolmas|kolman\w+)\b"),
}
_ROUND_ASKED = re.compile(r"\b(?:rounds?|\w*kierro(?:s|ks\w+)|hau[nt]?|haku\w*|call|deadline)\b")
# "Milloin seuraava TCA on?": the next one of something that has a name of its own is no call.
_OTHER_NEXT = re.compile(r"\b(?:[Ss]euraav\w+|[Nn]ext) [A-ZÅÄÖ]{3,}\b(?!-| (?:call|deadline|round|haku|application))")
_COMPOUND_CALL = re.compile(r"\w{3,}(?:haku|haun|hakuun|haussa|hausta|hakua|haut|hauissa)(?:mme|nne|ni)?")
_CALL_WORDS = (
    "haku",
    "hau",
    "hake",
    "haet",
    "haki",
    "hakem",
    "maaraai",
    "dead",
    "call",
    "appl",
    "closing",
    "deadline",
    "dl",
)


def answer_timing(reading: Reading, searcher: Searcher, today: date) -> tuple[Status, tuple[Statement, ...]] | None:
    """The answer to a question about calls in time; None where the question is none.

    Without a topic: the open, next or passed calls as a list. With one: whether there is still time.
    """
    if _OPENING.search(fold(reading.text)) or (reading.asks_for("whether") and _gives_measure(reading)):
        return None
    if reading.asks_for("open") and not reading.asks_for("deadline", "time", "whether", "list"):
        return None  # "What happens to a late application?"
    asking = fold(asking_sentence(reading.text))
    if reading.asks_for("whether") and (asks_for_whom(asking) or _AFTER_LAST.search(asking)):
        return None
    if reading.asks_for("whether") and is_despite(reading):
        return None
    timing = read_timing(reading.text)
    if timing is None and reading.asks_for("whether") and _SENDS_NOW.search(fold(asking_sentence(reading.text))):
        timing = "open"
    if timing is None and reading.asks_for("whether"):
        timing = read_state(fold(asking_sentence(reading.text)))
    bare = timing is None and "deadline" in reading.asks and not reading.scopes and _only_calls(reading)
    if not (bare or (timing is not None and _about_calls(reading))):
        return None
    events = bool(EVENT.search(fold(reading.text)))
    calls = searcher.calls(reading.language, events) or searcher.calls(None, events)
    if not calls:
        return None
    if bare:
        return "answered", _list_all(calls, reading)
    assert timing is not None
    if not reading.scopes:
        if asks_opening(fold(asking_sentence(reading.text))):
            return _about_topic(timing, calls, reading, today) if len(open_on(calls, today)) == 1 else None
        named = _named_calls(calls, reading)
        if named:
            return _about_topic(timing, named, reading, today)
        if not _only_about_calls(reading) or _OTHER_NEXT.search(reading.text):
            return None
        return "answered", _list_calls(timing, calls, reading, today, events)
    own = [c for c in calls if reading.scopes & c.unit.scopes]
    own = own or [c for c in calls if is_related(reading.scopes, c.unit.scopes, searcher.book)]
    own = _of_round(reading, of_own_code(own, reading.scopes, searcher.book))
    return _about_topic(timing, own, reading, today) if own else None


def _gives_measure(reading: Reading) -> bool:
    """True where the question gives an hour, a day or a number of things: that is held against the guide, not today."""
    kinds = ("time", "count")
    return any(v.kind in kinds or (v.kind == "date" and day_of(v) is not None) for v in reading.values)


def _about_calls(reading: Reading) -> bool:
    words = split_words(reading.text)
    named = any(word.startswith(_CALL_WORDS) or _COMPOUND_CALL.fullmatch(word) for word in words)
    text = fold(asking_sentence(reading.text))
    of_topic = bool(reading.scopes) and bool(_IS_OPEN.search(text) or _SENDS_NOW.search(text))
    plain = bool(reading.scopes) or EVENT.search(text) is not None or not _other_words(reading)
    return named or of_topic or ("deadline" in reading.asks and plain)


def _other_words(reading: Reading) -> list[str]:
    """The words that name something else than calls and time: "results" in "When do the results come?"."""
    words = (item.text for item in reading.items if len(item.text) > 3)
    return [word for word in words if not is_cue(word, reading.asks) and read_timing(word) is None]


def _of_round(reading: Reading, calls: list[Call]) -> list[Call]:
    """The calls of the round or the season that the question names; all of them where it names none that there is."""
    text = fold(asking_sentence(reading.text))
    seasons = seasons_of(text)
    chosen = [call for call in calls if call.day.month in {m for season in seasons for m in MONTHS[season]}]
    told = [call for call in calls if seasons & seasons_of(call.unit.text)]
    rounds = [n for n, word in _ROUNDS.items() if word.search(text)] if _ROUND_ASKED.search(text) else []
    if len(rounds) == 1:
        number = re.compile(rf"\b(?:round {rounds[0]}|{rounds[0]}\. (?:\w*kierros|haku|round))\b")
        told = [
            call
            for call in calls
            if number.search(fold(call.unit.text)) or _ROUNDS[rounds[0]].search(fold(call.unit.text))
        ]
    return told or chosen or calls


def _only_calls(reading: Reading) -> bool:
    """True for "hakuajat" or "when is the deadline?": no topic, no word of its own."""
    known = all(i.text.startswith(_CALL_WORDS) or is_cue(i.text, reading.asks) for i in reading.items)
    other = reading.asks_for("whether", "amount", "share", "count", "duration", "who", "contact", "place")
    return known and not other and not reading.years


def _list_all(calls: Sequence[Call], reading: Reading) -> tuple[Statement, ...]:
    items = (Statement(call_line(call), call.unit.members, bullet=True) for call in calls)
    return (Statement(say("all_calls", reading.language), (), "intro"), *items)


def _only_about_calls(reading: Reading) -> bool:
    """True where nothing but calls and time is asked about: no other topic narrows the list."""
    rest = [i for i in reading.items if i.term is None and not i.text.startswith(_CALL_WORDS) and len(i.text) > 3]
    return len(rest) <= 2


def _named_calls(calls: Sequence[Call], reading: Reading) -> list[Call]:
    """The calls whose name has all the words of a proper name in the question ("Journey Trail"), where not all have."""
    names = [i.text for i in reading.items if i.is_name and not i.text.startswith(_CALL_WORDS)]
    held = (split_words(call.unit.context) for call in calls)
    named = [
        call
        for call, words in zip(calls, held, strict=True)
        if all(any(likeness(name, word, reading.language) >= _ALIKE for word in words) for name in names)
    ]
    return named if names and len(named) < len(calls) else []


def _list_calls(
    timing: Timing, calls: Sequence[Call], reading: Reading, today: date, events: bool
) -> tuple[Statement, ...]:
    chosen = {"open": open_on, "next": next_on, "passed": passed_on}[timing](calls, today)
    language = reading.language
    if not chosen:
        last = [calls[0]] if timing == "passed" else [c for c in calls if c.day == calls[-1].day]
        key = (_NONE_OF_EVENTS if events else _NONE_OF_CALLS)[timing]
        members = tuple(k for call in last for k in call.unit.members)
        verdict = f"{say('no', language)}. " if reading.asks_for("whether") else ""
        lead = Statement(verdict + say(key, language), members, "remark")
        return (lead, *(Statement(call_line(call), call.unit.members, bullet=True) for call in last))
    key = (_EVENTS if events else _CALLS)[timing]
    items = (Statement(call_line(call), call.unit.members, bullet=True) for call in chosen)
    verdict = f"{say('yes', language)}. " if reading.asks_for("whether") else ""
    return (Statement(verdict + say(key, language), (), "intro"), *items)


def _about_topic(
    timing: Timing, calls: Sequence[Call], reading: Reading, today: date
) -> tuple[Status, tuple[Statement, ...]] | None:
    ahead = open_on(calls, today)
    language = reading.language
    shown = next_on(calls, today) if ahead and timing == "next" else ahead or calls
    sentences = [Statement(call_sentence(call, reading, today), call.unit.members) for call in shown[:4]]
    if reading.asks_for("whether"):
        asked = fold(asking_sentence(reading.text))
        if asks_opening(asked) and not tells_opening(calls, today):
            return None
        if waits(asked, calls, today):
            later = f"{say('not_yet_open', language)}."
            return "answered", (Statement(later, shown[0].unit.members, "remark"), *sentences)
        closed = "supposed_closed_" if _supposes_closed(asked) else "still_open_"
        verdict = say(f"{closed}{'no' if bool(ahead) == (closed != 'still_open_') else 'yes'}", language)
        members = tuple(k for call in shown[:4] for k in call.unit.members)
        return "answered", (Statement(f"{verdict}.", members, "remark"), *sentences)
    if not ahead:
        passed = Statement(say("passed_deadline", language), shown[0].unit.members, "remark")
        status: Status = "not_in_guide" if timing == "next" else "answered"
        return status, (*sentences, passed)
    return ("answered", tuple(sentences)) if timing == "next" else None


def _supposes_closed(text: str) -> bool:
    closed, still = _SUPPOSES_CLOSED.search(text), _SUPPOSES_OPEN.search(text)
    return closed is not None and (still is None or closed.start() < still.start())


def call_line(call: Call) -> str:
    text = tidy(call.unit.text)
    if call.unit.own_scopes or not call.unit.headings:
        return text
    topic = clean_topic(call.unit.headings[0])
    return text if any(char.isdigit() for char in topic) else f"{topic}: {text}"


def call_sentence(call: Call, reading: Reading, today: date) -> str:
    """What is said of a call; of one with several days the day that is asked for."""
    call = replace(call, unit=one_day(call.unit, reading, today))
    return finish(deadline_sentence(call.unit, reading.language, today) or call_line(call))
