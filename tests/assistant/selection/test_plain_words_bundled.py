"""Questions in everyday words, none of them the guide's own, to the bundled guide: what they are told, and where."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.engine import Assistant
from ingest.types import Slide

pytestmark = pytest.mark.model

TODAY = date(2025, 11, 24)


@pytest.mark.parametrize(
    ("question", "holds", "slide"),
    [
        # what a trip costs
        ("Is the bus ticket reimbursed?", "Yes. The Erasmus+ grant supports", 14),
        ("Do they pay for a room in Lisbon?", "Yes. The Erasmus+ grant supports", 14),
        ("What does the student's money go on?", "accommodation", 14),
        ("Korvataanko ateriat?", "Kyllä. Erasmus+ -avustuksella", 14),
        ("Kuka maksaa lentoliput?", "Erasmus+ -avustuksella", 14),
        # support of its own
        ("Is there more money for a deaf apprentice?", "Yes. It is also possible to apply for inclusion support", 14),
        ("Does our college get anything for the administration?", "organisational support", 14),
        ("Opiskelijan perhe on köyhä, saako hän lisärahaa?", "osallisuustukea", 14),
        # phrases
        ("Can I bring my class to a school in Latvia for six days?", "Yes. Mobility of learners", 13),
        ("How many of us may go and see the workplaces first?", "1–3 people", 15),
        ("How many of us can enrol in the same course in Cyprus?", "three people", 13),
        ("Can the school's cook go abroad?", "other staff", 13),
        ("Can four colleges apply together with a short-term project?", "onsorti", 11),
        ("Montako koulua tarvitaan hankkeeseen Nigerian kanssa?", "4 organisaatiota", 29),
        ("Voiko ope olla lukuvuoden Italiassa opettamassa?", "Kyllä. Henkilöstön", 13),
        ("Our student wants to stay away for five months. Is there something for that?", "ErasmusPro", 13),
        # sums
        ("How big is the whole pot?", "17.5 million", 3),
        ("Paljonko rahaa on jaossa?", "17,5 milj", 3),
        ("Paljonko huippuyksikössä pitää olla omaa rahaa?", "80", 25),
    ],
)
def test_everyday_words(guide_assistant: Assistant, question: str, holds: str, slide: int) -> None:
    answer = guide_assistant.ask(question, today=TODAY)
    assert holds in answer.text
    assert {c.locator.number for c in answer.citations if isinstance(c.locator, Slide)} == {slide}


@pytest.mark.parametrize(
    "question",
    [
        "Are phone bills paid?",
        "Is a laptop covered?",
        "Who pays the coordinator's wages?",
        "Is travel insurance covered?",
        "How much own money do we need in a small-scale partnership?",
        "How long does the accreditation last?",
        "Vaikuttaako apuraha opintotukeen?",
        "Maksetaanko opiskelijalle taskurahaa?",
        "Kuka maksaa opettajan sijaisen?",
        "How much does a student get in Malta?",
    ],
)
def test_what_stays_open(guide_assistant: Assistant, question: str) -> None:
    assert guide_assistant.ask(question, today=TODAY).status in ("not_in_guide", "out_of_scope")
