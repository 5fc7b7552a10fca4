"""A Chroma server as a place for builds of the index."""

from __future__ import annotations

import base64
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar, cast
from urllib.parse import urlsplit

import numpy as np
from pydantic import SecretStr

from ingest.embedder import Vectors
from ingest.errors import IndexBusyError, StorageError

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

_NAMES = "erasmus-guide"  # the collection whose metadata name the build in use
_LOCK = "erasmus-guide-publishing"
_STALE_SECONDS = 3600  # a machine that has been publishing for so long has died over it
_BATCH = 1000
_CHUNK = 60_000  # characters of base 64 in one record
_KINDS = ("passages", "texts", "sections", "files")
_Result = TypeVar("_Result")


class Server:
    """Builds on one Chroma server: each in four collections of its own, and the name of the one in use."""

    def __init__(self, url: str, client: ClientAPI) -> None:
        self.url = url
        self._client = client

    def current(self) -> str:
        """The name of the build in use; empty where nothing was published yet."""
        found = self._do(lambda: [c for c in self._client.list_collections() if c.name == _NAMES])
        return str((found[0].metadata or {}).get("build", "")) if found else ""

    def point_to(self, name: str) -> None:
        """Make a build the one in use, in one step."""

        def point() -> None:
            self._client.get_or_create_collection(_NAMES).modify(metadata={"build": name})

        self._do(point)

    @contextmanager
    def publishing(self) -> Iterator[None]:
        """Hold the right to publish. Raises `IndexBusyError` where another machine holds it."""
        held = self._do(lambda: [c for c in self._client.list_collections() if c.name == _LOCK])
        if held and time.time() - float((held[0].metadata or {}).get("since", 0)) > _STALE_SECONDS:
            self._do(lambda: self._client.delete_collection(_LOCK))
        try:
            self._client.create_collection(_LOCK, metadata={"since": int(time.time())})
        except Exception as exc:  # the client's error for "exists already" has changed its class between versions
            raise IndexBusyError(
                f"Another machine is publishing to {self.url}. Wait until it is done and try again."
            ) from exc
        try:
            yield
        finally:
            self._do(lambda: self._client.delete_collection(_LOCK))

    def put_vectors(
        self,
        build: str,
        kind: str,
        ids: Sequence[str],
        vectors: Vectors,
        texts: Sequence[str] | None = None,
        about: Sequence[Mapping[str, str | int]] | None = None,
    ) -> None:
        """Write vectors, shape (n, d), under their ids."""
        collection = self._make(build, kind)
        size = self._batch()
        for first in range(0, len(ids), size):
            part = slice(first, first + size)
            rows = {
                "ids": list(ids[part]),
                "embeddings": vectors[part],
                "documents": list(texts[part]) if texts is not None else None,
                "metadatas": [dict(record) for record in about[part]] if about is not None else None,
            }
            self._do(lambda rows=rows: collection.upsert(**rows))  # type: ignore[misc]

    def get_vectors(self, build: str, kind: str, ids: Sequence[str]) -> Vectors:
        """The vectors of some ids in their order, shape (n, d). Raises `StorageError` where one is missing."""
        collection = self._do(lambda: self._client.get_collection(f"{kind}-{build}"))
        held: dict[str, Any] = {}
        size = self._batch()
        for first in range(0, len(ids), size):
            part = list(ids[first : first + size])
            found = self._do(lambda part=part: collection.get(ids=part, include=["embeddings"]))  # type: ignore[misc]
            held.update(zip(found["ids"], cast(Any, found["embeddings"]), strict=True))
        if missing := [name for name in ids if name not in held]:
            raise StorageError(f"{self.url}: build {build} lacks {len(missing)} of its {kind}. Publish it again.")
        return np.array([held[name] for name in ids], np.float32)

    def put_files(self, build: str, files: Mapping[str, bytes]) -> None:
        """Write files, each in pieces."""
        collection = self._make(build, "files")
        for name, content in files.items():
            text = base64.b64encode(zlib.compress(content, 6)).decode("ascii")
            pieces = [text[first : first + _CHUNK] for first in range(0, len(text), _CHUNK)]
            for order, piece in enumerate(pieces):
                record = {"file": name, "order": order, "of": len(pieces), "data": piece}
                self._do(
                    lambda record=record: collection.upsert(  # type: ignore[misc]
                        ids=[f"{record['file']}:{record['order']}"], embeddings=[[0.0, 1.0]], metadatas=[record]
                    )
                )

    def get_files(self, build: str) -> dict[str, bytes]:
        """The files of a build. Raises `StorageError` where a piece is missing."""
        collection = self._do(lambda: self._client.get_collection(f"files-{build}"))
        pieces: dict[str, dict[int, str]] = {}
        wanted: dict[str, int] = {}
        first = 0
        while True:
            found = self._do(lambda first=first: collection.get(include=["metadatas"], limit=100, offset=first))  # type: ignore[misc]
            for record in found["metadatas"] or ():
                pieces.setdefault(str(record["file"]), {})[int(cast(int, record["order"]))] = str(record["data"])
                wanted[str(record["file"])] = int(cast(int, record["of"]))
            if len(found["ids"]) < 100:
                break
            first += 100
        for name, held in pieces.items():
            if len(held) != wanted[name]:
                raise StorageError(f"{self.url}: build {build} lacks a part of {name}. Publish it again.")
        return {
            name: zlib.decompress(base64.b64decode("".join(text for _, text in sorted(held.items()))))
            for name, held in pieces.items()
        }

    def remove_others(self, build: str) -> None:
        """Take away what belongs to builds that are no longer in use."""
        for collection in self._do(self._client.list_collections):
            kind, _, name = collection.name.partition("-")
            if kind in _KINDS and name and name != build:
                self._do(lambda collection=collection: self._client.delete_collection(collection.name))  # type: ignore[misc]

    def _make(self, build: str, kind: str) -> Any:
        space = {"hnsw": {"space": "cosine"}}
        return self._do(
            lambda: self._client.get_or_create_collection(
                f"{kind}-{build}",
                configuration=cast(Any, space),
                embedding_function=None,
            )
        )

    def _batch(self) -> int:
        return min(_BATCH, self._do(self._client.get_max_batch_size))

    def _do(self, call: Callable[[], _Result]) -> _Result:
        import httpx
        from chromadb.errors import ChromaError

        try:
            return call()
        except (ChromaError, httpx.HTTPError, ValueError) as exc:
            raise StorageError(f"{self.url}: the Chroma server does not do what is asked ({exc}). Is it up?") from exc


def open_server(url: str, token: SecretStr | None = None) -> Server:
    """The Chroma server at `http(s)://host:port`. Raises `StorageError` where it cannot be reached."""
    import chromadb
    import httpx
    from chromadb.config import Settings
    from chromadb.errors import ChromaError

    parts = urlsplit(url)
    headers = {"Authorization": f"Bearer {token.get_secret_value()}"} if token else {}
    try:
        client = chromadb.HttpClient(
            host=parts.hostname or "",
            port=parts.port or (443 if parts.scheme == "https" else 8000),
            ssl=parts.scheme == "https",
            headers=headers,
            settings=Settings(anonymized_telemetry=False),
        )
    except (ChromaError, httpx.HTTPError, ValueError, OSError) as exc:
        raise StorageError(f"{url}: no Chroma server answers there. Start it, or mend CHROMA_URL. ({exc})") from exc
    return Server(url, client)
