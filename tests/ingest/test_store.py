"""Chroma holds the same passages and vectors as the quick-read files, and ranks them alike."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ingest.build import build_index
from ingest.context import passage_context
from ingest.errors import IndexCorruptError
from ingest.index import Index, open_index
from ingest.langchain_embeddings import GuideEmbeddings
from ingest.store import open_store, write_store

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def bundled_index(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Index:
    """The bundled corpus, some 700 passages, with the embedder of hashes."""
    folder = tmp_path_factory.mktemp("bundled")
    build_index(ROOT / "corpus", folder, request.getfixturevalue("session_embedder"))
    return open_index(folder, "fake")


def chroma(index: Index) -> Path:
    assert index.folder is not None
    return index.folder / "chroma"


def test_chroma_holds_every_passage_with_its_vector(bundled_index: Index) -> None:
    stored = open_store(chroma(bundled_index)).get(include=["embeddings", "documents", "metadatas"])
    at = {passage_id: row for row, passage_id in enumerate(stored["ids"])}
    assert set(at) == {p.id for p in bundled_index.passages}
    for passage, vector in zip(bundled_index.passages, bundled_index.vectors, strict=True):
        row = at[passage.id]
        assert stored["documents"][row] == passage_context(passage)
        assert stored["metadatas"][row] == {
            "document_id": passage.document_id,
            "start": passage.start,
            "end": passage.end,
            "text": passage.text,
        }
        assert np.allclose(stored["embeddings"][row], vector, atol=1e-6)


@pytest.mark.parametrize("question", ["Milloin haku päättyy?", "How long is a project?", "KA210", ""])
def test_chroma_ranks_as_the_exact_search_does(question: str, bundled_index: Index, session_embedder) -> None:
    store = open_store(chroma(bundled_index), GuideEmbeddings(session_embedder))
    vector = session_embedder.embed_query(question)
    exact = np.sort(bundled_index.vectors @ vector)[::-1][:10]
    scores = dict(zip((p.id for p in bundled_index.passages), bundled_index.vectors @ vector, strict=True))
    for found in (
        store.similarity_search_by_vector(vector.tolist(), k=10),
        store.similarity_search(question, k=10),
    ):
        assert len({document.id for document in found}) == 10
        assert np.allclose([scores[document.id] for document in found], exact, atol=1e-5)
    distances = [distance for _, distance in store.similarity_search_with_score(question, k=10)]
    assert np.allclose(1 - np.array(distances), exact, atol=1e-5), "the distance is the cosine's"


def test_a_search_within_one_document(bundled_index: Index, session_embedder) -> None:
    store = open_store(chroma(bundled_index), GuideEmbeddings(session_embedder))
    found = store.similarity_search("haku", k=5, filter={"document_id": "guide-key-action-1.en"})
    assert {document.metadata["document_id"] for document in found} == {"guide-key-action-1.en"}


@pytest.mark.parametrize("count", [0, 1, 2001])
def test_a_store_takes_any_number_of_passages(count: int, tmp_path: Path) -> None:
    vectors = np.random.default_rng(7).normal(size=(count, 8)).astype(np.float32)
    ids = [f"p{n}" for n in range(count)]
    write_store(tmp_path / "chroma", ids, [f"text {i}" for i in ids], [{"start": n} for n in range(count)], vectors)
    stored = open_store(tmp_path / "chroma").get(include=["embeddings"])
    assert set(stored["ids"]) == set(ids)
    for passage_id, vector in zip(stored["ids"], stored["embeddings"], strict=True):
        assert np.allclose(vector, vectors[int(passage_id[1:])], atol=1e-6)


def test_a_missing_store_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(IndexCorruptError, match=r"store is missing.*python -m ingest --rebuild"):
        open_store(tmp_path)


def test_a_broken_store_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "chroma.sqlite3").write_bytes(b"this is no database, whatever its name says" * 50)
    with pytest.raises(IndexCorruptError, match=r"cannot read it.*python -m ingest --rebuild"):
        open_store(tmp_path)
