"""The batch interface: JSON Lines of questions in, JSON Lines of answers out, in order."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Protocol

from pydantic import BaseModel, ConfigDict, StrictInt, StrictStr, ValidationError, field_validator

from assistant.types import Answer, Citation
from ingest.errors import GuideError
from ingest.records import locator_to_json

Record = dict[str, Any]

_UNSAFE = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Answering(Protocol):
    """Whoever answers a question: an `Assistant` or a `Responder`."""

    def ask(self, question: str, history: Sequence[str] = (), today: date | None = None) -> Answer:
        """Answer one question."""
        ...


class Line(BaseModel):
    """One question of a batch."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: StrictStr | StrictInt
    question: str
    history: tuple[str, ...] = ()
    today: date | None = None

    @field_validator("today", mode="before")
    @classmethod
    def _is_day(cls, given: object) -> object:
        if given is None or (isinstance(given, str) and _DAY.fullmatch(given)):
            return given
        raise ValueError("give a day like 2026-03-05")


def answer_lines(lines: Iterable[bytes | str], assistant: Answering) -> Iterator[Record]:
    """One record a line; a line that cannot be read or answered gets `{"id", "error"}`. Blank lines are skipped."""
    for number, raw in enumerate(lines, start=1):
        if raw.strip():
            yield _answer_line(number, raw, assistant)


def _answer_line(number: int, raw: bytes | str, assistant: Answering) -> Record:
    identity: object = None
    try:
        content = json.loads(raw.decode("utf-8-sig") if isinstance(raw, bytes) else raw)
        identity = _printable_id(content)
        line = Line.model_validate(content)
    except RecursionError:
        return {"id": identity, "error": f"line {number}: nested too deeply"}
    except ValueError as exc:
        return {"id": identity, "error": f"line {number}: {_say(exc)}"}
    try:
        answer = assistant.ask(line.question, line.history, line.today)
    except GuideError as exc:
        return {"id": identity, "error": f"line {number}: {exc}"}
    except Exception as exc:  # noqa: BLE001 (the outermost edge: one line must not end the run)
        return {"id": identity, "error": f"line {number}: not answered, please report this: {exc!r}"}
    return answer_to_json(answer) | {"id": line.id}


def _say(error: ValueError) -> str:
    """What is wrong with a line; JSON with a number of thousands of digits is a plain ValueError."""
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8"
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg} at column {error.colno}"
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"] if part not in ("str", "int"))
        return f"{place or 'line'}: {first['msg']}"
    return str(error)


def _printable_id(content: object) -> str | int | None:
    """A line's id, where it has one that can be printed as JSON and UTF-8."""
    found = content.get("id") if isinstance(content, dict) else None
    if isinstance(found, str):
        return found.encode("utf-8", "replace").decode("utf-8")
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def write_json(record: Record) -> str:
    """A record as one line, safe to print: what steers a terminal or ends a line is written `\\u009b`."""
    text = json.dumps(record, ensure_ascii=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def answer_to_json(answer: Answer) -> Record:
    """An answer in the shape of DESIGN.md."""
    return {
        "id": answer.id,
        "question": answer.question,
        "standalone_question": answer.standalone_question,
        "language": answer.language,
        "status": answer.status,
        "answer": answer.text,
        "citations": [citation_to_json(c) for c in answer.citations],
        "notices": list(answer.notices),
        "elapsed_ms": answer.elapsed_ms,
    }


def citation_to_json(citation: Citation) -> Record:
    """A citation in the shape of DESIGN.md."""
    return {
        "index": citation.index,
        "document_id": citation.document_id,
        "document_title": citation.document_title,
        "language": citation.language,
        "locator": locator_to_json(citation.locator),
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "url": citation.url,
    }
