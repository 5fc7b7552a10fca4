"""The load test: many visitors of the page at once, over real websockets on this machine.

Each visitor loads the page, asks some questions with pauses between them, and looks at the dates. What each one sees
is checked: their own questions in their order, each with an outcome, and nothing of anybody else's.
"""

from __future__ import annotations

import asyncio
import html
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from evals.bench import percentile
from evals.errors import BenchError
from evals.visitors import Visitor, visit
from ingest.settings import ROOT, Settings

SESSIONS, ROUNDS, PAUSE = 50, 3, 5.0
_START_SECONDS = 60.0
_STEP_SECONDS = 120.0
_STAGGER = 2.0
_IDLE_CPU = 0.1  # seconds of CPU in a second


@dataclass(slots=True)
class Measured:
    """What was measured: seconds by step, what went wrong, and the server's memory in MB."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: {"load": [], "ask": [], "dates": []})
    errors: list[str] = field(default_factory=list)
    idle_mb: float = 0.0
    peak_mb: float = 0.0
    wall_s: float = 0.0
    cpu_s: float = 0.0


def load_table(
    settings: Settings, questions: Sequence[str], sessions: int = SESSIONS, rounds: int = ROUNDS, pause: float = PAUSE
) -> tuple[str, int]:
    """Run the load test; gives the figures as a Markdown table, and how many errors there were.

    Raises `BenchError` where the page cannot be served.
    """
    with _serve(settings) as (port, process):
        measured = asyncio.run(_visit_all(port, process, questions, sessions, rounds, pause))
    return describe(measured, sessions, rounds, pause), len(measured.errors)


def describe(measured: Measured, sessions: int, rounds: int, pause: float) -> str:
    """The figures as a Markdown table, with the machine above and the first errors below."""
    head = (
        f"{sessions} sessions at once, {rounds} questions each, pauses up to {pause:g} s; {os.cpu_count()} cores, "
        f"load {os.getloadavg()[0]:.1f}"
    )
    lines = [head, "", "| the page under load | p50 | p95 | most |", "|---|---:|---:|---:|"]
    names = {"load": "first view (s)", "ask": "a question, until its answer is drawn (s)", "dates": "the dates (s)"}
    for step, name in names.items():
        times = measured.seconds[step]
        if times:
            cells = (percentile(times, 0.5), percentile(times, 0.95), max(times))
            lines.append(f"| {name} | " + " | ".join(f"{cell:.2f}" for cell in cells) + " |")
    asked = len(measured.seconds["ask"])
    lines += [
        "",
        f"{asked} answers in {measured.wall_s:.0f} s ({asked / max(measured.wall_s, 0.001):.1f} a second); "
        f"server: {measured.cpu_s:.0f} s of CPU, {measured.idle_mb:.0f} MB before, {measured.peak_mb:.0f} MB at most; "
        f"errors: {len(measured.errors)}",
    ]
    return "\n".join([*lines, *(f"- {error}" for error in measured.errors[:10])])


async def _visit_all(
    port: int, process: int, questions: Sequence[str], sessions: int, rounds: int, pause: float
) -> Measured:
    measured = Measured()
    async with visit(port, _STEP_SECONDS) as first:
        await first.open()  # the index is opened once, by whoever comes first
    await _settle(process)
    measured.idle_mb = _memory(process)[0]
    started, cpu = time.perf_counter(), _cpu(process)
    chooser = random.Random(0)
    plans = [[chooser.choice(questions) for _ in range(rounds)] for _ in range(sessions)]
    await asyncio.gather(*(_visit_one(port, number, plan, pause, measured) for number, plan in enumerate(plans)))
    measured.wall_s = time.perf_counter() - started
    measured.cpu_s = _cpu(process) - cpu
    measured.peak_mb = _memory(process)[1]
    return measured


async def _settle(process: int) -> None:
    """Wait until the server has worked out ahead what it shows to everyone: a start is not what is measured."""
    stop = time.monotonic() + _START_SECONDS
    while time.monotonic() < stop:
        before = _cpu(process)
        await asyncio.sleep(1.0)
        if _cpu(process) - before < _IDLE_CPU:
            return


async def _visit_one(port: int, number: int, plan: Sequence[str], pause: float, measured: Measured) -> None:
    chooser = random.Random(number)
    await asyncio.sleep(chooser.uniform(0, _STAGGER))
    try:
        async with visit(port, _STEP_SECONDS) as visitor:
            measured.seconds["load"].append(await visitor.open())
            for count, question in enumerate(plan, start=1):
                await asyncio.sleep(chooser.uniform(0, pause))
                measured.seconds["ask"].append(await visitor.ask(question))
                _check(visitor, plan[:count], number, measured)
            measured.seconds["dates"].append(await visitor.go("deadlines"))
            _check(visitor, (), number, measured)
    except (BenchError, OSError, KeyError) as exc:
        measured.errors.append(f"session {number}: {exc!r}")
    except Exception as exc:  # noqa: BLE001 (a closed websocket has many names; each is an error of the run)
        measured.errors.append(f"session {number}: {exc!r}")


def _check(visitor: Visitor, asked: Sequence[str], number: int, measured: Measured) -> None:
    """Their own questions and nobody else's, each with an outcome, and no error of the page."""
    shown = visitor.shown
    seen = [html.unescape(question) for question in shown.questions]
    if seen != [question.strip() for question in asked]:
        measured.errors.append(f"session {number}: asked {list(asked)}, sees {seen}")
    if len([o for o in shown.outcomes if o != "busy"]) < len(asked) or "failed" in shown.outcomes:
        measured.errors.append(f"session {number}: outcomes {shown.outcomes}")
    measured.errors.extend(f"session {number}: {failure}" for failure in shown.failures)


@contextmanager
def _serve(settings: Settings) -> Iterator[tuple[int, int]]:
    """The page served by a process of its own: its port and process id."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port)]
    with tempfile.TemporaryDirectory() as folder:
        own = {
            "ERASMUS_GUIDE_CORPUS": str(settings.corpus),
            "ERASMUS_GUIDE_INDEX": str(settings.index_dir),
            "ERASMUS_GUIDE_FEEDBACK": str(Path(folder) / "feedback.sqlite"),
        }
        with (Path(folder) / "log.txt").open("w+") as log:
            server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **own}, stdout=log, stderr=log)
            try:
                _wait_until_served(port, server)
                yield port, server.pid
            finally:
                server.send_signal(signal.SIGTERM)
                try:
                    server.wait(timeout=10)
                except subprocess.TimeoutExpired:
                    server.kill()


def _wait_until_served(port: int, server: subprocess.Popen[bytes]) -> None:
    stop = time.monotonic() + _START_SECONDS
    while time.monotonic() < stop and server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise BenchError("the page could not be served. Try it by hand: make run")


def _memory(process: int) -> tuple[float, float]:
    """A process's memory now and at most, in MB; zeros where the system does not say."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0, 0.0
    found = {line.partition(":")[0]: line.split()[1] for line in lines if line.startswith(("VmRSS", "VmHWM"))}
    return float(found.get("VmRSS", 0)) / 1024, float(found.get("VmHWM", 0)) / 1024


def _cpu(process: int) -> float:
    """Seconds of CPU that a process has used; zero where the system does not say."""
    try:
        cells = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(cells[11]) + int(cells[12])) / os.sysconf("SC_CLK_TCK")
