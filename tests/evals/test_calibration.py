"""The confidence fit finds weights that are known, keeps its signs, and its tables can be read."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.abstention.confidence import KNOWN_SIGNALS, READER_SIGNALS, SIGNALS
from evals.calibration import (
    LOWERING,
    RAISING,
    Row,
    area_under_curve,
    fit_answerable,
    fit_logistic,
    held_out_answerable,
    held_out_on_topic,
    make_rows,
    probabilities,
    sign_bounds,
    topic_trade_offs,
    trade_offs,
)
from evals.candidates import find_candidates, locate_units, open_blank
from evals.cases import Case
from evals.sources import Sources
from ingest.embedder import Embedder
from ingest.index import Index

MakeCase = Callable[..., Case]
NAMES = [name for name in SIGNALS if name != "bias"]
PLANTED = {"share_first": 2.0, "cover_text": 1.0, "unknown_weight": -1.5, "list": 0.8}


def planted(count: int, weights: dict[str, float], seed: int = 5) -> tuple[list[dict[str, float]], list[bool]]:
    """Signals of a normal distribution, and labels drawn with the probabilities that the weights give."""
    rng = np.random.default_rng(seed)
    rows = [dict(zip(NAMES, values.tolist(), strict=True)) for values in rng.normal(size=(count, len(NAMES)))]
    totals = [0.5 + sum(weights.get(name, 0.0) * value for name, value in row.items()) for row in rows]
    return rows, [rng.random() < 1 / (1 + np.exp(-total)) for total in totals]


def row(case: Case, answerable: bool, on_topic: bool = True, taken_away: bool = False, **signals: float) -> Row:
    return Row(case, {name: signals.get(name, 0.0) for name in SIGNALS}, answerable, on_topic, taken_away)


def test_the_fit_recovers_planted_weights() -> None:
    signals, labels = planted(6000, PLANTED)
    found = fit_logistic(signals, labels, [1.0] * len(labels), penalty=0.1)
    assert found["bias"] == pytest.approx(0.5, abs=0.15)
    for name in NAMES:
        assert found.get(name, 0.0) == pytest.approx(PLANTED.get(name, 0.0), abs=0.2), name


def test_no_weight_has_a_sign_that_it_must_not_have() -> None:
    wrong = dict.fromkeys(RAISING, -1.0) | dict.fromkeys(LOWERING, 1.0)
    signals, labels = planted(400, wrong)
    found = fit_logistic(signals, labels, [1.0] * len(labels))
    assert all(found.get(name, 0.0) >= 0 for name in RAISING)
    assert all(found.get(name, 0.0) <= 0 for name in LOWERING)


def test_every_bound_is_for_a_signal_that_there_is() -> None:
    assert {*SIGNALS, *READER_SIGNALS, *KNOWN_SIGNALS} >= RAISING | LOWERING
    assert not RAISING & LOWERING
    assert (sign_bounds("lexical"), sign_bounds("scope_other"), sign_bounds("list")) == (
        (0.0, None),
        (None, 0.0),
        (None, None),
    )


def test_a_row_of_no_mass_has_no_say() -> None:
    signals, labels = planted(300, PLANTED)
    alone = fit_logistic(signals, labels, [1.0] * 300)
    # The same signals again, since every row counts for the scale; but all their labels are wrong.
    wrong = [not label for label in labels]
    both = fit_logistic([*signals, *signals], [*labels, *wrong], [1.0] * 300 + [0.0] * 300)
    assert both == pytest.approx(alone, abs=2e-3)


def test_probabilities_are_those_of_the_engine(make_case: MakeCase) -> None:
    from assistant.abstention.confidence import ConfidenceModel

    weights = {"bias": -0.3, "lexical": 1.2, "list": -0.7}
    rows = [row(make_case(), True, bias=1.0, lexical=x, list=1 - x) for x in (0.0, 0.4, 2.5)]
    model = ConfidenceModel(weights, weights, weights, 0.5, 0.5, 0.5)
    assert probabilities(weights, rows) == pytest.approx([model.judge(dict(r.signals)).answerable for r in rows])


def test_rows_have_a_double_without_its_places(
    index: Index, embedder: Embedder, sources: Sources, cases: tuple[Case, ...]
) -> None:
    searcher = open_blank(index, embedder)
    rows = make_rows(find_candidates(searcher, cases), searcher.book, locate_units(searcher, sources), sources)
    kinds = [(r.case.id, r.answerable, r.on_topic, r.taken_away) for r in rows]
    assert kinds == [
        ("fi-1", True, True, False),
        ("fi-1", False, True, True),
        ("en-1", True, True, False),
        ("en-1", False, True, True),
        ("fi-2", True, True, False),
        ("fi-2", False, True, True),
        ("en-2", True, True, False),
        ("en-2", False, True, True),
        ("fi-3", False, True, False),
        ("en-3", False, False, False),
    ]
    assert [r.mass for r in rows[-2:]] == [2.0, 2.0]
    assert rows[0].signals != rows[1].signals


def test_held_out_is_no_better_than_chance_on_noise(make_case: MakeCase) -> None:
    rng = np.random.default_rng(9)
    rows = [
        row(
            make_case(id=str(n)), bool(rng.random() < 0.5), bool(rng.random() < 0.5), **dict(zip(NAMES, v, strict=True))
        )
        for n, v in enumerate(rng.normal(size=(150, len(NAMES))))
    ]
    labels = np.array([r.answerable for r in rows])
    assert area_under_curve(labels, probabilities(fit_answerable(rows), rows)) > 0.7
    assert 0.3 < area_under_curve(labels, held_out_answerable(rows)) < 0.65
    assert not np.isnan(held_out_on_topic(rows)).any()


def test_area_under_the_curve() -> None:
    flags = np.array([True, True, False, False])
    assert area_under_curve(flags, np.array([0.9, 0.4, 0.5, 0.1])) == 0.75
    assert isnan(area_under_curve(flags[:2], np.array([0.9, 0.4])))


SCORED = st.tuples(st.floats(0, 1), st.sampled_from(["answerable", "silent", "off topic", "taken away"]))


@given(st.lists(SCORED, max_size=30))
def test_a_higher_threshold_keeps_no_more_and_refuses_no_less(scored: list[tuple[float, str]]) -> None:
    case = Case.model_validate({"id": "x", "language": "fi", "question": "?"})
    rows = [row(case, kind == "answerable", kind != "off topic", kind == "taken away") for _, kind in scored]
    scores = np.array([score for score, _ in scored])
    thresholds = [k / 10 for k in range(11)]
    trades, topics = trade_offs(rows, scores, thresholds), topic_trade_offs(rows, scores, thresholds)
    for lower, upper in pairwise(trades):
        assert not upper.kept > lower.kept
        assert not upper.refused < lower.refused
        assert not upper.refused_taken_away < lower.refused_taken_away
    for before, after in pairwise(topics):
        assert not after.on_topic > before.on_topic
        assert not after.off_topic < before.off_topic
    assert trades[0].kept == 1 or isnan(trades[0].kept)
