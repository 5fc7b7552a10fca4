"""Decks become exactly their slides, with the outline's numbers and titles."""

from __future__ import annotations

import re
from typing import Any

import pytest

from ingest.corpus import Corpus, LoadedDocument
from ingest.errors import DocumentError
from ingest.loaders import open_loader
from ingest.types import Document, SectionText, Slide

DECK = """\
Hakuajat 2031

Haku päättyy 5.3.2031.



Kuka voi hakea?
▪ oppilaitokset
 Tuki

• Tuki on 80 %.



Yhteys: info@example.org
Soita meille.
4

\tDia 1: Kutsu 2031
\tDia 2: Hakuajat 2031
\tDia 3: Kuka voi hakea?
\tDia 4: Tuki
\tDia 5
"""


def read(source: str) -> tuple[SectionText, ...]:
    document = Document("d", "D", "fi", "deck-text", "", "", "")
    return open_loader("deck-text")(document, source)


def slides_of(sections: tuple[SectionText, ...]) -> list[tuple[int, str, bool]]:
    found = []
    for section in sections:
        assert isinstance(section.locator, Slide)
        found.append((section.locator.number, section.locator.title, section.locator.derived))
    return found


def printed_outline(source: str) -> list[tuple[int, str]]:
    """The outline's lines, read in the plainest way."""
    entries = re.findall(r"^\t(?:Dia|Slide) (\d+)(?:: (.*))?$", source, re.MULTILINE)
    return [(int(number), title.strip()) for number, title in entries]


@pytest.mark.parametrize(
    ("document_id", "count"),
    [("vet-call-2026.fi", 50), ("vet-call-2026.en", 50), ("revontuli-2027.fi", 20), ("revontuli-2027.en", 20)],
)
def test_a_real_deck_has_the_outlines_slides(
    document_id: str, count: int, real_documents: dict[str, LoadedDocument]
) -> None:
    loaded = real_documents[document_id]
    outline = printed_outline(loaded.source)
    slides = slides_of(loaded.sections)
    assert [number for number, _ in outline] == list(range(1, count + 1))
    assert [number for number, _, _ in slides] == list(range(1, count + 1))
    for (number, title), (_, read_title, derived) in zip(outline, slides, strict=True):
        assert derived == (not title), number
        assert read_title == (title or read_title) != "", number


@pytest.mark.parametrize("document_id", ["vet-call-2026.fi", "vet-call-2026.en", "revontuli-2027.fi"])
def test_a_titled_slide_begins_with_its_title(document_id: str, real_documents: dict[str, LoadedDocument]) -> None:
    """The cut is in the right place: what stands between two titles belongs to the first."""
    for section in real_documents[document_id].sections:
        assert isinstance(section.locator, Slide)
        if not section.locator.derived:
            said = "".join(section.locator.title.split())
            text = "".join(section.text.replace("• ", "").split())
            assert text.startswith(said) or said.startswith(text.split("http")[0]), section.locator


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [
        (
            1,
            "Erasmus+ ammatilliselle koulutukselle Hakukierros 2026",
            "Erasmus+ ammatilliselle koulutukselle Hakukierros 2026",
        ),
        (10, "Avaintoimi 1 - Oppimiseen liittyvä henkilöiden liikkuvuus:", "Jean Monnet -verkostot"),
        (
            18,
            "Kumppanuushanke toiminnan kehittämisessä",
            "• edistää laadukkaan liikkuvuustoiminnan tukipalveluiden kehittämistä",
        ),
        (19, "Kumppanuushankkeet (KA220)", "• 400 000 €"),
        (
            29,
            "Kapasiteetinvahvistamishankkeet ammatillisen koulutuksen alalla (1) (Capacity Building in VET)",
            "• Seuraava haku 26.3.2026",
        ),
        (32, "Avaintoimi 1 - Oppimiseen liittyvä henkilöiden liikkuvuus", "Haetaan EACEA:sta"),
        (33, "Jean Monnet (1)", "• Avustus max 300 000 euroa"),
    ],
)
def test_a_slide_begins_and_ends_where_it_should(number: int, first: str, last: str, bundled: Corpus) -> None:
    lines = next(
        s.text for s in bundled.sections if s.locator == bundled.documents[0].sections[number - 1].locator
    ).split("\n")
    assert (lines[0], lines[-1]) == (first, last)


def test_a_made_deck_with_every_kind_of_divider() -> None:
    sections = read(DECK)
    assert slides_of(sections) == [
        (1, "Kutsu 2031", False),
        (2, "Hakuajat 2031", False),
        (3, "Kuka voi hakea?", False),
        (4, "Tuki", False),
        (5, "Yhteys: info@example.org Soita meille. 4", True),
    ]
    assert sections[2].text == "Kuka voi hakea?\n• oppilaitokset"
    assert sections[3].text == "Tuki\n• Tuki on 80 %."


def test_a_slide_of_nothing_but_its_title_points_to_the_outline() -> None:
    (section, *_) = read(DECK)
    assert DECK[section.start : section.end] == section.text == "Kutsu 2031"


def test_the_layouts_page_number_is_left_out() -> None:
    source = "Yksi\n\nteksti\n1\n\n\n\nKaksi\n\n• 30 kk\n7\n\tDia 1: Yksi\n\tDia 2: Kaksi\n"
    first, second = read(source)
    assert first.text == "Yksi\nteksti"
    assert second.text.endswith("7"), "a number that is not the slide's own is text"


@pytest.mark.parametrize(
    "change", [{"\n": "\r\n"}, {"Hakuajat 2031\n\nHaku": "\ufeffHakuajat 2031\n\nHaku"}], ids=["CRLF", "BOM"]
)
def test_line_ends_and_a_byte_order_mark_change_nothing(change: dict[str, str]) -> None:
    source = DECK
    for old, new in change.items():
        source = source.replace(old, new)
    assert [(s.locator, s.text) for s in read(source)] == [(s.locator, s.text) for s in read(DECK)]


def test_without_an_outline_titles_are_derived_and_marked() -> None:
    source = DECK[: DECK.index("\tDia 1")].replace("\n Tuki", "\n\n\n\nTuki")
    assert slides_of(read(source)) == [
        (1, "Hakuajat 2031", True),
        (2, "Kuka voi hakea?", True),
        (3, "Tuki", True),
        (4, "Yhteys: info@example.org Soita meille.", True),
    ]


def test_a_long_derived_title_is_shortened_at_a_word() -> None:
    (_, title, derived) = slides_of(read("\n\n\n\n".join(["sana " * 40 + "loppu", "Kaksi"])))[0]
    assert derived
    assert title.endswith("sana…")
    assert len(title) <= 90


def test_front_matter_is_no_slide() -> None:
    block: Any = "---\ntitle: Deck\nnote: Unofficial\n---\n"
    sections = read(block + DECK)
    assert [s.text for s in sections] == [s.text for s in read(DECK)]
    assert all(s.start >= len(block) for s in sections)


def test_a_deck_without_any_slide_is_an_error() -> None:
    with pytest.raises(DocumentError, match="no slides"):
        read("---\nnote: x\n---\n \n")


def test_a_slide_without_title_and_text_is_left_out() -> None:
    """A picture, say: a section of no characters could not be told from another one, nor quoted."""
    source = "One\n\nThe first text.\n\n\n\nThree\n\nThe third text.\n\n\nDia 1: One\nDia 2\nDia 3: Three\nDia 4\n"
    sections = read(source)
    assert slides_of(sections) == [(1, "One", False), (3, "Three", False)]
    assert all(section.start < section.end for section in sections)
