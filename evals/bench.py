"""Bench: times and memory of the engine, next to a plain LangChain pipeline on the same corpus and weights.

Everything is measured in the same run, each system in processes of its own (`evals.bench_systems`), so
that neither has what the other has loaded. Figures of two machines, or of a busy one, do not compare.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.bench_systems import SYSTEMS
from evals.cases import Case
from evals.errors import BenchError
from ingest.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = 200
COLD_RUNS = 3
_RSS_PER_MB = 1024 * 1024 if sys.platform == "darwin" else 1024
_ROWS: Sequence[tuple[str, str]] = (
    ("ingest, from nothing (s)", "ingest_s"),
    ("ingest, nothing changed (s)", "again_s"),
    ("cold start: one answer in a new process (s)", "cold_s"),
    ("open the index (ms)", "open_ms"),
    ("ready for questions (ms)", "ready_ms"),
    ("a question, warm: p50 (ms)", "p50_ms"),
    ("a question, warm: p95 (ms)", "p95_ms"),
    ("a question, warm: p99 (ms)", "p99_ms"),
    ("peak memory, ingest (MB)", "ingest_mb"),
    ("peak memory, answering (MB)", "answer_mb"),
)


@dataclass(frozen=True, slots=True)
class Process:
    """What a finished process took, and what it printed."""

    seconds: float
    peak_mb: float
    output: str


def bench_table(
    settings: Settings,
    cases: Sequence[Case],
    count: int = QUESTIONS,
    cold_runs: int = COLD_RUNS,
    systems: Sequence[str] = tuple(SYSTEMS),
) -> str:
    """Measure the systems and give the figures as a Markdown table, with the machine above it.

    Raises `BenchError` where a process fails.
    """
    load = os.getloadavg()[0]
    questions = choose_questions(cases, count)
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder) / "questions.json"
        asked.write_text(json.dumps(questions, ensure_ascii=False), encoding="utf-8")
        figures = {name: _measure(name, settings, Path(folder) / name, asked, cold_runs) for name in systems}
    busy = " (busy: times will be high)" if load > (os.cpu_count() or 1) / 2 else ""
    head = (
        f"{os.cpu_count()} cores, load {load:.1f}{busy}; {len(questions)} questions; cold start: median of {cold_runs}"
    )
    return f"{head}\n\n{markdown(figures)}"


def choose_questions(cases: Sequence[Case], count: int) -> list[str]:
    """So many single-turn questions, taken evenly from all."""
    plain = [case.question for case in cases if not case.history]
    return [plain[k * len(plain) // count] for k in range(count)] if count < len(plain) else plain


def markdown(figures: Mapping[str, Mapping[str, float]]) -> str:
    """Systems side by side; an n-dash where a figure does not apply."""
    lines = [["", *figures], ["---"] + ["---:"] * len(figures)]
    lines += [[label, *(_cell(found.get(key), label) for found in figures.values())] for label, key in _ROWS]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of the values does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -int(-len(ordered) * share // 1) - 1)]


def _measure(name: str, settings: Settings, index: Path, asked: Path, cold_runs: int) -> dict[str, float]:
    """All figures of one system, on an index that it builds itself."""
    common = ("--corpus", str(settings.corpus), "--index", str(index))
    ingest = _run("evals.bench_systems", name, "ingest", *common)
    # First, so that byte code and the disk's cache are warm: they are not what a cold start is about.
    answering = _run("evals.bench_systems", name, "ask", *common, "--questions", str(asked))
    starts = [
        _run("evals.bench_systems", name, "ask", *common, "--questions", str(asked), "--limit", "1")
        for _ in range(cold_runs)
    ]
    said = json.loads(answering.output)
    figures = {
        "ingest_s": ingest.seconds,
        "cold_s": statistics.median(start.seconds for start in starts),
        "open_ms": said["open_ms"],
        "ready_ms": said["ready_ms"],
        "ingest_mb": ingest.peak_mb,
        "answer_mb": answering.peak_mb,
        **{f"p{share}_ms": percentile(said["question_ms"], share / 100) for share in (50, 95, 99)},
    }
    if SYSTEMS[name].updates:
        figures["again_s"] = _run("evals.bench_systems", name, "ingest", *common).seconds
    return figures


def _run(module: str, *arguments: str) -> Process:
    command = [sys.executable, "-m", module, *arguments]
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)  # wait4 has collected it: Popen must not wait again
        output.seek(0)
        errors.seek(0)
        said, complaint = (file.read().decode("utf-8", errors="replace") for file in (output, errors))
    if process.returncode:
        last = complaint.strip().rpartition("\n")[2]
        raise BenchError(f"{' '.join(command)} ended with exit code {process.returncode}: {last}")
    return Process(seconds, usage.ru_maxrss / _RSS_PER_MB, said)


def _cell(value: float | None, label: str) -> str:
    if value is None:
        return "–"
    return f"{value:.2f}" if label.endswith("(s)") else f"{value:.0f}"
