"""The dates of the guides: what closes next, what lies ahead, what has passed; filters, a timeline, files to take."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.calendar.agenda import Occasion, State, select, state_of, topics_of
from assistant.page import markup
from assistant.page.agenda_files import write_csv, write_ics
from assistant.page.agenda_markup import day_text, occasion_html, timeline_html
from assistant.page.sources import Source, open_source
from views.context import Context
from views.frame import show_year_notice
from views.source import show_open_button, show_opened

_STATES: tuple[State, ...] = ("next", "open", "passed")


def show_dates(context: Context) -> None:
    """Draw the dates."""
    texts = context.texts
    st.html(
        markup.line_html(texts("dates_heading"), "eg-title", "h2")
        + markup.line_html(texts("dates_lead"), "eg-lead")
        + markup.line_html(texts("dates_today", day=day_text(context.now.date(), texts)), "eg-muted")
    )
    show_year_notice(context)
    everything = context.occasions()
    if not everything:
        st.html(markup.note_html(texts("dates_none_at_all")))
        return
    chosen = _choose(everything, context)
    if not chosen:
        st.html(markup.note_html(texts("dates_none"), "next"))
        return
    st.html(markup.line_html(texts("dates_timeline"), "eg-h", "h3") + timeline_html(chosen, context.now, texts))
    _show_files(chosen, context)
    by_state: dict[State, list[Occasion]] = {state: [] for state in _STATES}
    for occasion in chosen:
        by_state[state_of(occasion, everything, context.now)].append(occasion)
    for state in _STATES:
        if by_state[state]:
            st.html(markup.line_html(texts(f"dates_{state}"), "eg-h", "h3"))
            _show_list(state, by_state[state][:: -1 if state == "passed" else 1], context)
    show_opened(context)


def _choose(everything: Sequence[Occasion], context: Context) -> tuple[Occasion, ...]:
    """The filters, and what passes them."""
    texts = context.texts
    topics = {topic.term: topic.label for topic in topics_of(everything)}
    with st.container(key="filters"):
        kinds = st.segmented_control(
            texts("dates_kind"),
            ["call", "event"],
            selection_mode="multi",
            default=["call"],
            format_func=lambda kind: texts(f"kinds_{kind}"),
            key="dates-kind",
            persist_state="session",
        )
        with st.container(horizontal=True, key="filter-row"):
            term = st.selectbox(
                texts("dates_action"),
                ["", *topics],
                format_func=lambda term: topics.get(term) or texts("dates_all_actions"),
                key="dates-action",
                persist_state="session",
            )
            words = st.text_input(
                texts("dates_find"),
                key="dates-find",
                max_chars=80,
                type="search",
                placeholder=texts("find_hint"),
                persist_state="session",
            )
    return select(everything, kinds or (), [term] if term else (), words or "")


def _show_files(chosen: Sequence[Occasion], context: Context) -> None:
    texts = context.texts
    with st.container(horizontal=True, key="date-files"):
        st.download_button(
            texts("dates_ics"),
            lambda: write_ics(chosen, context.now, texts),
            file_name=f"{texts('dates_file')}.ics",
            mime="text/calendar",
            icon=":material/calendar_add_on:",
            key="ics",
            on_click="ignore",
        )
        st.download_button(
            texts("dates_csv"),
            lambda: write_csv(chosen, context.now, texts),
            file_name=f"{texts('dates_file')}.csv",
            mime="text/csv",
            icon=":material/table:",
            key="csv",
            on_click="ignore",
        )


def _show_list(state: State, occasions: Sequence[Occasion], context: Context) -> None:
    for occasion in occasions:
        citation = occasion.citation
        key = f"date-{citation.document_id}-{citation.start}-{occasion.day}"
        with st.container(horizontal=True, vertical_alignment="center", key=f"occasion-{state}-{key}"):
            st.html(occasion_html(occasion, state, context.now, context.texts))
            source = Source(citation.document_id, citation.locator, (citation,))
            show_open_button(key, citation.locator, open_source(context.index, source), context.texts)
