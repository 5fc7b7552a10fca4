"""The opened source beside the page: the slide with its quote, its neighbours, the other language, the document."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from assistant.page import markup
from assistant.page.conversation import Opened
from assistant.page.pictures import draw_source
from assistant.page.safe import web_link
from assistant.page.slides import lay_out
from assistant.page.sources import OpenSection, find_section, open_counterpart, step
from assistant.page.texts import PageTexts
from ingest.errors import GuideError
from ingest.index import Index
from ingest.types import Locator, Page, Section, Slide
from views.context import Context, log
from views.state import open_at, opened


def show_open_button(key: str, locator: Locator, shown: Opened | None, texts: PageTexts) -> None:
    """A button that opens a source beside the page; a word where the index no longer has it."""
    if shown is None:
        st.html(markup.note_html(texts("source_gone")))
        return
    match locator:
        case Slide(number=number):
            label = texts("show_slide", number=number)
        case Page(number=number):
            label = texts("show_page", number=number)
        case _:
            label = texts("show_section")
    icon = ":material/visibility:" if opened() == shown else ":material/slideshow:"
    st.button(label, icon=icon, key=f"open-{key}", on_click=open_at, args=(shown,))


def show_opened(context: Context) -> None:
    """The opened section beside the page (on a phone: over it), with the quote highlighted."""
    shown, texts = opened(), context.texts
    found = find_section(context.index, shown) if shown is not None else None
    if shown is None or found is None:
        return
    other = open_counterpart(context.index, shown)
    beside = find_section(context.index, other) if other is not None and shown.side_by_side else None
    with st.container(key="source-panel"):
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="source-panel-top"
        ):
            st.html(markup.line_html(texts("opened"), "eg-h", "h2"), width="content")
            st.button(texts("close"), icon=":material/close:", key="close-source", on_click=open_at, args=(None,))
        _show_picture(found, shown, context)
        slides = slide_of(found, shown, texts)
        if beside is not None and other is not None:
            slides = markup.pair_html(slides, slide_of(beside, other, texts))
        st.html(slides)
        _show_moves(shown, other, context)
        _show_document(found, context)


def slide_of(found: OpenSection, shown: Opened, texts: PageTexts) -> str:
    """A section laid out like a slide, its number above it."""
    layout = lay_out(found.section, found.passages, found.source, shown.quotes)
    kind = {Slide: "slide_of", Page: "page_of"}.get(type(found.section.locator), "section_of")
    number = getattr(found.section.locator, "number", found.place + 1)
    return markup.slide_html(layout, found.document.language, texts(kind, number=number, count=found.count))


def link_to(found: OpenSection) -> str:
    """The document's address, at the very place where it is known; empty where there is none."""
    link, locator = web_link(found.document.url), found.section.locator
    if link and isinstance(locator, Section) and locator.anchor and "#" not in link:
        return web_link(f"{link}#{locator.anchor}")
    return link


def _show_picture(found: OpenSection, shown: Opened, context: Context) -> None:
    """The page of a PDF as it is printed; where it cannot be drawn, its text alone must do."""
    try:
        picture = draw_source(context.settings, found, shown.quotes)
    except GuideError as error:
        log.warning("the page's picture cannot be shown: %s", error)
        return
    if picture is not None:
        st.html(markup.picture_html(picture, context.texts))


def _show_document(found: OpenSection, context: Context) -> None:
    texts, index = context.texts, context.index
    note = markup.translation_note(found.document, index.documents, texts)
    if note:
        st.html(markup.note_html(note, "translation"))
    if isinstance(found.section.locator, Slide) and found.section.locator.derived:
        st.html(markup.note_html(texts("title_derived")))
    st.html(markup.document_html(found.document, texts))
    link = link_to(found)
    if link:
        st.link_button(texts("publisher_page"), link, icon=":material/open_in_new:", key="publisher-page")


def _show_moves(shown: Opened, other: Opened | None, context: Context) -> None:
    """To the section before and after, and to the same one in the other language, in its place or beside it."""
    index, texts = context.index, context.texts
    before, after = _moved(index, shown, -1), _moved(index, shown, 1)
    with st.container(horizontal=True, key="moves"):
        _button("previous", ":material/arrow_back:", "left", before, texts)
        _button("next", ":material/arrow_forward:", "right", after, texts)
        if other is None:
            return
        language = index.documents[other.document_id].language
        turned = replace(other, side_by_side=False)
        _button("counterpart", ":material/translate:", "left", turned, texts, f"in_{language}")
        paired = replace(shown, side_by_side=not shown.side_by_side, fresh=False)
        label = "not_beside" if shown.side_by_side else f"beside_{language}"
        _button("beside", ":material/view_column_2:", "left", paired, texts, label)


def _moved(index: Index, shown: Opened, by: int) -> Opened | None:
    moved = step(index, shown, by)
    return replace(moved, side_by_side=shown.side_by_side) if moved is not None else None


def _button(key: str, icon: str, side: str, target: Opened | None, texts: PageTexts, label: str = "") -> None:
    st.button(
        texts(label or key),
        icon=icon,
        icon_position="right" if side == "right" else "left",
        key=key,
        on_click=open_at,
        args=(target,),
        disabled=target is None,
    )
