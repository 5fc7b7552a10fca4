"""The systems of the bench, one process each: `python -m evals.bench_systems NAME ingest|ask …`.

Nothing slow is imported at the top: imports are part of what a cold start costs.

`langchain` is the pipeline of the tutorials: whole documents, RecursiveCharacterTextSplitter with 1,000
characters, a sentence-transformers model on the engine's own weights (so that only the pipeline
differs), Chroma on disk, similarity_search. It shows chunks; it does not write an answer.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

    from ingest.settings import Settings

Ask: TypeAlias = Callable[[str], object]

_CHUNK_CHARS, _CHUNK_OVERLAP, _TOP = 1000, 200, 4


@dataclass(frozen=True, slots=True)
class Opened:
    """A system that is ready, and how many milliseconds of that went into opening its index."""

    ask: Ask
    open_ms: float


@dataclass(frozen=True, slots=True)
class BenchSystem:
    """How a system builds its index and answers from it; `updates`: it knows when nothing has changed."""

    ingest: Callable[[Settings], None]
    open: Callable[[Settings], Opened]
    updates: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one thing with one system; `ask` prints its times as JSON."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench_systems")
    parser.add_argument("system", choices=SYSTEMS)
    parser.add_argument("verb", choices=("ingest", "ask"))
    parser.add_argument("--corpus")
    parser.add_argument("--index")
    parser.add_argument("--questions", type=Path)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args(arguments)
    from ingest.settings import load_settings

    settings, system = load_settings(options.corpus, options.index), SYSTEMS[options.system]
    if options.verb == "ingest":
        system.ingest(settings)
        return 0
    questions = json.loads(options.questions.read_text(encoding="utf-8"))[: options.limit]
    print(json.dumps(_time_questions(system, settings, questions)))
    return 0


def _time_questions(system: BenchSystem, settings: Settings, questions: Sequence[str]) -> dict[str, object]:
    started = time.perf_counter()
    opened = system.open(settings)
    ready = time.perf_counter()
    if len(questions) > 1:
        opened.ask(questions[-1])  # the first question of a process pays for what is loaded late
    times = []
    for question in questions:
        before = time.perf_counter()
        opened.ask(question)
        times.append((time.perf_counter() - before) * 1000)
    return {"open_ms": opened.open_ms, "ready_ms": (ready - started) * 1000, "question_ms": times}


def _ingest_engine(settings: Settings) -> None:
    from ingest.build import build_index
    from ingest.embedder import open_embedder

    build_index(settings.corpus, settings.index_dir, open_embedder(settings.embedder, settings.threads))


def _open_engine(settings: Settings) -> Opened:
    """What Assistant.from_index does, the reader where the settings have it on, with the opening of the index timed."""
    from assistant.engine import Assistant
    from assistant.retrieval.reader import load_reader
    from assistant.retrieval.search import Searcher
    from ingest.corpus import hash_corpus
    from ingest.embedder import open_embedder
    from ingest.index import open_index

    embedder = open_embedder(settings.embedder, settings.threads)
    started = time.perf_counter()
    index = open_index(settings.index_dir, embedder.name, hash_corpus(settings.corpus))
    opened = (time.perf_counter() - started) * 1000
    reader = load_reader(threads=settings.threads) if settings.reader == "on" else None
    return Opened(Assistant(Searcher(index, embedder, reader=reader)).ask, opened)


def _ingest_langchain(settings: Settings) -> None:
    import numpy as np
    from langchain_core.documents import Document
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    from ingest.corpus import load_corpus
    from ingest.store import write_store

    splitter = RecursiveCharacterTextSplitter(chunk_size=_CHUNK_CHARS, chunk_overlap=_CHUNK_OVERLAP)
    documents = load_corpus(settings.corpus).documents
    whole = [Document(loaded.source, metadata={"document_id": loaded.document.id}) for loaded in documents]
    chunks = splitter.split_documents(whole)
    texts = [chunk.page_content for chunk in chunks]
    vectors = np.array(_plain_embeddings().embed_documents(texts), dtype=np.float32)
    ids = [str(number) for number in range(len(chunks))]
    write_store(settings.index_dir, ids, texts, [dict(chunk.metadata) for chunk in chunks], vectors)


def _open_langchain(settings: Settings) -> Opened:
    from ingest.store import open_store

    embeddings = _plain_embeddings()
    started = time.perf_counter()
    store = open_store(settings.index_dir, embeddings)
    opened = (time.perf_counter() - started) * 1000
    return Opened(lambda question: store.similarity_search(question, k=_TOP), opened)


def _plain_embeddings() -> Embeddings:
    """sentence-transformers behind LangChain's interface, on the weights that the engine uses."""
    from langchain_core.embeddings import Embeddings

    from ingest.e5_weights import build_sentence_transformer, packaged_path

    model = build_sentence_transformer(packaged_path())

    class PlainEmbeddings(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            rows: list[list[float]] = model.encode(texts, prompt_name="passage").tolist()
            return rows

        def embed_query(self, text: str) -> list[float]:
            row: list[float] = model.encode(text, prompt_name="query").tolist()
            return row

    return PlainEmbeddings()


SYSTEMS = {
    "engine": BenchSystem(_ingest_engine, _open_engine, updates=True),
    "langchain": BenchSystem(_ingest_langchain, _open_langchain, updates=False),
}

if __name__ == "__main__":
    sys.exit(main())
