"""What is embedded and searched of a passage or section: its own words below its headings."""

from __future__ import annotations

from ingest.blocks import shorten
from ingest.types import Passage, SectionText

_HEADING_CHARS = 90


def passage_context(passage: Passage) -> str:
    """The headings a passage stands under (shortened), then its text."""
    return " – ".join([*(shorten(heading, _HEADING_CHARS) for heading in passage.heading_path), passage.text])


def section_context(section: SectionText) -> str:
    """A section's headings and its text."""
    return "\n".join([*section.heading_path, section.text])
