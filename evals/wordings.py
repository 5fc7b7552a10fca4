"""Wordings: known questions asked in other words, and what is won and lost beside the questions as they were."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from evals.cases import Case
from evals.outputs import Output
from evals.scoring import score_all
from evals.sources import Sources
from evals.statistics import mcnemar

Ask: TypeAlias = Callable[[Case], Output]

TOTAL = "all"


@dataclass(frozen=True, slots=True)
class Pair:
    """A known question as it was first written, and the same in other words; `style` says in which way."""

    style: str
    plain: Case
    changed: Case


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether the answers to both were right; `answer` is what the changed one was told.

    `standalone` is what the changed one was read as, "" where that is not known.
    """

    pair: Pair
    was_right: bool
    is_right: bool
    answer: str
    standalone: str = ""


def reword(case: Case, style: str, message: str, history: tuple[str, ...] | None = None) -> Pair:
    """The pair of a case with the same case under another question; day and facts stay.

    So does the history where none is given; `()` leaves the case without one.
    """
    told = case.history if history is None else history
    changed = case.model_copy(update={"id": f"{case.id}#{style}", "question": message, "history": told})
    return Pair(style, case, changed)


def ask_pairs(ask: Ask, pairs: Sequence[Pair], sources: Sources) -> tuple[Outcome, ...]:
    """The outcome of every pair on one guide; a question that several pairs share is asked once."""
    cases = {case.id: case for pair in pairs for case in (pair.plain, pair.changed)}
    outputs = {name: ask(case) for name, case in cases.items()}
    right = {score.id: score.correct for score in score_all(cases.values(), outputs, sources)}
    return tuple(
        Outcome(pair, right[pair.plain.id], right[pair.changed.id], said.answer, said.standalone_question)
        for pair in pairs
        for said in (outputs[pair.changed.id],)
    )


def outcome_table(outcomes: Sequence[Outcome], styles: Sequence[str]) -> str:
    """A Markdown table with a row for each style that occurs, in the order given, and one for all.

    `p` is McNemar's. It is too sure in the last row, where one question stands for several messages, and wherever the
    questions were chosen for being answered rightly as first written.
    """
    lines = [
        "| style | messages | right as first written | right as changed | won / lost | p |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for style in styles:
        of_style = [outcome for outcome in outcomes if outcome.pair.style == style]
        if of_style:
            lines.append(_row(style, of_style))
    if outcomes:
        lines.append(_row(TOTAL, outcomes))
    return "\n".join(lines)


def _row(name: str, outcomes: Sequence[Outcome]) -> str:
    count = len(outcomes)
    before = sum(outcome.was_right for outcome in outcomes) / count
    after = sum(outcome.is_right for outcome in outcomes) / count
    won = sum(outcome.is_right and not outcome.was_right for outcome in outcomes)
    lost = sum(outcome.was_right and not outcome.is_right for outcome in outcomes)
    return f"| {name} | {count} | {before:.3f} | {after:.3f} | {won} / {lost} | {mcnemar(won, lost):.3f} |"
