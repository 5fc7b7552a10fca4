"""Markdown: one section per heading, found by its path, with offsets into the file."""

from __future__ import annotations

import pytest

from ingest.errors import DocumentError
from ingest.loaders import open_loader
from ingest.types import Document, Section, SectionText

PAGE = """\
Words before any heading.

# Guide

Welcome.

## 1 Money

### 1.1 Grant

Up to 5 000 €.

## 2 Time

Underlined
----------

- one
- two

```
# not a heading
```
"""


def read(source: str) -> tuple[SectionText, ...]:
    document = Document("m", "The handbook", "en", "markdown", "", "", "")
    return open_loader("markdown")(document, source)


def paths(source: str) -> list[tuple[str, ...]]:
    return [s.locator.path for s in read(source) if isinstance(s.locator, Section)]


EXPECTED = [
    ("The handbook",),
    ("Guide",),
    ("Guide", "1 Money", "1.1 Grant"),
    ("Guide", "Underlined"),
]


def test_a_section_is_found_by_its_headings() -> None:
    assert paths(PAGE) == EXPECTED
    assert [s.heading_path for s in read(PAGE)] == EXPECTED


def test_a_section_holds_the_text_below_its_heading() -> None:
    before, guide, grant, underlined = read(PAGE)
    assert before.text == "Words before any heading."
    assert guide.text == "Welcome."
    assert PAGE[grant.start : grant.end] == grant.text == "Up to 5 000 €."
    assert "• one\n• two" in underlined.text
    assert "# not a heading" in underlined.text


@pytest.mark.parametrize(
    "source",
    [
        "---\ntitle: x\n---\n" + PAGE,
        "\ufeff" + PAGE,
        PAGE.replace("\n", "\r\n"),
        PAGE.replace("Welcome.", "Wel\x0ccome.\u2028 Here\x85"),
    ],
    ids=["front matter", "BOM", "CRLF", "page breaks"],
)
def test_headings_are_found_whatever_the_line_ends(source: str) -> None:
    sections = read(source)
    assert [s.locator for s in sections] == [Section(path) for path in EXPECTED]
    assert source[sections[2].start : sections[2].end] == "Up to 5 000 €."
    assert sections[0].text == "Words before any heading."


def test_headings_without_text_are_an_error() -> None:
    with pytest.raises(DocumentError, match="no text"):
        read("# One\n\n## Two\n")
