"""Dated occasions as files to take along: a calendar (.ics, RFC 5545) and a table (.csv)."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from assistant.calendar.agenda import ZONE, Clock, Occasion, state_of
from assistant.page.places import describe
from assistant.page.safe import web_link
from assistant.page.texts import PageTexts
from ingest.lines import collapse

_REMINDER = timedelta(days=-7)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_ics(occasions: Sequence[Occasion], now: datetime, texts: PageTexts) -> bytes:
    """A calendar with one entry an occasion; a call's closing reminds a week before. `now` has a time zone."""
    calendar = Calendar()
    calendar.add("prodid", "-//Erasmus+ guide assistant//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", texts("agenda_calendar"))
    for occasion in occasions:
        calendar.add_component(_event(occasion, now, texts))
    calendar.add_missing_timezones(first_date=date(2020, 1, 1), last_date=date(now.year + 3, 1, 1))
    return bytes(calendar.to_ical())


def write_csv(occasions: Sequence[Occasion], now: datetime, texts: PageTexts) -> bytes:
    """A table with a row an occasion, in UTF-8 as spreadsheets expect it: semicolons in Finnish, commas in English."""
    output = io.StringIO(newline="")
    writer = csv.writer(output, delimiter=";" if texts.language == "fi" else ",")
    columns = ("day", "start", "end", "kind", "title", "action", "state", "document", "place", "quote", "link")
    writer.writerow([texts(f"column_{name}") for name in columns])
    for occasion in occasions:
        cells = (
            occasion.day.isoformat(),
            _clock(occasion.start),
            _clock(occasion.end),
            texts(f"kind_{occasion.kind}"),
            occasion.title,
            ", ".join(topic.label for topic in occasion.topics),
            texts(f"state_{state_of(occasion, occasions, now)}"),
            occasion.citation.document_title,
            describe(occasion.citation.locator, texts),
            collapse(occasion.citation.quote),
            web_link(occasion.citation.url),
        )
        writer.writerow([_harmless(cell) for cell in cells])
    return output.getvalue().encode("utf-8-sig")


def _event(occasion: Occasion, now: datetime, texts: PageTexts) -> Event:
    event = Event()
    citation = occasion.citation
    key = f"{citation.document_id}|{citation.start}|{occasion.day}"
    event.add("uid", f"{hashlib.sha256(key.encode()).hexdigest()[:24]}@erasmus-guide")
    event.add("dtstamp", now)
    event.add("summary", texts(f"ics_{occasion.kind}", title=occasion.title))
    if occasion.start is None:
        event.add("dtstart", occasion.day)
        event.add("transp", "TRANSPARENT")
    else:
        event.add("dtstart", _moment(occasion.day, occasion.start))
        event.add("dtend", _moment(occasion.day, occasion.end or occasion.start))
    place = f"{citation.document_title}, {describe(citation.locator, texts)}"
    event.add("description", f"{collapse(citation.quote)}\n\n{texts('source')}: {place}\n{texts('check_original')}")
    link = web_link(citation.url)
    if link:
        event.add("url", link)
    if occasion.kind == "call":
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", occasion.title)
        alarm.add("trigger", _REMINDER)
        event.add_component(alarm)
    return event


def _moment(day: date, clock: Clock) -> datetime:
    return datetime(day.year, day.month, day.day, *clock, tzinfo=ZONE)


def _clock(clock: Clock | None) -> str:
    return f"{clock[0]:02}:{clock[1]:02}" if clock else ""


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet will not run: text that begins like a formula gets an apostrophe."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
