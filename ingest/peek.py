"""The beginning of a file, to guess what it is before anyone has described it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import median

from ingest.errors import DocumentError
from ingest.pdf.deck import NUMBERED
from ingest.pdf.document import Judgement, judge
from ingest.pdf.lines import group_rows
from ingest.pdf.raw import RawPdf, Segment
from ingest.repair import repair
from ingest.sandbox import peek_pdf, read_office
from ingest.types import DocumentKind

_TEXT_BYTES = 200_000
_TITLE_CHARS = 160


@dataclass(frozen=True, slots=True)
class Peek:
    """What a file says of itself: its title and language tag (empty where it has none), and its first text.

    `largest` is the text printed largest on the first pages, `form` what a PDF looks like.
    """

    text: str
    title: str = ""
    language: str = ""
    largest: str = ""
    form: Judgement | None = None


def _largest(raw: RawPdf) -> str:
    """What is printed largest on the first page that has text; its first line where nothing stands out."""
    page = next((page for page in raw.pages if any(map(_has_letters, page.segments))), None)
    if page is None:
        return ""
    lettered = [segment for segment in page.segments if _has_letters(segment)]
    size = max(segment.size for segment in lettered)
    rows = [[s for s in row if s.size >= 0.95 * size] for row in group_rows(lettered)]
    kept = [" ".join(s.text for s in row) for row in rows if row]
    stands_out = size >= 1.15 * median(segment.size for segment in lettered) or len(kept) <= 2
    return " ".join(" ".join(kept[: 4 if stands_out else 1]).split())[:_TITLE_CHARS]


def _has_letters(segment: Segment) -> bool:
    return any(map(str.isalpha, segment.text))


def peek(path: Path, kind: DocumentKind) -> Peek:
    """Look at the beginning of a file. Raises `DocumentError` naming the file and the reason."""
    if kind.startswith("pdf"):
        raw = peek_pdf(path)
        text = "\n".join(repair(segment.text) for page in raw.pages for segment in page.segments)
        form = judge(raw)
        cover = next((NUMBERED.sub("", b.title, count=1) for b in raw.bookmarks if b.page == 1), "")
        largest = cover if form.form == "deck" and cover else _largest(raw)
        return Peek(text, title=repair(raw.title), language=raw.language, largest=repair(largest), form=form)
    if kind in ("pptx", "docx", "html"):
        read = read_office("pptx" if kind == "pptx" else "docx" if kind == "docx" else "html", path)
        blocks = (b for section in read.sections for b in section.blocks)
        headings = [name for section in read.sections for name in section.path]
        text = "\n".join([*headings, *(repair(b.text or " ".join(b.cells)) for b in blocks)])
        return Peek(text, read.title, read.language, headings[0] if headings else "")
    try:
        text = path.read_bytes()[:_TEXT_BYTES].decode("utf-8", "replace")
    except OSError as exc:
        raise DocumentError(f"{path}: cannot be read: {exc.strerror}. Check its permissions.") from exc
    return Peek(text)
