"""Places: where something stands, told the same way for both languages of a document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A slide, section or page; a document and its counterpart have the same places."""

    document: str
    locator: str

    def __str__(self) -> str:
        return f"{self.document}#{self.locator}"
