"""Feedback on disk: what is kept, what is not, and for how long."""

from __future__ import annotations

import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.page.feedback import Feedback, FeedbackBook, FeedbackError
from assistant.types import Answer, Citation
from ingest.types import Slide

NOW = datetime(2031, 5, 4, 13, 47, 11, tzinfo=UTC)
CITATION = Citation(1, "call.fi", "Kutsu", "fi", Slide(17, "Hakuajat"), "5.3.", 0, 4, "")
ANSWER = Answer("a1", "Salainen kysymys", "Salainen kysymys", "fi", "answered", "Salainen vastaus [1]", (CITATION,))


def rows(path: Path) -> list[sqlite3.Row]:
    with sqlite3.connect(path) as connection:
        connection.row_factory = sqlite3.Row
        return connection.execute("SELECT * FROM feedback ORDER BY answer_id").fetchall()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "var" / "feedback.sqlite"


def test_without_consent_nothing_of_the_conversation_is_written(path: Path) -> None:
    FeedbackBook(path, 30).add(Feedback(ANSWER, "down", ("wrong",), history=("Salaisempi",)), NOW)
    assert b"Sala" not in path.read_bytes()
    (row,) = rows(path)
    assert (row["rating"], row["reasons"], row["consent"], row["question"]) == ("down", '["wrong"]', 0, None)


def test_with_consent_the_question_its_history_and_its_sources_are_kept(path: Path) -> None:
    FeedbackBook(path, 30).add(Feedback(ANSWER, "down", consent=True, history=("Ensin",), build="b7"), NOW)
    (row,) = rows(path)
    assert row["question"] == "Salainen kysymys"
    assert row["history"] == '["Ensin"]'
    assert '"slide": 17' in row["sources"]
    assert row["build"] == "b7"


def test_the_time_is_kept_to_the_hour_and_the_file_is_the_owners_alone(path: Path) -> None:
    FeedbackBook(path, 30).add(Feedback(ANSWER, "up"), NOW)
    assert rows(path)[0]["at"] == "2031-05-04T13:00:00+00:00"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_changed_mind_replaces_the_rating(path: Path) -> None:
    book = FeedbackBook(path, 30)
    book.add(Feedback(ANSWER, "up"), NOW)
    book.add(Feedback(ANSWER, "down"), NOW)
    assert book.count() == {"down": 1}


def test_old_feedback_is_deleted_when_new_is_added(path: Path) -> None:
    book = FeedbackBook(path, 30)
    book.add(Feedback(replace(ANSWER, id="old"), "up"), NOW - timedelta(days=31))
    book.add(Feedback(replace(ANSWER, id="fresh"), "up"), NOW - timedelta(days=29))
    book.add(Feedback(ANSWER, "up"), NOW)
    assert [row["answer_id"] for row in rows(path)] == ["a1", "fresh"]
    book.forget_old(NOW + timedelta(days=400))
    assert rows(path) == []


def test_a_book_without_days_keeps_nothing(path: Path) -> None:
    book = FeedbackBook(path, 0)
    book.add(Feedback(ANSWER, "up"), NOW)
    assert not book.is_open
    assert not path.exists()
    assert book.count() == {}


def test_a_book_closed_later_leaves_what_it_holds(path: Path) -> None:
    FeedbackBook(path, 30).add(Feedback(ANSWER, "up"), NOW)
    FeedbackBook(path, 0).forget_old(NOW + timedelta(days=400))
    assert FeedbackBook(path, 30).count() == {"up": 1}


def test_many_at_once_lose_nothing(path: Path) -> None:
    book = FeedbackBook(path, 30)
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda k: book.add(Feedback(replace(ANSWER, id=str(k)), "up"), NOW), range(100)))
    assert book.count() == {"up": 100}


def test_hostile_words_are_words(path: Path) -> None:
    book = FeedbackBook(path, 30)
    book.add(Feedback(ANSWER, "down", comment="'); DROP TABLE feedback; --" + "x" * 9000), NOW)
    (row,) = rows(path)
    assert row["comment"].startswith("'); DROP TABLE")
    assert len(row["comment"]) == 2000


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no database", encoding="utf-8")
    for path in (blocked, blocked / "inside.sqlite"):
        with pytest.raises(FeedbackError, match="ERASMUS_GUIDE_FEEDBACK"):
            FeedbackBook(path, 30).add(Feedback(ANSWER, "up"), NOW)
