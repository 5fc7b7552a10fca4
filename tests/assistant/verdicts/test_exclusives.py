"""What "only" leaves in and what it leaves out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.verdicts.polarity import is_yes
from ingest.types import Language


@pytest.mark.parametrize(
    ("question", "stated", "language", "yes"),
    [
        # on a condition, or for a reason
        ("Can we get more time?", "More time is given only for a weighty reason.", "en", True),
        ("Saako lisäaikaa?", "Lisäaikaa annetaan vain painavasta syystä.", "fi", True),
        ("Can we change the song?", "The song is changed only with the approval of the choir.", "en", True),
        # of another thing, in a clause of its own
        ("Are drums paid?", "Drums are paid, pianos only in theatres.", "en", True),
        ("Are pianos paid in schools?", "Drums are paid, pianos only in theatres.", "en", False),
        # for an action, where the question names none
        ("Can a museum choir come?", "museum choirs (XQ10 only)", "en", True),
        # for others
        ("Can a bank come?", "Only choirs and theatres may come.", "en", False),
        ("Voiko teatteri tulla?", "Vain kuorot ja teatterit voivat tulla.", "fi", True),
    ],
)
def test_only_leaves_in_what_it_names(
    book: TermBook, unit_of: Callable[..., Unit], question: str, stated: str, language: Language, yes: bool
) -> None:
    assert is_yes(read_question(question, language, book), unit_of(stated, language)) is yes
