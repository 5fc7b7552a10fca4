"""The batch interface: JSON Lines of questions in, JSON Lines of answers out, in order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.engine import Assistant
from assistant.types import Answer, Citation
from ingest.errors import GuideError
from ingest.records import locator_to_json

Record = dict[str, Any]


class Line(BaseModel):
    """One question of a batch."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str | int
    question: str
    history: tuple[str, ...] = ()
    today: date | None = Field(default=None)


def answer_lines(lines: Iterable[bytes | str], assistant: Assistant) -> Iterator[Record]:
    """One record a line; a line that cannot be read or answered gets `{"id", "error"}`. Blank lines are skipped."""
    for number, raw in enumerate(lines, start=1):
        if raw.strip():
            yield _answer_line(number, raw, assistant)


def _answer_line(number: int, raw: bytes | str, assistant: Assistant) -> Record:
    identity: object = None
    try:
        text = raw.decode("utf-8-sig") if isinstance(raw, bytes) else raw
        content = json.loads(text)
        identity = content.get("id") if isinstance(content, dict) else None
        line = Line.model_validate(content)
        answer = assistant.ask(line.question, line.history, line.today)
    except UnicodeDecodeError:
        return {"id": identity, "error": f"line {number}: not UTF-8"}
    except json.JSONDecodeError as exc:
        return {"id": identity, "error": f"line {number}: not JSON: {exc.msg} at column {exc.colno}"}
    except RecursionError:
        return {"id": identity, "error": f"line {number}: nested too deeply"}
    except ValidationError as exc:
        first = exc.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "line"
        return {"id": identity, "error": f"line {number}: {where}: {first['msg']}"}
    except GuideError as exc:
        return {"id": identity, "error": f"line {number}: {exc}"}
    return answer_to_json(answer) | {"id": line.id}


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
