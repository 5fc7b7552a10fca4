"""The conversation: asking, the answer as it comes, stop, retry, edit, suggestions, saving and printing."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import streamlit as st

from assistant.page import markup
from assistant.page.chat_files import write_markdown
from assistant.page.conversation import Turn
from assistant.page.jobs import Job
from assistant.page.suggestions import pick_follow_ups, topic_of_answer
from views.answer import show_answer
from views.context import Context
from views.frame import show_privacy, show_year_notice
from views.source import show_opened
from views.state import ask_next, begin, collect, job, keep, start_over, stop, take_back, turns

_QUICK = 0.4  # seconds; an answer that is there so soon is shown without a word of waiting
_POLL, _SLOW_POLL = 0.25, 1.0  # between two looks; many who wait long must not keep the server busy with looking
_PATIENT = 3.0


def show_chat(context: Context) -> Callable[[], None] | None:
    """Draw the conversation; gives the wait for an answer that is still being made."""
    texts = context.texts
    with st.container(key="skip"):
        st.html(markup.skip_html(texts))
    with st.bottom:
        asked = st.chat_input(texts("placeholder"), key="question")
        show_privacy(context)
    question = asked or st.session_state.pop("next_question", None)
    if question:
        begin(question, context)
    running = job()
    if running is not None:
        _wait_a_little(running)
        collect(context)
        running = job()
    if turns() or running:
        _show_conversation(context, running)
    else:
        st.html(markup.intro_html(context.index.documents.values(), texts))
        show_year_notice(context)
        _show_questions("starter", texts("starters_label"), context.starters())
    slot = None
    if running is not None:
        slot = _show_pending(running, context)
    show_opened(context)
    return partial(_follow, running, slot, context) if running is not None and slot is not None else None


def _show_conversation(context: Context, running: Job | None) -> None:
    _show_tools(context)
    for number, turn in enumerate(turns()):
        is_last = number == len(turns()) - 1 and running is None
        _show_turn(number, turn, context, is_last)
    if turns() and running is None:
        _suggest_next(turns()[-1], context)


def _show_tools(context: Context) -> None:
    """A new conversation, the conversation as a file, and on paper."""
    texts = context.texts
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="right", key="tools"):
        if turns():
            written = write_markdown(turns(), context.now, texts)
            st.download_button(
                texts("export"),
                written,
                file_name=f"{texts('export_name')}.md",
                mime="text/markdown",
                icon=":material/download:",
                type="tertiary",
                key="export",
                on_click="ignore",
            )
            st.html(markup.print_html(texts), width="content")
        st.button(
            texts("new_conversation"),
            icon=":material/add_comment:",
            type="tertiary",
            key="new-conversation",
            on_click=start_over,
            args=(context,),
        )


def _show_turn(number: int, turn: Turn, context: Context, is_last: bool) -> None:
    texts = context.texts
    with st.chat_message("user", avatar=":material/person:"):
        if is_last and st.session_state.get("editing"):
            _show_editor(turn, context)
        else:
            st.html(markup.question_html(turn.question))
    with st.chat_message("assistant", avatar=":material/menu_book:"):
        if turn.answer is not None:
            show_answer(number, turn.answer, context, partial(_show_second_chances, context) if is_last else None)
        else:
            st.html(markup.status_html(turn.state, texts))
            if turn.draft is not None:
                st.html(markup.draft_html(turn.draft, texts.language))
            said = markup.line_html(turn.failure) if turn.failure else ""
            st.html(said + markup.note_html(texts(f"next_{turn.state}"), "next"))
            if is_last:
                with st.container(horizontal=True, key="second-chances"):
                    _show_second_chances(context)


def _show_second_chances(context: Context) -> None:
    """To ask the last question again, or another in its place."""
    texts = context.texts
    st.button(texts("edit"), icon=":material/edit:", type="tertiary", key="edit", on_click=_edit, args=(True,))
    st.button(texts("retry"), icon=":material/refresh:", type="tertiary", key="retry", on_click=_retry, args=(context,))


def _show_editor(turn: Turn, context: Context) -> None:
    texts = context.texts
    with st.form("edit-form", border=False):
        written = st.text_area(texts("edit_label"), turn.question, key="edited", max_chars=20_000)
        with st.container(horizontal=True):
            sent = st.form_submit_button(texts("edit_send"), type="primary", key="edit-send")
            left = st.form_submit_button(texts("cancel"), key="edit-cancel")
    if sent and written.strip():
        take_back()
        ask_next(written)
        st.rerun()
    if left:
        _edit(False)
        st.rerun()


def _edit(editing: bool) -> None:
    st.session_state.editing = editing


def _retry(context: Context) -> None:
    ask_next(take_back())
    keep(context)


def _show_questions(key: str, heading: str, questions: tuple[str, ...]) -> None:
    """Questions to choose from."""
    if not questions:
        return
    st.html(markup.line_html(heading, "eg-h", "h2"))
    with st.container(horizontal=True, gap="small", key=f"{key}s"):
        for number, question in enumerate(questions):
            st.button(question, key=f"{key}-{number}", on_click=ask_next, args=(question,))


def _suggest_next(last: Turn, context: Context) -> None:
    """What to ask next: more on the same action, or the first suggestions where there is none."""
    asked = [turn.question for turn in turns()]
    topic = topic_of_answer(last.answer, context.searcher) if last.answer is not None else None
    found: tuple[str, ...] = ()
    if last.answer is not None and topic is not None:
        about = context.about(topic, last.answer.language)
        found = pick_follow_ups(about, last.answer, asked, context.searcher)
    if not found:
        found = tuple(question for question in context.starters() if question not in asked)[:3]
    _show_questions("follow-up", context.texts("follow_ups_label"), found)


def _wait_a_little(running: Job) -> None:
    stop_at = running.started + _QUICK
    seen = -1
    while not (progress := running.wait(max(0.0, stop_at - time.monotonic()), seen)).done:
        seen = progress.version
        if time.monotonic() >= stop_at:
            return


def _show_pending(running: Job, context: Context) -> st.delta_generator.DeltaGenerator:
    """The question that is being answered, with a way to stop; gives the place for drafts."""
    with st.chat_message("user", avatar=":material/person:"):
        st.html(markup.question_html(running.question))
    with st.chat_message("assistant", avatar=":material/menu_book:"):
        slot = st.empty()
        st.button(context.texts("stop"), icon=":material/stop_circle:", key="stop", on_click=stop)
    return slot


def _follow(running: Job, slot: st.delta_generator.DeltaGenerator, context: Context) -> None:
    """Show drafts until the answer is there. Streamlit can break in at every write: a click is heard at once."""
    seen = -1
    progress = running.progress
    while not progress.done:
        seen = progress.version
        slot.html(markup.progress_html(progress, context.texts))
        progress = running.wait(_POLL if time.monotonic() - running.started < _PATIENT else _SLOW_POLL, seen)
    st.rerun()
