"""Countries in a text: in any case, as adjectives, and not where a language is meant."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from importlib import resources

import pytest

from assistant.names.countries import name_of, read_countries, read_regions, regions_in
from assistant.passages.units import Unit
from assistant.retrieval.places import PlaceNames
from ingest.types import Language


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Voiko lähteä Ukrainaan tai Islantiin?", {"UA", "IS"}),
        ("sveitsiläinen koulu ja saksalaiset oppilaat", {"CH", "DE"}),
        ("Turkissa, Alankomaissa ja Yhdysvalloissa", {"TR", "NL", "US"}),
        ("Valko-Venäjältä", {"BY"}),
        ("Etelä-Koreassa ja Kiinassa", {"KR", "CN"}),
        ("three Finnish colleges and one from Estonia", {"FI", "EE"}),
        ("North Macedonia and South Korea", {"MK", "KR"}),
        ("hakemus suomeksi, saksaksi tai englannin kielellä", set()),
        ("an application in English or in Finnish", set()),
        ("oma virasto kiinnostui perusteluista samoissa oloissa", set()),
        ("", set()),
        ("minskiläinen koulu ja toinen Helsingistä", {"BY", "FI"}),
        ("by ferry to Stockholm and by train to Copenhagen", {"SE", "DK"}),
        ("Latin America and the Western Balkans", set()),
        ("the parishes of the region, a baseline, parissa viikossa", set()),
        ("Iranissa, Tšekissä ja Kyproksella", {"IR", "CZ", "CY"}),
        ("puolet puolesta vuodesta turkiksiin", set()),
    ],
)
def test_the_countries_that_a_text_names(text: str, codes: set[str]) -> None:
    assert read_countries(text) == codes


@pytest.mark.parametrize(
    ("text", "code"),
    [("Länsi-Balkanin maista", "RS"), ("Sub-Saharan Africa", "KE"), ("Pohjoismaissa", "IS"), ("the Middle East", "JO")],
)
def test_the_countries_of_a_region(text: str, code: str) -> None:
    assert code in read_regions(text)
    assert not read_regions("koko ohjelma")


def test_a_guide_knows_countries_by_its_own_names(unit_of: Callable[..., Unit]) -> None:
    known = PlaceNames(
        [unit_of("Itäisen kumppanuuden maat (paitsi Valko-Venäjä)", "fi"), unit_of("Latin America", "en")]
    )
    assert known.missing_from("Saako ottaa koulun Minskistä?", "fi") == ("Valko-Venäjä", "itaisen kumppanuuden")
    assert known.missing_from("A school in Peru?", "en") == ("latin america",)
    assert known.missing_from("A school in Latin America?", "en") == ()
    assert known.missing_from("Koulu Helsingistä?", "fi") == ()


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Can a cook go to Brazil?", ("global mobility",)),
        ("Can a cook go outside Europe?", ("global mobility",)),
        ("Can a cook go to Norway?", ()),
        ("Can a partner be from Brazil?", ()),  # nobody goes anywhere
        ("Can a partner be from Africa?", ()),  # not all of it is south of the Sahara
        ("Can a partner be from Kenya?", ("sub saharan africa",)),
    ],
)
def test_a_guide_says_where_people_go_in_wider_words(
    question: str, names: tuple[str, ...], unit_of: Callable[..., Unit]
) -> None:
    known = PlaceNames([unit_of("No global mobility here", "en"), unit_of("Sub-Saharan Africa", "en")])
    assert known.missing_from(question, "en") == names


def test_a_longer_name_hides_the_shorter_one_in_it() -> None:
    assert [name for name, _ in regions_in("Sub-Saharan Africa")] == ["sub saharan africa"]
    assert [name for name, _ in regions_in("all over Africa")] == ["africa"]


@pytest.mark.parametrize("language", ["fi", "en"])
def test_every_country_and_every_town_s_country_has_a_name(language: Language) -> None:
    data = resources.files("assistant").joinpath("data")
    for file in ("countries.toml", "cities.toml"):
        codes = tomllib.loads(data.joinpath(file).read_text(encoding="utf-8"))
        assert all(name_of(code, language) for code in codes)
