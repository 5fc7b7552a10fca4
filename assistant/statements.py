"""One thing said, with the passages that it rests on, before citations are numbered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Role: TypeAlias = Literal["claim", "remark", "intro"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, list item or table cell and the passages (positions in the index) it is taken from.

    A `claim` says what the guide says and must be supported by its passages; a `remark` says something about
    the answer itself ("This deadline has passed.") and rests on the same passages; an `intro` leads
    into a list and says nothing. `bullet` marks a list item; `cell` is (row, column) in a table.
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
        claims = {_essence(statement) for statement in group if statement.role == "claim"}
        said = ({_essence(statement) for statement in earlier} for earlier in told)
        told.append(() if claims and any(claims <= earlier for earlier in said) else group)
    return told


def _essence(statement: Statement) -> tuple[str, tuple[int, ...]]:
    return statement.text, statement.passages
