"""Which headings a part of a guide stands under: its bookmarks', and those told by size and weight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.pdf.paragraphs import Paragraph, heading_key
from ingest.pdf.raw import Bookmark

_BELOW_BOOKMARKS = 20  # headings without a bookmark stand below those with one


@dataclass(frozen=True, slots=True)
class _Held:
    level: float
    title: str


class HeadingPath:
    """The headings in force while a document is read from its beginning."""

    def __init__(self, bookmarks: Sequence[Bookmark], sizes: Iterable[tuple[float, bool]]) -> None:
        """`sizes` are the sizes (points, rounded) and weights of all headings in the document."""
        ranked = sorted(set(sizes), reverse=True)
        self._ranks = {look: rank for rank, look in enumerate(ranked)}
        self._by_page: dict[int, list[Bookmark]] = {}
        for bookmark in bookmarks:
            self._by_page.setdefault(bookmark.page, []).append(bookmark)
        self._held: list[_Held] = []

    @property
    def path(self) -> tuple[str, ...]:
        """The titles, outermost first."""
        return tuple(held.title for held in self._held)

    def titles_on(self, page: int) -> frozenset[str]:
        """The bookmarks of a page (1-based) as `heading_key`s."""
        return frozenset(key for b in self._by_page.get(page, ()) if (key := heading_key(b.title)))

    def begin_page(self, page: int, printed: frozenset[str]) -> None:
        """Take over the page's bookmarks whose titles are not among the `printed` headings."""
        for bookmark in self._by_page.get(page, ()):
            if heading_key(bookmark.title) not in printed:
                self._push(bookmark.level, bookmark.title)

    def take(self, heading: Paragraph, title: str, page: int) -> tuple[str, ...]:
        """Take over a printed heading, and give the path that it leads."""
        key = heading_key(heading.text)
        bookmark = next((b for b in self._by_page.get(page, ()) if heading_key(b.title) == key), None)
        if bookmark is not None:
            self._push(bookmark.level, title)
        else:
            below = _BELOW_BOOKMARKS if self._by_page else 0
            self._push(below + self._ranks.get(look_of(heading), len(self._ranks)), title)
        return self.path

    def _push(self, level: float, title: str) -> None:
        self._held = [held for held in self._held if held.level < level]
        self._held.append(_Held(level, title))


def look_of(heading: Paragraph) -> tuple[float, bool]:
    """What tells headings of one level from those of another: size (points, to the half) and weight."""
    first = heading.lines[0]
    return round(first.size * 2) / 2, first.bold
