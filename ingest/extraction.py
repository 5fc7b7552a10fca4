"""What a loader hands over: a source text, its sections, and where each line stands on a page."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.types import SectionText


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page: `page` is 1-based; x and y are fractions of its width and height, from the top left."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class LineBox:
    """A stretch `start:end` (characters, half-open) of the source text and the box that it is printed in."""

    start: int
    end: int
    box: Box


@dataclass(frozen=True, slots=True)
class Extraction:
    """A document as read.

    `source` is the text that quotes are checked against: the file's own characters for text formats, and
    for others what was extracted, the same from the same file every time. `lines` are in source order and
    only paged formats have them. `notices` say what could not be read.
    """

    source: str
    sections: tuple[SectionText, ...]
    lines: tuple[LineBox, ...] = ()
    notices: tuple[str, ...] = ()
