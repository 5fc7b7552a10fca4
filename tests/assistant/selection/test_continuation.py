"""A sentence that leans on the one before it is not shown alone where a question asks what happens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit, build_units
from assistant.question.reading import read_question
from assistant.retrieval.search import Found, Searcher
from assistant.selection.continuation import with_neighbours
from ingest.types import Language
from tests.assistant.conftest import make_index

_EN = [
    "The grant runs on for one month.",
    "After that payment stops until you open again.",
    "Parking costs nothing here.",
]
_FI = ["Tuki jatkuu yhden kuukauden.", "Sen jälkeen maksu keskeytetään kokonaan.", "Pysäköinti ei maksa täällä mitään."]


@dataclass
class _Section:
    """What `with_neighbours` asks of a searcher."""

    units: tuple[Unit, ...]

    def in_section(self, section: int) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.units if unit.section == section)


@dataclass
class _Ranked:
    """What it asks of the candidates: nothing else is near."""

    units: tuple[Unit, ...] = ()
    scores: tuple[float, ...] = (0.0,)
    order: tuple[int, ...] = (0,)


@pytest.mark.parametrize(
    ("texts", "question", "language", "best", "shown"),
    [
        (_EN, "What happens if we have to close?", "en", 1, [0, 1]),
        (_EN, "What happens if we have to close?", "en", 0, [0, 1]),
        (_EN, "What happens if we have to close?", "en", 2, [2]),
        (_EN, "Is payment stopped?", "en", 1, [1]),
        (_EN, "How long does the grant run on?", "en", 0, [0]),
        (_FI, "Mitä tapahtuu, jos joudumme sulkemaan?", "fi", 1, [0, 1]),
        (_FI, "Mitä tapahtuu, jos joudumme sulkemaan?", "fi", 2, [2]),
        (_FI, "Keskeytetäänkö maksu?", "fi", 1, [1]),
    ],
)
def test_the_sentence_that_it_leans_on_comes_along(
    book: TermBook, texts: list[str], question: str, language: Language, best: int, shown: list[int]
) -> None:
    units = build_units(make_index(language, [(("Payment",), text) for text in texts]), book)
    single = {unit.members[0]: unit for unit in units if not unit.is_list}
    found = _Ranked((single[2],)) if best != 2 else _Ranked((single[0],))
    chain = with_neighbours(
        single[best], read_question(question, language, book), cast(Found, found), cast(Searcher, _Section(units))
    )
    assert [unit.members[0] for unit in chain] == shown


@pytest.mark.parametrize(
    ("texts", "question", "language", "shown"),
    [
        (
            ["Q: Can a walk be repeated? A: Yes.", "Sign up for each walk.", "Q: Are dogs allowed? A: No."],
            "Can we do the same walk twice?",
            "en",
            [0, 1],
        ),
        (
            ["K: Voiko kävelyn toistaa? V: Voi.", "Ilmoittaudu jokaiselle erikseen.", "K: Saako koiran ottaa? V: Ei."],
            "Miten saman kävelyn voi tehdä kahdesti?",
            "fi",
            [0, 1],
        ),
        (
            ["Q: Can a walk be repeated? A: Yes.", "Q: Are dogs allowed? A: No."],
            "Can we do the same walk twice?",
            "en",
            [0],
        ),
    ],
)
def test_a_mere_yes_in_the_guide_brings_what_it_goes_on_with(
    book: TermBook, texts: list[str], question: str, language: Language, shown: list[int]
) -> None:
    units = build_units(make_index(language, [(("Asked and answered",), text) for text in texts]), book)
    single = {unit.members[0]: unit for unit in units if not unit.is_list}
    chain = with_neighbours(
        single[0],
        read_question(question, language, book),
        cast(Found, _Ranked((single[0],))),
        cast(Searcher, _Section(units)),
    )
    assert [unit.members[0] for unit in chain] == shown


def test_a_quote_in_the_other_language_is_one(book: TermBook) -> None:
    units = build_units(make_index("en", [(("Payment",), text) for text in _EN]), book)
    single = {unit.members[0]: unit for unit in units if not unit.is_list}
    reading = read_question("Mitä tapahtuu, jos joudumme sulkemaan?", "fi", book)
    chain = with_neighbours(single[1], reading, cast(Found, _Ranked((single[2],))), cast(Searcher, _Section(units)))
    assert [unit.members for unit in chain] == [(0, 1)]
    assert chain[0].text == f"{_EN[0]} {_EN[1]}"
