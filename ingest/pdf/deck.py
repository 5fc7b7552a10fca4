"""A slide deck as PDF: one section for each page, titled by its bookmark or its largest line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.blocks import derive_title, read_blocks
from ingest.extraction import Extraction
from ingest.lines import BULLET, collapse
from ingest.pdf.lines import Flow, Line, Table, box_of
from ingest.pdf.order import read_regions
from ingest.pdf.paragraphs import heading_key
from ingest.pdf.raw import Bookmark, RawPage
from ingest.source_writer import Run, SourceWriter
from ingest.types import Slide

# What presentation programs write before a slide's title in the outline of an exported PDF.
NUMBERED = re.compile(r"(?:Dia|Slide|Sivu|Page)\s+\d{1,4}\s*(?::\s*|\Z)", re.IGNORECASE)
_LARGER = 1.18  # times the size of the slide's text that a title has at least
_MOST_TITLE_CHARS = 140


def write_deck(
    document_id: str, pages: Sequence[RawPage], bookmarks: Sequence[Bookmark], notices: tuple[str, ...]
) -> Extraction:
    """The deck's source text and its slides: the n-th page is slide n.

    A slide without a title gets one from its content, marked as derived; one without any text is known
    by its bookmark, and left out where it has none either.
    """
    writer = SourceWriter(document_id)
    titles = _bookmarked(bookmarks)
    rich = len(titles) * 2 >= len(pages)
    for page in pages:
        lines = _read_lines(page)
        printed = "" if rich and page.number in titles and not titles[page.number] else _printed_title(lines)
        title = titles.get(page.number) or printed
        derived = not title
        text = "\n".join("\n" * gap + line for line, _, gap in lines)
        if derived:
            title = derive_title(read_blocks(text, 0, len(text), number=page.number))
        if not title:
            continue
        writer.open(Slide(page.number, title, derived), (collapse(title),))
        if not lines:
            writer.text([Run(title)])
        for position, (line, source, gap) in enumerate(lines):
            box = box_of(source, page) if source is not None else None
            writer.line(line, box, gap if position else 0)
    return writer.finish(notices)


def _bookmarked(bookmarks: Sequence[Bookmark]) -> dict[int, str]:
    """The first bookmark of each page, without "Dia 12:" before the title."""
    titles: dict[int, str] = {}
    for bookmark in bookmarks:
        titles.setdefault(bookmark.page, NUMBERED.sub("", bookmark.title, count=1).strip())
    return titles


def _read_lines(page: RawPage) -> list[tuple[str, Line | None, int]]:
    """The slide's lines with the number of blank lines before each; a table's rows between `|`."""
    lines: list[tuple[str, Line | None, int]] = []
    for region in read_regions(page):
        if isinstance(region, Table):
            for order, row in enumerate(region.rows):
                cells = (collapse(" ".join(line.text for line in cell)).replace("|", "/") for cell in row)
                first = next((line for cell in row for line in cell), None)
                lines.append((f"| {' | '.join(cells)} |", _spanning(row, first), 0 if order else 2))
            continue
        lines.extend(_flow_lines(region))
    number = str(page.number)
    if len(lines) > 1 and lines[-1][0] == number:
        lines.pop()
    return lines


def _flow_lines(flow: Flow) -> list[tuple[str, Line | None, int]]:
    found: list[tuple[str, Line | None, int]] = []
    for position, line in enumerate(flow.lines):
        gap = 2
        if position:
            above = flow.lines[position - 1]
            pitch = (line.y1 - above.y1) / (1.2 * max(min(above.size, line.size), 1.0))
            gap = min(2, max(0, int(pitch - 0.3)))
        found.append((f" {line.text}" if line.spaced else line.text, line, gap))
    return found


def _spanning(row: Sequence[Sequence[Line]], first: Line | None) -> Line | None:
    if first is None:
        return None
    lines = [line for cell in row for line in cell]
    return Line(
        text="",
        x0=min(line.x0 for line in lines),
        y0=min(line.y0 for line in lines),
        x1=max(line.x1 for line in lines),
        y1=max(line.y1 for line in lines),
        size=first.size,
        bold=False,
        page=first.page,
    )


def _printed_title(lines: Sequence[tuple[str, Line | None, int]]) -> str:
    """The largest lines where they open the slide and are larger than the rest; empty where none are."""
    printed = [line for _, line, _ in lines if line is not None and line.text]
    if not printed:
        return ""
    largest = max(line.size for line in printed)
    rest = [line.size for line in printed if line.size < largest / 1.05]
    top = [line for line in printed if line.size >= largest / 1.05]
    title = collapse(" ".join(line.text for line in top))
    first = heading_key(printed[0].text)
    opens = heading_key(title).startswith(first) if first else False
    if not opens or len(title) > _MOST_TITLE_CHARS or len(top) > 4:
        return ""
    if not rest:  # a slide that is nothing but a line or two
        return title if len(printed) <= 2 and not BULLET.match(printed[0].text) else ""
    return title if largest >= _LARGER * (sum(rest) / len(rest)) else ""
