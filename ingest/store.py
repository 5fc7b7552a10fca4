"""Chroma: where passages and their vectors are kept. The only module that imports chromadb."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from langchain_core.embeddings import Embeddings

from ingest.embedder import Vectors
from ingest.errors import IndexCorruptError, StorageError

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from langchain_chroma import Chroma

COLLECTION = "passages"
_BATCH = 2000


class _Precomputed(Embeddings):
    """LangChain's Embeddings over vectors that are known already, in the order they are asked for.

    langchain-chroma embeds what it is given; the pipeline has done so already (reusing those of
    unchanged documents), so this hands the vectors over.
    """

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors
        self._next = 0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        first, self._next = self._next, self._next + len(texts)
        rows: list[list[float]] = self._vectors[first : self._next].astype(float).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        raise LookupError("this store is only written; ask it through ingest.store.open_store")


def write_store(
    folder: Path,
    ids: Sequence[str],
    texts: Sequence[str],
    metadatas: Sequence[dict[str, str | int]],
    vectors: Vectors,
) -> None:
    """Write passages and their vectors, shape (n, d), as the collection `passages` in `folder`.

    Raises `StorageError` where the folder cannot be written.
    """
    from chromadb.errors import ChromaError

    try:
        client = _connect(folder)
        store = _collection(client, _Precomputed(vectors))
        for first in range(0, len(ids), _BATCH):
            stop = first + _BATCH
            batch = [dict(metadata) for metadata in metadatas[first:stop]]
            store.add_texts(list(texts[first:stop]), metadatas=batch, ids=list(ids[first:stop]))
        client.close()  # let the files go before the build is moved into place
    except ChromaError as exc:  # what its database says when the disk is full
        raise StorageError(f"{folder}: Chroma cannot write it ({exc}). Check space and permissions.") from exc


def has_store(folder: Path) -> bool:
    """Whether a store was written to `folder`."""
    return (folder / "chroma.sqlite3").is_file()


def open_store(folder: Path, embedding: Embeddings | None = None) -> Chroma:
    """The collection as LangChain's vector store, for those who build on it.

    Raises `IndexCorruptError` where it is missing or Chroma cannot read it.
    """
    if not has_store(folder):
        raise IndexCorruptError(f"{folder}: the store is missing. Run: python -m ingest --rebuild")
    from chromadb.errors import ChromaError

    try:
        return _collection(_connect(folder), embedding)
    except (ChromaError, ValueError) as exc:
        message = f"{folder}: Chroma cannot read it ({exc}). Run: python -m ingest --rebuild"
        raise IndexCorruptError(message) from exc


def _connect(folder: Path) -> Client:
    import chromadb
    from chromadb.config import Settings

    try:
        folder.mkdir(parents=True, exist_ok=True)
        settings = Settings(anonymized_telemetry=False)
        return cast("Client", chromadb.PersistentClient(path=str(folder), settings=settings))
    except OSError as exc:
        raise StorageError(f"{folder}: cannot be written: {exc}. Check space and permissions.") from exc


def _collection(client: Client, embedding: Embeddings | None) -> Chroma:
    from langchain_chroma import Chroma

    return Chroma(
        client=client,
        collection_name=COLLECTION,
        embedding_function=embedding,
        collection_configuration={"hnsw": {"space": "cosine"}},
    )
