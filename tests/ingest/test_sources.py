"""Source files that cannot be read: the error names the file, the line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.corpus import load_corpus
from ingest.errors import DocumentError
from ingest.loaders import read_source


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        (b"\xef\xbb\xbf\n", "is empty"),
        ("Yksi\nKaksi\nKolm\u00e4s\n".encode("latin-1"), ":3: not UTF-8"),
        ("Yksi\n".encode("utf-16"), ":1: not UTF-8"),
        (b"Yksi\r\nKaksi\xff\r\n", ":2: not UTF-8"),
        (b"Yksi\nKa\x00ksi\n", ":2: holds a NUL byte"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "not text but a PDF. Give it the ending .pdf"),
    ],
    ids=["empty", "blank", "byte order mark", "Latin-1", "UTF-16", "CRLF", "NUL", "PDF"],
)
def test_an_unreadable_document_is_named(content: bytes, says: str, small_corpus: Path) -> None:
    path = small_corpus / "deck.fi.txt"
    path.write_bytes(content)
    with pytest.raises(DocumentError) as caught:
        load_corpus(small_corpus)
    assert str(caught.value).startswith(str(path))
    assert says in str(caught.value)


def test_a_missing_document_is_named(small_corpus: Path) -> None:
    (small_corpus / "handbook.en.md").unlink()
    with pytest.raises(DocumentError, match=r"handbook\.en\.md: the file is missing"):
        load_corpus(small_corpus)


def test_a_folder_in_a_documents_place_is_named(small_corpus: Path) -> None:
    (small_corpus / "handbook.en.md").unlink()
    (small_corpus / "handbook.en.md").mkdir()
    with pytest.raises(DocumentError, match=r"handbook\.en\.md: cannot be read"):
        load_corpus(small_corpus)


@pytest.mark.parametrize("text", ["a\r\nb\rc\n", "\ufeffä\u2028ö\n", "no end"])
def test_a_source_is_read_as_it_stands(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    assert read_source(path) == text
