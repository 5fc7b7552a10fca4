"""A responder whose model is a scripted server on loopback, over the bundled guide or a corpus of the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from assistant.engine import Assistant
from assistant.llm.wording import open_wording
from assistant.streaming import Responder
from ingest.build import build_index
from ingest.embedder import open_embedder
from ingest.settings import Settings
from tests.assistant.llm.hostile_corpus import write_hostile_corpus
from tests.assistant.llm.scripted import Script, Server, serving

pytest.importorskip("langchain_openai", reason="needs the extra [openai]")

Talk = Callable[..., tuple[Responder, Server]]


@pytest.fixture(autouse=True)
def _no_tracing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)


def model_settings(url: str, **given: Any) -> Settings:
    """Settings for an OpenAI-compatible server, with little patience."""
    return Settings(**{"answer_model": "openai:scripted", "answer_base_url": url, "answer_timeout": 20.0, **given})


@pytest.fixture(scope="session")
def guide_assistant(guide_settings: Settings) -> Assistant:
    """Without the reader: these tests are about what a model is shown and may say, not about which passage is first."""
    return Assistant.from_index(guide_settings.model_copy(update={"reader": "off"}))


@pytest.fixture
def talk(guide_assistant: Assistant) -> Iterator[Talk]:
    """A function `(script, assistant=…, **settings)` to a responder and its server."""
    with ExitStack() as stack:

        def start(script: Script, assistant: Assistant = guide_assistant, **given: Any) -> tuple[Responder, Server]:
            server = stack.enter_context(serving(script))
            settings = model_settings(server.url, **given)
            return Responder(assistant, open_wording(settings, assistant)), server

        yield start


@pytest.fixture(scope="session")
def hostile_assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The assistant over a guide with orders to models hidden in it, in both languages."""
    corpus, index = tmp_path_factory.mktemp("hostile-corpus"), tmp_path_factory.mktemp("hostile-index")
    write_hostile_corpus(Path(corpus))
    build_index(corpus, index, open_embedder("packaged", 2))
    return Assistant.from_index(Settings(corpus=corpus, index=index, threads=2))
