"""`python -m ingest doctor`: what is wrong or doubtful with corpus and index, each with what to do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from ingest.corpus import hash_corpus, load_document, reading_key
from ingest.editions import group_editions, year_of
from ingest.embedder import open_embedder
from ingest.errors import DocumentError, GuideError, IndexMismatchError
from ingest.glossary import load_glossary
from ingest.index import current_build, open_index, read_meta
from ingest.layout import Layouts, load_layouts
from ingest.manifest import KINDS_BY_SUFFIX, Entry, load_manifest
from ingest.readings import read_keys, read_notices
from ingest.settings import Settings
from ingest.store import has_store

Level: TypeAlias = Literal["ok", "check", "error"]
_LEAST_FREE = 500 * 1024 * 1024
_SUFFIXES = frozenset({".txt", *KINDS_BY_SUFFIX})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `error` keeps something from working, `check` is for a person to judge."""

    level: Level
    text: str


def examine(settings: Settings) -> tuple[Finding, ...]:
    """Look at everything; nothing is changed."""
    try:
        entries = load_manifest(settings.corpus)
        layouts = load_layouts(settings.corpus)
        terms = load_glossary(settings.corpus)
    except GuideError as exc:
        return (Finding("error", str(exc)),)
    found = [Finding("ok", f"manifest: {len(entries)} documents; glossary: {len(terms)} terms")]
    found += _look_at_documents(settings, entries, layouts)
    found += _look_at_manifest(settings.corpus, entries)
    found += _look_at_index(settings)
    return tuple(found)


def _look_at_documents(settings: Settings, entries: tuple[Entry, ...], layouts: Layouts) -> Iterator[Finding]:
    keys, notices = _remembered(settings)
    for entry in entries:
        try:
            key = reading_key(settings.corpus, entry, layouts)
            if keys.get(entry.id) == key:
                said = notices.get(entry.id, ())
            else:
                said = load_document(settings.corpus, entry, layouts).notices
        except GuideError as exc:
            yield Finding("error", str(exc))
            continue
        yield from (Finding("check", f"{entry.id}: {notice}") for notice in said)


def _remembered(settings: Settings) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    try:
        build = current_build(settings.index_dir)
        return read_keys(build), read_notices(build)
    except GuideError:
        return {}, {}


def _look_at_manifest(corpus: Path, entries: tuple[Entry, ...]) -> Iterator[Finding]:
    by_id = {entry.id: entry for entry in entries}
    for entry in entries:
        other = by_id.get(entry.counterpart or "")
        if other is not None and other.counterpart != entry.id:
            yield Finding("check", f"{entry.id}: its counterpart {other.id} does not name it back")
        if other is not None and other.language == entry.language:
            yield Finding("check", f"{entry.id}: its counterpart {other.id} is in the same language")
        if other is not None and other.edition != entry.edition:
            yield Finding("check", f"{entry.id}: its counterpart {other.id} is of another edition ({other.edition})")
    listed = {(corpus / entry.file).resolve() for entry in entries}
    for path in sorted(corpus.iterdir()):
        if path.suffix.lower() in _SUFFIXES and path.is_file() and path.resolve() not in listed:
            yield Finding("check", f"{path.name} is in no entry. Add it: python -m ingest add {path}")
    for name, editions in group_editions(entry.to_document() for entry in entries).items():
        unnamed = [d.id for d in editions if year_of(d) is None]
        if len({d.edition for d in editions}) > 1 and unnamed:
            yield Finding("check", f"series {name}: {', '.join(unnamed)} names no year, so it counts as the oldest")


def _look_at_index(settings: Settings) -> Iterator[Finding]:
    try:
        embedder = open_embedder(settings.embedder, settings.threads)
    except GuideError as exc:
        yield Finding("error", f"embedder: {exc}")
        return
    try:
        build = current_build(settings.index_dir)
        index = open_index(settings.index_dir, embedder.name, hash_corpus(settings.corpus))
    except IndexMismatchError as exc:
        yield Finding("check", str(exc))
    except (GuideError, DocumentError) as exc:
        yield Finding("error", str(exc))
    else:
        meta = read_meta(build)
        yield Finding(
            "ok", f"index: {len(index.passages)} passages of {len(index.documents)} documents, {meta.embedder}"
        )
        if not has_store(build / "chroma"):
            yield Finding("check", "the vector store is missing. Run: python -m ingest")
    place = next((p for p in (settings.index_dir, *settings.index_dir.parents) if p.exists()), Path("."))
    free = shutil.disk_usage(place).free
    if free < _LEAST_FREE:
        yield Finding("check", f"{place}: only {free // 1024**2} MB are free there")
