"""What people say of themselves is left out where the question stands without it, and only there."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.message.background import drop_background

ASKED = "How long may a voyage last?"


def drop(sentences: Sequence[str]) -> list[str]:
    """The sentences that are left where numbers and "KX100" are topics."""
    return drop_background(sentences, lambda words: any(c.isdigit() for c in words))


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ("I work at a college.", ASKED),
        ("We are planning our summer.", "Which harbour offices give advice on permits?"),
        ("Opetan matematiikkaa.", "Mistä löydän luettelon asiakirjoista?"),
        ("Työskentelen lukiossa.", "Kauanko pisin kesäinen matka kestää?"),
        ("Suunnittelemme kesää.", "Milloin suuri laituri avataan kesällä?"),
    ],
)
def test_what_the_question_does_not_need_is_left_out(told: str, question: str) -> None:
    assert drop([told, question]) == [question]


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ("We are a company.", "Can companies get a berth in the harbour?"),
        ("Olemme yritys.", "Voiko yritys saada laituripaikan satamasta?"),
        ("We are a company.", "Whether companies get a berth in the harbour?"),
    ],
)
def test_a_question_for_yes_or_no_needs_it(told: str, question: str) -> None:
    assert drop([told, question]) == [told, question]


@pytest.mark.parametrize("told", ["We have 12 sailors.", "Our KX100 voyage starts soon."])
def test_numbers_and_topics_stay(told: str) -> None:
    assert drop([told, ASKED]) == [told, ASKED]


@pytest.mark.parametrize(
    "question",
    [
        "How long may our summer voyage last?",
        "Kuinka pitkän kesäisen matkan voin tehdä?",
        "Milloin saamme suuren laiturin avaimet?",
    ],
)
def test_a_question_about_oneself_needs_it(question: str) -> None:
    assert drop(["I work at a college.", question]) == ["I work at a college.", question]


@pytest.mark.parametrize(
    "question",
    [
        "How long may such a summer voyage last?",
        "How long does it last in summer?",
        "Kauanko se kestää kesällä meillä?",
    ],
)
def test_a_question_that_points_back_needs_it(question: str) -> None:
    assert drop(["We sail to Åland.", question]) == ["We sail to Åland.", question]


@pytest.mark.parametrize("told", ["The pier is closed.", "Laituri on kiinni.", "Who may join us, we ask."])
def test_what_is_not_said_of_oneself_stays(told: str) -> None:
    assert drop([told, ASKED]) == [told, ASKED]


@pytest.mark.parametrize(
    "sentences",
    [
        [],
        ["I work at a college."],
        ["I work at a college.", "How long?"],
        [ASKED, "I work at a college."],
    ],
)
def test_only_what_stands_before_a_full_question_is_left_out(sentences: list[str]) -> None:
    assert drop(sentences) == sentences
