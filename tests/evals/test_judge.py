"""The judge: a model's opinion over HTTP, kept apart from the scores; what it cannot judge is said."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from evals.errors import QuestionsError
from evals.judge import FILE, describe_verdicts, judge_run, judge_settings
from evals.outputs import Output
from evals.runs import Run
from ingest.settings import Settings
from tests.assistant.llm.scripted import Asked, Reply, serving


@dataclass(frozen=True)
class _Run:
    path: Path
    outputs: dict[str, Output]


def _output(number: int, answer: str, quote: str) -> Output:
    cited = {
        "index": 1,
        "document_id": "d",
        "locator": {"kind": "slide", "slide": 1, "title": ""},
        "quote": quote,
        "start": 0,
        "end": len(quote),
    }
    record = {"id": f"q{number}", "question": "How much?", "answer": answer, "status": "answered", "citations": [cited]}
    return Output.model_validate(record)


def _run(tmp_path: Path) -> Run:
    outputs = [_output(1, "EUR 30,000 [1]", "EUR 30,000"), _output(2, "EUR 99,000 [1]", "EUR 30,000"), Output(id="q3")]
    return cast(Run, _Run(tmp_path, {output.id: output for output in outputs}))


def _honest(asked: Asked) -> Reply:
    """Says faithful where the answer's number stands in the quotes."""
    answer = asked.user.split("ANSWER\n")[1].split(" [1]")[0]
    held = answer in asked.user.split("QUOTES\n")[1]
    return Reply(json.dumps({"why": "held" if held else f"{answer} is not there", "faithful": held, "relevant": True}))


def test_answers_are_judged_and_kept_apart_from_the_scores(tmp_path: Path) -> None:
    with serving(_honest) as server:
        settings = judge_settings(Settings(judge_model="openai:judge", judge_base_url=server.url, answer_timeout=20.0))
        verdicts = judge_run(_run(tmp_path), settings)
    assert [(v.id, v.faithful, v.relevant) for v in verdicts] == [("q1", True, True), ("q2", False, True)]
    assert len(json.loads((tmp_path / FILE).read_text(encoding="utf-8"))["verdicts"]) == 2
    said = describe_verdicts(verdicts)
    assert "faithful: 50.0%" in said
    assert "q2: EUR 99,000 is not there" in said


def test_a_judge_that_says_nothing_usable_is_no_verdict(tmp_path: Path) -> None:
    with serving(lambda asked: Reply("I would rather not.")) as server:
        settings = judge_settings(Settings(judge_model="openai:judge", judge_base_url=server.url, answer_timeout=20.0))
        verdicts = judge_run(_run(tmp_path), settings)
    assert {v.error for v in verdicts} == {"invalid"}
    assert "not judged: 2 (invalid)" in describe_verdicts(verdicts)


def test_the_answerer_does_not_judge_itself_unless_told() -> None:
    with pytest.raises(QuestionsError, match="JUDGE_MODEL"):
        judge_settings(Settings())
    same = {"answer_model": "openai:a", "judge_model": "openai:a"}
    with pytest.raises(QuestionsError, match="JUDGE_ITSELF"):
        judge_settings(Settings(**same))
    assert judge_settings(Settings(**same, judge_itself=True)).answer_model == "openai:a"
