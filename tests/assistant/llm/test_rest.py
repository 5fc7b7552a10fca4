"""A server that is down is not waited for again and again."""

from __future__ import annotations

import logging

import pytest

from assistant.llm.rest import Rest
from tests.assistant.llm.conftest import Talk
from tests.assistant.llm.scripted import Reply, honest

QUESTION = "How long can a KA210 project last?"


def test_three_failures_in_a_row_begin_a_rest_and_one_trial_ends_or_prolongs_it() -> None:
    now = 0.0
    rest = Rest(after=3, seconds=60, clock=lambda: now)
    assert [rest.note("timeout"), rest.note("unreachable"), rest.note(None), rest.note("timeout")] == [False] * 4
    assert [rest.note("timeout"), rest.is_on] == [False, False]
    assert [rest.note("timeout"), rest.is_on] == [True, True]
    now = 61.0
    assert not rest.is_on
    assert rest.note("timeout"), "one more failure is enough"
    now = 122.0
    rest.note(None)
    assert not rest.note("timeout")


def test_what_a_model_writes_is_no_reason_to_leave_its_server_alone() -> None:
    rest = Rest(after=1)
    assert not any(rest.note(cause) for cause in ("unverified", "invalid_json", "too_long", "empty", "server_error"))


def test_a_resting_server_is_not_asked_and_the_log_is_quiet(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    responder, server = talk(lambda asked: Reply(status=401))
    with caplog.at_level(logging.WARNING):
        answers = [responder.ask(QUESTION) for _ in range(6)]
    assert len(server.asked) == 3
    assert [answer.model.cause for answer in answers if answer.model] == ["unauthorized"] * 3 + ["resting"] * 3
    assert all("language model" in answer.notices[-1] for answer in answers)
    assert len([record for record in caplog.records if record.name == "erasmus_guide.model"]) == 3
    server.script = honest
    assert responder.ask(QUESTION).engine == "extractive"
