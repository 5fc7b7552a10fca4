"""`corpus.toml`: what each document is; read strictly, with errors that name the line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError, field_validator

from ingest.errors import DocumentError, ManifestError
from ingest.types import Document, DocumentKind, Language

NAME = "corpus.toml"
KINDS_BY_SUFFIX: dict[str, DocumentKind] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".pdf": "pdf",
    ".pptx": "pptx",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mht": "html",
    ".mhtml": "html",
}
_SUFFIXES = frozenset({".txt", *KINDS_BY_SUFFIX})
_ID_SUFFIX = re.compile(r"(?P<stem>.+)[._-](?P<language>fi|en)\Z")

_ALIASES = {
    "file": ("file", "path"),
    "edition": ("edition", "call_year"),
    "licence": ("licence", "license", "licence_note"),
}


class Entry(BaseModel):
    """One `[[document]]` table."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]*$")
    file: str = Field(min_length=1, validation_alias=AliasChoices(*_ALIASES["file"]))
    title: str = Field(min_length=1)
    language: Language
    kind: DocumentKind
    publisher: str = ""
    edition: str = Field(default="", validation_alias=AliasChoices(*_ALIASES["edition"]))
    url: str = Field(default="", pattern=r"^(https?://\S+)?$")
    licence: str = Field(default="", validation_alias=AliasChoices(*_ALIASES["licence"]))
    counterpart: str | None = None
    translation_of: str | None = None
    contact: str = ""
    series: str = ""

    @field_validator("edition", mode="before")
    @classmethod
    def _edition_as_text(cls, value: object) -> object:
        return str(value) if isinstance(value, int) else value

    def to_document(self) -> Document:
        """The entry as the pipeline's `Document`."""
        return Document(**self.model_dump(exclude={"file"}))


def load_manifest(corpus: Path) -> tuple[Entry, ...]:
    """The entries of `corpus/corpus.toml`, in order.

    A folder without one is read as it is: every file of a known ending is a document, its id the
    file's name and its language the `.fi`/`.en` before the ending. Raises `ManifestError` naming
    file and line: not TOML, an unknown or wrong field, two documents with one id, a counterpart
    that is not there, a file outside the corpus.
    """
    if not corpus.is_dir():
        raise ManifestError(f"{corpus}: no such corpus folder. Set --corpus or ERASMUS_GUIDE_CORPUS.")
    path = corpus / NAME
    if not path.exists():
        return _infer_entries(corpus)
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8")
        content = tomllib.loads(text)
    except OSError as exc:
        raise ManifestError(f"{path}: cannot be read: {exc.strerror}. Check what it is and its permissions.") from exc
    except UnicodeDecodeError as exc:
        line = raw[: exc.start].count(b"\n") + 1
        raise ManifestError(f"{path}:{line}: not UTF-8. Save it as UTF-8.") from exc
    except tomllib.TOMLDecodeError as exc:
        raise ManifestError(f"{path}: not valid TOML: {exc}") from exc
    unknown = sorted(set(content) - {"document"})
    if unknown:
        where = f"{path}:{_line_of_entry(text, unknown[0])}"
        raise ManifestError(f"{where}: unknown entry '{unknown[0]}'; only [[document]] tables belong here.")
    tables = content.get("document", [])
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        raise ManifestError(f"{path}: lists no document. Add a [[document]] table for each source file.")
    entries = tuple(_read_entry(path, text, position, table) for position, table in enumerate(tables))
    _check(path, text, corpus, entries)
    return entries


def _read_entry(path: Path, text: str, position: int, table: dict[str, Any]) -> Entry:
    try:
        return Entry.model_validate(table)
    except ValidationError as exc:
        error = exc.errors()[0]
        field = str(error["loc"][0]) if error["loc"] else "document"
        name = table.get("id", f"number {position + 1}")
        message = "unknown field" if error["type"] == "extra_forbidden" else error["msg"]
        line = _line_of(text, field, position)
        raise ManifestError(f"{path}:{line}: document {name}: {field}: {message}") from exc


def _check(path: Path, text: str, corpus: Path, entries: tuple[Entry, ...]) -> None:
    seen: dict[str, int] = {}
    for position, entry in enumerate(entries):
        line = _line_of(text, "id", position)
        if entry.id in seen:
            first = _line_of(text, "id", seen[entry.id])
            raise ManifestError(
                f"{path}:{line}: two documents have the id '{entry.id}' (the other: line {first}). Rename one."
            )
        seen[entry.id] = position
        if not (corpus / entry.file).resolve().is_relative_to(corpus.resolve()):
            raise ManifestError(
                f"{path}:{_line_of(text, 'file', position)}: '{entry.file}' lies outside the corpus folder."
            )
    for position, entry in enumerate(entries):
        for field in ("counterpart", "translation_of"):
            target = getattr(entry, field)
            if target is not None and target not in seen:
                raise ManifestError(
                    f"{path}:{_line_of(text, field, position)}: {field} '{target}' is no document of this corpus."
                )


def _line_of(text: str, field: str, position: int) -> int:
    """The 1-based line of a field in the `position`-th table, or of the table's own line."""
    lines = text.split("\n")
    names = "|".join(re.escape(name) for name in _ALIASES.get(field, (field,)))
    heads = [n for n, line in enumerate(lines, start=1) if line.strip().startswith("[[document]]")]
    if position >= len(heads):
        return 1
    stop = heads[position + 1] - 1 if position + 1 < len(heads) else len(lines)
    for number in range(1 if position == 0 else heads[position], stop + 1):
        if re.match(rf"\s*[\"']?(?:{names})[\"']?\s*=", lines[number - 1]):
            return number
    return heads[position]


def _line_of_entry(text: str, name: str) -> int:
    """The 1-based line on which a key or table of the file itself begins."""
    opening = re.compile(rf"\s*\[*\s*[\"']?{re.escape(name)}\b")
    return next((n for n, line in enumerate(text.split("\n"), start=1) if opening.match(line)), 1)


def list_files(corpus: Path) -> tuple[str, ...]:
    """The names of the documents' files. Raises `ManifestError` as `load_manifest` does."""
    if corpus.is_dir() and not (corpus / NAME).exists():
        return tuple(path.name for path in _find_files(corpus))
    return tuple(entry.file for entry in load_manifest(corpus))


def _find_files(corpus: Path) -> list[Path]:
    """The documents in a folder without a manifest; a link that leads out of it is none."""
    inside = corpus.resolve()
    return sorted(
        path
        for path in corpus.iterdir()
        if path.suffix.lower() in _SUFFIXES and path.is_file() and path.resolve().is_relative_to(inside)
    )


def _infer_entries(corpus: Path) -> tuple[Entry, ...]:
    files = _find_files(corpus)
    if not files:
        endings = ", ".join(sorted(_SUFFIXES))
        raise ManifestError(f"{corpus}: neither a {NAME} nor any document ({endings}). Is this the corpus folder?")
    ids: dict[str, Path] = {}
    for path in files:
        other = ids.setdefault(_infer_id(path), path)
        if other is not path:
            raise ManifestError(
                f"{path}: two documents have the id '{_infer_id(path)}' (the other: {other.name}). Rename one."
            )
    return tuple(_infer_entry(identity, path, ids) for identity, path in ids.items())


def _infer_id(path: Path) -> str:
    return re.sub(r"[^a-z0-9._-]+", "-", path.stem.casefold()).strip("-._") or "document"


def _infer_entry(identity: str, path: Path, ids: dict[str, Path]) -> Entry:
    named = _ID_SUFFIX.fullmatch(identity)
    kind = KINDS_BY_SUFFIX.get(path.suffix.lower())
    if kind in (None, "markdown"):
        text = path.read_text(encoding="utf-8", errors="replace")
        deck = re.search(r"^[ \t]*(?:Dia|Slide) 1\b", text, re.MULTILINE) is not None
        kind = kind or ("deck-text" if deck else "guide-page-text")
    else:
        text = "" if named else _peek(path, kind)
    language: Language = _language_of(named["language"] if named else "", text)
    other = f"{identity[: -len(language)]}{'en' if language == 'fi' else 'fi'}" if named else ""
    return Entry(
        id=identity,
        file=path.name,
        title=identity.replace("-", " "),
        language=language,
        kind=kind,
        counterpart=other if other in ids else None,
    )


def _language_of(suffix: str, text: str) -> Language:
    if suffix:
        return "fi" if suffix == "fi" else "en"
    return guess_language(text)


def _peek(path: Path, kind: DocumentKind) -> str:
    """The first text of a file, empty where it cannot be read: reading it will say why."""
    from ingest.peek import peek  # takes parsers, which a manifest does not need

    try:
        return peek(path, kind).text
    except DocumentError:
        return ""


def guess_language(text: str) -> Language:
    """Finnish or English, by the share of ä and ö."""
    return "fi" if len(re.findall(r"[äö]", text.casefold())) * 60 > len(text) else "en"
