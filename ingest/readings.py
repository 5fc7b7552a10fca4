"""What a build remembers of how its documents were read, so that an unchanged file is not read again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from ingest.corpus import LoadedDocument
from ingest.errors import IndexCorruptError
from ingest.index import Index
from ingest.places import NAME as PLACES
from ingest.places import read_places, write_places
from ingest.types import Passage, SectionText

NAME = "readings.json"


def write_readings(build: Path, documents: Iterable[LoadedDocument]) -> dict[str, str]:
    """Write keys, notices and places into a build; returns the files' SHA-256 by name."""
    documents = tuple(documents)
    records = {d.document.id: {"key": d.key, "notices": list(d.notices)} for d in documents}
    (build / NAME).write_text(json.dumps(records, ensure_ascii=False, indent=1), encoding="utf-8")
    write_places(build, {d.document.id: d.lines for d in documents})
    return {name: hashlib.sha256((build / name).read_bytes()).hexdigest() for name in (NAME, PLACES)}


def read_notices(build: Path) -> dict[str, tuple[str, ...]]:
    """What could not be read, by document id. Raises `IndexCorruptError`."""
    return {name: notices for name, (_, notices) in _read(build).items()}


def read_keys(build: Path) -> dict[str, str]:
    """What each document's reading depended on, by document id. Raises `IndexCorruptError`."""
    return {name: key for name, (key, _) in _read(build).items()}


def read_readings(index: Index) -> dict[str, LoadedDocument]:
    """The documents of an index on disk, as they were read. Raises `IndexCorruptError`."""
    if index.folder is None:
        return {}
    records = _read(index.folder)
    places = read_places(index.folder, records)
    passages: dict[str, list[Passage]] = {name: [] for name in index.documents}
    sections: dict[str, list[SectionText]] = {name: [] for name in index.documents}
    for passage in index.passages:
        passages[passage.document_id].append(passage)
    for section in index.sections:
        sections[section.document_id].append(section)
    return {
        name: LoadedDocument(
            index.documents[name],
            index.sources[name],
            tuple(sections[name]),
            tuple(passages[name]),
            key,
            places[name],
            notices,
        )
        for name, (key, notices) in records.items()
        if name in index.documents
    }


def _read(build: Path) -> dict[str, tuple[str, tuple[str, ...]]]:
    path = build / NAME
    if not path.exists():  # a build of an earlier version: everything is read again
        return {}
    try:
        records = json.loads(path.read_text(encoding="utf-8"))
        return {name: (str(r["key"]), tuple(map(str, r["notices"]))) for name, r in records.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as exc:
        raise IndexCorruptError(f"{path}: not readable ({exc}). Run: python -m ingest --rebuild") from exc
