"""The source text of a document that is no text file, written block by block with its sections.

The text has the form that `ingest.blocks` reads: a block begins after two blank lines, a bullet with its
sign, a table's row with `|`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ingest.extraction import Box, Extraction, LineBox
from ingest.lines import split_lines
from ingest.passages_text import read_text
from ingest.signs import mixes, says_always
from ingest.types import Locator, SectionText, Slide

BlockKind: TypeAlias = Literal["text", "bullet", "row"]
SIGNS = ("•", "–")  # outer and nested bullets, as ingest.headings tells them apart


@dataclass(frozen=True, slots=True)
class Run:
    """One printed line of a block (or a table's cell): its text, its box, and what joins it to the next."""

    text: str
    box: Box | None = None
    glue: str = " "


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: its lines, how deep it stands (0 is the outermost) and its sign or number as printed."""

    runs: tuple[Run, ...]
    level: int = 0
    sign: str = ""


@dataclass(slots=True)
class _Open:
    locator: Locator
    heading_path: tuple[str, ...]
    start: int = -1
    end: int = -1


class SourceWriter:
    """Collects blocks below locators; `finish` gives the source text and its sections.

    A section begins with `open` and holds what is written until the next `open`; one that stays empty is
    left out.
    """

    def __init__(self, document_id: str) -> None:
        self._document_id = document_id
        self._parts: list[str] = []
        self._length = 0
        self._lines: list[LineBox] = []
        self._sections: list[_Open] = []
        self._last: BlockKind | None = None

    def open(self, locator: Locator, heading_path: tuple[str, ...]) -> None:
        """Begin the section of a locator."""
        self._sections.append(_Open(locator, heading_path))
        self._last = None

    def text(self, runs: Sequence[Run], gap: int = 2) -> None:
        """Write a paragraph or heading, `gap` blank lines after the block before."""
        self._block("", runs, gap, "text")

    def bullet(self, runs: Sequence[Run], level: int = 0, sign: str = "") -> None:
        """Write a list item; `level` 0 is the outermost, `sign` the bullet as printed."""
        mark = sign or SIGNS[min(level, len(SIGNS) - 1)]
        self._block(f"{mark} ", runs, 0 if self._last == "bullet" else 1, "bullet")

    def items(self, items: Sequence[Item]) -> None:
        """Write a list. Signs that tell something stay: numbers, ticks, crosses, "+" and "–" in one list.

        Where such a sign by itself would not be read as the item's ("A.", one "+"), it follows an ordinary one.
        """
        mixed = mixes(item.sign for item in items)
        told = [item.sign if mixed or says_always(item.sign) or _is_many_parted(item.sign) else "" for item in items]
        if _are_read_back(items, told):
            for item, sign in zip(items, told, strict=True):
                self.bullet(item.runs, item.level, sign)
            return
        for item, sign in zip(items, told, strict=True):
            first, *others = item.runs
            text = f"{sign} {first.text}" if sign else first.text
            self.bullet((Run(text, first.box, first.glue), *others), item.level)

    def row(self, cells: Sequence[Sequence[Run]]) -> None:
        """Write a table's row."""
        if not any(run.text.strip() for cell in cells for run in cell):
            return
        self._begin(0 if self._last == "row" else 2)
        self._put("|")
        for cell in cells:
            self._put(" ")
            self._put_runs([Run(run.text.replace("|", "/"), run.box, run.glue) for run in cell])
            self._put(" |")
        self._close("row")

    def line(self, text: str, box: Box | None, gap: int) -> None:
        """Write one printed line as it is, `gap` blank lines after the line before; a space in front stays."""
        if text.strip():
            opens = bool(self._sections) and self._sections[-1].start < 0
            self._begin(gap)
            self._put(" " if text.startswith(" ") and not opens else "")
            self._put_runs([Run(text.strip(), box)])
            self._close("text")

    def finish(self, notices: tuple[str, ...] = ()) -> Extraction:
        """The document as written."""
        source = "".join(self._parts) + "\n"
        sections = tuple(self._section(source, part) for part in self._sections if part.start >= 0)
        return Extraction(source, sections, tuple(self._lines), notices)

    def _section(self, source: str, part: _Open) -> SectionText:
        title, number = "", 0
        if isinstance(part.locator, Slide):
            title, number = ("" if part.locator.derived else part.locator.title), part.locator.number
        text = read_text(source, part.start, part.end, title, number)
        return SectionText(self._document_id, part.locator, part.heading_path, text, part.start, part.end)

    def _block(self, mark: str, runs: Sequence[Run], gap: int, kind: BlockKind) -> None:
        if any(run.text.strip() for run in runs):
            self._begin(gap)
            self._put(mark)
            self._put_runs(runs)
            self._close(kind)

    def _begin(self, gap: int) -> None:
        if not self._sections:
            raise ValueError("a block needs a section: call open first")
        first = self._sections[-1].start < 0
        self._put("\n" * (4 if first else gap + 1) if self._length else "")
        if first:
            self._sections[-1].start = self._length

    def _close(self, kind: BlockKind) -> None:
        self._sections[-1].end = self._length
        self._last = kind

    def _put_runs(self, runs: Sequence[Run]) -> None:
        kept = [run for run in runs if run.text.strip()]
        for position, run in enumerate(kept):
            text = " ".join(run.text.split())
            if run.box is not None:
                self._lines.append(LineBox(self._length, self._length + len(text), run.box))
            self._put(text)
            if position + 1 < len(kept):
                self._put(run.glue)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _is_many_parted(sign: str) -> bool:
    """True for a number of several parts: "2.1."."""
    return "." in sign.strip(".") and sign.replace(".", "").isalnum()


def _are_read_back(items: Sequence[Item], told: Sequence[str]) -> bool:
    """True where every sign, at the beginning of its line, would be read as that sign."""
    lines = [f"{sign or '•'} {item.runs[0].text.strip()}" for item, sign in zip(items, told, strict=True)]
    text = "\n".join(lines)
    glyphs = [line.glyph for line in split_lines(text, 0, len(text))]
    return glyphs == [sign or "•" for sign in told]
