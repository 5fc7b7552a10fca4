"""Countries in a text: in any case, as adjectives, and not where a language is meant."""

from __future__ import annotations

import pytest

from assistant.countries import read_countries


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
    ],
)
def test_the_countries_that_a_text_names(text: str, codes: set[str]) -> None:
    assert read_countries(text) == codes
