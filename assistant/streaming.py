"""Answers as they come: verified drafts first, then the whole answer; with a language model where one is set.

Everything that asks (command line, page, evals) asks through a `Responder`. Importing this module loads no
model and no model library.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from assistant.engine import Assistant, Plan
from assistant.types import Answer, Citation
from ingest.settings import Settings

# Where an answer's text may be cut: behind a sentence's marks, and at the end of a line that no table goes on.
_CUT = re.compile(r"(?<=\]) (?=[^\s\[|])|\n+(?!\|)")


@dataclass(frozen=True, slots=True)
class Draft:
    """The answer so far: its text with marks such as `[1]`, and the citations that they stand for.

    Every statement in it has been verified; a later draft or the answer may hold more or say it in another order.
    """

    text: str
    citations: tuple[Citation, ...]


class Wording(Protocol):
    """Whoever words a plan's answer: a language model behind the guards of `assistant.llm`."""

    def stream(self, plan: Plan, cancelled: Callable[[], bool]) -> Iterator[Draft | Answer]:
        """Drafts, then the answer; it ends without one where it was cancelled."""
        ...


class Responder:
    """Answers questions with the engine at hand. Safe to share between threads once made."""

    def __init__(self, assistant: Assistant, wording: Wording | None = None) -> None:
        self.assistant = assistant
        self._wording = wording

    @property
    def has_model(self) -> bool:
        """True where a language model is set to word the answers."""
        return self._wording is not None

    def ask(self, question: str, history: Sequence[str] = (), today: date | None = None) -> Answer:
        """Answer one question; takes and raises what `Assistant.ask` does."""
        *_, last = self.stream(question, history, today)
        assert isinstance(last, Answer), "a stream that nobody cancels ends in an answer"
        return last

    def stream(
        self,
        question: str,
        history: Sequence[str] = (),
        today: date | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[Draft | Answer]:
        """Drafts of the answer as its statements are verified, then the answer.

        `cancelled` is asked several times a second, from the caller's thread, while there is something to
        wait for. Once it is true the stream ends without an answer: the last draft is what had been
        verified until then. Closing the stream early is fine too. Takes and raises what `Assistant.ask` does.
        """
        started = time.perf_counter()
        planned = self.assistant.plan(question, history, today)
        if isinstance(planned, Answer):
            items: Iterator[Draft | Answer] = iter([planned])
        elif self._wording is None or planned.fixed or not any(p.status == "answered" for p in planned.parts):
            items = _in_drafts(self.assistant.compose(planned))
        else:
            items = self._wording.stream(planned, cancelled)
        for item in items:
            if cancelled():
                return
            if isinstance(item, Answer):
                item = replace(item, elapsed_ms=round((time.perf_counter() - started) * 1000, 3))
            yield item


def open_responder(settings: Settings) -> Responder:
    """The responder over the index in use, with the model that the settings name, if any.

    The model's server is not called before the first question. Raises the errors of `ingest.index.open_index`.
    """
    assistant = Assistant.from_index(settings)
    if not settings.answer_model:
        return Responder(assistant)
    from assistant.llm.wording import open_wording

    return Responder(assistant, open_wording(settings, assistant))


def _in_drafts(answer: Answer) -> Iterator[Draft | Answer]:
    """A finished answer statement by statement: each draft begins with the one before."""
    for cut in _CUT.finditer(answer.text):
        text = answer.text[: cut.start()]
        if text.strip():
            yield Draft(text, tuple(c for c in answer.citations if f"[{c.index}]" in text))
    yield answer
