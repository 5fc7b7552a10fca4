"""Where something stands, in words for the reader."""

from __future__ import annotations

from assistant.page.texts import PageTexts
from ingest.lines import collapse
from ingest.types import Locator, Section, Slide


def describe(locator: Locator, texts: PageTexts) -> str:
    """ "Dia 17: Hakuajat 2026", "Kohta: Avaintoimi 1 › Liikkuvuus", "Sivu 3"."""
    if isinstance(locator, Slide):
        title = collapse(locator.title)
        return f"{texts('slide', number=locator.number)}: {title}" if title else texts("slide", number=locator.number)
    if isinstance(locator, Section):
        return f"{texts('section')}: {' › '.join(locator.path)}"
    return texts("page", number=locator.label)
