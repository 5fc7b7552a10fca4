"""A guide page: titled sections, and none of the site's own words."""

from __future__ import annotations

import pytest

from ingest.corpus import LoadedDocument
from ingest.errors import DocumentError
from ingest.loaders import open_loader
from ingest.types import Document, Section, SectionText

PAGE = """\
Skip to main content

Programme

This page says what is paid. It is short.

Search the guide

Action 7: Exchange

Exchange is paid by the day.

Costs that are paid:

 • travel
 • meals

Costs that are not paid:

 • fines

Share this page

Ask the agency first.
"""


def read(source: str) -> tuple[SectionText, ...]:
    document = Document("p", "P", "en", "guide-page-text", "", "", "")
    return open_loader("guide-page-text")(document, source)


def paths(sections: tuple[SectionText, ...]) -> list[tuple[str, ...]]:
    return [s.locator.path for s in sections if isinstance(s.locator, Section)]


@pytest.mark.parametrize("document_id", ["guide-key-action-1.fi", "guide-key-action-1.en"])
def test_the_real_page_has_no_chrome(document_id: str, real_documents: dict[str, LoadedDocument]) -> None:
    loaded = real_documents[document_id]
    texts = [s.text for s in loaded.sections] + [p.text for p in loaded.passages]
    for phrase in ("Skip to main content", "Search the guide"):
        assert not any(phrase in text for text in texts)


@pytest.mark.parametrize(
    ("document_id", "heading"),
    [
        ("guide-key-action-1.fi", "Avaintoimi 1: Oppimiseen liittyvä yksilöliikkuvuus"),
        ("guide-key-action-1.en", "Key Action 1: Learning mobility of individuals"),
    ],
)
def test_the_real_page_has_titled_sections(
    document_id: str, heading: str, real_documents: dict[str, LoadedDocument]
) -> None:
    found = paths(real_documents[document_id].sections)
    assert len(found) == len(set(found)) == 7, "every section has a path of its own"
    assert [path for path in found if path[0] == heading] == found[2:]
    assert all(part.strip() and len(part) <= 90 for path in found for part in path)
    lists = [s.text.count("• ") for s in real_documents[document_id].sections]
    assert lists == [0, 0, 0, 10, 11, 3, 0]


def test_sections_open_at_headings_and_at_lead_ins() -> None:
    assert paths(read(PAGE)) == [
        ("Programme",),
        ("Action 7: Exchange",),
        ("Action 7: Exchange", "Costs that are paid"),
        ("Action 7: Exchange", "Costs that are not paid"),
        ("Action 7: Exchange", "Ask the agency first."),
    ]


def test_chrome_is_left_out_wherever_it_stands() -> None:
    page = PAGE.replace("Exchange is paid by the day.", "Exchange is paid by the day.\n\nPrint\n\nIt ends in May.")
    texts = "\n".join(section.text for section in read(page))
    assert "It ends in May." in texts
    for phrase in ("Skip to main", "Search", "Share", "Print"):
        assert phrase not in texts


def test_sections_stand_in_order_at_their_offsets() -> None:
    end = 0
    for section in read(PAGE):
        assert end <= section.start < section.end
        assert PAGE[section.start : section.end].split()[0] in section.text
        end = section.end


def test_words_of_the_site_inside_a_sentence_stay() -> None:
    (section,) = read("Search the guide for your action, and print this page.")
    assert section.text == "Search the guide for your action, and print this page."


@pytest.mark.parametrize("source", ["Skip to main content\n\nSearch\n", "---\nnote: x\n---\n\nMenu"])
def test_a_page_of_chrome_alone_is_an_error(source: str) -> None:
    with pytest.raises(DocumentError, match="furniture"):
        read(source)
