"""What a loader is, and which one reads which kind of document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ingest.errors import DocumentError
from ingest.extraction import Extraction
from ingest.loaders.deck_text import load_deck_text
from ingest.loaders.guide_page import load_guide_page
from ingest.loaders.markdown import load_markdown
from ingest.office.blocks import assemble_blocks
from ingest.pdf.document import assemble_pdf
from ingest.sandbox import Limits, PageProgress, read_office, read_pdf_pages
from ingest.sniff import NAMES, FileForm, fits, sniff
from ingest.types import Document, DocumentKind, SectionText

Loader = Callable[[Document, str], tuple[SectionText, ...]]

_LOADERS: dict[DocumentKind, Loader] = {
    "deck-text": load_deck_text,
    "guide-page-text": load_guide_page,
    "text": load_guide_page,
    "markdown": load_markdown,
}


def load_file(
    document: Document, path: Path, progress: PageProgress | None = None, limits: Limits | None = None
) -> Extraction:
    """A document's source text and sections, by its kind. `progress(done, total)` counts the pages of a PDF.

    Raises `DocumentError` naming the file and the reason.
    """
    if document.kind in _LOADERS:
        form = _sniff(path)
        if form in ("pdf", "pptx", "docx", "xlsx", "legacy-office"):
            raise DocumentError(f"{path}: not text but {NAMES[form]}. {_advice(form)}")
        source = read_source(path)
        return Extraction(source, open_loader(document.kind)(document, source))
    _check_form(document.kind, path)
    try:
        if document.kind in ("pdf", "pdf-deck", "pdf-guide"):
            return assemble_pdf(document, read_pdf_pages(path, limits, progress))
        if document.kind in ("pptx", "docx", "html"):
            return assemble_blocks(document, read_office(document.kind, path, limits))
    except DocumentError as exc:
        if str(exc).startswith(str(path)):
            raise
        raise DocumentError(f"{path}: {exc}") from exc
    raise DocumentError(f"{path}: no loader for the kind '{document.kind}'.")


def open_loader(kind: DocumentKind) -> Loader:
    """The loader for a kind of text document."""
    return _LOADERS[kind]


def _sniff(path: Path) -> FileForm:
    try:
        return sniff(path)
    except FileNotFoundError as exc:
        raise DocumentError(f"{path}: the file is missing. Put it there or take it out of corpus.toml.") from exc
    except OSError as exc:
        raise DocumentError(f"{path}: cannot be read: {exc.strerror}. Check its permissions.") from exc


def _check_form(kind: DocumentKind, path: Path) -> None:
    form = _sniff(path)
    if path.stat().st_size == 0:
        raise DocumentError(f"{path}: the file is empty. Save or download it again.")
    if fits(kind, form):
        return
    if form == "zip" and kind in ("pptx", "docx"):
        raise DocumentError(f"{path}: it is cut off or damaged. Save or download it again.")
    if form == "legacy-office" and kind in ("pptx", "docx"):
        raise DocumentError(f"{path}: it is protected by a password or in an old format. {_advice(form)}")
    wanted = {"pptx": "a PowerPoint file", "docx": "a Word file", "html": "a web page"}.get(kind, "a PDF")
    raise DocumentError(f"{path}: not {wanted} but {NAMES[form]}. {_advice(form)}")


def _advice(form: FileForm) -> str:
    if form in ("pdf", "pptx", "docx", "html"):
        return f"Give it the ending .{form} and the kind '{form}' in corpus.toml."
    if form == "legacy-office":
        return "Save it without a password as .pptx or .docx."
    if form == "xlsx":
        return "Save what matters of it as PDF or HTML."
    return "Save it again from the program that made it."


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
