"""What a page is made of once it is read in order: lines of text, and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from ingest.extraction import Box
from ingest.pdf.raw import RawPage, Segment

_SAME_LINE = 0.45  # of the smaller height


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; points from the page's top left corner."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool
    page: int
    spaced: bool = False

    @property
    def middle(self) -> float:
        """The height of the line's middle."""
        return (self.y0 + self.y1) / 2


Cell: TypeAlias = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines that follow each other in one column between `x0` and `x1`."""

    lines: tuple[Line, ...]
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; `edges` are the left edges of its columns, to know the table that goes on overleaf.

    `ruled` is true where lines were drawn around the cells.
    """

    rows: tuple[tuple[Cell, ...], ...]
    edges: tuple[float, ...]
    ruled: bool


Region: TypeAlias = Flow | Table


def group_rows(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Segments by printed line, from the top; within a line from the left."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: (s.middle, s.x0)):
        row = rows[-1] if rows else []
        if row and _is_beside(row[0], segment):
            row.append(segment)
        else:
            rows.append([segment])
    return [sorted(row, key=lambda s: s.x0) for row in rows]


def _is_beside(one: Segment, other: Segment) -> bool:
    height = min(one.y1 - one.y0, other.y1 - other.y0)
    return abs(one.middle - other.middle) <= max(_SAME_LINE * height, 1.0)


def make_lines(segments: Sequence[Segment], page: int) -> tuple[Line, ...]:
    """The lines of one column or cell, top to bottom."""
    return tuple(_join(row, page) for row in group_rows(segments))


def _join(row: Sequence[Segment], page: int) -> Line:
    text = row[0].text
    for left, right in pairwise(row):
        touching = right.x0 - left.x1 < 0.12 * max(left.size, right.size)
        text += right.text if touching else f" {right.text}"
    weight = max(row, key=lambda s: len(s.text))
    return Line(
        text=text,
        x0=min(s.x0 for s in row),
        y0=min(s.y0 for s in row),
        x1=max(s.x1 for s in row),
        y1=max(s.y1 for s in row),
        size=weight.size,
        bold=sum(len(s.text) for s in row if s.bold) * 2 > len(text),
        page=page,
        spaced=row[0].spaced,
    )


def box_of(line: Line, page: RawPage) -> Box:
    """A line's box as fractions of its page."""
    return Box(
        page=line.page,
        x0=round(max(0.0, line.x0 / page.width), 5),
        y0=round(max(0.0, line.y0 / page.height), 5),
        x1=round(min(1.0, line.x1 / page.width), 5),
        y1=round(min(1.0, line.y1 / page.height), 5),
    )
