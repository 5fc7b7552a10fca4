"""What a PDF declares of itself: pypdf reads the catalogue's language tag, which pdfium does not give out."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError

_LONGEST = 35  # characters of a language tag (RFC 5646)


def read_language(path: Path) -> str:
    """The tag in the catalogue (`fi-FI`); empty where there is none, or none that can be read."""
    try:
        tag = PdfReader(path).root_object.get("/Lang", "")
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ""  # pdfium reads many files that pypdf does not: the file's own words decide
    return str(tag).strip()[:_LONGEST]
