"""The command line: `python -m evals [--corpus DIR] [--index DIR] run|score|compare|report|…`: see `--help`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from evals.cases import Case, load_cases
from evals.cli_fitting import add_fitting_verbs, question_files
from evals.cli_wordings import add_wording_verbs
from evals.console import print_run, print_table
from evals.runs import (
    RESULTS,
    Run,
    describe_run,
    find_run,
    load_run,
    new_folder,
    rescore,
    run_cases,
    save_run,
    select_cases,
)
from evals.sources import Sources, load_sources
from evals.systems import DEFAULT_TODAY, ENGINE, open_system
from ingest.errors import GuideError
from ingest.settings import Settings, load_settings

if TYPE_CHECKING:
    Verbs: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]

OK, FAILED, BAD_INPUT = 0, 1, 2
_LOG_WIDTH = 160


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. 0: done; 1: the gate or lint failed; 2: input that cannot be used."""
    args = build_parser().parse_args(argv)
    errors = Console(stderr=True)
    try:
        settings = load_settings(args.corpus, args.index)
        result: int = args.command(args, settings)
    except GuideError as exc:
        errors.print(f"evals: {exc}", style="red", markup=False, soft_wrap=True)
        return BAD_INPUT
    except KeyboardInterrupt:
        errors.print("evals: stopped; the outputs so far are kept in the run's folder.")
        return 130
    return result


def build_parser() -> argparse.ArgumentParser:
    """The parser of every command."""
    parser = argparse.ArgumentParser(prog="python -m evals", description="The answer-accuracy suite.")
    parser.add_argument("--corpus", help="folder of the guide documents (ERASMUS_GUIDE_CORPUS)")
    parser.add_argument("--index", help="folder of the index (ERASMUS_GUIDE_INDEX)")
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")

    run = verbs.add_parser("run", help="ask a system the questions, score it, keep everything")
    _add_selection(run)
    run.add_argument("--system", default=ENGINE, help="engine, llm, a peer, or file:PATH (default: engine)")
    run.add_argument("--gate", action="store_true", help="fail below evals/thresholds.toml")
    run.set_defaults(command=_run)

    table = verbs.add_parser("table", help="the engine and every peer side by side, as Markdown")
    _add_selection(table)
    table.add_argument("--systems", nargs="+", help="which ones (default: all peers and the engine)")
    table.set_defaults(command=_table)

    score = verbs.add_parser("score", help="score a run's recorded outputs again")
    score.add_argument("run", help="folder, name, beginning of a name, or latest")
    score.add_argument("--show-failures", type=int, default=1000, metavar="N")
    score.add_argument("--gate", action="store_true")
    score.set_defaults(command=_score)

    compare = verbs.add_parser("compare", help="two runs question by question, worst first")
    compare.add_argument("before")
    compare.add_argument("after")
    compare.add_argument("--show", type=int, default=40, metavar="N")
    compare.set_defaults(command=_compare)

    report = verbs.add_parser("report", help="one self-contained HTML page of a run")
    report.add_argument("run", help="folder, name, beginning of a name, or latest")
    report.add_argument("--output", type=Path, help="where to (default: report.html in the run)")
    report.set_defaults(command=_report)

    lint = verbs.add_parser("lint", help="check the questions: duplicates, leaks, unproven facts")
    lint.add_argument("--questions", type=Path, nargs="+", help="files (default: evals/questions)")
    lint.set_defaults(command=_lint)

    judge = verbs.add_parser("judge", help="ask a chat model (JUDGE_MODEL) whether a run's answers are borne out")
    judge.add_argument("run", help="folder, name, beginning of a name, or latest")
    judge.set_defaults(command=_judge)

    add_fitting_verbs(verbs)
    add_wording_verbs(verbs)
    _add_bench(verbs)
    _add_load(verbs)
    _add_feedback(verbs)
    return parser


def _add_bench(verbs: Verbs) -> None:
    bench = verbs.add_parser("bench", help="time the engine and a plain LangChain pipeline, as Markdown")
    bench.add_argument("--questions", type=Path, nargs="+", help="files (default: evals/questions)")
    bench.add_argument("--count", type=int, default=200, metavar="N", help="how many are asked warm (default: 200)")
    bench.set_defaults(command=_bench)


def _add_load(verbs: Verbs) -> None:
    load = verbs.add_parser("load", help="visit the page with many sessions at once and time it, as Markdown")
    load.add_argument("--questions", type=Path, nargs="+", help="files (default: evals/questions)")
    load.add_argument("--sessions", type=int, default=50, metavar="N", help="visitors at once (default: 50)")
    load.add_argument("--rounds", type=int, default=3, metavar="N", help="questions of each (default: 3)")
    load.add_argument("--pause", type=float, default=5.0, metavar="S", help="longest pause before one (default: 5)")
    load.set_defaults(command=_load)


def _add_feedback(verbs: Verbs) -> None:
    feedback = verbs.add_parser("import-feedback", help="make candidate cases of what users said against answers")
    feedback.add_argument("--file", type=Path, help="the page's feedback (ERASMUS_GUIDE_FEEDBACK)")
    feedback.add_argument(
        "--confirm", type=Path, metavar="FILE", help="print the confirmed candidates of FILE as cases"
    )
    feedback.set_defaults(command=_feedback)


def _console() -> Console:
    # A pipe or a log has no width of its own, and 80 columns cut the summary to pieces.
    console = Console()
    return console if console.is_terminal else Console(width=_LOG_WIDTH)


def _add_selection(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--split", choices=("dev", "test", "all"), help="default: dev; all for --questions")
    parser.add_argument("--questions", type=Path, nargs="+", help=".jsonl or .csv (default: evals/questions)")
    parser.add_argument("--limit", type=int, metavar="N", help="that many questions, spread evenly")
    parser.add_argument("--today", type=date.fromisoformat, default=DEFAULT_TODAY, metavar="YYYY-MM-DD",
                        help=f"the day where a question names none (default: {DEFAULT_TODAY})")  # fmt: skip
    parser.add_argument("--show-failures", type=int, default=1000, metavar="N")
    parser.add_argument("--results", type=Path, default=RESULTS, metavar="DIR", help="where runs are kept")


def _run(args: argparse.Namespace, settings: Settings) -> int:
    console = _console()
    sources = load_sources(settings)
    cases, bad_lines = _read_cases(args, sources)
    run = _perform(args.system, args, settings, sources, cases)
    print_run(console, run, args.show_failures)
    console.print(f"kept in {run.path}", highlight=False, soft_wrap=True)
    gated = _gate(run, console) if args.gate else OK
    return gated or (BAD_INPUT if bad_lines else OK)


def _table(args: argparse.Namespace, settings: Settings) -> int:
    from evals.peers import PEERS

    sources = load_sources(settings)
    cases, bad_lines = _read_cases(args, sources)
    names = args.systems or [*PEERS, ENGINE]
    runs = [_perform(name, args, settings, sources, cases) for name in names]
    print_table(_console(), runs)
    return BAD_INPUT if bad_lines else OK


def _score(args: argparse.Namespace, settings: Settings) -> int:
    console = _console()
    run = rescore(find_run(args.run), load_sources(settings))
    print_run(console, run, args.show_failures)
    return _gate(run, console) if args.gate else OK


def _compare(args: argparse.Namespace, settings: Settings) -> int:
    from evals.compare import compare_runs, print_comparison

    before, after = load_run(find_run(args.before)), load_run(find_run(args.after))
    print_comparison(_console(), compare_runs(before, after), args.show)
    return OK


def _report(args: argparse.Namespace, settings: Settings) -> int:
    from evals.report import write_report

    run = load_run(find_run(args.run))
    path = args.output or run.path / "report.html"
    write_report(run, load_sources(settings), path)
    _console().print(str(path), highlight=False, soft_wrap=True)
    return OK


def _lint(args: argparse.Namespace, settings: Settings) -> int:
    from evals.lint import lint_cases, print_findings

    sources = load_sources(settings)
    loaded = load_cases(question_files(args.questions), deck=sources.deck)
    findings = lint_cases(loaded.cases, sources)
    return FAILED if print_findings(_console(), loaded, findings) else OK


def _judge(args: argparse.Namespace, settings: Settings) -> int:
    from evals.judge import count_judged, describe_verdicts, judge_run, judge_settings

    run, judging = load_run(find_run(args.run)), judge_settings(settings)
    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task("judging", total=count_judged(run))
        verdicts = judge_run(run, judging, lambda: progress.advance(task))
    _console().print(describe_verdicts(verdicts), highlight=False, markup=False, soft_wrap=True)
    return OK


def _bench(args: argparse.Namespace, settings: Settings) -> int:
    from evals.bench import bench_table

    loaded = load_cases(question_files(args.questions))
    print(bench_table(settings, loaded.cases, args.count))
    return OK


def _load(args: argparse.Namespace, settings: Settings) -> int:
    from evals.load import load_table

    loaded = load_cases(question_files(args.questions))
    questions = [case.question for case in loaded.cases if not case.history]
    table, errors = load_table(settings, questions, args.sessions, args.rounds, args.pause)
    print(table)
    return FAILED if errors else OK


def _feedback(args: argparse.Namespace, settings: Settings) -> int:
    import json

    from evals.feedback import confirm_candidates, import_feedback

    if args.confirm is not None:
        cases, problems = confirm_candidates(args.confirm)
        for case in cases:
            print(case.model_dump_json())
        for problem in problems:
            print(problem, file=sys.stderr)
        return BAD_INPUT if problems else OK
    known = load_cases(question_files(None), deck=load_sources(settings).deck).cases
    imported = import_feedback(args.file or settings.feedback, known)
    for candidate in imported.candidates:
        print(json.dumps(candidate, ensure_ascii=False))
    print(
        f"{len(imported.candidates)} candidates; {imported.without_question} without a question (no consent), "
        f"{imported.known} known already. Set status, facts, relevant and confirmed, then use --confirm FILE.",
        file=sys.stderr,
    )
    return OK


def _gate(run: Run, console: Console) -> int:
    from evals.gate import THRESHOLDS, check_gate, load_thresholds

    failures = check_gate(run.scores.summary, load_thresholds(THRESHOLDS))
    for failure in failures:
        console.print(f"gate: {failure}", style="red", markup=False, soft_wrap=True)
    console.print("gate: failed" if failures else "gate: passed", style="bold")
    return FAILED if failures else OK


def _perform(
    name: str,
    args: argparse.Namespace,
    settings: Settings,
    sources: Sources,
    cases: Sequence[Case],
) -> Run:
    described = describe_run(
        system=name,
        split=args.split,
        questions=question_files(args.questions),
        cases=len(cases),
        today=args.today,
        corpus=settings.corpus,
        index=settings.index_dir,
        sources=sources,
    )
    started = time.perf_counter()
    system = open_system(name, settings, sources, args.today)
    ready = time.perf_counter()
    folder = new_folder(name, args.split, args.results)
    with _progress() as progress:
        task = progress.add_task(name, total=len(cases))
        path = folder / "outputs.jsonl"
        outputs = run_cases(system, cases, path, lambda: progress.advance(task))
    times = {"startup_ms": (ready - started) * 1000, "wall_s": time.perf_counter() - started}
    return save_run(folder, described.model_copy(update=times), cases, outputs, sources)


def _progress() -> Progress:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, disable=not console.is_terminal)


def _read_cases(args: argparse.Namespace, sources: Sources) -> tuple[tuple[Case, ...], int]:
    args.split = args.split or ("all" if args.questions else "dev")
    loaded = load_cases(question_files(args.questions), deck=sources.deck)
    for problem in loaded.problems:
        print(f"left out: {problem}", file=sys.stderr)
    return select_cases(loaded.cases, args.split, sources, args.limit), len(loaded.problems)
