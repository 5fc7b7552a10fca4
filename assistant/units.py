"""What can be the answer: single passages, and lists with their lead-in.

A unit is one or more passages of one section that are read together. A question for a value wants a
passage, a question for "all" wants the list with everything in it, so both are candidates in
the same ranking.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.hostile import is_hostile
from assistant.terms import TermBook
from assistant.words import split_words
from ingest.index import Index
from ingest.lines import squash
from ingest.types import Document, Language, Locator, Passage
from ingest.values import Value, read_values

_MOST_MEMBERS = 16
_FEWEST_MEMBERS = 2
_OPENING = 3


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """One or more passages that answer together.

    `members` are positions in the index's passages, in text order; `lead` is the position of the
    passage that leads into them (a heading or lead-in), None where there is none. `headings` are those
    that all members stand under, `text` is the members' text. `scopes` are the actions and activities that the
    unit is about: its own, else those of the nearest heading that names any. `terms` are all
    terms of text and headings, `own_terms` those of the text alone. `is_heading` marks a passage that others
    stand under, `is_bare` one that says nothing else; `is_opening` the first items of a longer list.
    """

    members: tuple[int, ...]
    lead: int | None
    section: int
    document: Document
    locator: Locator
    headings: tuple[str, ...]
    text: str
    values: tuple[Value, ...]
    words: frozenset[str]
    heading_words: frozenset[str]
    scopes: frozenset[str]
    own_scopes: frozenset[str]
    terms: frozenset[str]
    own_terms: frozenset[str]
    places: frozenset[str]
    is_heading: bool
    is_bare: bool = False
    is_opening: bool = False

    @property
    def is_list(self) -> bool:
        """True where the unit has several passages."""
        return len(self.members) > 1

    @property
    def language(self) -> Language:
        """The document's language."""
        return self.document.language

    @property
    def context(self) -> str:
        """Headings and text: what retrieval reads."""
        return " ".join((*self.headings, self.text))


def build_units(index: Index, book: TermBook) -> tuple[Unit, ...]:
    """All units of an index: every passage, every lead-in with its items, every section as a whole.

    Passages that give orders to a model are in none.
    """
    starts = {(s.document_id, s.start): k for k, s in enumerate(index.sections)}
    by_section: dict[int, list[int]] = defaultdict(list)
    bounds = _section_bounds(index)
    for position, passage in enumerate(index.passages):
        if is_hostile(passage.text):
            continue
        by_section[_section_of(passage, bounds, starts)].append(position)
    builder = _Builder(index, book)
    units: list[Unit] = []
    for section, positions in by_section.items():
        singles = [builder.single(section, position, positions) for position in positions]
        lists = list(builder.lists(section, positions))
        led = {unit.lead for unit in lists}
        bare = (u.is_heading and u.members[0] in led and not _says_something(u) for u in singles)
        units.extend(replace(u, is_bare=is_bare) for u, is_bare in zip(singles, bare, strict=True))
        units.extend(lists)
    return tuple(units)


def _says_something(unit: Unit) -> bool:
    """True for a heading that is a statement too: "Job shadowing 2–60 days", "TCA = …"."""
    return " = " in unit.text or any(value.kind not in ("code", "year") for value in unit.values)


def _section_bounds(index: Index) -> dict[str, list[tuple[int, int]]]:
    bounds: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for section in index.sections:
        bounds[section.document_id].append((section.start, section.end))
    return bounds


def _section_of(passage: Passage, bounds: dict[str, list[tuple[int, int]]], starts: dict[tuple[str, int], int]) -> int:
    for start, end in bounds[passage.document_id]:
        if start <= passage.start < end:
            return starts[(passage.document_id, start)]
    return starts[(passage.document_id, bounds[passage.document_id][0][0])]


class _Builder:
    """Makes units; remembers what was linked and read, since headings repeat."""

    def __init__(self, index: Index, book: TermBook) -> None:
        self._index = index
        self._book = book
        self._linked: dict[str, frozenset[str]] = {}

    def single(self, section: int, position: int, siblings: list[int]) -> Unit:
        passage = self._index.passages[position]
        below = any(
            squash(passage.text.rstrip(" :")) in {squash(h) for h in self._index.passages[k].heading_path}
            for k in siblings
            if k != position
        )
        return self._make(section, (position,), None, passage.heading_path, below)

    def lists(self, section: int, positions: list[int]) -> Iterable[Unit]:
        """One list per heading path that several passages share, and the section as a whole."""
        passages = self._index.passages
        shared = int(len({passages[k].heading_path[:1] for k in positions}) == 1)
        groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for position in positions:
            path = passages[position].heading_path
            for depth in range(shared, len(path) + 1):
                groups[path[:depth]].append(position)
        seen: set[tuple[int, ...]] = set()
        for path, members in groups.items():
            lead = self._lead(path, positions)
            kept = tuple(k for k in members if k != lead and not self._is_title(k, path))
            if _FEWEST_MEMBERS <= len(kept) <= _MOST_MEMBERS and kept not in seen:
                seen.add(kept)
                yield self._make(section, kept, lead, path, False)
            if len(kept) > _OPENING + 1 and kept[:_OPENING] not in seen:
                seen.add(kept[:_OPENING])
                yield replace(self._make(section, kept[:_OPENING], lead, path, False), is_opening=True)

    def _lead(self, path: tuple[str, ...], positions: list[int]) -> int | None:
        if not path:
            return None
        wanted = squash(path[-1])
        for position in positions:
            text = squash(self._index.passages[position].text.rstrip(" :"))
            if text == wanted or (len(wanted) > 12 and text.endswith(wanted)):
                return position
        return None

    def _is_title(self, position: int, path: tuple[str, ...]) -> bool:
        return squash(self._index.passages[position].text.rstrip(" :")) in {squash(h) for h in path}

    def _make(
        self, section: int, members: tuple[int, ...], lead: int | None, headings: tuple[str, ...], is_heading: bool
    ) -> Unit:
        passages = [self._index.passages[k] for k in members]
        text = "; ".join(p.text for p in passages).replace(":; ", ": ") if len(passages) > 1 else passages[0].text
        own = self._link(text)
        above = [self._link(heading) for heading in reversed(headings)]
        own_scopes = self._scopes(own)
        inherited = next((s for s in map(self._scopes, above) if s), frozenset())
        return Unit(
            members=members,
            lead=lead,
            section=section,
            document=self._index.documents[passages[0].document_id],
            locator=passages[0].locator,
            headings=headings,
            text=text,
            values=read_values(text),
            words=frozenset(split_words(text)),
            heading_words=frozenset(word for heading in headings for word in split_words(heading)),
            scopes=own_scopes or inherited,
            own_scopes=own_scopes,
            terms=own.union(*above),
            own_terms=own,
            places=frozenset(term for term in own if self._book.is_place(term)),
            is_heading=is_heading,
        )

    def _link(self, text: str) -> frozenset[str]:
        if text not in self._linked:
            found = {m.term for m in self._book.link(text)}
            wider = {w for t in found if not self._book.is_scope(t) for w in self._book.ancestors(t)}
            self._linked[text] = frozenset(found | {w for w in wider if not self._book.is_scope(w)})
        return self._linked[text]

    def _scopes(self, terms: frozenset[str]) -> frozenset[str]:
        return frozenset(term for term in terms if self._book.is_scope(term))
