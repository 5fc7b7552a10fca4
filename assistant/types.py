"""The values that flow from a question to an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ingest.types import Language, Locator

Status: TypeAlias = Literal["answered", "partial", "not_in_guide", "out_of_scope"]
Engine: TypeAlias = Literal["extractive", "model"]


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
class ModelUse:
    """What a language model was asked for one answer and what became of it.

    `cause` says in one word why the guide's own words were given instead, "" where they were not. `claims` came
    from the model, `dropped` of them did not hold; tokens are as the server counted them, 0 where it does not.
    `first_claim_ms` is the time until the first verified claim, from the first call.
    """

    calls: int = 0
    claims: int = 0
    dropped: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    first_claim_ms: float | None = None
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the assistant says to one question.

    `standalone_question` is the question with what it leaned on filled in. `status` says whether it was
    answered; nobody infers that from the text. `notices` are remarks for the reader. `confidence`
    is the calibrated probability that the guide answers the question; `related` are places to
    look where it does not. `engine` says who worded it, `model` what a language model was asked, None
    where it was not.
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
    engine: Engine = "extractive"
    model: ModelUse | None = None
