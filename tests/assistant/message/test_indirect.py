"""Indirect questions are made direct where the verb is one that goes first."""

from __future__ import annotations

import pytest

from assistant.message.indirect import make_direct


@pytest.mark.parametrize(
    ("clause", "question"),
    [
        ("whether it is too late", "Is it too late"),
        ("if it is too late", "Is it too late"),
        ("whether or not the pier is open", "Is the pier open"),
        ("whether they're open", "Are they open"),
        ("whether sailors will be happier", "Will sailors be happier"),
        ("whether Anna can go with her class", "Can Anna go with her class"),
    ],
)
def test_be_and_modals_go_first(clause: str, question: str) -> None:
    assert make_direct(clause) == question


@pytest.mark.parametrize(
    ("clause", "question"),
    [
        ("whether we have to register", "Do we have to register"),
        ("whether the crew needs to register", "Does the crew need to register"),
        ("whether the crew still has to register", "Does the crew still have to register"),
    ],
)
def test_have_to_gets_do(clause: str, question: str) -> None:
    assert make_direct(clause) == question


@pytest.mark.parametrize(
    ("clause", "question"),
    [
        ("what the fare is", "what is the fare"),
        ("when the pier is open", "when is the pier open"),
        ("who the captain is", "who is the captain"),
        ("how much the fare is", "how much is the fare"),
        ("how long the voyage can be", "how long can the voyage be"),
        ("where our sailors can stay, and what it costs", "where can our sailors stay, and what it costs"),
    ],
)
def test_the_verb_follows_the_question_word(clause: str, question: str) -> None:
    assert make_direct(clause) == question


@pytest.mark.parametrize(
    ("clause", "question"),
    [
        ("how KX100 differs from KX200", "how does KX100 differ from KX200"),
        ("how sloops differ from yawls", "how do sloops differ from yawls"),
        ("how a sloop compares with a yawl", "compare a sloop with a yawl"),
    ],
)
def test_comparisons_get_do(clause: str, question: str) -> None:
    assert make_direct(clause) == question


@pytest.mark.parametrize(
    "clause",
    [
        "whether the fare covers meals",
        "when the pier opens",
        "whether the school's plan covers meals",
        "whether the school's plan is enough",
        "what documents are needed",
        "how many cabins there are",
        "which sailor is the captain",
        "what the sailor who is abroad can do",
        "whether",
        "whether open",
    ],
)
def test_what_no_rule_fits_is_left_alone(clause: str) -> None:
    assert make_direct(clause) == clause


@pytest.mark.parametrize("clause", ["onko laituri auki", "milloin laituri on auki", "mikä on hinta"])
def test_finnish_is_left_alone(clause: str) -> None:
    assert make_direct(clause) == clause
