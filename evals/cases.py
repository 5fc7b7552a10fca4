"""Cases: the schema of a known question with its expected answer, read from JSON Lines.

The fields are described in `evals/cases.md`. A line that breaks the schema becomes a `Problem`
that names the file, the line and what is wrong; every other line is kept. Tables (CSV) are read by
`evals.tables` into the same objects.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from evals.errors import QuestionsError
from ingest.types import Language

Status: TypeAlias = Literal["answered", "partial", "not_in_guide", "out_of_scope"]
Text: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

ANSWERABLE: frozenset[str] = frozenset({"answered", "partial"})
KINDS: tuple[str, ...] = (
    "deadline",
    "time",
    "amount",
    "share",
    "duration",
    "count",
    "who",
    "whether",
    "place",
    "contact",
    "definition",
    "list",
    "comparison",
    "open",
)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Fact(_Strict):
    """Something an answer must (or must not) say: it does when it holds one accepted form."""

    name: Text
    accepted: tuple[Text, ...] = Field(min_length=1)


class Relevant(_Strict):
    """Where an answer stands: a slide or page by number, or the section that holds `quote`."""

    document_id: Text
    slide: int | None = Field(default=None, ge=1)
    quote: Text | None = None
    page: int | None = Field(default=None, ge=1)

    @model_validator(mode="after")
    def _one_place(self) -> Relevant:
        given = [x for x in (self.slide, self.quote, self.page) if x is not None]
        if len(given) != 1:
            raise ValueError("give exactly one of slide, quote or page")
        return self


class Case(_Strict):
    """One question with what a right answer says, where it stands and what it must not say."""

    id: Text
    language: Language
    question: Text
    history: tuple[Text, ...] = ()
    today: date | None = None
    status: Status = "answered"
    facts: tuple[Fact, ...] = ()
    relevant: tuple[Relevant, ...] = ()
    relevant_any: bool = False
    forbidden: tuple[Fact, ...] = ()
    tags: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> Case:
        names = [fact.name for fact in self.facts]
        if len(set(names)) != len(names):
            raise ValueError("two facts share a name")
        return self

    @property
    def answerable(self) -> bool:
        """Whether the guide holds an answer, or a part of one."""
        return self.status in ANSWERABLE

    @property
    def kind(self) -> str:
        """The kind tag (`deadline`, `amount`, …), or `other` where none is given."""
        return next((tag for tag in self.tags if tag in KINDS), "other")


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that was left out: where it is and what is wrong with it."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The cases that can be run, and the lines that cannot."""

    cases: tuple[Case, ...]
    problems: tuple[Problem, ...]


def describe(exc: ValidationError) -> str:
    """A pydantic error in words: `facts.0.accepted: Field required; slde: not a known field`."""
    parts = []
    for error in exc.errors(include_url=False):
        where = ".".join(str(part) for part in error["loc"])
        what = error["msg"].removeprefix("Value error, ")
        if error["type"] == "extra_forbidden":
            what = "not a known field"
        parts.append(f"{where}: {what}" if where else what)
    return "; ".join(parts)


def read_lines(path: Path) -> Iterator[tuple[int, Mapping[str, object] | str]]:
    """The rows of a JSON Lines file with their line numbers; a `str` says why a line is no row.

    Raises `QuestionsError` when the file cannot be read as UTF-8 text.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as exc:
        raise QuestionsError(f"{path}: {exc}. Give a UTF-8 file of JSON Lines.") from exc
    # Not splitlines(): a JSON string may hold U+2028, which it would take for a line's end.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as exc:
            yield number, f"not JSON: {exc.msg} at column {exc.colno}"
            continue
        yield number, row if isinstance(row, dict) else "not a JSON object"


def load_cases(paths: Iterable[Path], *, deck: str | None = None) -> Loaded:
    """Read every file (`.jsonl`, or `.csv` and `.tsv` by `evals.tables`), in order.

    `deck` is the document a table's slide numbers mean where it names none. An id that was
    already taken is a problem, named with where it was taken.
    """
    from evals.tables import read_table

    cases: list[Case] = []
    problems: list[Problem] = []
    taken: dict[str, str] = {}
    for path in paths:
        tabular = path.suffix.lower() in {".csv", ".tsv"}
        rows = read_table(path, deck=deck) if tabular else read_lines(path)
        for line, row in rows:
            if isinstance(row, str):
                problems.append(Problem(path, line, row))
                continue
            try:
                case = Case.model_validate(row)
            except ValidationError as exc:
                problems.append(Problem(path, line, describe(exc)))
                continue
            if case.id in taken:
                problems.append(Problem(path, line, f"id {case.id} is taken by {taken[case.id]}"))
                continue
            taken[case.id] = f"{path}:{line}"
            cases.append(case)
    return Loaded(tuple(cases), tuple(problems))
