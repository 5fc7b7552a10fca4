"""Rewordings: known questions as people would write them, read from `evals/questions/rewordings`.

Each line names a question by its set and id. A set is `bundled` (the suite's own questions), a file of
more questions on the bundled guides (`weigh-m`, `train-u`, …) or an invented guide by its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.cases import Case, Text, describe, load_cases, read_lines
from evals.errors import QuestionsError
from evals.runs import EVALS
from evals.wordings import Outcome, Pair, reword

Style: TypeAlias = Literal[
    "typos", "terse", "spoken", "dictated", "greet", "mail", "reported", "indirect", "learner", "mixed"
]
Half: TypeAlias = Literal["seen", "blind"]

STYLES: tuple[Style, ...] = get_args(Style)
HALVES: tuple[Half, ...] = get_args(Half)
BUNDLED = "bundled"
_BESIDE = ("weigh", "train")


class Rewording(BaseModel):
    """One line: the question `id` of `set`, as a message in this style."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    set: Text
    id: Text
    style: Style
    message: Text


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Where a set's questions stand, and the corpus that they are on; None: the bundled one."""

    name: str
    files: tuple[Path, ...]
    corpus: Path | None


@dataclass(frozen=True, slots=True)
class Reworded:
    """The questions of one set in other words. Those of the blind half are asked and counted, never shown."""

    questions: QuestionSet
    half: Half
    pairs: tuple[Pair, ...]


def load_rewordings(half: Half, evals: Path = EVALS, styles: Sequence[str] = STYLES) -> tuple[Reworded, ...]:
    """A half's messages in these styles with their questions, by set.

    Raises `QuestionsError` naming the first line that breaks the schema, comes twice or names no known question.
    """
    path = evals / "questions" / "rewordings" / f"{half}.jsonl"
    sets: dict[str, QuestionSet] = {}
    cases: dict[str, Mapping[str, Case]] = {}
    pairs: dict[str, dict[str, Pair]] = {}
    for number, row in read_lines(path):
        where = f"{path}:{number}"
        line = _read(row, where)
        if line.set not in sets:
            sets[line.set] = find_set(line.set, where, evals)
            cases[line.set] = _cases_of(sets[line.set])
            pairs[line.set] = {}
        case = cases[line.set].get(line.id)
        if case is None:
            raise QuestionsError(f"{where}: the set {line.set!r} has no question {line.id!r}.")
        pair = reword(case, line.style, line.message)
        if pair.changed.id in pairs[line.set]:
            raise QuestionsError(f"{where}: {line.set} {line.id} comes twice in the style {line.style}.")
        pairs[line.set][pair.changed.id] = pair
    chosen = {name: tuple(p for p in of_set.values() if p.style in styles) for name, of_set in pairs.items()}
    return tuple(Reworded(sets[name], half, chosen[name]) for name in sets if chosen[name])


def find_set(name: str, where: str = "rewordings", evals: Path = EVALS) -> QuestionSet:
    """The set of this name. Raises `QuestionsError`, begun with `where`, when there is none."""
    questions, guide = evals / "questions", evals / "guides" / name
    if name == BUNDLED:
        found = QuestionSet(name, tuple(sorted(questions.glob("*.jsonl"))), None)
    elif (folder := name.partition("-")[0]) in _BESIDE:
        found = QuestionSet(name, (questions / folder / f"{name}.jsonl",), None)
    else:
        found = QuestionSet(name, (guide / "questions.jsonl",), guide / "corpus")
    if not found.files or not all(path.is_file() for path in found.files):
        raise QuestionsError(f"{where}: no set of questions {name!r}: neither {BUNDLED}, weigh-…, train-… nor a guide.")
    return found


def lost_ones(asked: Iterable[tuple[Reworded, Sequence[Outcome]]], count: int) -> tuple[str, ...]:
    """Up to so many messages that lost a right answer, each with its question and what it was told.

    None of the blind half.
    """
    found = [
        _describe(reworded.questions.name, outcome)
        for reworded, outcomes in asked
        if reworded.half != "blind"
        for outcome in outcomes
        if outcome.was_right and not outcome.is_right
    ]
    return tuple(found[:count])


def _read(row: Mapping[str, object] | str, where: str) -> Rewording:
    if isinstance(row, str):
        raise QuestionsError(f"{where}: {row}")
    try:
        return Rewording.model_validate(row)
    except ValidationError as exc:
        raise QuestionsError(f"{where}: {describe(exc)}") from exc


def _cases_of(questions: QuestionSet) -> Mapping[str, Case]:
    loaded = load_cases(questions.files)
    if loaded.problems:
        raise QuestionsError(str(loaded.problems[0]))
    return {case.id: case for case in loaded.cases}


def _describe(name: str, outcome: Outcome) -> str:
    pair = outcome.pair
    message, answer = (text.replace("\n", "\n    ") for text in (pair.changed.question, outcome.answer))
    return (
        f"- {name} {pair.plain.id}, {pair.style}:\n    {message}\n"
        f"  first written: {pair.plain.question}\n  told:\n    {answer}"
    )
