"""The load test tells a page that works from one that mixes sessions or breaks, over real websockets."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from evals.load import Measured, _check, describe, load_table
from evals.visitors import Shown
from ingest.settings import Settings


@pytest.mark.model
@pytest.mark.slow
def test_many_sessions_at_once_see_their_own_answers(guide_settings: Settings) -> None:
    questions = [f"Milloin KA{code}-haku päättyy?" for code in (120, 121, 122, 210, 220)]
    table, errors = load_table(guide_settings, questions, sessions=8, rounds=2, pause=0.2)
    assert errors == 0, table
    assert "16 answers" in table
    assert "errors: 0" in table


def seen(*questions: str, outcomes: tuple[str, ...] = ("answered",), failures: tuple[str, ...] = ()) -> Any:
    return SimpleNamespace(shown=Shown(questions, outcomes, failures))


@pytest.mark.parametrize(
    ("visitor", "wrong"),
    [
        (seen("oma &amp; kysymys"), 0),
        (seen("toisen kysymys"), 1),
        (seen("oma &amp; kysymys", "toisen kysymys", outcomes=("answered", "answered")), 1),
        (seen("oma &amp; kysymys", outcomes=("busy",)), 1),
        (seen("oma &amp; kysymys", outcomes=("failed",)), 1),
        (seen("oma &amp; kysymys", failures=("KeyError",)), 1),
    ],
)
def test_what_is_not_as_it_should_be_is_an_error(visitor: Any, wrong: int) -> None:
    measured = Measured()
    _check(visitor, ["oma & kysymys"], 3, measured)
    assert len(measured.errors) == wrong
    assert all("session 3" in error for error in measured.errors)


def test_the_figures_are_a_table_with_the_errors_below() -> None:
    measured = Measured(errors=["session 7: lost"], wall_s=10, cpu_s=4, idle_mb=200, peak_mb=300)
    measured.seconds["ask"] = [k / 10 for k in range(1, 101)]
    table = describe(measured, 50, 2, 5.0)
    assert "| a question, until its answer is drawn (s) | 5.00 | 9.50 | 10.00 |" in table
    assert "10.0 a second" in table
    assert "300 MB at most; errors: 1\n- session 7: lost" in table
    assert "first view" not in table


def test_a_page_that_does_not_finish_is_an_error() -> None:
    from evals.errors import BenchError
    from evals.visitors import Visitor

    class Silent:
        async def send(self, _: bytes) -> None: ...

        async def recv(self) -> bytes:
            await asyncio.sleep(60)
            return b""

    with pytest.raises(BenchError, match="did not finish"):
        asyncio.run(Visitor(Silent(), 0.05).open())
