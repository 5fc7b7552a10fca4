"""The model's reply as claims, each handed on as soon as its closing brace has come."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.llm.failures import ModelFailure

MOST_CLAIMS = 12
_MOST_CLAIM_CHARS = 4000
_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_LIST = re.compile(r'"claims"\s*:\s*\[')
_GAP = re.compile(r"[\s,]*")

SCHEMA: dict[str, Any] = {
    "name": "answer",
    "description": "The answer as claims, each with the passages that it rests on.",
    "parameters": {
        "type": "object",
        "properties": {
            "claims": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "quote": {"type": "string", "description": "the words of a passage that prove the claim"},
                        "passages": {"type": "array", "items": {"type": "integer"}},
                        "text": {"type": "string", "description": "the claim, one sentence"},
                    },
                    "required": ["quote", "passages", "text"],
                    "additionalProperties": False,
                },
            }
        },
        "required": ["claims"],
        "additionalProperties": False,
    },
}


class _Given(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    text: str
    passages: tuple[int, ...] = Field(max_length=16)
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence as the model gave it: with numbers of passages, and words that it says stand in one of them."""

    text: str
    passages: tuple[int, ...]
    quote: str


class ClaimReader:
    """Reads a reply that comes in pieces. Tolerates what models put around JSON: thoughts, fences, a sentence."""

    def __init__(self) -> None:
        self._decoder = json.JSONDecoder()
        self._text = ""
        self._next: int | None = None
        self._is_closed = False
        self._found = 0

    def feed(self, piece: str) -> list[Claim]:
        """The claims that this piece completes. Raises `ModelFailure` for what can be no list of claims."""
        self._text += piece
        if self._is_closed or not any(sign in piece for sign in "}]"):
            return []
        if self._next is None and not self._open():
            return []
        return self._read()

    def close(self) -> None:
        """To be called at the end. Raises `ModelFailure` where the list of claims never began or never ended."""
        if not self._text.strip():
            raise ModelFailure("empty", "no text")
        if self._next is None:
            raise ModelFailure("invalid_json", "no claims")
        if not self._is_closed:
            raise ModelFailure("broken_stream", "the list of claims does not end")

    def _open(self) -> bool:
        plain = _THOUGHT.sub("", self._text)
        if "<think>" in self._text and "</think>" not in self._text:
            return False
        begin = _LIST.search(plain)
        if begin is None:
            return False
        self._text = plain
        self._next = begin.end()
        return True

    def _read(self) -> list[Claim]:
        claims: list[Claim] = []
        assert self._next is not None
        while not self._is_closed:
            gap = _GAP.match(self._text, self._next)
            self._next = gap.end() if gap else self._next
            if self._text.startswith("]", self._next):
                self._is_closed = True
                break
            if self._next >= len(self._text):
                break
            try:
                value, self._next = self._decoder.raw_decode(self._text, self._next)
            except (ValueError, RecursionError) as exc:
                if len(self._text) - self._next > _MOST_CLAIM_CHARS or isinstance(exc, RecursionError):
                    raise ModelFailure("invalid_json", "a claim that does not end") from None
                break
            claims.append(_checked(value))
            self._found += 1
            if self._found >= MOST_CLAIMS:
                self._is_closed = True
        return claims


def _checked(value: object) -> Claim:
    try:
        given = _Given.model_validate(value)
    except ValidationError:
        raise ModelFailure("invalid_json", "a claim of another shape") from None
    return Claim(given.text, given.passages, given.quote)
