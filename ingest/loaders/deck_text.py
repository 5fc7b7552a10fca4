"""A slide deck exported as text: one section per slide, as the outline at its end numbers them."""

from __future__ import annotations

from ingest.blocks import derive_title, read_blocks
from ingest.errors import DocumentError
from ingest.frontmatter import front_matter_end
from ingest.outline import Entry, Span, align, read_outline, split_slides
from ingest.passages_text import read_text
from ingest.types import Document, SectionText, Slide


def load_deck_text(document: Document, source: str) -> tuple[SectionText, ...]:
    """The slides in order, numbered and titled by the outline `Dia N: title` / `Slide N: title`.

    Without an outline, slides are the stretches between blank-line runs and titles come from the
    content, marked as derived. A slide whose only text is its title in the outline points there; one that has
    not even that is left out. Raises `DocumentError` where there is no slide at all.
    """
    start = front_matter_end(source)
    entries, stop = read_outline(source)
    if entries:
        spans = align(source, start, stop, entries)
    else:
        spans = split_slides(source, start, stop)
        entries = tuple(Entry(n, "", span.start, span.start) for n, span in enumerate(spans, start=1))
    read = (_section(document, source, e, s) for e, s in zip(entries, spans, strict=True))
    sections = tuple(section for section in read if section.start < section.end)
    if not sections:
        raise DocumentError(f"{document.id}: no slides found. Is its kind in corpus.toml right?")
    return sections


def _section(document: Document, source: str, entry: Entry, span: Span) -> SectionText:
    start, end = _trim(source, span)
    if start == end:
        start, end = entry.start, entry.end
    title = entry.title or derive_title(read_blocks(source, start, end, number=entry.number))
    return SectionText(
        document_id=document.id,
        locator=Slide(entry.number, title, derived=not entry.title),
        heading_path=(" ".join(title.split()),) if title else (),
        text=read_text(source, start, end, entry.title, entry.number),
        start=start,
        end=end,
    )


def _trim(source: str, span: Span) -> tuple[int, int]:
    text = source[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip())
    return (start, start + len(text.strip())) if text.strip() else (span.start, span.start)
