"""What `make bench` prints: how long the commands take from a cold start, and how much memory.

Each command runs as a process of its own, as a user starts it; wall time and peak memory come from
the operating system. Figures of two machines, or of one that is busy, do not compare.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COLD_RUNS = 5
BATCH = 100
_RSS_PER_MB = 1024 * 1024 if sys.platform == "darwin" else 1024


def main() -> int:
    """Time ingest, single questions and a batch, and print one line for each."""
    questions = _read_questions()
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, load {load:.1f}" + (" (busy: times will be high)" if load > 0.5 else ""))
    with tempfile.TemporaryDirectory() as folder:
        _report("ingest, from nothing", [_time("ingest", "--index", f"{folder}/index", "--quiet")])
        _report("ingest, up to date", [_time("ingest", "--index", f"{folder}/index") for _ in range(COLD_RUNS)])
        for language in ("fi", "en"):
            asked = [q["question"] for q in questions if q["language"] == language][:COLD_RUNS]
            _report(f"one question, cold ({language})", [_time("assistant", "ask", text) for text in asked])
        _bench_batch(Path(folder), questions)
    return 0


def _read_questions() -> list[dict[str, str]]:
    files = sorted((ROOT / "evals" / "questions").glob("*.jsonl"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [json.loads(line) for line in lines]


def _bench_batch(folder: Path, questions: Sequence[dict[str, str]]) -> None:
    chosen = questions[:: max(1, len(questions) // BATCH)][:BATCH]
    asked = folder / "questions.jsonl"
    asked.write_text("".join(json.dumps(q) + "\n" for q in chosen), encoding="utf-8")
    answered = folder / "answers.jsonl"
    seconds, megabytes = _time("assistant", "ask", "--batch", str(asked), output=answered)
    answers = [json.loads(line) for line in answered.read_text(encoding="utf-8").splitlines()]
    times = sorted(answer["elapsed_ms"] for answer in answers if "elapsed_ms" in answer)
    _report(f"a batch of {len(chosen)}", [(seconds, megabytes)])
    if times:
        late = times[min(len(times) - 1, int(len(times) * 0.95))]
        print(f"  each question, warm: median {statistics.median(times):.0f} ms, 95th percentile {late:.0f} ms")


def _time(module: str, *arguments: str, output: Path | None = None) -> tuple[float, float]:
    """Wall seconds and peak megabytes of `python -m module …`; stops the bench where it fails."""
    with open(output or os.devnull, "wb") as sink:
        started = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-m", module, *arguments], cwd=ROOT, stdout=sink)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
    code = os.waitstatus_to_exitcode(status)
    process.returncode = code  # wait4 has collected it, so Popen must not wait again
    if code:
        raise SystemExit(f"python -m {module} {' '.join(arguments)} ended with exit code {code}")
    return seconds, usage.ru_maxrss / _RSS_PER_MB


def _report(name: str, runs: Sequence[tuple[float, float]]) -> None:
    seconds = [run[0] for run in runs]
    peak = max(run[1] for run in runs)
    spread = f" (of {len(runs)}, worst {max(seconds):.2f} s)" if len(runs) > 1 else ""
    print(f"{name:28} {statistics.median(seconds):7.2f} s{spread}, peak {peak:.0f} MB", flush=True)


if __name__ == "__main__":
    sys.exit(main())
