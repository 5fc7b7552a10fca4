"""Slips change a question the same way in every run, and nothing that its answer hangs on."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

import pytest

from evals.cases import Case, load_cases
from evals.cli_fitting import question_files
from evals.slips import SLIPS, TWO, slip_pairs
from ingest.types import Language

MakeCase = Callable[..., Case]


@pytest.mark.parametrize(
    ("style", "language", "question", "expected"),
    [
        ("no dots", "fi", "Päättyykö Åbo-hakemus yöllä?", "Paattyyko Abo-hakemus yolla?"),
        ("no dots", "en", "Is Jyväskylä in?", None),
        ("small letters, no marks", "fi", "Entä KA210, 5.3. alkaen?", "entä ka210 5.3. alkaen"),
        ("small letters, no marks", "en", "Is 1.5 m EUR (max.) it? At 13:00.", "is 1.5 m eur (max.) it at 13:00."),
        ("capitals", "fi", "Milloin yö alkaa?", "MILLOIN YÖ ALKAA?"),
        ("one slip in one word", "fi", "Onko KA210-haku auki?", None),
        ("greeting and thanks", "fi", "Onko haku auki?", "Hei! Onko haku auki? Kiitos!"),
        ("greeting and thanks", "en", "Is it open?", "Hi! Is it open? Thanks in advance!"),
        ("polite opener", "fi", "Onko haku auki?", "Osaisitko sanoa, onko haku auki?"),
        ("polite opener", "fi", "KA210: onko haku auki?", "Osaisitko sanoa, KA210: onko haku auki?"),
        ("polite opener", "en", "I may apply?", "Could you kindly tell me: I may apply?"),
        ("polite opener", "en", "hi", None),
        ("somebody else asks", "fi", "Onko haku auki?", "Asiakas kysyy: Onko haku auki?"),
        ("somebody else asks", "en", "Is it open?", "A client asks: Is it open?"),
        ("in quotes", "en", "Is it open?", '"Is it open?"'),
        ("line break", "en", "Is the call open now?", "Is the call\nopen now?"),
        ("line break", "en", "Open?", None),
    ],
)
def test_a_slip(style: str, language: Language, question: str, expected: str | None) -> None:
    assert SLIPS[style](question, language, Random(1)) == expected


@pytest.mark.parametrize("seed", range(40))
def test_a_misspelling_is_one_slip_inside_one_long_word(seed: int) -> None:
    question = "Kuinka KA210-hankkeen budjetti jaetaan 2 vuodelle?"
    slipped = SLIPS["one slip in one word"](question, "fi", Random(seed))
    assert slipped is not None
    changed = [(a, b) for a, b in zip(_words(question), _words(slipped), strict=True) if a != b]
    assert len(changed) == 1
    word, wrong = changed[0]
    assert len(word) >= 6
    assert word[:2] == wrong[:2]
    assert word[-1] == wrong[-1]
    assert abs(len(word) - len(wrong)) <= 1
    if len(word) == len(wrong):
        assert sorted(word) == sorted(wrong)


def test_a_slip_that_changes_nothing_is_left_out(make_case: MakeCase) -> None:
    pairs = list(slip_pairs([make_case(question="apu")]))
    assert {pair.style for pair in pairs} == {
        "capitals", "greeting and thanks", "somebody else asks", "in quotes"
    }  # fmt: skip


def test_the_suites_questions_slip_the_same_way_in_every_run() -> None:
    cases = load_cases(question_files(None)).cases
    once, again = ([*slip_pairs(some)] for some in (cases, cases[::-1]))
    assert {p.changed.id: p.changed.question for p in once} == {p.changed.id: p.changed.question for p in again}
    assert {p.style for p in once} == {*SLIPS, TWO}
    alone = [pair for pair in once if pair.style != TWO]
    assert all(re.findall(r"\d", p.changed.question) == re.findall(r"\d", p.plain.question) for p in alone)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+|\d+", text)


def test_two_questions_come_in_one_message_and_each_is_judged(make_case: MakeCase) -> None:
    cases = [make_case(id=f"q{k}", question=f"Is number {k} open?") for k in range(3)]
    pairs = [pair for pair in slip_pairs(cases) if pair.style == TWO]
    assert [pair.plain.id for pair in pairs] == ["q0", "q1"]
    assert {pair.changed.question for pair in pairs} == {"Is number 0 open? Is number 1 open?"}
    assert [pair.changed.facts for pair in pairs] == [pair.plain.facts for pair in pairs]
