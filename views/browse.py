"""The documents as readable slides, a few at a time, with search and the other language beside."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.page import markup
from assistant.page.browsing import Hit, list_documents, page_of, search_sections, sections_of
from assistant.page.conversation import Opened
from assistant.page.safe import shorten
from assistant.page.sources import find_section, open_counterpart
from ingest.types import Slide
from views.context import Context
from views.source import show_opened, slide_of
from views.state import open_at

_PAGE_SIZE = 8


def show_browse(context: Context) -> None:
    """Draw a document, or what a search finds in it."""
    texts = context.texts
    st.html(
        markup.line_html(texts("browse_heading"), "eg-title", "h2") + markup.line_html(texts("browse_lead"), "eg-lead")
    )
    documents = {document.id: document for document in list_documents(context.index, texts.language)}
    with st.container(key="browse-choices"):
        chosen = st.selectbox(
            texts("browse_document"),
            list(documents),
            format_func=lambda name: documents[name].title,
            key=f"browse-document-{texts.language}",
        )
        words = (
            st.text_input(
                texts("browse_find"), key="browse-find", max_chars=120, type="search", placeholder=texts("find_hint")
            )
            or ""
        )
        both = bool(documents[chosen].counterpart in documents) and st.toggle(texts("browse_both"), key="browse-both")
    if words.strip():
        hits: Sequence[Hit] = search_sections(context.index, chosen, words)
        _say_found(hits, words, context)
    else:
        hits = [Hit(chosen, place, ()) for place in range(len(sections_of(context.index, chosen)))]
    if hits:
        _show_page(hits, f"{chosen}|{words.strip()}", both, context)
    show_opened(context)


def _say_found(hits: Sequence[Hit], words: str, context: Context) -> None:
    key = "browse_none" if not hits else "browse_one_hit" if len(hits) == 1 else "browse_hits"
    said = context.texts(key, count=len(hits), words=shorten(words.strip(), 60))
    st.html(markup.note_html(said, "notice" if hits else "next"))


def _show_page(hits: Sequence[Hit], what: str, both: bool, context: Context) -> None:
    """Some of the sections, with the way to the others above and below."""
    texts = context.texts
    if st.session_state.get("browse-what") != what:
        st.session_state["browse-what"] = what
        st.session_state["browse-page"] = 1
    pages = -(-len(hits) // _PAGE_SIZE)
    page = min(int(st.session_state.get("browse-page", 1)), pages)
    shown = page_of(len(hits), _PAGE_SIZE, page)
    said = texts("browse_range", first=shown.start + 1, last=shown.stop, count=len(hits))
    if pages > 1:
        _show_turning("above", page, pages, said, context)
    for k in shown:
        _show_section(hits[k], both, context)
    if pages > 1:
        _show_turning("below", page, pages, said, context)


def _show_turning(where: str, page: int, pages: int, said: str, context: Context) -> None:
    texts = context.texts
    with st.container(horizontal=True, vertical_alignment="center", key=f"turning-{where}"):
        for key, by, icon in (("previous", -1, ":material/arrow_back:"), ("next", 1, ":material/arrow_forward:")):
            st.button(
                texts(key),
                icon=icon,
                icon_position="right" if by > 0 else "left",
                key=f"page-{key}-{where}",
                on_click=_turn_to,
                args=(page + by,),
                disabled=not 1 <= page + by <= pages,
            )
        st.html(markup.line_html(said, "eg-muted"), width="content")


def _turn_to(page: int) -> None:
    st.session_state["browse-page"] = page


def _show_section(hit: Hit, both: bool, context: Context) -> None:
    texts = context.texts
    shown = Opened(hit.document_id, hit.place, hit.spans, side_by_side=both)
    found = find_section(context.index, shown)
    if found is None:
        return
    made = slide_of(found, shown, texts)
    other = open_counterpart(context.index, shown) if both else None
    beside = find_section(context.index, other) if other is not None else None
    if other is not None and beside is not None:
        made = markup.pair_html(made, slide_of(beside, other, texts))
    with st.container(key=f"reading-{hit.document_id}-{hit.place}"):
        st.html(made)
        locator = found.section.locator
        label = (
            texts("browse_open_slide", number=locator.number)
            if isinstance(locator, Slide)
            else texts("browse_open", number=hit.place + 1)
        )
        st.button(
            label,
            icon=":material/open_in_full:",
            type="tertiary",
            key=f"open-reading-{hit.document_id}-{hit.place}",
            on_click=open_at,
            args=(shown,),
        )
