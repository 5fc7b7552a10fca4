"""A paged guide: one section for each heading's part of each page, located by file page and printed label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from ingest.extraction import Extraction
from ingest.lines import BULLET, collapse
from ingest.pdf.headings import HeadingPath, look_of
from ingest.pdf.lines import Cell, Flow, Line, Region, Table, box_of
from ingest.pdf.order import read_regions
from ingest.pdf.paragraphs import Paragraph, Style, heading_key, joined, measure_style, read_paragraphs
from ingest.pdf.raw import Bookmark, RawPage
from ingest.repair import Hyphenation
from ingest.rows import find_row_starts
from ingest.sentences import split_sentences
from ingest.source_writer import Item, Run, SourceWriter
from ingest.types import Page

_LONG_CELL = 260  # characters from which a cell is told as text below its row's label
_EDGE = 6.0  # points by which a table's columns may differ overleaf
_ENDS = (".", "!", "?", ":", ";")


def write_guide(
    document_id: str, pages: Sequence[RawPage], bookmarks: Sequence[Bookmark], notices: tuple[str, ...]
) -> Extraction:
    """The guide's source text and sections. `pages` have no furniture left and carry their labels."""
    return _Guide(document_id, pages, bookmarks).write(notices)


class _Guide:
    def __init__(self, document_id: str, pages: Sequence[RawPage], bookmarks: Sequence[Bookmark]) -> None:
        self._writer = SourceWriter(document_id)
        self._pages: Mapping[int, RawPage] = {page.number: page for page in pages}
        self._regions = {page.number: read_regions(page) for page in pages}
        self._hyphens = Hyphenation(segment.text for page in pages for segment in page.segments)
        self._style: Style = measure_style(self._regions.values())
        self._bookmarks = bookmarks
        self._headings = HeadingPath(bookmarks, ())
        self._page = pages[0]
        self._opened: tuple[int, tuple[str, ...]] | None = None
        self._header: tuple[tuple[Cell, ...], tuple[float, ...]] | None = None

    def write(self, notices: tuple[str, ...]) -> Extraction:
        read = {number: self._paragraphs(number, regions) for number, regions in self._regions.items()}
        looks = (look_of(p) for parts in read.values() for part in parts if not isinstance(part, Table)
                 for p in part if p.kind == "heading")  # fmt: skip
        self._headings = HeadingPath(self._bookmarks, looks)
        carried = _carry_over(read)
        for number, parts in carried.items():
            self._write_page(number, parts)
        return self._writer.finish(notices)

    def _paragraphs(self, number: int, regions: Sequence[Region]) -> list[Table | list[Paragraph]]:
        known = self._headings.titles_on(number)
        parts: list[Table | list[Paragraph]] = []
        for region in regions:
            if isinstance(region, Table):
                parts.append(region)
                continue
            read = list(read_paragraphs(region, self._style, known))
            last = parts[-1] if parts else None
            if isinstance(last, list) and last and read and _goes_on(last[-1], read[0]):  # in the next column
                last[-1] = replace(last[-1], lines=(*last[-1].lines, *read.pop(0).lines))
            parts.append(read)
        return parts

    def _write_page(self, number: int, parts: Sequence[Table | list[Paragraph]]) -> None:
        self._page = self._pages[number]
        texts = [p for part in parts if not isinstance(part, Table) for p in part]
        self._headings.begin_page(number, frozenset(heading_key(p.text) for p in texts if p.kind == "heading"))
        for part in parts:
            if isinstance(part, Table):
                self._write_table(part)
                continue
            self._header = None
            self._write_paragraphs(part)

    def _open(self, path: tuple[str, ...]) -> None:
        if self._opened != (self._page.number, path):
            self._writer.open(Page(self._page.number, self._page.label, path), path)
            self._opened = (self._page.number, path)

    def _write_paragraphs(self, paragraphs: Sequence[Paragraph]) -> None:
        for is_list, group in groupby(paragraphs, key=lambda paragraph: paragraph.kind == "bullet"):
            if is_list:
                self._open(self._headings.path)
                self._writer.items([self._item(paragraph) for paragraph in group])
                continue
            for paragraph in group:
                self._write_paragraph(paragraph)

    def _write_paragraph(self, paragraph: Paragraph) -> None:
        if paragraph.kind == "heading":
            title = collapse("".join(text + glue for text, _, glue in joined(paragraph.lines, self._hyphens)))
            self._headings.take(paragraph, title, paragraph.lines[0].page)
            self._opened = None
        self._open(self._headings.path)
        self._writer.text(self._rows(paragraph.lines))

    def _item(self, paragraph: Paragraph) -> Item:
        first = paragraph.lines[0]
        found = BULLET.match(first.text)
        bare = replace(first, text=first.text[found.end() :] if found else first.text)
        level = 1 if paragraph.indent > 2.2 * first.size or paragraph.sign in "-–◦○" else 0
        return Item(tuple(self._runs((bare, *paragraph.lines[1:]))), level, paragraph.sign)

    def _rows(self, lines: Sequence[Line]) -> list[Run]:
        """A paragraph's lines; rows of a list without signs stay lines of their own."""
        runs = self._runs(lines)
        rows = find_row_starts([run.text for run in runs])
        return [replace(run, glue="\n") if order + 1 in rows else run for order, run in enumerate(runs)]

    def _runs(self, lines: Sequence[Line]) -> list[Run]:
        return [
            Run(text, box_of(line, self._pages[line.page]), glue) for text, line, glue in joined(lines, self._hyphens)
        ]

    def _write_table(self, table: Table) -> None:
        rows = list(table.rows)
        continued = self._header is not None and _same_edges(self._header[1], table.edges)
        if continued and self._header is not None:
            header = self._header[0]
            if _texts(rows[0]) == _texts(header):
                rows = rows[1:]
        else:
            header = rows.pop(0)
        self._header = (header, table.edges)
        path = self._headings.path
        opened = False
        for row in rows or [()]:
            if any(sum(len(line.text) for line in cell) > _LONG_CELL for cell in row):
                self._write_long_row(header, row, path)
                opened = False
                continue
            if not opened:
                self._open(path)
                self._write_cells(header, boxed=not continued)
                opened = True
            self._write_cells(row, boxed=True)

    def _write_cells(self, row: Sequence[Cell], boxed: bool) -> None:
        cells = [self._runs(cell) for cell in row]
        if not boxed:  # a header said again overleaf stands on the page before
            cells = [[Run(run.text, None, run.glue) for run in cell] for cell in cells]
        self._writer.row(cells)

    def _write_long_row(self, header: Sequence[Cell], row: Sequence[Cell], path: tuple[str, ...]) -> None:
        """A row whose cell holds paragraphs: they stand below the row's label and, of several, their column's."""
        label = _said(row[0])
        for column, cell in enumerate(row[1:], start=1):
            if not cell:
                continue
            name = _said(header[column]) if column < len(header) and len(row) > 2 else ""
            self._opened = None
            self._open((*path, *(part for part in (label, name) if part)))
            flow = Flow(cell, min(line.x0 for line in cell), max(line.x1 for line in cell))
            if column == 1 and row[0]:
                self._writer.text(self._runs(row[0]))
            read = read_paragraphs(flow, self._style)
            self._write_paragraphs([replace(p, kind="text") if p.kind == "heading" else p for p in read])
        self._opened = None


def _carry_over(
    read: dict[int, list[Table | list[Paragraph]]],
) -> dict[int, list[Table | list[Paragraph]]]:
    """End a page's last sentence where it ends on the next page, so that no sentence is cut in two."""
    previous: list[Table | list[Paragraph]] | None = None
    for parts in read.values():
        if previous and parts:
            last, first = previous[-1], parts[0]
            if not isinstance(last, Table) and not isinstance(first, Table) and last and first:
                _carry(last, first)
        previous = parts or previous
    return read


def _carry(last: list[Paragraph], first: list[Paragraph]) -> None:
    above, below = last[-1], first[0]
    if not _goes_on(above, below):
        return
    moved: list[Line] = []
    for line in below.lines:
        spans = split_sentences(line.text)
        ended = len(spans) > 1 or line.text.endswith((".", "!", "?"))
        if not ended:
            moved.append(line)
            continue
        stop = spans[0][1]
        share = stop / max(1, len(line.text))
        cut = line.x0 + (line.x1 - line.x0) * share
        moved.append(replace(line, text=line.text[:stop], x1=cut))
        rest = line.text[spans[1][0] :] if len(spans) > 1 else ""
        left = [replace(line, text=rest, x0=cut)] if rest else []
        first[0] = replace(below, lines=(*left, *below.lines[len(moved) :]))
        break
    else:
        first[0] = replace(below, lines=())
    last[-1] = replace(above, lines=(*above.lines, *moved))
    if not first[0].lines:
        first.pop(0)


def _goes_on(above: Paragraph, below: Paragraph) -> bool:
    """True where a paragraph at a column's end is finished at the beginning of the next one."""
    if below.kind != "text" or above.kind == "heading" or above.text.endswith(_ENDS):
        return False
    return below.text[:1].islower() or above.text.endswith("-")


def _same_edges(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= _EDGE for a, b in zip(one, other, strict=True))


def _texts(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(_said(cell) for cell in row)


def _said(cell: Cell) -> str:
    return collapse(" ".join(line.text for line in cell))
