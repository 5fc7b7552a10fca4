"""Peers: what an evaluator would try first, in the same harness, so that every figure has company.

They always answer, and show the best text that they find with its place:

- `bm25`: BM25 over slides and sections in the question's language (bm25s), the best one's best passage;
- `e5-slide`: the engine's embedding over slides and sections, both languages, the best one's text;
- `textbook`: LangChain's chunks of 1,000 characters, the same embedding, top 4, the best chunk.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from evals.cases import Case
from evals.errors import SystemUnavailableError
from evals.sources import Source, Sources
from evals.systems import System
from ingest.embedder import open_embedder
from ingest.settings import Settings
from ingest.types import Page, SectionText, Slide

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
    spans = {lang: _sections(s for s in sources if s.document.language == lang) for lang in ("fi", "en")}
    ranks = {lang: _bm25([_with_title(s) for s in found]) for lang, found in spans.items()}

    def ask(case: Case) -> Mapping[str, Any]:
        found = spans[case.language] or spans["fi"] or spans["en"]
        order = (ranks[case.language] or ranks["fi"] or ranks["en"])(_turns(case))
        best = found[order[0]]
        sentences = _pieces(best)
        shown = sentences[_bm25([s.text for s in sentences])(_turns(case))[0]]
        return _output(case, shown, [found[i] for i in order[:_DEPTH]])

    return ask


def open_e5_slide(settings: Settings, sources: Sources) -> System:
    """Dense retrieval of whole slides and sections."""
    spans = _sections(sources)
    embedder = open_embedder(settings.embedder, settings.threads)
    vectors = embedder.embed_passages([_with_title(span) for span in spans])

    def ask(case: Case) -> Mapping[str, Any]:
        order = np.argsort(-(vectors @ embedder.embed_query(_turns(case))), kind="stable")
        ranked = [spans[i] for i in order[:_DEPTH]]
        return _output(case, ranked[0], ranked)

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
        ranked = [_chunk_span(sources, c.metadata, len(c.page_content)) for c in chunks]
        return _output(case, ranked[0], ranked)

    return ask


PEERS: Mapping[str, Callable[[Settings, Sources], System]] = {
    "bm25": open_bm25,
    "e5-slide": open_e5_slide,
    "textbook": open_textbook,
}


def _bm25(texts: Sequence[str]) -> Callable[[str], list[int]] | None:
    import bm25s

    if not texts:
        return None
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


def _sections(sources: Any) -> list[Span]:
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


def _chunk_span(sources: Sources, metadata: Mapping[str, Any], length: int) -> Span:
    source = sources.get(metadata["document_id"])
    assert source is not None, "chunks are made from these sources"
    start = int(metadata["start_index"])
    before = [s for s in source.sections if s.start <= start]
    section = max(before, key=lambda s: s.start) if before else source.sections[0]
    return Span(source, section, start, start + length)


def _output(case: Case, shown: Span, ranked: Sequence[Span]) -> Mapping[str, Any]:
    document = shown.source.document
    return {
        "id": case.id,
        "question": case.question,
        "standalone_question": _turns(case),
        "language": case.language,
        "status": "answered",
        "answer": f"{shown.text} [1]",
        "citations": [
            {
                "index": 1,
                "document_id": document.id,
                "document_title": document.title,
                "language": document.language,
                "locator": _locator(shown.section),
                "quote": shown.text,
                "start": shown.start,
                "end": shown.end,
                "url": document.url,
            }
        ],
        "notices": [],
        "retrieved": [
            {
                "document_id": span.source.document.id,
                "locator": _locator(span.section),
                "start": span.start,
            }
            for span in ranked
        ],
    }


def _locator(section: SectionText) -> Mapping[str, Any]:
    locator = section.locator
    if isinstance(locator, Slide):
        return {"kind": "slide", "slide": locator.number, "title": locator.title}
    if isinstance(locator, Page):
        return {"kind": "page", "page": locator.number, "label": locator.label}
    return {"kind": "section", "path": list(locator.path)}
