"""What ingest's tests share: the real corpora, small ones made by the test, an embedder of hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from ingest.corpus import Corpus, LoadedDocument, load_corpus
from ingest.embedder import Progress, Vectors

ROOT = Path(__file__).resolve().parents[2]

DECK_FI = """\
Hakuajat 2031

Pienten pilottien haku (KA910):

5. maaliskuuta 2031 klo 13.00 Suomen aikaa



Suuret pilotit (KA920)

• Vähintään 3 organisaatiota

• Budjetti perustuu kertakorvaukseen

• 10 000 €

• 20 000 €

\tDia 1: Hakuajat 2031
\tDia 2: Suuret pilotit (KA920)
"""
HANDBOOK_EN = """\
# Handbook

## Payments

The first payment is made within 30 days. The second follows later.
"""
MANIFEST = """\
[[document]]
id = "deck.fi"
file = "deck.fi.txt"
title = "Kutsu 2031"
language = "fi"
kind = "deck-text"

[[document]]
id = "handbook.en"
file = "handbook.en.md"
title = "Handbook"
language = "en"
kind = "markdown"
"""


class FakeEmbedder:
    """Unit vectors of dimension 8 from a hash of the text; remembers what it was asked to embed."""

    dimension = 8

    def __init__(self, name: str = "fake") -> None:
        self.name = name
        self.asked: list[str] = []

    def embed_query(self, text: str) -> Vectors:
        digest = hashlib.sha256(f"{self.name}\0{text}".encode()).digest()
        numbers = np.frombuffer(digest, dtype=np.uint32).astype(np.float32) - 2.0**31
        return numbers / np.linalg.norm(numbers)

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        self.asked.extend(texts)
        rows = [self.embed_query(text) for text in texts]
        if progress and texts:
            progress(len(texts), len(texts))
        return np.array(rows, dtype=np.float32).reshape(len(texts), self.dimension)


CorpusMaker = Callable[..., Path]


@pytest.fixture
def embedder() -> FakeEmbedder:
    return FakeEmbedder()


@pytest.fixture(scope="session")
def session_embedder() -> FakeEmbedder:
    return FakeEmbedder()


@pytest.fixture
def make_embedder() -> type[FakeEmbedder]:
    return FakeEmbedder


@pytest.fixture
def make_corpus(tmp_path: Path) -> CorpusMaker:
    """A function that writes `{file name: text or bytes}` into a new corpus folder."""
    made: list[Path] = []

    def make(files: dict[str, str | bytes]) -> Path:
        folder = tmp_path / f"corpus{len(made)}"
        folder.mkdir()
        made.append(folder)
        for name, content in files.items():
            (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return make


@pytest.fixture
def small_corpus(make_corpus: CorpusMaker) -> Path:
    """Two documents, a Finnish deck and an English handbook."""
    return make_corpus({"corpus.toml": MANIFEST, "deck.fi.txt": DECK_FI, "handbook.en.md": HANDBOOK_EN})


@pytest.fixture(scope="session")
def bundled() -> Corpus:
    """The corpus that the assistant ships with."""
    return load_corpus(ROOT / "corpus")


@pytest.fixture(scope="session")
def real_documents(bundled: Corpus) -> dict[str, LoadedDocument]:
    """Every bundled document and every document of the unseen corpus, by id."""
    unseen = load_corpus(ROOT / "tests" / "unseen" / "corpus")
    return {loaded.document.id: loaded for loaded in (*bundled.documents, *unseen.documents)}
