"""What every block stands under: its column, its lead-in, its parent bullet.

The deck export keeps no indentation. What remains is used: a colon, a paragraph right before
bullets, a change of bullet sign, a missing blank line before a nested bullet, and items that are
as short as their siblings. Where that is not enough, `layout.toml` says it (see ingest.layout).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.blocks import Block, is_link, is_only_values
from ingest.sentences import split_sentences
from ingest.signs import mixes
from ingest.values import read_values

_ADDRESS = re.compile(r"\S(?:@|\(at\)|\(@\))\S")
_SHORT_WORDS = 3


@dataclass(slots=True)
class _State:
    """The lead-ins in force while a section's blocks are walked."""

    lead: str = ""
    lead_takes_text: bool = False
    lead_fed: bool = False
    lead_is_near: bool = False  # a heading over the lines right below it: a blank line ends it
    in_table: bool = False
    parents: list[tuple[str, str, bool]] = field(default_factory=list)  # glyph, text, short items


def find_headings(blocks: tuple[Block, ...]) -> tuple[tuple[str, ...], ...]:
    """For every block the lead-ins that it stands under, outermost first (without titles)."""
    state = _State()
    found: list[tuple[str, ...]] = []
    for position, block in enumerate(blocks):
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        if block.is_title:
            found.append(())
            continue
        if block.is_bullet:
            found.append(_place_bullet(state, block, blocks[position - 1] if position else None, following))
        else:
            found.append(_place_text(state, block, following))
    return tuple(found)


def _place_text(state: _State, block: Block, following: Block | None) -> tuple[str, ...]:
    state.parents.clear()
    if state.in_table and not block.is_row:
        state.lead = ""
    state.in_table = block.is_row
    if state.lead_is_near and state.lead_fed and block.gap:
        state.lead, state.lead_is_near = "", False
    opens_list = following is not None and following.is_bullet and _can_lead(block)
    opens_texts = block.text.endswith(":") and following is not None and not following.is_bullet
    opens_lost = block.glyph == "" and following is not None and following.glyph == " "
    if opens_list or opens_texts or opens_lost or block.heads:
        above: tuple[str, ...] = ()
        if state.lead and state.lead_takes_text and opens_list and not block.text.endswith(":"):
            above = (state.lead,)
        state.lead = lead_of(block.text)
        state.lead_takes_text = opens_texts or opens_lost or block.heads
        state.lead_fed, state.lead_is_near = False, block.heads
        return above
    if state.lead and state.lead_takes_text and not (state.lead_fed and is_link(block.text)):
        state.lead_fed = True
        return (state.lead,)
    if not is_link(block.text):
        state.lead = ""
    return ()  # links gathered at the end belong to the whole, not to the last lead-in


def _can_lead(block: Block) -> bool:
    """False for what is a statement or an address by itself: nothing stands below it."""
    if block.text.endswith(":"):
        return True
    if block.is_listed or (block.glyph == " " and is_only_values(block.text)):
        return False
    if is_link(block.text) or _ADDRESS.search(block.text):
        return False
    return not any(value.kind == "date" for value in read_values(block.text))


def _place_bullet(state: _State, block: Block, previous: Block | None, following: Block | None) -> tuple[str, ...]:
    _close_parents(state, block, previous)
    if state.lead_fed:  # the lead-in had its own paragraph already
        state.lead = ""
    above = ((state.lead,) if state.lead else ()) + tuple(text for _, text, _ in state.parents)
    if _opens_nested(block, previous, following):
        assert following is not None
        short = len(following.text.split()) <= _SHORT_WORDS
        state.parents.append((block.glyph, lead_of(block.text), short))
    return above


def _opens_nested(block: Block, previous: Block | None, following: Block | None) -> bool:
    if following is None or not following.is_bullet:
        return False
    if block.text.endswith(":"):
        return True
    if mixes((block.glyph, following.glyph)):  # what is not allowed is no part of what is
        return False
    if following.glyph != block.glyph and following.glyph in "-–":
        return True
    within = previous is not None and previous.is_bullet
    return within and block.gap > 0 and following.gap == 0 and following.glyph == block.glyph


def _close_parents(state: _State, block: Block, previous: Block | None) -> None:
    while state.parents:
        glyph, text, short = state.parents[-1]
        first_child = previous is not None and lead_of(previous.text) == text
        if first_child or (glyph != block.glyph and block.glyph in "-–"):
            return
        sibling = glyph == block.glyph and previous is not None and previous.glyph == glyph
        if sibling and block.gap == 0:
            return
        if sibling and short and len(block.text.split()) <= _SHORT_WORDS:
            return
        state.parents.pop()


def lead_of(text: str) -> str:
    """The part of a block that leads into what follows: its last sentence, without the colon."""
    pieces = split_sentences(text)
    last = text[pieces[-1][0] : pieces[-1][1]] if pieces else text
    return last.rstrip(" :")
