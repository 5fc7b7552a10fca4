"""Tables: cells between ruled lines, or texts that stand in columns line after line."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.pdf.lines import Cell, Table, group_rows, make_lines
from ingest.pdf.raw import Rule, Segment

_NEAR = 3.0  # points between rules that touch, or edges that are the same
_PROSE_WORDS = 4
_MOST_RULES, _MOST_ROWS = 1200, 500  # of one page; what has more is a drawing


@dataclass(frozen=True, slots=True)
class Grid:
    """The rules of one table: the columns' and rows' edges in points."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]

    def holds(self, segment: Segment) -> bool:
        """True where the middle of the text lies inside."""
        middle = (segment.x0 + segment.x1) / 2
        return self.xs[0] - 1 <= middle <= self.xs[-1] + 1 and self.ys[0] - 1 <= segment.middle <= self.ys[-1] + 1


def find_grids(rules: Sequence[Rule]) -> tuple[Grid, ...]:
    """The grids drawn on a page: touching rules with at least two columns and two rows."""
    groups: list[list[Rule]] = []
    for rule in rules if len(rules) <= _MOST_RULES else ():
        touching = [group for group in groups if any(_touch(rule, other) for other in group)]
        merged = [rule, *(other for group in touching for other in group)]
        groups = [group for group in groups if not any(group is t for t in touching)] + [merged]
    grids = []
    for group in groups:
        xs = _edges([r.x0 for r in group if not r.is_flat], [r.x0 for r in group if r.is_flat])
        ys = _edges([r.y0 for r in group if r.is_flat], [])
        if len(xs) >= 3 and len(ys) >= 3:
            grids.append(Grid(xs, ys))
    return tuple(grids)


def read_grid(grid: Grid, segments: Sequence[Segment], page: int) -> Table:
    """The table in a grid. A text that crosses columns stands in the one where it begins."""
    columns, rows = len(grid.xs) - 1, len(grid.ys) - 1
    cells: list[list[list[Segment]]] = [[[] for _ in range(columns)] for _ in range(rows)]
    for segment in segments:
        column = min(max(bisect.bisect_right(grid.xs, segment.x0 + 1) - 1, 0), columns - 1)
        row = min(max(bisect.bisect_right(grid.ys, segment.middle) - 1, 0), rows - 1)
        cells[row][column].append(segment)
    made = tuple(tuple(make_lines(cell, page) for cell in row) for row in cells if any(row))
    return _without_empty_columns(Table(made, grid.xs[:-1], ruled=True))


def find_aligned(segments: Sequence[Segment], page: int) -> tuple[tuple[Table, frozenset[int]], ...]:
    """Tables without rules, each with the positions of its segments: three lines or more with the same columns.

    Columns of prose are none: their texts fill their width.
    """
    ids = {id(segment): position for position, segment in enumerate(segments)}
    rows = group_rows(segments)
    if len(rows) > _MOST_ROWS:
        return ()
    found: list[tuple[Table, frozenset[int]]] = []
    start = 0
    while start < len(rows):
        stop, edges = _extend(rows, start)
        if stop - start >= 3:
            block = rows[start:stop]
            if _is_table(block, edges):
                taken = frozenset(ids[id(s)] for row in block for s in row)
                found.append((_read_aligned(block, edges, page), taken))
                start = stop
                continue
        start += 1
    return tuple(found)


def _touch(one: Rule, other: Rule) -> bool:
    return (
        one.x0 <= other.x1 + _NEAR
        and other.x0 <= one.x1 + _NEAR
        and one.y0 <= other.y1 + _NEAR
        and other.y0 <= one.y1 + _NEAR
    )


def _edges(values: Sequence[float], more: Sequence[float]) -> tuple[float, ...]:
    edges: list[float] = []
    for value in sorted([*values, *(more if values else ())]):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return tuple(edges)


def _without_empty_columns(table: Table) -> Table:
    kept = [k for k in range(len(table.edges)) if any(row[k] for row in table.rows)]
    rows = tuple(tuple(row[k] for k in kept) for row in table.rows)
    return Table(rows, tuple(table.edges[k] for k in kept), table.ruled)


def _extend(rows: list[list[Segment]], start: int) -> tuple[int, tuple[float, ...]]:
    """The end of the run of lines that share the columns of the line at `start`, and the columns' left edges."""
    first = rows[start]
    if len(first) < 2:
        return start, ()
    edges = tuple(segment.x0 for segment in first)
    stop = start + 1
    full = start
    while stop < len(rows):
        row = rows[stop]
        pitch = row[0].y0 - rows[stop - 1][0].y0
        if pitch > 4.5 * max(row[0].size, 1) or not all(_column_of(s, edges) is not None for s in row):
            break
        if len(row) >= 2:
            full = stop
        elif stop - full > 3:
            break
        stop += 1
    return full + 1, edges


def _column_of(segment: Segment, edges: tuple[float, ...]) -> int | None:
    """The column that a text stands in: it begins at its edge, or (numbers) ends before the next one."""
    for column, edge in enumerate(edges):
        after = edges[column + 1] if column + 1 < len(edges) else float("inf")
        if edge - 2 * _NEAR <= segment.x0 < after - _NEAR and segment.x1 <= after + _NEAR:
            if column and segment.x0 - edge > 6 * segment.size:
                return None
            return column
    return None


def _is_table(rows: list[list[Segment]], edges: tuple[float, ...]) -> bool:
    full = [row for row in rows if len(row) >= 2]
    if len(full) < 3 or len(full) * 2 < len(rows):
        return False
    if any(segment.text[:1] in "•▪–" for row in full for segment in row[1:]):
        return False  # two lists side by side
    return sum(_is_prose(column) for column in _by_column(full, edges)) < 2


def _by_column(rows: list[list[Segment]], edges: tuple[float, ...]) -> list[list[Segment]]:
    texts = [segment for row in rows for segment in row]
    return [[s for s in texts if _column_of(s, edges) == column] for column in range(len(edges))]


def _is_prose(column: list[Segment]) -> bool:
    """Lines of several words that fill their column, as running text does."""
    if not column:
        return False
    width = max(segment.x1 for segment in column) - min(segment.x0 for segment in column)
    words = median(len(segment.text.split()) for segment in column)
    return words >= _PROSE_WORDS and median(segment.width for segment in column) >= 0.6 * width


def _read_aligned(rows: list[list[Segment]], edges: tuple[float, ...], page: int) -> Table:
    """Lines to table rows: lines that stand closer together than rows do are one row's wrapped cells."""
    pitches = [below[0].middle - above[0].middle for above, below in pairwise(rows)]
    tight = min(pitches)
    wraps = any(len(row) < len(edges) for row in rows)
    apart = 1.15 * tight if wraps and max(pitches) > 1.2 * tight else 0.0
    gathered: list[list[list[Segment]]] = []
    for number, row in enumerate(rows):
        starts = number == 0 or pitches[number - 1] > apart
        if not apart and number and _column_of(row[0], edges) != 0:  # no gap tells: a row begins in the first column
            starts = False
        if starts:
            gathered.append([[] for _ in edges])
        for segment in row:
            column = _column_of(segment, edges)
            gathered[-1][column if column is not None else 0].append(segment)
    made: tuple[tuple[Cell, ...], ...] = tuple(tuple(make_lines(cell, page) for cell in row) for row in gathered)
    return Table(made, edges, ruled=False)
