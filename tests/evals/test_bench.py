"""The bench measures every system in processes of its own and puts the figures side by side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.bench import bench_table, choose_questions, markdown, percentile
from evals.bench_systems import SYSTEMS
from evals.cases import Case
from evals.errors import BenchError
from ingest.settings import load_settings

MakeCase = Callable[..., Case]


def test_questions_are_spread_and_stand_alone(make_case: MakeCase) -> None:
    cases = [make_case(id=str(n), question=f"q{n}", history=["h"] if n % 2 else []) for n in range(20)]
    assert choose_questions(cases, 5) == ["q0", "q4", "q8", "q12", "q16"]
    assert len(choose_questions(cases, 99)) == 10


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=40), st.floats(0.01, 1))
def test_a_percentile_is_one_of_the_values(values: list[float], share: float) -> None:
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values) - 1e-9
    assert sum(value < found for value in values) < share * len(values) + 1e-9


def test_what_does_not_apply_is_a_dash() -> None:
    table = markdown({"engine": {"p50_ms": 12.4, "cold_s": 0.512}, "peer": {}})
    assert "| a question, warm: p50 (ms) | 12 | – |" in table
    assert "| cold start: one answer in a new process (s) | 0.51 | – |" in table


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "guide.en.md").write_text("# Guide\n\n## Call\n\nThe call closes on 4.2.2031.\n", encoding="utf-8")
    document = 'id = "guide.en"\nfile = "guide.en.md"\ntitle = "Guide"\nlanguage = "en"\nkind = "markdown"\n'
    (folder / "corpus.toml").write_text(f"[[document]]\n{document}", encoding="utf-8")
    return folder


@pytest.mark.model
@pytest.mark.slow
def test_the_engine_is_timed(corpus: Path, make_case: MakeCase) -> None:
    asked = [make_case(id=str(n), language="en", question=f"When does call {n} close?") for n in range(3)]
    table = bench_table(load_settings(str(corpus)), asked, cold_runs=1, systems=["engine"])
    figures = [line.split("|")[2].strip() for line in table.splitlines() if line.startswith("| ")]
    assert figures[:2] == ["engine", "---:"]
    assert len(figures) == 12
    assert all(float(figure) >= 0 for figure in figures[2:])


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize("name", SYSTEMS)
def test_a_system_answers_from_what_it_ingested(name: str, corpus: Path, tmp_path: Path) -> None:
    settings = load_settings(str(corpus), str(tmp_path / "index"))
    SYSTEMS[name].ingest(settings)
    opened = SYSTEMS[name].open(settings)
    assert "4.2.2031" in str(opened.ask("When does the call close?"))
    assert opened.open_ms > 0


def test_a_process_that_fails_is_named(tmp_path: Path, make_case: MakeCase) -> None:
    with pytest.raises(BenchError, match="engine ingest"):
        bench_table(load_settings(str(tmp_path / "nowhere")), [make_case()], cold_runs=1)
