"""One thing said, with the passages that it rests on, before citations are numbered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Role: TypeAlias = Literal["claim", "remark", "intro", "tally"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, list item or table cell and the passages (positions in the index) it is taken from.

    A `claim` says what the guide says and must be supported by its passages; a `remark` says something about
    the answer itself ("This deadline has passed.") and rests on the same passages; an `intro` leads
    into a list and says nothing; a `tally` says how many passages it rests on.
    `bullet` marks a list item; `cell` is (row, column) in a table.
    """

    text: str
    passages: tuple[int, ...] = ()
    role: Role = "claim"
    bullet: bool = False
    cell: tuple[str, str] | None = None


def say_once(groups: Iterable[tuple[Statement, ...]]) -> list[tuple[Statement, ...]]:
    """What answers the parts of a message, without what an earlier part has been answered with word for word."""
    told: list[tuple[Statement, ...]] = []
    for group in groups:
        claims = [statement for statement in group if statement.role == "claim"]
        again = claims and any(all(_is_said(claim, earlier) for claim in claims) for earlier in told)
        told.append(() if again else group)
    return told


def _is_said(claim: Statement, earlier: Iterable[Statement]) -> bool:
    """True where an earlier statement says the same of the same passages, without the heading that this one adds."""
    for one in earlier:
        if (one.text, one.passages) == (claim.text, claim.passages):
            return True
        added = claim.text.rstrip(".").removesuffix(one.text.rstrip("."))
        is_led = added.endswith(": ") and not any(char.isdigit() for char in added)
        if is_led and set(one.passages) <= set(claim.passages):
            return True
    return False
