"""What can be the answer: single passages, and lists with their lead-in.

A unit is one or more passages of one section that are read together. A question for a value wants a
passage, a question for "all" wants the list with everything in it, so both are candidates in
the same ranking.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.language.words import split_words
from assistant.names.terms import TermBook
from assistant.passages.hostile import is_hostile
from ingest.index import Index
from ingest.lines import squash
from ingest.types import Document, Language, Locator, Passage, SectionText
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
    scopes: frozenset[str]
    own_scopes: frozenset[str]
    terms: frozenset[str]
    own_terms: frozenset[str]
    places: frozenset[str]
    organisations: frozenset[str]
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
    def words(self) -> frozenset[str]:
        """The folded words of the text."""
        return frozenset(split_words(self.text))

    @property
    def heading_words(self) -> frozenset[str]:
        """The folded words of the headings."""
        return frozenset(word for heading in self.headings for word in split_words(heading))

    @property
    def context(self) -> str:
        """Headings and text: what retrieval reads."""
        return " ".join((*self.headings, self.text))


def build_units(index: Index, book: TermBook) -> tuple[Unit, ...]:
    """All units of an index: every passage, every lead-in with its items, every section as a whole.

    Passages that give orders to a model are in none.
    """
    by_section: dict[int, list[int]] = defaultdict(list)
    finder = SectionFinder(index.sections)
    for position, passage in enumerate(index.passages):
        if is_hostile(passage.text):
            continue
        section = finder.find(passage)
        by_section[finder.first(passage.document_id) if section is None else section].append(position)
    builder = _Builder(index, book)
    units: list[Unit] = []
    for section, positions in by_section.items():
        squashed = [squash(index.passages[k].text.rstrip(" :")) for k in positions]
        singles = builder.singles(section, positions, squashed)
        lists = list(builder.lists(section, positions, squashed))
        led = {unit.lead for unit in lists}
        bare = (u.is_heading and u.members[0] in led and not _says_something(u) for u in singles)
        units.extend(replace(u, is_bare=is_bare) for u, is_bare in zip(singles, bare, strict=True))
        units.extend(lists)
    return tuple(units)


def _says_something(unit: Unit) -> bool:
    """True for a heading that is a statement too: "Job shadowing 2–60 days", "TCA = …"."""
    return " = " in unit.text or any(value.kind not in ("code", "year") for value in unit.values)


class SectionFinder:
    """Finds the section that a passage stands in, by its first character."""

    def __init__(self, sections: Sequence[SectionText]) -> None:
        self._bounds: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._numbers = {(s.document_id, s.start): k for k, s in enumerate(sections)}
        for section in sections:
            self._bounds[section.document_id].append((section.start, section.end))
        self._starts = {name: [start for start, _ in bounds] for name, bounds in self._bounds.items()}
        self._in_order = {
            name for name, bounds in self._bounds.items() if all(a[1] <= b[0] for a, b in pairwise(bounds))
        }

    def find(self, passage: Passage) -> int | None:
        """The section's position in the index; the first one where several overlap, None where there is none."""
        name, place = passage.document_id, passage.start
        bounds = self._bounds[name]
        if name in self._in_order:
            last = bisect_right(self._starts[name], place) - 1
            bounds = bounds[last : last + 1] if last >= 0 else []
        return next((self._numbers[(name, start)] for start, end in bounds if start <= place < end), None)

    def first(self, document_id: str) -> int:
        """A document's first section."""
        return self._numbers[(document_id, self._bounds[document_id][0][0])]


class _Builder:
    """Makes units; remembers what was linked and read, since headings repeat."""

    def __init__(self, index: Index, book: TermBook) -> None:
        self._index = index
        self._book = book
        self._linked: dict[tuple[str, Language], frozenset[str]] = {}
        self._above: dict[tuple[str, ...], tuple[frozenset[str], frozenset[str]]] = {}
        self._shared: dict[frozenset[str], frozenset[str]] = {}

    def singles(self, section: int, positions: list[int], squashed: list[str]) -> list[Unit]:
        """One unit for each passage of a section; `squashed` are the passages' texts, squashed."""
        passages = [self._index.passages[k] for k in positions]
        paths = [frozenset(map(squash, passage.heading_path)) for passage in passages]
        over = Counter(heading for path in paths for heading in path)
        return [
            self._make(section, (position,), None, passage.heading_path, over[text] > (text in path))
            for position, passage, path, text in zip(positions, passages, paths, squashed, strict=True)
        ]

    def lists(self, section: int, positions: list[int], squashed: list[str]) -> Iterable[Unit]:
        """One list per heading path that several passages share, and the section as a whole."""
        text_of = dict(zip(positions, squashed, strict=True))
        passages = self._index.passages
        shared = int(len({passages[k].heading_path[:1] for k in positions}) == 1)
        groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for position in positions:
            path = passages[position].heading_path
            for depth in range(shared, len(path) + 1):
                groups[path[:depth]].append(position)
        seen: set[tuple[int, ...]] = set()
        for path, members in groups.items():
            lead = self._lead(path, text_of)
            titles = {squash(heading) for heading in path}
            kept = tuple(k for k in members if k != lead and text_of[k] not in titles)
            if _FEWEST_MEMBERS <= len(kept) <= _MOST_MEMBERS and kept not in seen:
                seen.add(kept)
                yield self._make(section, kept, lead, path, False)
            if len(kept) > _OPENING + 1 and kept[:_OPENING] not in seen:
                seen.add(kept[:_OPENING])
                yield replace(self._make(section, kept[:_OPENING], lead, path, False), is_opening=True)

    def _lead(self, path: tuple[str, ...], text_of: dict[int, str]) -> int | None:
        if not path:
            return None
        wanted = squash(path[-1])
        for position, text in text_of.items():
            if text == wanted or (len(wanted) > 12 and text.endswith(wanted)):
                return position
        return None

    def _make(
        self, section: int, members: tuple[int, ...], lead: int | None, headings: tuple[str, ...], is_heading: bool
    ) -> Unit:
        passages = [self._index.passages[k] for k in members]
        text = "; ".join(p.text for p in passages).replace(":; ", ": ") if len(passages) > 1 else passages[0].text
        language = self._index.documents[passages[0].document_id].language
        own = self._link(text, language, keep=len(members) == 1)
        above, inherited = self._inherit(headings, language)
        own_scopes = self._share(self._scopes(own))
        return Unit(
            members=members,
            lead=lead,
            section=section,
            document=self._index.documents[passages[0].document_id],
            locator=passages[0].locator,
            headings=headings,
            text=text,
            values=read_values(text),
            scopes=own_scopes or inherited,
            own_scopes=own_scopes,
            terms=self._share(own | above),
            own_terms=own,
            places=self._share(frozenset(term for term in own if self._book.is_place(term))),
            organisations=self._share(frozenset(term for term in own if self._book.is_organisation(term))),
            is_heading=is_heading,
        )

    def _inherit(self, headings: tuple[str, ...], language: Language) -> tuple[frozenset[str], frozenset[str]]:
        """All terms of the headings, and the topics of the nearest one that names any."""
        known = self._above.get(headings)
        if known is None:
            above = [self._link(heading, language) for heading in reversed(headings)]
            nearest = next((s for s in map(self._scopes, above) if s), frozenset())
            known = self._share(frozenset().union(*above)), self._share(nearest)
            self._above[headings] = known
        return known

    def _link(self, text: str, language: Language, keep: bool = True) -> frozenset[str]:
        known = self._linked.get((text, language))
        if known is None:
            found = {m.term for m in self._book.link(text, language=language)}
            wider = {w for t in found if not self._book.is_scope(t) for w in self._book.ancestors(t)}
            known = self._share(frozenset(found | {w for w in wider if not self._book.is_scope(w)}))
            if keep:
                self._linked[text, language] = known
        return known

    def _share(self, terms: frozenset[str]) -> frozenset[str]:
        """The same set, one object for all that are equal: most units have the sets of many others."""
        return self._shared.setdefault(terms, terms)

    def _scopes(self, terms: frozenset[str]) -> frozenset[str]:
        return frozenset(term for term in terms if self._book.is_scope(term))
