"""The Embedder as LangChain's Embeddings; import it only where LangChain is used, it costs time."""

from __future__ import annotations

from langchain_core.embeddings import Embeddings

from ingest.embedder import Embedder


class GuideEmbeddings(Embeddings):
    """An Embedder behind LangChain's interface; vectors have L2 norm 1.

    Errors are the embedder's own (`EmbeddingError`).
    """

    def __init__(self, embedder: Embedder) -> None:
        self.embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of passages: one list of `embedder.dimension` floats for each text."""
        vectors: list[list[float]] = self.embedder.embed_passages(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question: `embedder.dimension` floats."""
        vector: list[float] = self.embedder.embed_query(text).tolist()
        return vector
