"""Rewordings: known questions as people would write them, in `evals/questions/rewordings`."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from evals.cases import Case, Text
from evals.restatements import Kind, Restatement
from evals.wordings import Pair, reword

Style: TypeAlias = Literal[
    "typos", "terse", "spoken", "dictated", "greet", "mail", "reported", "indirect", "learner", "mixed"
]


class Rewording(Restatement):
    """One line: the question `id` of `set`, as a message in this style."""

    style: Style
    message: Text

    def pair(self, case: Case) -> Pair:
        """The case with its question as first written, and as this message; its history stays."""
        return reword(case, self.style, self.message)


REWORDINGS = Kind("rewordings", Rewording, get_args(Style))
