"""PowerPoint decks, through python-pptx: titles, texts column by column, tables, charts' figures, notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lxml.etree import XMLSyntaxError
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PackageNotFoundError, PythonPptxError
from pptx.shapes.group import GroupShape

from ingest.errors import DocumentError
from ingest.office.archive import check_archive
from ingest.office.blocks import ReadBlock, ReadDocument, ReadSection
from ingest.office.numbering import Counters, number, symbol

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_FURNITURE = (PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE)
_LISTS = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.VERTICAL_BODY)
_DEPTH = 8
_BROKEN = (AttributeError, KeyError, NotImplementedError, PythonPptxError, TypeError, ValueError, XMLSyntaxError)


def read_pptx(path: Path) -> ReadDocument:
    """The slides in order, numbered from 1 as PowerPoint counts them (hidden ones too); a damaged one is told.

    Raises `DocumentError` where the file is damaged or no deck.
    """
    check_archive(path)
    try:
        deck = Presentation(str(path))
    except (PackageNotFoundError, KeyError, ValueError) as exc:
        raise DocumentError(f"it is damaged or no PowerPoint file ({exc}). Save it again.") from exc
    sections: list[ReadSection] = []
    notices: tuple[str, ...] = ()
    for place, slide in enumerate(deck.slides, start=1):
        try:
            sections.append(_read_slide(place, slide))
        except _BROKEN as exc:  # what python-pptx raises on a part that does not hold what it must
            notices += (f"slide {place} is damaged and was not read ({type(exc).__name__}: {str(exc)[:80]})",)
    if notices and not any(section.path or section.blocks for section in sections):
        raise DocumentError(f"it is damaged: {notices[0]}. Save it again.")
    pictures = [s.slide for s in sections if not s.path and not s.blocks]
    notices += tuple(f"slide {number} has no text" for number in pictures)
    hidden = [n for n, slide in enumerate(deck.slides, start=1) if slide._element.get("show") == "0"]
    if hidden:
        notices += (f"hidden in the show, but read: slide {', '.join(map(str, hidden))}",)
    return ReadDocument(title=_title_of(deck), sections=tuple(sections), notices=notices)


def _title_of(deck: Any) -> str:
    """The title that the file says of itself; empty where its properties are damaged: the slides stand."""
    try:
        return str(deck.core_properties.title or "").strip()
    except _BROKEN:
        return ""


def _read_slide(number: int, slide: Any) -> ReadSection:
    title_shape = slide.shapes.title
    title = _plain(title_shape.text_frame.text) if title_shape is not None and title_shape.has_text_frame else ""
    shapes = [s for s in _flatten(slide.shapes, _DEPTH) if not _is_furniture(s) and not _is_same(s, title_shape)]
    blocks: list[ReadBlock] = []
    for shape in _in_order(shapes):
        blocks.extend(_read_shape(shape))
    return ReadSection(slide=number, path=(title,) if title else (), blocks=tuple(blocks), notes=_read_notes(slide))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _is_same(shape: Any, other: Any) -> bool:
    return other is not None and shape.shape_id == other.shape_id


def _is_furniture(shape: Any) -> bool:
    return bool(shape.is_placeholder and shape.placeholder_format.type in _FURNITURE)


def _flatten(shapes: Any, depth: int) -> Iterator[Any]:
    for shape in shapes:
        if isinstance(shape, GroupShape):  # `shape_type` knows no box that has neither a form nor a place
            if depth:
                yield from _flatten(shape.shapes, depth - 1)
        else:
            yield shape


def _edges(shape: Any) -> tuple[int, int, int, int]:
    left, top = int(shape.left or 0), int(shape.top or 0)
    return left, top, left + int(shape.width or 0), top + int(shape.height or 0)


def _in_order(shapes: Sequence[Any]) -> list[Any]:
    """From the top; shapes that stand beside each other go column by column, below their columns' headings."""
    rest = sorted(shapes, key=lambda s: (_edges(s)[1], _edges(s)[0]))
    bands: list[list[list[Any]]] = []
    while rest:
        band = [rest.pop(0)]
        bottom = _edges(band[0])[3]
        while rest and _edges(rest[0])[1] < bottom - 0.25 * (_edges(rest[0])[3] - _edges(rest[0])[1]):
            band.append(rest.pop(0))
            bottom = max(bottom, _edges(band[-1])[3])
        columns = _columns(band)
        if bands and len(columns) > 1 and _stand_below(bands[-1], columns):
            bands[-1] = [[*above, *below] for above, below in zip(bands[-1], columns, strict=True)]
        else:
            bands.append(columns)
    return [s for columns in bands for column in columns for s in sorted(column, key=lambda s: _edges(s)[1])]


def _columns(band: Sequence[Any]) -> list[list[Any]]:
    columns: list[list[Any]] = []
    for shape in sorted(band, key=lambda s: _edges(s)[0]):
        left, _, right, _ = _edges(shape)
        near = next((c for c in columns if _overlap(_edges(c[0]), left, right) > 0.5), None)
        if near is not None:
            near.append(shape)
        else:
            columns.append([shape])
    return columns


def _stand_below(above: Sequence[Sequence[Any]], below: Sequence[Sequence[Any]]) -> bool:
    """True where two bands have the same columns."""
    if len(above) != len(below):
        return False
    pairs = zip(above, below, strict=True)
    return all(_overlap(_edges(a[0]), _edges(b[0])[0], _edges(b[0])[2]) > 0.7 for a, b in pairs)


def _overlap(box: tuple[int, int, int, int], left: int, right: int) -> float:
    shared = min(box[2], right) - max(box[0], left)
    return shared / max(1, min(box[2] - box[0], right - left))


def _read_shape(shape: Any) -> Iterator[ReadBlock]:
    if shape.has_text_frame:
        is_list = bool(shape.is_placeholder and shape.placeholder_format.type in _LISTS)
        yield from _read_paragraphs(shape.text_frame, is_list)
    elif getattr(shape, "has_table", False):
        for row in shape.table.rows:
            yield ReadBlock(
                kind="row", cells=tuple("" if c.is_spanned else _plain(c.text_frame.text) for c in row.cells)
            )
    elif getattr(shape, "has_chart", False):
        yield from _read_chart(shape)
    else:
        yield from _read_diagram(shape)


def _read_paragraphs(frame: Any, is_list: bool) -> Iterator[ReadBlock]:
    paragraphs = [p for p in frame.paragraphs if _plain(_text_of(p))]
    counters = Counters()
    for paragraph in paragraphs:
        text, level = _text_of(paragraph), int(paragraph.level)
        if _has_bullet(paragraph, is_list and len(paragraphs) > 1):
            yield ReadBlock(kind="bullet", text=text, level=level, sign=_sign_of(paragraph, counters))
        else:
            counters.stop("", level)
            yield ReadBlock(kind="text", text=text)


def _text_of(paragraph: Any) -> str:
    """A paragraph's text with its fields (dates); a break that the writer set is a line's end."""
    parts = []
    for element in paragraph._p.iter():
        if element.tag == f"{_A}t":
            parts.append(element.text or "")
        elif element.tag == f"{_A}br":
            parts.append("\n")
        elif element.tag == f"{_A}tab":
            parts.append(" ")
    lines = map(_plain, "".join(parts).replace("\v", "\n").split("\n"))
    return "\n".join(filter(None, lines))


def _has_bullet(paragraph: Any, inherited: bool) -> bool:
    properties = paragraph._p.pPr
    if properties is not None:
        if properties.find(f"{_A}buNone") is not None:
            return False
        if any(properties.find(f"{_A}{name}") is not None for name in ("buChar", "buAutoNum", "buBlip")):
            return True
    return inherited or paragraph.level > 0


def _sign_of(paragraph: Any, counters: Counters) -> str:
    """The item's number as PowerPoint counts it, or its bullet; empty where the layout gives the bullet."""
    properties, level = paragraph._p.pPr, int(paragraph.level)
    numbering = properties.find(f"{_A}buAutoNum") if properties is not None else None
    if numbering is None:
        counters.stop("", level)
        bullet = properties.find(f"{_A}buChar") if properties is not None else None
        font = properties.find(f"{_A}buFont") if properties is not None else None
        face = font.get("typeface", "") if font is not None else ""
        return symbol(bullet.get("char", ""), face) if bullet is not None else ""
    form = numbering.get("type", "arabicPeriod")
    start = numbering.get("startAt", "1")
    value = counters.count("", level, int(start) if start.isdecimal() else 1)
    ending = ")" if form.endswith(("ParenR", "ParenBoth")) else "." if form.endswith("Period") else ""
    figure = number(value, form)
    if form.startswith("circle"):
        return figure
    return f"({figure})" if form.endswith("ParenBoth") else f"{figure}{ending or '.'}"


def _read_chart(shape: Any) -> Iterator[ReadBlock]:
    """A chart's figures as a table: one row a category, one column a series."""
    try:
        chart = shape.chart
        title = _plain(chart.chart_title.text_frame.text) if chart.has_title else ""
        plots = [
            (list(map(str, plot.categories)), [(s.name, list(s.values)) for s in plot.series]) for plot in chart.plots
        ]
    except (KeyError, ValueError, AttributeError, NotImplementedError):
        return  # a chart whose figures are in another file
    if title:
        yield ReadBlock(kind="text", text=title)
    for categories, series in plots:
        yield ReadBlock(kind="row", cells=("", *(str(name or "") for name, _ in series)))
        for row, category in enumerate(categories):
            yield ReadBlock(kind="row", cells=(category, *(_figure(values, row) for _, values in series)))


def _figure(values: Sequence[Any], row: int) -> str:
    value = values[row] if row < len(values) else None
    return "" if value is None else f"{value:g}"


def _read_diagram(shape: Any) -> Iterator[ReadBlock]:
    """The texts of SmartArt, which keeps them in a part of its own."""
    for element in shape._element.iter(f"{{{_DIAGRAM}}}relIds"):
        key = element.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}dm")
        part = shape.part.related_part(key) if key and key in shape.part.rels else None
        if part is None:
            continue
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        for point in etree.fromstring(part.blob, parser).iter(f"{{{_DIAGRAM}}}pt"):
            text = _plain(" ".join(node.text or "" for node in point.iter(f"{_A}t")))
            if text:
                yield ReadBlock(kind="bullet", text=text)


def _read_notes(slide: Any) -> tuple[str, ...]:
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    texts = (_text_of(p) for p in frame.paragraphs) if frame is not None else ()
    return tuple(text for text in texts if text)
