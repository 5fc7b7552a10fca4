"""Embeddings from a server, against one on loopback that counts letters: both dialects, and what goes wrong."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import numpy as np
import pytest

from ingest.embedder import EmbeddingError, open_embedder


class Handler(BaseHTTPRequestHandler):
    failures: ClassVar[int] = 0
    asked: ClassVar[list[tuple[str, str | None, list[str]]]] = []

    def do_GET(self) -> None:
        self._say(200, {"model_id": "intfloat/multilingual-e5-small"})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        texts = body.get("inputs") or body.get("input")
        if Handler.failures:
            Handler.failures -= 1
            self._say(503, {"error": "loading"})
        elif self.headers.get("Authorization") == "Bearer wrong":
            self._say(401, {"error": "who are you?"})
        else:
            Handler.asked.append((self.path, self.headers.get("Authorization"), texts))
            rows = [[float(text.count("a")), float(len(text)), 1.0] for text in texts]
            data = [{"index": n, "embedding": row} for n, row in reversed(list(enumerate(rows)))]
            self._say(200, rows if self.path == "/embed" else {"data": data})

    def _say(self, status: int, body: object) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def url() -> Iterator[str]:
    Handler.failures, Handler.asked = 0, []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join(timeout=10)


@pytest.mark.parametrize("spec", ["tei:{url}", "openai:some/multilingual-e5-small@{url}"])
def test_texts_become_unit_vectors_in_their_order(spec: str, url: str) -> None:
    embedder = open_embedder(spec.format(url=url), key="sesame")
    texts = [f"{'a' * (n % 7)} text {n}" for n in range(70)]
    steps: list[tuple[int, int]] = []
    vectors = embedder.embed_passages(texts, lambda *step: steps.append(step))
    assert (embedder.dimension, vectors.shape, vectors.dtype) == (3, (70, 3), np.float32)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)
    raw = np.array([[f"passage: {t}".count("a"), len(f"passage: {t}"), 1.0] for t in texts])
    assert np.allclose(vectors, raw / np.linalg.norm(raw, axis=1, keepdims=True), atol=1e-6)
    assert steps[-1] == (70, 70)
    embedder.embed_query("what?")
    assert Handler.asked[-1][1:] == ("Bearer sesame", ["query: what?"])


def test_the_name_is_the_models_not_the_servers(url: str) -> None:
    assert open_embedder(f"tei:{url}").name == "tei:intfloat/multilingual-e5-small"
    assert open_embedder(f"openai:m@{url}").name == "openai:m"


def test_a_server_that_is_busy_is_asked_again(url: str) -> None:
    embedder = open_embedder(f"openai:m@{url}")
    Handler.failures = 2
    assert embedder.embed_query("a").shape == (3,)


def test_what_goes_wrong_is_said(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.endpoint.time.sleep", lambda seconds: None)
    with pytest.raises(EmbeddingError, match=r"HTTP 401 .*who are you"):
        open_embedder(f"openai:m@{url}", key="wrong")
    with pytest.raises(EmbeddingError, match="cannot be reached"):
        open_embedder("openai:m@http://127.0.0.1:9")
    Handler.failures = 99
    with pytest.raises(EmbeddingError, match="HTTP 503"):
        open_embedder(f"openai:m@{url}")


@pytest.mark.parametrize("spec", ["tei:", "openai:http://127.0.0.1:1", "openai:m@ftp://x", "tei:localhost"])
def test_a_setting_that_makes_no_sense_is_refused(spec: str) -> None:
    with pytest.raises(EmbeddingError, match="no embedder"):
        open_embedder(spec)
