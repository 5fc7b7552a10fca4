"""The values that flow from documents to passages: locators, documents, sections, passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["fi", "en"]
DocumentKind: TypeAlias = Literal[
    "deck-text", "guide-page-text", "markdown", "text", "pdf", "pdf-deck", "pdf-guide", "pptx", "docx", "html"
]


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide of a deck: its printed number (1-based) and title.

    `derived` is true where the source gives no title and one was taken from the slide's content.
    """

    number: int
    title: str
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a page: the headings that lead to it, outermost first.

    `anchor` is the id of the place in a web page, where it has one: `url#anchor` opens there.
    """

    path: tuple[str, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a paged file: its position in the file (1-based) and the label printed on it.

    `path` holds the headings that the part of the page stands under, outermost first.
    """

    number: int
    label: str
    path: tuple[str, ...] = ()


Locator: TypeAlias = Slide | Section | Page


@dataclass(frozen=True, slots=True)
class Document:
    """What the manifest says of one source file.

    `counterpart` is the id of the same document in the other language; `translation_of` is set on
    an unofficial rendering and names the original, which prevails. `edition` is the call year;
    documents of one `series` and language are editions of the same guide (ingest.editions).
    """

    id: str
    title: str
    language: Language
    kind: DocumentKind
    url: str
    publisher: str
    edition: str
    counterpart: str | None = None
    translation_of: str | None = None
    licence: str = ""
    contact: str = ""
    series: str = ""


@dataclass(frozen=True, slots=True)
class SectionText:
    """One slide, one section or one page's part.

    `text` is for reading; `start`/`end` are character offsets (half-open) of the section in the
    document's source text.
    """

    document_id: str
    locator: Locator
    heading_path: tuple[str, ...]
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """The smallest thing worth quoting: a bullet, a label with its value, a sentence.

    `heading_path` holds everything that the passage stands under: the slide's title, its column,
    its lead-in. `text` has its wrapped lines joined; `source[start:end]` is the verbatim quote.
    """

    id: str
    document_id: str
    locator: Locator
    heading_path: tuple[str, ...]
    text: str
    start: int
    end: int
