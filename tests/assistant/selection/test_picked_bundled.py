"""Plain questions on who helps, where to look and which way allows it, to the bundled guide."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.engine import Assistant
from ingest.types import Slide

pytestmark = pytest.mark.model

TODAY = date(2025, 11, 24)


@pytest.mark.parametrize(
    ("question", "holds", "slides"),
    [
        ("Who advises a partner school in Ghana?", "Sub-Saharan Africa", {41}),
        ("Our partner is in Canada. Who can they turn to there?", "North and South America", {41}),
        ("Keneltä moldovalainen kumppanimme saa apua?", "itäiset naapurimaat", {40}),
        ("Kuka neuvoo Länsi-Balkanin kouluja?", "NEO", {40}),
        ("Where can I find a school abroad to work with?", "EPALE", {38, 39}),
        ("Miten löydän kumppanin ulkomailta?", "eTwinning", {38, 39}),
        ("Where can I get ideas from earlier projects?", "Project Results Platform", {42}),
        ("Mistä näen, mitä muut ovat tehneet Erasmus-rahalla?", "Esimerkkejä", {42}),
        ("Which way lets us go outside Europe?", "global mobility possible", {11}),
        ("Kumpi rahoitus on konsortiolle?", "Myös konsortio voi hakea", {11}),
        ("Four colleges want to make a joint application. Which route lets us?", "can also apply", {11}),
        ("Kumpi tapa ei sovi konsortiolle?", "Konsortiot eivät voi hakea", {11}),
        ("How much of the trip do we have to pay ourselves?", "80%", {14}),
        ("Jääkö matkasta jotain meidän maksettavaksi?", "80%", {14}),
        ("May I come to a contact seminar although my school isn't in Erasmus yet?", "only planning to apply", {38}),
        ("Can a partnership be about teaching people who fled Ukraine?", "Yes. Priorities", {23}),
    ],
)
def test_the_answer(guide_assistant: Assistant, question: str, holds: str, slides: set[int]) -> None:
    answer = guide_assistant.ask(question, today=TODAY)
    assert holds in answer.text
    assert {c.locator.number for c in answer.citations if isinstance(c.locator, Slide)} == slides


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("I have taught for ten years. What would I gain from going abroad?", "The mobility activities are expected"),
        (
            "Olen opettanut 25 vuotta, mitä minä siitä hyötyisin että lähtisin ulkomaille?",
            "Liikkuvuustoiminnan odotetaan",
        ),
        ("Olen opiskelija. Mitä minä hyödyn ulkomaanjaksosta?", "Tämän avaintoimen tukeman"),
    ],
)
def test_who_asks_says_who_gains(guide_assistant: Assistant, question: str, begins: str) -> None:
    assert guide_assistant.ask(question, today=TODAY).text.startswith(begins)


@pytest.mark.parametrize("question", ["Who helps a school in Sweden?", "Who helps a Serbian school?"])
def test_nobody_is_named_for_other_countries(guide_assistant: Assistant, question: str) -> None:
    assert guide_assistant.ask(question, today=TODAY).status == "not_in_guide"
