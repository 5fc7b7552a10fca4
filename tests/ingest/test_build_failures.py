"""Ingests that fail or are killed: the index in use stays, and the error says what to do."""

from __future__ import annotations

import errno
import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ingest.build import build_index
from ingest.errors import StorageError
from ingest.index import Index, open_index

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def index_dir(small_corpus: Path, tmp_path: Path, embedder) -> Path:
    build_index(small_corpus, tmp_path / "index", embedder)
    return tmp_path / "index"


def change(corpus: Path) -> None:
    with (corpus / "handbook.en.md").open("a", encoding="utf-8") as file:
        file.write("\nOne sentence more.\n")


def assert_unchanged(index_dir: Path, before: Index) -> None:
    after = open_index(index_dir, "fake")
    assert after.passages == before.passages
    assert np.array_equal(after.vectors, before.vectors)
    assert [path.name for path in (index_dir / "builds").iterdir()] == [before.folder.name if before.folder else ""]


@pytest.mark.parametrize("function", ["numpy.save", "os.replace", "os.fsync", "json.dumps", "pathlib.Path.write_text"])
@pytest.mark.parametrize(
    ("number", "says"),
    [(errno.ENOSPC, "No space is left"), (errno.EACCES, "No permission"), (errno.EIO, "the one in use is unchanged")],
)
def test_a_failed_write_leaves_the_index_in_use(
    function: str, number: int, says: str, small_corpus: Path, index_dir: Path, embedder, monkeypatch
) -> None:
    before = open_index(index_dir, "fake")
    change(small_corpus)

    def fail(*arguments: Any, **options: Any) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(function, fail)
        with pytest.raises(StorageError, match=says) as caught:
            build_index(small_corpus, index_dir, embedder)
    assert str(index_dir) in str(caught.value)
    assert_unchanged(index_dir, before)
    assert not build_index(small_corpus, index_dir, embedder).fresh, "and the next ingest works"


def test_an_interrupted_embedding_leaves_the_index_in_use(small_corpus: Path, index_dir: Path, make_embedder) -> None:
    class Interrupted(make_embedder):  # type: ignore[misc]
        def embed_passages(self, texts, progress=None):
            raise KeyboardInterrupt

    before = open_index(index_dir, "fake")
    change(small_corpus)
    with pytest.raises(KeyboardInterrupt):
        build_index(small_corpus, index_dir, Interrupted())
    assert_unchanged(index_dir, before)


def test_an_index_below_a_file_cannot_be_written(small_corpus: Path, tmp_path: Path, embedder) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StorageError, match=r"file/index.*not written.*--index"):
        build_index(small_corpus, tmp_path / "file" / "index", embedder)
    assert embedder.asked == []


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
import chromadb, langchain_chroma, numpy as np
from ingest.errors import StorageError
from ingest.store import write_store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
ids = [str(n) for n in range(300)]
try:
    write_store(Path(sys.argv[1]), ids, ["x" * 200] * 300, [{"n": 1}] * 300, np.ones((300, 8), np.float32))
except StorageError as exc:
    print("StorageError", exc)
"""


@pytest.mark.slow
@pytest.mark.parametrize("limit", [1_000, 300_000])
def test_a_full_disk_under_chroma_is_a_storage_error(limit: int, tmp_path: Path) -> None:
    """The kernel refuses files beyond the limit, as it does on a full disk."""
    assert hasattr(resource, "RLIMIT_FSIZE")
    assert hasattr(signal, "SIGXFSZ")
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path / "chroma"), str(limit)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.stdout.startswith("StorageError"), done.stderr[-2000:]
    assert str(tmp_path / "chroma") in done.stdout


def kill_many(mode: str, corpus: Path, index_dir: Path) -> list[dict[str, Any]]:
    script = Path(__file__).with_name("killed_ingest.py")
    done = subprocess.run(
        [sys.executable, str(script), str(corpus), str(index_dir), mode],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.slow
def test_an_ingest_killed_before_any_change_of_a_file_leaves_a_whole_index(small_corpus: Path, tmp_path: Path) -> None:
    """Killed at each of its changes in the file system in turn: the old index opens, or the new one."""
    *kills, last = kill_many("events", small_corpus, tmp_path / "index")
    assert sum(kill["killed"] for kill in kills) >= 8
    outcomes = [kill["opened"] == kill["before"] for kill in kills]
    assert True in outcomes, "some kills came before the swap"
    assert outcomes == sorted(outcomes, reverse=True), "and none after it brings the old one back"
    assert last["opened"] == "End."
    assert len(last["left"]) == 1, "what the killed ones left is cleared away"


@pytest.mark.slow
def test_an_ingest_killed_at_any_moment_leaves_a_whole_index(small_corpus: Path, tmp_path: Path) -> None:
    *kills, last = kill_many("delays", small_corpus, tmp_path / "index")
    assert len(kills) == 40
    assert sum(kill["killed"] for kill in kills) >= 5
    assert (last["opened"], len(last["left"])) == ("End.", 1)
