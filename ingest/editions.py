"""Editions: several call years of one guide side by side, and which of them a question is about.

Documents of one `series` and one language are editions of the same guide. Without a series in the manifest,
one is taken from the id: its year and language left out, `guide-2026.fi` and `guide-2027.fi` belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ingest.types import Document

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LANGUAGE = re.compile(r"(?:^|[._-])(?:fi|en)(?=$|[._-])")
_LOOSE = re.compile(r"[._-]+")


def series_of(document: Document) -> str:
    """The name that all editions and language versions of a guide share."""
    if document.series:
        return document.series
    bare = _LANGUAGE.sub("-", _YEAR.sub("", document.id))
    return _LOOSE.sub("-", bare).strip("-") or document.id


def year_of(document: Document) -> int | None:
    """The call year that a document speaks for; None where the manifest names none."""
    found = _YEAR.search(document.edition)
    return int(found[0]) if found else None


def group_editions(documents: Iterable[Document]) -> Mapping[str, tuple[Document, ...]]:
    """The documents by series, the newest first."""
    groups: dict[str, list[Document]] = {}
    for document in documents:
        groups.setdefault(series_of(document), []).append(document)
    return {name: tuple(sorted(held, key=lambda d: (-(year_of(d) or 0), d.id))) for name, held in groups.items()}


def choose_editions(documents: Iterable[Document], years: Iterable[int] = ()) -> frozenset[str]:
    """The ids of the documents that a question is to be answered from.

    Of each series: the editions of the `years` that the question names where there are any, else the newest
    one. An edition that has no newer one in the same language stays, so that no language loses its only guide.
    """
    wanted = frozenset(years)
    chosen: set[str] = set()
    for editions in group_editions(documents).values():
        named = [document for document in editions if year_of(document) in wanted]
        if named:
            chosen.update(document.id for document in named)
            continue
        for language in {document.language for document in editions}:
            own = [document for document in editions if document.language == language]
            chosen.update(document.id for document in own if year_of(document) == year_of(own[0]))
    return frozenset(chosen)
