"""Questions being answered beside the page: each in a thread of a bounded pool, with drafts, stop and failures.

A page that waits in its own script could not be stopped while a model thinks, and would lose the answer when the
user opens a source meanwhile. A job goes on whatever the page does, until it is done or stopped.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from assistant.engine import QuestionError
from assistant.streaming import Draft
from assistant.types import Answer

log = logging.getLogger("erasmus_guide.page")


class Streams(Protocol):
    """What answers a question: `assistant.streaming.Responder`. The last item is the `Answer`."""

    def stream(
        self, question: str, history: Sequence[str], today: date, cancelled: Callable[[], bool]
    ) -> Iterator[Draft | Answer]:
        """Drafts, then the answer."""
        ...


@dataclass(frozen=True, slots=True)
class Progress:
    """A job at one moment: `version` grows with every change.

    `failure` is what the user may read; `broke` is true where something unforeseen happened, which the log tells.
    """

    version: int = 0
    draft: Draft | None = None
    answer: Answer | None = None
    failure: str = ""
    broke: bool = False
    stopped: bool = False
    waiting: bool = True

    @property
    def done(self) -> bool:
        """True when nothing more will come."""
        return self.answer is not None or bool(self.failure) or self.broke or self.stopped


class Job:
    """One question on its way to an answer. Safe between threads."""

    def __init__(self, question: str) -> None:
        self.question = question
        self.started = time.monotonic()
        self._changed = threading.Condition()
        self._progress = Progress()
        self._cancelled = threading.Event()
        self.future: Future[None] | None = None

    @property
    def progress(self) -> Progress:
        """How far it is."""
        with self._changed:
            return self._progress

    def wait(self, seconds: float, seen: int) -> Progress:
        """How far it is, as soon as that is newer than the version `seen`, and after `seconds` at the latest."""
        with self._changed:
            self._changed.wait_for(lambda: self._progress.version > seen or self._progress.done, seconds)
            return self._progress

    def stop(self) -> None:
        """Stop answering. The page need not wait for the model to notice."""
        self._cancelled.set()
        if self.future is not None:
            self.future.cancel()
        self._become(stopped=True, waiting=False)

    def _become(self, **changes: object) -> None:
        with self._changed:
            if self._progress.done:
                return
            current = self._progress
            fields = {name: getattr(current, name) for name in Progress.__slots__} | changes
            self._progress = Progress(**{**fields, "version": current.version + 1})
            self._changed.notify_all()

    def run(self, streams: Streams, history: Sequence[str], today: date) -> None:
        """Answer the question; every way to fail ends in the progress, none in an exception."""
        self._become(waiting=False)
        try:
            for item in streams.stream(self.question, history, today, cancelled=self._cancelled.is_set):
                if self._cancelled.is_set():
                    return
                if isinstance(item, Answer):
                    self._become(answer=item)
                    return
                self._become(draft=item)
            if not self._cancelled.is_set():
                self._become(broke=True)
                log.error("the answer ended without a result")
        except QuestionError as error:
            self._become(failure=str(error))
        except Exception:
            # The page's outermost edge: the user keeps the conversation, the log gets the traceback.
            log.exception("a question could not be answered")
            self._become(broke=True)


class Jobs:
    """All sessions' questions, at most `threads` at a time; the rest wait for their turn.

    Threads are many because one that waits for a model costs nothing: a slow answer does not stop the others.
    """

    def __init__(self, threads: int) -> None:
        self._pool = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="answer")

    def start(self, streams: Streams, question: str, history: Sequence[str], today: date) -> Job:
        """Begin to answer a question."""
        job = Job(question)
        job.future = self._pool.submit(job.run, streams, tuple(history), today)
        return job
