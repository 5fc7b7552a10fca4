"""What users say of answers, in SQLite: a thumb, a reason, and the question only where they agreed to that.

Old entries are deleted whenever one is added. Nothing says who wrote: no address, no session, and the time to the hour.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from assistant.types import Answer
from ingest.errors import GuideError
from ingest.records import locator_to_json

Rating: TypeAlias = Literal["up", "down"]
Reason: TypeAlias = Literal["wrong", "incomplete", "wrong_source", "unclear"]
REASONS: tuple[Reason, ...] = get_args(Reason)
MOST_CHARS = 2000
_SCHEMA = """
CREATE TABLE IF NOT EXISTS feedback (
    answer_id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    rating TEXT NOT NULL CHECK (rating IN ('up', 'down')),
    reasons TEXT NOT NULL,
    comment TEXT NOT NULL,
    language TEXT NOT NULL,
    status TEXT NOT NULL,
    build TEXT NOT NULL,
    consent INTEGER NOT NULL,
    question TEXT,
    history TEXT,
    answer TEXT,
    sources TEXT
)
"""


class FeedbackError(GuideError):
    """The feedback file cannot be opened or written."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """One rating. `history` are the questions before it; with `consent` they, question and answer are kept."""

    answer: Answer
    rating: Rating
    reasons: tuple[Reason, ...] = ()
    comment: str = ""
    consent: bool = False
    history: tuple[str, ...] = ()
    build: str = ""


class FeedbackBook:
    """The ratings in one file. Safe between threads and processes: every call opens its own connection."""

    def __init__(self, path: Path, days: int) -> None:
        self._path = path
        self._days = days

    @property
    def is_open(self) -> bool:
        """False where the settings keep no feedback."""
        return self._days > 0

    def add(self, given: Feedback, now: datetime | None = None) -> None:
        """Keep a rating; a later one of the same answer takes its place. Raises `FeedbackError`."""
        if not self.is_open:
            return
        moment = (now or datetime.now(UTC)).astimezone(UTC)
        with self._connect() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _row(given, moment)
            )
            _delete_old(connection, moment, self._days)

    def forget_old(self, now: datetime | None = None) -> None:
        """Delete what is older than the settings allow; what an earlier setting kept stays where none is kept now.

        Raises `FeedbackError`.
        """
        if self.is_open and self._path.exists():
            with self._connect() as connection:
                _delete_old(connection, (now or datetime.now(UTC)).astimezone(UTC), self._days)

    def count(self) -> dict[str, int]:
        """How many ratings there are: `{"up": 3, "down": 1}`. Raises `FeedbackError`."""
        if not self._path.exists():
            return {}
        with self._connect() as connection:
            return dict(connection.execute("SELECT rating, COUNT(*) FROM feedback GROUP BY rating").fetchall())

    @contextmanager
    def _connect(self) -> Iterator[sqlite3.Connection]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.touch(mode=0o600)
            with closing(sqlite3.connect(self._path, timeout=5.0)) as connection, connection:
                connection.execute(_SCHEMA)
                yield connection
        except (sqlite3.Error, OSError) as exc:
            message = f"{self._path}: feedback cannot be kept ({exc}). Check ERASMUS_GUIDE_FEEDBACK."
            raise FeedbackError(message) from exc


def _row(given: Feedback, moment: datetime) -> tuple[object, ...]:
    kept: tuple[str | None, ...] = (None, None, None, None)
    if given.consent:
        sources = [{"document_id": c.document_id, **locator_to_json(c.locator)} for c in given.answer.citations]
        kept = (given.answer.question, _json(list(given.history)), given.answer.text, _json(sources))
    return (
        given.answer.id,
        moment.replace(minute=0, second=0, microsecond=0).isoformat(),
        given.rating,
        _json(list(given.reasons)),
        given.comment.strip()[:MOST_CHARS],
        given.answer.language,
        given.answer.status,
        given.build,
        int(given.consent),
        *kept,
    )


def _delete_old(connection: sqlite3.Connection, moment: datetime, days: int) -> None:
    connection.execute("DELETE FROM feedback WHERE at < ?", ((moment - timedelta(days=days)).isoformat(),))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
