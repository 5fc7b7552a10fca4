"""Nothing calls out: ingest, ask and batch work with every connection to elsewhere refused and counted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Python's audit events see every socket of the process, also those that libraries open in C through it.
GUARD = """
import os, sys

def _watch(event, arguments):
    if event == "socket.connect":
        address = arguments[1]
        if not isinstance(address, tuple):
            return
        host = address[0]
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    elif event == "socket.sendto" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if host in (None, "", "localhost", "::1", "0.0.0.0") or host.startswith("127."):
        return
    with open(os.environ["GUARD_LOG"], "a") as log:
        log.write(f"{event} {host}\\n")
    raise OSError(f"outside connection refused by the test: {host}")

sys.addaudithook(_watch)
"""
ADVICE = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "ANONYMIZED_TELEMETRY", "DO_NOT_TRACK")


class Guarded:
    """Runs Python in a process whose outside connections are refused and written to a log."""

    def __init__(self, folder: Path) -> None:
        (folder / "site").mkdir()
        (folder / "site" / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
        self._log = folder / "attempts"
        self._environment = {name: value for name, value in os.environ.items() if name not in ADVICE} | {
            "PYTHONPATH": str(folder / "site"),
            "GUARD_LOG": str(self._log),
            "HF_HOME": str(folder / "hf"),
        }

    def run(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT, env=self._environment, input=given, capture_output=True, text=True, timeout=200,
        )  # fmt: skip

    @property
    def attempts(self) -> list[str]:
        return self._log.read_text(encoding="utf-8").splitlines() if self._log.exists() else []


@pytest.fixture
def guarded(tmp_path: Path) -> Guarded:
    return Guarded(tmp_path)


@pytest.mark.parametrize(
    "call",
    [
        "import socket; socket.create_connection(('192.0.2.1', 80), 1)",
        "import socket; socket.getaddrinfo('huggingface.co', 443)",
        "import urllib.request; urllib.request.urlopen('http://192.0.2.1/', timeout=1)",
    ],
)
def test_the_guard_sees_a_call(guarded: Guarded, call: str) -> None:
    assert guarded.run("-c", call).returncode != 0
    assert len(guarded.attempts) == 1


def test_the_guard_lets_the_own_host_be(guarded: Guarded) -> None:
    call = "import socket; s = socket.create_server(('127.0.0.1', 0)); socket.create_connection(s.getsockname())"
    assert guarded.run("-c", call).returncode == 0
    assert guarded.attempts == []


def test_ingest_ask_and_batch_call_nobody(guarded: Guarded, tiny_guide: tuple[Path, Path], tmp_path: Path) -> None:
    options = ["--corpus", str(tiny_guide[0]), "--index", str(tmp_path / "index")]
    ingested = guarded.run("-m", "ingest", *options)
    assert ingested.returncode == 0, ingested.stderr
    assert "Indexed 2 documents" in ingested.stdout

    asked = guarded.run("-m", "assistant", *options, "ask", "When does the KX100 call close?")
    assert asked.returncode == 0, asked.stderr
    assert "5 March 2031" in asked.stdout

    lines = [json.dumps({"id": k, "question": "Milloin KX100-haku päättyy?"}) for k in range(2)]
    batch = guarded.run("-m", "assistant", *options, "ask", "--batch", "-", given="\n".join(lines))
    assert batch.returncode == 0, batch.stderr
    assert [json.loads(line)["status"] for line in batch.stdout.splitlines()] == ["answered"] * 2
    assert guarded.attempts == []


@pytest.mark.slow
@pytest.mark.model
def test_embedding_in_bulk_calls_nobody(guarded: Guarded) -> None:
    """The torch path, which a large ingest takes, builds its model from the packaged weights alone."""
    build = (
        "import sys; import ingest.embedder as e; e.TORCH_PAYS_CHARS = 1; "
        "shape = e.open_embedder('packaged', 2).embed_passages(['haku päättyy', 'the call closes']).shape; "
        "print(shape[1], 'torch' in sys.modules)"
    )
    run = guarded.run("-c", build)
    assert run.stdout.split()[-2:] == ["384", "True"], run.stderr
    assert guarded.attempts == []
