"""Dated occasions as HTML: one by one, and on a line through the months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from assistant.calendar.agenda import Occasion, State, state_of
from assistant.page.places import describe
from assistant.page.safe import escape
from assistant.page.texts import PageTexts
from ingest.values import format_date, format_time

_OTHER = "–"


def day_text(day: date, texts: PageTexts) -> str:
    """ "to 5.3.2026" or "Thu 5 March 2026"."""
    weekday = texts("weekdays").split()[day.weekday()]
    return f"{weekday} {format_date((day.year, day.month, day.day), texts.language)}"


def when_text(occasion: Occasion, texts: PageTexts) -> str:
    """The day, with the time where the guide gives one: "to 5.3.2026 klo 13.00"."""
    day = day_text(occasion.day, texts)
    if occasion.start is None:
        return day
    key = (occasion.start, occasion.end) if occasion.end else occasion.start
    return f"{day} {format_time(key, texts.language)}"


def occasion_html(occasion: Occasion, state: State, now: datetime, texts: PageTexts) -> str:
    """One occasion: when, what, for which actions, how soon, and where the guide says so."""
    days = (occasion.day - now.date()).days
    left = "" if state == "passed" else texts(f"days_left_{days}" if days < 2 else "days_left_many", days=days)
    badge = f'<span class="eg-badge eg-badge-{state}">{escape(left or texts("state_passed"))}</span>'
    topics = "".join(f'<span class="eg-tag">{escape(topic.label)}</span>' for topic in occasion.topics)
    citation = occasion.citation
    place = f"{describe(citation.locator, texts)} · {citation.document_title}"
    kind = f'<span class="eg-kind eg-kind-{occasion.kind}">{escape(texts(f"kind_{occasion.kind}"))}</span>'
    return (
        f'<div class="eg-occasion eg-occasion-{state}">'
        f'<p class="eg-when">{escape(when_text(occasion, texts))} {badge}</p>'
        f'<p class="eg-what">{kind} <span lang="{citation.language}">{escape(occasion.title)}</span></p>'
        f'<p class="eg-tags">{topics}</p><p class="eg-document">{escape(texts("source"))}: {escape(place)}</p></div>'
    )


def timeline_html(occasions: Sequence[Occasion], now: datetime, texts: PageTexts) -> str:
    """A row of dots for every action, from the first month to the last, with a line for today.

    A picture to screen readers, with a name that points to the list, which says the same in words.
    """
    days = [o.day for o in occasions]
    first, last = min(days).replace(day=1), _next_month(max(days))
    span = (last - first).days
    rows: dict[str, tuple[str, list[str]]] = {}
    for occasion in occasions:
        state = state_of(occasion, occasions, now)
        dot = (
            f'<i class="eg-dot eg-dot-{occasion.kind} eg-dot-{state}" '
            f'style="left:{100 * (occasion.day - first).days / span:.2f}%"></i>'
        )
        for topic in occasion.topics or (None,):
            short = (topic.code or topic.name) if topic else _OTHER
            rows.setdefault(short, (topic.label if topic else _OTHER, []))[1].append(dot)
    today = 100 * (now.date() - first).days / span
    line = f'<i class="eg-today" style="left:{today:.2f}%"></i>' if 0 <= today <= 100 else ""
    today_named = f'<i class="eg-today"></i> {escape(texts("dates_legend_today"))}' if line else ""
    named = sorted(rows.items(), key=lambda row: (not any(c.isdigit() for c in row[0]), row[0]))
    lanes = "".join(
        f'<div class="eg-lane"><span class="eg-lane-name" title="{escape(full)}">{escape(short)}</span>'
        f'<span class="eg-track">{line}{"".join(dots)}</span></div>'
        for short, (full, dots) in named
    )
    said = texts("dates_timeline_text", count=len(days), first=_said(min(days), texts), last=_said(max(days), texts))
    return (
        f'<div class="eg-timeline" role="img" aria-label="{escape(said)}"><div class="eg-lane eg-months">'
        f'<span class="eg-lane-name"></span><span class="eg-track">{_months(first, last, texts)}</span></div>{lanes}'
        f'<p class="eg-legend"><i class="eg-dot eg-dot-call"></i> {escape(texts("kind_call"))} '
        f'<i class="eg-dot eg-dot-event"></i> {escape(texts("kind_event"))} {today_named}</p></div>'
    )


def _months(first: date, last: date, texts: PageTexts) -> str:
    names = texts("months").split()
    span, month, parts = (last - first).days, first, []
    while month < last:
        left, width = 100 * (month - first).days / span, 100 * (_next_month(month) - month).days / span
        starts = month == first and month.month < 11  # a year name beside January's would run into the next month
        year = f" {month.year}" if starts or month.month == 1 else ""
        name = f'<span class="eg-long">{names[month.month - 1]}{year}</span><span class="eg-short">{month.month}</span>'
        parts.append(f'<span class="eg-month" style="left:{left:.2f}%;width:{width:.2f}%">{name}</span>')
        month = _next_month(month)
    return "".join(parts)


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _said(day: date, texts: PageTexts) -> str:
    return format_date((day.year, day.month, day.day), texts.language)
