"""Answering beside the page: drafts, stop, failures; and one slow answer does not hold up the others."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from assistant.engine import QuestionError
from assistant.page.conversation import Turn
from assistant.page.jobs import Job, Jobs, Progress
from assistant.page.store import Conversations, new_key
from assistant.streaming import Draft
from assistant.types import Answer

TODAY = date(2031, 2, 1)


def answer_to(question: str) -> Answer:
    return Answer("id", question, question, "fi", "answered", f"Vastaus: {question}")


class Scripted:
    """Answers at once; "hidas" waits until it is let go or stopped, "rikki" breaks, "pitkä" is turned down."""

    def __init__(self) -> None:
        self.go_on, self.stopped = threading.Event(), threading.Event()
        self.histories: list[tuple[str, ...]] = []

    def stream(
        self, question: str, history: Sequence[str], today: date, cancelled: Callable[[], bool]
    ) -> Iterator[Draft | Answer]:
        self.histories.append(tuple(history))
        yield Draft("Luonnos", ())
        if question == "rikki":
            raise RuntimeError("secret detail")
        if question == "pitkä":
            raise QuestionError("Kysymys on liian pitkä.")
        if question == "tyhjä":
            return
        while question == "hidas" and not self.go_on.wait(0.01):
            if cancelled():
                self.stopped.set()
                return
        yield answer_to(question)


def finish(job: Job) -> Progress:
    progress = job.progress
    while not progress.done:
        progress = job.wait(10, progress.version)
    return progress


def test_drafts_come_before_the_answer() -> None:
    streams = Scripted()
    job = Jobs(2).start(streams, "hidas", ["eka"], TODAY)
    progress = job.progress
    while progress.draft is None:
        progress = job.wait(10, progress.version)
    assert (progress.draft.text, progress.done, progress.waiting) == ("Luonnos", False, False)
    streams.go_on.set()
    assert finish(job).answer == answer_to("hidas")
    assert streams.histories == [("eka",)]


def test_stopping_is_seen_at_once_and_reaches_the_model() -> None:
    streams = Scripted()
    job = Jobs(2).start(streams, "hidas", (), TODAY)
    while job.progress.draft is None:
        job.wait(10, job.progress.version)
    job.stop()
    assert job.progress.stopped
    assert job.progress.draft == Draft("Luonnos", ())
    assert streams.stopped.wait(10)
    streams.go_on.set()
    assert job.progress.answer is None


def test_what_goes_wrong_is_told_without_details(caplog: pytest.LogCaptureFixture) -> None:
    jobs, streams = Jobs(2), Scripted()
    assert finish(jobs.start(streams, "pitkä", (), TODAY)).failure == "Kysymys on liian pitkä."
    broken = finish(jobs.start(streams, "rikki", (), TODAY))
    assert (broken.broke, broken.failure) == (True, "")
    assert "secret detail" in caplog.text
    assert finish(jobs.start(streams, "tyhjä", (), TODAY)).broke


def test_one_slow_answer_does_not_hold_up_the_others() -> None:
    jobs, streams = Jobs(2), Scripted()
    slow = jobs.start(streams, "hidas", (), TODAY)
    for k in range(20):
        assert finish(jobs.start(streams, str(k), (), TODAY)).answer == answer_to(str(k))
    assert not slow.progress.done
    streams.go_on.set()
    assert finish(slow).answer is not None


def test_more_questions_than_threads_wait_for_their_turn() -> None:
    jobs, streams = Jobs(1), Scripted()
    slow = jobs.start(streams, "hidas", (), TODAY)
    second, third = jobs.start(streams, "toinen", (), TODAY), jobs.start(streams, "kolmas", (), TODAY)
    assert second.progress.waiting
    third.stop()
    streams.go_on.set()
    assert finish(second).answer == answer_to("toinen")
    assert finish(slow).answer is not None
    assert third.progress.stopped


def test_answers_never_mix_between_many_sessions() -> None:
    jobs, streams = Jobs(8), Scripted()
    with ThreadPoolExecutor(50) as sessions:
        found = list(sessions.map(lambda k: finish(jobs.start(streams, f"kysymys {k}", (), TODAY)), range(200)))
    assert [progress.answer for progress in found] == [answer_to(f"kysymys {k}") for k in range(200)]


def test_a_kept_conversation_comes_back_and_is_forgotten_on_time() -> None:
    clock = [0.0]
    kept = Conversations(hours=1, clock=lambda: clock[0])
    key = new_key()
    kept.keep(key, [Turn("a")])
    clock[0] = 3599
    assert kept.fetch(key) == (Turn("a"),)
    clock[0] = 3601
    assert kept.fetch(key) == ()
    assert len(kept) == 0


def test_keys_cannot_be_guessed_and_conversations_can_be_dropped() -> None:
    kept = Conversations(hours=1)
    keys = {new_key() for _ in range(100)}
    assert len(keys) == 100
    assert min(map(len, keys)) >= 32
    key = keys.pop()
    kept.keep(key, [Turn("a")])
    kept.forget(key)
    assert kept.fetch(key) == ()
    assert kept.fetch("x" * 10_000) == ()


def test_room_is_bounded_and_zero_hours_keep_nothing() -> None:
    kept = Conversations(hours=1, most=3)
    for k in range(10):
        kept.keep(str(k), [Turn(str(k))])
    assert [kept.fetch(str(k)) != () for k in range(10)] == [False] * 7 + [True] * 3
    none = Conversations(hours=0)
    none.keep("a", [Turn("a")])
    assert none.fetch("a") == ()
