"""The dated occasions of a corpus: what, when, for whom, and whether it is over."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from assistant.calendar.agenda import (
    ZONE,
    Occasion,
    closed_edition,
    list_occasions,
    passed_among,
    select,
    state_of,
    topics_of,
)
from assistant.engine import Assistant
from ingest.types import Language

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def assistant(guide_assistant: Assistant) -> Assistant:
    return guide_assistant


@pytest.fixture(scope="module")
def occasions(assistant: Assistant) -> tuple[Occasion, ...]:
    return list_occasions(assistant.searcher, "fi")


def at(day: str, clock: str = "12:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZONE)


@pytest.mark.parametrize("language", ["fi", "en"])
def test_all_calls_of_the_bundled_deck_are_listed(assistant: Assistant, language: Language) -> None:
    calls = [o for o in list_occasions(assistant.searcher, language) if o.kind == "call"]
    assert [(o.day, o.start) for o in calls] == [
        (date(2026, 2, 3), None),
        (date(2026, 2, 19), (13, 0)),
        (date(2026, 2, 19), (13, 0)),
        (date(2026, 3, 5), (13, 0)),
        (date(2026, 3, 5), (13, 0)),
        (date(2026, 3, 10), None),
        (date(2026, 3, 26), None),
        (date(2026, 9, 3), None),
        (date(2026, 9, 29), (13, 0)),
    ]
    assert {t.code for o in calls for t in o.topics} - {""} == {"KA120", "KA121", "KA122", "KA210", "KA220"}


def test_every_occasion_quotes_its_source_verbatim(assistant: Assistant, occasions: tuple[Occasion, ...]) -> None:
    sources = assistant.searcher.index.sources
    assert len(occasions) > 15
    for occasion in occasions:
        citation = occasion.citation
        assert sources[citation.document_id][citation.start : citation.end] == citation.quote
        assert str(occasion.day.day) in citation.quote


def test_a_session_has_its_beginning_and_end(occasions: tuple[Occasion, ...]) -> None:
    (session,) = [o for o in occasions if o.day == date(2025, 12, 10)]
    assert (session.kind, session.start, session.end) == ("event", (14, 30), (16, 0))


def test_a_call_for_several_lots_is_about_the_action_that_has_them(occasions: tuple[Occasion, ...]) -> None:
    (call,) = [o for o in occasions if o.kind == "call" and o.day == date(2026, 3, 10)]
    assert [topic.term for topic in call.topics] == ["alliances-for-innovation"]


@pytest.mark.parametrize(
    ("day", "clock", "state"),
    [("2026-03-05", "12:59", "next"), ("2026-03-05", "13:01", "passed"), ("2026-02-19", "12:00", "open")],
)
def test_a_call_closes_at_its_hour(occasions: tuple[Occasion, ...], day: str, clock: str, state: str) -> None:
    (call,) = [o for o in occasions if "KA220-VET" in o.title and o.kind == "call"]
    assert state_of(call, occasions, at(day, clock)) == state


def test_a_call_without_an_hour_is_open_all_day(occasions: tuple[Occasion, ...]) -> None:
    (call,) = [o for o in occasions if o.day == date(2026, 3, 26)]
    assert not call.is_over(at("2026-03-26", "23:58"))
    assert call.is_over(at("2026-03-27", "00:01"))


def test_the_hour_is_finnish_wherever_the_server_stands(occasions: tuple[Occasion, ...]) -> None:
    (call,) = [o for o in occasions if "KA220-VET" in o.title and o.kind == "call"]
    assert not call.is_over(datetime.fromisoformat("2026-03-05T10:59:00+00:00"))
    assert call.is_over(datetime.fromisoformat("2026-03-05T11:01:00+00:00"))


def test_occasions_are_chosen_by_kind_action_and_words(occasions: tuple[Occasion, ...]) -> None:
    assert {o.kind for o in select(occasions, ["event"])} == {"event"}
    assert {t.term for o in select(occasions, terms=["cove"]) for t in o.topics} == {"cove"}
    assert {o.day for o in select(occasions, ["call"], words="ka210")} == {date(2026, 3, 5)}
    assert select(occasions, words="ka999") == ()
    assert select(occasions) == occasions
    assert {"cove", "jean-monnet"} <= {topic.term for topic in topics_of(occasions)}


def test_a_call_year_is_over_when_its_last_call_is(occasions: tuple[Occasion, ...]) -> None:
    assert closed_edition(occasions, at("2026-09-29", "12:00")) == ""
    assert closed_edition(occasions, at("2026-09-29", "14:00")) == "2026"
    assert closed_edition((), at("2030-01-01")) == ""


def test_an_answer_is_about_a_passed_call_only_if_all_that_it_cites_have_closed(
    assistant: Assistant, occasions: tuple[Occasion, ...]
) -> None:
    one = assistant.ask("Milloin KA210-haku päättyy?").citations
    both = (*one, *assistant.ask("Milloin KA120-haku päättyy?").citations)
    other = assistant.ask("Kuinka kauan KA220-hanke voi kestää?").citations
    assert len(passed_among(one, occasions, at("2026-03-06"))) == 1
    assert passed_among(one, occasions, at("2026-03-04")) == ()
    assert passed_among(both, occasions, at("2026-03-06")) == ()
    assert passed_among(other, occasions, at("2026-12-01")) == ()
