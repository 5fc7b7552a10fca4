"""The page: ask the guide in a browser and check each answer against the slide it comes from.

Rendering only: what is shown is worked out in `assistant`, and drawn by the views in `views/`. Text from documents,
questions and models reaches the browser through `st.html` and `escape`, never as Markdown.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import TypeAlias

import streamlit as st

from assistant.page.texts import load_texts
from ingest.errors import GuideError
from ingest.settings import load_settings
from views.admin import is_on, show_admin
from views.browse import show_browse
from views.browser import run_script
from views.chat import show_chat
from views.compare import show_compare
from views.context import Context, open_context
from views.dates import show_dates
from views.frame import STYLE, show_breakdown, show_header, show_obstacle
from views.state import page_language

log = logging.getLogger("erasmus_guide.page")

# A view draws itself; it gives what remains to be waited for, if anything.
View: TypeAlias = Callable[[Context], Callable[[], None] | None]
VIEWS: tuple[tuple[str, str, View], ...] = (
    ("nav_chat", "", show_chat),
    ("nav_dates", "deadlines", show_dates),
    ("nav_browse", "guides", show_browse),
    ("nav_compare", "compare", show_compare),
)


def main() -> None:
    """Draw the page once; Streamlit calls it again after every action."""
    texts = load_texts(page_language())
    st.set_page_config(page_title=texts("page_title"), page_icon="🎓", layout="centered")
    st.html(STYLE)
    try:
        context = open_context(load_settings(), texts)
    except GuideError as error:
        show_header(texts)
        show_obstacle(error, texts)
        return
    except Exception:
        # The page's outermost edge: what nobody foresaw is in the log, not on the screen.
        log.exception("the page could not be made ready")
        show_header(texts)
        show_breakdown(texts)
        return
    views = [*VIEWS, ("nav_admin", "admin", show_admin)] if is_on(context) else list(VIEWS)
    pages = [
        (name, st.Page(partial(draw, view, context), title=texts(name), url_path=path, default=not path))
        for name, path, view in views
    ]
    chosen = st.navigation([page for _, page in pages], position="hidden")
    st.session_state.pages = dict(pages)
    show_header(texts, pages)
    chosen.run()


def draw(view: View, context: Context) -> None:
    """Draw a view, tell the browser what has changed, and only then wait for what is still to come."""
    rest = view(context)
    run_script(context)
    if rest is not None:
        rest()


main()
