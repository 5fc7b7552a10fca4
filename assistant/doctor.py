"""What is ready and what is not: index, embedding, language model, tracing; with what to do about each."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from assistant.engine import Assistant
from ingest.embedder import open_embedder
from ingest.errors import GuideError, SettingsError
from ingest.settings import Settings

State: TypeAlias = Literal["ok", "off", "warning", "failed"]
_SIGNS: dict[State, str] = {"ok": "✓", "off": "–", "warning": "!", "failed": "✗"}
_TRACING = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING_V2", "LANGCHAIN_TRACING")
_ADVICE = {
    "not_installed": "Install the provider's package: pip install 'erasmus-guide[{extra}]'.",
    "not_configured": "Set ERASMUS_GUIDE_ANSWER_API_KEY, or ERASMUS_GUIDE_ANSWER_BASE_URL for a server of your own.",
    "unreachable": "Is the server running, and is ERASMUS_GUIDE_ANSWER_BASE_URL its address (with /v1 at the end)?",
    "timeout": "The server is too slow or still loading. Raise ERASMUS_GUIDE_ANSWER_TIMEOUT or take a smaller model.",
    "unauthorized": "The server does not accept the key in ERASMUS_GUIDE_ANSWER_API_KEY.",
    "unknown_model": "The server does not know this model, or the address lacks /v1. Look the name up on the server.",
    "rejected": "The server does not accept the request. Try ERASMUS_GUIDE_ANSWER_STRUCTURED=off.",
    "rate_limited": "The server turns requests down for now. Wait, or ask for a higher limit.",
    "server_error": "The server failed. Its own log says why.",
    "invalid_json": "The model does not keep to JSON. Try another ERASMUS_GUIDE_ANSWER_STRUCTURED, or another model.",
    "too_long": "The model writes too much. Raise ERASMUS_GUIDE_ANSWER_MAX_TOKENS, or take another model.",
}
_ELSE = "The model gave no usable answer to a very simple question. Take another model."


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what was found, and what to do where it is not as it should be."""

    name: str
    state: State
    found: str
    advice: str = ""

    def __str__(self) -> str:
        line = f"{_SIGNS[self.state]} {self.name}: {self.found}"
        return f"{line}\n  → {self.advice}" if self.advice else line


def examine(settings: Settings) -> Iterator[Check]:
    """Look at everything an answer needs, one thing after the other. The model's server is asked one short question."""
    yield _embedding(settings)
    yield _index(settings)
    yield _model(settings)
    yield _tracing()


def _embedding(settings: Settings) -> Check:
    try:
        embedder = open_embedder(settings.embedder, settings.threads)
        started = time.perf_counter()
        length = embedder.embed_query("Milloin haku päättyy?").shape[0]
    except GuideError as exc:
        return Check("embedding", "failed", str(exc), "See ERASMUS_GUIDE_EMBEDDER in .env.example.")
    took = (time.perf_counter() - started) * 1000
    return Check("embedding", "ok", f"{embedder.name}, {length} dimensions, {took:.0f} ms a question")


def _index(settings: Settings) -> Check:
    try:
        index = Assistant.from_index(settings).searcher.index
    except GuideError as exc:
        return Check("index", "failed", str(exc))
    languages = ", ".join(sorted({document.language for document in index.documents.values()}))
    found = f"{len(index.documents)} documents ({languages}), {len(index.passages)} passages in {settings.index_dir}"
    return Check("index", "ok", found)


def _model(settings: Settings) -> Check:
    if not settings.answer_model:
        return Check("language model", "off", "none is set (ANSWER_MODEL): answers are in the guide's own words")
    from assistant.llm.chat import PROVIDERS, provider_of
    from assistant.llm.failures import ModelFailure
    from assistant.llm.trial import try_model

    try:
        provider, name = provider_of(settings)
    except SettingsError as exc:
        return Check("language model", "failed", str(exc), "Until then answers are in the guide's own words.")
    where = settings.answer_base_url or "the provider's own address"
    try:
        trial = try_model(settings)
    except ModelFailure as failure:
        known = PROVIDERS.get(provider)
        advice = _ADVICE.get(failure.cause, _ELSE).format(extra=known.extra if known else provider)
        return Check("language model", "failed", f"{provider}:{name} at {where}: {failure}", advice)
    found = f"{provider}:{name} at {where}: first words after {trial.first_s:.1f} s, done after {trial.whole_s:.1f} s"
    if not trial.held:
        return Check("language model", "warning", f"{found}; its claim was not what the passage says", _ELSE)
    if trial.whole_s > settings.answer_timeout / 2:
        return Check("language model", "warning", found, _ADVICE["timeout"])
    return Check("language model", "ok", f"{found}, JSON as {trial.shape}")


def _tracing() -> Check:
    on = [name for name in _TRACING if os.environ.get(name, "").strip().lower() in ("true", "1", "yes")]
    if not on:
        return Check("tracing", "off", "nothing is sent anywhere")
    where = os.environ.get("LANGSMITH_ENDPOINT") or os.environ.get("LANGCHAIN_ENDPOINT") or "LangSmith's own servers"
    advice = f"Take {on[0]} out of the environment where people's questions must not leave this machine."
    return Check("tracing", "warning", f"questions, passages and answers are sent to {where}", advice)
