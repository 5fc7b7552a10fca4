"""Systems under test: whatever answers a case in the batch interface's JSON shape, by name."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from evals.cases import Case
from evals.errors import SystemUnavailableError
from evals.outputs import Output, read_outputs
from evals.sources import Sources
from ingest.errors import GuideError
from ingest.records import locator_to_json
from ingest.settings import Settings

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from assistant.passages.units import Unit
    from assistant.types import Answer

System: TypeAlias = Callable[[Case], Mapping[str, Any]]

ENGINE = "engine"
LLM = "llm"
FILE_PREFIX = "file:"
_RANKED_SECTIONS = 10
# Where a case names no day: within the call, before its deadlines, and the same in every run.
DEFAULT_TODAY = date(2026, 1, 15)


def open_system(name: str, settings: Settings, sources: Sources, today: date) -> System:
    """The system of this name: `engine`, `llm`, a peer (`evals.peers`), or `file:PATH` of recorded outputs.

    Raises `SystemUnavailableError` when there is none, or it cannot be started.
    """
    if name == ENGINE:
        return open_engine(settings, today)
    if name == LLM:
        return open_llm(settings, today)
    if name.startswith(FILE_PREFIX):
        return open_recording(Path(name.removeprefix(FILE_PREFIX)))
    from evals.peers import PEERS

    if name not in PEERS:
        known = ", ".join([ENGINE, LLM, *PEERS, f"{FILE_PREFIX}PATH"])
        raise SystemUnavailableError(f"no system {name!r}. There are: {known}.")
    return PEERS[name](settings, sources)


def open_engine(settings: Settings, today: date) -> System:
    """Our assistant, in this process."""
    try:
        from assistant.batch import answer_to_json
        from assistant.engine import Assistant
    except ImportError as exc:
        raise SystemUnavailableError(f"the engine cannot be imported: {exc}") from exc
    assistant = Assistant.from_index(settings)

    def ask(case: Case) -> Mapping[str, Any]:
        answer = assistant.ask(case.question, history=case.history, today=case.today or today)
        retrieved = _rank(assistant, answer) if case.answerable else []
        extra = {"id": case.id, "confidence": answer.confidence, "retrieved": retrieved}
        return {**answer_to_json(answer), **extra}

    return ask


def say(assistant: Assistant, case: Case, today: date = DEFAULT_TODAY) -> Output:
    """What our assistant says to a case, an error it names included; what its retrieval found is not asked for."""
    from assistant.batch import answer_to_json

    try:
        answer = assistant.ask(case.question, history=case.history, today=case.today or today)
    except GuideError as exc:
        return Output(id=case.id, error=str(exc))
    return Output.model_validate({**answer_to_json(answer), "id": case.id})


def open_llm(settings: Settings, today: date) -> System:
    """Our assistant with the language model that the settings name. Raises `SystemUnavailableError` without one."""
    if not settings.answer_model:
        raise SystemUnavailableError("no language model is set: ANSWER_MODEL=provider:model (docs/models.md).")
    from assistant.batch import answer_to_json
    from assistant.llm.prompts import VERSION
    from assistant.streaming import open_responder

    responder = open_responder(settings)

    def ask(case: Case) -> Mapping[str, Any]:
        answer = responder.ask(case.question, history=case.history, today=case.today or today)
        retrieved = _rank(responder.assistant, answer) if case.answerable else []
        use = None if answer.model is None else {**asdict(answer.model), "prompt": VERSION}
        extra = {"id": case.id, "confidence": answer.confidence, "retrieved": retrieved}
        return {**answer_to_json(answer), **extra, "engine": answer.engine, "model": use}

    return ask


def _rank(assistant: Assistant, answer: Answer) -> list[Mapping[str, Any]]:
    """What the engine's retrieval puts first, for the retrieval metrics; not in `elapsed_ms`."""
    searcher = assistant.searcher
    found = searcher.search(answer.standalone_question, answer.language)
    units: dict[int, Unit] = {}
    for position in found.order:
        units.setdefault(found.units[position].section, found.units[position])
        if len(units) == _RANKED_SECTIONS:
            break
    return [
        {
            "document_id": unit.document.id,
            "locator": locator_to_json(unit.locator),
            "start": searcher.index.passages[unit.members[0]].start,
        }
        for unit in units.values()
    ]


def open_recording(path: Path) -> System:
    """Outputs recorded earlier: a run's folder, or a file that `assistant ask --batch` wrote."""
    outputs = read_outputs(path / "outputs.jsonl" if path.is_dir() else path)

    def ask(case: Case) -> Mapping[str, Any]:
        found = outputs.get(case.id)
        return found.model_dump() if found else {"id": case.id, "error": "not in the recording"}

    return ask


def timed(system: System) -> System:
    """The same system; where it tells no `elapsed_ms`, the time that the call took is put in."""

    def ask(case: Case) -> Mapping[str, Any]:
        start = time.perf_counter()
        output = system(case)
        elapsed = (time.perf_counter() - start) * 1000
        return {"elapsed_ms": round(elapsed, 2), **output}

    return ask
