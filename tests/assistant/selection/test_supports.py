"""Support of its own for a need that is told in everyday words."""

from __future__ import annotations

import pytest

from assistant.names.terms import TermBook
from assistant.selection.supports import find_support
from ingest.types import Language
from tests.assistant.conftest import rank_texts

_MILLS = (
    (("Mill guide",), "The mill grant covers travel and lodging of the millers"),
    (("Mill guide",), "Inclusion support may be applied for by millers with fewer opportunities"),
    (("Mill guide",), "The mill receives organisational support for arranging the stays"),
    (("Mill guide",), "Fewer opportunities"),
)
_MYLLYT = (
    (("Myllyopas",), "Tuella korvataan myllärien matkat"),
    (("Myllyopas",), "Osallisuustukea voi hakea myllärille, jolla on vähemmän mahdollisuuksia"),
    (("Myllyopas",), "Mylly saa organisointitukea jaksojen järjestämiseen"),
)


@pytest.mark.parametrize(
    ("question", "language", "begins"),
    [
        ("Is there extra money for a blind miller?", "en", "Inclusion"),
        ("One of our millers is poor, can he get something more?", "en", "Inclusion"),
        ("A miller is in a wheelchair. Do we get support for her?", "en", "Inclusion"),
        ("Does the mill get paid for all the paperwork?", "en", "The mill receives"),
        ("Who pays for the administration?", "en", "The mill receives"),
        ("Who pays the wages of the blind miller?", "en", None),
        ("How much extra money does a blind miller get?", "en", None),
        ("How do we apply for support for a blind miller?", "en", None),
        ("Can a blind miller go?", "en", None),
        ("Is there money for bread?", "en", None),
        ("Saako sokea mylläri lisätukea?", "fi", "Osallisuustukea"),
        ("Yksi mylläreistä on vähävarainen, onko hänelle lisärahaa?", "fi", "Osallisuustukea"),
        ("Maksaako joku paperitöistä?", "fi", "Mylly saa"),
        ("Kuka maksaa sokean myllärin palkan?", "fi", None),
        ("Saako sokea mylläri lähteä?", "fi", None),
    ],
)
def test_the_support_for_a_need(book: TermBook, question: str, language: Language, begins: str | None) -> None:
    texts = _MILLS if language == "en" else _MYLLYT
    reading, found, _ = rank_texts(question, language, texts, book, texts[0][1])
    told = find_support(reading, found)
    assert (told is None) is (begins is None)
    assert told is None or told.text.startswith(begins or "")


def test_nothing_is_told_where_the_guide_denies_it(book: TermBook) -> None:
    texts = ((("Mills",), "No extra support is paid for millers with a disability"),)
    reading, found, _ = rank_texts("Is there extra money for a blind miller?", "en", texts, book)
    assert find_support(reading, found) is None
