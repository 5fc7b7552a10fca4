"""Feedback becomes candidates, and candidates become cases only once they are confirmed and whole."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.page.feedback import Feedback, FeedbackBook
from assistant.types import Answer, Citation
from evals.cases import Case, load_cases
from evals.cli import main
from evals.feedback import FeedbackFileError, confirm_candidates, import_feedback
from ingest.types import Slide

NOW = datetime(2031, 5, 4, 13, tzinfo=UTC)
CITATION = Citation(1, "vet-call-2026.fi", "Kutsu", "fi", Slide(17, "Hakuajat"), "5.3.", 0, 4, "")
ANSWER = Answer("a1", "Milloin KA999 päättyy?", "Milloin KA999 päättyy?", "fi", "answered", "5.3. [1]", (CITATION,))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two complaints of one question, one of a follow-up, one without consent, and a thumb up."""
    path = tmp_path / "feedback.sqlite"
    book = FeedbackBook(path, 30)
    for name, reason in (("a1", "wrong"), ("a2", "unclear")):
        book.add(Feedback(replace(ANSWER, id=name), "down", (reason,), f"huono {name}", consent=True), NOW)
    follow_up = replace(ANSWER, id="a3", question="Entä KA998?")
    book.add(Feedback(follow_up, "down", consent=True, history=("Milloin KA999 päättyy?",)), NOW)
    book.add(Feedback(replace(ANSWER, id="a4", question="salaisuus"), "down", ("wrong",)), NOW)
    book.add(Feedback(replace(ANSWER, id="a5", question="hyvä"), "up", consent=True), NOW)
    return path


def test_complaints_of_one_question_make_one_candidate_and_come_first(path: Path) -> None:
    imported = import_feedback(path)
    assert [c["question"] for c in imported.candidates] == ["Milloin KA999 päättyy?", "Entä KA998?"]
    first, second = imported.candidates
    assert first["feedback"]["times"] == 2
    assert first["feedback"]["reasons"] == ["unclear", "wrong"]
    assert first["feedback"]["comments"] == ["huono a1", "huono a2"]
    assert first["feedback"]["sources"][0]["slide"] == 17
    assert second["history"] == ["Milloin KA999 päättyy?"]
    assert imported.without_question == 1
    assert len({c["id"] for c in imported.candidates}) == 2


def test_a_question_that_the_suite_has_already_is_left_out(path: Path) -> None:
    known = Case(id="x", language="fi", question="milloin ka999  päättyy", status="not_in_guide")
    imported = import_feedback(path, [known])
    assert [c["question"] for c in imported.candidates] == ["Entä KA998?"]
    assert imported.known == 1


def write(path: Path, *records: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


def test_no_run_takes_a_candidate_before_it_is_confirmed(path: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "candidates.jsonl", *import_feedback(path).candidates)
    loaded = load_cases([file])
    assert loaded.cases == ()
    assert all("not a known field" in problem.message for problem in loaded.problems)
    assert confirm_candidates(file) == ((), ())


def test_a_confirmed_candidate_becomes_a_case(path: Path, tmp_path: Path) -> None:
    first, second = import_feedback(path).candidates
    refused = {**first, "status": "not_in_guide", "confirmed": True}
    unfinished = {**second, "confirmed": True}
    file = write(tmp_path / "candidates.jsonl", refused, unfinished, {**second, "confirmed": True, "statsu": 1})
    cases, problems = confirm_candidates(file)
    assert [(case.question, case.status) for case in cases] == [("Milloin KA999 päättyy?", "not_in_guide")]
    assert [problem.line for problem in problems] == [2, 3]
    assert "facts" in problems[0].message
    assert "statsu" in problems[1].message
    again = write(tmp_path / "cases.jsonl", cases[0].model_dump(mode="json"))
    assert load_cases([again]).cases == cases


def test_the_command_prints_candidates_and_confirmed_cases(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import-feedback", "--file", str(path)]) == 0
    said = capsys.readouterr()
    candidates = [json.loads(line) for line in said.out.splitlines()]
    assert len(candidates) == 2
    assert "1 without a question" in said.err
    file = write(tmp_path / "c.jsonl", {**candidates[0], "status": "not_in_guide", "confirmed": True})
    assert main(["import-feedback", "--confirm", str(file)]) == 0
    assert json.loads(capsys.readouterr().out)["status"] == "not_in_guide"


def test_a_missing_or_foreign_file_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import-feedback", "--file", str(tmp_path / "none.sqlite")]) == 2
    assert "ERASMUS_GUIDE_FEEDBACK" in capsys.readouterr().err.replace("\n", " ")
    (tmp_path / "other").write_text("no database at all", encoding="utf-8")
    with pytest.raises(FeedbackFileError, match="--file"):
        import_feedback(tmp_path / "other")


def test_reading_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    import_feedback(path)
    assert path.read_bytes() == before
