"""A statement that shuts topics in or out settles what holds for the rest; one that only names another one does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.abstention.topic_limits import settles_others
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.verdicts.polarity import is_yes
from ingest.types import Language

_ASKED = "Are candidates for KA220 interviewed?"
_KYSYTTY = "Haastatellaanko KA220:n hakijat?"


@pytest.mark.parametrize(
    ("text", "language", "headings", "settled"),
    [
        ("Interviews only in KA210", "en", (), True),
        ("Interviews are held only for projects in KA210 and KA122.", "en", (), True),
        ("interviews (KA210 only)", "en", (), True),
        ("Interviews are for KA210 alone.", "en", (), True),
        ("All candidates are interviewed, except in KA210.", "en", (), True),
        ("Are candidates interviewed? In KA210 yes, in the others no.", "en", (), True),
        ("Step: interview; Actions: KA210, KA122; Length: short", "en", (), True),
        ("Interviews", "en", ("Steps", "KA210 and KA122 only:"), True),
        ("Haastattelu vain KA210-hakijoille", "fi", (), True),
        ("haastattelu (vain KA210 ja KA122)", "fi", (), True),
        ("Haastattelu koskee kaikkia paitsi KA210-hakijoita", "fi", (), True),
        ("KA210:tä lukuun ottamatta hakijat haastatellaan", "fi", (), True),
        ("Haastattelu", "fi", ("Vaiheet", "Vain KA210 ja KA122:"), True),
        # another topic's statement, however narrow, shuts nothing out
        ("KA210 candidates are interviewed.", "en", (), False),
        ("Interviews only in English", "en", ("Guide", "KA210"), False),
        ("KA210: English only", "en", (), False),
        ("Only one KA210 interview is held.", "en", (), False),
        ("Interviewed only if the KA210 board asks for it.", "en", (), False),
        ("Interviews are held except in June.", "en", ("Guide", "KA210"), False),
        ("All are interviewed, except in KA122.", "en", ("Guide", "KA210"), False),
        ("KA210-hakijat haastatellaan", "fi", (), False),
        ("Haastattelu vain englanniksi", "fi", ("Opas", "KA210"), False),
        ("Vain yksi KA210-haastattelu pidetään", "fi", (), False),
    ],
)
def test_a_statement_that_shuts_in_or_out_settles_the_rest(
    book: TermBook,
    unit_of: Callable[..., Unit],
    text: str,
    language: Language,
    headings: tuple[str, ...],
    settled: bool,
) -> None:
    unit = unit_of(text, language, *headings)
    reading = read_question(_ASKED if language == "en" else _KYSYTTY, language, book)
    assert settles_others(reading, unit, book) is settled


@pytest.mark.parametrize(
    ("question", "text", "language", "headings", "yes"),
    [
        ("Are candidates for KA220 interviewed?", "interviews (KA210 only)", "en", (), False),
        ("Is KA220 closed to museums?", "a museum (KA210 only)", "en", (), True),
        ("Onko KA220 suljettu museoilta?", "museo (vain KA210)", "fi", (), True),
        ("May a choir go on a KA220 trip?", "a choir", "en", ("Who", "KA210 and KA122 only:"), False),
        ("May a choir go on a KA210 trip?", "a choir", "en", ("Who", "KA210 and KA122 only:"), True),
        ("Must a KA220 lamp have a shade?", "A shade is required only in KA210.", "en", (), False),
        ("Does a clerk apply in KA220?", "Can a clerk apply? Yes, except in KA210.", "en", (), True),
    ],
)
def test_the_verdict_for_the_rest(
    book: TermBook,
    unit_of: Callable[..., Unit],
    question: str,
    text: str,
    language: Language,
    headings: tuple[str, ...],
    yes: bool,
) -> None:
    assert is_yes(read_question(question, language, book), unit_of(text, language, *headings)) is yes
