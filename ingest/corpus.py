"""A corpus folder read into documents, sources, sections and passages."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeAlias

from ingest.errors import DocumentError, ManifestError
from ingest.extraction import LineBox
from ingest.glossary import NAME as GLOSSARY
from ingest.glossary import Term, load_glossary
from ingest.layout import NAME as LAYOUT
from ingest.layout import Column, Layouts, load_layouts
from ingest.lines import begins_with
from ingest.loaders import load_file
from ingest.manifest import NAME as MANIFEST
from ingest.manifest import Entry, list_files, load_manifest
from ingest.passages import split_section
from ingest.types import Document, Passage, SectionText, Slide

ReadProgress: TypeAlias = Callable[[int, int], None]
_EXTRA_FILES = (MANIFEST, GLOSSARY, LAYOUT)
_BLOCK = 1 << 20
_AT_ONCE = 8  # documents in hand; the processes that parse are as many as there are cores


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    """One document with its source text, sections and passages.

    `key` changes with the file, its entry's kind, title and language, and its layout: the same key, the same
    reading. `lines` are where a paged document's lines are printed, `notices` what of it could not be read.
    """

    document: Document
    source: str
    sections: tuple[SectionText, ...]
    passages: tuple[Passage, ...]
    key: str = ""
    lines: tuple[LineBox, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read and why; `kept` is true where an earlier reading of it stands in."""

    document_id: str
    reason: str
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Corpus:
    """What could be read of a corpus folder. `parsed` are the ids of documents that were read anew."""

    documents: tuple[LoadedDocument, ...]
    terms: tuple[Term, ...]
    digest: str
    failed: tuple[Failure, ...] = ()
    parsed: frozenset[str] = frozenset()

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages, document by document."""
        return tuple(p for loaded in self.documents for p in loaded.passages)

    @property
    def sections(self) -> tuple[SectionText, ...]:
        """All sections, document by document."""
        return tuple(s for loaded in self.documents for s in loaded.sections)


def load_corpus(folder: Path) -> Corpus:
    """Read a corpus folder, all of it.

    Raises `ManifestError` or `DocumentError` naming the file and line that is wrong.
    """
    corpus = read_corpus(folder)
    if corpus.failed:
        raise DocumentError(corpus.failed[0].reason)
    return corpus


def read_corpus(
    folder: Path, known: Mapping[str, LoadedDocument] | None = None, progress: ReadProgress | None = None
) -> Corpus:
    """Read what can be read of a corpus folder; what cannot is in `failed`, each with its reason.

    `known` are earlier readings by document id: one whose key is still the same is not read again, and one
    whose file cannot be read any more stands in for it. `progress(done, total)` counts the pages of the PDFs
    that are read. Raises `ManifestError` for the manifest, layout or glossary.
    """
    entries = load_manifest(folder)
    layouts = load_layouts(folder)
    ids = {entry.id for entry in entries}
    for document_id, slide in layouts:
        if document_id not in ids:
            raise ManifestError(f"{folder / LAYOUT}: slide {slide} of '{document_id}': no such document.")
    terms = load_glossary(folder)
    digest = hash_corpus(folder)
    reader = _Reader(folder, layouts, known or {}, progress)
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        results = list(pool.map(reader.read, entries))
    documents = tuple(loaded for loaded, _ in results if loaded is not None)
    failed = tuple(failure for _, failure in results if failure is not None)
    return Corpus(documents, terms, digest, failed, frozenset(reader.parsed))


class _Reader:
    """Reads documents, several at once, and adds up their pages."""

    def __init__(
        self, folder: Path, layouts: Layouts, known: Mapping[str, LoadedDocument], progress: ReadProgress | None
    ) -> None:
        self.parsed: set[str] = set()
        self._folder, self._layouts, self._known, self._progress = folder, layouts, known, progress
        self._pages: dict[str, tuple[int, int]] = {}
        self._lock = threading.Lock()

    def read(self, entry: Entry) -> tuple[LoadedDocument | None, Failure | None]:
        """The document, the reason why there is none, or (an earlier reading) both."""
        earlier = self._known.get(entry.id)
        try:
            key = reading_key(self._folder, entry, self._layouts)
            if earlier is not None and earlier.key == key:
                return _renewed(earlier, entry), None
            loaded = load_document(self._folder, entry, self._layouts, self._count(entry.id))
        except DocumentError as exc:
            if earlier is None or not earlier.key:
                return None, Failure(entry.id, str(exc))
            return _renewed(earlier, entry), Failure(entry.id, str(exc), kept=True)
        with self._lock:
            self.parsed.add(entry.id)
        return loaded, None

    def _count(self, document_id: str) -> ReadProgress:
        def count(done: int, total: int) -> None:
            with self._lock:
                self._pages[document_id] = (done, total)
                sums = [sum(column) for column in zip(*self._pages.values(), strict=True)]
                if self._progress:
                    self._progress(sums[0], sums[1])

        return count


def load_document(folder: Path, entry: Entry, layouts: Layouts, progress: ReadProgress | None = None) -> LoadedDocument:
    """Read and split one document. Raises `DocumentError`, or `ManifestError` where the layout does not fit it."""
    document = entry.to_document()
    key = reading_key(folder, entry, layouts)
    read = load_file(document, folder / entry.file, progress)
    _check_layouts(folder / LAYOUT, document, read.sections, layouts)
    passages = tuple(
        passage
        for section in read.sections
        for passage in split_section(document, read.source, section, _columns(layouts, section))
    )
    return LoadedDocument(document, read.source, read.sections, passages, key, read.lines, read.notices)


def reading_key(folder: Path, entry: Entry, layouts: Layouts) -> str:
    """SHA-256 of all that a document's reading depends on, the code included.

    Raises `DocumentError` where the file cannot be read.
    """
    columns = sorted((slide, [c.model_dump() for c in held]) for (i, slide), held in layouts.items() if i == entry.id)
    settled = (_code_mark(), entry.id, entry.kind, entry.language, entry.title, columns)
    digest = hashlib.sha256(repr(settled).encode())
    path = folder / entry.file
    try:
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    except FileNotFoundError as exc:
        raise DocumentError(f"{path}: the file is missing. Put it there or take it out of corpus.toml.") from exc
    except OSError as exc:
        raise DocumentError(f"{path}: cannot be read: {exc.strerror}. Check its permissions.") from exc
    return digest.hexdigest()


@cache
def _code_mark() -> str:
    """SHA-256 of this package: documents that other code has read are read again."""
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.txt")]):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def hash_corpus(folder: Path) -> str:
    """SHA-256 over the manifest, glossary, layout and every document, names included.

    Raises `ManifestError` where the manifest cannot be read.
    """
    digest = hashlib.sha256()
    for name in (*_EXTRA_FILES, *list_files(folder)):
        path = folder / name
        if path.is_file():
            digest.update(f"{name}\0{path.stat().st_size}\0".encode())
            with path.open("rb") as file:
                while block := file.read(_BLOCK):
                    digest.update(block)
    return digest.hexdigest()


def _renewed(earlier: LoadedDocument, entry: Entry) -> LoadedDocument:
    """An earlier reading below what the manifest says of the document now."""
    return replace(earlier, document=entry.to_document())


def _check_layouts(path: Path, document: Document, sections: tuple[SectionText, ...], layouts: Layouts) -> None:
    """A column that opens nowhere would leave its statements under another one: say so instead."""
    slides = {s.locator.number: s for s in sections if isinstance(s.locator, Slide)}
    for (document_id, number), columns in layouts.items():
        if document_id != document.id:
            continue
        where = f"{path}: slide {number} of '{document_id}'"
        if number not in slides:
            raise ManifestError(f"{where}: there is no such slide.")
        lines = [line.removeprefix("• ") for line in slides[number].text.split("\n")]
        for words in (w for column in columns for w in (column.first, column.last) if w):
            if not any(begins_with(line, words) for line in lines):
                raise ManifestError(f"{where}: nothing on it begins with '{words}'.")


def _columns(layouts: Layouts, section: SectionText) -> tuple[Column, ...]:
    if isinstance(section.locator, Slide):
        return layouts.get((section.document_id, section.locator.number), ())
    return ()
