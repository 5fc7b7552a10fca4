"""A section laid out for reading: title, columns, headings, bullets, labels with their values, the quote marked.

The layout is read off the index: passages know what they stand under, and their offsets show in the source
whether a bullet stood before them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal, TypeAlias

from assistant.page.conversation import Span
from assistant.page.marking import Piece, Pieces, join_pieces, mark, plain
from ingest.lines import BULLET, Line, collapse, join_lines, split_lines, squash, without_sign
from ingest.types import Page, Passage, Section, SectionText, Slide

Kind: TypeAlias = Literal["heading", "paragraph", "bullet"]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph or bullet; with `values` it is their label. `level` is how deep a bullet stands, from 0.

    `has_sign` marks a bullet whose content begins with its own sign: "3.", "✗".
    """

    kind: Kind
    content: Pieces
    level: int = 0
    values: tuple[Pieces, ...] = ()
    has_sign: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """Blocks that stand together under `heading`, the layout's own name for them; empty where there is none."""

    heading: str
    blocks: tuple[Block, ...]

    @property
    def stands_alone(self) -> bool:
        """True where the column has a name of its own or begins with a heading."""
        return bool(self.heading) or (len(self.blocks) > 1 and self.blocks[0].kind == "heading")


@dataclass(frozen=True, slots=True)
class SlideLayout:
    """A section for showing; neighbouring columns that stand alone go side by side."""

    title: Pieces
    derived: bool
    columns: tuple[Column, ...]


def lay_out(section: SectionText, passages: Sequence[Passage], source: str, quotes: Sequence[Span] = ()) -> SlideLayout:
    """Lay out a section from its passages.

    `quotes` are half-open offsets in `source`; exactly the characters between them are marked.
    """
    title: Pieces = (Piece(_title_of(section)),)
    body = list(passages)
    if body and _is_title(body[0].text, plain(title)):
        title = mark(body[0].text, source, body[0].start, body[0].end, quotes)
        body = body[1:]
    page = _Sheet(source, quotes, section, passages)
    columns = [page.column(name, list(group)) for name, group in groupby(body, key=page.column_name)]
    derived = isinstance(section.locator, Slide) and section.locator.derived
    return SlideLayout(title, derived, _without_heading_row(columns))


class _Sheet:
    """One section being laid out: its source, what is quoted and what is printed where."""

    def __init__(self, source: str, quotes: Sequence[Span], section: SectionText, passages: Sequence[Passage]) -> None:
        self._source, self._quotes = source, quotes
        self._above = {_bare(text) for text in (*section.heading_path, _title_of(section))}
        self._printed = {_bare(text) for p in passages for text in self._names(p)} - self._above

    def column_name(self, passage: Passage) -> str:
        """The first thing that a passage stands under and that is printed nowhere: a column's name."""
        known = self._printed | self._above
        return next((heading for heading in passage.heading_path if _bare(heading) not in known), "")

    def column(self, name: str, group: Sequence[Passage]) -> Column:
        leads = {_bare(above) for p in group for above in p.heading_path}
        bullets = {_bare(p.text) for p in group if self._glyph(p).strip()}
        blocks: list[Block] = []
        for position, passage in enumerate(group):
            if position and self._continues(group[position - 1], passage):
                more = mark(passage.text, self._source, passage.start, passage.end, self._quotes)
                blocks[-1] = replace(blocks[-1], content=join_pieces(blocks[-1].content, more))
                continue
            inner = [h for h in map(_bare, passage.heading_path) if h in self._printed]
            kind = self._kind(passage, is_led=bool(inner), is_lead=_bare(passage.text) in leads)
            blocks.append(self._block(passage, kind, sum(h in bullets for h in inner)))
        if name and _letters(name).startswith(_letters(plain(blocks[0].content))):
            return Column("", (replace(blocks[0], kind="heading"), *blocks[1:]))
        return Column(name, tuple(blocks))

    def _names(self, passage: Passage) -> Iterator[str]:
        """What later passages may be said to stand under: a passage, its label, its first words up to a colon."""
        yield passage.text
        yield passage.text.partition(": ")[0]
        yield from (join_lines([line.text for line in group]) for group in self._groups(passage))

    def _kind(self, passage: Passage, is_led: bool, is_lead: bool) -> Kind:
        glyph = self._glyph(passage)
        if glyph.strip() or (glyph and is_led and not is_lead):
            return "bullet"
        return "heading" if is_lead else "paragraph"

    def _glyph(self, passage: Passage) -> str:
        """The bullet sign before a passage, a blank for a line that begins with a lost one, else empty."""
        line = self._source[self._source.rfind("\n", 0, passage.start) + 1 : passage.start]
        if not line.strip() and _sign_in(passage):
            return _sign_in(passage)
        if line and not line.strip():
            return " "
        found = BULLET.fullmatch(line)
        return (found.group("glyph") or found.group("number") or "") if found else ""

    def _continues(self, before: Passage, passage: Passage) -> bool:
        """True for the next sentence of the same bullet or paragraph."""
        between = self._source[before.end : passage.start]
        same_line = "\n" not in between
        return not between.strip() and (
            same_line or (between.count("\n") == 1 and before.text.endswith((".", "!", "?")))
        )

    def _block(self, passage: Passage, kind: Kind, level: int) -> Block:
        groups = self._groups(passage)
        sign = _sign_in(passage)
        has_sign = kind == "bullet" and bool(sign)
        if len(groups) == 1:
            content = mark(passage.text, self._source, passage.start, passage.end, self._quotes)
            return Block(kind, content, level, has_sign=has_sign)
        first, *others = groups
        label = mark(_read(first, sign), self._source, passage.start, first[-1].end, self._quotes)
        values = tuple(mark(_read(g), self._source, g[0].start, g[-1].end, self._quotes) for g in others)
        return Block(kind, label, level, values, has_sign)

    def _groups(self, passage: Passage) -> list[list[Line]]:
        """The lines of a passage; more than one group where it is a label with its values."""
        lines = list(split_lines(self._source, passage.start, passage.end))
        rest = lines[1:]
        if any(line.glyph == "|" for line in lines):
            return [lines]
        if any(line.glyph.strip() for line in rest):
            starts = [bool(line.glyph.strip()) for line in rest]
        elif squash(_read(lines)) not in (squash(passage.text), squash(without_sign(passage.text))):
            starts = [line.gap > 0 for line in rest]
        else:
            starts = [line.gap > 0 and above.text.endswith(":") for above, line in zip(lines, rest, strict=False)]
        groups = [lines[:1]]
        for starts_new, line in zip(starts, rest, strict=True):
            if starts_new:
                groups.append([line])
            else:
                groups[-1].append(line)
        return groups


def _sign_in(passage: Passage) -> str:
    """The sign that a passage's text begins with: a number, a tick, a plus; empty where there is none."""
    return passage.text[: len(passage.text) - len(without_sign(passage.text))].strip()


def _read(lines: Sequence[Line], sign: str = "") -> str:
    text = join_lines([line.text for line in lines])
    return f"{sign} {text}" if sign and not text.startswith(sign) else text


def _title_of(section: SectionText) -> str:
    match section.locator:
        case Slide(title=title):
            return collapse(title)
        case Section(path=path):
            return path[-1] if path else ""
        case Page(label=label):
            return section.heading_path[-1] if section.heading_path else label


def _is_title(text: str, title: str) -> bool:
    """A long title is cut in its locator; the slide shows all of it."""
    cut = title.endswith("…") and _bare(text).startswith(_bare(title.rstrip("…")))
    return _bare(text) == _bare(title) or cut


def _without_heading_row(columns: list[Column]) -> tuple[Column, ...]:
    """A line that only repeats the names of the columns after it, side by side, is left out."""
    if not columns or columns[0].heading or not columns[0].blocks:
        return tuple(columns)
    last = columns[0].blocks[-1]
    names = "".join(_letters(column.heading) for column in columns[1:])
    row = _letters(plain(last.content))
    if not row or last.values or any(p.marked for p in last.content) or not names.startswith(row):
        return tuple(columns)
    rest = columns[0].blocks[:-1]
    return (Column("", rest), *columns[1:]) if rest else tuple(columns[1:])


def _bare(text: str) -> str:
    return squash(text.rstrip(" :"))


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
