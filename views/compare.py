"""Two actions side by side; every cell opens its source."""

from __future__ import annotations

import streamlit as st

from assistant.comparisons.side_by_side import POINTS, Cell, Point, Profile
from assistant.page import markup
from assistant.page.sources import Source, open_source
from views.context import Context
from views.source import show_open_button, show_opened
from views.state import ask_next


def show_compare(context: Context) -> None:
    """Draw the choice and the comparison."""
    texts = context.texts
    st.html(
        markup.line_html(texts("compare_heading"), "eg-title", "h2")
        + markup.line_html(texts("compare_lead"), "eg-lead")
    )
    profiles = {profile.topic.term: profile for profile in context.profiles()}
    if len(profiles) < 2:
        st.html(markup.note_html(texts("compare_too_few")))
        return
    first, second = _choose(profiles, context)
    if first is second:
        st.html(markup.note_html(texts("compare_same"), "next"))
        return
    _show_table((first, second), context)
    if first.cells.keys() != second.cells.keys():
        st.html(markup.note_html(texts("compare_note")))
    question = texts("compare_question", first=_called(first), second=_called(second))
    if st.button(texts("compare_ask"), icon=":material/forum:", key="compare-ask", on_click=ask_next, args=(question,)):
        st.switch_page(st.session_state.pages["nav_chat"])
    show_opened(context)


def _choose(profiles: dict[str, Profile], context: Context) -> tuple[Profile, Profile]:
    texts, terms = context.texts, list(profiles)
    fullest = sorted(terms, key=lambda term: (not profiles[term].topic.code, -len(profiles[term].cells)))[:2]
    places = sorted(terms.index(term) for term in fullest)
    chosen: list[str] = []
    with st.container(horizontal=True, key="compare-choices"):
        for key, place in zip(("compare_first", "compare_second"), places, strict=True):
            picked = st.selectbox(
                texts(key),
                terms,
                index=place,
                format_func=lambda term: profiles[term].topic.label,
                key=f"{key}-{texts.language}",
            )
            chosen.append(picked)
    return profiles[chosen[0]], profiles[chosen[1]]


def _show_table(pair: tuple[Profile, Profile], context: Context) -> None:
    texts = context.texts
    names = tuple(profile.topic.label for profile in pair)
    with st.container(key="comparison"):
        with st.container(horizontal=True, key="compare-head"):
            st.html(markup.line_html("\u00a0", "eg-point"), width=120)
            for side, name in enumerate(names):
                with st.container(key=f"compare-name-{side}"):
                    st.html(markup.line_html(name, "eg-compared", "h3"))
        for point in POINTS:
            if not any(point in profile.cells for profile in pair):
                continue
            with st.container(horizontal=True, key=f"compare-row-{point}"):
                st.html(markup.line_html(texts(f"point_{point}"), "eg-point", "h4"), width=120)
                for side, profile in enumerate(pair):
                    with st.container(key=f"compare-cell-{point}-{side}"):
                        _show_cell(point, side, names[side], profile.cells.get(point), context)


def _show_cell(point: Point, side: int, name: str, cell: Cell | None, context: Context) -> None:
    if cell is None:
        st.html(markup.cell_html(name, context.texts("compare_missing"), context.texts.language, missing=True))
        return
    st.html(markup.cell_html(name, cell.text, cell.citations[0].language))
    for place, citation in enumerate(cell.citations):
        source = Source(citation.document_id, citation.locator, (citation,))
        key = f"compare-{point}-{side}-{place}"
        show_open_button(key, citation.locator, open_source(context.index, source), context.texts)


def _called(profile: Profile) -> str:
    return profile.topic.code or profile.topic.name
