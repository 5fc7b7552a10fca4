"""Opening an index: whatever is amiss is a clear error with the command that mends it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ingest.build import build_index
from ingest.corpus import hash_corpus
from ingest.errors import IndexCorruptError, IndexMismatchError, IndexMissingError
from ingest.index import SCHEMA, open_index

INGEST = "python -m ingest"


@pytest.fixture
def index_dir(small_corpus: Path, tmp_path: Path, embedder) -> Path:
    build_index(small_corpus, tmp_path / "index", embedder)
    return tmp_path / "index"


@pytest.fixture
def build(index_dir: Path) -> Path:
    return index_dir / "builds" / (index_dir / "current").read_text(encoding="utf-8")


def change_meta(build: Path, **fields: Any) -> None:
    path = build / "meta.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | fields), encoding="utf-8")


def test_the_record_names_model_dimension_corpus_and_schema(small_corpus: Path, build: Path) -> None:
    meta = json.loads((build / "meta.json").read_text(encoding="utf-8"))
    assert (meta["schema"], meta["embedder"], meta["dimension"]) == (SCHEMA, "fake", 8)
    assert meta["corpus"] == hash_corpus(small_corpus)


def test_what_is_opened_is_what_was_built(small_corpus: Path, index_dir: Path, build: Path) -> None:
    index = open_index(index_dir, "fake", hash_corpus(small_corpus))
    assert index.folder == build
    assert index.vectors.shape == (len(index.passages), 8)
    assert index.text_vectors.shape == index.vectors.shape
    assert index.section_vectors.shape == (len(index.sections), 8)
    assert index.vectors.dtype == np.float32


def test_no_index_yet(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match=f"no index at .*{tmp_path.name}.*{INGEST}"):
        open_index(tmp_path / "index", "fake")


def test_another_model(index_dir: Path) -> None:
    with pytest.raises(IndexMismatchError, match=f"model fake, but other.*{INGEST}"):
        open_index(index_dir, "other")


def test_another_corpus(small_corpus: Path, index_dir: Path) -> None:
    (small_corpus / "handbook.en.md").write_text("# Other\n\nText.\n", encoding="utf-8")
    with pytest.raises(IndexMismatchError, match=f"another version of the corpus.*{INGEST}"):
        open_index(index_dir, "fake", hash_corpus(small_corpus))


@pytest.mark.parametrize("schema", [SCHEMA - 1, SCHEMA + 1, str(SCHEMA)])
def test_another_schema(schema: object, index_dir: Path, build: Path) -> None:
    change_meta(build, schema=schema)
    with pytest.raises(IndexMismatchError, match=f"schema {schema}.*{INGEST} --rebuild"):
        open_index(index_dir, "fake")


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


@pytest.mark.parametrize("name", ["content.json", "vectors.npy", "text_vectors.npy", "section_vectors.npy"])
@pytest.mark.parametrize("damage", [truncate, flip, Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_damaged_file_is_named(name: str, damage: Callable[[Path], object], index_dir: Path, build: Path) -> None:
    damage(build / name)
    with pytest.raises(IndexCorruptError, match=f"{name}.*{INGEST} --rebuild"):
        open_index(index_dir, "fake")


RECORDS = [
    "",
    "{}",
    "[]",
    "null",
    '"x"',
    json.dumps({"schema": SCHEMA}),
    json.dumps({"schema": SCHEMA, "more": 2}),
    "\ufeff{",
]


@pytest.mark.parametrize("content", RECORDS)
def test_a_damaged_record_is_named(content: str, index_dir: Path, build: Path) -> None:
    (build / "meta.json").write_text(content, encoding="utf-8")
    with pytest.raises(IndexCorruptError, match=f"meta.json.*{INGEST} --rebuild"):
        open_index(index_dir, "fake")


@pytest.mark.parametrize("pointer", ["", "gone", "../builds", ".", "..", "\udcff"])
def test_a_pointer_to_nowhere(pointer: str, index_dir: Path) -> None:
    (index_dir / "current").write_bytes(pointer.encode("utf-8", "surrogateescape"))
    with pytest.raises(IndexCorruptError, match=f"current.*{INGEST} --rebuild"):
        open_index(index_dir, "fake")


@pytest.mark.parametrize("name", ["vectors.npy", "text_vectors.npy", "section_vectors.npy"])
@pytest.mark.parametrize("shape", [(1, 8), (0, 8), (30,), (3, 7)])
def test_vectors_that_do_not_fit_the_passages(name: str, shape: tuple[int, ...], index_dir: Path, build: Path) -> None:
    np.save(build / name, np.ones(shape, np.float32))
    digest = hashlib.sha256((build / name).read_bytes()).hexdigest()
    meta = json.loads((build / "meta.json").read_text(encoding="utf-8"))
    change_meta(build, checksums=meta["checksums"] | {name: digest})
    with pytest.raises(IndexCorruptError, match=f"do not agree.*{INGEST} --rebuild"):
        open_index(index_dir, "fake")


@pytest.mark.parametrize("folder", ["current", "builds"])
def test_a_file_where_an_index_should_be(folder: str, tmp_path: Path) -> None:
    (tmp_path / "index").write_text("a file", encoding="utf-8")
    with pytest.raises(IndexMissingError):
        open_index(tmp_path / "index", "fake")
