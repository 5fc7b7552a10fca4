"""Charts as inline SVG: bars with intervals, and the distribution of answer times.

Written by hand, since two kinds of bar do not earn matplotlib (10 MB, a second to import, and
text as outlines); colours come from the page's CSS variables, so that they follow its theme.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from markupsafe import Markup, escape

_ROW = 24
_LABEL = 130
_PLOT = 360
_VALUE = 120
_COLUMN_HEIGHT = 120
_BINS = 20


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: a share from 0 to 1 with its interval, over `n` cases."""

    label: str
    mean: float
    low: float
    high: float
    n: int


def draw_bars(title: str, bars: Sequence[Bar]) -> Markup:
    """Horizontal bars of shares, each with its 95 % interval as a whisker."""
    width, height = _LABEL + _PLOT + _VALUE, _ROW * (len(bars) + 1)
    rows = [_bar_row(bar, index * _ROW) for index, bar in enumerate(bars)]
    return _figure(title, width, height, [*rows, _axis(height - _ROW)])


def _bar_row(bar: Bar, top: float) -> Markup:
    middle = top + _ROW / 2
    x = [_LABEL + _PLOT * value for value in (bar.mean, bar.low, bar.high)]
    return Markup(
        '<text x="{label}" y="{text}" text-anchor="end">{name}</text>'
        '<rect class="bar" x="{left}" y="{top}" width="{width:.1f}" height="{height}"/>'
        '<line class="whisker" x1="{low:.1f}" x2="{high:.1f}" y1="{middle}" y2="{middle}"/>'
        '<text x="{value}" y="{text}">{mean:.0%} (n={n})</text>'
    ).format(
        label=_LABEL - 8,
        text=middle + 4,
        name=bar.label,
        left=_LABEL,
        top=top + 4,
        width=x[0] - _LABEL,
        height=_ROW - 8,
        low=x[1],
        high=x[2],
        middle=middle,
        value=_LABEL + _PLOT + 8,
        mean=bar.mean,
        n=bar.n,
    )


def _axis(top: float) -> Markup:
    ticks = Markup("").join(
        Markup('<text x="{}" y="{}" text-anchor="middle" class="tick">{:.0%}</text>').format(
            _LABEL + _PLOT * share, top + 16, share
        )
        for share in (0, 0.25, 0.5, 0.75, 1)
    )
    return Markup('<line class="axis" x1="{0}" x2="{1}" y1="{2}" y2="{2}"/>{3}').format(
        _LABEL, _LABEL + _PLOT, top, ticks
    )


def draw_histogram(title: str, values: Sequence[float], unit: str) -> Markup:
    """How often each range of values occurs; empty for no values."""
    if not values:
        return Markup("")
    counts, edges = np.histogram(values, bins=_BINS)
    width = _PLOT / _BINS
    columns = []
    for index, (count, (low, high)) in enumerate(zip(counts, pairwise(edges), strict=True)):
        tall = _COLUMN_HEIGHT * count / counts.max()
        columns.append(
            Markup(
                '<rect class="bar" x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}">'
                "<title>{low:.0f}–{high:.0f} {unit}: {count}</title></rect>"
            ).format(
                x=_LABEL + index * width,
                y=_COLUMN_HEIGHT - tall,
                w=width - 1,
                h=tall,
                low=low,
                high=high,
                unit=unit,
                count=int(count),
            )
        )
    ends = Markup(
        '<text class="tick" x="{}" y="{}">{:.0f} {}</text>'
        '<text class="tick" x="{}" y="{}" text-anchor="end">{:.0f} {}</text>'
    ).format(
        _LABEL, _COLUMN_HEIGHT + 16, edges[0], unit,
        _LABEL + _PLOT, _COLUMN_HEIGHT + 16, edges[-1], unit,
    )  # fmt: skip
    return _figure(title, _LABEL + _PLOT + _VALUE, _COLUMN_HEIGHT + _ROW, [*columns, ends])


def _figure(title: str, width: float, height: float, parts: Sequence[Markup]) -> Markup:
    return Markup(
        '<figure><figcaption>{0}</figcaption><svg viewBox="0 0 {1} {2}" width="{1}" height="{2}" '
        'role="img" aria-label="{0}">{3}</svg></figure>'
    ).format(escape(title), width, height, Markup("").join(parts))
