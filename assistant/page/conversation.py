"""What a session remembers: the turns of its conversation and the source it has opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.streaming import Draft
from assistant.types import Answer

Span = tuple[int, int]
_REMEMBERED = 8  # how many earlier questions a follow-up may lean on


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its answer or, where there is none, what went wrong in words for the user.

    `stopped` is true where the user stopped the answer; `draft` is what had been verified until then, if anything.
    """

    question: str
    answer: Answer | None = None
    failure: str = ""
    stopped: bool = False
    draft: Draft | None = None

    @property
    def state(self) -> str:
        """How the turn ended: the answer's status, `failed` or `stopped`."""
        return self.answer.status if self.answer is not None else "stopped" if self.stopped else "failed"


@dataclass(frozen=True, slots=True)
class Opened:
    """The section that is shown: its place among its document's sections, from 0, and what to highlight there.

    `quotes` are half-open character offsets in the document's source text. `fresh` is true until the user
    moves on from the section that was opened. `side_by_side` shows the other language's section too.
    """

    document_id: str
    place: int
    quotes: tuple[Span, ...] = ()
    fresh: bool = True
    side_by_side: bool = False


def earlier_questions(turns: Sequence[Turn]) -> tuple[str, ...]:
    """The latest answered questions, oldest first: what a follow-up is read against."""
    return tuple(turn.question for turn in turns if turn.answer is not None)[-_REMEMBERED:]
