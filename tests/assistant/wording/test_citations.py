"""Citations: numbers, quotes of neighbouring passages, and the text they stand in."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.wording.citations import Citer, write_text
from assistant.wording.statements import Statement
from assistant.wording.verification import is_verbatim
from ingest.index import Index

GuideMaker = Callable[..., Index]
TEXTS = [
    (("Tuki",), "Tuki on\nkertakorvaus"),
    (("Tuki",), "30 000 €"),
    (("Tuki",), "60 000 €"),
    (("Haku",), "Haku päättyy 5.3.2026"),
    (("Haku",), "Lomake on verkossa | ja paperilla"),
]


@pytest.fixture(scope="module")
def index(guide_of: GuideMaker) -> Index:
    return guide_of("fi", TEXTS)


def test_numbers_are_given_in_the_order_of_citing(index: Index) -> None:
    citer = Citer(index)
    assert [citer.cite([3]), citer.cite([0]), citer.cite([3])] == ["[1]", "[2]", "[1]"]
    assert [c.index for c in citer.citations] == [1, 2]
    assert [c.quote for c in citer.citations] == ["Haku päättyy 5.3.2026", "Tuki on\nkertakorvaus"]


def test_neighbours_make_one_verbatim_quote(index: Index) -> None:
    citer = Citer(index)
    assert citer.cite([1, 0, 2, 1]) == "[1]"
    (citation,) = citer.citations
    assert citation.quote == "Tuki on\nkertakorvaus\n\n30 000 €\n\n60 000 €"
    assert (citation.start, citation.end) == (index.passages[0].start, index.passages[2].end)


def test_passages_apart_or_of_two_sections_are_quoted_apart(index: Index) -> None:
    citer = Citer(index)
    assert citer.cite([0, 2, 3]) == "[1][2][3]"
    assert [c.locator for c in citer.citations] == [index.passages[k].locator for k in (0, 2, 3)]


def test_what_a_longer_quote_holds_is_cited_under_its_number(index: Index) -> None:
    citer = Citer(index)
    citer.reserve([1, 2])
    assert [citer.cite([2]), citer.cite([1]), citer.cite([1, 2])] == ["[1]", "[1]", "[1]"]
    assert len(citer.citations) == 1


@given(st.lists(st.lists(st.integers(0, len(TEXTS) - 1), min_size=1, max_size=5), max_size=6))
def test_every_mark_has_a_citation_and_every_quote_is_verbatim(index: Index, asked: list[list[int]]) -> None:
    citer = Citer(index)
    marks = [citer.cite(positions) for positions in asked]
    by_index = {c.index: c for c in citer.citations}
    assert sorted(by_index) == list(range(1, len(by_index) + 1))
    for positions, mark in zip(asked, marks, strict=True):
        cited = [by_index[int(number)] for number in re.findall(r"\[(\d+)\]", mark)]
        for position in positions:
            passage = index.passages[position]
            assert any(c.start <= passage.start and passage.end <= c.end for c in cited)
    assert all(is_verbatim(c, index.sources) for c in citer.citations)


def test_sentences_run_on_and_list_items_stand_on_lines_of_their_own(index: Index) -> None:
    statements = [
        Statement("Haku päättyy 5.3.2026.", (3,)),
        Statement("Määräaika on päättynyt.", (3,), "remark"),
        Statement("Tuki:", (), "intro"),
        Statement("30 000 €", (1,), bullet=True),
        Statement("60 000 €", (2,), bullet=True),
        Statement("Lomake on verkossa.", (4,)),
    ]
    citer = Citer(index)
    assert write_text(statements, citer).splitlines() == [
        "Haku päättyy 5.3.2026. [1] Määräaika on päättynyt. [1] Tuki:",
        "- 30 000 € [2]",
        "- 60 000 € [2]",
        "",
        "Lomake on verkossa. [3]",
    ]


def test_a_table_has_a_column_per_topic_and_no_stray_bars(index: Index) -> None:
    cells = [
        Statement("30 000 €", (1,), cell=("Tuki", "A|B")),
        Statement("verkossa | ja\npaperilla", (4,), cell=("Lomake", "C")),
    ]
    citer = Citer(index)
    lines = write_text(cells, citer).splitlines()
    assert lines == [
        "| | A/B | C |",
        "|---|---|---|",
        "| Tuki | 30 000 € [1] | – |",
        "| Lomake | – | verkossa / ja paperilla [2] |",
    ]
    assert len({line.count("|") for line in lines}) == 1


@pytest.mark.parametrize("cell", [None, ("Rivi", "Sarake")])
def test_a_footnote_of_the_source_does_not_pass_for_a_citation(index: Index, cell: tuple[str, str] | None) -> None:
    citer = Citer(index)
    text = write_text([Statement("Tuki on kertakorvaus [7]", (0,), cell=cell)], citer)
    assert "Tuki on kertakorvaus (7) [1]" in text


def test_nothing_to_say_is_an_empty_text(index: Index) -> None:
    citer = Citer(index)
    assert write_text([], citer) == ""
    assert citer.citations == ()
