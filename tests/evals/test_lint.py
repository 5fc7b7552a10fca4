"""Lint proves facts at their places and finds doublets; the suite's own questions pass it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evals.cases import Case, load_cases
from evals.lint import lint_cases
from evals.runs import QUESTIONS
from evals.sources import Sources, load_sources
from ingest.settings import load_settings

MakeCase = Callable[..., Case]

DEADLINE = {"name": "deadline", "accepted": ["5.3.2031"]}
SLIDE_1 = {"document_id": "deck.fi", "slide": 1}


def rules(sources: Sources, *cases: Case) -> list[tuple[str, str]]:
    return [(finding.level, finding.rule) for finding in lint_cases(cases, sources)]


def test_good_cases_have_no_findings(cases: tuple[Case, ...], sources: Sources) -> None:
    assert rules(sources, *cases) == []


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"relevant": [{"document_id": "deck.fi", "slide": 9}]}, [("error", "place"), ("error", "unproven")]),
        ({"relevant": [{"document_id": "gone.fi", "slide": 1}]}, [("error", "place"), ("error", "unproven")]),
        ({"relevant": [{"document_id": "guide.fi", "quote": "ei ole"}]}, [("error", "place")]),
        ({"relevant": [{"document_id": "deck.fi", "slide": 2}]}, [("error", "unproven")]),
        ({"facts": [{"name": "deadline", "accepted": ["6.3.2031"]}]}, [("error", "unproven")]),
        ({"facts": [{"name": "deadline", "accepted": ["5 March 2031"]}]}, []),
        ({"facts": []}, [("warning", "no-facts")]),
        ({"relevant": []}, [("warning", "no-place")]),
        ({"tags": []}, [("warning", "kind")]),
        ({"tags": ["deadline", "time"]}, [("warning", "kind")]),
        ({"tags": ["deadline", "today"]}, [("warning", "no-today")]),
        ({"forbidden": [{"name": "miss", "accepted": ["5 March 2031"]}]}, [("error", "contradiction")]),
    ],
)
def test_findings(
    make_case: MakeCase, sources: Sources, fields: dict[str, object], found: list[tuple[str, str]]
) -> None:
    case = make_case(**{"facts": [DEADLINE], "relevant": [SLIDE_1], "tags": ["deadline"], **fields})
    assert rules(sources, case) == found


def test_a_misplaced_fact_is_told_where_it_stands(make_case: MakeCase, sources: Sources) -> None:
    case = make_case(facts=[DEADLINE], relevant=[{"document_id": "deck.fi", "slide": 2}], tags=["deadline"])
    (finding,) = lint_cases([case], sources)
    assert "stands at deck.fi slide 1, deck.en slide 1 instead" in finding.message


def test_doublets_are_found(make_case: MakeCase, sources: Sources) -> None:
    one = make_case(facts=[DEADLINE], relevant=[SLIDE_1], tags=["deadline"])
    assert rules(sources, one, one.model_copy(update={"id": "fi-9"})) == [("warning", "doublet")]


def test_the_suites_own_questions_have_no_errors() -> None:
    cases = load_cases(sorted(QUESTIONS.glob("*.jsonl"))).cases
    findings = lint_cases(cases, load_sources(load_settings()))
    assert [f"{f.case_id}: {f.message}" for f in findings if f.level == "error"] == []
