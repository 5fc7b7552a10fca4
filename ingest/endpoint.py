"""Embeddings from a server: text-embeddings-inference, or any that speaks OpenAI's `/embeddings`."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import numpy as np

from ingest import e5_weights
from ingest.embedder import EmbeddingError, Progress, Vectors

if TYPE_CHECKING:
    import httpx

Dialect: TypeAlias = Literal["tei", "openai"]
_BATCH = 32
_TRIES = 4
_SECONDS = 60.0
_BUSY = (408, 425, 429, 500, 502, 503, 504)


class EndpointEmbedder:
    """A model on a server. A model whose name holds "e5" gets `query: ` and `passage: ` before its texts.

    `name` is the model's, not the server's: the same model may move to another machine.
    """

    def __init__(self, dialect: Dialect, url: str, model: str = "", key: str = "") -> None:
        """Asks the server once for its model (tei) and its vectors' dimension.

        Raises EmbeddingError where it cannot be reached or does not answer with vectors.
        """
        import httpx

        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._dialect, self._url, self._model = dialect, url.rstrip("/"), model
        self._client = httpx.Client(headers=headers, timeout=_SECONDS)
        if dialect == "tei" and not model:
            self._model = str(self._ask("GET", "/info").get("model_id", "")) or "unnamed"
        self.name = f"{dialect}:{self._model}"
        prompts = e5_weights.PROMPTS if "e5" in self._model.rsplit("/", 1)[-1].lower() else {}
        self._query, self._passage = prompts.get("query", ""), prompts.get("passage", "")
        self.dimension = int(self._embed(["a"]).shape[1])

    def embed_query(self, text: str) -> Vectors:
        """The vector of a question, shape (dimension,)."""
        vector: Vectors = self._embed([self._query + text])[0]
        return vector

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """The vectors of `texts`, shape (n, dimension). Raises EmbeddingError where the server fails for good."""
        vectors = np.empty((len(texts), self.dimension), np.float32)
        longest_first = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        for start in range(0, len(texts), _BATCH):
            batch = longest_first[start : start + _BATCH]
            made = self._embed([self._passage + texts[i] for i in batch])
            if made.shape != (len(batch), self.dimension):
                raise EmbeddingError(
                    f"{self._url}: {len(batch)} texts of dimension {self.dimension} asked, {made.shape} given"
                )
            vectors[batch] = made
            if progress is not None:
                progress(start + len(batch), len(texts))
        return vectors

    def _embed(self, texts: list[str]) -> Vectors:
        clean = [text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ") or " " for text in texts]
        if self._dialect == "tei":
            rows = self._ask("POST", "/embed", {"inputs": clean, "normalize": True, "truncate": True})
        else:
            answer = self._ask(
                "POST", "/embeddings", {"model": self._model, "input": clean, "encoding_format": "float"}
            )
            try:
                rows = [one["embedding"] for one in sorted(answer["data"], key=lambda one: int(one["index"]))]
            except (KeyError, TypeError, ValueError) as exc:
                raise EmbeddingError(
                    f"{self._url}: its answer holds no embeddings. Is it an embedding endpoint?"
                ) from exc
        try:
            vectors = np.asarray(rows, np.float32)
            lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        except (TypeError, ValueError) as exc:
            raise EmbeddingError(f"{self._url}: its answer holds no vectors. Is it an embedding endpoint?") from exc
        if vectors.shape[0] != len(texts) or not np.isfinite(vectors).all() or not lengths.all():
            raise EmbeddingError(f"{self._url}: {len(texts)} vectors asked, {vectors.shape[0]} usable ones given.")
        normed: Vectors = vectors / lengths
        return normed

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        import httpx

        for attempt in range(1, _TRIES + 1):
            try:
                answer = self._client.request(method, self._url + path, json=body)
                if answer.status_code in _BUSY and attempt < _TRIES:
                    time.sleep(0.25 * 2**attempt)
                    continue
                answer.raise_for_status()
                return answer.json()
            except httpx.HTTPStatusError as exc:
                raise EmbeddingError(
                    f"{self._url}{path}: {_reason(exc.response)}. Check address, model and key."
                ) from exc
            except httpx.TransportError as exc:
                if attempt == _TRIES:
                    raise EmbeddingError(
                        f"{self._url}: the embedding server cannot be reached ({exc}). Start it, or set "
                        "ERASMUS_GUIDE_EMBEDDER=packaged and ingest again"
                    ) from exc
                time.sleep(0.25 * 2**attempt)
            except ValueError as exc:
                raise EmbeddingError(f"{self._url}{path}: its answer is no JSON. Is it an embedding endpoint?") from exc
        raise AssertionError("unreachable")


def _reason(response: httpx.Response) -> str:
    return f"HTTP {response.status_code} {response.text[:200].strip()}"


def open_endpoint(spec: str, key: str = "") -> EndpointEmbedder:
    """The embedder of a setting `tei:URL` or `openai:MODEL@URL`. Raises EmbeddingError."""
    dialect, _, rest = spec.partition(":")
    if dialect == "tei" and rest.startswith(("http://", "https://")):
        return EndpointEmbedder("tei", rest, key=key)
    model, _, url = rest.rpartition("@")
    if dialect == "openai" and model and url.startswith(("http://", "https://")):
        return EndpointEmbedder("openai", url, model, key)
    raise EmbeddingError(f"no embedder {spec!r}: write 'tei:http://host:port' or 'openai:MODEL@http://host:port/v1'")
