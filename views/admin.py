"""What an administrator can do: see the state, add a guide, read the guides again. Off unless a password is set."""

from __future__ import annotations

import hmac
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from assistant.page import markup
from assistant.page.feedback import FeedbackError
from assistant.page.safe import shorten
from ingest.settings import ROOT
from views.context import Context, log

_PAUSE = 2.0  # seconds after a wrong password, for everyone at once
_MOST_SECONDS = 1800
_FORMATS = ["pdf", "pptx", "docx", "html", "htm", "md", "txt"]
_MOST_MB = 100
_SHOWN = 1200


def is_on(context: Context) -> bool:
    """True where the settings have a password."""
    return context.settings.admin_password is not None


def show_admin(context: Context) -> None:
    """Draw the sign-in or, behind it, the administration."""
    texts = context.texts
    st.html(markup.line_html(texts("admin_heading"), "eg-title", "h2"))
    if not is_on(context):
        return
    if not st.session_state.get("is_admin"):
        _sign_in(context)
        return
    _show_state(context)
    _show_upload(context)
    if st.button(texts("admin_ingest"), icon=":material/sync:", type="primary", key="ingest"):
        _run((), "admin_ingesting", "admin_done", context)
    st.button(texts("admin_leave"), icon=":material/logout:", key="sign-out", on_click=_sign_out)


def _sign_in(context: Context) -> None:
    texts, password = context.texts, context.settings.admin_password
    with st.form("sign-in"):
        given = st.text_input(texts("admin_password"), type="password", key="admin-password")
        sent = st.form_submit_button(texts("admin_enter"), type="primary", key="sign-in-button")
    if not sent or password is None:
        return
    with _guard():
        if hmac.compare_digest(given.encode(), password.get_secret_value().encode()):
            st.session_state.is_admin = True
            st.rerun()
        log.warning("a wrong administrator's password was given")
        time.sleep(_PAUSE)
    st.html(markup.note_html(texts("admin_wrong"), "failure"))


def _sign_out() -> None:
    st.session_state.is_admin = False


def _show_state(context: Context) -> None:
    texts, index = context.texts, context.index
    lines = [
        texts(
            "admin_index",
            build=context.build,
            documents=len(index.documents),
            sections=len(index.sections),
            passages=len(index.passages),
        ),
        texts("admin_sessions", count=len(context.conversations)),
    ]
    try:
        counted = context.feedback.count()
        lines.append(texts("admin_feedback", up=counted.get("up", 0), down=counted.get("down", 0)))
    except FeedbackError as error:
        lines.append(str(error))
    st.html(markup.line_html(texts("admin_state"), "eg-h", "h3") + "".join(map(markup.line_html, lines)))


def _show_upload(context: Context) -> None:
    texts = context.texts
    given = st.file_uploader(texts("admin_upload"), _FORMATS, key="upload", max_upload_size=_MOST_MB)
    if given is not None and st.button(texts("admin_add"), icon=":material/add:", key="add"):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / _plain_name(given.name)
            file.write_bytes(given.getvalue())
            _run(("add", str(file)), "admin_adding", "admin_added", context)


def _plain_name(name: str) -> str:
    """A file's name without folders and without signs that mean something to a shell or a browser."""
    bare = re.sub(r"[^\w.-]+", "-", Path(name.replace("\\", "/")).name).lstrip(".-")
    return bare[-80:] or "guide.txt"


def _run(verb: Sequence[str], doing: str, done: str, context: Context) -> None:
    """Work on the corpus in a process of its own: the page answers from the old index until a new one is complete."""
    texts, settings = context.texts, context.settings
    if not _working().acquire(blocking=False):
        st.html(markup.note_html(texts("admin_busy")))
        return
    folders = ("--corpus", str(settings.corpus), "--index", str(settings.index_dir))
    command = [sys.executable, "-m", "ingest", *folders, *verb]
    try:
        with st.spinner(texts(doing)):
            finished = subprocess.run(
                command, cwd=ROOT, capture_output=True, text=True, timeout=_MOST_SECONDS, check=False
            )
        is_done = finished.returncode == 0
        said = finished.stdout if is_done else finished.stderr or finished.stdout
    except subprocess.TimeoutExpired as error:
        said, is_done = str(error), False
    finally:
        _working().release()
    note = markup.note_html(texts(done), "thanks") if is_done else markup.note_html(texts("admin_failed"), "failure")
    st.html(note + markup.printed_html(shorten(said.strip(), _SHOWN)))


@st.cache_resource(show_spinner=False)
def _guard() -> threading.Lock:
    """One guess at a time: many sessions cannot guess side by side."""
    return threading.Lock()


@st.cache_resource(show_spinner=False)
def _working() -> threading.Lock:
    """One change to the corpus at a time."""
    return threading.Lock()
