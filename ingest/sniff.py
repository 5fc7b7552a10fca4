"""What a file is, told by its content: endings lie."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Literal, TypeAlias

from ingest.types import DocumentKind

FileForm: TypeAlias = Literal["pdf", "pptx", "docx", "html", "xlsx", "zip", "legacy-office", "binary", "text"]
NAMES: dict[FileForm, str] = {
    "pdf": "a PDF",
    "pptx": "a PowerPoint file",
    "docx": "a Word file",
    "html": "a web page",
    "xlsx": "an Excel file",
    "zip": "a ZIP archive",
    "legacy-office": "an old or a protected Office file",
    "binary": "no text",
    "text": "plain text",
}
_HEAD = 4096


def sniff(path: Path) -> FileForm:
    """The form of a file. Raises `OSError` where it cannot be opened."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK"):
        return _sniff_zip(path)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "legacy-office"
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").lower()
    plain = start.replace(b"\0", b"")
    if plain.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (
        plain.startswith((b"<?xml", b"<!--")) and b"<html" in plain
    ):
        return "html"
    if plain.startswith((b"from: <saved by", b"mime-version:")) and b"multipart/related" in plain:
        return "html"
    return "binary" if b"\0" in head else "text"


def fits(kind: DocumentKind, form: FileForm) -> bool:
    """Whether a file of this form can be read as the kind."""
    wanted = kind.partition("-")[0] if kind.startswith("pdf") else kind
    if wanted in ("pdf", "pptx", "docx"):
        return form == wanted
    if wanted == "html":
        return form in ("html", "text")
    return form in ("text", "html", "binary")  # the text reader says what is wrong with bytes, and where


def _sniff_zip(path: Path) -> FileForm:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return "zip"
    if "ppt/presentation.xml" in names:
        return "pptx"
    if "word/document.xml" in names:
        return "docx"
    return "xlsx" if "xl/workbook.xml" in names else "zip"
