"""Conversations: known questions as the last of a person's messages, in `evals/questions/conversations`."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from pydantic import Field

from evals.cases import Case, Text
from evals.restatements import Kind, Restatement
from evals.wordings import Pair, reword

Style: TypeAlias = Literal["named", "lean", "swap", "change", "after", "mend", "back", "long"]


class Conversation(Restatement):
    """One line: the question `id` of `set`, asked in the last of these messages; those before are its history."""

    style: Style
    turns: tuple[Text, ...] = Field(min_length=1)

    def pair(self, case: Case) -> Pair:
        """The case as first written, and with this question and history for its own."""
        return reword(case, self.style, self.turns[-1], self.turns[:-1])


CONVERSATIONS = Kind("conversations", Conversation, get_args(Style))
