"""Pictures of a PDF's pages, and where on them a quote is printed."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from ingest.errors import DocumentError
from ingest.extraction import Box, LineBox
from ingest.index import current_build
from ingest.manifest import load_manifest
from ingest.places import read_places
from ingest.sandbox import draw_page
from ingest.settings import Settings

Rectangle: TypeAlias = tuple[int, float, float, float, float]
_KEPT_PICTURES = 64
_KEPT_DOCUMENTS = 16


def page_picture(settings: Settings, document_id: str, file_page: int, scale: float = 1.5) -> bytes:
    """A page of a PDF as PNG; `file_page` counts from 1, `scale` is pixels a point (1.5 is 108 dpi).

    The last ones are kept in memory. Raises `DocumentError` where the document is no PDF, has no such page or
    cannot be drawn.
    """
    entry = next((entry for entry in load_manifest(settings.corpus) if entry.id == document_id), None)
    if entry is None or not entry.kind.startswith("pdf"):
        raise DocumentError(f"{document_id}: no PDF of this corpus, so it has no pictures of pages.")
    path = settings.corpus / entry.file
    try:
        stamp = path.stat().st_mtime_ns
    except OSError as exc:
        raise DocumentError(f"{path}: cannot be read: {exc.strerror}. Check that it is there.") from exc
    return _draw(path, stamp, file_page, scale)


def quote_rectangles(settings: Settings, document_id: str, start: int, end: int) -> tuple[Rectangle, ...]:
    """Where `start:end` (characters of the source text, half-open) is printed: (file page, x0, y0, x1, y1).

    One rectangle a printed line, x and y as fractions of the page from its top left corner. Empty where the
    document has no pages. Raises the errors of `ingest.index.current_build` and `IndexCorruptError`.
    """
    lines = _lines_of(current_build(settings.index_dir), document_id)
    return tuple(_cut(line, start, end) for line in lines if line.start < end and start < line.end)


@lru_cache(maxsize=_KEPT_PICTURES)
def _draw(path: Path, stamp: int, file_page: int, scale: float) -> bytes:
    return draw_page(path, file_page, scale)


@lru_cache(maxsize=_KEPT_DOCUMENTS)
def _lines_of(build: Path, document_id: str) -> tuple[LineBox, ...]:
    return read_places(build, [document_id])[document_id]


def _cut(line: LineBox, start: int, end: int) -> Rectangle:
    """The part of a line's box that holds the characters; letters are taken to be equally wide."""
    length = line.end - line.start
    left, right = max(0, start - line.start) / length, min(length, end - line.start) / length
    box: Box = line.box
    width = box.x1 - box.x0
    return box.page, round(box.x0 + width * left, 5), box.y0, round(box.x0 + width * right, 5), box.y1
