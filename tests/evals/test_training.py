"""The ranking fit finds weights that are known, and its examples mark the units that would do."""

from __future__ import annotations

from collections.abc import Callable
from math import isnan

import numpy as np
import pytest

from assistant.retrieval.features import NAMES
from assistant.retrieval.ranking import RankingModel
from assistant.retrieval.search import Searcher
from evals.candidates import find_candidates, locate_units, open_blank, rank_anew, take_away
from evals.cases import Case
from evals.places import Place
from evals.sources import Sources
from evals.training import PRIOR, Example, by_name, fit, held_out_hits, hit_rate, hits, make_examples, split_folds
from ingest.embedder import Embedder
from ingest.index import Index

MakeCase = Callable[..., Case]
PLANTED = {"lexical": 3.0, "dense": 2.0, "list": -2.0, "size": 1.0}


@pytest.fixture(scope="module")
def searcher(index: Index, embedder: Embedder) -> Searcher:
    return open_blank(index, embedder)


def planted_examples(case: Case, count: int, seed: int = 7) -> list[Example]:
    """Questions whose right unit was drawn with the probabilities that PLANTED gives the units."""
    rng = np.random.default_rng(seed)
    weights = np.array([PLANTED.get(name, 0.0) for name in NAMES])
    examples = []
    for _ in range(count):
        features = rng.normal(size=(20, len(NAMES)))
        # Gumbel noise on the scores draws from their softmax.
        drawn = int(np.argmax(features @ weights + rng.gumbel(size=20)))
        examples.append(Example(case, features, np.arange(20) == drawn))
    return examples


def test_the_fit_recovers_planted_weights(make_case: MakeCase) -> None:
    found = by_name(fit(planted_examples(make_case(), 1500), penalty=1e-5))
    for name, weight in found.items():
        assert weight == pytest.approx(PLANTED.get(name, 0.0), abs=0.45), name


def test_without_evidence_the_weights_are_the_prior(make_case: MakeCase) -> None:
    silent = [Example(make_case(), np.ones((3, len(NAMES))), np.array([True, False, False]))]
    for weights in (fit([]), fit(silent)):
        assert by_name(weights) == pytest.approx({name: PRIOR.get(name, 0.0) for name in NAMES}, abs=1e-3)


def test_several_units_may_do(make_case: MakeCase) -> None:
    """A unit that would do as well is no mistake: the weights need not tell the two apart."""
    features = np.zeros((3, len(NAMES)))
    features[:2, 0] = 1.0
    examples = [Example(make_case(), features, np.array([True, True, False]))]
    assert hit_rate(examples, fit(examples)) == 1
    assert isnan(hit_rate([], fit([])))


def test_held_out_is_no_better_than_chance_on_noise(make_case: MakeCase) -> None:
    rng = np.random.default_rng(3)
    noise = [
        Example(make_case(), rng.normal(size=(10, len(NAMES))), np.arange(10) == rng.integers(10)) for _ in range(120)
    ]
    assert hits(noise, fit(noise)).mean() > 0.18
    assert held_out_hits(noise).mean() < 0.17
    assert (held_out_hits(noise) == held_out_hits(noise)).all()


@pytest.mark.parametrize("count", [0, 1, 3, 5, 23])
def test_folds_hold_every_number_once(count: int) -> None:
    folds = split_folds(count)
    assert sorted(number for fold in folds for number in fold) == list(range(count))
    assert all(len(fold) for fold in folds)
    assert len(folds) == min(count, 5)


def test_examples_mark_what_holds_the_facts_at_the_right_place(
    searcher: Searcher, sources: Sources, cases: tuple[Case, ...]
) -> None:
    places = locate_units(searcher, sources)
    examples = make_examples(find_candidates(searcher, cases), places, sources)
    units = {example.case.id: good_texts(searcher, example) for example in examples}
    assert units["fi-1"] == {"KA910-haku päättyy 5. maaliskuuta 2031 klo 13.00 Suomen aikaa."}
    # A short list that holds the fact costs a reader hardly more than the fact alone.
    assert units["en-1"] == {
        "The grant is EUR 4,000,000.",
        "At least 3 organisations.; The grant is EUR 4,000,000.",
    }
    assert units["en-2"] == {"Language skills improve."}
    assert set(units) == {"fi-1", "fi-2", "en-1", "en-2"}


def good_texts(searcher: Searcher, example: Example) -> set[str]:
    units = searcher.retrieval.rankings[example.case.language].units
    return {unit.text for unit, good in zip(units, example.good, strict=True) if good}


def test_across_languages_only_numbers_are_looked_for(
    searcher: Searcher, sources: Sources, cases: tuple[Case, ...]
) -> None:
    places = locate_units(searcher, sources)
    found = find_candidates(searcher, cases, foreign=True)
    assert all(unit.language != one.case.language for one in found for unit in one.found.units)
    examples = make_examples(found, places, sources)
    assert {example.case.id for example in examples} == {"fi-1", "fi-2", "en-1"}


def test_dialogues_days_and_partial_answers_are_left_out(searcher: Searcher, make_case: MakeCase) -> None:
    odd = [
        make_case(id="1", history=["Mikä KA910 on?"]),
        make_case(id="2", today="2031-01-01"),
        make_case(id="3", status="partial"),
    ]
    assert find_candidates(searcher, [*odd, make_case(id="4")])[0].case.id == "4"
    assert len(find_candidates(searcher, odd)) == 0


@pytest.mark.parametrize("foreign", [False, True])
def test_ranking_anew_is_ranking(
    index: Index, embedder: Embedder, searcher: Searcher, cases: tuple[Case, ...], foreign: bool
) -> None:
    """The short cut gives what a searcher with these weights gives."""
    rng = np.random.default_rng(11)
    model = RankingModel(*rng.normal(size=(2, len(NAMES))).astype(np.float32))
    slow = find_candidates(Searcher(index, embedder, model), cases, foreign)
    quick = [rank_anew(one, model) for one in find_candidates(searcher, cases, foreign)]
    assert [one.found.order for one in quick] == [one.found.order for one in slow]
    for one, other in zip(quick, slow, strict=True):
        np.testing.assert_allclose(one.found.scores, other.found.scores, rtol=1e-5)


def test_what_is_taken_away_is_gone_in_its_counterpart_too(
    searcher: Searcher, sources: Sources, cases: tuple[Case, ...]
) -> None:
    places = locate_units(searcher, sources)
    hidden = Place("deck", "slide 2")
    for foreign in (False, True):
        for one in find_candidates(searcher, cases, foreign):
            before = [places[one.found.units[k]] for k in one.found.order]
            masked = take_away(one, frozenset({hidden}), places)
            assert masked is not None
            assert hidden in before
            assert [places[masked.found.units[k]] for k in masked.found.order] == [p for p in before if p != hidden]


def test_taking_everything_away_leaves_none(searcher: Searcher, sources: Sources, cases: tuple[Case, ...]) -> None:
    places = locate_units(searcher, sources)
    one = find_candidates(searcher, cases)[0]
    assert take_away(one, frozenset(places.values()), places) is None
