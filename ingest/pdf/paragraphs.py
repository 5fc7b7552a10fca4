"""Lines to paragraphs, list items and headings, by their spacing, size and signs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ingest.lines import BULLET
from ingest.pdf.lines import Flow, Line, Region
from ingest.repair import Hyphenation

ParagraphKind: TypeAlias = Literal["text", "bullet", "heading"]
_NUMBERED = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-zåäö]\)|\(?[ivx]{1,4}\))\s+\S")
_ENDS = (".", "!", "?", ":", ";")
_MOST_HEADING_CHARS = 160


@dataclass(frozen=True, slots=True)
class Style:
    """The looks of running text in a document: its size, and the usual distance from line to line in sizes."""

    size: float
    pitch: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading, list item or paragraph: its lines, the bullet's sign and how far it is indented in points."""

    kind: ParagraphKind
    lines: tuple[Line, ...]
    sign: str = ""
    indent: float = 0.0

    @property
    def text(self) -> str:
        """The lines in one row, as printed."""
        return " ".join(line.text for line in self.lines)


def measure_style(pages: Iterable[Sequence[Region]]) -> Style:
    """The size that most characters have, and the usual pitch of lines of that size."""
    sizes: Counter[float] = Counter()
    pitches: Counter[float] = Counter()
    flows = [region for regions in pages for region in regions if isinstance(region, Flow)]
    for flow in flows:
        for line in flow.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 11.0
    for flow in flows:
        for above, below in zip(flow.lines, flow.lines[1:], strict=False):
            if abs(above.size - size) < 1 and abs(below.size - size) < 1 and 0 < below.y1 - above.y1 < 3 * size:
                pitches[round((below.y1 - above.y1) / max(size, 1), 1)] += 1
    return Style(size, pitches.most_common(1)[0][0] if pitches else 1.2)


def read_paragraphs(flow: Flow, style: Style, bookmarked: frozenset[str] = frozenset()) -> tuple[Paragraph, ...]:
    """The paragraphs of a stretch of text. `bookmarked` are squashed titles known to begin on this page."""
    groups: list[list[Line]] = []
    for line in flow.lines:
        if groups and _continues(groups[-1], line, flow, style, bookmarked):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(_make(group, flow, style, bookmarked) for group in groups)


def heading_key(text: str) -> str:
    """A title for comparing: letters and digits only."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _continues(group: list[Line], line: Line, flow: Flow, style: Style, bookmarked: frozenset[str]) -> bool:
    above = group[-1]
    if BULLET.match(line.text) and _sign(line.text):
        return False
    size = max(above.size, line.size, 1.0)
    if abs(above.size - line.size) > 0.12 * size or (line.y1 - above.y1) > (style.pitch + 0.35) * size:
        return False
    together = heading_key("".join(part.text for part in group) + line.text)
    if any(title.startswith(together) for title in bookmarked):
        return True
    if any(title == heading_key("".join(part.text for part in group)) for title in bookmarked):
        return False
    if heading_key(line.text) in bookmarked or (above.bold != line.bold and (_is_short(above, flow) or line.bold)):
        return False
    if above.text.endswith("-"):
        return True
    if _NUMBERED.match(line.text) and (_NUMBERED.match(group[0].text) or above.text.endswith(_ENDS)):
        return False
    indent = line.x0 - above.x0
    if above.text.endswith(_ENDS) and (_is_short(above, flow) or indent > 0.8 * size):
        return False
    ended = _sign(group[0].text) and line.x0 < group[0].x0 - 0.5 * size
    return not (ended and above.text.endswith(_ENDS))


def _is_short(line: Line, flow: Flow) -> bool:
    return line.x1 < flow.x1 - 0.15 * (flow.x1 - flow.x0)


def _sign(text: str) -> str:
    found = BULLET.match(text)
    return (found["glyph"] or found["number"] or "") if found and text[found.end() :].strip() else ""


def _make(group: list[Line], flow: Flow, style: Style, bookmarked: frozenset[str]) -> Paragraph:
    first = group[0]
    sign = _sign(first.text)
    if sign:
        return Paragraph("bullet", tuple(group), sign, first.x0 - flow.x0)
    if _looks_like_heading(group, style, bookmarked):
        return Paragraph("heading", tuple(group))
    return Paragraph("text", tuple(group), indent=first.x0 - flow.x0)


def _looks_like_heading(group: list[Line], style: Style, bookmarked: frozenset[str]) -> bool:
    text = " ".join(line.text for line in group)
    if heading_key(text) in bookmarked:
        return True
    if len(text) > _MOST_HEADING_CHARS or len(group) > 3 or text.endswith((".", ",", ";", ":")):
        return False
    if not any(char.isalpha() for char in text):
        return False
    if all(line.size >= style.size * 1.12 + 0.3 for line in group):
        return True
    return all(line.bold for line in group) and group[0].size >= style.size * 0.95 and len(group) <= 2


def joined(lines: Sequence[Line], hyphens: Hyphenation) -> tuple[tuple[str, Line, str], ...]:
    """Lines with what joins each to the next: (text, line, "" or " ")."""
    out: list[tuple[str, Line, str]] = []
    for position, line in enumerate(lines):
        if position + 1 < len(lines):
            text, glue = hyphens.join(line.text, lines[position + 1].text)
        else:
            text, glue = line.text, ""
        out.append((text, line, glue))
    return tuple(out)
