"""One short question to a model's server: does it answer, in the shape asked for, from what it is given?"""

from __future__ import annotations

import time
from dataclasses import dataclass

from assistant.llm.chat import Chat, Shape, Usage
from assistant.llm.claims import SCHEMA, Claim, ClaimReader
from assistant.llm.prompts import load_prompt
from ingest.settings import Settings

_PASSAGE = "The library is open on weekdays from 9 to 16."
_QUESTION = "When is the library open on weekdays?"


@dataclass(frozen=True, slots=True)
class Trial:
    """How long the first words and the whole reply took, how JSON was asked for, and whether the claim held."""

    first_s: float
    whole_s: float
    shape: Shape
    held: bool


def try_model(settings: Settings) -> Trial:
    """Ask the model that the settings name. Raises `ModelFailure` with the cause."""
    chat, reader, usage = Chat(settings, SCHEMA), ClaimReader(), Usage()
    names = {"language": "English", "fence": "==trial=="}
    system = load_prompt("system").substitute(names, most_claims=1, yes="Yes", no="No")
    asked = load_prompt("question").substitute(
        names, passages=f"(1) {_PASSAGE}", question=_QUESTION, standalone=_QUESTION, today="2026-01-15"
    )
    started = time.monotonic()
    first: float | None = None
    claims: list[Claim] = []
    until = started + settings.answer_timeout
    for piece in chat.stream((("system", system), ("user", asked)), until, lambda: False, usage):
        first = first if first is not None else time.monotonic() - started
        claims += reader.feed(piece)
    reader.close()
    held = any(claim.passages == (1,) and "9" in claim.text and "16" in claim.text for claim in claims)
    return Trial(first or 0.0, time.monotonic() - started, chat.shape, held)
