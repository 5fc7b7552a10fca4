"""What one session remembers, and the ways in which it changes."""

from __future__ import annotations

import streamlit as st

from assistant.page.conversation import Opened, Turn, earlier_questions
from assistant.page.jobs import Job
from assistant.page.store import new_key
from assistant.page.texts import choose_language
from ingest.types import Language
from views.context import Context


def turns() -> list[Turn]:
    """This session's conversation."""
    conversation: list[Turn] = st.session_state.setdefault("turns", [])
    return conversation


def job() -> Job | None:
    """The question that is being answered."""
    running: Job | None = st.session_state.setdefault("job", None)
    return running


def opened() -> Opened | None:
    """The source that is shown beside the page."""
    shown: Opened | None = st.session_state.get("opened")
    return shown


def page_language() -> Language:
    """The language chosen on the page, in the address or by the browser."""
    if "language" not in st.session_state:
        st.session_state.language = choose_language(st.query_params.get("lang"), st.context.locale)
    language: Language = st.session_state.language
    return language


def remember_language() -> None:
    """Put the chosen language into the address, so that a reload and a copied link keep it."""
    st.query_params["lang"] = st.session_state.language


def open_at(shown: Opened | None) -> None:
    """Show a source, or none."""
    st.session_state.opened = shown


def ask_next(question: str) -> None:
    """Ask a question in the next run of the chat: a suggestion was chosen."""
    st.session_state.next_question = question
    st.session_state.editing = False


def begin(question: str, context: Context) -> None:
    """Start to answer a question; one that is still being answered is stopped."""
    stop()
    collect(context)
    st.session_state.update(opened=None, editing=False, restored=True)
    history = earlier_questions(turns())
    st.session_state.job = context.jobs.start(context.responder, question, history, context.now.date())


def stop() -> None:
    """Stop answering."""
    running = job()
    if running is not None:
        running.stop()


def collect(context: Context) -> bool:
    """Add the finished answer to the conversation; False where there is none to add."""
    running = job()
    if running is None or not running.progress.done:
        return False
    end = running.progress
    failure = end.failure or (context.texts("unexpected") if end.broke else "")
    turns().append(Turn(running.question, end.answer, failure, end.stopped, end.draft if end.stopped else None))
    st.session_state.job = None
    keep(context)
    return True


def take_back() -> str:
    """Remove the last turn and give its question, to ask it again or another in its place."""
    last = turns().pop()
    st.session_state.editing = False
    return last.question


def keep(context: Context) -> None:
    """Remember the conversation for a reload."""
    context.conversations.keep(st.session_state.setdefault("key", new_key()), turns())


def start_over(context: Context) -> None:
    """Forget the conversation, here and on the server."""
    stop()
    context.conversations.forget(st.session_state.setdefault("key", new_key()))
    st.session_state.update(turns=[], job=None, opened=None, editing=False, restored=True, rated={}, heard=0)
    st.session_state.key = new_key()
