"""Lines without signs: rows of a list stay apart below their heading, a wrapped paragraph stays one."""

from __future__ import annotations

import pytest

from ingest.blocks import read_blocks
from ingest.lines import split_lines
from ingest.rows import are_rows, find_rows


def texts(source: str) -> list[str]:
    return [block.text for block in read_blocks(source, 0, len(source))]


@pytest.mark.parametrize(
    "lines",
    [
        ["Opening hours", "Monday 9–15", "Tuesday 10–16"],
        ["Aukiolo", "Maanantai klo 9–15", "Tiistai klo 10–16", "Keskiviikko klo 9–12"],
        ["Yhteyshenkilöt", "Maija Meikäläinen, asiantuntija", "Matti Virtanen, ohjelmapäällikkö"],
        ["Contacts", "Mary Smith, senior adviser", "John Brown, head of unit"],
        ["Helsinki", "Tampere", "Oulu"],
        ["Hakuajat", "KA122: 19.2.2026", "KA210: 5.3.2026"],
        ["Hakuajat", "KA122: 19.2.2026"],
        ["Deadlines", "KA122: 19 February 2026"],
        ["Before the camera", "U10 Script", "U20 Development"],
        ["Budjetti", "Matkat – 4 000 €", "Palkat – 12 000 €"],
        ["Points", "Artistic quality ... 45 p", "Financing and schedule ... 20 p"],
        ["Opening hours", "Our office serves customers on all weekdays and also on Saturdays."],
        ["Aukioloajat", "Toimistomme palvelee kaikkia asiakkaita arkipäivisin ja myös lauantaisin."],
    ],
    ids=lambda lines: "/".join(lines)[:40],
)
def test_rows_and_headings_are_blocks_of_their_own(lines: list[str]) -> None:
    assert texts("\n".join(lines)) == lines


@pytest.mark.parametrize(
    "source",
    [
        "Opetushallitus tukee kouluja\nErasmus+ -ohjelman kautta ja myös muilla tavoilla,\nkun se on mahdollista.",
        "The agency supports schools\nthrough Erasmus+ and in other ways\nwhere it can.",
        "Hakuaika päättyy helmikuun 19\nSuomen aikaa klo 13",
        "Haku on auki\n5.3.2026 klo 13",
        "The call for\nKA122 closes on\n5 March 2026",
        "Rahoitusta myöntää\nOpetushallitus",
        "Katu 1\n00100 Helsinki",
    ],
    ids=lambda source: source[:30],
)
def test_wrapped_text_stays_one(source: str) -> None:
    assert texts(source) == [" ".join(source.split("\n"))]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_heading_stands_over_its_rows(gap: str) -> None:
    source = f"Aukiolo{gap}Maanantai 9–15\nTiistai 10–16"
    found = find_rows(split_lines(source, 0, len(source)))
    assert found.headings == {0}
    assert found.rows == {1, 2}


def test_lines_with_signs_or_sentences_are_no_rows() -> None:
    assert not are_rows(["Maanantai 9–15."])
    assert not are_rows(["Maanantai 9–15.", "Tiistai 10–16."])
    assert not are_rows(["maanantai 9–15", "tiistai 10–16"])
    source = "• Maanantai 9–15\nTiistai 10–16"
    assert not find_rows(split_lines(source, 0, len(source))).starts
