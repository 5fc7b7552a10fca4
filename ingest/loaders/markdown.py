"""Markdown: one section per heading, through markdown-it-py, which knows every block's lines."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from markdown_it import MarkdownIt

from ingest.errors import DocumentError
from ingest.frontmatter import front_matter_end
from ingest.passages_text import read_text
from ingest.types import Document, Section, SectionText

_LINE_END = re.compile(r"\r\n?|\n")  # what markdown-it counts as one; str.splitlines knows more


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    title: str
    start: int
    body: int


def load_markdown(document: Document, source: str) -> tuple[SectionText, ...]:
    """The sections in order, located by their heading path; text before the first heading is one too.

    Raises `DocumentError` where there is no text.
    """
    offset = front_matter_end(source)
    starts = _line_starts(source)
    first_line = len(_LINE_END.findall(source, 0, offset))
    headings = _read_headings(source, offset, starts, first_line)
    path: list[tuple[int, str]] = []
    sections: list[SectionText] = []
    bounds = [*headings, _Heading(0, "", len(source), len(source))]
    if source[offset : bounds[0].start].strip():
        sections.append(_section(document, source, (document.title,), offset, bounds[0].start))
    for heading, following in itertools.pairwise(bounds):
        path = [*(p for p in path if p[0] < heading.level), (heading.level, heading.title)]
        if source[heading.body : following.start].strip():
            titles = tuple(title for _, title in path)
            sections.append(_section(document, source, titles, heading.body, following.start))
    if not sections:
        raise DocumentError(f"{document.id}: no text under its headings.")
    return tuple(sections)


def _read_headings(source: str, offset: int, starts: list[int], first_line: int) -> list[_Heading]:
    tokens = MarkdownIt("commonmark").enable("table").parse(source[offset:])
    found: list[_Heading] = []
    for token, inline in itertools.pairwise(tokens):
        if token.type != "heading_open" or token.map is None:
            continue
        begin, end = (line + first_line for line in token.map)
        body = starts[end] if end < len(starts) else len(source)
        found.append(_Heading(int(token.tag[1]), inline.content.strip(), starts[begin], body))
    return found


def _line_starts(source: str) -> list[int]:
    return [0, *(found.end() for found in _LINE_END.finditer(source))]


def _section(document: Document, source: str, path: tuple[str, ...], start: int, end: int) -> SectionText:
    text = source[start:end]
    begin = start + len(text) - len(text.lstrip())
    stop = begin + len(text.strip())
    return SectionText(document.id, Section(path), path, read_text(source, begin, stop), begin, stop)
