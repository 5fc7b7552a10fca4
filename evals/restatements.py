"""Restatements: lines that name a known question and ask it otherwise, in halves to tune on and to report alone.

Each line names a question by its set and id. A set is `bundled` (the suite's own questions), a file of
more questions on the bundled guides (`weigh-m`, `train-u`, …) or an invented guide by its name.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.cases import Case, Text, describe, load_cases, read_lines
from evals.errors import QuestionsError
from evals.runs import EVALS
from evals.wordings import Outcome, Pair

Half: TypeAlias = Literal["seen", "blind"]

HALVES: tuple[Half, ...] = get_args(Half)
BUNDLED = "bundled"
_BESIDE = ("weigh", "train")


class Restatement(BaseModel, ABC):
    """One line: the question `id` of `set`, asked in this style."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    set: Text
    id: Text
    style: str

    @abstractmethod
    def pair(self, case: Case) -> Pair:
        """The pair of the question named with what this line makes of it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of restatement: its folder in `evals/questions`, what a line looks like, and its styles in order."""

    name: str
    line: type[Restatement]
    styles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Where a set's questions stand, and the corpus that they are on; None: the bundled one."""

    name: str
    files: tuple[Path, ...]
    corpus: Path | None


@dataclass(frozen=True, slots=True)
class Restated:
    """The questions of one set asked otherwise. Those of the blind half are asked and counted, never shown."""

    questions: QuestionSet
    half: Half
    pairs: tuple[Pair, ...]


def load_restated(
    kind: Kind, half: Half, evals: Path = EVALS, styles: Sequence[str] | None = None
) -> tuple[Restated, ...]:
    """A half's lines in these styles (None: all) with their questions, by set.

    Raises `QuestionsError` naming the first line that breaks the schema, comes twice or names no known question.
    """
    path = evals / "questions" / kind.name / f"{half}.jsonl"
    sets: dict[str, QuestionSet] = {}
    cases: dict[str, Mapping[str, Case]] = {}
    pairs: dict[str, dict[str, Pair]] = {}
    for number, row in read_lines(path):
        where = f"{path}:{number}"
        line = _read(kind, row, where)
        if line.set not in sets:
            sets[line.set] = find_set(line.set, where, evals)
            cases[line.set] = _cases_of(sets[line.set])
            pairs[line.set] = {}
        case = cases[line.set].get(line.id)
        if case is None:
            raise QuestionsError(f"{where}: the set {line.set!r} has no question {line.id!r}.")
        pair = line.pair(case)
        if pair.changed.id in pairs[line.set]:
            raise QuestionsError(f"{where}: {line.set} {line.id} comes twice in the style {line.style}.")
        pairs[line.set][pair.changed.id] = pair
    wanted = kind.styles if styles is None else styles
    chosen = {name: tuple(p for p in of_set.values() if p.style in wanted) for name, of_set in pairs.items()}
    return tuple(Restated(sets[name], half, chosen[name]) for name in sets if chosen[name])


def find_set(name: str, where: str = "restatements", evals: Path = EVALS) -> QuestionSet:
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


def lost_ones(asked: Iterable[tuple[Restated, Sequence[Outcome]]], count: int) -> tuple[str, ...]:
    """Up to so many that lost a right answer, each with its question and what it was told.

    None of the blind half.
    """
    found = [
        _describe(restated.questions.name, outcome)
        for restated, outcomes in asked
        if restated.half != "blind"
        for outcome in outcomes
        if outcome.was_right and not outcome.is_right
    ]
    return tuple(found[:count])


def _read(kind: Kind, row: Mapping[str, object] | str, where: str) -> Restatement:
    if isinstance(row, str):
        raise QuestionsError(f"{where}: {row}")
    try:
        return kind.line.model_validate(row)
    except ValidationError as exc:
        raise QuestionsError(f"{where}: {describe(exc)}") from exc


def _cases_of(questions: QuestionSet) -> Mapping[str, Case]:
    loaded = load_cases(questions.files)
    if loaded.problems:
        raise QuestionsError(str(loaded.problems[0]))
    return {case.id: case for case in loaded.cases}


def _describe(name: str, outcome: Outcome) -> str:
    pair = outcome.pair
    lines = [f"- {name} {pair.plain.id}, {pair.style}:"]
    lines += (f"    {_indent(turn)}" for turn in _turns(pair.changed))
    lines.append(f"  first written: {' / '.join(_turns(pair.plain))}")
    if outcome.standalone.split() not in ([], pair.changed.question.split()):
        lines.append(f"  read as: {_indent(outcome.standalone)}")
    lines.append(f"  told:\n    {_indent(outcome.answer)}")
    return "\n".join(lines)


def _turns(case: Case) -> tuple[str, ...]:
    """What the person says, in order, numbered where it is more than the question."""
    if not case.history:
        return (case.question,)
    return tuple(f"{number}. {turn}" for number, turn in enumerate((*case.history, case.question), start=1))


def _indent(text: str) -> str:
    return text.replace("\n", "\n    ")
