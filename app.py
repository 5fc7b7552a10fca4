"""The page: ask the guide in a browser and check each answer against the slide it comes from.

Rendering only: what is shown is worked out in `assistant.page`. Text from documents, questions and models
reaches the browser through `st.html` and `escape`, never as Markdown.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

import assistant.page
from assistant.engine import Assistant, QuestionError
from assistant.page import markup, scripts
from assistant.page.answers import answer_html
from assistant.page.conversation import Opened, Turn, earlier_questions
from assistant.page.readiness import explain
from assistant.page.safe import web_link
from assistant.page.slides import lay_out
from assistant.page.sources import Source, find_section, group_sources, open_counterpart, open_source, step
from assistant.page.texts import LANGUAGES, PageTexts, choose_language, load_texts
from assistant.types import Answer, Citation
from ingest.errors import GuideError
from ingest.index import Index, current_build
from ingest.settings import Settings, load_settings
from ingest.types import Language, Page, Slide

STYLE = Path(assistant.page.__file__).with_name("style.css")
STARTERS_SHOWN = 4
log = logging.getLogger("erasmus_guide.page")


def main() -> None:
    """Draw the page once; Streamlit calls it again after every action."""
    texts = load_texts(page_language())
    st.set_page_config(page_title=texts("page_title"), page_icon="🎓", layout="centered")
    st.html(STYLE)
    header = st.container(key="header")
    try:
        settings = load_settings()
        build = current_build(settings.index_dir)
        assistant = load_assistant(settings, f"{build}|{settings.embedder}|{settings.max_question_chars}")
    except GuideError as error:
        with header:
            show_header(texts)
        show_obstacle(error, texts)
        return
    with st.bottom:
        asked = st.chat_input(texts("placeholder"), key="question")
        st.html(markup.line_html(texts("privacy"), "eg-privacy"))
    question = asked or st.session_state.pop("starter", None)
    if question:
        ask(assistant, question, texts)
    with header:
        show_header(texts)
    if turns():
        for number, turn in enumerate(turns()):
            show_turn(number, turn, assistant.searcher.index, texts)
        if len(turns()) > 1:
            st.html(scripts.show_turn(len(turns())), unsafe_allow_javascript=True)
        last = turns()[-1].answer
        if last is not None and last.status == "out_of_scope":
            show_starters(assistant, build.name, texts)
    else:
        st.html(markup.intro_html(assistant.searcher.index.documents.values(), texts))
        show_starters(assistant, build.name, texts)
    show_opened(assistant.searcher.index, texts)
    st.html(scripts.set_language(texts.language), unsafe_allow_javascript=True)


def turns() -> list[Turn]:
    """This session's conversation."""
    conversation: list[Turn] = st.session_state.setdefault("turns", [])
    return conversation


def page_language() -> Language:
    """The language chosen on the page, in the address or by the browser."""
    if "language" not in st.session_state:
        st.session_state.language = choose_language(st.query_params.get("lang"), st.context.locale)
    language: Language = st.session_state.language
    return language


@st.cache_resource(show_spinner=False, max_entries=2)
def load_assistant(_settings: Settings, key: str) -> Assistant:
    """The assistant, made once for all sessions; `key` changes with the index in use and the settings."""
    log.info("opening the index: %s", key)
    return Assistant.from_index(_settings)


@st.cache_data(show_spinner=False, max_entries=16)
def find_starters(_assistant: Assistant, build: str, language: Language) -> tuple[str, ...]:
    """The suggested questions that the guide in use answers."""
    answered = []
    for question in load_texts(language).starters:
        if _assistant.ask(question).status == "answered":
            answered.append(question)
        if len(answered) == STARTERS_SHOWN:
            break
    return tuple(answered)


def ask(assistant: Assistant, question: str, texts: PageTexts) -> None:
    """Answer a question and add it to the conversation; what fails is said there and nothing is lost."""
    st.session_state.opened = None
    try:
        with st.spinner(texts("searching")):
            turn = Turn(question, assistant.ask(question, earlier_questions(turns())))
    except QuestionError as error:
        turn = Turn(question, failure=str(error))
    except Exception:
        # The page's outermost edge: the user keeps the conversation, the log gets the traceback.
        log.exception("a question could not be answered")
        turn = Turn(question, failure=texts("unexpected"))
    turns().append(turn)


def start_over() -> None:
    st.session_state.turns = []
    st.session_state.opened = None


def use_starter(question: str) -> None:
    st.session_state.starter = question


def open_at(opened: Opened | None) -> None:
    st.session_state.opened = opened


def remember_language() -> None:
    st.query_params["lang"] = st.session_state.language


def show_header(texts: PageTexts) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.html(markup.line_html(texts("heading"), "eg-title", "h1"), width="content")
        with st.container(horizontal=True, vertical_alignment="center", width="content", key="controls"):
            st.button(
                texts("new_conversation"),
                icon=":material/add_comment:",
                type="tertiary",
                key="new-conversation",
                on_click=start_over,
                disabled=not turns(),
            )
            st.segmented_control(
                texts("language_label"),
                options=list(LANGUAGES),
                format_func=lambda language: LANGUAGES[language],
                required=True,
                key="language",
                on_change=remember_language,
                label_visibility="collapsed",
            )


def show_obstacle(error: GuideError, texts: PageTexts) -> None:
    """Why the page cannot answer yet, with the command that mends it."""
    obstacle = explain(error, texts)
    with st.container(border=True, key="obstacle"):
        st.html(markup.line_html(obstacle.heading, "eg-title", "h2") + markup.line_html(obstacle.help))
        if obstacle.command:
            st.code(obstacle.command, language="bash")
        st.html(markup.note_html(f"{texts('technical_message')}: {obstacle.message}", "failure"))


def show_starters(assistant: Assistant, build: str, texts: PageTexts) -> None:
    """A few questions to begin with."""
    starters = find_starters(assistant, build, texts.language)
    if not starters:
        return
    st.html(markup.line_html(texts("starters_label"), "eg-h", "h2"))
    with st.container(horizontal=True, gap="small", key="starters"):
        for number, question in enumerate(starters):
            st.button(question, key=f"starter-{number}", on_click=use_starter, args=(question,))


def show_turn(number: int, turn: Turn, index: Index, texts: PageTexts) -> None:
    with st.chat_message("user", avatar=":material/person:"):
        st.html(markup.question_html(turn.question))
    with st.chat_message("assistant", avatar=":material/menu_book:"):
        if turn.answer is None:
            st.html(markup.status_html("failed", texts))
            st.html(markup.line_html(turn.failure) + markup.note_html(texts("next_failed"), "next"))
        else:
            show_answer(number, turn.answer, index, texts)


def show_answer(number: int, answer: Answer, index: Index, texts: PageTexts) -> None:
    """Status, text, notices and what to do next; then the sources."""
    marks = {
        c.index: (markup.anchor_of(answer, c.index), texts("source_mark", number=c.index)) for c in answer.citations
    }
    st.html(markup.status_html(answer.status, texts))
    st.html(f'<div class="eg-answer" lang="{answer.language}">{answer_html(answer.text, marks)}</div>')
    notes = [markup.note_html(notice) for notice in answer.notices]
    if answer.status in ("partial", "not_in_guide"):
        notes.append(markup.note_html(texts(f"next_{answer.status}"), "next"))
    if notes:
        st.html("".join(notes))
    show_sources(f"{number}-cited", "sources", answer.citations, answer, index, texts)
    cited = {(c.document_id, c.locator) for c in answer.citations}
    related = [c for c in answer.related if (c.document_id, c.locator) not in cited]
    show_sources(f"{number}-related", "related", related, answer, index, texts)


def show_sources(
    key: str, heading: str, citations: Sequence[Citation], answer: Answer, index: Index, texts: PageTexts
) -> None:
    if not citations:
        return
    st.html(markup.line_html(texts(heading), "eg-h", "h2"))
    for place, source in enumerate(group_sources(citations)):
        document = index.documents.get(source.document_id)
        title = document.title if document is not None else source.citations[0].document_title
        with st.container(key=f"source-card-{key}-{place}"):
            st.html(markup.source_html(source, title, answer, texts, numbered=heading == "sources"))
            show_open_button(f"{key}-{place}", source, index, texts)


def show_open_button(key: str, source: Source, index: Index, texts: PageTexts) -> None:
    opened = open_source(index, source)
    if opened is None:
        st.html(markup.note_html(texts("source_gone")))
        return
    match source.locator:
        case Slide(number=number):
            label = texts("show_slide", number=number)
        case Page(number=number):
            label = texts("show_page", number=number)
        case _:
            label = texts("show_section")
    is_open = st.session_state.get("opened") == opened
    icon = ":material/visibility:" if is_open else ":material/slideshow:"
    st.button(label, icon=icon, key=f"open-{key}", on_click=open_at, args=(opened,))


def show_opened(index: Index, texts: PageTexts) -> None:
    """The opened section beside the chat (on a phone: over it), with the quote highlighted."""
    opened: Opened | None = st.session_state.get("opened")
    found = find_section(index, opened) if opened is not None else None
    if opened is None or found is None:
        return
    layout = lay_out(found.section, found.passages, found.source, opened.quotes)
    kind = {Slide: "slide_of", Page: "page_of"}.get(type(found.section.locator), "section_of")
    number = getattr(found.section.locator, "number", found.place + 1)
    note = markup.translation_note(found.document, index.documents, texts)
    with st.container(key="source-panel"):
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="source-panel-top"
        ):
            st.html(markup.line_html(texts("opened"), "eg-h", "h2"), width="content")
            st.button(texts("close"), icon=":material/close:", key="close-source", on_click=open_at, args=(None,))
        st.html(markup.slide_html(layout, found.document.language, texts(kind, number=number, count=found.count)))
        show_moves(index, opened, texts)
        if note:
            st.html(markup.note_html(note, "translation"))
        if layout.derived:
            st.html(markup.note_html(texts("title_derived")))
        st.html(markup.document_html(found.document, texts))
        link = web_link(found.document.url)
        if link:
            st.link_button(texts("publisher_page"), link, icon=":material/open_in_new:")
        st.html(scripts.show_quote(opened), unsafe_allow_javascript=True)


def show_moves(index: Index, opened: Opened, texts: PageTexts) -> None:
    """To the section before and after, and to the same one in the other language."""
    before, after, other = step(index, opened, -1), step(index, opened, 1), open_counterpart(index, opened)
    with st.container(horizontal=True, key="moves"):
        st.button(
            texts("previous"),
            icon=":material/arrow_back:",
            key="previous",
            on_click=open_at,
            args=(before,),
            disabled=before is None,
        )
        st.button(
            texts("next"),
            icon=":material/arrow_forward:",
            icon_position="right",
            key="next",
            on_click=open_at,
            args=(after,),
            disabled=after is None,
        )
        if other is not None:
            label = texts(f"in_{index.documents[other.document_id].language}")
            st.button(label, icon=":material/translate:", key="counterpart", on_click=open_at, args=(other,))


main()
