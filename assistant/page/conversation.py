"""What a session remembers: the turns of its conversation and the source it has opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.types import Answer

Span = tuple[int, int]
_REMEMBERED = 8  # how many earlier questions a follow-up may lean on


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its answer or, where there is none, what went wrong in words for the user."""

    question: str
    answer: Answer | None = None
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """The section that is shown: its place among its document's sections, from 0, and what to highlight there.

    `quotes` are half-open character offsets in the document's source text. `fresh` is true until the user
    moves on from the section that was opened.
    """

    document_id: str
    place: int
    quotes: tuple[Span, ...] = ()
    fresh: bool = True


def earlier_questions(turns: Sequence[Turn]) -> tuple[str, ...]:
    """The latest answered questions, oldest first: what a follow-up is read against."""
    return tuple(turn.question for turn in turns if turn.answer is not None)[-_REMEMBERED:]
