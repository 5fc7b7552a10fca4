"""What stands around every view: heading, links to the views, language switch, and what hinders the page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

import assistant.page
from assistant.calendar.agenda import closed_edition
from assistant.page import markup
from assistant.page.readiness import explain
from assistant.page.safe import web_link
from assistant.page.texts import LANGUAGES, PageTexts
from ingest.errors import GuideError
from views.context import Context
from views.state import remember_language

STYLE = Path(assistant.page.__file__).with_name("style.css")


def show_header(texts: PageTexts, pages: Sequence[tuple[str, Any]] = ()) -> None:
    """The heading with the language switch, and the links to the views."""
    with st.container(key="header"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="top"):
            st.html(markup.line_html(texts("heading"), "eg-title", "h1"), width="content")
            st.segmented_control(
                texts("language_label"),
                options=list(LANGUAGES),
                format_func=lambda language: LANGUAGES[language],
                required=True,
                key="language",
                on_change=remember_language,
                label_visibility="collapsed",
            )
        if pages:
            with st.container(horizontal=True, key="nav", gap="small"):
                for name, page in pages:
                    st.page_link(page, label=texts(name), query_params=_address())


def show_obstacle(error: GuideError, texts: PageTexts) -> None:
    """Why the page cannot answer yet, with the command that mends it."""
    obstacle = explain(error, texts)
    with st.container(border=True, key="obstacle"):
        st.html(markup.line_html(obstacle.heading, "eg-title", "h2") + markup.line_html(obstacle.help))
        if obstacle.command:
            st.code(obstacle.command, language="bash")
        st.html(markup.note_html(f"{texts('technical_message')}: {obstacle.message}", "failure"))


def show_breakdown(texts: PageTexts) -> None:
    """That something unforeseen keeps the page from answering, and where it is told."""
    with st.container(border=True, key="obstacle"):
        st.html(markup.line_html(texts("not_ready"), "eg-title", "h2") + markup.line_html(texts("broken_help")))


def show_year_notice(context: Context) -> None:
    """That the guides' call year is over, with the page that has the new dates."""
    occasions = context.occasions()
    year = closed_edition(occasions, context.now)
    if not year:
        return
    with st.container(key="year-over"):
        st.html(markup.note_html(context.texts("year_over", year=year), "passed"))
        link = next((web_link(o.citation.url) for o in occasions if o.edition == year and o.kind == "call"), "")
        if link:
            st.link_button(
                context.texts("year_over_link"), link, icon=":material/open_in_new:", type="tertiary", key="year-link"
            )


def show_privacy(context: Context) -> None:
    """What is kept of what users write, in short and, one click away, in full."""
    texts, settings = context.texts, context.settings
    kept = "privacy_text" if context.feedback.is_open else "privacy_no_feedback"
    said = [texts(kept, hours=f"{settings.conversation_hours:g}", days=settings.feedback_days)]
    if context.responder.has_model:
        said.append(texts("privacy_model"))
    st.html(markup.details_html(f"{texts('privacy')} {texts('privacy_more')}", said, "eg-privacy"))


def _address() -> dict[str, str]:
    """What of the address goes along to another view."""
    return {"lang": st.query_params["lang"]} if "lang" in st.query_params else {}
