"""What the verbs of `python -m ingest` do beside building: add, remove, list, inspect."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from ingest.corpus import load_document
from ingest.editions import choose_editions
from ingest.errors import DocumentError, GuideError, ManifestError, StorageError
from ingest.index import current_build, read_documents
from ingest.layout import load_layouts
from ingest.lines import collapse
from ingest.manifest import NAME, Entry, load_manifest
from ingest.manifest_edit import add_entry, copy_into, entry_to_toml, remove_entry
from ingest.proposal import Given, propose
from ingest.records import passage_to_json, section_to_json
from ingest.settings import Settings
from ingest.types import Page, Section, SectionText, Slide

EXIT_OK, EXIT_ERROR = 0, 1


def add_files(settings: Settings, files: Sequence[Path], given: Given, dry_run: bool) -> int:
    """Propose an entry for each file and write it into the manifest; what cannot be read is said, the rest added."""
    try:
        settings.corpus.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise StorageError(f"{settings.corpus}: cannot be made: {exc.strerror}. Check its permissions.") from exc
    failed = added = 0
    for file in files:
        try:
            _add_file(settings, file, given, dry_run)
            added += 1
        except GuideError as exc:
            print(f"error: {exc}", file=sys.stderr)
            failed += 1
    if added and not dry_run:
        print(f"Written to {settings.corpus / NAME}. Look through it, then run: python -m ingest")
    return EXIT_ERROR if failed else EXIT_OK


def _add_file(settings: Settings, file: Path, given: Given, dry_run: bool) -> None:
    if not file.is_file():
        raise DocumentError(f"{file}: no such file.")
    corpus = settings.corpus
    has_documents = any(corpus.iterdir()) and _has_entries(corpus)
    known = load_manifest(corpus) if has_documents else ()
    described = [entry for entry in known if (corpus / entry.file).resolve() == file.resolve()]
    if described and (corpus / NAME).exists():
        raise ManifestError(f"{file}: it is in {corpus / NAME} already, as '{described[0].id}'. Edit it there.")
    same = next((e for e in known if e not in described and _is_same_file(corpus / e.file, file)), None)
    if same is not None:
        raise ManifestError(f"{file}: the same file is there already: {same.file}, as '{same.id}'.")
    proposal = propose(file, [entry for entry in known if entry not in described], given)
    entry = proposal.entry
    if not dry_run:
        target = copy_into(corpus, file)
        entry = entry.model_copy(update={"file": target.relative_to(corpus.resolve()).as_posix()}) if (
            target.is_absolute() and target.is_relative_to(corpus.resolve())
        ) else entry  # fmt: skip
        add_entry(corpus, entry, proposal.doubts)
    print(entry_to_toml(entry, proposal.doubts))


def _has_entries(corpus: Path) -> bool:
    if (corpus / NAME).exists():
        return True
    try:
        return bool(load_manifest(corpus))
    except ManifestError:
        return False  # a folder that holds no document yet


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
    except OSError:
        return False


def remove_document(settings: Settings, document_id: str, keep_file: bool) -> int:
    """Take a document out of the manifest and, unless `keep_file`, its file out of the folder."""
    has_manifest = (settings.corpus / NAME).exists()
    entry = remove_entry(settings.corpus, document_id)
    shared = has_manifest and any(e.file == entry.file for e in load_manifest(settings.corpus))
    if not keep_file and not shared:
        (settings.corpus / entry.file).unlink(missing_ok=True)
    gone = "its file is kept" if keep_file or shared else f"its file {entry.file} is deleted"
    print(f"Removed '{document_id}'; {gone}. It leaves the index with the next: python -m ingest")
    return EXIT_OK


def list_documents(settings: Settings, as_json: bool) -> int:
    """The documents of the manifest, and what the index holds of each."""
    entries = load_manifest(settings.corpus)
    index = _held(settings)
    newest = choose_editions(entry.to_document() for entry in entries)
    rows = [_row(entry, index, entry.id in newest) for entry in entries]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return EXIT_OK
    for row in rows:
        state = f"{row['sections']} sections, {row['passages']} passages" if row["indexed"] else "not in the index yet"
        older = "" if row["newest"] else "  (older edition: asked only where a question names its year)"
        about = ", ".join(str(row[name]) for name in ("language", "kind", "edition") if row[name])
        print(f"{row['id']}  {row['title']}\n    {about}; {row['file']}; {state}{older}")
    return EXIT_OK


def _row(entry: Entry, index: dict[str, tuple[int, int]], newest: bool) -> dict[str, object]:
    sections, passages = index.get(entry.id, (0, 0))
    about = {
        name: getattr(entry, name) for name in ("id", "title", "language", "kind", "edition", "file", "counterpart")
    }
    return about | {"indexed": entry.id in index, "sections": sections, "passages": passages, "newest": newest}


def _held(settings: Settings) -> dict[str, tuple[int, int]]:
    """Sections and passages by document id, as the index in use has them; empty where there is none."""
    try:
        return read_documents(current_build(settings.index_dir))
    except GuideError:
        return {}


def inspect_document(settings: Settings, document_id: str, as_json: bool, passages: bool, source: bool) -> int:
    """Show how a document was read: its sections, its passages, or the text that quotes are checked against."""
    entries = {entry.id: entry for entry in load_manifest(settings.corpus)}
    if document_id not in entries:
        known = ", ".join(entries)
        raise DocumentError(f"No document '{document_id}' in {settings.corpus}. There are: {known}")
    loaded = load_document(settings.corpus, entries[document_id], load_layouts(settings.corpus))
    if source:
        sys.stdout.write(loaded.source)
    elif as_json:
        records = (
            [passage_to_json(p) for p in loaded.passages] if passages else [section_to_json(s) for s in loaded.sections]
        )
        print(json.dumps(records, ensure_ascii=False, indent=1))
    elif passages:
        for passage in loaded.passages:
            print(f"{passage.id}  [{' › '.join(passage.heading_path)}]  {passage.text}")
    else:
        for section in loaded.sections:
            print(f"{_place(section)}\n{section.text}\n")
    if not as_json and not source:
        for notice in loaded.notices:
            print(f"note: {document_id}: {notice}", file=sys.stderr)
    return EXIT_OK


def _place(section: SectionText) -> str:
    locator = section.locator
    if isinstance(locator, Slide):
        mark = " (title derived)" if locator.derived else ""
        return f"== {locator.number}. {collapse(locator.title)}{mark}"
    if isinstance(locator, Section):
        anchor = f"  #{locator.anchor}" if locator.anchor else ""
        return f"== {' › '.join(locator.path)}{anchor}"
    assert isinstance(locator, Page)
    in_file = f" (page {locator.number} of the file)" if locator.label != str(locator.number) else ""
    return f"== p. {locator.label}{in_file}  {' › '.join(locator.path)}".rstrip()
