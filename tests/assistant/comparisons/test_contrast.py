"""Two things that a question tells apart, by the guide's own names for them or by anyone's."""

from __future__ import annotations

import pytest

from assistant.comparisons.contest import read_contest
from assistant.comparisons.contrast import read_contrast
from assistant.engine import Assistant
from assistant.names.terms import TermBook
from assistant.question.reading import read_question


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("How do the camp and the day trip differ?", ("the camp", "the day trip")),
        ("What is the difference between a club and a team?", ("a club", "a team")),
        ("Miten kerho ja joukkue eroavat toisistaan?", ("kerho", "joukkue")),
        ("Mitä eroa on kerholla ja joukkueella?", ("kerholla", "joukkueella")),
        ("Kumpi sopii aloittelijalle, kerho vai joukkue?", ("kerho", "joukkue")),
        ("EPALE or ESEP: which one is for schools?", ("EPALE", "ESEP")),
    ],
)
def test_what_is_told_apart(book: TermBook, question: str, things: tuple[str, str]) -> None:
    assert read_contrast(read_question(question, "fi" if "ä" in question else "en", book)) == things


@pytest.mark.parametrize(
    "question",
    [
        "Voiko mukana olla kerho tai joukkue?",
        "Who may apply, and for what?",
        "Miten KA210 ja KA220 eroavat?",  # topics of the guide: their own table
        "Kumpi kestää pidempään, kerho vai 3D-kurssi, ja montako päivää?",
        "",
    ],
)
def test_nothing_is_told_apart(book: TermBook, question: str) -> None:
    assert read_contrast(read_question(question, "fi", book)) is None


@pytest.mark.parametrize(
    "question", ["Which takes less time, a club or a team?", "Kumpaan menee enemmän aikaa, kerhoon vai joukkueeseen?"]
)
def test_less_time_is_a_matter_of_duration(book: TermBook, question: str) -> None:
    contest = read_contest(read_question(question, "fi", book))
    assert contest is not None
    assert contest.measures == ("duration",)


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("Miten EPALE ja ESEP eroavat sen suhteen, kenelle kumppanihaku on tehty?", "| | EPALE | ESEP |"),
        ("EPALE or ESEP: which should an adult college use?", "| | EPALE | ESEP |"),
    ],
)
def test_what_the_guide_says_of_each_stands_side_by_side(guide_assistant: Assistant, question: str, head: str) -> None:
    answer = guide_assistant.ask(question)
    assert answer.status == "answered"
    assert answer.text.startswith(head)
    assert len(answer.citations) >= 1
