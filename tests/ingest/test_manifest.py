"""`corpus.toml`: every mistake is named with its file and line; a folder without one is inferred."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.corpus import load_corpus
from ingest.errors import ManifestError
from ingest.manifest import load_manifest

Maker = Callable[[dict[str, str | bytes]], Path]

GOOD = """\
# A comment first.

[[document]]
id = "one.fi"
file = "one.fi.txt"
title = "Yksi"
language = "fi"
kind = "text"
url = "https://example.org/a"
edition = 2031
counterpart = "one.en"

[[document]]
id = "one.en"
file = "one.en.txt"
title = "One"
language = "en"
kind = "text"
counterpart = "one.fi"
translation_of = "one.fi"
"""
FILES: dict[str, str | bytes] = {"one.fi.txt": "Yksi.\n", "one.en.txt": "One.\n"}


def test_a_good_manifest(make_corpus: Maker) -> None:
    fi, en = load_manifest(make_corpus({**FILES, "corpus.toml": GOOD}))
    document = en.to_document()
    assert (fi.id, fi.file, fi.edition, fi.url) == ("one.fi", "one.fi.txt", "2031", "https://example.org/a")
    assert (document.counterpart, document.translation_of, document.language) == ("one.fi", "one.fi", "en")


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('language = "fi"', 'language = "sv"', 7, "language"),
        ('kind = "text"\nurl', 'kind = "odt"\nurl', 8, "kind"),
        ('title = "One"', 'title = "One"\ncolour = "red"', 17, "colour: unknown field"),
        ('title = "Yksi"', 'title = ""', 6, "title"),
        ('title = "One"\n', "", 13, "title: Field required"),
        ('"https://example.org/a"', '"example.org/a"', 9, "url"),
        ('id = "one.fi"', 'id = "One Fi"', 4, "id"),
        ('id = "one.en"', 'id = "one.fi"', 14, "two documents have the id 'one.fi' (the other: line 4)"),
        ('counterpart = "one.en"', 'counterpart = "two.en"', 11, "counterpart 'two.en' is no document"),
        ('translation_of = "one.fi"', 'translation_of = "x"', 20, "translation_of 'x' is no document"),
        ('file = "one.en.txt"', 'file = "../one.en.txt"', 15, "outside the corpus"),
        ('file = "one.en.txt"', 'file = "/etc/hostname"', 15, "outside the corpus"),
        ('file = "one.en.txt"', 'path = "/etc/hostname"', 15, "outside the corpus"),
        ("# A comment first.", "[settings]\nmodel = 1", 1, "unknown entry 'settings'"),
        ("# A comment first.", "model = 1", 1, "unknown entry 'model'"),
        ('title = "One"', 'title = "One', 16, "not valid TOML"),
        ('id = "one.fi"', "id = 5", 4, "id"),
    ],
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, line: int, says: str, make_corpus: Maker) -> None:
    assert GOOD.count(old) == 1
    folder = make_corpus({**FILES, "corpus.toml": GOOD.replace(old, new)})
    with pytest.raises(ManifestError) as caught:
        load_corpus(folder)
    message = str(caught.value)
    assert message.startswith(str(folder / "corpus.toml"))
    assert says in message
    assert re.search(rf":{line}:|line {line},", message), message


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "document = 3\n", "document = [1]\n", "document = []\n", "[document]\nid = 'a'\n"]
)
def test_a_manifest_without_document_tables(text: str, make_corpus: Maker) -> None:
    folder = make_corpus({**FILES, "corpus.toml": text})
    with pytest.raises(ManifestError, match=re.escape(str(folder / "corpus.toml"))):
        load_manifest(folder)


def test_a_manifest_that_is_not_utf8(make_corpus: Maker) -> None:
    folder = make_corpus({**FILES, "corpus.toml": GOOD.replace("Yksi", "Ykäi").encode("latin-1")})
    with pytest.raises(ManifestError, match=r"corpus\.toml:6: not UTF-8"):
        load_manifest(folder)


def test_a_manifest_that_is_a_folder(make_corpus: Maker) -> None:
    folder = make_corpus(FILES)
    (folder / "corpus.toml").mkdir()
    with pytest.raises(ManifestError, match=r"corpus\.toml"):
        load_manifest(folder)


def test_a_missing_corpus_folder_says_how_to_set_it(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="--corpus or ERASMUS_GUIDE_CORPUS"):
        load_manifest(tmp_path / "nowhere")


def test_a_folder_without_a_manifest_is_inferred(make_corpus: Maker) -> None:
    folder = make_corpus(
        {
            "Kutsu 2031.fi.txt": "Haku\n\n\n\nTuki\n\tDia 1: Haku\n\tDia 2: Tuki\n",
            "Kutsu 2031.en.txt": "Call\n\n\n\nGrant\n\tSlide 1: Call\n\tSlide 2: Grant\n",
            "handbook.md": "# Handbook\n\nThe grant is paid in May.\n",
            "ohje.txt": "Hakijan täytyy lähettää määräaikaan mennessä pyydetyt selvitykset.\n",
            "picture.png": b"\x89PNG",
            ".hidden": "x",
        }
    )
    entries = {entry.id: entry for entry in load_manifest(folder)}
    assert {id_: (e.language, e.kind, e.counterpart) for id_, e in entries.items()} == {
        "kutsu-2031.fi": ("fi", "deck-text", "kutsu-2031.en"),
        "kutsu-2031.en": ("en", "deck-text", "kutsu-2031.fi"),
        "handbook": ("en", "markdown", None),
        "ohje": ("fi", "guide-page-text", None),
    }
    assert len(load_corpus(folder).documents) == 4


def test_inferred_ids_that_clash_are_an_error(make_corpus: Maker) -> None:
    folder = make_corpus({"a b.txt": "One.\n", "a-b.txt": "Two.\n"})
    with pytest.raises(ManifestError, match="two documents have the id 'a-b'"):
        load_manifest(folder)


def test_a_folder_without_documents_is_an_error(make_corpus: Maker) -> None:
    with pytest.raises(ManifestError, match=r"neither a corpus\.toml nor any"):
        load_manifest(make_corpus({"picture.png": b"\x89"}))
