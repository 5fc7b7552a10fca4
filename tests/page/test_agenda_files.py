"""Dates as a calendar and as a table: other programs read them as meant."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from icalendar import Calendar, Event

from assistant.calendar.agenda import ZONE, Occasion, Topic
from assistant.page.agenda_files import write_csv, write_ics
from assistant.page.texts import load_texts
from assistant.types import Citation
from ingest.types import Slide

NOW = datetime(2031, 2, 1, 9, 30, tzinfo=ZONE)
QUOTE = "Haku (KA220-VET):\n\n6. maaliskuuta 2031 klo 13.00"
CITATION = Citation(1, "call.fi", "Kutsu; 2031", "fi", Slide(1, "Hakuajat"), QUOTE, 10, 40, "https://example.org/opas")
TOPIC = Topic("cooperation-partnerships", "Kumppanuushankkeet", "KA220")
CALL = Occasion("call", "Haku (KA220-VET)", date(2031, 3, 6), (13, 0), None, (TOPIC,), CITATION, "2031")
DAY = replace(CALL, title="Jean Monnet", start=None, citation=replace(CITATION, start=50, end=60))
SESSION = replace(CALL, kind="event", title="Hakuinfo", day=date(2031, 7, 1), start=(14, 0), end=(15, 30))
HOSTILE = replace(
    CALL, title='=HYPERLINK("http://evil.example")\nBEGIN:VEVENT', citation=replace(CITATION, url="javascript:x")
)


def events(*occasions: Occasion) -> list[Event]:
    calendar = Calendar.from_ical(write_ics(occasions, NOW, load_texts("fi")))
    assert isinstance(calendar, Calendar)
    return [part for part in calendar.walk("VEVENT") if isinstance(part, Event)]


def test_a_call_is_an_entry_at_its_hour_in_finnish_time_with_a_reminder() -> None:
    (event,) = events(CALL)
    assert event.start == datetime(2031, 3, 6, 13, 0, tzinfo=ZONE)
    assert event.start.utcoffset() == timedelta(hours=2)
    assert str(event["summary"]) == "Haku päättyy: Haku (KA220-VET)"
    assert "Dia 1: Hakuajat" in str(event["description"])
    (alarm,) = event.walk("VALARM")
    assert alarm["trigger"].dt == timedelta(days=-7)


def test_a_session_lasts_until_its_end_in_summer_time_too() -> None:
    (event,) = events(SESSION)
    assert event.duration == timedelta(minutes=90)
    assert event.start.utcoffset() == timedelta(hours=3)
    assert event.walk("VALARM") == []


def test_a_call_without_an_hour_takes_the_day() -> None:
    (event,) = events(DAY)
    assert event.start == date(2031, 3, 6)


def test_the_same_occasion_keeps_its_identity_when_it_is_exported_again() -> None:
    first, again = events(CALL, DAY), events(CALL, DAY)
    assert [str(e["uid"]) for e in first] == [str(e["uid"]) for e in again]
    assert len({str(e["uid"]) for e in first}) == 2


def test_hostile_titles_stay_titles_in_the_calendar() -> None:
    (event,) = events(HOSTILE)
    assert "HYPERLINK" in str(event["summary"])
    assert "url" not in event


@pytest.mark.parametrize(("language", "delimiter"), [("fi", ";"), ("en", ",")])
def test_the_table_has_a_row_an_occasion(language: str, delimiter: str) -> None:
    content = write_csv((CALL, SESSION), NOW, load_texts(language))  # type: ignore[arg-type]
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=delimiter))
    assert len(rows) == 3
    assert {len(row) for row in rows} == {11}
    assert rows[1][:3] == ["2031-03-06", "13:00", ""]
    assert rows[1][5] == "Kumppanuushankkeet (KA220)"
    assert rows[1][9] == "Haku (KA220-VET): 6. maaliskuuta 2031 klo 13.00"
    assert rows[2][2] == "15:30"


def test_a_spreadsheet_runs_nothing_of_the_table() -> None:
    (_, row) = csv.reader(io.StringIO(write_csv((HOSTILE,), NOW, load_texts("fi")).decode("utf-8-sig")), delimiter=";")
    assert row[4].startswith("'=")
    assert row[10] == ""
