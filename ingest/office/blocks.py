"""What is read off an office file or web page, and the document that it makes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Literal

from pydantic import BaseModel, ConfigDict

from ingest.blocks import derive_title, read_blocks
from ingest.errors import DocumentError
from ingest.extraction import Extraction
from ingest.lines import collapse
from ingest.repair import repair
from ingest.signs import says_yes
from ingest.source_writer import Item, Run, SourceWriter
from ingest.types import Document, Language, Locator, Section, Slide

_NOTES: dict[Language, str] = {"fi": "Muistiinpanot:", "en": "Notes:"}


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ReadBlock(_Frozen):
    """A paragraph, a list item at a `level` from 0 with its `sign` or number, or a table's row with its `cells`.

    A line break in `text` is one that the writer set within the paragraph.
    """

    kind: Literal["text", "bullet", "row"]
    text: str = ""
    level: int = 0
    sign: str = ""
    cells: tuple[str, ...] = ()


class ReadSection(_Frozen):
    """A slide (`slide` is its number) with its speaker's notes, or a section under its headings."""

    slide: int = 0
    path: tuple[str, ...] = ()
    anchor: str = ""
    blocks: tuple[ReadBlock, ...] = ()
    notes: tuple[str, ...] = ()


class ReadDocument(_Frozen):
    """All sections of a file, its own title and language, and what could not be read."""

    title: str = ""
    language: str = ""
    sections: tuple[ReadSection, ...] = ()
    notices: tuple[str, ...] = ()


def assemble_blocks(document: Document, read: ReadDocument) -> Extraction:
    """The source text and sections. Raises `DocumentError` where there is no text."""
    writer = SourceWriter(document.id)
    for section in read.sections:
        path = tuple(collapse(repair(part)) for part in section.path if part.strip())
        writer.open(*_locate(section, path, document))
        if section.slide and path:
            writer.text([Run(path[-1])])
        for is_list, blocks in groupby(section.blocks, key=lambda block: block.kind == "bullet"):
            if is_list:
                _write_list(writer, list(blocks))
                continue
            for block in blocks:
                _write(writer, block)
        if section.notes:
            writer.text([Run(_NOTES[document.language])])
            for note in section.notes:
                writer.text([Run(repair(note))])
    extraction = writer.finish(read.notices)
    if not extraction.sections:
        raise DocumentError("there is no text in it.")
    return extraction


def _locate(section: ReadSection, path: tuple[str, ...], document: Document) -> tuple[Locator, tuple[str, ...]]:
    if not section.slide:
        path = path or (document.title,)
        return Section(path, section.anchor), path
    if path:
        return Slide(section.slide, path[-1]), path
    title = _title_from(section)
    return Slide(section.slide, title, derived=True), (title,) if title else ()


def _title_from(section: ReadSection) -> str:
    first = next((block for block in section.blocks if block.text.strip() or any(block.cells)), None)
    if first is None:
        return ""
    text = collapse(repair(first.text or " – ".join(first.cells)))
    return derive_title(read_blocks(text, 0, len(text)))


def _write(writer: SourceWriter, block: ReadBlock) -> None:
    if block.kind == "row":
        writer.row([[Run(repair(cell))] for cell in block.cells])
    else:
        writer.text(_runs(block.text))


def _write_list(writer: SourceWriter, blocks: Sequence[ReadBlock]) -> None:
    """A list; ticks before all of its items are bullets like others."""
    told = [block for block in blocks if block.text.strip()]
    is_plain = all(says_yes(block.sign) for block in told)
    writer.items([Item(tuple(_runs(b.text)), b.level, "" if is_plain else b.sign) for b in told])


def _runs(text: str) -> list[Run]:
    lines = [line for line in map(repair, text.split("\n")) if line.strip()]
    return [Run(line, glue="\n") for line in lines] or [Run("")]
