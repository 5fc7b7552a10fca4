"""Answers and whole conversations as text to take along: for the clipboard, and as a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from assistant.page.conversation import Turn
from assistant.page.places import describe
from assistant.page.safe import plain, web_link
from assistant.page.texts import PageTexts
from assistant.types import Answer, Citation
from ingest.lines import collapse

# What Markdown would read as markup in a quoted text.
_MARKUP = re.compile(r"([\\`*_{}<>\[\]#$~&!])")
_MARK = re.compile(r"\\\[(\d{1,3})\\\]")
_LINE_START = re.compile(r"^(\s*)([-+>=]|\d+[.)])(?=\s|$)")
_TABLE = re.compile(r"^\s*\|.*\|\s*$")


def copy_text(answer: Answer, texts: PageTexts) -> str:
    """An answer with its numbered sources as plain text."""
    lines = [plain(answer.question), "", plain(answer.text)]
    if answer.citations:
        lines += ["", f"{texts('sources')}:"]
        lines += [_source_line(citation, texts) for citation in answer.citations]
    lines += ["", *(plain(notice) for notice in answer.notices)] if answer.notices else []
    return "\n".join(lines).strip() + "\n"


def write_markdown(turns: Sequence[Turn], now: datetime, texts: PageTexts) -> str:
    """A conversation with its sources as Markdown; what users and documents say shows literally."""
    lines = [f"# {texts('export_title')}", "", now.strftime("%d.%m.%Y" if texts.language == "fi" else "%d %B %Y")]
    for turn in turns:
        lines += ["", f"## {texts('export_question')}: {escape_markdown(collapse(turn.question))}", ""]
        lines += list(_answer_lines(turn, texts))
    return "\n".join([*lines, "", "---", "", escape_markdown(texts("privacy").partition(". ")[2]), ""])


def escape_markdown(text: str) -> str:
    """Text that shows literally in Markdown, but for the lists, tables and `[1]` marks that answers are made of."""
    return "\n".join(map(_escape_line, plain(text).split("\n")))


def _escape_line(line: str) -> str:
    is_item, is_row = line.startswith("- "), bool(_TABLE.match(line))
    body = line[2:] if is_item else line
    escaped = _MARK.sub(r"[\1]", _MARKUP.sub(r"\\\1", body))
    if not is_row:
        escaped = _LINE_START.sub(r"\1\\\2", escaped.replace("|", "\\|"))
    return f"- {escaped}" if is_item else escaped


def _answer_lines(turn: Turn, texts: PageTexts) -> Iterable[str]:
    answer = turn.answer
    yield f"*{texts(f'status_{turn.state}')}*"
    yield ""
    if answer is None:
        yield escape_markdown(turn.draft.text if turn.draft else turn.failure)
        return
    yield escape_markdown(answer.text)
    for notice in answer.notices:
        yield ""
        yield f"*{escape_markdown(notice)}*"
    if answer.citations:
        yield ""
        yield f"**{texts('sources')}**"
        yield ""
        for citation in answer.citations:
            yield f"{citation.index}. {escape_markdown(_place(citation, texts))}"
            yield f"   > {escape_markdown(collapse(citation.quote))}"
            link = web_link(citation.url)
            if link:
                yield f"   <{link}>"


def _source_line(citation: Citation, texts: PageTexts) -> str:
    line = f"[{citation.index}] {_place(citation, texts)}: “{collapse(plain(citation.quote))}”"
    link = web_link(citation.url)
    return f"{line} {link}" if link else line


def _place(citation: Citation, texts: PageTexts) -> str:
    return plain(f"{citation.document_title}, {describe(citation.locator, texts)}")
