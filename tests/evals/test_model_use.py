"""What a run says of its language model, and the system that needs one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evals.errors import SystemUnavailableError
from evals.model_use import summarise_model
from evals.outputs import Output
from evals.sources import Sources
from evals.systems import open_system
from ingest.settings import Settings


def output(number: int, engine: str = "extractive", **model: object) -> Output:
    return Output.model_validate({"id": str(number), "engine": engine, "model": model or None})


def test_sums_shares_and_causes() -> None:
    outputs = [
        output(1, "model", calls=1, claims=3, dropped=1, input_tokens=100, output_tokens=10, first_claim_ms=5),
        output(2, "model", calls=2, claims=1, dropped=0, input_tokens=50, output_tokens=5, first_claim_ms=15),
        output(3, calls=1, claims=4, dropped=4, cause="unverified"),
        output(4, calls=1, cause="timeout"),
        output(5, calls=1, cause="timeout"),
        output(6),
    ]  # fmt: skip
    summary = summarise_model(outputs)
    assert summary is not None
    assert (summary.asked, summary.worded, summary.calls) == (5, 2, 6)
    assert (summary.claims, summary.dropped, summary.dropped_share) == (8, 5, 0.625)
    assert (summary.input_tokens, summary.output_tokens, summary.first_claim_ms) == (150, 15, 10)
    assert summary.causes == (("timeout", 2), ("unverified", 1))
    assert "dropped 62.5%" in str(summary)
    assert "timeout 2" in str(summary)


def test_no_model_no_summary() -> None:
    assert summarise_model([output(1), output(2)]) is None


def test_claims_that_never_came_have_no_share() -> None:
    summary = summarise_model([output(1, calls=1, cause="timeout")])
    assert summary is not None
    assert (summary.dropped_share, summary.first_claim_ms) == (None, None)
    assert "dropped –" in str(summary)


def test_the_system_says_what_it_needs(tmp_path: Path) -> None:
    settings = Settings(answer_model="", corpus=tmp_path, index=tmp_path)
    sources: Sources = None  # type: ignore[assignment]
    with pytest.raises(SystemUnavailableError, match="ANSWER_MODEL"):
        open_system("llm", settings, sources, date(2026, 1, 15))
