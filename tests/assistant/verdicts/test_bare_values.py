"""A label and its value are no answer to whether something else is so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.verdicts.bare_values import rests_on_value
from ingest.types import Language


@pytest.mark.parametrize(
    ("question", "stated", "language", "rests"),
    [
        ("Does the grant pay for a van?", "Grant up to EUR 75,000", "en", True),
        ("Onko illassa tulkkaus?", "Ilta 22.1.2031 klo 18", "fi", True),
        # nothing more is asked than is said, a number is, or the line states something
        ("Is there a grant?", "Grant up to EUR 75,000", "en", False),
        ("Can the grant for a van be EUR 50,000?", "Grant up to EUR 75,000", "en", False),
        ("Is part-time work all right?", "Other work is allowed up to 20%", "en", False),
        ("Voinko tehdä sivutöitä?", "Työ sallittu enintään 20 %", "fi", False),
        ("Is the evening for both guilds?", "Evening (shared by both) 22 January 2031", "en", False),
        ("Onko ilta molemmille?", "Ilta (yhteinen) 22.1.2031 klo 18", "fi", False),
        # time that is left, and what a group is made of
        ("Have we missed the evening one?", "Evening 22 January 2031", "en", False),
        ("Ehdinkö vielä ilmoittautua?", "Ilta 22.1.2031 klo 18", "fi", False),
        ("May my friend in Riga join us?", "At least 2 countries", "en", False),
    ],
)
def test_a_value_alone_says_nothing_of_other_things(
    book: TermBook, unit_of: Callable[..., Unit], question: str, stated: str, language: Language, rests: bool
) -> None:
    assert rests_on_value(read_question(question, language, book), unit_of(stated, language)) is rests
