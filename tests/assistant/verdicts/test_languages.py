"""Languages that are asked about: among those named, the only one, or not at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.verdicts.languages import names_language
from ingest.types import Language


@pytest.mark.parametrize(
    ("question", "heading", "stated", "language", "named"),
    [
        ("Can I write the form in Estonian?", "Form", "The form is in Finnish, Estonian or English", "en", True),
        ("Can I write the form in German?", "Form", "The form is in Finnish, Estonian or English", "en", False),
        ("Käykö saksa hakukieleksi?", "Haku", "Hakukieli: suomi, viro tai englanti", "fi", False),
        ("Käykö saamenkielinen hakemus?", "Hakemuksen kieli", "LM4: vain englanti", "fi", False),
        ("Kirja on ranskaksi. Käykö se?", "Kuka voi hakea", "Kirja suomeksi tai ruotsiksi", "fi", False),
        ("May we write it in Sámi?", "Language and annexes", "Finnish or Swedish: all grants", "en", False),
        ("May we write it in Danish?", "Language", "one of the Nordic languages or English", "en", True),
        ("May we write it in Polish?", "Language", "any official language", "en", None),
        # each piece names the languages of its own thing
        ("Can the drawing be in English?", "Form", "Drawing in Finnish, plan in English", "en", False),
        ("May the plan be in English?", "Form", "Drawing in Finnish, plan in English", "en", True),
        ("Saako tiivistelmä olla englanniksi?", "Lomake", "Tiivistelmä suomeksi, suunnitelma englanniksi", "fi", False),
        # obliged to it only where no other will do
        ("Must the plan be in Finnish?", "Form", "The plan is written in Finnish or Swedish", "en", False),
        ("Pitääkö suunnitelma kirjoittaa suomeksi?", "Lomake", "Suunnitelma kirjoitetaan suomeksi", "fi", True),
        # not the language of anything that is written
        ("Can a Swedish school join?", "Partners", "The plan is written in Finnish or English", "en", None),
        ("Do Swedish books count?", "Books", "Books in three languages, Swedish does not count", "en", None),
        ("Voiko koulu hakea?", "Lomake", "Suunnitelma kirjoitetaan suomeksi", "fi", None),
    ],
)  # fmt: skip
def test_a_language_is_among_those_named(
    book: TermBook,
    unit_of: Callable[..., Unit],
    question: str,
    heading: str,
    stated: str,
    language: Language,
    named: bool | None,
) -> None:
    unit = unit_of(stated, language, "Guide", heading)
    assert names_language(read_question(question, language, book), unit) is named
