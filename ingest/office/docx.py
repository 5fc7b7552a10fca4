"""Word documents, through python-docx: sections under their headings, lists, tables, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx import Document as open_docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from ingest.errors import DocumentError
from ingest.office.archive import check_archive
from ingest.office.blocks import ReadBlock, ReadDocument, ReadSection
from ingest.office.word_lists import WordLists

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|otsikko)\s*(\d)", re.IGNORECASE)
_LIST = re.compile(r"list|luettelo", re.IGNORECASE)
_SKIPPED = (f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}instrText")
_LONG_CELL = 260  # characters from which a cell is told as text below its row's label
_DEPTH = 6
_MOST_COLUMNS = 63  # of a table in Word


def read_docx(path: Path) -> ReadDocument:
    """The sections in order. Deleted text of tracked changes is left out, inserted text is read.

    Raises `DocumentError` where the file is damaged or no Word document.
    """
    check_archive(path)
    try:
        document = open_docx(str(path))
    except (PackageNotFoundError, KeyError, ValueError) as exc:
        raise DocumentError(f"it is damaged or no Word document ({exc}). Save it again.") from exc
    _open_controls(document)
    reader = _Reader(WordLists(document))
    for item in document.iter_inner_content():
        reader.take(item)
    reader.close()
    title = _title_of(document) or reader.title
    return ReadDocument(title=title, language=_language(document), sections=tuple(reader.sections))


def _open_controls(document: Any) -> None:
    """Put what stands in content controls (forms, templates) in their place; a table of contents is taken out."""
    for control in list(document.element.body.iter(f"{_W}sdt")):
        content, parent = control.find(f"{_W}sdtContent"), control.getparent()
        if parent is None or parent.tag == f"{_W}p":
            continue
        gallery = control.find(f"{_W}sdtPr/{_W}docPartObj/{_W}docPartGallery")
        is_contents = gallery is not None and gallery.get(f"{_W}val", "") == "Table of Contents"
        for child in [] if content is None or is_contents else list(content):
            control.addprevious(child)
        parent.remove(control)


def _title_of(document: Any) -> str:
    """The title that the file says of itself; empty where its properties are damaged: the text stands."""
    try:
        return str(document.core_properties.title or "").strip()
    except (AttributeError, KeyError, TypeError, ValueError):
        return ""


class _Reader:
    def __init__(self, lists: WordLists) -> None:
        self._lists = lists
        self.sections: list[ReadSection] = []
        self.title = ""
        self._path: list[tuple[int, str, str]] = []
        self._blocks: list[ReadBlock] = []

    def take(self, item: Paragraph | Table) -> None:
        if isinstance(item, Table):
            for part in _read_table(item, _DEPTH, self._lists):
                if isinstance(part, ReadBlock):
                    self._blocks.append(part)
                else:
                    self._take_long(*part)
            return
        text = _text_of(item._p)
        if not text:
            return
        level = _heading_level(item)
        if level is None:
            self._blocks.append(_block(item, text, self._lists))
            return
        text = " ".join(text.split())
        if level == 0 and not self.title:
            self.title = text
        self.close()
        anchor = next((b.get(f"{_W}name", "") for b in item._p.iter(f"{_W}bookmarkStart")), "")
        self._path = [(held, name, mark) for held, name, mark in self._path if held < level]
        self._path.append((level, text, "" if anchor.startswith("_") else anchor))

    def _take_long(self, label: str, blocks: list[ReadBlock]) -> None:
        """A table's row whose cells hold paragraphs: a section of its own below the row's label."""
        self.close()
        names = tuple(name for _, name, _ in self._path)
        self.sections.append(ReadSection(path=(*names, label) if label else names, blocks=tuple(blocks)))

    def close(self) -> None:
        if self._blocks:
            anchor = self._path[-1][2] if self._path else ""
            path = tuple(name for _, name, _ in self._path)
            self.sections.append(ReadSection(path=path, anchor=anchor, blocks=tuple(self._blocks)))
            self._blocks = []


def _heading_level(paragraph: Paragraph) -> int | None:
    """0 for the document's title, 1 to 9 for a heading, None for text; by outline level or style."""
    properties: Any = paragraph._p.pPr
    own = properties.find(f"{_W}outlineLvl") if properties is not None else None
    if own is not None and own.get(f"{_W}val", "").isdecimal() and int(own.get(f"{_W}val")) < 9:
        return int(own.get(f"{_W}val")) + 1
    style: Any = paragraph.style
    for _ in range(8):
        if style is None:
            return None
        name = style.name or ""
        if name.casefold() in ("title", "otsikko"):
            return 0
        found = _HEADING.match(name)
        if found:
            return int(found[1])
        level = style.element.find(f"{_W}pPr/{_W}outlineLvl")
        if level is not None and level.get(f"{_W}val", "").isdecimal() and int(level.get(f"{_W}val")) < 9:
            return int(level.get(f"{_W}val")) + 1
        style = style.base_style
    return None


def _block(paragraph: Paragraph, text: str, lists: WordLists) -> ReadBlock:
    numbering: Any = paragraph._p.find(f"{_W}pPr/{_W}numPr")
    name = (paragraph.style.name or "") if paragraph.style is not None else ""
    if numbering is not None and _number_of(numbering, f"{_W}numId", 1) != 0:
        level = _number_of(numbering, f"{_W}ilvl", 0)
        return ReadBlock(kind="bullet", text=text, level=level, sign=lists.sign(paragraph))
    if _LIST.match(name) and not name.casefold().startswith(("list continue", "list paragraph", "luettelokappale")):
        digits = re.search(r"(\d)\s*$", name)
        level = max(0, int(digits[1]) - 1) if digits else 0
        return ReadBlock(kind="bullet", text=text, level=level, sign=lists.sign(paragraph))
    return ReadBlock(kind="text", text=text)


def _text_of(element: Any) -> str:
    """The text; a line that the writer ended within the paragraph ends here too."""
    parts: list[str] = []
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif child.tag == f"{_W}tab":
            parts.append(" ")
        elif child.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        else:
            stack.append(iter(child))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(filter(None, lines))


def _read_table(table: Table, depth: int, lists: WordLists) -> Iterator[ReadBlock | tuple[str, list[ReadBlock]]]:
    header: list[str] = []
    merged: dict[int, Any] = {}
    for number, row in enumerate(table.rows):
        cells = [None if tc is None else _Cell(tc, table) for tc in _read_row(row._tr, merged)]
        texts = tuple("" if c is None else " ".join(filter(None, map(_text_of, c._tc.iter(f"{_W}p")))) for c in cells)
        if number == 0:
            header = list(texts)
        nested = depth > 0 and any(c is not None and c.tables for c in cells)
        if max(map(len, texts), default=0) <= _LONG_CELL and not nested:
            yield ReadBlock(kind="row", cells=texts)
            continue
        label = texts[0] if len(texts[0]) <= 120 and len(texts) > 1 else ""
        for column, cell in enumerate(cells):
            if cell is None or (label and column == 0):
                continue
            blocks = list(_read_cell(cell, depth - 1, lists))
            name = header[column] if number and len(cells) > 2 and column < len(header) else ""
            if blocks:
                yield " – ".join(part for part in (label, name) if part), blocks


def _read_row(row: Any, merged: dict[int, Any]) -> list[Any]:
    """A row's cells, column by column: None where a cell to the left spans the column as well.

    A cell that goes on with the one above it is that one; `merged` are those that may go on, by column. Not
    python-docx's `row.cells`, which climbs to the first row of a merged cell from each of its rows, and makes as many
    cells as a file says that one spans.
    """
    cells: list[Any] = []
    column = _number_of(row, f"{_W}trPr/{_W}gridBefore", 0)
    for tc in row.tc_lst:
        span = max(1, _number_of(tc, f"{_W}tcPr/{_W}gridSpan", 1))
        mark = tc.find(f"{_W}tcPr/{_W}vMerge")
        goes_on = mark is not None and mark.get(f"{_W}val", "continue") == "continue"
        cell = merged.get(column, tc) if goes_on else tc
        for taken in range(column, column + span):
            merged.pop(taken, None)
        if mark is not None:
            merged[column] = cell
        cells += [cell, *[None] * (span - 1)]
        column += span
    return cells


def _number_of(element: Any, path: str, otherwise: int) -> int:
    """A number from 0 that the element at a path gives, whatever nonsense a file may hold there."""
    found = element.find(path)
    value = found.get(f"{_W}val", "") if found is not None else ""
    return min(int(value[:9]), _MOST_COLUMNS) if value.isascii() and value.isdecimal() else otherwise


def _read_cell(cell: Any, depth: int, lists: WordLists) -> Iterator[ReadBlock]:
    for item in cell.iter_inner_content():
        if isinstance(item, Paragraph):
            text = _text_of(item._p)
            if text:
                yield _block(item, text, lists)
        elif depth > 0:
            for part in _read_table(item, depth, lists):
                if isinstance(part, ReadBlock):
                    yield part
                else:
                    yield from part[1]


def _language(document: Any) -> str:
    """The language that the file's default style names ("fi-FI"), empty where it names none."""
    for element in document.styles.element.iter(f"{_W}lang"):
        return str(element.get(f"{_W}val") or "")
    return ""
