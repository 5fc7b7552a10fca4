"""Plain questions to the bundled guide about its calendar, its years and its conditions: what is said, from where."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.engine import Assistant
from ingest.types import Slide

TODAY = date(2025, 11, 24)


@pytest.mark.parametrize(
    ("question", "told", "untold", "slides"),
    [
        ("Which call closes last?", ("KA120",), ("KA121", "Jean Monnet"), {12}),
        ("Mikä haku päättyy ensimmäisenä?", ("Jean Monnet",), ("KA121",), {36}),
        ("Which KA2 call closes last?", ("3 September 2026",), ("KA120",), {36}),
        ("Mitkä haut päättyvät samana päivänä?", ("KA121", "KA122", "KA210", "KA220"), ("KA120",), {12, 17}),
        ("Are there calls in autumn 2026?", ("Yes.", "KA120", "3 September"), ("KA121",), {12, 36}),
        ("Onko loppuvuodesta 2026 hakuja?", ("Kyllä.", "KA120", "3.9.2026"), ("KA121",), {12, 36}),
        ("Which EACEA calls close in March?", ("10 March", "26 March"), ("KA210", "September"), {36}),
        ("Mitä 15. joulukuuta tapahtuu?", ("Hankesuunnitelman kulmakivet",), ("KA121",), {45}),
        ("What happens on 10 March 2026?", ("Alliances for Innovation",), ("KA210",), {36}),
        ("Mitä päättyy 19.2.2026?", ("KA121", "KA122"), ("KA120",), {12}),
        ("Mitä huomenna tapahtuu?", ("Starttipaketti",), ("KA121",), {45}),
        ("When is the Teacher Academies deadline?", ("no call in 2026",), ("March",), {24}),
        ("Mihin toimintoihin ei ole hakua vuonna 2026?", ("Teacher Academies", "Tulevaisuuteen"), ("Kumppan",), {24}),
        ("Onko CoVE-haku jo ollut?", ("Ei, haku on vielä auki", "3.9.2026"), (), {36}),
        ("Onko KA122-hakuinfo jo ollut?", ("Ei.", "12.1.2026"), ("Kyllä",), {44}),
        ("Can I still apply for accreditation this year?", ("Yes", "KA120"), ("KA121",), {12}),
        ("Does the KA210 call close before KA220?", ("No.", "KA210", "KA220"), (), {17}),
        ("Milloin matkatuki on korkeampi?", ("korkeampi matkatuki",), ("2026",), {14}),
        ("When can we get funding for a student teacher?", ("if the sending institution",), ("KA122",), {15}),
        ("Does the green travel change affect projects from 2025?", ("No.", "not to earlier"), (), {14}),
        ("Saako akkreditoitu rahoitusta vielä vuonna 2028?", ("Ei.", "2027"), (), {11}),
        ("Until which year does accreditation give funding?", ("until 2027",), ("Requires",), {11}),
        ("What year do these slides cover?", ("Call 2026",), (), {1}),
        ("Mitä vuotta hakudiat koskevat?", ("Hakukierros 2026",), (), {1}),
    ],
)
def test_what_is_told(
    guide_assistant: Assistant, question: str, told: tuple[str, ...], untold: tuple[str, ...], slides: set[int]
) -> None:
    answer = guide_assistant.ask(question, today=TODAY)
    assert answer.status == "answered"
    assert all(part in answer.text for part in told), answer.text
    assert not any(part in answer.text for part in untold), answer.text
    assert {c.locator.number for c in answer.citations if isinstance(c.locator, Slide)} == slides


@pytest.mark.parametrize(
    "question",
    [
        "When do we get the money?",
        "Milloin tulokset tulevat?",
        "When can the project start?",
        "Can we still apply after the deadline?",
        "Is there a call in summer 2026?",
        "Milloin Teacher Academies -haku seuraavan kerran aukeaa?",
        "In what year were the National Focal Points set up?",
    ],
)
def test_what_is_refused(guide_assistant: Assistant, question: str) -> None:
    assert guide_assistant.ask(question, today=TODAY).status == "not_in_guide"


@pytest.mark.parametrize(
    ("question", "today", "holds"),
    [
        (
            "When is the next info session?",
            date(2025, 11, 24),
            "Starter package (shared by KA210 and KA220) 25 November",
        ),
        ("Milloin on seuraava info?", date(2025, 11, 24), "Starttipaketti"),
        ("When is the next event?", date(2025, 12, 1), "10 December 2025"),
        ("Mikä on seuraava tilaisuus?", date(2025, 12, 11), "15.12.2025"),
        ("When is the next KA220 session?", date(2026, 1, 1), "From idea to project 19 January"),
        ("When is the next info session?", date(2026, 11, 23), "have taken place"),
        ("Which info session comes last?", date(2025, 11, 24), "10 February 2026"),
        ("When is the next deadline?", date(2025, 11, 24), "Jean Monnet 3 February"),
    ],
)
def test_the_next_of_all_sessions(guide_assistant: Assistant, question: str, today: date, holds: str) -> None:
    assert holds in guide_assistant.ask(question, today=today).text
