"""A run is kept, read back, scored again, compared and gated; the command line does it all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from evals.cases import Case
from evals.cli import main
from evals.compare import compare_runs
from evals.errors import EvalError, QuestionsError, RunError, SystemUnavailableError, ThresholdError
from evals.gate import THRESHOLDS, check_gate, load_thresholds
from evals.outputs import Output, read_outputs, write_outputs
from evals.runs import Run, RunSettings, describe_run, find_run, load_run, rescore, run_cases, save_run, select_cases
from evals.sources import Sources
from evals.systems import open_recording, open_system, timed
from ingest.settings import load_settings

Outputs = Mapping[str, Output]


def describe(sources: Sources, cases: tuple[Case, ...]) -> RunSettings:
    return describe_run(
        system="recorded",
        split="all",
        questions=[Path("q.jsonl")],
        cases=len(cases),
        today=date(2031, 1, 1),
        corpus=Path("corpus"),
        index=Path("index"),
        sources=sources,
    )


def keep(path: Path, cases: tuple[Case, ...], outputs: Outputs, sources: Sources) -> Run:
    path.mkdir()
    recording = path.with_suffix(".jsonl")
    write_outputs(recording, outputs.values())
    said = run_cases(open_recording(recording), cases, path / "outputs.jsonl")
    return save_run(path, describe(sources, cases), cases, said, sources)


def test_a_run_reads_back_as_it_was(tmp_path: Path, cases: tuple[Case, ...], right: Outputs, sources: Sources) -> None:
    run = keep(tmp_path / "run", cases, right, sources)
    again = load_run(tmp_path / "run")
    assert again == run
    assert again.outputs == right
    assert rescore(tmp_path / "run", sources).scores == run.scores
    means = run.scores.summary["all"]["all"].means["correct"]
    assert means is not None
    assert means.mean == 1


def test_scoring_again_needs_no_scores(
    tmp_path: Path, cases: tuple[Case, ...], right: Outputs, sources: Sources
) -> None:
    run = keep(tmp_path / "run", cases, right, sources)
    (run.path / "scores.json").unlink()
    with pytest.raises(RunError, match=r"scores\.json"):
        load_run(run.path)
    assert rescore(run.path, sources).scores == run.scores


def test_an_error_is_recorded_and_the_run_goes_on(tmp_path: Path, cases: tuple[Case, ...]) -> None:
    def ask(case: Case) -> Mapping[str, object]:
        if case.id == "fi-1":
            raise EvalError("no index")
        return {"id": case.id, "status": "answered", "answer": "x"}

    outputs = run_cases(ask, cases, tmp_path / "outputs.jsonl")
    assert list(outputs) == [case.id for case in cases]
    assert (outputs["fi-1"].error, outputs["fi-1"].status) == ("no index", "error")
    assert outputs["en-1"].elapsed_ms is not None
    assert read_outputs(tmp_path / "outputs.jsonl") == outputs


def test_the_systems_own_time_is_kept(cases: tuple[Case, ...]) -> None:
    assert timed(lambda case: {"id": case.id, "elapsed_ms": 7.0})(cases[0])["elapsed_ms"] == 7.0


def test_a_broken_recording_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text('{"id": "a"}\n{"citations": 3}\n', encoding="utf-8")
    with pytest.raises(RunError, match=r"out\.jsonl:2: id: Field required"):
        read_outputs(path)


def test_an_unknown_system_is_named_with_the_known(sources: Sources) -> None:
    with pytest.raises(SystemUnavailableError, match=r"no system 'gpt'.*engine, llm, bm25"):
        open_system("gpt", load_settings(), sources, date(2031, 1, 1))


def test_a_limit_takes_evenly(cases: tuple[Case, ...], sources: Sources) -> None:
    assert [c.id for c in select_cases(cases, "all", sources, 3)] == ["fi-1", "fi-2", "fi-3"]
    dev, test = (select_cases(cases, side, sources) for side in ("dev", "test"))
    assert sorted(c.id for c in [*dev, *test]) == sorted(c.id for c in cases)
    with pytest.raises(QuestionsError):
        select_cases([], "all", sources)


def test_runs_are_found_by_name(tmp_path: Path) -> None:
    for name in ("20310101-a", "20310102-b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "settings.json").touch()
    assert find_run("latest", tmp_path).name == "20310102-b"
    assert find_run("20310101", tmp_path).name == "20310101-a"
    assert find_run(str(tmp_path / "20310101-a"), Path("/none")).name == "20310101-a"
    with pytest.raises(RunError, match="no run 'x'"):
        find_run("x", tmp_path)


def test_comparison_puts_the_worst_first(
    tmp_path: Path, cases: tuple[Case, ...], right: Outputs, sources: Sources
) -> None:
    lost = right["fi-1"].model_copy(update={"answer": "En tiedä.", "status": "not_in_guide", "citations": ()})
    halved = right["fi-2"].model_copy(update={"answer": right["fi-2"].answer.replace("2 organ", "5 organ")})
    before = keep(tmp_path / "a", cases, {**right, "en-3": Output(id="en-3", status="answered")}, sources)
    after = keep(tmp_path / "b", cases, {**right, "fi-1": lost, "fi-2": halved}, sources)
    found = compare_runs(before, after)
    assert [change.case.id for change in found.changes] == ["fi-1", "fi-2", "en-3"]
    assert [change.loss > 0 for change in found.changes] == [True, True, False]
    assert (found.won, found.lost, found.shared) == (1, 2, len(cases))
    assert found.p_value == 1.0
    delta = found.deltas["correct"]
    assert delta is not None
    assert delta.mean == pytest.approx(-1 / 6)
    assert compare_runs(before, before).changes == ()


def test_comparison_leaves_changed_cases_out(
    tmp_path: Path, cases: tuple[Case, ...], right: Outputs, sources: Sources
) -> None:
    other = (cases[0].model_copy(update={"question": "Toinen?"}), *cases[1:])
    before = keep(tmp_path / "a", cases, right, sources)
    after = keep(tmp_path / "b", other, right, sources)
    found = compare_runs(before, after)
    assert found.shared == len(cases) - 1
    assert any("left out" in warning for warning in found.warnings)


def thresholds(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "thresholds.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_gate_names_what_is_too_low(
    tmp_path: Path, cases: tuple[Case, ...], right: Outputs, sources: Sources
) -> None:
    text = """
[[threshold]]
measure = "correct"
facet = "language"
name = "fi"
least = 0.9
cases = 1

[[threshold]]
measure = "latency_ms_p95"
most = 11
cases = 1

[[threshold]]
measure = "citation_recall"
least = 1.0
"""
    rules = load_thresholds(thresholds(tmp_path, text))
    run = keep(tmp_path / "good", cases, right, sources)
    assert check_gate(run.scores.summary, rules) == ("latency_ms_p95 is 12.000, above 11.0",)
    bad = keep(tmp_path / "bad", cases, {**right, "fi-1": Output(id="fi-1")}, sources)
    assert "correct for language fi is 0.667, below 0.9" in check_gate(bad.scores.summary, rules)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[threshold]]\nmeasure = "corect"\nleast = 1', "no measure 'corect'"),
        ('[[threshold]]\nmeasure = "correct"', "give least or most"),
        ('[[threshold]]\nmeasure = "correct"\nleast = 1\nmax = 2', "max: not a known field"),
        ("[[threshold", "thresholds.toml"),
        ("", "threshold: Field required"),
    ],
)
def test_a_bad_threshold_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ThresholdError, match=message):
        load_thresholds(thresholds(tmp_path, text))


def test_the_suites_own_thresholds_are_good() -> None:
    assert load_thresholds(THRESHOLDS)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "handbook.en.md").write_text(
        "# Handbook\n\n## Payments\n\nThe first payment is made within 30 days.\n\n"
        "## Contact\n\nWrite to desk@example.org.\n",
        encoding="utf-8",
    )
    return folder


def test_an_evaluators_own_table_end_to_end(tmp_path: Path, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table with one bad row, against BM25, on another corpus: scored, listed, reported."""
    table = tmp_path / "own.csv"
    table.write_text(
        "question,language,facts,document,quote\n"
        "When is the first payment made?,en,30 days,handbook.en,first payment is made\n"
        "Where do I write to?,sv,desk,handbook.en,Write to\n"
        "What is the first payment's amount?,en,EUR 500,handbook.en,first payment is made\n",
        encoding="utf-8",
    )
    results = tmp_path / "results"
    common = ["--corpus", str(corpus), "--index", str(tmp_path / "index")]
    run = [*common, "run", "--system", "bm25", "--questions", str(table), "--results", str(results)]
    assert main(run) == 2  # a line was left out
    shown = capsys.readouterr()
    assert f"left out: {table}:3: language: " in shown.err
    assert "own-4 What is the first payment's amount? → answered; missing: fact 1" in shown.out
    assert "own-2" not in shown.out

    (folder,) = results.iterdir()
    settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    assert (settings["system"], settings["split"], settings["cases"]) == ("bm25", "all", 2)
    assert main([*common, "report", str(folder)]) == 0
    assert "EUR 500" in (folder / "report.html").read_text(encoding="utf-8")
    assert main([*common, "score", str(folder)]) == 0
    assert main([*common, "compare", str(folder), str(folder)]) == 0
    assert main([*common, "lint", "--questions", str(table)]) == 1
    assert "stands in no source" in capsys.readouterr().out


def test_bad_input_is_one_line(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--corpus", str(corpus), "run", "--questions", "none.jsonl"]) == 2
    shown = capsys.readouterr()
    assert shown.err.startswith("evals: none.jsonl")
    assert "Traceback" not in shown.err
