"""The split is fixed, keeps a slide's questions together and never parts near-duplicates."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.cases import Case, Relevant, load_cases
from evals.places import Place
from evals.runs import QUESTIONS
from evals.sources import load_sources
from evals.split import near_duplicates, split_cases, trigrams, wording
from ingest.settings import load_settings

MakeCase = Callable[..., Case]


def place_of(relevant: Relevant) -> Place:
    return Place(relevant.document_id.removesuffix(".fi").removesuffix(".en"), f"slide {relevant.slide}")


def slides(*numbers: int, language: str = "fi") -> list[dict[str, object]]:
    return [{"document_id": f"deck.{language}", "slide": number} for number in numbers]


def test_the_hash_is_fixed(make_case: MakeCase) -> None:
    """A change here moves questions between dev and test: results could no longer be compared."""
    cases = [make_case(id=str(n), question=chr(96 + n) * 9, relevant=slides(n)) for n in range(1, 21)]
    dev = [int(key) for key, side in split_cases(cases, place_of).items() if side == "dev"]
    assert dev == [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17, 18, 20]


def test_a_slide_is_on_one_side_in_both_languages(make_case: MakeCase) -> None:
    words = ["bussi", "matkaraha tukee", "zyx wvu", "hakemuksen jättöpäivä", "kolmannet maat"]
    for number in range(1, 30):
        cases = [
            make_case(id=f"{i}", question=word, relevant=slides(number, language="en" if i % 2 else "fi"))
            for i, word in enumerate(words)
        ]
        assert len(set(split_cases(cases, place_of).values())) == 1


def test_a_question_on_a_test_slide_is_never_dev(make_case: MakeCase) -> None:
    alone = [make_case(id=str(n), question=f"{n * 7919} q", relevant=slides(n)) for n in range(1, 30)]
    sides = split_cases(alone, place_of)
    for one in range(1, 30):
        both = make_case(id="both", question="abcdefg hijklmn", relevant=slides(one, 29))
        expected = "dev" if {sides[str(one)], sides["29"]} == {"dev"} else "test"
        assert split_cases([both], place_of)["both"] == expected


def test_near_duplicates_are_found_and_kept_together(make_case: MakeCase) -> None:
    cases = [
        make_case(id=str(n), question=f"Milloin on KA2{n % 10}0-haun viimeinen hakupäivä?", relevant=slides(n))
        for n in range(1, 12)
    ]
    pairs = list(near_duplicates(cases))
    assert len(pairs) == 55
    assert all(0.5 <= likeness <= 1 for _, _, likeness in pairs)
    assert set(split_cases(cases, place_of).values()) == {"test"}


def test_wording_takes_the_dialogue_and_drops_the_dress(make_case: MakeCase) -> None:
    case = make_case(question="Entä ÄITI?", history=["  Hei,   KA220! "])
    assert wording(case) == "hei ka220 enta aiti"
    assert trigrams("ab") == {" ab", "ab "}
    assert trigrams("") == {"  "}


@given(st.lists(st.text("abc ", min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=8))
def test_adding_a_question_never_moves_one_out_of_test(questions: list[str]) -> None:
    cases = [
        Case.model_validate({"id": str(n), "language": "fi", "question": q, "status": "not_in_guide"})
        for n, q in enumerate(questions)
    ]
    before, after = split_cases(cases[:-1], place_of), split_cases(cases, place_of)
    assert all(after[key] == "test" for key, side in before.items() if side == "test")
    for one, other, _ in near_duplicates(cases):
        assert after[one] == after[other]


@pytest.mark.parametrize("language", ["fi", "en"])
def test_the_suite_is_split_about_evenly(language: str) -> None:
    cases = load_cases(sorted(QUESTIONS.glob("*.jsonl"))).cases
    sides = split_cases(cases, load_sources(load_settings()).place_of)
    own = [sides[case.id] for case in cases if case.language == language]
    assert 0.4 <= own.count("dev") / len(own) <= 0.6
