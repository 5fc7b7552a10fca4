"""Kills real ingests at many points and says after each what a reader finds.

Run by test_build_failures.py: `python killed_ingest.py CORPUS INDEX events|delays`. Prints one JSON
object per kill: {"at", "killed", "opened"}, where `opened` is the text of the index's last document.
A child process per kill is forked after the slow imports; it kills itself with SIGKILL just before
its n-th change in the file system, or is killed after a delay.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

import chromadb  # noqa: F401
import langchain_chroma  # noqa: F401
import numpy as np

from ingest.build import build_index
from ingest.index import open_index

CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.truncate", "shutil.rmtree"}


class Embedder:
    name = "fake"
    dimension = 8

    def embed_query(self, text: str) -> Any:
        vector = np.random.default_rng(len(text)).normal(size=8)
        return (vector / np.linalg.norm(vector)).astype(np.float32)

    def embed_passages(self, texts: Any, progress: Any = None) -> Any:
        return np.array([self.embed_query(text) for text in texts], np.float32).reshape(-1, 8)


def kill_at_event(index: Path, last: int) -> None:
    seen = 0

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal seen
        writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
        if (event in CHANGES or writes) and str(index) in str(arguments[0]):
            seen += 1
            if seen == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def run_child(corpus: Path, index: Path, event: int = 0, delay: float | None = None) -> bool:
    """Whether the child was killed before it was done."""
    child = os.fork()
    if child == 0:
        if event:
            kill_at_event(index, event)
        build_index(corpus, index, Embedder())
        os._exit(0)
    if delay is not None:
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the ingest failed by itself"
    return os.WIFSIGNALED(status)


def write(corpus: Path, text: str) -> None:
    (corpus / "handbook.en.md").write_text(f"# Handbook\n\n{text}\n", encoding="utf-8")


def opened(index: Path) -> str:
    return open_index(index, "fake").passages[-1].text


def main() -> None:
    corpus, index, mode = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    write(corpus, "Start.")
    started = time.perf_counter()
    assert not run_child(corpus, index)
    whole = time.perf_counter() - started
    for step in range(1, 41):
        before = opened(index)
        write(corpus, f"Version {step}.")
        if mode == "events":
            killed = run_child(corpus, index, event=step)
        else:
            killed = run_child(corpus, index, delay=whole * step / 60)
        after = opened(index)
        assert after in (before, f"Version {step}."), (before, after)
        print(json.dumps({"at": step, "killed": killed, "before": before, "opened": after}), flush=True)
        if mode == "events" and not killed:
            break
    write(corpus, "End.")
    assert not run_child(corpus, index)
    left = sorted(p.name for p in (index / "builds").iterdir())
    print(json.dumps({"at": 0, "killed": False, "before": "", "opened": opened(index), "left": left}))


main()
