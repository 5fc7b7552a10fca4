"""Several machines share one index through a Chroma server: a real one, on loopback."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from assistant.page.texts import load_texts
from ingest import shared
from ingest.build import build_index
from ingest.errors import IndexBusyError, StorageError
from ingest.index import current_build, open_index
from ingest.server import open_server
from ingest.settings import Settings
from ingest.shared import fetch_index, publish_index
from views import context

pytestmark = pytest.mark.slow
CHROMA = Path(sys.executable).with_name("chroma")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Chroma server's address; it is stopped at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("chroma")
    command = [str(CHROMA), "run", "--path", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            for _ in range(300):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                assert process.poll() is None, (folder / "log").read_text()
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture
def machine(small_corpus: Path, tmp_path: Path, server: str):
    """Settings of a machine with an index folder of its own."""

    def make(name: str) -> Settings:
        return Settings(corpus=small_corpus, index=tmp_path / name, chroma_url=server)

    return make


def test_what_one_machine_ingests_another_reads(machine, small_corpus: Path, embedder) -> None:
    one, other = machine("one"), machine("other")
    build_index(small_corpus, one.index_dir, embedder)
    assert publish_index(one, "fake")
    assert not publish_index(one, "fake"), "it is there already"
    assert fetch_index(other)
    assert not fetch_index(other), "nothing is new"
    mine, theirs = open_index(one.index_dir, "fake"), open_index(other.index_dir, "fake")
    assert (theirs.documents, theirs.sources, theirs.sections, theirs.passages, theirs.terms) == (
        mine.documents,
        mine.sources,
        mine.sections,
        mine.passages,
        mine.terms,
    )
    for name in ("vectors", "text_vectors", "section_vectors"):
        assert np.allclose(getattr(mine, name), getattr(theirs, name), atol=1e-6)
    text = (small_corpus / "handbook.en.md").read_text(encoding="utf-8").replace("30 days", "45 days")
    (small_corpus / "handbook.en.md").write_text(text, encoding="utf-8")
    report = build_index(small_corpus, other.index_dir, embedder)
    assert report.parsed == 1, "the fetched build knows what was read"
    assert publish_index(other, "fake")
    assert fetch_index(one)
    assert "45 days" in " ".join(p.text for p in open_index(one.index_dir, "fake").passages)
    assert len(list((one.index_dir / "builds").iterdir())) == 1


def test_the_store_on_the_server_can_be_searched(machine, small_corpus: Path, embedder, server: str) -> None:
    one = machine("one")
    build_index(small_corpus, one.index_dir, embedder, rebuild=True)
    publish_index(one, "fake")
    index = open_index(one.index_dir, "fake")
    held = open_server(server)
    collection = held._client.get_collection(f"passages-{held.current()}")
    found = collection.query(query_embeddings=[index.vectors[1].tolist()], n_results=1)
    assert found["ids"] == [[index.passages[1].id]]


def test_only_one_machine_publishes_at_a_time(machine, small_corpus: Path, embedder, server: str) -> None:
    one = machine("one")
    build_index(small_corpus, one.index_dir, embedder, rebuild=True)
    with open_server(server).publishing(), pytest.raises(IndexBusyError, match="Another machine"):
        publish_index(one, "fake")
    assert publish_index(one, "fake")


def test_without_the_server_a_reader_keeps_what_it_has(small_corpus: Path, tmp_path: Path, embedder) -> None:
    gone = Settings(corpus=small_corpus, index=tmp_path / "index", chroma_url="http://127.0.0.1:9")
    with pytest.raises(StorageError, match="no Chroma server answers"):
        fetch_index(gone)
    build_index(small_corpus, gone.index_dir, embedder)
    assert not fetch_index(gone)
    assert open_index(gone.index_dir, "fake").passages


def test_without_an_address_nothing_is_asked(small_corpus: Path, tmp_path: Path) -> None:
    assert not fetch_index(Settings(corpus=small_corpus, index=tmp_path / "index", chroma_url=""))


def test_the_page_fetches_what_was_published_and_what_is_new(
    machine, small_corpus: Path, embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page begins with an empty index folder; nobody runs anything on its machine."""
    monkeypatch.setattr(context, "_responder", lambda settings, key: None)
    monkeypatch.setattr(shared, "_CHECK_SECONDS", 0.0)
    one, other = machine("publisher"), machine("page")
    build_index(small_corpus, one.index_dir, embedder)
    publish_index(one, "fake")
    assert context.open_context(other, load_texts("en")).build == current_build(one.index_dir).name
    with (small_corpus / "handbook.en.md").open("a", encoding="utf-8") as file:
        file.write("\n## News\n\nThere is a new sentence.\n")
    build_index(small_corpus, one.index_dir, embedder)
    publish_index(one, "fake")
    wanted = current_build(one.index_dir).name
    for _ in range(200):  # one that looks in meanwhile has the old one
        if context.open_context(other, load_texts("en")).build == wanted:
            break
        time.sleep(0.1)
    assert context.open_context(other, load_texts("en")).build == wanted


def test_every_visitor_is_told_why_there_is_no_index(small_corpus: Path, tmp_path: Path) -> None:
    settings = Settings(corpus=small_corpus, index=tmp_path / "none", chroma_url="http://127.0.0.1:9")
    for _ in range(2):
        with pytest.raises(StorageError, match="no Chroma server answers there"):
            context.open_context(settings, load_texts("fi"))
