"""Editing the manifest: what people wrote into it stays, whatever is added or removed."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from ingest.manifest import NAME, Entry
from ingest.manifest_edit import add_entry, remove_entry

HEADER = "# Our guides; ask Maija before you change anything.\n# kind: markdown | text\n\n# Since 2031.\n\n"
TABLE = """\
[[document]]
id = "{id}"
file = "{id}.md"
title = "{id}"
language = "en"
kind = "markdown"
edition = "2031"
"""


def entry(name: str) -> Entry:
    fields = {"id": name, "file": f"{name}.md", "title": name, "language": "en", "kind": "markdown", "edition": "2031"}
    return Entry.model_validate(fields)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Three documents with a comment above each, one of them without a blank line before it."""
    for name in ("one", "two", "three", "four"):
        (tmp_path / f"{name}.md").write_text("# A guide\n\nA text.\n", encoding="utf-8")
    one, two, three = (TABLE.format(id=name) for name in ("one", "two", "three"))
    text = f"{HEADER}{one}\n# About two.\n\n# More about two.\n{two}# About three.\n{three}# The end."
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    return tmp_path


def read(corpus: Path) -> tuple[str, list[str]]:
    text = (corpus / NAME).read_text(encoding="utf-8")
    return text, [document["id"] for document in tomllib.loads(text)["document"]]


def test_comments_stay_when_a_document_is_added(corpus: Path) -> None:
    before = (corpus / NAME).read_text(encoding="utf-8")
    add_entry(corpus, entry("four"))
    text, ids = read(corpus)
    assert text.startswith(f"{before}\n")
    assert ids == ["one", "two", "three", "four"]


@pytest.mark.parametrize("gone", ["one", "two", "three"])
def test_comments_stay_when_a_document_is_removed(corpus: Path, gone: str) -> None:
    remove_entry(corpus, gone)
    text, ids = read(corpus)
    assert text.startswith(HEADER)
    assert ids == [name for name in ("one", "two", "three") if name != gone]
    comments = ("# About two.", "# More about two.", "# About three.", "# The end.")
    assert [line for line in text.removeprefix(HEADER).splitlines() if line.startswith("#")] == list(comments)


def test_adding_and_removing_changes_nothing(corpus: Path) -> None:
    before = (corpus / NAME).read_text(encoding="utf-8")
    for _ in range(2):
        add_entry(corpus, entry("four"))
        remove_entry(corpus, "four")
    assert (corpus / NAME).read_text(encoding="utf-8").rstrip("\n") == before


def test_only_the_last_comments_of_a_table_belong_to_the_next_one(corpus: Path) -> None:
    add_entry(corpus, entry("four"), doubts=["edition: 2030 or 2031"])
    assert "# check edition: 2030 or 2031" in read(corpus)[0]
    remove_entry(corpus, "four")
    assert "# check edition" not in read(corpus)[0]
