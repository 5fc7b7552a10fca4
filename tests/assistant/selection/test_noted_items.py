"""Items of a list with a remark that says no."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.names.terms import TermBook
from assistant.selection.noted_items import find_noted
from ingest.types import Language
from tests.assistant.conftest import Text, rank_texts

_ACTIONS = (
    (("Key Action 2",), "Cooperation partnerships"),
    (("Key Action 2",), "Centres of Vocational Excellence, no prize in 2031"),
    (("Key Action 2",), "(Teacher Academies, no prize in 2031)"),
    (("Key Action 2",), "Mills have no prize"),
)
_TOIMINNOT = (
    (("Avaintoimi 2",), "Kumppanuushankkeet"),
    (("Avaintoimi 2",), "(Teacher Academies, ei palkintoa 2031)"),
    (("Avaintoimi 2",), "Huippuyksiköt"),
)


@pytest.mark.parametrize(
    ("question", "language", "texts", "told"),
    [
        (
            "Which actions have no prize in 2031?",
            "en",
            _ACTIONS,
            "Centres of Vocational Excellence, no prize in 2031; (Teacher Academies, no prize in 2031)",
        ),
        ("Which actions have a prize in 2031?", "en", _ACTIONS, None),
        ("Which actions have no bakery in 2031?", "en", _ACTIONS, None),
        ("Do some actions have no prize?", "en", _ACTIONS, None),
        ("Mitkä toiminnot jäävät vuonna 2031 ilman palkintoa?", "fi", _TOIMINNOT, _TOIMINNOT[1][1]),
        ("Millä toiminnoilla ei ole palkintoa?", "fi", _TOIMINNOT, _TOIMINNOT[1][1]),
        ("Millä toiminnoilla on palkinto?", "fi", _TOIMINNOT, None),
    ],
)
def test_what_a_remark_says_no_of(
    book: TermBook, question: str, language: Language, texts: Sequence[Text], told: str | None
) -> None:
    noted = find_noted(*rank_texts(question, language, texts, book))
    assert (noted.text if noted else None) == told
