"""From what users said of answers to candidate cases: a thumb down with a question becomes a line to confirm.

A candidate is a case (`evals.cases`) with two more fields: `feedback`, what the user said and saw, and `confirmed`.
Whoever evaluates sets the right status, the facts and the places, and `confirmed` to true; `confirm_candidates` then
checks the lines and gives them as cases. Until then no run takes them: the loader knows neither field.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from evals.cases import Case, Problem, describe, read_lines
from evals.errors import EvalError
from ingest.lines import squash

Record = dict[str, Any]


class FeedbackFileError(EvalError):
    """The feedback file is missing or is none."""


@dataclass(frozen=True, slots=True)
class Imported:
    """The candidates, and how many ratings could not become one: without consent, or with a question known before."""

    candidates: tuple[Record, ...]
    without_question: int
    known: int


def import_feedback(path: Path, known: Iterable[Case] = ()) -> Imported:
    """The candidates of a feedback file, the question complained of most often first.

    `known` are cases that need no candidate. Raises `FeedbackFileError`.
    """
    seen = {_key(case.question, case.history) for case in known}
    rows = list(_read(path))
    asked = [row for row in rows if row["question"]]
    groups: dict[tuple[str, ...], list[sqlite3.Row]] = {}
    for row in asked:
        groups.setdefault(_key(row["question"], tuple(json.loads(row["history"] or "[]"))), []).append(row)
    fresh = [group for key, group in groups.items() if key not in seen]
    fresh.sort(key=lambda group: (-len(group), group[0]["at"]))
    return Imported(
        candidates=tuple(map(_candidate, fresh)),
        without_question=len(rows) - len(asked),
        known=len(groups) - len(fresh),
    )


def confirm_candidates(path: Path) -> tuple[tuple[Case, ...], tuple[Problem, ...]]:
    """The confirmed lines of a file of candidates as cases, and those that are confirmed but not right yet."""
    cases: list[Case] = []
    problems: list[Problem] = []
    for line, row in read_lines(path):
        if isinstance(row, str):
            problems.append(Problem(path, line, row))
            continue
        if row.get("confirmed") is not True:
            continue
        own = {name: value for name, value in row.items() if name not in ("confirmed", "feedback")}
        try:
            case = Case.model_validate(own)
        except ValidationError as exc:
            problems.append(Problem(path, line, describe(exc)))
            continue
        if case.answerable and not (case.facts and case.relevant):
            problems.append(Problem(path, line, "give the facts of a right answer and the places where they stand"))
            continue
        cases.append(case)
    return tuple(cases), tuple(problems)


def _read(path: Path) -> Iterator[sqlite3.Row]:
    if not path.is_file():
        raise FeedbackFileError(f"{path}: there is no feedback yet. It comes from the page (ERASMUS_GUIDE_FEEDBACK).")
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            yield from connection.execute("SELECT * FROM feedback WHERE rating = 'down' ORDER BY at, answer_id")
    except sqlite3.Error as exc:
        raise FeedbackFileError(f"{path}: not a feedback file ({exc}). Name the page's with --file.") from exc


def _candidate(group: list[sqlite3.Row]) -> Record:
    """A case with what is known: the question; the rest is what was answered and what users said against it."""
    latest = group[-1]
    history = json.loads(latest["history"] or "[]")
    digest = hashlib.sha256(json.dumps([latest["question"], history]).encode()).hexdigest()[:8]
    reasons = sorted({reason for row in group for reason in json.loads(row["reasons"])})
    return {
        "id": f"fb-{latest['language']}-{digest}",
        "language": latest["language"],
        "question": latest["question"],
        "history": history,
        "today": None,
        "status": latest["status"],
        "facts": [],
        "relevant": [],
        "tags": ["feedback"],
        "confirmed": False,
        "feedback": {
            "times": len(group),
            "last": latest["at"],
            "reasons": reasons,
            "comments": [row["comment"] for row in group if row["comment"]],
            "answer": latest["answer"],
            "sources": json.loads(latest["sources"] or "[]"),
            "index": latest["build"],
        },
    }


def _key(question: str, history: Iterable[str]) -> tuple[str, ...]:
    return tuple(squash(text).casefold().rstrip("?!. ") for text in (*history, question))
