"""What a guide says of partners from outside, and whom it concerns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.engine import Assistant
from assistant.language.words import fold
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import read_question
from assistant.verdicts.place_limits import allows_place, speaks_of_others
from ingest.types import Language, Slide

_ONLY = "Partners from outside the programme are possible only from these regions: Western Balkans, Caribbean"
_VAIN = "Ohjelman ulkopuoliset kumppanit mahdollisia vain seuraavilta alueilta: Länsi-Balkan, Karibia"


@pytest.mark.parametrize(
    ("question", "stated", "language", "allowed"),
    [
        ("May an Estonian choir be a partner?", _ONLY, "en", None),
        ("May a choir in Norway be a partner?", _ONLY, "en", None),
        ("May a choir in Peru be a partner?", _ONLY, "en", False),
        ("May choirs in Peru and Estonia be partners?", _ONLY, "en", False),
        ("May an Albanian choir be a partner?", _ONLY, "en", True),
        ("May choirs in Albania and Estonia be partners?", _ONLY, "en", True),
        ("May an Estonian choir be a partner?", "Only from the Western Balkans", "en", False),
        ("May a choir from Africa be a partner?", _ONLY, "en", False),
        ("May a choir from outside Europe be a partner?", _ONLY, "en", True),
        ("May a choir from Latin America be a partner?", _ONLY, "en", None),
        ("Voiko virolainen kuoro olla kumppani?", _VAIN, "fi", None),
        ("Voiko brasilialainen kuoro olla kumppani?", _VAIN, "fi", False),
    ],
)
def test_only_countries_outside_are_left_out(
    book: TermBook, unit_of: Callable[..., Unit], question: str, stated: str, language: Language, allowed: bool | None
) -> None:
    reading = read_question(question, language, book)
    assert allows_place(reading, fold(question), unit_of(stated, language)) is allowed


@pytest.mark.parametrize(
    ("question", "stated", "language", "others"),
    [
        ("May an Estonian choir join?", _ONLY, "en", True),
        ("May a choir from Peru join?", _ONLY, "en", False),
        ("May a choir join?", _ONLY, "en", False),
        ("Saako tanskalainen tulla?", "Assosioituneessa kolmannessa maassa opiskelevat", "fi", False),
        ("Saako tanskalainen tulla?", "Kolmansien maiden kumppanit", "fi", True),
    ],
)
def test_a_statement_about_outsiders_says_nothing_of_those_inside(
    book: TermBook, unit_of: Callable[..., Unit], question: str, stated: str, language: Language, others: bool
) -> None:
    assert speaks_of_others(read_question(question, language, book), unit_of(stated, language)) is others


@pytest.mark.parametrize(
    ("question", "begins", "slide"),
    [
        ("Can a school in Estonia be a partner in KA220?", "Yes. In all project types", 9),
        ("Can a Turkish school be a partner in KA220?", "Yes. ", 9),
        ("Can an Albanian school be a partner in KA220?", "Yes. Cooperation partnerships", 19),
        ("Can one school in Peru be a partner in KA220?", "No. Cooperation partnerships", 19),
        ("Voiko KA220:ssä olla kumppani Norjasta?", "Kyllä. ", 9),
        ("Voiko virolainen koulu olla kumppanina KA220-hankkeessa?", "Kyllä. ", 9),
    ],
)
def test_a_country_of_the_programme_may_take_part(
    guide_assistant: Assistant, question: str, begins: str, slide: int
) -> None:
    answer = guide_assistant.ask(question, today=date(2026, 1, 15))
    assert answer.text.startswith(begins)
    assert {c.locator.number for c in answer.citations if isinstance(c.locator, Slide)} == {slide}
