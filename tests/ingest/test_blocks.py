"""Lines become blocks: what an export wrapped is joined, what it listed is kept apart."""

from __future__ import annotations

import pytest

from ingest.blocks import read_blocks


def _texts(source: str) -> list[str]:
    return [block.text for block in read_blocks(source, 0, len(source))]


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("KI-1: 6 000 €\nKI-2: 18 000 €\nKI-3: 10 000 €", ["KI-1: 6 000 €", "KI-2: 18 000 €", "KI-3: 10 000 €"]),
        ("Kesto: enintään 6 kk\nOmarahoitus: 20 %", ["Kesto: enintään 6 kk", "Omarahoitus: 20 %"]),
        ("niitto 640 €/ha\n\nlaidunnus 490 €/ha", ["niitto 640 €/ha", "laidunnus 490 €/ha"]),
        ("Yes:\n+ a farm\n+ a parish", ["Yes:", "a farm", "a parish"]),
        ("o yhdistys\no kunta", ["yhdistys", "kunta"]),
        ("1. Kirjaudu\n2. **Täytä** lomake", ["Kirjaudu", "Täytä lomake"]),
        ("✓ kunnat\n✗ valtion laitokset", ["✓ kunnat", "✗ valtion laitokset"]),
        ("− Linja G poistettiin\n→ Uusi haku", ["Linja G poistettiin", "Uusi haku"]),
    ],
)
def test_rows_and_bullets_are_kept_apart(source: str, texts: list[str]) -> None:
    assert _texts(source) == texts


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("matkakuluja (matkatuki\n+ yksilötuki)", ["matkakuluja (matkatuki + yksilötuki)"]),
        ("The sum rises from EUR 2,400\n\nto EUR 2,900", ["The sum rises from EUR 2,400 to EUR 2,900"]),
        ("osuudesta 55 % käytetään\n\ntoimintaan ja 30 %", ["osuudesta 55 % käytetään toimintaan ja 30 %"]),
        ("haku päättyy\n5. maaliskuuta", ["haku päättyy 5. maaliskuuta"]),
        ("K: Saako työn aloittaa?\nV: Ei saa.", ["K: Saako työn aloittaa? V: Ei saa."]),
        ("Hakuaika päättyy 5.3.2026\n\nklo 13.00", ["Hakuaika päättyy 5.3.2026 klo 13.00"]),
    ],
)
def test_wrapped_lines_are_joined(source: str, texts: list[str]) -> None:
    assert _texts(source) == texts
