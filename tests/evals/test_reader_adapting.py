"""Learning the adapter: what answers comes nearer, also on questions that were not learnt from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from assistant.retrieval.adapter import load_adapter
from evals.reader.adapting import Asked, describe, learn, write_adapter

D, UNITS = 16, 30


def _ground(name: str, seed: int) -> Asked:
    """Questions whose answers lie where one fixed turn of their vectors points to."""
    rng = np.random.default_rng(seed)
    turn = np.random.default_rng(99).normal(size=(D, D))
    units = rng.normal(size=(UNITS, D))
    asked = units @ turn / np.linalg.norm(units @ turn, axis=1, keepdims=True)
    units = units / np.linalg.norm(units, axis=1, keepdims=True)
    views = tuple(torch.tensor(units, dtype=torch.float32) for _ in range(4))
    good = torch.eye(UNITS, dtype=torch.bool)
    return Asked(name, torch.tensor(asked, dtype=torch.float32), views, (good,) * 4, has_counterparts=False)


def _figures(report: str, view: str) -> list[float]:
    (row,) = [line for line in report.splitlines() if f"| {view} |" in line]
    return [float(cell) for cell in row.strip("| ").split("|")[2:]]


def test_what_answers_comes_nearer_on_questions_not_learnt_from() -> None:
    adapter = learn([_ground(f"g{seed}", seed) for seed in range(12)], epochs=40)
    nearest, adapted, of_ten, adapted_of_ten = _figures(describe([_ground("held", 77)], adapter), "passage")
    assert adapted > nearest + 0.2
    assert adapted_of_ten >= of_ten
    assert "counterpart" not in describe([_ground("held", 77)], adapter)


def test_what_is_written_is_what_is_loaded(tmp_path: Path) -> None:
    adapter = learn([_ground("g", 1)], epochs=2)
    file = tmp_path / "adapter.npz"
    write_adapter(adapter, file)
    loaded = load_adapter("st:multilingual-e5-small", D, file)
    assert loaded is not None
    assert np.allclose(loaded.question, adapter.question, atol=2e-3)
    assert np.allclose(loaded.passage, adapter.passage, atol=2e-3)


def test_learning_twice_gives_the_same() -> None:
    first, again = (learn([_ground("g", 1)], epochs=2) for _ in range(2))
    assert np.array_equal(first.question, again.question)
