"""The values that flow from a question to an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ingest.types import Language, Locator

Status: TypeAlias = Literal["answered", "partial", "not_in_guide", "out_of_scope"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote and where it stands: `source[start:end] == quote`.

    `index` is the number used in the answer's text, from 1.
    """

    index: int
    document_id: str
    document_title: str
    language: Language
    locator: Locator
    quote: str
    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the assistant says to one question.

    `standalone_question` is the question with what it leaned on filled in. `status` says whether it was
    answered; nobody infers that from the text. `notices` are remarks for the reader. `confidence`
    is the calibrated probability that the guide answers the question; `related` are places to
    look where it does not.
    """

    id: str
    question: str
    standalone_question: str
    language: Language
    status: Status
    text: str
    citations: tuple[Citation, ...] = ()
    notices: tuple[str, ...] = ()
    elapsed_ms: float = 0.0
    confidence: float = 0.0
    related: tuple[Citation, ...] = ()
