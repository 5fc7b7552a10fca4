"""The points on which topics are compared: a row for each, the guide's own tables, one of two chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.comparisons.compared_rows import read_points
from assistant.comparisons.compared_topics import with_topics
from assistant.engine import Assistant
from assistant.names.terms import TermBook
from assistant.question.reading import read_question
from ingest.types import Language

TODAY = date(2030, 4, 1)
SLIDES: dict[Language, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "fi": (
        (
            "Kylätalo (KT10)",
            (
                "Hakijana yhdistys",
                "Mukana vähintään 2 kumppania",
                "Tuki enintään 20 000 €",
                "Sopii ensikertalaisille, joilla ei ole aiempia hankkeita",
            ),
        ),
        (
            "Kyläpolku (KP20)",
            ("Hakijana kunta tai seurakunta", "Mukana vähintään 4 kumppania", "Tuki enintään 35 000 €"),
        ),
        ("Omavastuu", ("KT10 15 %", "KP20 30 %")),
        ("Pisteytys", ("Peruste: Vaikuttavuus; KT10: 45; KP20: 25", "Peruste: Selkeys; KT10: 20; KP20: 50")),
        ("Lisäaika", ("Kylätalossa (KT10) lisäaikaa saa 2 kuukautta ja kyläpolussa (KP20) 6 kuukautta.",)),
    ),
    "en": (
        (
            "Village Hall (KT10)",
            (
                "The applicant is an association",
                "At least 2 partners",
                "Grant at most EUR 20,000",
                "Meant for newcomers without earlier projects",
            ),
        ),
        (
            "Village Path (KP20)",
            ("The applicant is a municipality or a parish", "At least 4 partners", "Grant at most EUR 35,000"),
        ),
        ("Own contribution", ("KT10 15%", "KP20 30%")),
        ("Scoring", ("Criterion: Impact; KT10: 45; KP20: 25", "Criterion: Clarity; KT10: 20; KP20: 50")),
        ("Extra time", ("Village Hall (KT10) gets 2 months of extra time and Village Path (KP20) 6 months.",)),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def assistant(decks_of: Callable[..., Assistant]) -> Assistant:
    return decks_of(SLIDES)


@pytest.mark.parametrize(
    ("question", "language", "points"),
    [
        ("How do KA210 and KA220 differ in partners and in money?", "en", [("count", "partner"), ("amount", "")]),
        ("KA210 versus KA220: who applies, and how long?", "en", [("who", ""), ("duration", "")]),
        ("How do KA210 and KA220 differ when it comes to languages?", "en", [(None, "")]),
        ("Miten KA210 ja KA220 eroavat hakijan osalta?", "fi", [("who", "")]),
        (
            "Miten KA210:n ja KA220:n kokoonpanot eroavat maissa ja toimijoissa?",
            "fi",
            [("count", "country"), ("count", "partner")],
        ),
        ("Miten KA210 ja KA220 eroavat?", "fi", []),
    ],
)  # fmt: skip
def test_each_point_that_is_named(
    book: TermBook, question: str, language: Language, points: list[tuple[str | None, str]]
) -> None:
    reading = with_topics(read_question(question, language, book), book)
    assert [(point.ask, point.counted) for point in read_points(reading)] == points


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How do KT10 and KP20 differ in partners and in money?", ("2 partners", "4 partners", "20,000", "35,000")),
        ("KT10 versus KP20: who applies for each and for how much at most?", ("| Applicant |", "parish", "| Grant |")),
        ("Miten KT10 ja KP20 eroavat hakijan ja rahan osalta?", ("| Hakija |", "yhdistys", "| Tuki |", "35 000")),
        ("Miten KT10:n ja KP20:n omavastuut eroavat?", ("15 %", "30 %")),
        ("Kummassa vaikuttavuus painaa enemmän, KT10:ssä vai KP20:ssä?", ("Enemmän: Kylätalo", "45", "25")),
        ("Which weighs clarity more in the scoring, KT10 or KP20?", ("More: Village Path", "20", "50")),
        ("Which of KT10 and KP20 is meant for newcomers?", ("newcomers",)),
        ("Kumpi sopii ensikertalaisille, KT10 vai KP20?", ("ensikertalaisille",)),
    ],
)
def test_a_row_for_each_point(assistant: Assistant, question: str, said: tuple[str, ...]) -> None:
    answer = assistant.ask(question, today=TODAY)
    assert answer.status == "answered"
    assert [text for text in said if text not in answer.text] == [], answer.text


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("How do KT10 and KP20 differ in money?", "| | Village Hall (KT10) | Village Path (KP20) |"),
        ("How do the Village Hall and the Village Path differ in money?", "| | Village Hall | Village Path |"),
    ],
)
def test_the_head_of_a_column_has_the_code_that_is_asked_by(assistant: Assistant, question: str, head: str) -> None:
    assert head in assistant.ask(question, today=TODAY).text


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which needs the bigger network, CoVE or capacity building?", "More: Centres of Vocational Excellence"),
        ("Kummassa on isompi kattosumma, Blueprintissä vai STEM-taitopajassa?", "Enemmän: Blueprint"),
        ("Which of the three innovation lots is the shortest?", "Shorter: STEM Skills Foundries"),
    ],
)
def test_what_is_bigger_is_counted_where_it_is_a_group(guide_assistant: Assistant, question: str, said: str) -> None:
    assert guide_assistant.ask(question, today=date(2026, 1, 1)).text.startswith(said)
