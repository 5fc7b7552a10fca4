"""Of a table's rows the answer gives the one whose range, country group or season the question names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.engine import Assistant
from assistant.passages.units import Unit
from assistant.selection.rows import groups_of, holds, range_of
from ingest.types import Language
from ingest.values import read_values

TODAY = date(2030, 4, 1)
SLIDES: dict[Language, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "fi": (
        ("Maaryhmät", ("Maaryhmä A: Norja, Tanska, Sveitsi", "Maaryhmä B: Ruotsi, Saksa, Itävalta")),
        ("Päiväraha", ("Maaryhmä A: 95 € päivältä", "Maaryhmä B: 80 € päivältä", "Maaryhmä C: 65 € päivältä")),
        ("Matkatuki", ("alle 200 km: 60 €", "200–499 km: 110 €", "500–1 999 km: 230 €", "vähintään 2 000 km: 390 €")),
        ("Kyläkaupan tuki", ("Alle 150 asukasta: 22 000 €", "150–400 asukasta: 16 000 €", "Yli 400 asukasta: 9 000 €")),
        ("Laiturihaku", ("Kevät: haku päättyy 17.3.2030", "Syksy: haku päättyy 13.10.2030")),
    ),
    "en": (
        ("Countries", ("Country group A: Norway, Denmark", "Country group B: Sweden, Germany, Austria")),
        ("Day money", ("Country group A: EUR 95", "Country group B: EUR 80", "Country group C: EUR 65")),
        ("Travel money", ("under 200 km: EUR 60", "200–999 km: EUR 110", "1,000–1,999 km: EUR 230")),
        ("Pier call", ("Spring: the call closes on 17 March 2030", "Autumn: the call closes on 13 October 2030")),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def assistant(decks_of: Callable[..., Assistant]) -> Assistant:
    return decks_of(SLIDES)


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Paljonko päiväraha on Saksassa?", "80 €"),
        ("Paljonko päivärahaa saa Norjassa?", "95 €"),
        ("How much day money is paid in Germany?", "EUR 80"),
        ("Paljonko matkatuki on, kun matkaa on 300 km?", "110 €"),
        ("Paljonko matkatukea saa 2 400 kilometrin matkaan?", "390 €"),
        ("How much travel money do we get for 1,200 km?", "EUR 230"),
        ("Kylässä asuu 90 ihmistä. Paljonko kyläkaupan tuki on?", "22 000 €"),
        ("Milloin laiturihaku syksyllä päättyy?", "13.10.2030"),
        ("When does the next pier call close?", "13 October 2030"),
    ],
)
def test_the_row_that_is_asked_for_is_shown(assistant: Assistant, question: str, shown: str) -> None:
    answer = assistant.ask(question, today=TODAY)
    assert shown in answer.text
    assert len(answer.citations) == 1


@pytest.mark.parametrize(
    ("row", "language", "inside", "outside"),
    [
        ("Etäisyys: 200–699 km; Tuki: 165 €", "fi", "400 km", "700 km"),
        ("Yli 400 asukasta: 9 000 €", "fi", "401 asukasta", "400 asukasta"),
        ("EUR 7,000 upwards: three written offers", "en", "EUR 9,000", "EUR 6,999"),
        ("Less than 100 km: no travel money", "en", "99 km", "100 km"),
    ],
)
def test_a_row_holds_what_lies_in_its_range(
    unit_of: Callable[..., Unit], row: str, language: Language, inside: str, outside: str
) -> None:
    unit = unit_of(row, language)
    stated = range_of(unit)
    assert stated is not None
    assert holds(read_values(inside)[0], stated, unit)
    assert not holds(read_values(outside)[0], stated, unit)


@pytest.mark.parametrize("text", ["Tuki on 200–699 € kuussa", "Four partners from 3 countries", "200–699 km"])
def test_what_begins_with_no_range_is_no_row(unit_of: Callable[..., Unit], text: str) -> None:
    assert range_of(unit_of(text, "en")) is None


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Country group: B; Staff: EUR 137", {"B"}),
        ("Group II (medium cost): Austria", {"II"}),
        ("Niihin sovelletaan A-ryhmän korvausta", {"A"}),
        ("A group of ten people", set()),
    ],
)
def test_groups_are_read(text: str, groups: set[str]) -> None:
    assert groups_of(text) == groups
