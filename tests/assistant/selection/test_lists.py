"""Where a list is asked for, the list is shown of which most of the first candidates are items."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from assistant.engine import Assistant
from assistant.names.terms import TermBook
from assistant.passages.units import build_units
from assistant.question.reading import read_question
from assistant.retrieval.search import Found, Searcher
from assistant.selection.lists import Lists
from assistant.selection.preferences import prefer_side
from ingest.index import Index
from ingest.types import Language
from tests.assistant.conftest import make_index

_SLIDES: dict[Language, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "en": (
        (
            "The harbour school helps the island",
            (
                "The school helps fishers to sell their catch",
                "The school helps children to learn to swim",
                "The school helps islanders to build boats",
                "The school helps visitors to find a bed",
            ),
        ),
        ("Fees", ("The entry fee is EUR 12.", "The fee is paid in the office.")),
    ),
    "fi": (
        (
            "Satamakoulu auttaa saarta",
            (
                "Koulu auttaa kalastajia myymään saaliinsa",
                "Koulu auttaa lapsia oppimaan uimaan",
                "Koulu auttaa saarelaisia rakentamaan veneitä",
                "Koulu auttaa vieraita löytämään majapaikan",
            ),
        ),
        ("Maksut", ("Osallistumismaksu on 12 euroa.", "Maksu maksetaan toimistossa.")),
    ),
}


_SIDES: dict[Language, tuple[tuple[tuple[str, ...], str], ...]] = {
    "en": (
        (("Lamps", "Supported"), "new wicks and lenses"),
        (("Lamps", "Supported"), "painting of the tower"),
        (("Lamps", "Not supported"), "diesel lamps of the lamp keeper"),
        (("Lamps", "Not supported"), "lamps bought before the lamp call"),
    ),
    "fi": (
        (("Lamput", "Tuki kattaa"), "uudet sydämet ja linssit"),
        (("Lamput", "Tuki kattaa"), "tornin maalauksen"),
        (("Lamput", "Tuki ei kata"), "lampunhoitajan dieseliä lamppuihin"),
        (("Lamput", "Tuki ei kata"), "ennen lamppuhakua ostettuja lamppuja"),
    ),
}


@pytest.mark.parametrize(
    ("language", "question", "headed"),
    [
        ("en", "What is supported for lamps?", "Supported"),
        ("en", "What is not supported for lamps?", "Not supported"),
        ("fi", "Mitä tuki kattaa lampuista?", "Tuki kattaa"),
        ("fi", "Mitä tuki ei kata lampuista?", "Tuki ei kata"),
        ("en", "Are lamps supported?", None),
    ],
)
def test_the_side_that_is_asked_for(
    book: TermBook, guide_of: Callable[..., Index], language: Language, question: str, headed: str | None
) -> None:
    units = build_units(guide_of(language, _SIDES[language]), book)
    flat = np.zeros((len(units), 1), np.float32)
    for best in (k for k, unit in enumerate(units) if unit.is_list and len(unit.headings) > 1):
        order = (best, *(k for k in range(len(units)) if k != best))
        found = Found(read_question(question, language, book), units, flat, flat[:, 0], order, None)  # type: ignore[arg-type]
        first = units[prefer_side(found.reading, found).order[0]]
        assert first.headings[-1] == (headed or units[best].headings[-1])


def test_the_side_that_a_heading_elsewhere_names(book: TermBook, guide_of: Callable[..., Index]) -> None:
    texts = (
        (("Real costs", "Accepted are"), "the pay of the keeper"),
        (("Real costs", "Accepted are"), "rent of the tower"),
        (("Costs that are not accepted",), "gift cards"),
        (("Costs that are not accepted",), "trips abroad"),
    )
    units = build_units(guide_of("en", texts), book)
    flat = np.zeros((len(units), 1), np.float32)
    reading = read_question("Which costs are not accepted?", "en", book)
    best = next(k for k, unit in enumerate(units) if unit.is_list and "keeper" in unit.text)
    order = (best, *(k for k in range(len(units)) if k != best))
    found = Found(reading, units, flat, flat[:, 0], order, None)  # type: ignore[arg-type]
    assert "gift cards" in units[prefer_side(reading, found).order[0]].text


@pytest.mark.model
@pytest.mark.parametrize(
    ("language", "question", "whole"),
    [
        ("en", "In which ways does the school help the island?", True),
        ("en", "Name every way in which the school helps the island", True),
        ("fi", "Millä tavoin koulu auttaa saarta?", True),
        ("fi", "Millä kaikilla tavoilla koulu auttaa saarta?", True),
        ("en", "Does the school help children to swim?", False),
        ("fi", "Auttaako koulu lapsia oppimaan uimaan?", False),
    ],
)
def test_a_question_for_all_gets_the_whole_list(
    decks_of: Callable[..., Assistant], language: Language, question: str, whole: bool
) -> None:
    answer = decks_of({language: _SLIDES[language]}).ask(question)
    shown = sum(text in answer.text for text in _SLIDES[language][0][1])
    assert (shown == len(_SLIDES[language][0][1])) is whole


_OARS = tuple((("Oars of the club",), name) for name in ("Ash oars", "Pine oars", "Elm oars", "Oak oars", "Fir oars"))
_SAILS = tuple((("What the club stands on",), name) for name in ("Courage", "Patience", "Strength", "Balance"))


def _found(question: str, language: Language, texts: tuple[tuple[tuple[str, ...], str], ...], book: TermBook) -> Found:
    """The candidates of a guide without any match; the reader has read all, longer texts with more trust."""
    units = build_units(make_index(language, texts), book)
    read = np.array([2.5 + len(unit.text) / 100 if unit.is_list else 1.0 for unit in units], np.float32)
    scored = SimpleNamespace(match=SimpleNamespace(weights=np.zeros(0), text=None, context=None))
    order = tuple(int(k) for k in np.argsort(-read, kind="stable"))
    reading = read_question(question, language, book)
    return Found(reading, units, read[:, None], read, order, scored, False, read)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "headed"),
    [
        ("Which four things does the club stand on?", "What the club stands on"),
        ("Name the five things of the club", "Oars of the club"),
        ("Which things does the club have?", "Oars of the club"),
    ],
)
def test_a_list_with_as_many_items_as_asked_comes_before_one_of_another_length(
    book: TermBook, question: str, headed: str
) -> None:
    found = _found(question, "en", (*_OARS, *_SAILS), book)
    lists = Lists(cast(Searcher, SimpleNamespace(in_section=lambda section: ())))
    assert found.units[lists.prefer(found.reading, found).order[0]].headings[-1] == headed


@pytest.mark.parametrize(
    ("question", "language", "whole"),
    [
        ("Why learn to row?", "en", True),
        ("What do rowers get out of it?", "en", True),
        ("How do I row?", "en", False),
        ("Is it worthwhile to row?", "en", False),
        ("Miksi pitäisi soutaa?", "fi", True),
        ("Mitä hyötyä soutamisesta on?", "fi", True),
        ("Miten soudetaan?", "fi", False),
    ],
)
def test_reasons_and_gains_are_told_all(book: TermBook, question: str, language: Language, whole: bool) -> None:
    names = ("Courage", "Patience") if language == "en" else ("Rohkeus", "Maltti")
    found = _found(question, language, tuple((("Rowing",), name) for name in names), book)
    sections = SimpleNamespace(in_section=lambda section: [u for u in found.units if u.section == section])
    item = next(k for k, unit in enumerate(found.units) if not unit.is_list)
    found = Found(found.reading, found.units, found.features, found.scores, (item,), found.scored)
    assert Lists(cast(Searcher, sections)).widen(found.reading, found).is_list is whole


@pytest.mark.parametrize(
    ("beside", "members"),
    [("Mend old boats", (0, 2, 3)), ("Mends old boats", (2, 3)), ("The old boats", (2, 3))],
)
def test_what_begins_with_the_word_above_a_list_goes_with_it(
    book: TermBook, beside: str, members: tuple[int, ...]
) -> None:
    texts = ((("Tasks",), beside), (("Tasks",), "Mend"), (("Tasks", "Mend"), "oars"), (("Tasks", "Mend"), "sails"))
    found = _found("Which tasks are there?", "en", texts, book)
    inner = next(k for k, unit in enumerate(found.units) if unit.is_list and unit.members == (2, 3))
    found = Found(found.reading, found.units, found.features, found.scores, (inner,), found.scored)
    sections = SimpleNamespace(in_section=lambda section: [u for u in found.units if u.section == section])
    told = Lists(cast(Searcher, sections)).widen(found.reading, found)
    assert set(members) <= set(told.members)
    assert (0 in told.members) is (0 in members)
