"""An answer's text as HTML: its own lists, tables and source marks are markup, everything else is literal.

Streamlit's Markdown is not used on purpose: it would read links, images, emphasis, formulas and emoji codes
in quoted text as markup.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest

from assistant.page.safe import escape


@dataclass(frozen=True, slots=True)
class Mark:
    """A source mark in the text: the id of its source on the page, what a screen reader says, what a click opens.

    `opens` is the key of the button that opens the source beside the chat; without one the mark is a plain link,
    and without an anchor just a number.
    """

    anchor: str = ""
    name: str = ""
    opens: str = ""


_MARK = re.compile(r"\s*\[(\d{1,3})\]")
_KEPT = 24  # a longer word may be broken from its mark
_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")


def answer_html(text: str, marks: Mapping[int, Mark]) -> str:
    """The text as paragraphs, lists and tables.

    `marks` gives what every citation's number stands for; a number in brackets that is no citation stays as it is
    written.
    """
    blocks: list[str] = []
    lines = text.split("\n")
    position = 0
    while position < len(lines):
        stop = _block_end(lines, position)
        block = [line.strip() for line in lines[position:stop]]
        if _is_table(lines, position):
            blocks.append(_table(block, marks))
        elif block[0].startswith("- "):
            blocks.append("<ul>" + "".join(f"<li>{_inline(line[2:], marks)}</li>" for line in block) + "</ul>")
        elif block[0]:
            blocks.append(f"<p>{_inline(block[0], marks)}</p>")
        position = stop
    return "".join(blocks)


def _block_end(lines: list[str], position: int) -> int:
    """The end of the list or table that begins here; anything else is one line."""
    if _is_table(lines, position):
        start = "|"
    elif lines[position].strip().startswith("- "):
        start = "- "
    else:
        return position + 1
    stop = position
    while stop < len(lines) and lines[stop].strip().startswith(start):
        stop += 1
    return stop


def _is_table(lines: list[str], position: int) -> bool:
    if position + 1 >= len(lines) or not lines[position].strip().startswith("|"):
        return False
    return _RULE.fullmatch(lines[position + 1].strip()) is not None


def _table(rows: list[str], marks: Mapping[int, Mark]) -> str:
    head, *body = ([cell.strip() for cell in row.strip("|").split("|")] for row in (rows[0], *rows[2:]))
    columns = "".join(f'<th scope="col">{_inline(cell, marks)}</th>' for cell in head)
    lines = []
    for first, *cells in body:
        named = zip_longest(cells, head[1 : len(cells) + 1], fillvalue="")
        filled = "".join(f'<td data-label="{escape(name)}">{_inline(cell, marks)}</td>' for cell, name in named)
        lines.append(f'<tr><th scope="row">{_inline(first, marks)}</th>{filled}</tr>')
    table = f"<table><thead><tr>{columns}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
    return f'<div class="eg-scroll" role="group" tabindex="0">{table}</div>'


def _inline(text: str, marks: Mapping[int, Mark]) -> str:
    done, position = [], 0
    for found in _MARK.finditer(text):
        mark = marks.get(int(found.group(1)))
        if mark is None:
            continue
        opens = f' data-opens="{escape(mark.opens)}"' if mark.opens else ""
        before, word = _last_word(text[position : found.start()])
        link = f'a class="eg-chip" href="#{escape(mark.anchor)}" aria-label="{escape(mark.name)}"{opens}'
        tag = link if mark.anchor else 'span class="eg-chip"'
        chip = f"<{tag}>{int(found.group(1))}</{tag.partition(' ')[0]}>"
        done.append(f'{escape(before)}<span class="eg-kept">{escape(word)}{chip}</span>')
        position = found.end()
    done.append(escape(text[position:]))
    return "".join(done)


def _last_word(text: str) -> tuple[str, str]:
    """The text up to its last word, and that word, which keeps its source's mark on its own line."""
    before, blank, word = text.rpartition(" ")
    return (before + blank, word) if len(word) <= _KEPT else (text, "")
