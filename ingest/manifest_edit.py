"""Entries added to and taken out of `corpus.toml`; its comments and order stay."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
import tomllib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ingest.errors import ManifestError, StorageError
from ingest.manifest import NAME, Entry, load_manifest

_HEAD = re.compile(r"^[ \t]*\[\[\s*document\s*\]\]", re.MULTILINE)
_FIELDS = tuple(name for name in Entry.model_fields)
_OPENING = "# What each document is. Every field is checked; `python -m ingest` names the line of a mistake.\n"


def entry_to_toml(entry: Entry, doubts: Sequence[str] = ()) -> str:
    """One `[[document]]` table, with the doubts as comments."""
    lines = ["[[document]]", *(f"# check {doubt}" for doubt in map(_one_line, doubts))]
    for name in _FIELDS:
        value = getattr(entry, name)
        if value:
            lines.append(f"{name} = {_quote(value)}")
    return "\n".join(lines) + "\n"


def add_entry(corpus: Path, entry: Entry, doubts: Sequence[str] = ()) -> None:
    """Write an entry at the end of the manifest, and into its counterpart that it is one.

    A folder that had no manifest gets one, with what it held already. Raises `ManifestError` where the
    entry does not go with the others, `StorageError` where the manifest cannot be written.
    """
    path = corpus / NAME
    before = load_manifest(corpus) if path.exists() or any(corpus.iterdir()) else ()
    if path.exists():
        text = path.read_text(encoding="utf-8")
    else:
        before = tuple(known for known in before if known.file != entry.file)
        text = _OPENING + "".join("\n" + entry_to_toml(known) for known in before)
    if entry.counterpart:
        text = _set_counterpart(text, before, entry)
    _replace(path, text.rstrip("\n") + "\n\n" + entry_to_toml(entry, doubts), len(before) + 1)


def remove_entry(corpus: Path, document_id: str) -> Entry:
    """Take an entry out of the manifest, and out of those that name it. Raises `ManifestError`."""
    path = corpus / NAME
    entries = load_manifest(corpus)
    position = next((n for n, entry in enumerate(entries) if entry.id == document_id), None)
    if position is None:
        raise ManifestError(f"No document '{document_id}' in {corpus}. There are: {', '.join(e.id for e in entries)}")
    if len(entries) == 1:
        raise ManifestError(f"'{document_id}' is the last document of {corpus}: add another one first.")
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    heads = [found.start() for found in _HEAD.finditer(text)] + [len(text)]
    if path.exists():
        kept = _comments_above(text[heads[position] : heads[position + 1]])
        text = text[: heads[position]] + kept + text[heads[position + 1] :]
        named = re.compile(
            rf"^[ \t]*(?:counterpart|translation_of)\s*=\s*{re.escape(_quote(document_id))}[ \t]*(?:#.*)?\n",
            re.MULTILINE,
        )
        _replace(path, named.sub("", text), len(entries) - 1)
    return entries[position]


def copy_into(corpus: Path, source: Path) -> Path:
    """The file's place in the corpus folder, copied there unless it is there already; never half a file.

    Raises `ManifestError` where another file of that name is there, `StorageError` where it cannot be written.
    """
    target = corpus / source.name
    if source.resolve().is_relative_to(corpus.resolve()):
        return source.resolve()
    if target.exists():
        raise ManifestError(f"{target}: there is a file of that name. Rename the new one, or remove the old one first.")
    name = ""
    try:
        handle, name = tempfile.mkstemp(dir=corpus, prefix=".adding-")
        os.close(handle)
        shutil.copyfile(source, name)
        os.chmod(name, 0o644)
        os.replace(name, target)
    except OSError as exc:
        if name:
            Path(name).unlink(missing_ok=True)
        raise StorageError(f"{target}: cannot be written: {exc.strerror}. Check space and permissions.") from exc
    return target


def _set_counterpart(text: str, entries: Sequence[Entry], entry: Entry) -> str:
    position = next((n for n, known in enumerate(entries) if known.id == entry.counterpart), None)
    if position is None:
        raise ManifestError(f"counterpart '{entry.counterpart}' is no document of this corpus.")
    if entries[position].counterpart:
        return text
    heads = [found.end() for found in _HEAD.finditer(text)]
    at = heads[position]
    return f"{text[:at]}\ncounterpart = {_quote(entry.id)}{text[at:]}"


def _comments_above(table: str) -> str:
    """The comments at a table's end, which belong to what follows: all lines after its last entry, but blank ends."""
    lines = table.splitlines(keepends=True)
    while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    tail = table[sum(map(len, lines)) :].strip("\n")
    return f"{tail}\n" if tail else ""


def _replace(path: Path, text: str, count: int) -> None:
    """Swap the manifest for `text`, which must hold `count` documents and fit together."""
    try:
        held = len(tomllib.loads(text).get("document", []))
    except tomllib.TOMLDecodeError as exc:
        raise ManifestError(f"{path}: the entry cannot be written into it ({exc}). Edit it by hand.") from exc
    if held != count:
        raise ManifestError(f"{path}: its tables cannot be told apart. Edit it by hand.")
    aside = path.with_name(f".{path.name}.partial")
    try:
        aside.write_text(text, encoding="utf-8")
        os.replace(aside, path)
    except OSError as exc:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise StorageError(f"{path}: cannot be written: {exc.strerror}. Check space and permissions.") from exc


def _quote(text: str) -> str:
    """A TOML basic string; JSON's escapes are among TOML's, but for DEL."""
    return json.dumps(_one_line(text), ensure_ascii=False).replace("\x7f", "\\u007F")


def _one_line(text: str) -> str:
    return " ".join(text.split())
