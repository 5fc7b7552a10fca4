"""A LangChain chat model from the settings, and its replies as plain text, in bounded time.

LangChain is imported when the first question is asked, not before.
"""

from __future__ import annotations

import contextvars
import importlib.util
import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from assistant.llm.failures import ModelFailure, classify
from ingest.errors import SettingsError
from ingest.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessageChunk, BaseMessage
    from langchain_core.runnables import Runnable

Shape: TypeAlias = Literal["json_schema", "json_object", "tool", "off"]
Turn: TypeAlias = tuple[Literal["system", "user"], str]

_RETRIES = 1
_POLL_S = 0.05
_CHARS_PER_TOKEN = 6  # more than any tokenizer gives for Finnish or English: what is beyond is cut off
_WAYS: dict[Shape, tuple[Shape, ...]] = {
    "json_schema": ("json_schema", "json_object", "off"),
    "json_object": ("json_object", "off"),
    "tool": ("tool", "off"),
    "off": ("off",),
}
_NO_KEY = "none"  # local servers want no key, their client wants one


@dataclass(frozen=True, slots=True)
class Provider:
    """How a provider is used: its module, the extra of ours that installs it, and names of its options."""

    module: str
    extra: str
    shape: Shape
    options: Callable[[Settings], dict[str, Any]]


def _openai(settings: Settings) -> dict[str, Any]:
    given: dict[str, Any] = {
        "max_tokens": settings.answer_max_tokens,
        "stream_usage": True,
        "use_responses_api": False,
        "timeout": settings.answer_timeout,
        "max_retries": _RETRIES,
    }
    if settings.answer_base_url and settings.answer_api_key is None:
        given["api_key"] = _NO_KEY
    return given


def _ollama(settings: Settings) -> dict[str, Any]:
    client = {"timeout": settings.answer_timeout}
    return {
        "num_predict": settings.answer_max_tokens,
        "num_ctx": settings.answer_context_tokens,
        "client_kwargs": client,
    }


def _usual(settings: Settings) -> dict[str, Any]:
    return {
        "max_tokens": settings.answer_max_tokens,
        "timeout": settings.answer_timeout,
        "max_retries": _RETRIES,
    }


PROVIDERS: dict[str, Provider] = {
    "openai": Provider("langchain_openai", "openai", "json_schema", _openai),
    "ollama": Provider("langchain_ollama", "ollama", "json_schema", _ollama),
    "anthropic": Provider("langchain_anthropic", "anthropic", "tool", _usual),
    "google_genai": Provider("langchain_google_genai", "google", "tool", _usual),
    "mistralai": Provider("langchain_mistralai", "mistral", "tool", _usual),
}


def provider_of(settings: Settings) -> tuple[str, str]:
    """Provider and model name of `ANSWER_MODEL=provider:model`. Raises `SettingsError` where it is none."""
    name, colon, model = settings.answer_model.partition(":")
    if not colon or not name.strip() or not model.strip():
        known = ", ".join(PROVIDERS)
        raise SettingsError(
            f"ANSWER_MODEL: '{settings.answer_model}' is no provider:model, as in openai:NAME. Providers: {known}."
        )
    return name.strip(), model.strip()


def is_installed(provider: str) -> bool:
    """True where the provider's package is there; unknown providers are LangChain's to judge."""
    known = PROVIDERS.get(provider)
    return known is None or importlib.util.find_spec(known.module) is not None


def open_chat(settings: Settings) -> BaseChatModel:
    """The chat model that the settings name; no server is called.

    Raises `SettingsError` for a name that is none, `ModelFailure` where package or key are missing.
    """
    provider, name = provider_of(settings)
    if not is_installed(provider):
        raise ModelFailure("not_installed", f"pip install 'erasmus-guide[{PROVIDERS[provider].extra}]'")
    from langchain.chat_models import init_chat_model

    known = PROVIDERS.get(provider)
    options: dict[str, Any] = {"temperature": settings.answer_temperature}
    if settings.answer_base_url:
        options["base_url"] = settings.answer_base_url
    if settings.answer_api_key is not None:
        options["api_key"] = settings.answer_api_key.get_secret_value()
    options |= known.options(settings) if known else _usual(settings)
    try:
        model: BaseChatModel = init_chat_model(name, model_provider=provider, **options)
    except ImportError as exc:
        raise ModelFailure("not_installed", f"provider {provider}") from exc
    except Exception as exc:
        raise ModelFailure("not_configured", f"{provider}: {type(exc).__name__}") from exc
    return model


@dataclass(slots=True)
class Usage:
    """What the calls of one answer took: counted up while they run."""

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0


class Chat:
    """A chat model that is asked for JSON. Safe to share between threads."""

    def __init__(self, settings: Settings, schema: dict[str, Any]) -> None:
        self._settings = settings
        self._schema = schema
        self._provider = provider_of(settings)[0]
        self._lock = threading.Lock()
        self._model: BaseChatModel | None = None
        given = settings.answer_structured
        known = PROVIDERS.get(self._provider)
        self._shape: Shape = given if given != "auto" else known.shape if known else "off"
        self._proven: Shape | None = None

    @property
    def shape(self) -> Shape:
        """How JSON is asked for: the way that has worked, until then the one to begin with."""
        return self._proven or self._shape

    def stream(
        self, turns: tuple[Turn, ...], until: float, cancelled: Callable[[], bool], usage: Usage
    ) -> Iterator[str]:
        """The reply's text in pieces, as the server sends it.

        `until` is when to give up, on the clock of `time.monotonic`. Ends early once `cancelled`. Servers differ in how
        they want to be asked for JSON, and some answer 500 to a way that they do not know: until one way has
        worked, the next one is tried. Raises `ModelFailure`.
        """
        ways = _WAYS[self._shape] if self._proven is None else (self._proven,)
        for shape in ways:
            try:
                for piece in self._stream(shape, turns, until, cancelled, usage):
                    self._proven = shape
                    yield piece
            except ModelFailure as failure:
                if self._proven or shape == ways[-1] or failure.cause not in ("rejected", "server_error"):
                    raise
            else:
                return

    def _stream(
        self, shape: Shape, turns: tuple[Turn, ...], until: float, cancelled: Callable[[], bool], usage: Usage
    ) -> Iterator[str]:
        runnable = self._runnable(shape)
        usage.calls += 1
        most = _CHARS_PER_TOKEN * self._settings.answer_max_tokens
        received = 0
        for chunk in self._unbroken(lambda: runnable.stream(_messages(turns)), until, cancelled):
            counted = chunk.usage_metadata
            if counted:
                usage.input_tokens += counted["input_tokens"]
                usage.output_tokens += counted["output_tokens"]
            text = text_of(chunk)
            received += len(text)
            if text:
                yield text
            if received > most or chunk.response_metadata.get("finish_reason") in ("length", "max_tokens"):
                raise ModelFailure("too_long", f"{received} characters")

    def _unbroken(
        self, start: Callable[[], Iterator[AIMessageChunk]], until: float, cancelled: Callable[[], bool]
    ) -> Iterator[AIMessageChunk]:
        """The chunks; a connection that is lost between them is a broken stream, whatever the client calls it."""
        begun = False
        try:
            for chunk in in_background(start, until, cancelled):
                begun = True
                yield chunk
        except ModelFailure as failure:
            if begun and failure.cause == "unreachable":
                raise ModelFailure("broken_stream", failure.detail) from None
            raise

    def _runnable(self, shape: Shape) -> Runnable[Any, AIMessageChunk]:
        with self._lock:
            if self._model is None:
                self._model = open_chat(self._settings)
            model = self._model
        bound = _in_shape(model, shape, self._provider, self._schema, self._settings)
        return bound  # type: ignore[return-value]


def _in_shape(model: BaseChatModel, shape: Shape, provider: str, schema: dict[str, Any], settings: Settings) -> object:
    body: dict[str, Any] = {}
    if provider == "openai" and settings.answer_base_url:
        body["max_tokens"] = settings.answer_max_tokens  # the client writes only the newer name
    if provider == "ollama" and shape == "json_object":
        return model.bind(format="json")
    if shape == "json_schema":
        if provider == "ollama":
            return model.bind(format=schema["parameters"])
        named = {"name": schema["name"], "schema": schema["parameters"], "strict": True}
        body["response_format"] = {"type": "json_schema", "json_schema": named}
    elif shape == "json_object":
        body["response_format"] = {"type": "json_object", "schema": schema["parameters"]}
    elif shape == "tool":
        return model.bind_tools([schema], tool_choice=schema["name"])
    return model.bind(extra_body=body) if body and provider == "openai" else model.bind(**body) if body else model


def _messages(turns: tuple[Turn, ...]) -> list[BaseMessage]:
    from langchain_core.messages import HumanMessage, SystemMessage

    return [SystemMessage(text) if role == "system" else HumanMessage(text) for role, text in turns]


def text_of(chunk: AIMessageChunk) -> str:
    """What a chunk adds to the JSON: its text, and the arguments of the tool that it calls."""
    called = "".join(call.get("args") or "" for call in chunk.tool_call_chunks)
    return f"{chunk.text}{called}"


def in_background(
    start: Callable[[], Iterator[AIMessageChunk]], until: float, cancelled: Callable[[], bool]
) -> Iterator[AIMessageChunk]:
    """The items of an iterator that may block, run in a thread: time-out and cancelling work while it does.

    A thread that is left behind ends with the next item or with its client's own time-out.
    """
    items: queue.Queue[AIMessageChunk | ModelFailure | None] = queue.Queue()
    left = threading.Event()

    def work() -> None:
        try:
            for item in start():
                if left.is_set():
                    return
                items.put(item)
            items.put(None)
        except Exception as exc:  # noqa: BLE001 (clients of many makers: whatever they raise is a failed call)
            items.put(classify(exc))

    context = contextvars.copy_context()  # tracing follows the question into the thread
    threading.Thread(target=context.run, args=(work,), name="answer-model", daemon=True).start()
    try:
        while not cancelled():
            remaining = until - time.monotonic()
            if remaining <= 0:
                raise ModelFailure("timeout", "out of time")
            try:
                item = items.get(timeout=min(_POLL_S, remaining))
            except queue.Empty:
                continue
            if item is None:
                return
            if isinstance(item, ModelFailure):
                raise item
            yield item
    finally:
        left.set()
