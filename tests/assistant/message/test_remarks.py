"""What asks nothing by itself belongs to the question before it; what asks something of its own does not."""

from __future__ import annotations

import pytest

from assistant.message.remarks import drop_remark
from assistant.names.terms import TermBook
from assistant.parts.splitting import split_question
from assistant.question.reading import read_question
from ingest.types import Language


@pytest.mark.parametrize(
    ("text", "language", "question", "lists"),
    [
        ("What does the pier need? List each feature.", "en", "What does the pier need?", True),
        ("What do the sailors learn? Give every point.", "en", "What do the sailors learn?", True),
        ("Mitä laituri vaatii? Kaikki kohdat kiitos.", "fi", "Mitä laituri vaatii?", True),
        ("Are there prizes for sailors? Name them all.", "en", "Are there prizes for sailors?", True),
        ("Mistä maista veneitä tulee? Luettele ne maat.", "fi", "Mistä maista veneitä tulee?", True),
        ("What does the pier need? I need the whole list for our board.", "en", "What does the pier need?", True),
        ("Mitä laituri vaatii? Rehtorina tarvitsen koko luettelon.", "fi", "Mitä laituri vaatii?", True),
        ("Mitä laituri vaatii? Luettele kaikki viisi, teen esitettä.", "fi", "Mitä laituri vaatii?", True),
        ("What is the pier to become? All six aims, please.", "en", "What is the pier to become?", True),
        ("Millaiseksi laituri halutaan? Kaikki kuusi tavoitetta, kiitos.", "fi", "Millaiseksi laituri halutaan?", True),
        ("Miten retki auttaa soutajaa? Luettele vaikutukset.", "fi", "Miten retki auttaa soutajaa?", True),
        ("How does the trip help rowers? List the benefits.", "en", "How does the trip help rowers?", True),
        ("Miksi laituria kehitetään? Kaikki kuusi päämäärää, kiitos.", "fi", "Miksi laituria kehitetään?", True),
        ("What is the pier for? All four aims, please.", "en", "What is the pier for?", True),
        ("How many boats and crews are needed? Give both.", "en", "How many boats and crews are needed?", False),
        ("Montako venettä tarvitaan? Kerro lyhyesti.", "fi", "Montako venettä tarvitaan?", False),
    ],
)
def test_a_remark_after_a_question_says_how_to_answer(
    text: str, language: Language, question: str, lists: bool
) -> None:
    book = TermBook((), (), {})
    reading = drop_remark(read_question(text, language, book), book)
    assert reading.text == question
    assert reading.asks_for("list") is lists
    assert split_question(read_question(text, language, book), book) == (reading,)


@pytest.mark.parametrize(
    ("text", "language", "question"),
    [
        ("Mistä veneitä tulee? Luettele ne Baltian maat.", "fi", "Mistä veneitä tulee (Baltian maat)?"),
        (
            "Where do the boats come from? Name those Baltic ports.",
            "en",
            "Where do the boats come from (Baltic ports)?",
        ),
    ],
)
def test_a_remark_may_narrow_the_question(text: str, language: Language, question: str) -> None:
    book = TermBook((), (), {})
    assert drop_remark(read_question(text, language, book), book).text == question


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("How long does a voyage last? List the attachments.", "en"),
        ("How long does a voyage last? List the effects.", "en"),
        ("May boats join? List the requirements.", "en"),
        ("How long does a voyage last? Tell me also the price.", "en"),
        ("Kauanko matka kestää? Luettele liitteet.", "fi"),
        ("Kauanko matka kestää? Kerro milloin haku päättyy.", "fi"),
        ("Kauanko matka kestää?", "fi"),
        ("List the attachments.", "en"),
    ],
)
def test_what_asks_for_something_else_is_no_remark(text: str, language: Language) -> None:
    book = TermBook((), (), {})
    reading = read_question(text, language, book)
    assert drop_remark(reading, book) == reading
