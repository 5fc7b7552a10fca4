"""What a loader is, and which one reads which kind of document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ingest.errors import DocumentError
from ingest.loaders.deck_text import load_deck_text
from ingest.loaders.guide_page import load_guide_page
from ingest.loaders.markdown import load_markdown
from ingest.types import Document, DocumentKind, SectionText

Loader = Callable[[Document, str], tuple[SectionText, ...]]

_LOADERS: dict[DocumentKind, Loader] = {
    "deck-text": load_deck_text,
    "guide-page-text": load_guide_page,
    "text": load_guide_page,
    "markdown": load_markdown,
}


def open_loader(kind: DocumentKind) -> Loader:
    """The loader for a kind of document."""
    return _LOADERS[kind]


def read_source(path: Path) -> str:
    """The text of a source file, its line ends as they are; offsets count its characters.

    Raises `DocumentError` naming the file where it is missing, empty, not UTF-8 or not text.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError as exc:
        raise DocumentError(f"{path}: the file is missing. Put it there or take it out of corpus.toml.") from exc
    except OSError as exc:
        raise DocumentError(f"{path}: cannot be read: {exc.strerror}. Check its permissions.") from exc
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as exc:
        line = raw[: exc.start].count(b"\n") + 1
        raise DocumentError(
            f"{path}:{line}: not UTF-8 (byte {exc.start}). Save the file as UTF-8 and ingest again."
        ) from exc
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        raise DocumentError(f"{path}:{line}: holds a NUL byte, so it is not a text file. Export it as text.")
    if not text.removeprefix("\ufeff").strip():
        raise DocumentError(f"{path}: the file is empty. Export it again or take it out of corpus.toml.")
    return text
