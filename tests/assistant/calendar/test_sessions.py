"""Sessions that one attends are picked by topic, by name, by day; another call is told after a missed one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.calendar.missed import _cut
from assistant.calendar.session_days import months_of, names_days
from assistant.engine import Assistant
from assistant.language.occasions import name_session
from ingest.types import Language
from tests.assistant.conftest import check_told

TODAY = date(2030, 1, 5)
SLIDES: dict[Language, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "fi": (
        ("Hakuajat 2030", ("Majakkahankkeiden haku (MX7): 4.2.2030", "Luotsihankkeiden haku (MX8): 11.4.2030")),
        (
            "Hakuinfot majakkahankkeet MX7",
            (
                "Aloituspaketti 20.11.2029 klo 9-10",
                "Majakkahankkeen hakuinfo 10.12.2029 klo 12-13",
                "Majakkahankkeen budjetti 14.1.2030 klo 14-15",
                "Kyselytunti 23.1.2030 klo 15-16",
            ),
        ),
        ("Luotsihankkeet MX8", ("Luotsi-ilta 6.3.2030 klo 17-19",)),
    ),
    "en": (
        (
            "Deadlines 2030",
            ("Call for lighthouses (MX7): 4 February 2030", "Call for pilot boats (MX8): 11 April 2030"),
        ),
        (
            "Info sessions: lighthouses MX7",
            (
                "Starter package 20 November 2029 at 9:00–10:00",
                "Info session for lighthouses 10 December 2029 at 12:00–13:00",
                "Lighthouse budget 14 January 2030 at 14:00–15:00",
                "Q&A session 23 January 2030 at 15:00–16:00",
            ),
        ),
        ("Pilot boats MX8", ("Pilot evening 6 March 2030 at 17:00–19:00",)),
    ),
}


@pytest.fixture(scope="module")
def assistant(decks_of: Callable[..., Assistant]) -> Assistant:
    return decks_of(SLIDES)


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Mitä tilaisuuksia MX7-hakijoille on tammikuussa?", ("14.1.2030", "23.1.2030"), ("10.12.2029", "4.2.2030")),
        ("Which MX7 events are there before Christmas?", ("20 November", "10 December"), ("14 January",)),
        ("Milloin MX7-hakijat voivat kysellä livenä?", ("23.1.2030",), ("14.1.2030", "4.2.2030")),
        ("Milloin käydään läpi MX7:n rahapuoli?", ("14.1.2030",), ("23.1.2030",)),
        ("From what hour to what hour is the MX7 question hour in Jan?", ("15:00–16:00",), ("14:00",)),
        ("I missed 10 December, is there another session for MX7 after?", ("14 January", "23 January"), ("10 Dec",)),
        ("Minä päivänä MX7-hakijoille on oma infonsa ja monelta?", ("10.12.2029", "12-13"), ("20.11.2029",)),
        ("How many info sessions are there for MX7?", ("20 November", "10 December", "14 January", "23 January"), ()),
        ("What is the last session before the MX7 deadline?", ("23 January",), ("14 January", "4 February")),
        ("What is happening on 14 January 2030?", ("14:00–15:00",), ("23 January",)),
        ("Mitä tapahtuu 23. tammikuuta 2030?", ("15-16",), ("14.1.2030",)),
        ("Milloin MX8:n tilaisuus on?", ("6.3.2030",), ("11.4.2030",)),
    ],
)
def test_sessions_are_told(assistant: Assistant, question: str, told: tuple[str, ...], untold: tuple[str, ...]) -> None:
    check_told(assistant.ask(question, today=TODAY).text, told, untold)


@pytest.mark.model
@pytest.mark.parametrize(
    "question",
    [
        "What happens if we miss 23 January?",
        "Milloin tammikuun 2027 MX7-kyselytunti pidettiin?",
        "At what hour does the spring 2034 info session for MX7 start?",
        "Is the MX7 starter package recorded?",
        "Tallennetaanko MX7:n kyselytunti?",
        "Mihin saliin MX7-info tulee?",
    ],
)
def test_what_is_not_said_of_a_session_stays_unsaid(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question, today=TODAY).status != "answered"


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "day", "told", "untold"),
    [
        ("Onko huomenna jokin info, johon ehtii?", (2030, 1, 13), ("Kyllä", "14.1.2030"), ("23.1.",)),
        ("Onko huomenna mitään tilaisuutta?", (2030, 1, 5), ("Ei.", "14.1.2030"), ("23.1.",)),
        ("Is there anything we could attend this week?", (2030, 1, 21), ("Yes", "23 January"), ("14 January",)),
        ("Which sessions are there next week?", (2030, 1, 15), ("23 January",), ("14 January", "then")),
        ("Which sessions are there next week?", (2030, 1, 24), ("then", "6 March"), ("23 January",)),
        ("What time does tomorrow's session start?", (2030, 1, 22), ("15:00",), ("14 January",)),
        ("Mihin MX7-infoon ehtii vielä?", (2030, 1, 15), ("23.1.2030",), ("14.1.2030", "10.12.")),
        ("Will anybody teach us the money side of MX7?", (2030, 1, 5), ("14 January",), ("23 January",)),
        ("Missä tilaisuudessa opetetaan budjetin tekemistä?", (2030, 1, 5), ("14.1.2030",), ("23.1.2030",)),
        ("Onko joku info budjetista?", (2030, 1, 5), ("Kyllä", "14.1.2030"), ("10.12.",)),
        ("Is there a kick-off for new MX7 applicants?", (2030, 1, 5), ("20 November",), ("14 January",)),
        ("Which sessions are left after January?", (2030, 1, 5), ("6 March",), ("23 January",)),
    ],
)
def test_sessions_in_everyday_words(
    assistant: Assistant, question: str, day: tuple[int, int, int], told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    check_told(assistant.ask(question, today=date(*day)).text, told, untold)


@pytest.mark.model
@pytest.mark.parametrize("question", ["Who teaches the crew to row?", "Opetetaanko majakalla uimaan?"])
def test_what_no_session_teaches(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question, today=TODAY).status != "answered"


@pytest.mark.model
def test_a_session_is_gone_on_with(assistant: Assistant) -> None:
    history = ("Info sessions for lighthouses?",)
    assert "14 January 2030" in assistant.ask("When is the budget one for MX7?", history, today=TODAY).text


@pytest.mark.model
def test_a_session_is_no_call(assistant: Assistant) -> None:
    text = assistant.ask("Which calls are still open?", today=TODAY).text
    assert "11 April 2030" in text
    assert "6 March" not in text


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "status", "told"),
    [
        ("We missed the MX7 round. When can we apply for MX8?", "answered", "11 April 2030"),
        ("Myöhästyin MX7-hausta, milloin on MX8:n haku?", "answered", "11.4.2030"),
        ("We missed the MX7 call. When is the next round?", "not_in_guide", "4 February 2030"),
        ("MX7-haku meni ohi. Milloin voi hakea seuraavan kerran?", "not_in_guide", "4.2.2030"),
    ],
)
def test_another_chance(assistant: Assistant, question: str, status: str, told: str) -> None:
    answer = assistant.ask(question, today=date(2030, 2, 20))
    assert (answer.status, told in answer.text) == (status, True)


@pytest.mark.parametrize(
    "text",
    ["If we miss the call, when is the next one?", "Have we missed the call?", "We were late. Who can apply?"],
)
def test_nothing_was_missed(text: str) -> None:
    assert _cut(text) is None


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("in may", {5}),
        ("may we come", set()),
        ("feb q&a", {2}),
        ("kesakuun ilta", {6}),
        ("helmikuinen info", {2}),
        ("ensi syksyna", {8, 9, 10, 11, 12}),
    ],
)
def test_months(text: str, months: set[int]) -> None:
    assert months_of(text) == months


@pytest.mark.parametrize(
    ("text", "narrows"),
    [("viimeinen tilaisuus", True), ("sessions before christmas", True), ("kaikki tilaisuudet", False)],
)
def test_days_narrow(text: str, narrows: bool) -> None:
    assert names_days(text) is narrows


@pytest.mark.parametrize(
    ("question", "last", "asked"),
    [
        ("When is the costs one?", "Are there webinars?", "When is the costs session?"),
        ("When is the costs one?", "How big is the grant?", "When is the costs one?"),
        ("Who may join the costs one?", "Are there webinars?", "Who may join the costs one?"),
    ],
)
def test_the_one_is_a_session(question: str, last: str, asked: str) -> None:
    assert name_session(question, last) == asked


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("When is the deadline for HB3 in youth?", "not_in_guide"),
        ("When is the deadline for HB3 in VET?", "answered"),
        ("By when must the HB3 proposal reach the agency?", "answered"),
    ],
)
def test_another_field_is_another_topic(decks_of: Callable[..., Assistant], question: str, status: str) -> None:
    slides = (
        ("Harbour Building in VET (HB3)", ("Next call 4 May 2030", "Duration: 2 years", "Grant: EUR 20,000")),
        ("Quay Repair (HB4)", ("Next call 9 June 2030", "Duration: 3 years")),
    )
    assert decks_of({"en": slides}).ask(question, today=TODAY).status == status


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "history", "told"),
    [
        ("And for the Sea School networks?", ("What is the highest grant for Sea School teacher courses?",), "90,000"),
        ("And the small-scale ones?", ("When is the deadline for MX7?",), "9 June"),
    ],
)
def test_another_topic_is_gone_on_with(
    decks_of: Callable[..., Assistant], question: str, history: tuple[str, ...], told: str
) -> None:
    slides = (
        ("Sea School (1): Teacher courses", ("Duration 3 years", "Highest grant EUR 40,000")),
        ("Sea School (2): Networks", ("Duration 2 years", "Highest grant EUR 90,000")),
        ("Deadlines", ("Call for lighthouses (MX7): 4 May 2030", "Call for small-scale harbours (MX8): 9 June 2030")),
    )
    assert told in decks_of({"en": slides}).ask(question, history, today=TODAY).text


@pytest.mark.model
@pytest.mark.parametrize("question", ["Give me info on MX7", "When must our event be held?", "Any info about MX7?"])
def test_what_only_sounds_like_a_session(assistant: Assistant, question: str) -> None:
    text = assistant.ask(question, today=TODAY).text
    assert "10 December" not in text, text
