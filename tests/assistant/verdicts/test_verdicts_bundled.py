"""Plain yes/no questions to the bundled guide, asked as an applicant would: the verdict and the slide behind it.

Slide 0 stands for the guide that is no deck.
"""

from __future__ import annotations

from datetime import date

import pytest

from assistant.engine import Assistant
from ingest.types import Slide

TODAY = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("question", "begins", "slide"),
    [
        ("Can we apply for KA122 as a consortium?", "No.", 11),
        ("Can accredited organisations apply as a consortium?", "Yes.", 11),
        ("Do we need earlier experience for accreditation?", "No.", 11),
        ("Can we go to the USA with KA122?", "No.", 11),
        ("Can accredited organisations send learners to the USA?", "Yes.", 11),
        ("Can a KA122 project have 40 mobilities?", "No.", 11),
        ("I graduated half a year ago, can I still go?", "Yes.", 13),
        ("Can an apprentice stay for two months?", "Yes.", 13),
        ("Can an ErasmusPro stay last two months?", "No.", 13),
        ("Can a teacher stay abroad for a whole year?", "Yes.", 13),
        ("Can a job shadowing last three months?", "No.", 13),
        ("Can four colleagues take part in the same course?", "No.", 13),
        ("Can a group go without a teacher?", "No.", 13),
        ("Is the grant paid for the whole costs?", "No.", 14),
        ("Riittääkö viikon työharjoittelu ulkomailla yhdelle opiskelijalle vai onko se liian lyhyt?", "Ei.", 13),
        ("Is a month's placement allowed?", "Yes.", 13),
        ("Does the change apply to older projects?", "No.", 14),
        ("Is the bus green travel?", "Yes.", 14),
        ("Is flying green travel?", "Green travel:", 14),
        ("Must we use green travel?", "Green travel:", 14),
        ("Can a preparatory visit have four people?", "No.", 15),
        ("Can an invited expert stay for three months?", "No.", 15),
        ("Is one partner enough for KA210?", "No.", 20),
        ("Can a KA220 project last four years?", "No.", 19),
        ("Can we get EUR 300,000 for KA220?", "No.", 19),
        ("Can we be in six KA210 applications?", "No.", 22),
        ("Does a CoVE need a company?", "Yes.", 25),
        ("Can a school from outside Europe take part in capacity building?", "Yes.", 31),
        ("Voiko konsortio hakea KA122:ta?", "Ei.", 11),
        ("Voiko opettaja olla kurssilla kaksi viikkoa?", "Ei.", 13),
        ("Voiko ryhmä lähteä ilman opettajaa?", "Ei.", 13),
        ("Koskeeko muutos vanhoja hankkeita?", "Ei.", 14),
        ("Saako alle 500 km matkan lentää?", "Ei pääsääntöisesti.", 14),
        ("Saako lentää yli 500 km matkan?", "Matkat alle 500 km", 14),
        ("Olemme jo viidessä KA210-hakemuksessa. Mahtuuko kuudes?", "Ei.", 22),
        ("Voiko lukio hakea Jean Monnet -verkostoa?", "Kyllä.", 35),
        ("Onko Turkki ohjelmamaa?", "Kyllä.", 9),
        ("Auttaako NEO Marokossa?", "Kyllä.", 40),
        # settled by a number that another sentence has
        ("Is the whole trip paid for?", "No.", 14),
        ("Korvataanko kaikki kulut?", "Ei.", 14),
        ("Maksaako EU koko CoVE-hankkeen?", "Ei.", 25),
        ("Can a school founded last year get accreditation?", "No.", 11),
        ("Voiko vasta perustettu oppilaitos hakea akkreditointia?", "Ei.", 11),
        ("Can a private school without partners apply for KA210?", "No.", 20),
        ("Voiko ammattikoulu hakea yksin Opi EU:sta -tukea?", "Kyllä.", 34),
        # people, places, sums, lengths in words
        ("Can two people go on a preparatory visit?", "Yes.", 15),
        ("Voiko kapasiteettihanke kohdistua Etelä-Amerikkaan?", "Kyllä.", 31),
        ("Voiko kapasiteettihankkeeseen saada miljoona euroa?", "Ei.", 29),
        ("Can a course last a month?", "No.", 13),
        # those alone, and others too
        ("Are TCAs only for current participants?", "No.", 38),
        ("Can we join a TCA if we are only planning to apply?", "Yes.", 38),
        ("Lasketaanko vain ammatillisen alan hakemukset?", "Ei.", 22),
        ("Sopiiko KA210 kokeneille hakijoille?", "Ei.", 20),
        ("Onko EPALE tarkoitettu aikuiskoulutukselle?", "Kyllä.", 39),
        ("Is Ukraine a programme country?", "No.", 9),
        ("Is the KA220 budget based on real costs?", "No.", 19),
        ("Tukeeko ohjelma Ukrainan pakolaisia?", "Kyllä. Sitä varten", 0),
        ("Voiko kunta hakea rahaa?", "Kyllä. Paikallis-", 8),
        ("Can a municipality apply?", "Yes. Local and regional", 8),
        ("Can a company apply for funding?", "Yes.", 8),
        # a yes must be borne out, and holds as far as its statement does
        ("Can the KA220 project be as long as we want?", "No.", 19),
        ("Voiko KA220-hanke olla niin pitkä kuin halutaan?", "Ei.", 19),
        ("Is a ferry green?", "Yes, on a condition.", 14),
        ("Onks laivamatka vihreä?", "Kyllä, tietyin edellytyksin.", 14),
        ("Does the grant cover 80% of the costs?", "Yes, on average.", 14),
        ("Is green travel paid better?", "Yes. Journeys", 14),
        ("Voiko kutsuttu asiantuntija olla meillä päivän?", "Ei.", 15),
        ("Onko tänä vuonna jotain ihan uutta tarjolla?", "Kyllä. STEM", 28),
        ("Could three small schools apply together instead of one by one?", "Yes.", 11),
        ("Voiko konsortio hakea lyhytkestoista?", "Ei.", 11),
        ("Is small-scale partnership suitable for beginners?", "Yes.", 20),
        ("Are we too inexperienced for KA210?", "No.", 20),
        # neither yes nor no
        ("Onko urheilu painopiste?", "Horisontaaliset painopisteet:", 23),
    ],
)
def test_the_verdict(guide_assistant: Assistant, question: str, begins: str, slide: int) -> None:
    answer = guide_assistant.ask(question, today=TODAY)
    assert answer.status == "answered"
    assert answer.text.startswith(begins)
    assert {c.locator.number for c in answer.citations if isinstance(c.locator, Slide)} == ({slide} if slide else set())


@pytest.mark.parametrize(
    "question",
    ["Does accreditation expire?", "How long is accreditation valid?", "Kuinka kauan akkreditointi on voimassa?"],
)
def test_what_the_guide_does_not_say(guide_assistant: Assistant, question: str) -> None:
    assert guide_assistant.ask(question, today=TODAY).status == "not_in_guide"
