"""Every metric against cases worked by hand, and what must hold for any input."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals import metrics
from evals.language import detect_language
from evals.outputs import Cited, SlideLocator
from evals.places import Place
from evals.ranking import score_ranking
from evals.statistics import mcnemar, mean_interval, percentile
from ingest.types import Language

A, B, C = (Place("deck", f"slide {number}") for number in (1, 2, 3))
PLACES = st.lists(st.sampled_from([A, B, C]), max_size=6)


def cited(index: int, quote: str, start: int = 0, document_id: str = "deck.fi") -> Cited:
    place = SlideLocator(kind="slide", slide=1)
    end = start + len(quote)
    return Cited(index=index, document_id=document_id, locator=place, quote=quote, start=start, end=end)


def test_fact_recall() -> None:
    assert metrics.fact_recall(["a"], ["a", "b", "c", "d"]) == 0.75
    assert metrics.fact_recall([], ["a"]) == 1
    assert metrics.fact_recall([], []) is None


@pytest.mark.parametrize(
    ("given_places", "relevant", "precision", "recall", "any_recall"),
    [
        ([A, B], [A], 0.5, 1.0, 1.0),
        ([A], [A, B], 1.0, 0.5, 1.0),
        ([C], [A, B], 0.0, 0.0, 0.0),
        ([A, A, C], [A, B], 2 / 3, 0.5, 1.0),
        ([], [A], None, 0.0, 0.0),
        ([A], [], None, None, None),
    ],
)
def test_citations(
    given_places: list[Place],
    relevant: list[Place],
    precision: float | None,
    recall: float | None,
    any_recall: float | None,
) -> None:
    assert metrics.citation_precision(given_places, relevant) == precision
    assert metrics.citation_recall(given_places, relevant, any_of=False) == recall
    assert metrics.citation_recall(given_places, relevant, any_of=True) == any_recall


@given(PLACES, PLACES)
def test_citation_scores_are_shares(given_places: list[Place], relevant: list[Place]) -> None:
    precision = metrics.citation_precision(given_places, relevant)
    recall = metrics.citation_recall(given_places, relevant, any_of=False)
    lenient = metrics.citation_recall(given_places, relevant, any_of=True)
    assert precision is None or 0 <= precision <= 1
    assert (recall is None) == (not relevant)
    if recall is not None and lenient is not None:
        assert 0 <= recall <= lenient <= 1
        # Citing one more place never lowers recall.
        more = metrics.citation_recall([*given_places, relevant[0]], relevant, any_of=False)
        assert more is not None
        assert more >= recall


def test_quote_fidelity() -> None:
    text = {"deck.fi": "Haku päättyy 5.3.2026."}.get
    good, moved = cited(1, "päättyy", 5), cited(2, "päättyy", 6)
    other, outside = cited(3, "päättyy", 5, "gone.fi"), cited(4, "2026. ", 17)
    assert metrics.quote_fidelity([good], text) == 1
    assert metrics.quote_fidelity([good, moved, other, outside], text) == 0.25
    assert metrics.quote_fidelity([], text) is None


@pytest.mark.parametrize(
    ("answer", "quotes", "expected"),
    [
        ("Haku päättyy 5.3.2026. [1]", ["5. maaliskuuta 2026"], 1.0),
        ("The grant is EUR 60,000 [1] and closes 5 March 2026 [2].", ["60 000 €", "5.3.2026"], 1.0),
        ("The grant is EUR 60,000 [2] and closes 5 March 2026 [1].", ["60 000 €", "5.3.2026"], 0.0),
        ("Haku päättyy 6.3.2026. [1]", ["5.3.2026"], 0.0),
        ("Tuki on 60 000 € [1]. Haku päättyy 5.3.2026.", ["60 000 €, 5.3.2026"], 0.5),
        ("KA220-haku 2026 on auki. [1]", ["x"], None),
        ("", [], None),
    ],
)
def test_grounding(answer: str, quotes: list[str], expected: float | None) -> None:
    citations = [cited(index, quote) for index, quote in enumerate(quotes, start=1)]
    assert metrics.grounding(answer, citations) == expected


def test_marks_resolve() -> None:
    one, two = cited(1, "x"), cited(2, "y")
    assert metrics.marks_resolve("a [1] b [2]", [one, two]) is True
    assert metrics.marks_resolve("a [1][2]", [one, two]) is True
    assert metrics.marks_resolve("a [1]", [one, two]) is False
    assert metrics.marks_resolve("a [3]", [one]) is False
    assert metrics.marks_resolve("Opas ei kerro.", []) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Haku päättyy 5.3.2026 klo 13.", "fi"),
        ("The call closes on 5 March 2026.", "en"),
        ("Yes, at least 3 organisations.", "en"),
        ("Kyllä, vähintään kolme.", "fi"),
        ("The guide says: “Haku päättyy ja tuki on enintään 60 000 €” [1].", "en"),
        ("> Haku päättyy ja tuki on pieni\n\nThe call closes.", "en"),
        ("5.3.2026", None),
        ("", None),
    ],
)
def test_language(text: str, language: Language | None) -> None:
    assert detect_language(text) == language
    if language:
        assert metrics.language_match(text, language) is True
        assert metrics.language_match(text, "en" if language == "fi" else "fi") is False
    else:
        assert metrics.language_match(text, "fi") is None


def test_length() -> None:
    assert metrics.answer_words("Haku päättyy **5.3.2026** [1].") == 3
    assert metrics.words_per_fact("yksi kaksi kolme neljä", 2) == 2
    assert metrics.words_per_fact("yksi", 0) is None


def test_refusals() -> None:
    pairs = [
        ("answered", "answered"),
        ("answered", "not_in_guide"),
        ("not_in_guide", "not_in_guide"),
        ("not_in_guide", "answered"),
        ("out_of_scope", "not_in_guide"),
    ]
    assert metrics.refusal_precision(pairs) == 2 / 3
    assert metrics.refusal_recall(pairs) == 2 / 3
    assert metrics.refusal_precision(pairs[:1]) is None
    assert metrics.refusal_recall(pairs[:2]) is None


def test_calibration() -> None:
    pairs = [(0.9, True), (0.8, False), (0.1, False), (1.0, True)]
    assert metrics.brier(pairs) == pytest.approx((0.01 + 0.64 + 0.01 + 0) / 4)
    assert metrics.brier([]) is None
    low, high = metrics.calibration(pairs)
    assert (low.n, low.observed, low.stated) == (1, 0, 0.1)
    assert (high.n, high.low, high.high) == (3, 0.8, 1.0)
    assert high.observed == pytest.approx(2 / 3)
    assert high.stated == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("expected", "given_status", "recall", "wrong", "cited_share", "strict", "correct"),
    [
        ("answered", "answered", 1.0, [], 1.0, True, True),
        ("answered", "answered", 1.0, [], 0.5, True, False),
        ("answered", "answered", 1.0, [], 0.5, False, True),
        ("answered", "answered", 1.0, [], 0.0, False, False),
        ("answered", "answered", 0.5, [], 1.0, False, False),
        ("answered", "answered", 1.0, ["miss"], 1.0, False, False),
        ("answered", "partial", 1.0, [], 1.0, False, False),
        ("answered", "answered", None, [], None, False, True),
        ("not_in_guide", "not_in_guide", None, [], None, True, True),
        ("not_in_guide", "not_in_guide", 0.0, [], None, False, False),
        ("out_of_scope", "not_in_guide", None, [], None, False, False),
    ],
)
def test_correct(
    expected: str,
    given_status: str,
    recall: float | None,
    wrong: list[str],
    cited_share: float | None,
    strict: bool,
    correct: bool,
) -> None:
    found = metrics.is_correct(
        expected_status=expected,
        given_status=given_status,
        recall=recall,
        forbidden_said=wrong,
        cited_share=cited_share,
        strict=strict,
    )
    assert found is correct


@pytest.mark.parametrize(
    ("ranked", "relevant", "hit_1", "hit_5", "reciprocal", "ndcg"),
    [
        ([A, B, C], [A], 1, 1, 1.0, 1.0),
        ([B, A, C], [A], 0, 1, 0.5, 0.6309),  # 1 / log2(3)
        ([B, B, A], [A], 0, 1, 0.5, 0.6309),  # a place counts once
        ([A, C, B], [A, B], 1, 1, 1.0, 0.9197),  # (1 + 1/2) / (1 + 1/log2(3))
        ([B], [A], 0, 0, 0.0, 0.0),
    ],
)
def test_ranking(
    ranked: list[Place], relevant: list[Place], hit_1: float, hit_5: float, reciprocal: float, ndcg: float
) -> None:
    score = score_ranking(ranked, relevant)
    assert score is not None
    assert (score.hit_1, score.hit_5, score.reciprocal_rank) == (hit_1, hit_5, reciprocal)
    assert score.ndcg_10 == pytest.approx(ndcg, abs=1e-4)


def test_ranking_of_nothing_is_none() -> None:
    assert score_ranking([], [A]) is None
    assert score_ranking([A], []) is None


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_an_interval_holds_its_mean(values: list[float]) -> None:
    interval = mean_interval(values)
    assert interval is not None
    assert min(values) - 1e-9 <= interval.low <= interval.high <= max(values) + 1e-9
    assert interval == mean_interval(values)
    assert interval.n == len(values)


def test_statistics_by_hand() -> None:
    assert mean_interval([]) is None
    interval = mean_interval([1.0, 0.0] * 50)
    assert interval is not None
    assert interval.mean == 0.5
    # The normal approximation: 1.96 · sqrt(0.25 / 100) = 0.098.
    assert interval.low == pytest.approx(0.402, abs=0.02)
    assert interval.high == pytest.approx(0.598, abs=0.02)
    assert percentile([10, 20, 30, 40], 50) == 25
    assert percentile([], 95) is None
    assert mcnemar(1, 9) == pytest.approx(0.021484, abs=1e-6)  # 2 · (1 + 10) / 2^10
    assert mcnemar(0, 0) == 1
