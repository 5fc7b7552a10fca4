"""A PDF as read off its pages, before anything is made of it; the shape in which the reader process sends it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Segment(_Frozen):
    """Characters printed next to each other on one line; points from the page's top left corner.

    `size` is the font's height in points as printed; `spaced` is true where a space was printed first.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool = False
    spaced: bool = False

    @property
    def middle(self) -> float:
        """The height of the line's middle."""
        return (self.y0 + self.y1) / 2

    @property
    def width(self) -> float:
        """How wide the text is."""
        return self.x1 - self.x0


class Rule(_Frozen):
    """A ruled line, or a box as thin as one; points from the page's top left corner."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def is_flat(self) -> bool:
        """True for a horizontal rule."""
        return self.x1 - self.x0 >= self.y1 - self.y0


class RawPage(_Frozen):
    """One page: its size in points, printed label, text and rules; `pictured` is the share that pictures cover."""

    number: int
    label: str
    width: float
    height: float
    segments: tuple[Segment, ...]
    rules: tuple[Rule, ...] = ()
    pictured: float = 0.0


class Bookmark(_Frozen):
    """An entry of the outline: its depth from 0 and the page (1-based) that it opens."""

    title: str
    level: int
    page: int


class Drawing(_Frozen):
    """A page as a picture: PNG in base 64."""

    png: str


class RawPdf(_Frozen):
    """Some pages of a file (all, or a range), with what the file says of itself."""

    page_count: int
    title: str = ""
    language: str = ""
    bookmarks: tuple[Bookmark, ...] = ()
    pages: tuple[RawPage, ...] = ()
    notices: tuple[str, ...] = ()
