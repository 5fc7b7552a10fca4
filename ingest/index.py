"""The index as readers see it: opened, checked against its own record and the settings, in memory.

An index folder holds builds; the file `current` names the one in use:

    current                  the name of the build in use
    builds/<name>/meta.json  schema, model, dimension, corpus hash, checksums
    builds/<name>/chroma/    the vector store (ingest.store)
    builds/<name>/content.json, vectors.npy, text_vectors.npy, section_vectors.npy
                             the same passages and vectors as one quick read, so that a single
                             question needs no database to start
"""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ingest.embedder import Vectors
from ingest.errors import IndexCorruptError, IndexMismatchError, IndexMissingError
from ingest.glossary import Term
from ingest.records import passage_from_json, passage_to_json, section_from_json, section_to_json
from ingest.types import Document, Passage, SectionText

SCHEMA = 2
CONTENT, META = "content.json", "meta.json"
VECTORS, TEXT_VECTORS, SECTION_VECTORS = "vectors.npy", "text_vectors.npy", "section_vectors.npy"
_SWAPS = 5  # so often may an ingest replace the build while a reader opens it
_REBUILD = "Run: python -m ingest --rebuild"


@dataclass(frozen=True, slots=True)
class Meta:
    """What an index says of itself."""

    schema: int
    embedder: str
    dimension: int
    corpus: str
    documents: dict[str, str]
    passages: int
    sections: int
    checksums: dict[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Documents, sections and passages with their unit vectors, shapes (passages, d), (sections, d).

    `vectors` embed each passage below its headings, `text_vectors` its text alone.
    `sources` holds every document's text as it was ingested: quotes are checked against it.
    `folder` is the build's folder, None for an index made in memory.
    """

    documents: dict[str, Document]
    sources: dict[str, str]
    sections: tuple[SectionText, ...]
    passages: tuple[Passage, ...]
    vectors: Vectors
    text_vectors: Vectors
    section_vectors: Vectors
    terms: tuple[Term, ...]
    folder: Path | None = None


def current_build(index_dir: Path) -> Path:
    """The folder of the build in use. Raises `IndexMissingError`."""
    try:
        name = (index_dir / "current").read_text(encoding="utf-8").strip()
    except OSError as exc:
        raise IndexMissingError(f"There is no index at {index_dir} yet. Run: python -m ingest") from exc
    except UnicodeDecodeError as exc:
        raise IndexCorruptError(f"{index_dir / 'current'}: not readable. {_REBUILD}") from exc
    build = index_dir / "builds" / name
    if not build.is_dir() and name != _name_in_use(index_dir):  # swapped between the two looks
        return current_build(index_dir)
    if not name or name.startswith(".") or "/" in name or not build.is_dir():
        raise IndexCorruptError(f"{index_dir / 'current'} names a build that is not there. {_REBUILD}")
    return build


def read_meta(build: Path) -> Meta:
    """A build's own record. Raises `IndexCorruptError` or, for another schema, `IndexMismatchError`."""
    path = build / META
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        schema = record["schema"]
        if schema != SCHEMA:
            raise IndexMismatchError(f"{path}: schema {schema}, but this version reads {SCHEMA}. {_REBUILD}")
        return Meta(**record)
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise IndexCorruptError(f"{path}: not readable as an index record ({exc}). {_REBUILD}") from exc


def open_index(index_dir: Path, embedder_name: str, corpus_digest: str | None = None) -> Index:
    """The index in use, checked.

    `embedder_name` is the model that questions will be embedded with; `corpus_digest` the corpus
    as it is now (None to leave unchecked). Raises `IndexMissingError`, `IndexMismatchError` (another model, schema
    or corpus) or `IndexCorruptError`; each says which command mends it. A build that an ingest replaces
    while it is being read is no error: the new one is opened.
    """
    for _ in range(_SWAPS):
        build = current_build(index_dir)
        try:
            return _open_build(index_dir, build, embedder_name, corpus_digest)
        except IndexCorruptError:
            if build.name == _name_in_use(index_dir):
                raise
    return _open_build(index_dir, current_build(index_dir), embedder_name, corpus_digest)


def _name_in_use(index_dir: Path) -> str:
    try:
        return (index_dir / "current").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _open_build(index_dir: Path, build: Path, embedder_name: str, corpus_digest: str | None) -> Index:
    meta = read_meta(build)
    if meta.embedder != embedder_name:
        raise IndexMismatchError(
            f"{index_dir} was built with the model {meta.embedder}, but {embedder_name} is set. "
            "Set that model back or run: python -m ingest"
        )
    if corpus_digest is not None and meta.corpus != corpus_digest:
        raise IndexMismatchError(f"{index_dir} was built from another version of the corpus. Run: python -m ingest")
    content = json.loads(_read_checked(build / CONTENT, meta).decode("utf-8"))
    vectors = _load_vectors(build / VECTORS, meta)
    text_vectors = _load_vectors(build / TEXT_VECTORS, meta)
    section_vectors = _load_vectors(build / SECTION_VECTORS, meta)
    passages = tuple(passage_from_json(r) for r in content["passages"])
    sections = tuple(section_from_json(r["section"], r["document_id"]) for r in content["sections"])
    shape, section_shape = (len(passages), meta.dimension), (len(sections), meta.dimension)
    if vectors.shape != shape or text_vectors.shape != shape or section_vectors.shape != section_shape:
        raise IndexCorruptError(f"{build}: passages and vectors do not agree. {_REBUILD}")
    return Index(
        documents={r["id"]: Document(**r) for r in content["documents"]},
        sources=content["sources"],
        sections=sections,
        passages=passages,
        vectors=vectors,
        text_vectors=text_vectors,
        section_vectors=section_vectors,
        terms=tuple(Term.model_construct(**_as_tuples(r)) for r in content["terms"]),
        folder=build,
    )


def read_documents(build: Path) -> dict[str, tuple[int, int]]:
    """How many sections and passages a build holds of each document. Raises `IndexCorruptError`."""
    content = json.loads(_read_checked(build / CONTENT, read_meta(build)).decode("utf-8"))
    sections = Counter(record["document_id"] for record in content["sections"])
    passages = Counter(record["document_id"] for record in content["passages"])
    return {record["id"]: (sections[record["id"]], passages[record["id"]]) for record in content["documents"]}


def write_content(build: Path, index: Index) -> dict[str, str]:
    """Write an index's quick-read files into `build`; returns their SHA-256 by name."""
    content = {
        "documents": [asdict(document) for document in index.documents.values()],
        "sources": index.sources,
        "sections": [{"document_id": s.document_id, "section": section_to_json(s)} for s in index.sections],
        "passages": [passage_to_json(p) for p in index.passages],
        "terms": [term.model_dump() for term in index.terms],
    }
    (build / CONTENT).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    np.save(build / VECTORS, index.vectors.astype(np.float32))
    np.save(build / TEXT_VECTORS, index.text_vectors.astype(np.float32))
    np.save(build / SECTION_VECTORS, index.section_vectors.astype(np.float32))
    return {name: sha256_of(build / name) for name in (CONTENT, VECTORS, TEXT_VECTORS, SECTION_VECTORS)}


def _as_tuples(record: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in record.items()}


def _load_vectors(path: Path, meta: Meta) -> Vectors:
    loaded: Vectors = np.load(io.BytesIO(_read_checked(path, meta)), allow_pickle=False)  # the bytes that were checked
    return loaded


def _read_checked(path: Path, meta: Meta) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as exc:
        raise IndexCorruptError(f"{path}: cannot be read ({exc.strerror}). {_REBUILD}") from exc
    if hashlib.sha256(content).hexdigest() != meta.checksums.get(path.name):
        raise IndexCorruptError(f"{path}: damaged or changed since it was built. {_REBUILD}")
    return content


def sha256_of(path: Path) -> str:
    """A file's SHA-256, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def point_to(index_dir: Path, name: str) -> None:
    """Make the build of that name the one in use, in one step."""
    pointer = index_dir / ".current.partial"
    with pointer.open("w", encoding="utf-8") as file:
        file.write(name)
        file.flush()
        os.fsync(file.fileno())
    os.replace(pointer, index_dir / "current")
