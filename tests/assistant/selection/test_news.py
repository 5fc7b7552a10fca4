"""A question for what is new is answered by the list under such a heading, and no other question is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit, build_units
from assistant.question.reading import read_question
from assistant.retrieval.search import Found
from assistant.selection.news import find_news
from ingest.types import Language
from tests.assistant.conftest import make_index

_EN = ("Rowers may be 15 years old", "The oar allowance rises", "Paper forms are gone")
_FI = ("Soutajat voivat olla 15-vuotiaita", "Airoraha nousee", "Paperilomakkeista luovutaan")


@dataclass
class _Ranked:
    """What `find_news` asks of the candidates."""

    units: tuple[Unit, ...]

    @property
    def order(self) -> tuple[int, ...]:
        return tuple(range(len(self.units)))


def _rank(heading: str, language: Language, book: TermBook) -> Found:
    texts = _FI if language == "fi" else _EN
    other = "Hakijat" if language == "fi" else "Applicants"
    rows = [((heading,), text) for text in texts] + [((other,), text[::-1]) for text in texts]
    return cast(Found, _Ranked(build_units(make_index(language, rows), book)))


@pytest.mark.parametrize(
    ("heading", "question", "language"),
    [
        ("New in 2031", "What has changed since last year?", "en"),
        ("What has changed since 2030?", "What is new this year?", "en"),
        ("Changes since the last round", "What changes were made to the programme?", "en"),
        ("What is new?", "List everything new compared to the previous call.", "en"),
        ("Uutta vuonna 2031", "Mikä on muuttunut viime vuodesta?", "fi"),
        ("Mitä uutta?", "Mitkä kaikki asiat ovat muuttuneet edellisestä hausta?", "fi"),
        ("17. Mikä on toisin kuin 2030", "Mitä uutta tänä vuonna?", "fi"),
        ("Muutokset edelliseen hakuun", "uudistukset 2031", "fi"),
    ],
)
def test_what_is_new_is_the_list_under_that_heading(
    book: TermBook, heading: str, question: str, language: Language
) -> None:
    found = _rank(heading, language, book)
    k = find_news(read_question(question, language, book), found)
    assert k is not None
    assert found.units[k].members == (0, 1, 2)


@pytest.mark.parametrize(
    ("heading", "question", "language"),
    [
        ("New in 2031", "Can the coordinator be changed?", "en"),
        ("New in 2031", "How many rowers came last year?", "en"),
        ("New in 2031", "What has changed in the rules on boats?", "en"),
        ("New rowers", "What has changed since last year?", "en"),
        ("Changes during the project", "What is new this year?", "en"),
        ("Uutta vuonna 2031", "Voiko soutajan vaihtaa uuteen?", "fi"),
        ("Uutta vuonna 2031", "Montako uutta soutajaa tarvitaan?", "fi"),
        ("Muutokset hankkeen aikana", "Mikä on muuttunut viime vuodesta?", "fi"),
        ("Uusia soutajia", "Mitä uutta tänä vuonna?", "fi"),
    ],
)
def test_nothing_else_is_news(book: TermBook, heading: str, question: str, language: Language) -> None:
    found = _rank(heading, language, book)
    assert find_news(read_question(question, language, book), found) is None
