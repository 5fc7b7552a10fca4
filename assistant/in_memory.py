"""An index made of passages in memory, with no store: for benchmarks and other corpora."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from ingest.context import passage_context, section_context
from ingest.embedder import Embedder
from ingest.glossary import Term
from ingest.index import Index
from ingest.types import Document, Passage, SectionText


def index_passages(
    passages: Sequence[Passage],
    documents: Iterable[Document],
    sources: dict[str, str],
    embedder: Embedder,
    terms: Sequence[Term] = (),
) -> Index:
    """The index of some passages; `sources[document_id][passage.start:passage.end]` is each one's quote.

    Passages of one locator make a section.
    """
    sections = _sections_of(passages)
    texts = [*map(passage_context, passages), *(p.text for p in passages), *map(section_context, sections)]
    vectors = embedder.embed_passages(texts).astype(np.float32)
    count = len(passages)
    return Index(
        documents={document.id: document for document in documents},
        sources=sources,
        sections=sections,
        passages=tuple(passages),
        vectors=vectors[:count],
        text_vectors=vectors[count : 2 * count],
        section_vectors=vectors[2 * count :],
        terms=tuple(terms),
    )


def _sections_of(passages: Sequence[Passage]) -> tuple[SectionText, ...]:
    groups: dict[tuple[str, object], list[Passage]] = {}
    for passage in passages:
        groups.setdefault((passage.document_id, passage.locator), []).append(passage)
    return tuple(
        SectionText(
            document_id=members[0].document_id,
            locator=members[0].locator,
            heading_path=members[0].heading_path[:1],
            text="\n".join(p.text for p in members),
            start=min(p.start for p in members),
            end=max(p.end for p in members),
        )
        for members in groups.values()
    )
