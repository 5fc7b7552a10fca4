"""Peers answer every question with a verbatim text and the place that it is from."""

from __future__ import annotations

import pytest

from evals.cases import Case
from evals.outputs import Output
from evals.peers import PEERS
from evals.scoring import score_case
from evals.sources import Sources
from ingest.settings import load_settings

SYSTEMS = [name if name == "bm25" else pytest.param(name, marks=pytest.mark.model) for name in PEERS]


@pytest.mark.parametrize("name", SYSTEMS)
def test_a_peer_quotes_what_it_finds(name: str, cases: tuple[Case, ...], sources: Sources) -> None:
    ask = PEERS[name](load_settings(), sources)
    scores = [score_case(case, Output.model_validate(ask(case)), sources) for case in cases]
    assert {score.given_status for score in scores} == {"answered"}
    assert {score.quote_fidelity for score in scores} == {1}
    assert all(score.marks_resolve for score in scores)
    first = scores[0]
    assert first.reciprocal_rank == 1
    assert first.fact_recall == 1
