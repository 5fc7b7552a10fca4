"""Ways of sending and paying: the same way in other words, and another one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.language.words import fold
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.verdicts.channels import names_channel
from assistant.verdicts.polarity import is_yes
from ingest.types import Language


@pytest.mark.parametrize(
    ("question", "text", "named"),
    [
        ("Voiko hakea netissä?", "verkossa", True),
        ("Voiko lähettää meilillä?", "postitse", False),
        ("Can we send it by e-mail?", "email only", True),
        ("Can we pay in cash?", "by card", False),
        ("Can we apply?", "online", None),
    ],
)
def test_a_way_is_known_by_any_of_its_words(question: str, text: str, named: bool | None) -> None:
    assert names_channel(fold(question), fold(text)) is named


@pytest.mark.parametrize(
    ("question", "stated", "language", "yes"),
    [
        ("Can I apply online?", "Applications are accepted only online.", "en", True),
        ("Can I apply on paper?", "Applications are accepted only online.", "en", False),
        ("Onko haku vain netissä?", "Hakemuksia otetaan vastaan vain verkossa.", "fi", True),
        ("Voiko hakea sähköpostilla?", "Hakemus jätetään vain verkossa.", "fi", False),
        ("Riittääkö yksi allekirjoitus?", "Paperin allekirjoittaa vain yksi henkilö.", "fi", True),
    ],
)
def test_only_one_way_leaves_out_the_others(
    book: TermBook, unit_of: Callable[..., Unit], question: str, stated: str, language: Language, yes: bool
) -> None:
    assert is_yes(read_question(question, language, book), unit_of(stated, language)) is yes
