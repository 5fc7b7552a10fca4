"""Lines to blocks: a title, a bullet or a paragraph each, however the export wrapped it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.lines import Line, collapse, join_lines, split_lines, squash
from ingest.rows import find_rows
from ingest.signs import is_number, mixes, says_always
from ingest.values import read_values

_ENDS = (".", ":", "?", "!", ";")
_ROW = re.compile(r"[^\W\d_a-zåäö][^.:;?!]{0,48}:\s+\S|[^\W_]{1,8}(?:[ -]\d+)?:\s+\S")  # "Label: value", "KA-1: …"
_REPLY = re.compile(r"(?:V|A|Vastaus|Answer):\s")
_GOES_ON = frozenset(["to", "and", "or", "from", "than", "ja", "tai", "sekä", "kuin", "eli"])
_UNIT = re.compile(r"(?:\s?/\s?\w+)?")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LINK = re.compile(r"(?:https?://|www\.)\S+\Z")
_ADDRESS = re.compile(r"[\w.+-]+(?:@|\(at\)|\(@\))[\w.-]+\Z")
_GLUE = re.compile(
    r"[\s,;.–—\-/()|]+|\b(?:klo|kello|at|and|ja|tai|or|–|to|suomen|aikaa|finnish|time|max|enint|n|noin)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Block:
    """A title, bullet or paragraph: text joined for reading, offsets in the source.

    `glyph` is the bullet sign (`" "` where the sign was lost, empty for a paragraph) and `gap` the
    blank lines before it. `is_title` marks the slide's own title; `keeps_sign` a list item whose text begins
    with its sign, which tells something; `heads` a line that stands as a heading over what comes right below,
    `is_listed` a row of a list without signs.
    """

    text: str
    start: int
    end: int
    glyph: str
    gap: int
    mark: int
    is_title: bool = False
    keeps_sign: bool = False
    heads: bool = False
    is_listed: bool = False

    @property
    def is_bullet(self) -> bool:
        """True where a bullet sign was printed."""
        return self.glyph not in ("", " ", "|")

    @property
    def is_row(self) -> bool:
        """True for a row of a Markdown table."""
        return self.glyph == "|"

    @property
    def cells(self) -> tuple[str, ...]:
        """A table row's cells."""
        return tuple(cell.strip() for cell in self.text.removeprefix("|").removesuffix("|").split("|"))

    @property
    def is_rule(self) -> bool:
        """True for the line of dashes below a table's header."""
        return self.is_row and not self.text.strip("|-: ")


def read_blocks(source: str, start: int, end: int, title: str = "", number: int = 0) -> tuple[Block, ...]:
    """The blocks of `source[start:end]`.

    `title` is the slide's known title, which its first lines may hold; a last line that holds only
    the slide's `number` is the page number of the layout and is left out.
    """
    lines = list(split_lines(source, start, end))
    if number and len(lines) > 1 and lines[-1].text == str(number):
        lines.pop()
    blocks: list[Block] = []
    taken = _title_lines(lines, title)
    if taken:
        blocks.append(_make_title(lines[:taken], title))
    found = find_rows(lines[taken:])
    group: list[Line] = []
    for position, line in enumerate(lines[taken:]):
        if group and (position in found.starts or not _continues(group, line)):
            blocks.append(_make(group))
            group = []
        group.append(line)
    if group:
        blocks.append(_make(group))
    headings = {lines[taken + position].start for position in found.headings}
    rows = {lines[taken + position].start for position in found.rows}
    marked = (replace(b, heads=b.start in headings, is_listed=b.start in rows) for b in blocks)
    return tuple(_with_signs(marked, source))


def _with_signs(blocks: Iterable[Block], source: str) -> Iterator[Block]:
    """The blocks, with the signs that tell something: numbers, ticks, and "+" and "–" in one list."""
    for is_list, run in groupby(blocks, key=lambda block: block.is_bullet):
        items = list(run)
        mixed = is_list and mixes(item.glyph for item in items)
        for item in items:
            dated = is_number(item.glyph) and is_only_values(item.text)  # values in a row, whose order tells nothing
            if is_list and (mixed or says_always(item.glyph)) and not dated:
                sign = collapse(source[item.mark : item.start])
                yield replace(item, text=f"{sign} {item.text}", start=item.mark, keeps_sign=True)
            else:
                yield item


def is_only_values(text: str) -> bool:
    """True where a text holds nothing but dates, times, amounts and the like."""
    values = [v for v in read_values(text) if v.kind in ("date", "time", "amount", "percentage")]
    if not values:
        return False
    rest = list(text)
    for value in values:
        rest[value.start : value.end] = " " * (value.end - value.start)
    return not _GLUE.sub("", "".join(rest))


def is_link(text: str) -> bool:
    """True where a text is one web address."""
    return bool(_LINK.match(text))


def _title_lines(lines: list[Line], title: str) -> int:
    wanted, seen = squash(title), ""
    if not wanted:
        return 0
    for count, line in enumerate(lines, start=1):
        if line.glyph.strip() or (count > 1 and line.gap and not _starts_inside(line.text)):
            break
        seen += squash(line.text)
        if not wanted.startswith(seen):
            return 0
        if seen == wanted:
            return count
        following = lines[count] if count < len(lines) else None
        if following is None or (following.gap and not _starts_inside(following.text)):
            return count
    return 0


def _continues(group: list[Line], line: Line) -> bool:
    previous = group[-1].text
    if line.glyph or is_link(line.text) or group[0].glyph == "|":
        return False
    if is_link(previous.split()[-1]):
        return line.gap == 0 and previous.endswith("-") and " " not in line.text
    if previous.endswith(":"):
        return False
    if _are_rows(group, line):
        return False
    if line.gap == 0:
        return True
    if line.gap > 1 or previous.endswith(_ENDS):
        return False
    return _starts_inside(line.text) or previous.endswith((" -", "–", ","))


def _are_rows(group: list[Line], line: Line) -> bool:
    """True for two rows of one list: "Label: value" each, or words with a value at the end of each."""
    if _REPLY.match(line.text):
        return False
    if _ROW.match(line.text) and _ROW.match(group[0].text):
        return True
    return _is_priced(group[-1].text) and _is_priced(line.text)


def _is_priced(text: str) -> bool:
    """True where words come before a value that ends the text: "niitto 640 €/ha"."""
    if not text[0].isalpha() or text.endswith(_ENDS) or text.split()[0] in _GOES_ON:
        return False
    values = [v for v in read_values(text) if v.kind in ("amount", "percentage")]
    return bool(values) and bool(_UNIT.fullmatch(text[values[-1].end :])) and values[0].start > 2


def _starts_inside(text: str) -> bool:
    return text[0].islower() or text[0] in "+&)"


def _make_title(lines: list[Line], title: str) -> Block:
    """The title's block; a hyphen that the outline keeps is not taken for one of the line's end."""
    block = _make(lines, is_title=True)
    printed = "".join(line.text for line in lines)
    is_whole = "".join(printed.split()) == "".join(title.split())
    return replace(block, text=collapse(title)) if is_whole else block


def _make(lines: list[Line], is_title: bool = False) -> Block:
    return Block(
        text=_EMPHASIS.sub(r"\2", join_lines([line.text for line in lines])),
        start=lines[0].start,
        end=lines[-1].end,
        glyph=lines[0].glyph,
        gap=lines[0].gap,
        mark=lines[0].mark,
        is_title=is_title,
    )


def is_address(text: str) -> bool:
    """True where a text is one e-mail address, however it is masked."""
    return bool(_ADDRESS.match(text))


def derive_title(blocks: tuple[Block, ...], limit: int = 90) -> str:
    """A title from a slide's content: its first block, shortened at a word and without its colon."""
    if not blocks:
        return ""
    return shorten(blocks[0].text.rstrip(" :"), limit)


def shorten(text: str, limit: int) -> str:
    """`text`, or its beginning up to a word boundary with an ellipsis, at most `limit` characters."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
