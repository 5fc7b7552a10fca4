"""How often and how many: a value is there where it is a word, or stands after its label. The month that is named."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import Unit, build_units
from assistant.question.reading import read_question
from assistant.retrieval.search import Found
from assistant.selection.preferences import prefer_dated
from assistant.selection.wanted import gives, only_giving
from ingest.types import Language
from tests.assistant.conftest import make_index


@pytest.mark.parametrize(
    ("question", "text", "language", "given"),
    [
        ("How many times are missing papers asked for?", "The secretary asks for them once.", "en", True),
        ("Montako kertaa vuodessa näytteet otetaan?", "Näytteet otetaan kahdesti vuodessa.", "fi", True),
        ("Montako kertaa vuodessa näytteet otetaan?", "Näytteet otetaan keväällä.", "fi", False),
        ("How many quotes are needed?", "Quotes: three", "en", True),
        ("Montako tarjousta tarvitaan?", "Tarjouksia: kaksi", "fi", True),
        ("How many quotes are needed?", "Vouchers: three", "en", False),
        ("How many quotes are needed?", "Quotes: in writing", "en", False),
    ],
)
def test_counts_are_read(
    book: TermBook, unit_of: Callable[..., Unit], question: str, text: str, language: Language, given: bool
) -> None:
    assert gives(read_question(question, language, book), unit_of(text, language)) is given


@pytest.mark.parametrize(
    ("question", "language", "texts", "chosen"),
    [
        ("Which day in January is for lamp makers?", "en", ("Call 10 March 2031", "Lamp evening 14 January 2031"), 1),
        ("Minkä päivän tammikuussa lamput vievät?", "fi", ("Haku 10.3.2031", "Lamppuilta 14.1.2031"), 1),
        ("Which day in May is for lamp makers?", "en", ("Call 10 March 2031", "Lamp evening 14 January 2031"), 0),
        ("The call closes in January, when do lamps burn?", "en", ("Lamps 10 March 2031", "Call 14 January 2031"), 0),
        ("Is there a lamp day in January?", "en", ("Call 10 March 2031", "Lamp evening 14 January 2031"), 0),
    ],
)
def test_the_month_that_is_named_comes_first(
    book: TermBook,
    unit_of: Callable[..., Unit],
    question: str,
    language: Language,
    texts: tuple[str, ...],
    chosen: int,
) -> None:
    reading = read_question(question, language, book)
    units = tuple(unit_of(text, language) for text in texts)
    flat = np.zeros((len(units), 1), np.float32)
    found = Found(reading, units, flat, flat[:, 0], tuple(range(len(units))), None)  # type: ignore[arg-type]
    assert prefer_dated(reading, found).order[0] == chosen


@pytest.mark.parametrize(
    ("question", "language", "texts", "shown"),
    [
        ("How much can a hall get?", "en", ("For halls", "At most EUR 9,000 a hall", "Apply online"), (1,)),
        ("How much can a hall get?", "en", ("For halls", "At most EUR 9,000", "At least EUR 400"), (0, 1, 2)),
        ("What can a hall get?", "en", ("For halls", "At most EUR 9,000 a hall", "Apply online"), (0, 1, 2)),
        ("Paljonko salille saa?", "fi", ("Saleille", "Enintään 9 000 euroa salilta", "Hae verkossa"), (1,)),
    ],
)
def test_of_a_list_only_the_value_that_is_asked_for(
    book: TermBook, question: str, language: Language, texts: tuple[str, ...], shown: tuple[int, ...]
) -> None:
    units = build_units(make_index(language, [(("Halls",), text) for text in texts]), book)
    whole = next(unit for unit in units if unit.members == (0, 1, 2))
    assert only_giving(read_question(question, language, book), whole, units).members == shown
