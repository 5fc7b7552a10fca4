"""The page with answers that come slowly, a word at a time, as from a language model: for the browser tests."""

from __future__ import annotations

import runpy
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from assistant.streaming import Draft, Responder
from assistant.types import Answer

_WORD_SECONDS = 0.25


def stream_slowly(
    self: Responder, question: str, history: Sequence[str], today: date, cancelled: Callable[[], bool]
) -> Iterator[Draft | Answer]:
    """The answer word by word, then whole."""
    answer = self.assistant.ask(question, history, today)
    words = answer.text.split(" ")
    for count in range(1, len(words)):
        time.sleep(_WORD_SECONDS)
        if cancelled():
            return
        yield Draft(" ".join(words[:count]), answer.citations)
    yield answer


Responder.stream = stream_slowly  # type: ignore[method-assign]
runpy.run_path(str(Path(__file__).resolve().parents[2] / "app.py"), run_name="__main__")
