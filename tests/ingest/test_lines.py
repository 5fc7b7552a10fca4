"""Lines keep their offsets; wrapped lines are joined the way a reader would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.lines import join_lines, split_lines


@given(st.text(alphabet="ab•-* \t\n\r\x0b\x0c\u2028\u00a01)", max_size=60), st.integers(0, 10), st.integers(0, 10))
def test_every_line_stands_at_its_offsets(source: str, before: int, after: int) -> None:
    start, end = min(before, len(source)), max(len(source) - after, 0)
    previous = start
    for line in split_lines(source, start, end):
        assert source[line.start : line.end] == line.text != ""
        assert line.text == line.text.strip()
        assert previous <= line.start < line.end <= end
        previous = line.end


@pytest.mark.parametrize(
    ("raw", "glyph", "text"),
    [
        ("• laatua", "•", "laatua"),
        ("  ▪ yritykset", "▪", "yritykset"),
        ("- vähintään yksi", "-", "vähintään yksi"),
        ("–  vähintään yksi", "–", "vähintään yksi"),
        ("* item", "*", "item"),
        ("2) toinen", "2)", "toinen"),
        (" 20.1.2026 klo 14", " ", "20.1.2026 klo 14"),
        ("-5 astetta", "", "-5 astetta"),
        ("2026 alkaen", "", "2026 alkaen"),
        ("| a | b |", "|", "| a | b |"),
        ("•", "", "•"),
        ("• -", "•", "-"),
    ],
)
def test_a_bullet_sign_is_read_apart_from_its_text(raw: str, glyph: str, text: str) -> None:
    (line,) = split_lines(raw, 0, len(raw))
    assert (line.glyph, line.text) == (glyph, text)


def test_blank_lines_are_counted_before_each_line() -> None:
    source = "a\n\n \t\nb\nc\n\nd"
    assert [(line.text, line.gap) for line in split_lines(source, 0, len(source))] == [
        ("a", 0),
        ("b", 2),
        ("c", 0),
        ("d", 1),
    ]


@pytest.mark.parametrize(
    ("parts", "joined"),
    [
        (["Edistää yksilöiden", "liikkuvuutta"], "Edistää yksilöiden liikkuvuutta"),
        (["matka-, majoitus-  ja", "elinkuluja"], "matka-, majoitus- ja elinkuluja"),
        (["Ympäristö ja ilmaston-", "muutoksen vastaaminen"], "Ympäristö ja ilmastonmuutoksen vastaaminen"),
        (["Ammattitaitokilpailuissa kilpaileminen 1-", "10 pv"], "Ammattitaitokilpailuissa kilpaileminen 1-10 pv"),
        (["Erasmus+ -", "ohjelmaan"], "Erasmus+ -ohjelmaan"),
        (["paitsi Valko-", "Venäjä"], "paitsi Valko-Venäjä"),
        (["vahvistaa STEM-", "osaamista"], "vahvistaa STEM-osaamista"),
        (
            ["https://www.oph.fi/fi/erasmus-hankkeet-", "esittelyssa"],
            "https://www.oph.fi/fi/erasmus-hankkeet-esittelyssa",
        ),
        (
            ["https://www.oph.fi/fi/kehittaminen-ja-", "kansainvalisyys/erasmus-ohjelma-2021-", "2027/vaikuttaa"],
            "https://www.oph.fi/fi/kehittaminen-ja-kansainvalisyys/erasmus-ohjelma-2021-2027/vaikuttaa",
        ),
        ([" a \t b ", ""], "a b"),
    ],
)
def test_wrapped_lines_are_joined(parts: list[str], joined: str) -> None:
    assert join_lines(parts).strip() == joined
