"""The office of the region that a country lies in is found by the guide's own list of regions."""

from __future__ import annotations

from typing import cast

import pytest

from assistant.names.terms import TermBook
from assistant.passages.units import build_units
from assistant.question.reading import read_question
from assistant.retrieval.search import Searcher
from assistant.selection.examples import find_examples
from assistant.selection.partner_search import find_partner_search
from assistant.selection.regional_help import find_regional
from assistant.verdicts.themes import find_theme
from ingest.types import Language
from tests.assistant.conftest import Text, make_index


class _Units:
    """What the rules ask of a searcher: the units of a guide."""

    def __init__(self, texts: list[Text], language: Language, book: TermBook) -> None:
        self._units = build_units(make_index(language, texts), book)

    def current(self, *_: object) -> list[object]:
        return [unit for unit in self._units if not unit.is_list]

    def in_section(self, section: int) -> list[object]:
        return [unit for unit in self._units if unit.section == section]


_EN: list[Text] = [
    (("Southern desk",), "The desk assists schools that row"),
    (("Southern desk",), "North and South America, the Caribbean"),
    (("Eastern desk",), "The desk will advise clubs"),
    (("Eastern desk",), "Neighbourhood East and Central Asia"),
    (("Rowing regions",), "Latin America"),
    (("Rowing regions",), "Boats may be sent there"),
    (("Where to find rowing partners?", "Oars"), "The Oars site has a partner list for clubs"),
    (("Where to find rowing partners?", "Regattas"), "At regattas one meets partners"),
    (("Where to find rowing partners?", "Regattas"), "Regattas are in June"),
    (("Look around",), "Examples of rowing projects: https://rowing.example.org/projects"),
    (("Look around",), "The weather: https://rowing.example.org/weather"),
    (("Priorities of the year",), "Clean lakes and quiet shores"),
    (("Priorities of the year",), "Rowing for the young"),
]
_FI: list[Text] = [
    (("Etelän tiski",), "Tiski auttaa soutavia kouluja"),
    (("Etelän tiski",), "Pohjois- ja Etelä-Amerikka"),
    (("Mistä soutukumppaneita?", "Airot"), "Airot-sivulla on kumppanilista"),
    (("Mistä soutukumppaneita?", "Regatat"), "Regatoissa tapaa kumppaneita"),
    (("Vuoden painopisteet",), "Puhtaat järvet ja hiljaiset rannat"),
    (("Vuoden painopisteet",), "Soutua nuorille"),
]


def _searcher(language: Language, book: TermBook) -> Searcher:
    return cast(Searcher, _Units(_FI if language == "fi" else _EN, language, book))


@pytest.mark.parametrize(
    ("question", "language", "heading"),
    [
        ("Who helps a club in Peru?", "en", "Southern desk"),
        ("Our partner is in Canada, who can they ask?", "en", "Southern desk"),
        ("Who advises Georgian schools?", "en", "Eastern desk"),
        ("Kuka neuvoo brasilialaista koulua?", "fi", "Etelän tiski"),
        ("Jos kumppani on Kanadassa, kuka auttaa?", "fi", "Etelän tiski"),
        ("Who helps a club in Sweden?", "en", None),
        ("Who helps our own club?", "en", None),
        ("How are those who come from Peru helped?", "en", None),
        ("Who may row in Peru?", "en", None),
    ],
)
def test_the_office_of_a_region(book: TermBook, question: str, language: Language, heading: str | None) -> None:
    unit = find_regional(read_question(question, language, book), _searcher(language, book))
    assert (unit.headings[0] if unit is not None else None) == heading


@pytest.mark.parametrize(
    ("question", "language", "count"),
    [
        ("Where can we find partners abroad?", "en", 2),
        ("How do we look for a school to work with?", "en", 2),
        ("Mistä löydän kumppanin?", "fi", 2),
        ("Miten löydämme ulkomaisen kaverikoulun?", "fi", 2),
        ("Where can we find partners who own a boathouse?", "en", 0),
        ("Where do I find the form of the partnership?", "en", 0),
        ("Montako kumppania pitää löytää?", "fi", 0),
    ],
)
def test_all_ways_to_partners(book: TermBook, question: str, language: Language, count: int) -> None:
    assert len(find_partner_search(read_question(question, language, book), _searcher(language, book))) == count


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Where can I see what other clubs have done?", 1),
        ("Where can I find earlier projects?", 1),
        ("Where can I see the weather?", 0),
        ("Are there earlier projects?", 0),
    ],
)
def test_examples_of_what_others_did(book: TermBook, question: str, count: int) -> None:
    assert len(find_examples(read_question(question, "en", book), _searcher("en", book))) == count


@pytest.mark.parametrize(
    ("question", "language", "told"),
    [
        ("Can a project be about clean lakes?", "en", "Clean lakes and quiet shores"),
        ("Voiko hankkeen aiheena olla puhtaat järvet?", "fi", "Puhtaat järvet ja hiljaiset rannat"),
        ("Can a project be about tall mountains?", "en", None),
        ("Can clean lakes be rowed?", "en", None),
    ],
)
def test_a_theme_among_the_priorities(book: TermBook, question: str, language: Language, told: str | None) -> None:
    unit = find_theme(read_question(question, language, book), _searcher(language, book))
    assert (unit.text if unit is not None else None) == told
