"""Plain questions to the bundled guide that it leaves open, beside their neighbours that it answers."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.engine import Assistant
from ingest.types import Slide

TODAY = date(2025, 11, 24)


@pytest.mark.parametrize(
    "question",
    [
        "Who can't apply?",
        "Which staff may not go abroad?",
        "Mitä KA220-hankkeessa ei saa tehdä?",
        "Why can consortia not apply for KA122?",
        "Miksi KA122:ssa saa olla vain 30 liikkuvuusjaksoa?",
        "Why is the accreditation call in October?",
        "How many may take part in job shadowing at the same host?",
        "How many people from one school may go job shadowing together?",
        "Montako opettajaa saa olla varjostamassa samassa koulussa?",
        "Can one teacher go on two job shadowing periods?",
        "Do STEM Skills Foundries have to take account of existing CoVEs?",
        "How many companies must be in a Jean Monnet network?",
        "How many universities must a CoVE have?",
        "Montako kumppania KA210-hankkeessa saa enintään olla?",
        "How many pages can the KA210 application have?",
        "How long must the organisation have existed for KA210?",
        "List the countries of the Western Balkans.",
        "Luettele Länsi-Balkanin maat.",
        "What is an apprentice?",
        "What is meant by peer group?",
        "What does STEM stand for?",
        "Mikä painopiste on tärkein?",
        "Kuka on laatinut vaikuttavuuskäsikirjan?",
        "Which school coordinates the largest centre of vocational excellence?",
        "When is the next job shadowing?",
        "Milloin seuraava TCA järjestetään?",
        "Missä KA121-koulutus järjestetään?",
        "How many people can attend the starter package?",
        "What share does the KA220 grant cover?",
        "Must the project have a website?",
        "Is there a reserve list?",
        "Who is giving the talk on the project budget in February?",
    ],
)
def test_the_guide_leaves_it_open(guide_assistant: Assistant, question: str) -> None:
    assert guide_assistant.ask(question, today=TODAY).status in ("not_in_guide", "out_of_scope")


@pytest.mark.parametrize(
    ("question", "told", "slide"),
    [
        ("Who cannot apply for KA122?", "Consortia cannot apply", 11),
        ("Mitä akkreditointi ei edellytä?", "Ei edellytä aiempaa osallistumista", 11),
        ("Which regions are not eligible for capacity building?", "except Belarus", 31),
        ("Why have a Jean Monnet network?", "good practices", 35),
        ("How many people can shadow the same mentor?", "two participants", 13),
        ("Can one teacher attend two courses in one project?", "only one course", 13),
        ("Must Blueprint take account of existing CoVEs?", "Existing CoVEs", 27),
        ("How many companies must be in a Centre of Vocational Excellence?", "one company", 25),
        ("How many schools must a Jean Monnet network have?", "6 educational", 35),
        ("List the countries associated to the programme.", "Iceland", 9),
        ("What does TCA stand for?", "Transnational Cooperation Activity", 38),
        ("What share of the costs does the CoVE grant cover?", "80%", 25),
        ("Milloin on seuraava CoVE-haku?", "3.9.2026", 36),
        ("How many info sessions are there for KA220?", "Q&A session", 45),
        ("Is there a mailing list?", "lista.edu.fi", 50),
    ],
)
def test_its_neighbours_are_answered(guide_assistant: Assistant, question: str, told: str, slide: int) -> None:
    answer = guide_assistant.ask(question, today=TODAY)
    assert answer.status == "answered"
    assert told in answer.text
    assert slide in {c.locator.number for c in answer.citations if isinstance(c.locator, Slide)}
