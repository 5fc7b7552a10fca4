"""Locators, sections and passages as JSON, and back; the shapes are those of DESIGN.md."""

from __future__ import annotations

from typing import Any

from ingest.types import Locator, Page, Passage, Section, SectionText, Slide

Record = dict[str, Any]


def locator_to_json(locator: Locator) -> Record:
    """`{"kind": "slide", "slide": 12, "title": …}`, `{"kind": "section", …}` or `{"kind": "page", …}`.

    A slide whose title was taken from its content also has `"derived": true`; a section of a web page
    may have `"anchor"`, and a page's part `"path"`, the headings that it stands under.
    """
    if isinstance(locator, Slide):
        record: Record = {"kind": "slide", "slide": locator.number, "title": locator.title}
        return record | {"derived": True} if locator.derived else record
    if isinstance(locator, Section):
        section: Record = {"kind": "section", "path": list(locator.path)}
        return section | {"anchor": locator.anchor} if locator.anchor else section
    page: Record = {"kind": "page", "page": locator.number, "label": locator.label}
    return page | {"path": list(locator.path)} if locator.path else page


def locator_from_json(record: Record) -> Locator:
    """The locator that `locator_to_json` wrote."""
    if record["kind"] == "slide":
        return Slide(record["slide"], record["title"], record.get("derived", False))
    if record["kind"] == "section":
        return Section(tuple(record["path"]), record.get("anchor", ""))
    return Page(record["page"], record["label"], tuple(record.get("path", ())))


def section_to_json(section: SectionText) -> Record:
    """What `python -m ingest inspect` prints of a section."""
    return {
        "locator": locator_to_json(section.locator),
        "heading_path": list(section.heading_path),
        "text": section.text,
        "start": section.start,
        "end": section.end,
    }


def section_from_json(record: Record, document_id: str) -> SectionText:
    """The section that `section_to_json` wrote."""
    return SectionText(
        document_id,
        locator_from_json(record["locator"]),
        tuple(record["heading_path"]),
        record["text"],
        record["start"],
        record["end"],
    )


def passage_to_json(passage: Passage) -> Record:
    """A passage as one JSON object."""
    return {
        "id": passage.id,
        "document_id": passage.document_id,
        "locator": locator_to_json(passage.locator),
        "heading_path": list(passage.heading_path),
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
    }


def passage_from_json(record: Record) -> Passage:
    """The passage that `passage_to_json` wrote."""
    return Passage(
        record["id"],
        record["document_id"],
        locator_from_json(record["locator"]),
        tuple(record["heading_path"]),
        record["text"],
        record["start"],
        record["end"],
    )
