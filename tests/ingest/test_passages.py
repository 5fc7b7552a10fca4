"""Passages: exact offsets, in order, and together the whole text of every section."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.corpus import LoadedDocument
from ingest.errors import DocumentError
from ingest.loaders import open_loader
from ingest.passages import split_section
from ingest.types import Document, DocumentKind, Passage, SectionText, Slide

DOCUMENTS = [
    "vet-call-2026.fi",
    "vet-call-2026.en",
    "guide-key-action-1.fi",
    "guide-key-action-1.en",
    "revontuli-2027.fi",
    "revontuli-2027.en",
    "applicant-handbook.en",
]
SIGN = re.compile(r"\A[ \t]*(?:[•▪◦‣∙·●○■□➢►▶➤▸▹»◆◇❖⮚→⇒]|[-–—*](?=\s)|\d{1,2}\)(?=[ \t]))\s*(?=\S)")


def bare(text: str) -> str:
    """Text without white space and hyphens, which joining wrapped lines may change."""
    return re.sub(r"[\s-]", "", text)


def without_signs(quote: str) -> str:
    """A quote's lines without their bullet signs (the first line's stands before the quote)."""
    first, *others = quote.splitlines() or [""]
    return "\n".join([first, *(SIGN.sub("", line, count=1) for line in others)])


def is_table_row(quote: str) -> bool:
    return quote.startswith("|")


def without_emphasis(text: str) -> str:
    """The text without the marks of Markdown's strong emphasis, which are not read."""
    return re.sub(r"\*\*|__", "", text)


def check_offsets(source: str, passages: tuple[Passage, ...]) -> None:
    """Every passage's text is its quote; a label and its values may be joined by signs of ours."""
    for passage in passages:
        quote = source[passage.start : passage.end]
        assert quote == quote.strip() != ""
        said, printed = bare(passage.text), bare(without_signs(quote))
        if said == printed or bare(without_emphasis(passage.text)) == bare(without_signs(without_emphasis(quote))):
            continue
        if is_table_row(quote) and len(quote.splitlines()) == 1:
            assert all(bare(cell) in said for cell in quote.split("|"))
        else:
            assert len(quote.splitlines()) > 1
            assert re.sub("[:,]", "", said) == re.sub("[:,]", "", printed)


def check_order(section: SectionText, passages: tuple[Passage, ...]) -> None:
    end = section.start
    for passage in passages:
        assert end <= passage.start < passage.end <= section.end
        end = passage.end


def check_coverage(source: str, section: SectionText, passages: tuple[Passage, ...]) -> None:
    """What no passage quotes is white space, a bullet sign, a table's rule or the page number."""
    left = list(source[section.start : section.end])
    for passage in passages:
        left[passage.start - section.start : passage.end - section.start] = " " * (passage.end - passage.start)
    lines = "".join(left).splitlines()
    page_number = str(section.locator.number) if isinstance(section.locator, Slide) else None
    while lines and not lines[-1].strip():
        lines.pop()
    if lines and lines[-1].strip() == page_number:
        lines.pop()
    for line in lines:
        if re.fullmatch(r"\s*|\s*\|[|\s:-]*", line):
            continue
        assert SIGN.sub("", line + "\0").strip() == "\0", f"lost: {line!r}"


def check(source: str, section: SectionText, passages: tuple[Passage, ...]) -> None:
    check_offsets(source, passages)
    check_order(section, passages)
    check_coverage(source, section, passages)


@pytest.mark.parametrize("document_id", DOCUMENTS)
def test_real_documents_are_quoted_exactly_and_wholly(
    document_id: str, real_documents: dict[str, LoadedDocument]
) -> None:
    loaded = real_documents[document_id]
    for section in loaded.sections:
        own = tuple(p for p in loaded.passages if p.locator == section.locator)
        assert own
        check(loaded.source, section, own)


@pytest.mark.parametrize("document_id", DOCUMENTS)
def test_passages_have_ids_of_their_own_and_stand_in_the_order_of_the_sections(
    document_id: str, real_documents: dict[str, LoadedDocument]
) -> None:
    loaded = real_documents[document_id]
    ids = [p.id for p in loaded.passages]
    assert len(set(ids)) == len(ids)
    assert list(dict.fromkeys(p.locator for p in loaded.passages)) == [s.locator for s in loaded.sections]
    assert {p.document_id for p in loaded.passages} == {document_id}


@pytest.mark.parametrize("document_id", [d for d in DOCUMENTS if "guide" not in d and "handbook" not in d])
def test_the_slides_of_a_deck_hold_all_its_text(document_id: str, real_documents: dict[str, LoadedDocument]) -> None:
    """Between the front matter and the outline nothing stands outside the slides."""
    loaded = real_documents[document_id]
    source = loaded.source
    outline = re.search(r"^\t(?:Dia|Slide) 1\b", source, re.MULTILINE)
    assert outline
    left = list(source[: outline.start()])
    for section in loaded.sections:
        for position in range(section.start, min(section.end, outline.start())):
            left[position] = " "
    rest = "".join(left)
    assert re.sub(r"\A---\n.*?\n---\n", "", rest, flags=re.DOTALL).strip() == ""


@pytest.mark.parametrize("document_id", DOCUMENTS)
def test_every_passage_stands_under_its_sections_headings(
    document_id: str, real_documents: dict[str, LoadedDocument]
) -> None:
    for passage in real_documents[document_id].passages:
        assert passage.heading_path
        assert all(part == " ".join(part.split()) != "" for part in passage.heading_path)
        assert len(set(passage.heading_path)) == len(passage.heading_path)


PIECES = [
    "Haku päättyy",
    "5. maaliskuuta 2026 klo 13.00",
    "5.3.2026",
    "30 000 €",
    "• ",
    "- ",
    "▪ ",
    " ",
    "1) ",
    "\n",
    "\n\n",
    "\n\n\n\n",
    "Kesto:",
    "Edellyttää:",
    "Huom!",
    "esim. näin.",
    "Sana. Toinen",
    "ilmaston-",
    "muutos",
    "https://www.oph.fi/fi/hanke-",
    "80 %",
    "| a | b |",
    "|---|---|",
    "| 1 | 2 | 3 |",
    "|",
    "Search",
    "# Otsikko",
    "Dia 1: Sana",
    "Dia 2",
    "\t",
    "\r\n",
    "\x0c",
    "7",
    "(KA210)",
    "”Niin.”",
    "klo",
    "–",
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join) | st.text(max_size=60)


@pytest.mark.parametrize("kind", ["deck-text", "guide-page-text", "markdown"])
@settings(max_examples=250, deadline=None)
@given(text=TEXTS)
def test_any_text_is_quoted_exactly_and_wholly(kind: DocumentKind, text: str) -> None:
    document = Document("d", "D", "fi", kind, "", "", "")
    try:
        sections = open_loader(kind)(document, text)
    except DocumentError:
        return
    for section in sections:
        check(text, section, split_section(document, text, section))
