"""Units: passages, lists with their lead-in, and what they are about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.engine import Assistant
from assistant.names.terms import TermBook
from assistant.passages.units import Unit, build_units
from ingest.index import Index
from ingest.types import Language

GuideMaker = Callable[..., Index]
DECK = {
    "fi": [
        (("Pienimuotoiset kumppanuushankkeet (KA210)",), "Pienimuotoiset kumppanuushankkeet (KA210)"),
        (("Pienimuotoiset kumppanuushankkeet (KA210)",), "Hankkeen kesto: 6–24 kk"),
        (("Pienimuotoiset kumppanuushankkeet (KA210)",), "Kertakorvaukset:"),
        (("Pienimuotoiset kumppanuushankkeet (KA210)", "Kertakorvaukset"), "30 000 €"),
        (("Pienimuotoiset kumppanuushankkeet (KA210)", "Kertakorvaukset"), "60 000 €"),
        (("Yhteistä",), "KA220-hankkeissa on vähintään 3 organisaatiota"),
        (("Yhteistä",), "Hakemus tehdään verkossa"),
    ],
    "en": [
        (("Small-scale partnerships (KA210)",), "Small-scale partnerships (KA210)"),
        (("Small-scale partnerships (KA210)",), "Duration: 6–24 months"),
        (("Small-scale partnerships (KA210)",), "Lump sums:"),
        (("Small-scale partnerships (KA210)", "Lump sums"), "EUR 30,000"),
        (("Small-scale partnerships (KA210)", "Lump sums"), "EUR 60,000"),
        (("In common",), "KA220 projects have at least 3 organisations"),
        (("In common",), "The application is made online"),
    ],
}
LANGUAGES = pytest.mark.parametrize("language", ["fi", "en"])


@pytest.fixture
def units(request: pytest.FixtureRequest, guide_of: GuideMaker, book: TermBook) -> tuple[Unit, ...]:
    language: Language = request.node.callspec.params["language"]
    return build_units(guide_of(language, DECK[language]), book)


def single(units: tuple[Unit, ...], position: int) -> Unit:
    return next(unit for unit in units if unit.members == (position,))


@LANGUAGES
def test_every_passage_is_a_unit_of_its_own(units: tuple[Unit, ...], language: Language) -> None:
    assert {unit.members[0] for unit in units if not unit.is_list} == set(range(7))


@LANGUAGES
def test_a_list_has_its_items_and_its_lead_in(units: tuple[Unit, ...], language: Language) -> None:
    found = next(unit for unit in units if unit.members == (3, 4))
    assert found.lead == 2
    assert found.is_list
    assert [value.kind for value in found.values] == ["amount", "amount"]


@LANGUAGES
def test_a_unit_is_about_its_own_action_or_its_heading_s(units: tuple[Unit, ...], language: Language) -> None:
    assert single(units, 3).scopes == {"small-scale-partnerships"}
    assert single(units, 3).own_scopes == frozenset()
    assert single(units, 5).scopes == single(units, 5).own_scopes == {"cooperation-partnerships"}
    assert single(units, 6).scopes == frozenset()


@LANGUAGES
def test_a_title_that_others_stand_under_says_nothing_by_itself(units: tuple[Unit, ...], language: Language) -> None:
    assert single(units, 0).is_bare
    assert single(units, 2).is_heading
    assert not single(units, 1).is_bare


def test_units_of_the_bundled_guide_are_within_one_section_and_in_order(guide_assistant: Assistant) -> None:
    index = guide_assistant.searcher.index
    units = guide_assistant.searcher.units
    assert {k for unit in units for k in unit.members} == set(range(len(index.passages)))
    for unit in units:
        assert list(unit.members) == sorted(set(unit.members))
        assert {index.passages[k].document_id for k in unit.members} == {unit.document.id}
        section = index.sections[unit.section]
        assert all(section.start <= index.passages[k].start < section.end for k in unit.members)
        assert unit.lead not in unit.members
