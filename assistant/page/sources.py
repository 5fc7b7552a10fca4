"""From a citation to the section it stands in, to the sections beside it and to the other language's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.page.conversation import Opened, Span
from assistant.types import Citation
from ingest.index import Index
from ingest.types import Document, Locator, Passage, SectionText, Slide


@dataclass(frozen=True, slots=True)
class Source:
    """One section that an answer rests on, with all that the answer quotes from it."""

    document_id: str
    locator: Locator
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class OpenSection:
    """A section found for showing; `place` of `count` sections, from 0."""

    document: Document
    section: SectionText
    passages: tuple[Passage, ...]
    source: str
    place: int
    count: int


def group_sources(citations: Iterable[Citation]) -> tuple[Source, ...]:
    """The citations by section, in the order in which the answer comes to each section."""
    found: dict[tuple[str, Locator], list[Citation]] = {}
    for citation in citations:
        found.setdefault((citation.document_id, citation.locator), []).append(citation)
    return tuple(Source(document, locator, tuple(group)) for (document, locator), group in found.items())


def open_source(index: Index, source: Source) -> Opened | None:
    """What to show for a source, None where the index no longer has it.

    Sections may share a locator (two headings with one name): the first quote's offset decides.
    """
    sections = _sections_of(index, source.document_id)
    places = [k for k, section in enumerate(sections) if section.locator == source.locator]
    if not places:
        return None
    start = source.citations[0].start
    place = next((k for k in places if sections[k].start <= start < sections[k].end), places[0])
    text = index.sources[source.document_id]
    quotes = tuple((c.start, c.end) for c in source.citations if text[c.start : c.end] == c.quote)
    return Opened(source.document_id, place, quotes)


def find_section(index: Index, opened: Opened) -> OpenSection | None:
    """The opened section with all that it takes to lay it out, None where the index no longer has it."""
    sections = _sections_of(index, opened.document_id)
    if opened.place >= len(sections):
        return None
    section = sections[opened.place]
    return OpenSection(
        document=index.documents[opened.document_id],
        section=section,
        passages=_passages_of(index, section),
        source=index.sources[opened.document_id],
        place=opened.place,
        count=len(sections),
    )


def step(index: Index, opened: Opened, by: int) -> Opened | None:
    """The section before (-1) or after (1), None at either end of the document. Highlights stay with their document."""
    place = opened.place + by
    if not 0 <= place < len(_sections_of(index, opened.document_id)):
        return None
    return Opened(opened.document_id, place, opened.quotes, fresh=False)


def open_counterpart(index: Index, opened: Opened) -> Opened | None:
    """The same section in the document's other language, None where there is none.

    Slides are matched by number, other sections by their place. The quotes go along where both sections are made
    of equally many passages.
    """
    document = index.documents.get(opened.document_id)
    other = index.documents.get(document.counterpart or "") if document else None
    found = find_section(index, opened)
    if other is None or found is None:
        return None
    sections = _sections_of(index, other.id)
    locator = found.section.locator
    if isinstance(locator, Slide):
        numbers = [s.locator.number if isinstance(s.locator, Slide) else 0 for s in sections]
        place = numbers.index(locator.number) if locator.number in numbers else None
    else:
        place = opened.place if len(sections) == found.count else None
    if place is None:
        return None
    there = _passages_of(index, sections[place])
    quotes = _carry(opened.quotes, found.passages, there) if len(there) == len(found.passages) else ()
    return Opened(other.id, place, quotes, fresh=False)


def _carry(quotes: tuple[Span, ...], here: tuple[Passage, ...], there: tuple[Passage, ...]) -> tuple[Span, ...]:
    quoted = [any(p.start < end and start < p.end for start, end in quotes) for p in here]
    return tuple((p.start, p.end) for p, marked in zip(there, quoted, strict=True) if marked)


def _sections_of(index: Index, document_id: str) -> list[SectionText]:
    return [section for section in index.sections if section.document_id == document_id]


def _passages_of(index: Index, section: SectionText) -> tuple[Passage, ...]:
    return tuple(
        p for p in index.passages if p.document_id == section.document_id and section.start <= p.start < section.end
    )
