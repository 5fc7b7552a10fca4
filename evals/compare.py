"""Compare two runs question by question: what changed, worst first, and whether by chance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.console import Console
from rich.markup import escape

from evals.cases import Case
from evals.console import faults
from evals.outputs import Output
from evals.runs import Run
from evals.scoring import MEASURES, CaseScore, values_of
from evals.statistics import Interval, mcnemar, mean_interval

# What makes a change worse, weightiest first: a right answer lost, then how much of it.
_WEIGHTS: Mapping[str, float] = {
    "correct": 8,
    "status_right": 2,
    "fact_recall": 2,
    "forbidden_free": 2,
    "citation_recall": 1,
    "citation_precision": 0.5,
    "quote_fidelity": 1,
    "language_right": 1,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One case whose scores differ; `loss` is positive where it got worse."""

    case: Case
    before: CaseScore
    after: CaseScore
    answer_before: str
    answer_after: str
    loss: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs over the cases they share. `deltas` are paired means (after − before)."""

    before: Run
    after: Run
    shared: int
    warnings: tuple[str, ...]
    changes: tuple[Change, ...]
    won: int
    lost: int
    p_value: float
    deltas: Mapping[str, Interval | None]


def compare_runs(before: Run, after: Run) -> Comparison:
    """Compare over the cases that both runs asked in the same words."""
    known = {case.id: case for case in before.cases}
    old = {score.id: score for score in before.scores.cases}
    new = {score.id: score for score in after.scores.cases}
    shared = [case for case in after.cases if known.get(case.id) == case]
    changes = []
    for case in shared:
        loss = _loss(old[case.id], new[case.id])
        if loss:
            texts = _text(before.outputs, case.id), _text(after.outputs, case.id)
            changes.append(Change(case, old[case.id], new[case.id], *texts, loss))
    won = sum(new[c.id].correct and not old[c.id].correct for c in shared)
    lost = sum(old[c.id].correct and not new[c.id].correct for c in shared)
    pairs = [(old[c.id], new[c.id]) for c in shared]
    return Comparison(
        before=before,
        after=after,
        shared=len(shared),
        warnings=_warnings(before, after, len(shared)),
        changes=tuple(sorted(changes, key=lambda change: (-change.loss, change.case.id))),
        won=won,
        lost=lost,
        p_value=mcnemar(lost, won),
        deltas={name: _delta(pairs, name) for name in MEASURES},
    )


def _loss(before: CaseScore, after: CaseScore) -> float:
    total = 0.0
    for name, weight in _WEIGHTS.items():
        old, new = getattr(before, name), getattr(after, name)
        # A measure that applies to one side only (no citation any more) says nothing by itself.
        if old is not None and new is not None:
            total += weight * (float(old) - float(new))
    return round(total, 6)


def _delta(pairs: list[tuple[CaseScore, CaseScore]], name: str) -> Interval | None:
    both = [(values_of([old], name), values_of([new], name)) for old, new in pairs]
    return mean_interval([new[0] - old[0] for old, new in both if old and new])


def _text(outputs: Mapping[str, Output], case_id: str) -> str:
    output = outputs.get(case_id)
    return output.answer if output else ""


def _warnings(before: Run, after: Run, shared: int) -> tuple[str, ...]:
    found = []
    if before.settings.corpus_hash != after.settings.corpus_hash:
        found.append("the corpus differs: a change may come from the documents")
    if before.settings.today != after.settings.today:
        found.append("the day of asking differs")
    apart = len(before.cases) + len(after.cases) - 2 * shared
    if apart:
        found.append(f"{apart} cases are in one run only, or were changed, and are left out")
    return tuple(found)


def print_comparison(console: Console, comparison: Comparison, most: int) -> None:
    """Print the paired differences, the test, and the changed cases, worst first."""
    before, after = comparison.before, comparison.after
    console.print(f"{before.path.name} → {after.path.name}: {comparison.shared} shared cases")
    for warning in comparison.warnings:
        console.print(f"note: {warning}", style="yellow")
    for name, delta in comparison.deltas.items():
        if delta is not None and (delta.mean or delta.low or delta.high):
            console.print(
                f"  {name:<20}{delta.mean:+.3f}  [{delta.low:+.3f}, {delta.high:+.3f}]  n={delta.n}",
                highlight=False,
                markup=False,
            )
    console.print(
        f"correct: {comparison.won} won, {comparison.lost} lost; McNemar exact p = {comparison.p_value:.3g}",
        style="bold",
    )
    for change in comparison.changes[:most]:
        _print_change(console, change)
    left = len(comparison.changes) - most
    if left > 0:
        console.print(f"… and {left} more (--show N).")


def _print_change(console: Console, change: Change) -> None:
    turns = " » ".join([*change.case.history, change.case.question])
    word = "worse" if change.loss > 0 else "better"
    console.print(f"[bold]{change.case.id}[/] {word} ({change.loss:+.2f}): {escape(turns)}", soft_wrap=True)
    pairs = (("before", change.before, change.answer_before), ("after ", change.after, change.answer_after))
    for name, score, text in pairs:
        line = f"  {name}: {'; '.join(faults(score))} | {' '.join(text.split())[:200]}"
        console.print(line, highlight=False, markup=False, soft_wrap=True)
