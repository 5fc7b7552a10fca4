"""A PDF's raw pages to a document: a slide deck or a guide, with what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal, TypeAlias

from ingest.errors import DocumentError
from ingest.extraction import Extraction
from ingest.pdf.deck import NUMBERED, write_deck
from ingest.pdf.furniture import strip_furniture
from ingest.pdf.guide import write_guide
from ingest.pdf.raw import RawPage, RawPdf, Segment
from ingest.repair import repair
from ingest.types import Document

Form: TypeAlias = Literal["deck", "guide"]
_SCANNED_SHARE = 0.5  # of the page that pictures cover
_FEW_CHARS = 20


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a PDF was taken for, from 0 (certainly a guide) to 1 (certainly a deck)."""

    form: Form
    deckness: float

    @property
    def is_sure(self) -> bool:
        """False where the signs contradict each other."""
        return not 0.25 < self.deckness < 0.75


def assemble_pdf(document: Document, raw: RawPdf) -> Extraction:
    """The document that the pages make. Kind `pdf` is told apart by its looks (`judge`).

    Raises `DocumentError` where no page has text, naming the pages that are pictures.
    """
    pages = tuple(_repair(page) for page in raw.pages)
    scanned = tuple(page.number for page in pages if _is_scanned(page))
    notices = [*raw.notices]
    if scanned:
        notices.append(
            f"{_name_pages(scanned)} cannot be read: only a picture, no text. Run text recognition (OCR) on the file"
        )
    if not any(page.segments for page in pages):
        reason = notices[-1] if notices else "its pages have no text"
        raise DocumentError(f"{reason}.")
    form = {"pdf-deck": "deck", "pdf-guide": "guide"}.get(document.kind) or judge(raw).form
    bare = strip_furniture(pages, is_deck=form == "deck")
    write = write_deck if form == "deck" else write_guide
    extraction = write(document.id, bare, raw.bookmarks, tuple(notices))
    if not extraction.sections:
        raise DocumentError("nothing but running heads and page numbers in it.")
    return extraction


def judge(raw: RawPdf) -> Judgement:
    """A deck or a guide: by the pages' shape, how much they hold, how large it is printed, and the bookmarks."""
    pages = [page for page in raw.pages if page.segments] or list(raw.pages)
    if not pages:
        return Judgement("guide", 0.0)
    landscape = sum(page.width > page.height for page in pages) / len(pages)
    chars = median(sum(len(s.text) for s in page.segments) for page in pages)
    size = median(_typical_size(page.segments) for page in pages)
    marked = len({bookmark.page for bookmark in raw.bookmarks}) / max(1, raw.page_count)
    if sum(NUMBERED.match(bookmark.title) is not None for bookmark in raw.bookmarks) > 0.5 * raw.page_count:
        return Judgement("deck", 1.0)
    votes = (
        (2.5, landscape),
        (2.5, _falling(chars, 700, 2200)),
        (1.0, 1 - _falling(size, 11, 16)),
        (2.0, 1.0 if marked > 0.9 and raw.page_count > 2 else 0.35),
    )
    deckness = sum(weight * vote for weight, vote in votes) / sum(weight for weight, _ in votes)
    return Judgement("deck" if deckness >= 0.5 else "guide", round(deckness, 2))


def _falling(value: float, low: float, high: float) -> float:
    """1 up to `low`, 0 from `high` on."""
    return min(1.0, max(0.0, (high - value) / (high - low)))


def _typical_size(segments: Sequence[Segment]) -> float:
    return median(segment.size for segment in segments) if segments else 0.0


def _repair(page: RawPage) -> RawPage:
    segments = tuple(
        segment if fixed == segment.text else segment.model_copy(update={"text": fixed})
        for segment in page.segments
        if (fixed := repair(segment.text)).strip()
    )
    return page.model_copy(update={"segments": segments})


def _is_scanned(page: RawPage) -> bool:
    chars = sum(len(segment.text) for segment in page.segments)
    return chars < _FEW_CHARS and page.pictured >= _SCANNED_SHARE


def _name_pages(numbers: Iterable[int]) -> str:
    """ "page 3" or "pages 3, 7–9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    names = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return f"page{'s' if len(runs) > 1 or len(runs[0]) > 1 else ''} {', '.join(names)}"
