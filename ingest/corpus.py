"""A corpus folder read into documents, sources, sections and passages."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import ManifestError
from ingest.glossary import NAME as GLOSSARY
from ingest.glossary import Term, load_glossary
from ingest.layout import NAME as LAYOUT
from ingest.layout import Column, Layouts, load_layouts
from ingest.lines import squash
from ingest.loaders import open_loader, read_source
from ingest.manifest import NAME as MANIFEST
from ingest.manifest import Entry, load_manifest
from ingest.passages import split_section
from ingest.types import Document, Passage, SectionText, Slide

_EXTRA_FILES = (MANIFEST, GLOSSARY, LAYOUT)


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    """One document with its source text, sections and passages."""

    document: Document
    source: str
    sections: tuple[SectionText, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything a corpus folder holds, read and split."""

    documents: tuple[LoadedDocument, ...]
    terms: tuple[Term, ...]
    digest: str

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages, document by document."""
        return tuple(p for loaded in self.documents for p in loaded.passages)

    @property
    def sections(self) -> tuple[SectionText, ...]:
        """All sections, document by document."""
        return tuple(s for loaded in self.documents for s in loaded.sections)


def load_corpus(folder: Path) -> Corpus:
    """Read a corpus folder.

    Raises `ManifestError` or `DocumentError` naming the file and line that is wrong.
    """
    entries = load_manifest(folder)
    layouts = load_layouts(folder)
    known = {entry.id for entry in entries}
    for document_id, slide in layouts:
        if document_id not in known:
            raise ManifestError(f"{folder / LAYOUT}: slide {slide} of '{document_id}': no such document.")
    documents = tuple(load_document(folder, entry, layouts) for entry in entries)
    return Corpus(documents, load_glossary(folder), hash_corpus(folder))


def load_document(folder: Path, entry: Entry, layouts: Layouts) -> LoadedDocument:
    """Read and split one document. Raises `DocumentError`, or `ManifestError` where the layout does not fit it."""
    document = entry.to_document()
    source = read_source(folder / entry.file)
    sections = open_loader(document.kind)(document, source)
    _check_layouts(folder / LAYOUT, document, sections, layouts)
    passages = tuple(
        passage
        for section in sections
        for passage in split_section(document, source, section, _columns(layouts, section))
    )
    return LoadedDocument(document, source, sections, passages)


def hash_corpus(folder: Path) -> str:
    """SHA-256 over the manifest, glossary, layout and every document, names included.

    Raises `ManifestError` where the manifest cannot be read.
    """
    digest = hashlib.sha256()
    files = [entry.file for entry in load_manifest(folder)]
    for name in (*_EXTRA_FILES, *files):
        path = folder / name
        if path.is_file():
            content = path.read_bytes()
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def _check_layouts(path: Path, document: Document, sections: tuple[SectionText, ...], layouts: Layouts) -> None:
    """A column that opens nowhere would leave its statements under another one: say so instead."""
    slides = {s.locator.number: s for s in sections if isinstance(s.locator, Slide)}
    for (document_id, number), columns in layouts.items():
        if document_id != document.id:
            continue
        where = f"{path}: slide {number} of '{document_id}'"
        if number not in slides:
            raise ManifestError(f"{where}: there is no such slide.")
        lines = [squash(line.removeprefix("• ")) for line in slides[number].text.split("\n")]
        for words in (w for column in columns for w in (column.first, column.last) if w):
            if not any(line.startswith(squash(words)) for line in lines):
                raise ManifestError(f"{where}: nothing on it begins with '{words}'.")


def _columns(layouts: Layouts, section: SectionText) -> tuple[Column, ...]:
    if isinstance(section.locator, Slide):
        return layouts.get((section.document_id, section.locator.number), ())
    return ()
