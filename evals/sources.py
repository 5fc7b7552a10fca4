"""Sources: the documents' texts and sections, and which place a locator or citation means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from evals.cases import Relevant
from evals.outputs import Cited, PageLocator, Retrieved, SectionLocator, SlideLocator
from evals.places import Place
from ingest.corpus import load_corpus
from ingest.settings import Settings
from ingest.types import Document, Page, Section, SectionText, Slide

_SPACE = re.compile(r"\s+")
_LANGUAGE_SUFFIX = re.compile(r"\.(fi|en)$")


@dataclass(frozen=True, slots=True)
class Source:
    """One document: what the manifest says of it, its source text and its sections in order."""

    document: Document
    text: str
    sections: tuple[SectionText, ...]


class Sources:
    """All documents of a corpus, by id; `digest` says which state of the corpus a run was made on.

    A place is the same in a document and its counterpart: slides and pages by number, sections by
    their position, since the headings of the two languages differ.
    """

    def __init__(self, sources: Iterable[Source], digest: str = "") -> None:
        self._sources: Mapping[str, Source] = {s.document.id: s for s in sources}
        self.digest = digest

    def __iter__(self) -> Iterator[Source]:
        return iter(self._sources.values())

    def get(self, document_id: str) -> Source | None:
        """The document, or None where the corpus has none of that id."""
        return self._sources.get(document_id)

    def text(self, document_id: str) -> str | None:
        """A document's source text, or None where the corpus has none of that id."""
        source = self._sources.get(document_id)
        return source.text if source else None

    @property
    def deck(self) -> str | None:
        """The first document that has slides: what a table's bare slide numbers mean."""
        return next((s.document.id for s in self._sources.values() if _has_slides(s)), None)

    def place_of(self, relevant: Relevant) -> Place | None:
        """The place that a case names; None where its quote stands nowhere in the document."""
        if relevant.slide is not None:
            return Place(self._name(relevant.document_id), f"slide {relevant.slide}")
        if relevant.page is not None:
            return Place(self._name(relevant.document_id), f"page {relevant.page}")
        start = self.find(relevant.document_id, relevant.quote or "")
        return None if start is None else self._place_at(relevant.document_id, start)

    def place_of_citation(self, cited: Cited | Retrieved) -> Place:
        """The place that a citation (or a retrieved passage) says it is from."""
        locator = cited.locator
        name = self._name(cited.document_id)
        if isinstance(locator, SlideLocator):
            return Place(name, f"slide {locator.slide}")
        if isinstance(locator, PageLocator):
            return Place(name, f"page {locator.page}")
        return self._place_of_section(cited.document_id, locator, cited.start)

    def find(self, document_id: str, quote: str) -> int | None:
        """Where a phrase stands in the source text, however its white space is broken."""
        source = self._sources.get(document_id)
        if source is None or not quote.strip():
            return None
        words = (re.escape(word) for word in _SPACE.split(quote.strip()))
        found = re.search(r"\s+".join(words), source.text)
        return found.start() if found else None

    def sections_at(self, place: Place) -> tuple[SectionText, ...]:
        """What stands at a place, in every language; empty where there is no such place."""
        return tuple(
            section
            for source in self
            for index, section in enumerate(source.sections)
            if self._place(source, index) == place
        )

    def _name(self, document_id: str) -> str:
        source = self._sources.get(document_id)
        other = source.document.counterpart if source else None
        return _LANGUAGE_SUFFIX.sub("", min(document_id, other) if other else document_id)

    def _place_at(self, document_id: str, offset: int) -> Place | None:
        source = self._sources[document_id]
        holding = [i for i, s in enumerate(source.sections) if s.start <= offset < s.end]
        if not holding:
            return None
        innermost = min(holding, key=lambda i: source.sections[i].end - source.sections[i].start)
        return self._place(source, innermost)

    def _place_of_section(self, document_id: str, locator: SectionLocator, start: int) -> Place:
        source = self._sources.get(document_id)
        sections = source.sections if source else ()
        same = [i for i, s in enumerate(sections) if isinstance(s.locator, Section) and s.locator.path == locator.path]
        if source is None or not same:
            return Place(self._name(document_id), "section " + " > ".join(locator.path))
        # One heading may lead to several parts: the offset says which.
        inside = [i for i in same if sections[i].start <= start < sections[i].end]
        return self._place(source, (inside or same)[0])

    def _place(self, source: Source, index: int) -> Place:
        name = self._name(source.document.id)
        locator = source.sections[index].locator
        if isinstance(locator, Slide):
            return Place(name, f"slide {locator.number}")
        if isinstance(locator, Page):
            return Place(name, f"page {locator.number}")
        return Place(name, f"section {index + 1}")


def _has_slides(source: Source) -> bool:
    return any(isinstance(section.locator, Slide) for section in source.sections)


def load_sources(settings: Settings) -> Sources:
    """Read every document of the corpus through `ingest`'s own loaders.

    Raises `ingest.errors.GuideError` where the corpus cannot be read.
    """
    corpus = load_corpus(settings.corpus)
    return Sources(
        (Source(loaded.document, loaded.source, loaded.sections) for loaded in corpus.documents),
        digest=corpus.digest[:16],
    )
