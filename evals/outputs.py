"""Outputs: what a system said, one batch JSON object a case (the batch interface of the assistant)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evals.cases import describe
from evals.errors import RunError


class _Lenient(BaseModel):
    # A system may say more than is scored.
    model_config = ConfigDict(extra="ignore", frozen=True)


class SlideLocator(_Lenient):
    """A slide by its printed number."""

    kind: Literal["slide"]
    slide: int
    title: str = ""


class SectionLocator(_Lenient):
    """A section by the headings that lead to it."""

    kind: Literal["section"]
    path: tuple[str, ...]


class PageLocator(_Lenient):
    """A page by its position in the file."""

    kind: Literal["page"]
    page: int
    label: str = ""


AnyLocator: TypeAlias = Annotated[SlideLocator | SectionLocator | PageLocator, Field(discriminator="kind")]


class Retrieved(_Lenient):
    """One place that retrieval put forward; `start` is an offset in the document's source text."""

    document_id: str
    locator: AnyLocator
    start: int = 0


class Cited(_Lenient):
    """One citation of an answer."""

    index: int
    document_id: str
    document_title: str = ""
    language: str = ""
    locator: AnyLocator
    quote: str
    start: int
    end: int
    url: str = ""


class ModelRecord(_Lenient):
    """What a language model was asked for one answer, and what became of it (`assistant.types.ModelUse`)."""

    calls: int = 0
    claims: int = 0
    dropped: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    first_claim_ms: float | None = None
    cause: str = ""
    prompt: str = ""


class Output(_Lenient):
    """What a system said to one case.

    `confidence` is its probability that the guide answers the question; `retrieved` is best first.
    `engine` says who worded the answer, `model` what a model was asked for it. All are empty where a system
    does not tell.
    """

    id: str
    question: str = ""
    standalone_question: str = ""
    language: str = ""
    status: str = "error"
    answer: str = ""
    citations: tuple[Cited, ...] = ()
    notices: tuple[str, ...] = ()
    elapsed_ms: float | None = None
    confidence: float | None = None
    retrieved: tuple[Retrieved, ...] = ()
    engine: str = ""
    model: ModelRecord | None = None
    error: str | None = None


def read_outputs(path: Path) -> dict[str, Output]:
    """Recorded outputs by case id. Raises `RunError` naming the line that cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as exc:
        raise RunError(f"{path}: {exc}. Is this the folder of a run, or a file of outputs?") from exc
    outputs: dict[str, Output] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            output = Output.model_validate_json(line)
        except ValidationError as exc:
            raise RunError(f"{path}:{number}: {describe(exc)}") from exc
        outputs[output.id] = output
    return outputs


def write_outputs(path: Path, outputs: Iterable[Output]) -> None:
    """Write outputs as JSON Lines."""
    rows = (json.dumps(o.model_dump(mode="json"), ensure_ascii=False) for o in outputs)
    path.write_text("".join(row + "\n" for row in rows), encoding="utf-8")
