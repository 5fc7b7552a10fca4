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
        ("1. Kirjaudu\n2. **Täytä** lomake", ["1. Kirjaudu", "2. Täytä lomake"]),
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


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("1. kirjaudu\n2. täytä lomake\n3. lähetä", ["1. kirjaudu", "2. täytä lomake", "3. lähetä"]),
        ("1) Log in\n\n2) Fill in the\nform\n\n3) Send", ["1) Log in", "2) Fill in the form", "3) Send"]),
        ("① Kirjaudu\n② Lähetä", ["① Kirjaudu", "② Lähetä"]),
        ("Hakea voi:\na) kunta\nb) yhdistys", ["Hakea voi:", "a) kunta", "b) yhdistys"]),
        ("• ensin\n  1. kirjaudu\n  2. täytä", ["ensin", "1. kirjaudu", "2. täytä"]),
    ],
)
def test_a_numbered_item_keeps_its_number_in_its_quote(source: str, texts: list[str]) -> None:
    blocks = read_blocks(source, 0, len(source))
    assert [block.text for block in blocks] == texts
    assert [" ".join(source[block.start : block.end].split()) for block in blocks] == texts


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("+ vuokra\n+ palkat\n– alkoholi", ["+ vuokra", "+ palkat", "– alkoholi"]),
        ("✓ 5.3.2026\n✗ 6.3.2026", ["✓ 5.3.2026", "✗ 6.3.2026"]),
        ("+ rent\n- alcohol", ["+ rent", "- alcohol"]),
        ("✓ kunnat\nx yritykset", ["✓ kunnat", "x yritykset"]),
        ("✔️ towns\n❌ companies", ["✔️ towns", "❌ companies"]),
        ("+ vuokra\n+ palkat", ["vuokra", "palkat"]),
        ("- rent\n- wages", ["rent", "wages"]),
        ("• kulut\n– vuokra\n– palkat", ["kulut", "vuokra", "palkat"]),
        ("• matkakuluja (matkatuki\n+ yksilötuki)", ["matkakuluja (matkatuki + yksilötuki)"]),
    ],
)
def test_a_sign_stays_where_the_signs_of_a_list_differ_in_meaning(source: str, texts: list[str]) -> None:
    blocks = read_blocks(source, 0, len(source))
    assert [block.text for block in blocks] == texts
    assert all(source[block.start] == block.text[0] for block in blocks)


@pytest.mark.parametrize(
    "source", ["Hakuajat:\n1) 5.3.2026\n2) 6.3.2026", "haku päättyy\n5. maaliskuuta ja\n6. huhtikuuta"]
)
def test_a_number_before_a_date_is_not_told_as_a_steps(source: str) -> None:
    assert not any(block.keeps_sign for block in read_blocks(source, 0, len(source)))
