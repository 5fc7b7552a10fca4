"""Calls in time: what is open, next or passed on a day, with information sessions kept apart."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.engine import Assistant
from assistant.passages.deadlines import Timing, day_of, find_calls, next_on, open_on, passed_on, read_timing
from ingest.types import Language
from ingest.values import read_values

LANGUAGES = pytest.mark.parametrize("language", ["fi", "en"])
CLOSING = {date(2026, *day) for day in ((2, 3), (2, 19), (3, 5), (3, 10), (3, 26), (9, 3), (9, 29))}


@pytest.mark.parametrize(
    ("question", "timing"),
    [
        ("Mikä on seuraava hakuaika?", "next"),
        ("What is the next deadline?", "next"),
        ("Which is the earliest call?", "next"),
        ("Mitkä haut ovat vielä auki?", "open"),
        ("Ehdinkö vielä hakea?", "open"),
        ("Which calls are still open?", "open"),
        ("Is it too late to apply?", "open"),
        ("Mitkä haut ovat jo päättyneet?", "passed"),
        ("Mitkä haut ovat umpeutuneet?", "passed"),
        ("Which calls have closed?", "passed"),
        ("Which deadlines have already passed?", "passed"),
        ("Milloin haku päättyy?", None),
        ("When does the call close?", None),
    ],
)
def test_whether_a_question_is_about_time(question: str, timing: Timing | None) -> None:
    assert read_timing(question) == timing


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5.3.2026", date(2026, 3, 5)),
        ("5. maaliskuuta 2026 klo 13", date(2026, 3, 5)),
        ("5–7 March 2026", date(2026, 3, 7)),
        ("maaliskuussa 2026", None),
        ("5.3.", None),
        ("12 kuukautta", None),
    ],
)
def test_the_day_of_a_date(text: str, day: date | None) -> None:
    assert day_of(read_values(text)[0]) == day


@LANGUAGES
def test_the_guide_s_closing_dates(guide_assistant: Assistant, language: Language) -> None:
    calls = find_calls(guide_assistant.searcher.units, language)
    assert {call.day for call in calls} == CLOSING
    assert [call.day for call in calls] == sorted(call.day for call in calls)
    assert {call.unit.language for call in calls} == {language}
    assert {call.time for call in calls if call.day == date(2026, 3, 5)} == {(13, 0)}


@LANGUAGES
def test_information_sessions_are_no_calls(guide_assistant: Assistant, language: Language) -> None:
    events = {call.day for call in find_calls(guide_assistant.searcher.units, language, events=True)}
    assert date(2025, 12, 10) in events
    assert date(2026, 2, 9) in events
    assert not events & CLOSING


@LANGUAGES
@pytest.mark.parametrize("today", [date(2025, 11, 1), date(2026, 3, 5), date(2026, 3, 6), date(2026, 9, 30)])
def test_open_and_passed_part_the_calls(guide_assistant: Assistant, language: Language, today: date) -> None:
    calls = find_calls(guide_assistant.searcher.units, language)
    ahead, behind = open_on(calls, today), passed_on(calls, today)
    assert {call.day for call in ahead} == {day for day in CLOSING if day >= today}
    assert {call.day for call in behind} == {day for day in CLOSING if day < today}
    assert {call.day for call in next_on(calls, today)} == ({min(c.day for c in ahead)} if ahead else set())


def dates_in(text: str) -> set[date]:
    days = (day_of(value) for value in read_values(text) if value.kind == "date")
    return {day for day in days if day is not None}


@pytest.mark.parametrize(
    ("question", "today", "days"),
    [
        ("Mikä on seuraava hakuaika?", date(2025, 12, 1), {date(2026, 2, 3)}),
        ("What is the next deadline?", date(2026, 2, 4), {date(2026, 2, 19)}),
        ("What is the next deadline?", date(2026, 3, 5), {date(2026, 3, 5)}),
        ("What is the next deadline?", date(2026, 3, 6), {date(2026, 3, 10)}),
        ("Mikä on seuraava hakuaika?", date(2026, 9, 15), {date(2026, 9, 29)}),
        ("Mitkä haut ovat vielä auki?", date(2026, 3, 11), {d for d in CLOSING if d > date(2026, 3, 11)}),
        ("Which calls are still open?", date(2026, 1, 1), CLOSING),
        ("Mitkä haut ovat jo päättyneet?", date(2026, 3, 1), {date(2026, 2, 3), date(2026, 2, 19)}),
        ("Which calls have closed?", date(2026, 3, 1), {date(2026, 2, 3), date(2026, 2, 19)}),
    ],
)
def test_calls_are_listed_by_the_day(guide_assistant: Assistant, question: str, today: date, days: set[date]) -> None:
    answer = guide_assistant.ask(question, today=today)
    assert answer.status == "answered"
    assert dates_in(answer.text) == days


@pytest.mark.parametrize(
    ("question", "today", "verdict"),
    [
        ("Ehdinkö vielä hakea KA210-rahoitusta?", date(2026, 3, 5), "Kyllä"),
        ("Ehdinkö vielä hakea KA210-rahoitusta?", date(2026, 3, 6), "Ei"),
        ("Can I still apply for KA220?", date(2026, 3, 2), "Yes"),
        ("Can I still apply for KA220?", date(2026, 3, 9), "No"),
        ("Is the Capacity Building call still open?", date(2026, 3, 26), "Yes"),
    ],
)
def test_whether_there_is_still_time(guide_assistant: Assistant, question: str, today: date, verdict: str) -> None:
    answer = guide_assistant.ask(question, today=today)
    assert answer.text.startswith(verdict)
    assert dates_in(answer.text)


@pytest.mark.parametrize(
    ("question", "remark"),
    [("Milloin KA210-haku päättyy?", "Määräaika on päättynyt."), ("When does the KA210 call close?", "has passed")],
)
def test_a_passed_deadline_is_said_to_have_passed(guide_assistant: Assistant, question: str, remark: str) -> None:
    assert remark in guide_assistant.ask(question, today=date(2026, 3, 6)).text
    assert remark not in guide_assistant.ask(question, today=date(2026, 3, 5)).text


@LANGUAGES
def test_no_call_is_left_when_all_have_closed(guide_assistant: Assistant, language: Language) -> None:
    question = {"fi": "Mitkä haut ovat vielä auki?", "en": "Which calls are still open?"}[language]
    answer = guide_assistant.ask(question, today=date(2027, 1, 1))
    assert dates_in(answer.text) == {max(CLOSING)}


@pytest.mark.parametrize(
    "question", ["Milloin KA210-haku päättyy vuonna 2027?", "When does the KA220 call close in 2028?"]
)
def test_one_year_s_guide_does_not_speak_for_another(guide_assistant: Assistant, question: str) -> None:
    answer = guide_assistant.ask(question, today=date(2026, 1, 1))
    assert answer.status == "not_in_guide"
    assert not dates_in(answer.text)
