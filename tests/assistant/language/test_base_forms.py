"""Forms of base forms that are known: endings, gradation, possessives and clitics, and nothing derived."""

from __future__ import annotations

import pytest

from assistant.language.base_forms import is_form_of
from assistant.language.words import fold


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("kaupungissa", "kaupunki"),
        ("porukan", "porukka"),
        ("firmojen", "firma"),
        ("yliopistollamme", "yliopisto"),
        ("korvataanko", "korvata"),
        ("palautetaan", "palauttaa"),
        ("lapselle", "lapsi"),
        ("tytön", "tyttö"),
        ("alaikäisen", "alaikäinen"),
        ("yhdistyksestä", "yhdistys"),
        ("oppilaita", "oppilas"),
        ("kisatkin", "kisa"),
    ],
)
def test_a_finnish_form_is_known(word: str, base: str) -> None:
    assert is_form_of(fold(word), fold(base), "fi")


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("läpi", "lapio"),
        ("kunnolla", "kunta"),
        ("laittaa", "laite"),
        ("palkkaa", "palkata"),
        ("kummassa", "kummi"),
        ("saksaan", "sakset"),
        ("yhtä", "yh"),
        ("rahat", "rahaton"),
        ("opas", "opasteet"),
    ],
)
def test_another_finnish_word_is_none(word: str, base: str) -> None:
    assert not is_form_of(fold(word), fold(base), "fi")


@pytest.mark.parametrize(
    ("word", "base", "known"),
    [
        ("firms", "firm", True),
        ("companies", "company", True),
        ("refunded", "refund", True),
        ("writing", "write", True),
        ("five", "fiver", False),
        ("writer", "write", False),
        ("rate", "rating", False),
    ],
)
def test_english_takes_its_few_endings(word: str, base: str, known: bool) -> None:
    assert is_form_of(word, base, "en") is known
