"""Peers: what an evaluator would try first, in the same harness, so that every figure has company.

They always answer, and show the best text that they find with its place:

- `bm25`: BM25 over slides and sections in the question's language (bm25s), the best one's best passage;
- `e5-slide`: the engine's embedding over slides and sections, both languages, the best one's text;
- `textbook`: LangChain's chunks of 1,000 characters, the same embedding, top 4, the best chunk.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from evals.cases import Case
from evals.errors import SystemUnavailableError
from evals.sources import Source, Sources
from evals.systems import System
from ingest.embedder import open_embedder
from ingest.records import locator_to_json
from ingest.settings import Settings
from ingest.types import SectionText

_WORD = re.compile(r"\w+")
_DEPTH = 10
_CHUNK_CHARS = 1000
_CHUNK_OVERLAP = 200
_TOP = 4


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's source text, with the section that it begins in."""

    source: Source
    section: SectionText
    start: int
    end: int

    @property
    def text(self) -> str:
        """The stretch as it stands in the source."""
        return self.source.text[self.start : self.end]


def open_bm25(settings: Settings, sources: Sources) -> System:
    """BM25 alone (Lù 2024, bm25s), on plain lower-cased words."""
    everything = _sections(sources)
    spans = {
        language: [s for s in everything if s.source.document.language == language] or everything
        for language in ("fi", "en")
    }
    ranks = {lang: _bm25([_with_title(s) for s in found]) for lang, found in spans.items()}

    def ask(case: Case) -> Mapping[str, Any]:
        found = spans[case.language]
        order = ranks[case.language](_turns(case))
        best = found[order[0]]
        sentences = _pieces(best)
        shown = sentences[_bm25([s.text for s in sentences])(_turns(case))[0]]
        return _output(case, shown.text, [shown], [found[i] for i in order[:_DEPTH]])

    return ask


def open_e5_slide(settings: Settings, sources: Sources) -> System:
    """Dense retrieval of whole slides and sections."""
    spans = _sections(sources)
    embedder = open_embedder(settings.embedder, settings.threads)
    vectors = embedder.embed_passages([_with_title(span) for span in spans])

    def ask(case: Case) -> Mapping[str, Any]:
        order = np.argsort(-(vectors @ embedder.embed_query(_turns(case))), kind="stable")
        ranked = [spans[i] for i in order[:_DEPTH]]
        return _output(case, ranked[0].text, ranked[:1], ranked)

    return ask


def open_textbook(settings: Settings, sources: Sources) -> System:
    """The LangChain tutorial's pipeline; its vector store in memory, which ranks as Chroma does."""
    try:
        from langchain_core.documents import Document as Chunk
        from langchain_core.vectorstores import InMemoryVectorStore
        from langchain_text_splitters import RecursiveCharacterTextSplitter
    except ImportError as exc:
        raise SystemUnavailableError(f"the peer needs `pip install langchain-text-splitters`: {exc}") from exc
    from ingest.langchain_embeddings import GuideEmbeddings

    splitter = RecursiveCharacterTextSplitter(
        chunk_size=_CHUNK_CHARS, chunk_overlap=_CHUNK_OVERLAP, add_start_index=True
    )
    whole = [Chunk(s.text, metadata={"document_id": s.document.id}) for s in sources]
    embedder = open_embedder(settings.embedder, settings.threads)
    store = InMemoryVectorStore(GuideEmbeddings(embedder))
    store.add_documents(splitter.split_documents(whole))

    def ask(case: Case) -> Mapping[str, Any]:
        chunks = store.similarity_search(_turns(case), k=_TOP)
        held = [_chunk_spans(sources, c.metadata, len(c.page_content)) for c in chunks]
        return _output(case, chunks[0].page_content, held[0], [span for spans in held for span in spans])

    return ask


PEERS: Mapping[str, Callable[[Settings, Sources], System]] = {
    "bm25": open_bm25,
    "e5-slide": open_e5_slide,
    "textbook": open_textbook,
}


def _bm25(texts: Sequence[str]) -> Callable[[str], list[int]]:
    import bm25s

    index = bm25s.BM25()
    index.index([_words(text) or [""] for text in texts], show_progress=False)

    def rank(question: str) -> list[int]:
        scores = index.get_scores(_words(question) or [""])
        return [int(i) for i in np.argsort(-scores, kind="stable")]

    return rank


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _turns(case: Case) -> str:
    return " ".join([*case.history, case.question])


def _sections(sources: Iterable[Source]) -> list[Span]:
    return [
        Span(source, section, section.start, section.end)
        for source in sources
        for section in source.sections
        if section.text.strip()
    ]


def _with_title(span: Span) -> str:
    return "\n".join([*span.section.heading_path, span.section.text])


def _pieces(span: Span) -> list[Span]:
    """The blocks between blank lines of a section: a bullet list, a paragraph, a table cell."""
    pieces = []
    for block in re.finditer(r"\S(?:.|\n(?!\s*\n))*", span.text):
        start = span.start + block.start()
        end = start + len(block.group().rstrip())
        pieces.append(Span(span.source, span.section, start, end))
    return pieces or [span]


def _chunk_spans(sources: Sources, metadata: Mapping[str, Any], length: int) -> list[Span]:
    """What a chunk holds of each section, most first: a chunk runs over slides.

    It is said to be from the section that it holds most of, and from each that it holds half of.
    """
    source = sources.get(metadata["document_id"])
    assert source is not None, "chunks are made from these sources"
    start = int(metadata["start_index"])
    end = start + length
    spans = [Span(source, s, max(start, s.start), min(end, s.end)) for s in source.sections]
    spans = sorted((s for s in spans if s.start < s.end), key=lambda span: span.start - span.end)
    if not spans:
        # Between sections, as in the outline behind the last slide.
        before = [s for s in source.sections if s.start <= start] or source.sections[:1]
        return [Span(source, before[-1], start, end)]
    halves = [s for s in spans[1:] if 2 * (s.end - s.start) >= s.section.end - s.section.start]
    return [spans[0], *halves]


def _output(case: Case, text: str, shown: Sequence[Span], ranked: Sequence[Span]) -> Mapping[str, Any]:
    marks = "".join(f"[{index}]" for index in range(1, len(shown) + 1))
    return {
        "id": case.id,
        "question": case.question,
        "standalone_question": _turns(case),
        "language": case.language,
        "status": "answered",
        "answer": f"{text} {marks}",
        "citations": [_citation(index, span) for index, span in enumerate(shown, start=1)],
        "notices": [],
        "retrieved": [
            {
                "document_id": span.source.document.id,
                "locator": locator_to_json(span.section.locator),
                "start": span.start,
            }
            for span in ranked
        ],
    }


def _citation(index: int, span: Span) -> Mapping[str, Any]:
    document = span.source.document
    return {
        "index": index,
        "document_id": document.id,
        "document_title": document.title,
        "language": document.language,
        "locator": locator_to_json(span.section.locator),
        "quote": span.text,
        "start": span.start,
        "end": span.end,
        "url": document.url,
    }
