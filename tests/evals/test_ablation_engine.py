"""The whole engine with one part switched off at a time: what is counted, and that the parts are really off."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.retrieval.adapter import load_adapter
from evals.ablation_engine import VARIANTS, Asked, engine_table
from evals.cases import ANSWERABLE, Case
from evals.sources import Sources
from ingest.embedder import Embedder, open_embedder
from ingest.index import Index


def _row(table: str, name: str) -> list[float]:
    line = next(line for line in table.splitlines() if line.startswith(f"| {name} |"))
    return [float(cell) for cell in line.split("|")[2:-1]]


@pytest.fixture(scope="module")
def table(index: Index, embedder: Embedder, cases: Sequence[Case], sources: Sources) -> str:
    asked = [Asked("one", index, tuple(cases), sources), Asked("two", index, tuple(cases[:2]), sources)]
    return engine_table([*asked, asked[1]], embedder, None)


def test_every_variant_has_a_row_of_shares(table: str, cases: Sequence[Case]) -> None:
    assert f"one ({len(cases)}): right" in table
    assert "two (4): made up" in table  # two guides of one name share a column
    for name in VARIANTS:
        assert len(_row(table, name)) == 6


def test_without_cut_offs_less_is_refused_and_more_made_up(table: str, cases: Sequence[Case]) -> None:
    assert {case.status in ANSWERABLE for case in cases} == {True, False}
    whole, sure = _row(table, "the whole engine"), _row(table, "without the calibrated cut-offs")
    assert sure[1] <= whole[1]
    assert sure[2] >= whole[2]
    assert sure != whole


def test_the_parts_are_off(index: Index, embedder: Embedder, monkeypatch: pytest.MonkeyPatch) -> None:
    packaged = open_embedder("packaged").name
    monkeypatch.setattr(type(embedder), "name", packaged)
    looked_for: list[str] = []
    monkeypatch.setattr("assistant.retrieval.search.load_adapter", lambda name, dimension: looked_for.append(name))
    assert VARIANTS["without the glossary's topics"](index, embedder, None).searcher.index.terms == ()
    assert not VARIANTS["without the reader"](index, embedder, None).searcher.reads
    VARIANTS["without these and the embedding adapter"](index, embedder, None)
    assert [load_adapter(name, 384) is None for name in looked_for] == [False, False, True]
    asked: list[str] = []
    monkeypatch.setattr("assistant.retrieval.search.load_known", lambda name, dimension: asked.append(name))
    VARIANTS["without the known questions"](index, embedder, None)
    assert asked == []
    VARIANTS["the whole engine"](index, embedder, None)
    assert asked == [packaged]
