"""What repeats from page to page (running heads and feet, page numbers), and the labels that are printed there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.pdf.lines import group_rows
from ingest.pdf.raw import RawPage, Segment

_MARGIN = 0.12  # of the page's height, at the top and at the bottom
_EDGE_LINES = 3
_LEAST_PAGES = 3
_DIGITS = re.compile(r"\d+")
_ANY_STEP = -(10**9)  # a lone number or numeral at the edge is a page number, however it counts
_ROMAN = re.compile(r"[ivxlc]+\Z", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\D{0,12}?\b)?(\d{1,4})(?:\s*(?:/|of|\(|av|sivua)\s*\d{1,4}\)?)?\W{0,3}\Z", re.IGNORECASE)


def strip_furniture(pages: Sequence[RawPage], is_deck: bool = False) -> tuple[RawPage, ...]:
    """The pages without running heads, feet and page numbers, and with the labels printed on them.

    A line at a page's edge is taken for furniture where at least three pages, and a fifth of all in
    the file, have the same one at the same height (numbers aside); at the top of a deck's slide, where
    titles repeat, more than half of all. A label of the file's own stays.
    """
    keys = [_edge_keys(page) for page in pages]
    seen = _count_running(pages, keys)
    least = max(_LEAST_PAGES, min(len(pages) * 0.2, 12))
    least_on_top = max(_LEAST_PAGES, len(pages) * 0.55) if is_deck else least
    shift = _number_shift(pages, keys)
    stripped = []
    for page, found in zip(pages, keys, strict=True):
        furniture = {
            position
            for position, key in found.items()
            if seen[key] >= (least_on_top if page.segments[position].middle < page.height / 2 else least)
        }
        numbers = {p for p in found if shift is not None and _number_of(page.segments[p].text) == page.number + shift}
        lone = {p for p in numbers if len(page.segments[p].text) <= 24}
        kept = tuple(s for position, s in enumerate(page.segments) if position not in furniture | lone)
        label = page.label or _label(page.number, shift)
        stripped.append(page.model_copy(update={"segments": kept, "label": label}))
    emptied = sum(bool(before.segments) and not after.segments for before, after in zip(pages, stripped, strict=True))
    if emptied * 2 > len(pages):  # pages of a line or two, none of which is furniture
        return tuple(
            after.model_copy(update={"segments": before.segments})
            for before, after in zip(pages, stripped, strict=True)
        )
    return tuple(stripped)


def _label(number: int, shift: int | None) -> str:
    """What is printed on the page, or would be; empty for a sheet before the page 1."""
    if shift is None:
        return str(number)
    return str(number + shift) if number + shift >= 1 else ""


def _edge_keys(page: RawPage) -> dict[int, tuple[str, int]]:
    """The segments at the page's edges: position to what they say and where."""
    rows = group_rows(page.segments)
    positions = {id(segment): position for position, segment in enumerate(page.segments)}
    found: dict[int, tuple[str, int]] = {}
    for row in [*rows[:_EDGE_LINES], *rows[-_EDGE_LINES:]]:
        for segment in row:
            if _is_marginal(segment, page):
                text = _DIGITS.sub("#", " ".join(segment.text.casefold().split()))
                text = "#" if _ROMAN.match(text) else text
                found[positions[id(segment)]] = (text, round(segment.middle / 6))
    return found


def _count_running(pages: Sequence[RawPage], keys: Sequence[dict[int, tuple[str, int]]]) -> Counter[tuple[str, int]]:
    """On how many pages each line stands: the very same, or with a number that counts along with the pages.

    Rows of a table at the end of each page look alike but for their numbers; those do not keep step.
    """
    exact: dict[tuple[str, int], Counter[str]] = {}
    tight: Counter[tuple[str, int]] = Counter()
    steps: dict[tuple[str, int], Counter[int]] = {}
    for page, found in zip(pages, keys, strict=True):
        for key, position in {key: position for position, key in found.items()}.items():
            text = page.segments[position].text
            exact.setdefault(key, Counter())[text] += 1
            tight[key] += _joins_body(page, position, found)
            steps.setdefault(key, Counter()).update({int(n[:9]) - page.number for n in _DIGITS.findall(text)})
            if key[0] == "#":
                steps[key][_ANY_STEP] += 1
    most = {key: max(exact[key].values()) for key in exact}
    apart = [key for key in exact if tight[key] * 2 <= exact[key].total()]
    return Counter({key: max(most[key], *steps[key].values()) if steps[key] else most[key] for key in apart})


def _joins_body(page: RawPage, position: int, edge: dict[int, tuple[str, int]]) -> bool:
    """True where a line stands closer to the page's text than to what is further out, or as close as lines do."""
    own = page.segments[position]
    inward = outward = float("inf")
    for number, other in enumerate(page.segments):
        gap = max(other.y0 - own.y1, own.y0 - other.y1)
        if abs(other.middle - own.middle) <= 1 or (number in edge and edge[number] == edge[position]):
            continue
        if (other.middle > own.middle) == (own.middle < page.height / 2):
            inward = min(inward, gap)
        else:
            outward = min(outward, gap)
    return inward < 0.8 * (own.y1 - own.y0) or (outward < float("inf") and inward < outward)


def _is_marginal(segment: Segment, page: RawPage) -> bool:
    return segment.y1 < _MARGIN * page.height or segment.y0 > (1 - _MARGIN) * page.height


def _number_shift(pages: Sequence[RawPage], keys: Sequence[dict[int, tuple[str, int]]]) -> int | None:
    """Printed number minus position in the file, where most pages agree on it."""
    shifts: Counter[int] = Counter()
    for page, found in zip(pages, keys, strict=True):
        numbers = {_number_of(page.segments[p].text) for p in found}
        shifts.update({number - page.number for number in numbers if number is not None})
    if not shifts:
        return None
    shift, count = shifts.most_common(1)[0]
    return shift if count >= max(2, 0.4 * len(pages)) else None


def _number_of(text: str) -> int | None:
    found = _NUMBER.match(text.strip())
    return int(found[1]) if found and len(text) <= 60 else None
