"""Sections to passages: the smallest things worth quoting, with offsets into the source."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from ingest.blocks import Block, is_address, is_link, is_only_values, read_blocks
from ingest.headings import find_headings
from ingest.layout import Column
from ingest.lines import begins_with, collapse, squash, without_sign
from ingest.sentences import split_sentences
from ingest.types import Document, Passage, SectionText, Slide


@dataclass(frozen=True, slots=True)
class _Piece:
    """A passage before it is named."""

    text: str
    start: int
    end: int
    headings: tuple[str, ...]


def split_section(
    document: Document, source: str, section: SectionText, columns: tuple[Column, ...] = ()
) -> tuple[Passage, ...]:
    """The passages of one section, in text order.

    A label and its value become one passage, as do values that stand alone and the line they
    belong to; everything else is a block or, where a block holds several, a sentence. Together
    the passages cover every character of the section that is not white space, a bullet sign, or
    the layout's page number. `columns` say which blocks stand under which column (ingest.layout).
    """
    title, number = _title_of(section)
    blocks = read_blocks(source, section.start, section.end, title, number)
    pieces = _merge(blocks, find_headings(blocks))
    assigned = _assign_columns(section, pieces, columns)
    split = [part for piece in assigned for part in _split(source, piece)]
    return tuple(_name(document, section, position, piece) for position, piece in enumerate(split, start=1))


def _title_of(section: SectionText) -> tuple[str, int]:
    if isinstance(section.locator, Slide):
        return ("" if section.locator.derived else section.locator.title), section.locator.number
    return (section.heading_path[-1] if section.heading_path else ""), 0


def _merge(blocks: tuple[Block, ...], headings: tuple[tuple[str, ...], ...]) -> list[_Piece]:
    pieces: list[_Piece] = []
    position = 0
    while position < len(blocks):
        if blocks[position].is_row:
            stop = next((k for k in range(position, len(blocks)) if not blocks[k].is_row), len(blocks))
            pieces.extend(_read_table(blocks[position:stop], headings[position]))
            position = stop
            continue
        stop = _value_run(blocks, position)
        group = blocks[position:stop]
        path = headings[position]
        if len(group) > 1:
            path = tuple(h for h in path if squash(h) != squash(group[0].text.rstrip(" :")))
        pieces.append(_Piece(_read_group(group), group[0].start, group[-1].end, path))
        position = stop
    return pieces


def _read_table(rows: tuple[Block, ...], path: tuple[str, ...]) -> list[_Piece]:
    """A table's rows, each cell with its column's header: "Stage: first; Share: 40 %"."""
    body = [row for row in rows if not row.is_rule]
    if not body:
        return []
    header = body[0].cells
    pieces = [_Piece(" – ".join(header), body[0].start, body[0].end, path)]
    for row in body[1:]:
        named = zip_longest(header[: len(row.cells)], row.cells, fillvalue="")
        text = "; ".join(f"{name}: {cell}" if name else cell for name, cell in named)
        pieces.append(_Piece(text, row.start, row.end, path))
    return pieces


def _value_run(blocks: tuple[Block, ...], position: int) -> int:
    """The end of the run of blocks that make one passage with the block at `position`."""
    head = blocks[position]
    stop = position + 1
    if head.is_title or is_link(head.text) or is_only_values(head.text):
        return stop
    while stop < len(blocks) and is_only_values(blocks[stop].text) and not _ends_list(head, blocks[stop]):
        stop += 1
    if stop == position + 1 and _is_label(blocks, position):
        stop += 1
    return stop


def _ends_list(head: Block, value: Block) -> bool:
    return head.text.endswith((".", "!", "?")) and not value.is_bullet


def _is_label(blocks: tuple[Block, ...], position: int) -> bool:
    """True where exactly one paragraph is the value of the label that stands before it."""
    label = blocks[position]
    if not label.text.endswith(":") or position + 1 >= len(blocks):
        return False
    value = blocks[position + 1]
    if label.is_bullet and not (is_link(value.text) or is_address(value.text)):
        return False
    if value.glyph or value.text.endswith(":"):
        return False
    if position + 2 >= len(blocks):
        return True
    after = blocks[position + 2]
    return after.is_bullet or after.text.endswith(":") or ": " in after.text[:24] or is_link(after.text)


def _read_group(group: tuple[Block, ...]) -> str:
    head, *values = (block.text for block in group)
    if not values:
        return head
    glue = " " if head.endswith(":") else ": "
    return head + glue + ", ".join(values)


def _assign_columns(section: SectionText, pieces: list[_Piece], columns: tuple[Column, ...]) -> list[_Piece]:
    """Put each piece below its column's heading, which replaces lead-ins from outside the column."""
    derived = isinstance(section.locator, Slide) and section.locator.derived
    base = () if columns and derived else section.heading_path
    titled_by_lead = derived and section.text.partition("\n")[0].endswith(":")
    current: Column | None = None
    outside: set[str] = set()
    placed: list[_Piece] = []
    for piece in pieces:
        opened = next((c for c in columns if begins_with(piece.text, c.first)), None)
        if opened is not None:
            outside |= {squash(heading) for heading in piece.headings}
            current = opened
        inner = piece.headings
        if current is not None:
            kept = (h for h in piece.headings if squash(h) not in outside and not _same_heading(h, current))
            inner = (current.heading, *kept)
        above = () if titled_by_lead and inner else base  # one lead-in does not stand above the next
        placed.append(_Piece(piece.text, piece.start, piece.end, _without_repeats(above + inner)))
        if current is not None and current.last and begins_with(piece.text, current.last):
            current = None
    return placed


def _same_heading(heading: str, column: Column) -> bool:
    def letters(text: str) -> str:
        return "".join(char for char in text.casefold() if char.isalnum())

    return letters(heading) == letters(column.heading)


def _without_repeats(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path))


def _split(source: str, piece: _Piece) -> list[_Piece]:
    spans = _with_calls(piece.text, split_sentences(piece.text))
    if len(spans) < 2:
        return [piece]
    offsets = _source_offsets(source, piece)
    if offsets is None:
        return [piece]
    label = _label_of(piece.text[spans[0][0] : spans[0][1]])
    parts: list[_Piece] = []
    for order, (start, end) in enumerate(spans):
        path = piece.headings + ((label,) if order and label else ())
        parts.append(_Piece(piece.text[start:end], offsets[start], offsets[end - 1] + 1, path))
    return parts


def _with_calls(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Sentences, with a lone word ("Huom!") or a question kept with the one that follows: it answers."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        before = text[slice(*kept[-1])] if kept else ""
        if kept and (len(without_sign(before).split()) < 2 or before.endswith("?")):
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return tuple(kept)


def _label_of(sentence: str) -> str:
    head, colon, rest = sentence.partition(": ")
    return head if colon and rest and len(head) <= 60 else ""


def _source_offsets(source: str, piece: _Piece) -> list[int] | None:
    """For every character of the piece's text its offset in the source; None where they differ."""
    offsets: list[int] = []
    position = piece.start
    for char in piece.text:
        if char.isspace():
            offsets.append(min(position, piece.end - 1))
            continue
        while position < piece.end and source[position] != char:
            if not (source[position].isspace() or source[position] == "-"):
                return None
            position += 1
        if position >= piece.end:
            return None
        offsets.append(position)
        position += 1
    return offsets


def _name(document: Document, section: SectionText, position: int, piece: _Piece) -> Passage:
    return Passage(
        id=f"{_section_key(document, section)}.{position}",
        document_id=document.id,
        locator=section.locator,
        heading_path=piece.headings,
        text=collapse(piece.text),
        start=piece.start,
        end=piece.end,
    )


def _section_key(document: Document, section: SectionText) -> str:
    if isinstance(section.locator, Slide):
        return f"{document.id}#{section.locator.number}"
    return f"{document.id}@{section.start}"
