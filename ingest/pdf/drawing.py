"""Pages of a PDF as pictures, through pdfium. Runs in the reader process only."""

from __future__ import annotations

import base64
import io
from pathlib import Path

from ingest.errors import DocumentError
from ingest.pdf.raw import Drawing
from ingest.pdf.reader import open_pdf

_MOST_PIXELS = 16_000_000


def draw_page(path: Path, number: int, scale: float) -> Drawing:
    """The page `number` (from 1), `scale` pixels a point or fewer where the picture would be too large.

    Raises `DocumentError` where there is no such page.
    """
    document = open_pdf(path)
    try:
        if not 1 <= number <= len(document):
            raise DocumentError(f"it has no page {number}; it has {len(document)}.")
        page = document[number - 1]
        width, height = page.get_size()
        fitting = min(scale, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        picture = page.render(scale=fitting).to_pil()
        file = io.BytesIO()
        picture.convert("RGB").save(file, "PNG", optimize=False)
        return Drawing(png=base64.b64encode(file.getvalue()).decode("ascii"))
    finally:
        document.close()
