"""Which of two has more: topics of the guide, and things that are no topics; nothing is compared that is not stated."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.comparisons.contest import read_contest
from assistant.engine import Assistant
from assistant.names.terms import TermBook
from assistant.question.reading import read_question

TODAY = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("question", "measure", "largest", "pair"),
    [
        (
            "Kumpi on pidempi, laserkurssi vai 3D-kurssi, ja kuinka pitkä?",
            "duration",
            True,
            ("laserkurssi", "3D-kurssi"),
        ),
        ("Which is shorter, the camp or a day trip?", "duration", False, ("camp", "day trip")),
        ("kumpi päättyy ensin, kevään haku vai kesän haku", "deadline", False, ("kevään haku", "kesän haku")),
        ("Kumpi saa enemmän rahaa, luopuva vai uusi kauppias?", "amount", True, ("luopuva", "uusi kauppias")),
        ("Which needs fewer partners, a twin class or a class trio?", "count", False, ("twin class", "class trio")),
    ],
)
def test_what_is_compared(book: TermBook, question: str, measure: str, largest: bool, pair: tuple[str, ...]) -> None:
    contest = read_contest(read_question(question, "fi", book))
    assert contest is not None
    assert (contest.measures[0], contest.largest, contest.pair) == (measure, largest, pair)


@pytest.mark.parametrize(
    "question",
    ["Does KA210 or the First Exchange want a plan?", "Which had a better rate last year, KA210 or KA220?"],
)
def test_a_name_and_a_year_gone_by_say_nothing_of_order(book: TermBook, question: str) -> None:
    assert read_contest(read_question(question, "en", book)) is None


@pytest.mark.parametrize(
    "question", ["Saako lisää aikaa?", "Is more information given?", "Kuinka pitkä hanke on?", "The latest date?", ""]
)
def test_a_comparative_alone_sets_nothing_against_another(book: TermBook, question: str) -> None:
    assert read_contest(read_question(question, "fi", book)) is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Which lasts longer, KA210 or KA220, and how much do they get?", "| Grant |"),
        ("Which of KA210 and KA220 needs more partners, and how much does each get?", "| Grant |"),
        ("Kumpi kestää pidempään, KA210 vai KA220, ja paljonko ne saavat?", "| Tuki |"),
    ],
)
def test_what_is_asked_for_beside_the_comparison_is_a_row_of_its_own(
    guide_assistant: Assistant, question: str, row: str
) -> None:
    assert row in guide_assistant.ask(question, today=TODAY).text


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Kumpi on pidempi, KA210- vai KA220-hanke?", "Pidempi: Kumppanuushankkeet"),
        ("Which one lasts longer, KA210 or KA220, and how long is each?", "Longer: Cooperation partnerships"),
        ("Which gives more money, KA210 or KA220?", "More: Cooperation partnerships"),
        ("Onko KA210 pidempi kuin KA220?", "Ei."),
        ("Päättyvätkö KA121- ja KA122-haut eri päivinä?", "Ei."),
        ("Päättyvätkö KA121- ja KA122-haut samana päivänä?", "Kyllä."),
        ("Which can be longer, job shadowing or group mobility?", "Longer: Job shadowing"),
    ],
)
def test_the_outcome_stands_before_the_table(guide_assistant: Assistant, question: str, said: str) -> None:
    answer = guide_assistant.ask(question, today=TODAY)
    assert answer.status == "answered"
    assert answer.text.startswith(said)
    assert "|---|---|---|" in answer.text
    assert len(answer.citations) > 0


@pytest.mark.model
@pytest.mark.parametrize(
    "question",
    [
        "Kumpi on kalliimpi, juna vai lentokone?",
        "Which is more popular in Finland, KA210 or KA220?",
        "Which needs fewer working hours to write, KA210 or CoVE?",
    ],
)
def test_nothing_is_compared_by_what_the_guide_does_not_state(guide_assistant: Assistant, question: str) -> None:
    answer = guide_assistant.ask(question, today=TODAY)
    assert "|---|" not in answer.text


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Meitä on kolme koulua Suomesta ja yksi Virosta, kelpaako KA220?", "Ei. "),
        ("Three schools, all in Finland. Is that fine for a cooperation partnership?", "No. "),
        ("Olemmeko myöhässä KA210-hausta?", "Ei, haku on vielä auki."),
        ("Is it too late for the KA210 call?", "No, the call is still open."),
    ],
)
def test_situations_get_a_yes_or_no(guide_assistant: Assistant, question: str, said: str) -> None:
    assert guide_assistant.ask(question, today=TODAY).text.startswith(said)
