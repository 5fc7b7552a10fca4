"""Console: a run told in the terminal: summary tables, failures one line each, comparisons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from evals.cases import Case
from evals.model_use import summarise_model
from evals.runs import Run
from evals.scoring import CaseScore, Group
from evals.statistics import Interval

COLUMNS: Mapping[str, str] = {
    "correct": "correct",
    "correct_strict": "strict",
    "fact_recall": "facts",
    "forbidden_free": "no near miss",
    "status_right": "status",
    "citation_precision": "cit. prec.",
    "citation_recall": "cit. rec.",
    "quote_fidelity": "quotes",
    "grounding": "grounded",
    "language_right": "language",
    "reciprocal_rank": "MRR",
}
_FACETS = ("all", "language", "status", "kind", "direction")


def print_run(console: Console, run: Run, show_failures: int) -> None:
    """Print a run's summary and its first failures."""
    print_summary(console, run)
    if show_failures:
        print_failures(console, run, show_failures)


def print_summary(console: Console, run: Run) -> None:
    """Print the means by language, status, kind and direction, then refusals, length and time."""
    table = Table(title=f"{run.settings.system} · {run.settings.split} · {run.path.name}")
    table.add_column("")
    table.add_column("n", justify="right")
    for heading in COLUMNS.values():
        table.add_column(heading, justify="right")
    for facet in _FACETS:
        for name, group in run.scores.summary.get(facet, {}).items():
            cells = [mean_cell(group.means.get(measure)) for measure in COLUMNS]
            table.add_row(name, str(group.cases), *cells)
        table.add_section()
    console.print(table)
    console.print(_sentence(run.scores.summary["all"]["all"]), highlight=False, soft_wrap=True)
    model = summarise_model(run.outputs.values())
    if model is not None:
        console.print(str(model), highlight=False, soft_wrap=True, markup=False)


def _sentence(group: Group) -> str:
    correct = group.means.get("correct")
    interval = f"{correct.mean:.1%} [{correct.low:.1%}, {correct.high:.1%}]" if correct else "n/a"
    refusals = f"precision {number(group.refusal_precision)}, recall {number(group.refusal_recall)}"
    words = f"median {number(group.words_median, 0)}, per fact {number(group.words_per_fact_median, 1)}"
    times = f"p50 {number(group.latency_ms_p50, 0)}, p95 {number(group.latency_ms_p95, 0)}"
    return f"correct {interval} · refusals: {refusals} · Brier {number(group.brier)} · words: {words} · ms: {times}"


def print_failures(console: Console, run: Run, most: int) -> None:
    """Print the cases that are not correct: id, question, expected and given status, what was wrong."""
    cases = {case.id: case for case in run.cases}
    failed = [score for score in run.scores.cases if not score.correct]
    for score in failed[:most]:
        console.print(failure_line(score, cases[score.id]), highlight=False, soft_wrap=True)
    if len(failed) > most:
        console.print(f"… and {len(failed) - most} more (--show-failures N).")


def failure_line(score: CaseScore, case: Case) -> str:
    """One failed case in one line, with markup."""
    turns = " » ".join([*case.history, case.question])
    return f"[bold]{score.id}[/] {escape(turns)} → {'; '.join(map(escape, faults(score)))}"


def faults(score: CaseScore) -> list[str]:
    """What was wrong with an answer, in words; empty where it is correct and in its language."""
    found = []
    if score.error:
        found.append(f"error: {score.error}")
    if not score.status_right:
        found.append(f"{score.given_status} instead of {score.expected_status}")
    else:
        found.append(score.given_status)
    if score.missing:
        found.append("missing: " + ", ".join(score.missing))
    if score.forbidden_said:
        found.append("near miss: " + ", ".join(score.forbidden_said))
    if score.relevant and score.citation_recall != 1:
        cited = ", ".join(map(_short, score.cited)) or "nothing"
        found.append(f"cited {cited}, due {', '.join(map(_short, score.relevant))}")
    if score.quote_fidelity is not None and score.quote_fidelity < 1:
        found.append("a quote is not verbatim")
    if score.language_right is False:
        found.append("wrong language")
    return found


def print_table(console: Console, runs: Sequence[Run]) -> None:
    """Print systems side by side, and the same as Markdown for a README."""
    console.print(markdown_table(runs), highlight=False, soft_wrap=True, markup=False)


def markdown_table(runs: Sequence[Run]) -> str:
    """A Markdown table: one row a run, with the share correct by language and what it rests on."""
    heads = ["system", "correct", "fi", "en", "facts", "cit. prec.", "cit. rec.", "refusal P/R"]
    heads += ["MRR", "nDCG@10", "words", "ms p50", "ms p95", "start s"]
    rows = [heads, ["---"] + ["---:"] * (len(heads) - 1)]
    for run in runs:
        summary = run.scores.summary
        group = summary["all"]["all"]
        by_language = summary["language"]
        start = run.settings.startup_ms
        rows.append(
            [
                run.settings.system,
                interval_cell(group.means["correct"]),
                *(_mean_of(by_language.get(name), "correct") for name in ("fi", "en")),
                *(mean_cell(group.means[name]) for name in ("fact_recall", "citation_precision", "citation_recall")),
                f"{number(group.refusal_precision)}/{number(group.refusal_recall)}",
                mean_cell(group.means["reciprocal_rank"]),
                mean_cell(group.means["ndcg_10"]),
                number(group.words_median, 0),
                number(group.latency_ms_p50, 0),
                number(group.latency_ms_p95, 0),
                number(start / 1000 if start is not None else None, 1),
            ]
        )
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _mean_of(group: Group | None, measure: str) -> str:
    return mean_cell(group.means[measure]) if group else "–"


def mean_cell(interval: Interval | None) -> str:
    """A mean to two places; an n-dash where the measure applies to no case."""
    return "–" if interval is None else f"{interval.mean:.2f}"


def interval_cell(interval: Interval | None) -> str:
    """A mean with its interval."""
    if interval is None:
        return "–"
    return f"{interval.mean:.2f} [{interval.low:.2f}–{interval.high:.2f}]"


def number(value: float | None, places: int = 2) -> str:
    """A number, or an n-dash for one that does not apply."""
    return "–" if value is None else f"{value:.{places}f}"


def _short(place: str) -> str:
    return place.rpartition("#")[2]
