"""Editions: the newest is asked unless the question names a year, in each language."""

from __future__ import annotations

import pytest

from ingest.editions import choose_editions, group_editions, series_of, year_of
from ingest.types import Document, Language


def made(id_: str, edition: str, language: Language = "en", series: str = "") -> Document:
    return Document(id_, id_, language, "pdf-guide", "", "", edition, series=series)


GUIDES = (
    made("guide-2030.fi", "2030", "fi"),
    made("guide-2030.en", "2030"),
    made("guide-2031.fi", "2031", "fi"),
    made("handbook.en", ""),
)


@pytest.mark.parametrize(
    ("years", "wanted"),
    [
        ((), {"guide-2031.fi", "guide-2030.en", "handbook.en"}),
        ((2031,), {"guide-2031.fi", "handbook.en"}),
        ((2030,), {"guide-2030.fi", "guide-2030.en", "handbook.en"}),
        ((2030, 2031), {"guide-2030.fi", "guide-2030.en", "guide-2031.fi", "handbook.en"}),
        ((2044,), {"guide-2031.fi", "guide-2030.en", "handbook.en"}),
    ],
)
def test_the_newest_edition_unless_a_year_is_named(years: tuple[int, ...], wanted: set[str]) -> None:
    assert choose_editions(GUIDES, years) == wanted


def test_a_series_is_named_or_read_off_the_id() -> None:
    assert series_of(made("vet-call-2026.fi", "2026")) == series_of(made("vet-call-2027.en", "2027")) == "vet-call"
    assert series_of(made("a.fi", "", series="guide")) == "guide"
    assert series_of(made("2026.fi", "2026")) == "2026.fi"


def test_editions_are_grouped_with_the_newest_first() -> None:
    assert [d.id for d in group_editions(GUIDES)["guide"]] == ["guide-2031.fi", "guide-2030.en", "guide-2030.fi"]


def test_a_year_is_found_in_an_edition_however_it_is_written() -> None:
    assert [year_of(made("a", text)) for text in ("2026", "Call 2027, version 2", "", "draft")] == [
        2026,
        2027,
        None,
        None,
    ]
