"""The order in which a page is read: tables whole, columns one after the other, the rest from the top."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from ingest.pdf.lines import Flow, Region, Table, group_rows, make_lines
from ingest.pdf.raw import RawPage, Segment
from ingest.pdf.tables import find_aligned, find_grids, read_grid

_LEAST_LINES = 3  # on each side of a gutter
_GUTTER = 8.0  # points that no text of either column enters
_BULLETS = "•▪◦‣∙·●○■□➢►–-"
_DEPTH = 4


def read_regions(page: RawPage) -> tuple[Region, ...]:
    """The page's tables and stretches of text, in reading order."""
    placed: list[tuple[float, Table]] = []
    rest = list(page.segments)
    for grid in find_grids(page.rules):
        inside = [segment for segment in rest if grid.holds(segment)]
        made = read_grid(grid, inside, page.number) if inside else None
        if made is None or len(made.edges) < 2 or len(made.rows) < 2:
            continue
        rest = [segment for segment in rest if not grid.holds(segment)]
        placed.append((min(s.y0 for s in inside), made))
    regions: list[Region] = []
    for top, table in sorted(placed, key=lambda p: p[0]):
        above = [segment for segment in rest if segment.middle < top]
        rest = [segment for segment in rest if segment.middle >= top]
        regions.extend(_read(above, page.number, _DEPTH))
        regions.append(table)
    return (*regions, *_read(rest, page.number, _DEPTH))


def _read(segments: Sequence[Segment], page: int, depth: int) -> list[Region]:
    if not segments:
        return []
    tables = find_aligned(segments, page)
    if tables:
        regions: list[Region] = []
        left = [(s, k) for k, s in enumerate(segments)]
        for table, taken in tables:
            top = min(segments[k].y0 for k in taken)
            above = [s for s, k in left if k not in taken and s.middle < top]
            left = [(s, k) for s, k in left if k not in taken and s.middle >= top]
            regions.extend(_read_columns(above, page, depth))
            regions.append(table)
        return regions + _read_columns([s for s, _ in left], page, depth)
    return _read_columns(segments, page, depth)


def _read_columns(segments: Sequence[Segment], page: int, depth: int) -> list[Region]:
    if not segments:
        return []
    gutter = _find_gutter(segments) if depth and len(segments) >= 2 * _LEAST_LINES else None
    if gutter is None:
        return [_flow(segments, page)]
    regions: list[Region] = []
    band: list[Segment] = []
    wide: list[Segment] = []

    def close_band() -> None:
        for side in ([s for s in band if s.x0 < gutter], [s for s in band if s.x0 >= gutter]):
            regions.extend(_read_columns(side, page, depth - 1))
        band.clear()

    def close_wide() -> None:
        if wide:
            regions.append(_flow(wide, page))
            wide.clear()

    for row in group_rows(segments):
        if any(segment.x0 < gutter < segment.x1 for segment in row):
            close_band()
            wide.extend(row)
        else:
            close_wide()
            band.extend(row)
    close_band()
    close_wide()
    return regions


def _flow(segments: Sequence[Segment], page: int) -> Flow:
    return Flow(make_lines(segments, page), min(s.x0 for s in segments), max(s.x1 for s in segments))


def _find_gutter(segments: Sequence[Segment]) -> float | None:
    """The middle of the white strip between two columns; None where the text stands in one.

    What is wider than half of the page's text may cross it: a title above both columns.
    """
    left, right = min(s.x0 for s in segments), max(s.x1 for s in segments)
    width = right - left
    narrow = sorted((s for s in segments if s.width < 0.58 * width), key=lambda s: s.x0)
    if len(narrow) < 2 * _LEAST_LINES or len(narrow) * 2 < len(segments):
        return None
    best: tuple[float, float] | None = None
    reach = narrow[0].x1
    for position, segment in enumerate(narrow[1:], start=1):
        gap = segment.x0 - reach
        middle = (segment.x0 + reach) / 2
        is_inside = 0.2 * width < middle - left < 0.8 * width
        if gap >= _GUTTER and is_inside and _are_columns(narrow[:position], narrow[position:], reach - left):
            best = max(best or (0.0, 0.0), (gap, middle))
        reach = max(reach, segment.x1)
    return best[1] if best else None


def _are_columns(left: Sequence[Segment], right: Sequence[Segment], width: float) -> bool:
    """Both sides hold lines of text at the same height, not a label here and there."""
    if min(len(left), len(right)) < _LEAST_LINES:
        return False
    top = max(min(s.y0 for s in left), min(s.y0 for s in right))
    bottom = min(max(s.y1 for s in left), max(s.y1 for s in right))
    beside = [[s for s in side if top - 2 <= s.middle <= bottom + 2] for side in (left, right)]
    if min(map(len, beside)) < _LEAST_LINES:
        return False
    lone = sum(s.text in _BULLETS or (len(s.text) <= 4 and not s.text.isalpha()) for s in left)
    if lone * 2 > len(left):  # bullets or numbers with their texts at some distance
        return False
    edges = [round(min(s.x0 for s in side)) for side in beside]
    aligned = [
        sum(abs(s.x0 - edge) < 3 * s.size for s in side) / len(side) for side, edge in zip(beside, edges, strict=True)
    ]
    return min(aligned) >= 0.5 and median(len(s.text) for s in right) >= 3
