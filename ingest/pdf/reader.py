"""Pages of a PDF to segments, rules and bookmarks, through pdfium. Runs in the reader process only."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as c

from ingest.errors import DocumentError
from ingest.office.numbering import family_of_signs, symbol
from ingest.pdf.raw import Bookmark, RawPage, RawPdf, Rule, Segment

_MOST_BOOKMARKS = 20_000
_MOST_OBJECTS = 4_000  # rules of one page; a chart drawn in vectors has more and is no table
_MOST_CHARS = 60_000  # of one page; a page of small print has 10,000
_MOST_SEGMENTS = 6_000
_BREAK = 1.1  # a gap wider than so many font heights parts two segments
_THIN = 2.6  # points; a box as thin as this is a rule
_BOLD_WEIGHT = 600


def read_pdf(path: Path, first: int, last: int) -> RawPdf:
    """The pages `first` to `last` (1-based, `last` included; none where it is below `first`) and the outline.

    Raises `DocumentError` where the file needs a password or is no whole PDF.
    """
    document = open_pdf(path)
    try:
        count = len(document)
        notices: list[str] = []
        pages = tuple(_read_page(document, n, notices) for n in range(first, min(last, count) + 1))
        if first > 1:
            return RawPdf(page_count=count, pages=pages, notices=tuple(notices))
        title = " ".join(_say(lambda: document.get_metadata_value("Title")).split())
        bookmarks = tuple(_read_bookmarks(document))
        return RawPdf(page_count=count, title=title, bookmarks=bookmarks, pages=pages, notices=tuple(notices))
    finally:
        document.close()


def open_pdf(path: Path) -> pdfium.PdfDocument:
    """Open a file. Raises `DocumentError` where it needs a password, is damaged or has no pages."""
    try:
        document = pdfium.PdfDocument(path)
        if len(document) == 0:
            raise DocumentError("it has no pages. Save or download it again.")
        return document
    except pdfium.PdfiumError as exc:
        if getattr(exc, "err_code", None) == c.FPDF_ERR_PASSWORD:
            raise DocumentError("it is protected by a password. Save a copy without one.") from exc
        raise DocumentError(f"it is damaged or no PDF ({exc}). Save or download it again.") from exc


def _say(ask: Callable[[], str]) -> str:
    """A text beside the pages; empty where its bytes are no text."""
    try:
        return ask()
    except UnicodeDecodeError:
        return ""


def _read_bookmarks(document: pdfium.PdfDocument) -> Iterator[Bookmark]:
    try:
        for count, entry in enumerate(document.get_toc(max_depth=12)):
            if count >= _MOST_BOOKMARKS:
                return
            target = entry.get_dest()
            page = target.get_index() if target is not None else None
            title = _say(entry.get_title).strip()
            if page is not None and 0 <= page < len(document):
                yield Bookmark(title=title, level=entry.level, page=page + 1)
    except pdfium.PdfiumError:
        return  # an outline that is broken is no outline: headings are found by their looks


def _read_page(document: pdfium.PdfDocument, number: int, notices: list[str]) -> RawPage:
    try:
        page = document[number - 1]
        width, height = page.get_size()
        text = page.get_textpage()
    except pdfium.PdfiumError:
        notices.append(f"page {number} is damaged")
        return RawPage(number=number, label="", width=1, height=1, segments=())
    label = _say(lambda: document.get_page_label(number - 1) or "")
    left, bottom, right, top = page.get_bbox()
    turn = page.get_rotation()
    place = _Placer(left, bottom, right, top, turn)
    segments = tuple(_read_segments(text, place)) if width > 0 and height > 0 else ()
    if len(segments) > _MOST_SEGMENTS:
        notices.append(f"page {number} is cut: it holds {len(segments)} pieces of text")
        segments = segments[:_MOST_SEGMENTS]
    rules, pictured = _read_objects(page, place)
    text.close()
    page.close()
    return RawPage(
        number=number,
        label=label,
        width=max(width, 1),
        height=max(height, 1),
        segments=segments,
        rules=rules,
        pictured=pictured,
    )


class _Placer:
    """PDF coordinates (from the bottom left, before rotation) to points from the top left of the page as shown."""

    def __init__(self, left: float, bottom: float, right: float, top: float, turn: int) -> None:
        self._left, self._bottom, self._right, self._top, self._turn = left, bottom, right, top, turn

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        a, b = self._point(x0, y0), self._point(x1, y1)
        return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])

    def _point(self, x: float, y: float) -> tuple[float, float]:
        if self._turn == 90:
            return y - self._bottom, x - self._left
        if self._turn == 180:
            return self._right - x, y - self._bottom
        if self._turn == 270:
            return self._top - y, self._right - x
        return x - self._left, self._top - y


class _Gatherer:
    """Characters one by one, gathered to segments."""

    def __init__(self) -> None:
        self.done: list[Segment] = []
        self._chars: list[str] = []
        self._box = [0.0, 0.0, 0.0, 0.0]
        self._size = 0.0
        self._bold = False
        self._spaced = False

    def add(self, char: str, box: tuple[float, float, float, float], size: float, bold: bool) -> None:
        if self._chars and self._parts(box, size):
            self.flush()
        if not self._chars:
            self._box, self._size, self._bold = list(box), size, bold
        else:
            own = self._box
            if size > self._size * 1.15 and not self._is_word():
                self._size, self._bold = size, bold
            own[0], own[1] = min(own[0], box[0]), min(own[1], box[1])
            own[2], own[3] = max(own[2], box[2]), max(own[3], box[3])
        self._chars.append(char)

    def space(self) -> None:
        if not self._chars:
            self._spaced = True
        elif self._chars[-1] != " ":
            self._chars.append(" ")

    def flush(self) -> None:
        text = "".join(self._chars).strip()
        if text:
            x0, y0, x1, y1 = (round(value, 2) for value in self._box)
            size, bold, spaced = round(self._size, 2), self._bold, self._spaced
            self.done.append(Segment(text=text, x0=x0, y0=y0, x1=x1, y1=y1, size=size, bold=bold, spaced=spaced))
        self._chars, self._spaced = [], False

    def _is_word(self) -> bool:
        return sum(map(str.isalnum, self._chars)) > 2

    def _parts(self, box: tuple[float, float, float, float], size: float) -> bool:
        own = self._box
        height = max(self._size, size, 1.0)
        overlap = min(own[3], box[3]) - max(own[1], box[1])
        if overlap < 0.3 * min(own[3] - own[1], box[3] - box[1]):
            return True
        return box[0] - own[2] > _BREAK * height or box[0] < own[0] - 0.3 * height or box[2] < own[2] - 2.5 * height


def _read_segments(text: pdfium.PdfTextPage, place: _Placer) -> Iterator[Segment]:
    """Segments in the order of the file; a character's box is the font's full height, so that lines compare."""
    raw = text.raw
    gatherer = _Gatherer()
    rect, matrix = c.FS_RECTF(), c.FS_MATRIX()
    rect_pointer, matrix_pointer = ctypes.byref(rect), ctypes.byref(matrix)
    size, bold, family, fresh = 0.0, False, "", True
    high = 0
    for index in range(min(text.count_chars(), _MOST_CHARS)):
        code = c.FPDFText_GetUnicode(raw, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        if code in (10, 13):
            gatherer.flush()
            fresh = True
            continue
        if code in (32, 0xA0, 9):
            gatherer.space()
            fresh = True
            continue
        if code == 2 or code == 0xAD:  # pdfium's mark for a hyphen that ends a line
            code = 0x2D
        if code < 32 or not c.FPDFText_GetLooseCharBox(raw, index, rect_pointer):
            continue
        if fresh:
            size, bold, family = _read_font(raw, index, matrix, matrix_pointer)
            fresh = family != ""  # a sign may stand right before a word in another font
        if not math.isfinite(rect.left + rect.right + rect.top + rect.bottom):
            continue
        char = symbol(chr(code), family) if family else chr(code)
        gatherer.add(char, place.box(rect.left, rect.bottom, rect.right, rect.top), size, bold)
    gatherer.flush()
    yield from gatherer.done


def _read_font(raw: Any, index: int, matrix: Any, pointer: Any) -> tuple[float, bool, str]:
    """The height of a character's font, whether it is bold, and its family where that draws signs for letters."""
    size = c.FPDFText_GetFontSize(raw, index)
    if c.FPDFText_GetMatrix(raw, index, pointer):
        scale = math.hypot(matrix.c, matrix.d) or math.hypot(matrix.a, matrix.b)
        size *= scale if 0.01 < scale < 1000 else 1.0
    if c.FPDFText_GetFontWeight(raw, index) >= _BOLD_WEIGHT:
        return size, True, ""
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(128)
    length = c.FPDFText_GetFontInfo(raw, index, buffer, 128, ctypes.byref(flags))
    name = buffer.value.decode("utf-8", "replace").casefold() if 0 < length <= 128 else ""
    return size, any(word in name for word in ("bold", "black", "heavy", "semibold", "demi")), family_of_signs(name)


def _read_objects(page: pdfium.PdfPage, place: _Placer) -> tuple[tuple[Rule, ...], float]:
    """The ruled lines, and the share of the page that pictures cover."""
    rules: list[Rule] = []
    covered = 0.0
    width, height = page.get_size()
    kinds = (c.FPDF_PAGEOBJ_PATH, c.FPDF_PAGEOBJ_IMAGE)
    try:
        for count, thing in enumerate(page.get_objects(filter=kinds, max_depth=4)):
            if count >= _MOST_OBJECTS:
                return (), min(covered, 1.0)
            box = place.box(*thing.get_bounds())
            wide, tall = box[2] - box[0], box[3] - box[1]
            if thing.type == c.FPDF_PAGEOBJ_IMAGE:
                covered += max(0.0, wide * tall) / (width * height or 1)
            else:
                rules.extend(_rules_of(box, wide, tall, thing))
    except pdfium.PdfiumError:
        pass  # what cannot be read is not drawn: the text stands
    return tuple(rules), round(min(covered, 1.0), 3)


def _rules_of(box: tuple[float, float, float, float], wide: float, tall: float, thing: Any) -> Iterator[Rule]:
    x0, y0, x1, y1 = (round(value, 1) for value in box)
    if not all(map(math.isfinite, box)) or max(wide, tall) < 8:
        return
    if min(wide, tall) <= _THIN:
        yield Rule(x0=x0, y0=y0, x1=x1, y1=y1)
        return
    stroke, fill = ctypes.c_int(), ctypes.c_int()
    if c.FPDFPath_CountSegments(thing.raw) > 6 or not c.FPDFPath_GetDrawMode(
        thing.raw, ctypes.byref(fill), ctypes.byref(stroke)
    ):
        return
    if stroke.value:  # a box that is drawn: four rules
        yield from (Rule(x0=x0, y0=y, x1=x1, y1=y) for y in (y0, y1))
        yield from (Rule(x0=x, y0=y0, x1=x, y1=y1) for x in (x0, x1))
