"""Reading the documents: their sections in order, and those that hold the words looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness
from assistant.page.conversation import Span
from ingest.index import Index
from ingest.types import Document, Language, SectionText

_WORD = re.compile(r"[^\W_]+")
_SAME_WORD = 0.9
_WHOLE = 2.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that holds the words: its place in its document, from 0, and where they stand in the source."""

    document_id: str
    place: int
    spans: tuple[Span, ...]


def list_documents(index: Index, language: Language) -> tuple[Document, ...]:
    """The documents, those in `language` first."""
    return tuple(sorted(index.documents.values(), key=lambda d: (d.language != language, -_year(d), d.title)))


def sections_of(index: Index, document_id: str) -> tuple[SectionText, ...]:
    """A document's sections in order."""
    return tuple(section for section in index.sections if section.document_id == document_id)


def search_sections(index: Index, document_id: str, words: str) -> tuple[Hit, ...]:
    """The sections that hold all the words in any inflected form, those with the words in a title first."""
    document = index.documents[document_id]
    stop = load_stopwords(document.language)
    asked = [word for word, _, _ in _tokens(words)]
    wanted = [word for word in asked if word not in stop] or asked
    if not wanted:
        return ()
    hits: list[tuple[float, Hit]] = []
    for place, section in enumerate(sections_of(index, document_id)):
        source = index.sources[document_id][section.start : section.end]
        tokens = _tokens(source)
        spans, held = [], 0
        for word in wanted:
            own = [(s, e) for token, s, e in tokens if _is_form(word, token, document.language)]
            spans += own
            held += bool(own)
        titles = [token for heading in section.heading_path for token, _, _ in _tokens(heading)]
        in_title = sum(any(_is_form(word, token, document.language) for token in titles) for word in wanted)
        if held == len(wanted):
            moved = tuple(sorted({(section.start + s, section.start + e) for s, e in spans}))
            hits.append((_WHOLE * in_title + min(len(spans), 9) / 10, Hit(document_id, place, moved)))
    return tuple(hit for _, hit in sorted(hits, key=lambda pair: -pair[0]))


def page_of(count: int, size: int, page: int) -> range:
    """The places shown on a page, pages counted from 1; a page that is not there becomes the nearest."""
    last = max(1, -(-count // size))
    first = (min(max(page, 1), last) - 1) * size
    return range(first, min(first + size, count))


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[tuple[str, int, int], ...]:
    """The folded words with their offsets in `text`."""
    return tuple((fold(found.group()), found.start(), found.end()) for found in _WORD.finditer(text))


@lru_cache(maxsize=200_000)
def _is_form(asked: str, written: str, language: Language) -> bool:
    if asked == written:
        return True
    prefix = len(asked) >= 3 and written.startswith(asked)
    return prefix or likeness(asked, written, language) >= _SAME_WORD


def _year(document: Document) -> int:
    return int(document.edition) if document.edition.isdigit() else 0
