"""What the page does in the browser: one small script, told what has changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

import assistant.page
from assistant.page.conversation import Opened, Turn
from assistant.page.store import new_key
from assistant.page.texts import PageTexts
from views.context import Context, session
from views.state import opened, turns

_MARK = re.compile(r"\s*\[\d{1,3}\]")
SCRIPT = Path(assistant.page.__file__).with_name("page.js")


def run_script(context: Context) -> None:
    """Tell the browser the language, what to announce and what was opened; take back a kept conversation."""
    conversation = turns()
    data = {
        "language": context.texts.language,
        "send": context.texts("send"),
        "key": session("key", new_key()),
        "restored": session("restored", False) or bool(conversation),
        "turn": len(conversation),
        "opened": _name(opened()),
        "announce": _announcement(len(conversation), context.texts),
    }
    with st.container(key="page-script"):
        found = _component()(key="browser", data=data, on_kept_change=lambda: None)
    kept = getattr(found, "kept", None)
    if kept and not data["restored"]:
        _take_back(context.conversations.fetch(str(kept)), context)
        st.rerun()


def _take_back(remembered: Sequence[Turn], context: Context) -> None:
    """Go on with a copy of a kept conversation, under this session's own key."""
    st.session_state.restored = True
    if remembered:
        st.session_state.turns = list(remembered)
        st.session_state.heard = len(remembered)
        context.conversations.keep(st.session_state.key, remembered)


@cache
def _component() -> Any:
    return st.components.v2.component("erasmus_guide_page", js=SCRIPT.read_text(encoding="utf-8"))


def _announcement(number: int, texts: PageTexts) -> dict[str, str] | None:
    """What a screen reader says when an answer is finished; nothing again of those that a reload brought back."""
    if number <= session("heard", 0):
        return None
    last = turns()[-1]
    said = _MARK.sub("", last.answer.text) if last.answer else last.failure
    return {"id": f"{st.session_state.key}-{number}-{last.state}", "text": f"{texts(f'status_{last.state}')}. {said}"}


def _name(shown: Opened | None) -> str | None:
    if shown is None:
        return None
    return f"{'fresh' if shown.fresh else 'moved'}-{hash(shown):x}"
