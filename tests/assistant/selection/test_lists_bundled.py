"""Plain questions to the bundled guide for lists, counts of their items, costs and links."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.engine import Assistant
from ingest.types import Slide

TODAY = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("question", "told", "slide"),
    [
        ("How many horizontal priorities are there?", "The guide lists four.", 23),
        ("How many priorities does VET have?", "The guide lists five.", 23),
        ("How many regions are there for capacity building?", "The guide lists six.", 31),
        ("How many third countries are associated to the programme?", "The guide lists six.", 9),
        ("Montako horisontaalista painopistettä on?", "Oppaassa luetellaan neljä.", 23),
        ("Montako Jean Monnet -toimintoa on?", "Oppaassa luetellaan kolme.", 10),
        ("Montako tavoitetta ammatillisen koulutuksen Erasmus+ -ohjelmalla on?", "Oppaassa luetellaan kuusi.", 7),
        ("What are the VET priorities?", "Increasing flexibility in vocational education", 23),
        ("Mitkä ovat ammatillisen painopisteet?", "Joustavuuden lisääminen", 23),
        ("What does a CoVE do for companies?", "Support growth and innovation in companies", 25),
        ("Mitä huippuyksikkö tekee yrityksille?", "Tukevat kasvua ja innovaatioita yrityksissä", 25),
        ("Who must travel with the group?", "present for the whole period", 13),
        ("Mitkä alat lasketaan viiden hakemuksen rajaan?", "aikuiskoulutus", 22),
        ("Kuinka kauan opettaja voi opettaa ulkomailla?", "2-365 pv", 13),
        ("How many teaching hours must there be?", "40 teaching hours", 34),
        ("Mitä kuluja apuraha kattaa?", "matka-, majoitus- ja elinkuluja", 14),
        ("What expenses does Erasmus+ pay?", "travel, accommodation and living costs", 14),
        ("Saako Erasmus-tuella maksettua majoituksen?", "Kyllä. ", 14),
        ("Korvataanko kaikki kulut?", "Ei. Tuen tavoite", 14),
        ("Does the grant cover everything?", "No. The aim", 14),
        ("Voiko oppisopimusopiskelija lähteä vaihtoon?", "Kyllä. ", 13),
        ("Voiko kapasiteettihankkeessa tehdä virtuaalivaihtoja?", "Kyllä. ", 30),
        ("Which actions have no call in 2026?", "(Teacher Academies, no call in 2026) [1]\n- (Forward-looking", 24),
        ("Millä toiminnoilla ei ole hakua 2026?", "(Teacher Academies, ei hakua 2026)", 24),
        ("Mitkä ovat kolme Jean Monnet -toimintoa?", "Opi EU:sta -toiminnot", 10),
        ("Ketkä voivat lähteä vaihtoon?", "Opettajille ja muulle henkilöstölle", 13),
        ("Kuka järjestää TCA-toimintaa?", "TCA: Järjestäjinä", 38),
        ("Who can take part in a TCA?", "Participants in a TCA", 38),
        ("Mistä näen tilastoja Erasmuksesta?", "Erasmus-ohjelma lukuina", 42),
        ("Onko starttipaketti molemmille kumppanuusmuodoille?", "Kyllä. ", 46),
        ("Mikä on teidän LinkedIn-sivu?", "linkedin.com/company/edufi-voced", 50),
        ("How do I subscribe to the newsletter?", "erasmus-asiakaskirje", 50),
        ("Miten tilaan uutiskirjeen?", "erasmus-asiakaskirje", 50),
        ("Where is the contact form?", "palvelumme-erasmus-ammatillisen-koulutuksen-hakijoille", 50),
    ],
)
def test_what_is_told(guide_assistant: Assistant, question: str, told: str, slide: int) -> None:
    answer = guide_assistant.ask(question, today=TODAY)
    assert answer.status == "answered"
    assert told in answer.text
    assert {c.locator.number for c in answer.citations if isinstance(c.locator, Slide)} == {slide}


@pytest.mark.parametrize(
    "question",
    [
        "How many priorities are there?",
        "Does the grant cover laptops?",
        "Do I get pocket money?",
        "Are you on Facebook?",
        "Kuinka usein uutiskirje ilmestyy?",
        "Voiko opiskelijan äiti lähteä vaihtoon?",
        "Does Erasmus+ pay for a student's passport?",
        "Does the grant pay for vaccinations?",
    ],
)
def test_what_the_guide_does_not_say(guide_assistant: Assistant, question: str) -> None:
    assert guide_assistant.ask(question, today=TODAY).status in ("not_in_guide", "out_of_scope")
