"""The page of a PDF that a source stands on, as a picture with the places of its quotes."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.page.conversation import Span
from assistant.page.sources import OpenSection
from ingest.pictures import page_picture, quote_rectangles
from ingest.settings import Settings
from ingest.types import Page, Slide


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A part of a page: fractions of its width and height, from the top left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as PNG, its number in the file (from 1) and where the quotes are printed on it."""

    png: bytes
    number: int
    marks: tuple[Rectangle, ...]

    @property
    def address(self) -> str:
        """The picture as a `data:` address: nothing has to be fetched."""
        return f"data:image/png;base64,{base64.b64encode(self.png).decode('ascii')}"


def draw_source(settings: Settings, found: OpenSection, quotes: Sequence[Span]) -> PagePicture | None:
    """The page that shows the section's first quote, or else its beginning; None for what is no PDF.

    Takes about a second the first time. Raises `ingest.errors.GuideError` where the page cannot be drawn.
    """
    if not found.document.kind.startswith("pdf"):
        return None
    section = found.section
    own = [(start, end) for start, end in quotes if start < section.end and section.start < end]
    places = [place for start, end in own for place in quote_rectangles(settings, found.document.id, start, end)]
    number = places[0][0] if places else _page_of(settings, found)
    if number is None:
        return None
    marks = tuple(Rectangle(x0, y0, x1 - x0, y1 - y0) for page, x0, y0, x1, y1 in places if page == number)
    return PagePicture(page_picture(settings, found.document.id, number), number, marks)


def _page_of(settings: Settings, found: OpenSection) -> int | None:
    match found.section.locator:
        case Page(number=number) | Slide(number=number):
            return number
        case _:
            section = found.section
            printed = quote_rectangles(settings, found.document.id, section.start, section.end)
            return printed[0][0] if printed else None
