"""One answer: its status, text and sources, how sure it is and why, what to do next, and what the user says of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from assistant.calendar.agenda import passed_among
from assistant.page import markup
from assistant.page.answers import Mark, answer_html
from assistant.page.chat_files import copy_text
from assistant.page.conversation import earlier_questions
from assistant.page.feedback import MOST_CHARS, REASONS, Feedback, FeedbackError, Rating, Reason
from assistant.page.sources import group_sources, open_source
from assistant.page.why import explain_answer
from assistant.page.why_markup import why_html
from assistant.types import Answer, Citation
from views.context import Context, log, session
from views.source import show_open_button
from views.state import turns


def show_answer(number: int, answer: Answer, context: Context, more: Callable[[], None] | None = None) -> None:
    """Status, text, what to do next; then the sources, the reasons and the ways to use the answer.

    `more` draws further ways beside them.
    """
    texts = context.texts
    passed = passed_among(answer.citations, context.occasions(answer.language), context.now)
    is_passed = bool(passed) and answer.status == "answered"
    with st.container(key=f"answer-{number}-{'passed' if is_passed else answer.status}"):
        st.html(markup.status_html("passed" if is_passed else answer.status, texts))
        marks = _marks(number, answer, context)
        st.html(f'<div class="eg-answer" lang="{answer.language}">{answer_html(answer.text, marks)}</div>')
        notes = [markup.note_html(notice, "translation") for notice in answer.notices]
        if answer.model is not None and answer.model.cause:
            notes.append(markup.note_html(texts("next_model"), "model"))
        if is_passed:
            notes.append(markup.note_html(texts("next_passed"), "next"))
        elif answer.status != "answered":
            notes.append(markup.note_html(texts(f"next_{answer.status}"), "next"))
        if notes:
            st.html("".join(notes))
        _show_way_on(number, "dates" if is_passed else answer.status, context)
    _show_sources(f"{number}-cited", "sources", answer.citations, answer, context)
    cited = {(c.document_id, c.locator) for c in answer.citations}
    related = [c for c in answer.related if (c.document_id, c.locator) not in cited]
    _show_sources(f"{number}-related", "related", related, answer, context)
    if answer.status != "out_of_scope":
        st.html(why_html(answer, explain_answer(answer, context.searcher), texts))
    with st.container(horizontal=True, vertical_alignment="center", key=f"actions-{number}"):
        st.html(markup.copy_html(copy_text(answer, texts), texts), width="content")
        if more is not None:
            more()
        if context.feedback.is_open:
            _show_thumbs(number, answer, context)
    if session("rated", {}).get(answer.id) == "asking":
        _show_reasons(number, answer, context)


def _show_way_on(number: int, state: str, context: Context) -> None:
    """A link to the view that helps on: the dates for a call that is over, the guides for what was not found."""
    goal = {"dates": ("nav_dates", ":material/event:"), "not_in_guide": ("nav_browse", ":material/menu_book:")}.get(
        state
    )
    if goal is not None and goal[0] in session("pages", {}):
        name, icon = goal
        st.page_link(st.session_state.pages[name], label=context.texts(f"go_{name}"), icon=icon)


def _marks(number: int, answer: Answer, context: Context) -> dict[int, Mark]:
    opens = {
        citation.index: f"open-{number}-cited-{place}"
        for place, source in enumerate(group_sources(answer.citations))
        for citation in source.citations
    }
    return {
        c.index: Mark(markup.anchor_of(answer, c.index), context.texts("source_mark", number=c.index), opens[c.index])
        for c in answer.citations
    }


def _show_sources(key: str, heading: str, citations: Sequence[Citation], answer: Answer, context: Context) -> None:
    if not citations:
        return
    st.html(markup.line_html(context.texts(heading), "eg-h", "h2"))
    for place, source in enumerate(group_sources(citations)):
        document = context.index.documents.get(source.document_id)
        title = document.title if document is not None else source.citations[0].document_title
        with st.container(key=f"source-card-{key}-{place}"):
            st.html(markup.source_html(source, title, answer, context.texts, numbered=heading == "sources"))
            show_open_button(f"{key}-{place}", source.locator, open_source(context.index, source), context.texts)


def _show_thumbs(number: int, answer: Answer, context: Context) -> None:
    texts = context.texts
    if session("rated", {}).get(answer.id) in ("up", "down"):
        st.html(markup.note_html(texts("feedback_thanks"), "thanks"), width="content")
        return
    with st.container(horizontal=True, vertical_alignment="center", width="content", key=f"thumbs-{number}"):
        st.html(markup.line_html(texts("helpful"), "eg-helpful"), width="content")
        st.button(
            texts("thumb_up"),
            icon=":material/thumb_up:",
            type="tertiary",
            key=f"up-{number}",
            on_click=_rate,
            args=(Feedback(answer, "up", build=context.build), context),
        )
        st.button(
            texts("thumb_down"),
            icon=":material/thumb_down:",
            type="tertiary",
            key=f"down-{number}",
            on_click=_note_rating,
            args=(answer, "asking"),
        )


def _show_reasons(number: int, answer: Answer, context: Context) -> None:
    texts = context.texts
    with st.form(f"feedback-{number}", border=True):
        chosen: list[Reason] = st.pills(
            texts("feedback_reason"),
            REASONS,
            selection_mode="multi",
            format_func=lambda reason: texts(f"reason_{reason}"),
            key=f"reasons-{number}",
        )
        comment = st.text_area(texts("feedback_comment"), max_chars=MOST_CHARS, key=f"comment-{number}", height=90)
        consent = st.checkbox(texts("feedback_consent"), key=f"consent-{number}")
        with st.container(horizontal=True):
            sent = st.form_submit_button(texts("feedback_send"), type="primary", key=f"send-{number}")
            left = st.form_submit_button(texts("cancel"), key=f"no-feedback-{number}")
    if sent:
        history = earlier_questions(turns()[:number]) if consent else ()
        _rate(Feedback(answer, "down", tuple(chosen), comment, consent, history, context.build), context)
        st.rerun()
    if left:
        _note_rating(answer, "")
        st.rerun()


def _rate(given: Feedback, context: Context) -> None:
    try:
        context.feedback.add(given)
    except FeedbackError as error:
        log.error("%s", error)
        st.toast(context.texts("feedback_failed"), icon=":material/error:")
        return
    _note_rating(given.answer, given.rating)


def _note_rating(answer: Answer, rating: Rating | str) -> None:
    session("rated", {})[answer.id] = rating
