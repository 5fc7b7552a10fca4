"""A page of a guide saved as text: a title, paragraphs and lists; sections open at lead-ins."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from ingest.blocks import Block, read_blocks, shorten
from ingest.errors import DocumentError
from ingest.frontmatter import front_matter_end
from ingest.lines import collapse
from ingest.passages_text import read_text
from ingest.types import Document, Section, SectionText

_TITLE_WORDS = 14
_PATH_CHARS = 90


def load_guide_page(document: Document, source: str) -> tuple[SectionText, ...]:
    """The page's sections in order; the site's chrome (chrome.txt) is left out.

    A short line without closing punctuation is a heading; a paragraph that ends with a colon and
    leads into a list opens a section of its own, named by its shortened text. Raises
    `DocumentError` where nothing is left.
    """
    found = read_blocks(source, front_matter_end(source), len(source))
    blocks = [b for b in found if not _is_chrome(b)]
    if not blocks:
        raise DocumentError(f"{document.id}: nothing but page furniture in it. Is its kind in corpus.toml right?")
    resumed = {after for before, after in pairwise(found) if _is_chrome(before)}
    openings = [k for k, block in enumerate(blocks) if k == 0 or block in resumed or _opens(blocks, k)]
    sections: list[SectionText] = []
    heading = ""
    for first, stop in pairwise([*openings, len(blocks)]):
        opener = blocks[first]
        if _is_heading(blocks, first):
            heading = opener.text
        sections.append(_section(document, source, blocks[first:stop], heading))
    return tuple(sections)


def _section(document: Document, source: str, blocks: list[Block], heading: str) -> SectionText:
    opener = blocks[0]
    path = (heading,) if heading else ()
    if opener.text != heading:
        path = (*path, shorten(opener.text.rstrip(" :"), _PATH_CHARS))
    return SectionText(
        document_id=document.id,
        locator=Section(path),
        heading_path=(heading,) if heading else path,
        text=read_text(source, opener.start, blocks[-1].end),
        start=opener.start,
        end=blocks[-1].end,
    )


def _opens(blocks: list[Block], position: int) -> bool:
    block = blocks[position]
    if block.is_bullet:
        return False
    after_list = blocks[position - 1].is_bullet
    leads_in = block.text.endswith(":") and position + 1 < len(blocks) and blocks[position + 1].is_bullet
    return _is_heading(blocks, position) or leads_in or after_list


def _is_heading(blocks: list[Block], position: int) -> bool:
    block = blocks[position]
    if block.glyph or block.text.endswith((".", ":", ";", ",", "!", "?")):
        return False
    if len(block.text.split()) > _TITLE_WORDS or position + 1 >= len(blocks):
        return False
    following = blocks[position + 1]
    return not following.glyph and following.text.endswith((".", ":"))


def _is_chrome(block: Block) -> bool:
    return collapse(block.text).casefold() in _chrome()


def _chrome() -> frozenset[str]:
    path = Path(__file__).with_name("chrome.txt")
    return frozenset(_phrases(path.read_text(encoding="utf-8").splitlines()))


def _phrases(lines: Iterable[str]) -> Iterable[str]:
    return (collapse(line).casefold() for line in lines if line.strip() and not line.startswith("#"))
