"""A yes or no holds as far as its statement does: as a rule, on average, in some cases, on a condition."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.verdicts.hedges import Hedge, hedge_of
from ingest.types import Language

_RULE = "Choirs row as a rule"
_IF = "Rowing is paid if the choir brings a cook"
_JOS = "Soutaminen maksetaan, jos kuorolla on kokki"


@pytest.mark.parametrize(
    ("question", "stated", "language", "yes", "hedge"),
    [
        ("May a choir row?", "A choir may row", "en", True, None),
        # as a rule: not where the question asks how far, nor where "need not" would become "not as a rule"
        ("Do choirs row?", _RULE, "en", True, "rule"),
        ("May a choir fly?", _RULE, "en", False, "rule"),
        ("Do choirs always row?", _RULE, "en", False, None),
        ("Must a choir row?", _RULE, "en", False, None),
        ("Saako kuoro lentää?", "Kuorot soutavat pääsääntöisesti", "fi", False, "rule"),
        # on average, in some cases
        ("Does it cover 70 % of the fee?", "It covers on average 70 % of the fee", "en", True, "average"),
        ("Does it cover the whole fee?", "It covers on average 70 % of the fee", "en", False, None),
        ("Kattaako se 70 % maksusta?", "Se kattaa keskimäärin 70 % maksusta", "fi", True, "average"),
        ("May a guest row?", "Guests may row in certain cases", "en", True, "some"),
        # on a condition that the question does not tell of; what binds nobody is none
        ("Is rowing paid?", _IF, "en", True, "condition"),
        ("Is rowing paid if we bring a cook?", _IF, "en", True, None),
        ("Is rowing paid?", "Rowing is paid if needed", "en", True, None),
        ("Is there a boat?", "If you are looking for a boat, read on", "en", True, None),
        ("Maksetaanko soutaminen?", _JOS, "fi", True, "condition"),
        ("Maksetaanko soutaminen, jos meillä on kokki?", _JOS, "fi", True, None),
        # the length of groups, where no group is told of
        ("May pupils stay for a week?", "Group sails 2–30 days", "en", True, "some"),
        ("May a group stay for a week?", "Group sails 2–30 days", "en", True, None),
    ],
)
def test_how_far_it_holds(
    book: TermBook,
    unit_of: Callable[..., Unit],
    question: str,
    stated: str,
    language: Language,
    yes: bool,
    hedge: Hedge | None,
) -> None:
    assert hedge_of(read_question(question, language, book), unit_of(stated, language), yes=yes) == hedge
