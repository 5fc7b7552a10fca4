"""Where a guide contradicts itself: what an answer quotes, said with another value in another place or version.

Three places are looked at: the other language's version of the document, the rest of the same document, and the
edition before it. A false alarm below a right answer is worse than none, so everything has to fit: the kind of
value, the topic, the words around it, and between languages the place. A value that only says it less closely
("October", "29 October") is no other one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.types import Citation
from assistant.wording.claims import Claim, ClaimReader, alike, is_named, same_words, wording
from assistant.wording.phrases import say
from assistant.wording.rendering import describe
from ingest.editions import group_editions, series_of, year_of
from ingest.index import Index
from ingest.types import Document, Language
from ingest.values import Key, Value, ValueKind, read_numbers, same_value, supported

Where: TypeAlias = Literal["language", "document", "edition"]

_AROUND = 1  # so many sections before and after show whether two versions run side by side
_LEAST_SHARE = 0.75  # of the values there must be the same in both
_LEAST_SAME = 2
_LASTING: tuple[ValueKind, ...] = ("amount", "percentage", "duration", "count")  # dates change with every edition
_COMPARED: tuple[ValueKind, ...] = (*_LASTING, "date")


@dataclass(frozen=True, slots=True, eq=False)
class Disagreement:
    """A value that an answer states and the other one that the same statement has elsewhere.

    Both values are as their passages print them; `unit` is the passage where `other` stands.
    """

    where: Where
    own: Value
    other: Value
    unit: Unit


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    """The passages of a document in text order, and their claims: by passage, by topic, by wording."""

    starts: tuple[int, ...]
    units: tuple[Unit, ...]
    by_passage: Mapping[int, Sequence[Claim]]
    by_topic: Mapping[tuple[ValueKind, frozenset[str]], Sequence[Claim]]
    by_wording: Mapping[tuple[tuple[str, ...], frozenset[str]], Sequence[Claim]]


class Disagreements:
    """Finds disagreements in one index. A document is read when it is first asked for; safe between threads."""

    def __init__(self, index: Index, units: Iterable[Unit], book: TermBook, counterparts: Mapping[int, int]) -> None:
        """`counterparts` are the positions of the sections' counterparts in the other language, by position."""
        self._index = index
        self._counterparts = counterparts
        self._reader = ClaimReader(book)
        self._editions = group_editions(index.documents.values())
        self._singles: dict[str, list[Unit]] = defaultdict(list)
        self._by_section: dict[int, list[Unit]] = defaultdict(list)
        for unit in units:
            if not unit.is_list:
                self._singles[unit.document.id].append(unit)
                self._by_section[unit.section].append(unit)
        self._held: dict[str, _Held] = {}
        self._twins: dict[int, dict[int, Unit]] = {}

    def find(self, citations: Sequence[Citation], stated: Sequence[Value], editions: bool) -> tuple[Disagreement, ...]:
        """The disagreements about values that an answer states and a cited passage holds, each pair of values once.

        `stated` are the values of the answer's text; `editions` is true where the edition before is of interest.
        """
        found: dict[tuple[Where, frozenset[str]], Disagreement] = {}
        for citation in citations:
            held = self._hold(citation.document_id)
            cited = slice(bisect_left(held.starts, citation.start), bisect_left(held.starts, citation.end))
            for one in (one for unit in held.units[cited] for one in self.about(unit, editions)):
                if any(same_value(one.own, value) for value in stated):
                    found.setdefault((one.where, frozenset({one.own.text, one.other.text})), one)
        return tuple(found.values())

    def about(self, unit: Unit, editions: bool = True) -> tuple[Disagreement, ...]:
        """Every disagreement about the values of one passage."""
        found = [*self._across_languages(unit), *self._within(unit)]
        return tuple([*found, *self._before(unit)] if editions else found)

    def _across_languages(self, unit: Unit) -> list[Disagreement]:
        if unit.section not in self._twins:
            self._twins[unit.section] = self._match(unit.section)
        twin = self._twins[unit.section].get(unit.members[0])
        return [Disagreement("language", own, other, twin) for own, other in _differing(unit, twin)] if twin else []

    def _match(self, section: int) -> dict[int, Unit]:
        """The passages of a section with their counterparts; none where the versions do not run side by side."""
        document, sections = self._index.sections[section].document_id, self._index.sections
        same = differing = 0
        for near in range(max(0, section - _AROUND), min(len(sections), section + _AROUND + 1)):
            if sections[near].document_id != document:
                continue
            for one, other in self._side_by_side(near):
                differing += len(_differing(one, other))
                same += sum(supported(value, other.values) for value in one.values if value.kind != "year")
        if same < _LEAST_SAME or same < _LEAST_SHARE * (same + differing):
            return {}
        return {
            one.members[0]: other for one, other in self._side_by_side(section) if not self._changed_places(one, other)
        }

    def _changed_places(self, one: Unit, other: Unit) -> bool:
        """Whether each passage's differing values stand elsewhere in the other version: the order is another one."""
        ours, theirs = (
            [value for near in self._by_section[unit.section] if near is not unit for value in near.values]
            for unit in (one, other)
        )
        return any(supported(a, theirs) and supported(b, ours) for a, b in _differing(one, other))

    def _side_by_side(self, section: int) -> list[tuple[Unit, Unit]]:
        """The passages with values of a section and of its counterpart, in order.

        Between passages with the same values only as many of the same kinds on both sides make pairs.
        """
        other = self._counterparts.get(section, -1)
        ours = [unit for unit in self._by_section.get(section, ()) if _compared(unit)]
        theirs = [unit for unit in self._by_section.get(other, ()) if _compared(unit)]
        steps = SequenceMatcher(None, list(map(_key, ours)), list(map(_key, theirs)), autojunk=False).get_opcodes()
        pairs: list[tuple[Unit, Unit]] = []
        for _, first, stop, other_first, other_stop in steps:
            here, there = ours[first:stop], theirs[other_first:other_stop]
            if list(map(_shape, here)) == list(map(_shape, there)):
                pairs.extend(zip(here, there, strict=True))
        return pairs

    def _within(self, unit: Unit) -> list[Disagreement]:
        return [
            Disagreement("document", claim.value, other.value, other.unit)
            for claim in self._hold(unit.document.id).by_passage.get(unit.members[0], ())
            for other in self._contrary(claim)
            if not self._has_choices(claim) and not self._has_choices(other)
        ]

    def _contrary(self, claim: Claim) -> list[Claim]:
        """The claims of the same document that say the same with another value."""
        topic = self._hold(claim.unit.document.id).by_topic[claim.value.kind, claim.scopes]
        return [other for other in topic if _differ(claim.value, other.value) and alike(claim, other)]

    def _has_choices(self, claim: Claim) -> bool:
        """Whether the claim's own section says the same with another value too: rounds and choices are no mistakes."""
        return any(other.unit.section == claim.unit.section for other in self._contrary(claim))

    def _before(self, unit: Unit) -> list[Disagreement]:
        claims = self._hold(unit.document.id).by_passage.get(unit.members[0], ())
        earlier = self._edition_before(unit.document) if claims else None
        found = []
        for claim in claims if earlier else ():
            if earlier is None or claim.value.kind not in _LASTING:
                continue
            twins, same = self._same_words(claim, unit.document.id), self._same_words(claim, earlier.id)
            if len(same) == len(twins) == 1 and _differ(claim.value, same[0].value):
                found.append(Disagreement("edition", claim.value, same[0].value, same[0].unit))
        return found

    def _same_words(self, claim: Claim, document_id: str) -> list[Claim]:
        worded = self._hold(document_id).by_wording.get(wording(claim), ())
        return [other for other in worded if same_words(claim, other)]

    def _edition_before(self, document: Document) -> Document | None:
        """The next older edition in the same language; None where there is none, or several."""
        year = year_of(document)
        own = [e for e in self._editions[series_of(document)] if e.language == document.language]
        older = [e for e in own if year is not None and (year_of(e) or year) < year]
        newest = [e for e in older if year_of(e) == year_of(older[0])]
        return newest[0] if len(newest) == 1 else None

    def _hold(self, document_id: str) -> _Held:
        if document_id not in self._held:
            passages = self._index.passages
            units = sorted(self._singles.get(document_id, ()), key=lambda unit: passages[unit.members[0]].start)
            by_passage: dict[int, list[Claim]] = defaultdict(list)
            by_topic: dict[tuple[ValueKind, frozenset[str]], list[Claim]] = defaultdict(list)
            by_wording: dict[tuple[tuple[str, ...], frozenset[str]], list[Claim]] = defaultdict(list)
            for claim in (claim for unit in units for claim in self._reader.read(unit)):
                by_passage[claim.unit.members[0]].append(claim)
                by_topic[claim.value.kind, claim.scopes].append(claim)
                by_wording[wording(claim)].append(claim)
            starts = tuple(passages[unit.members[0]].start for unit in units)
            self._held[document_id] = _Held(starts, tuple(units), by_passage, by_topic, by_wording)
        return self._held[document_id]


def tell(found: Disagreement, language: Language) -> str:
    """A disagreement as a remark for the reader: both values as printed, and where the other one stands."""
    place, document = describe(found.unit.locator, language), found.unit.document
    key = f"disagrees_{found.where}" + (f"_{document.language}" if found.where == "language" else "")
    return say(key, language, own=found.own.text, other=found.other.text, place=place, edition=document.edition)


def _compared(unit: Unit) -> list[Value]:
    return [value for value in unit.values if value.kind in _COMPARED and is_named(value)]


def _key(unit: Unit) -> tuple[tuple[ValueKind, Key], ...]:
    """The values of a passage, whatever the language: where two passages have the same, the versions meet."""
    return tuple((value.kind, value.key) for value in _compared(unit))


def _shape(unit: Unit) -> Counter[ValueKind]:
    """How many values of each kind a passage has."""
    return Counter(value.kind for value in _compared(unit))


def _differing(one: Unit, other: Unit) -> list[tuple[Value, Value]]:
    """The values in which two passages of one meaning differ, each with the one in its place."""
    pairs = []
    for kind in _COMPARED:
        ours = [value for value in _compared(one) if value.kind == kind]
        theirs = [value for value in _compared(other) if value.kind == kind]
        for a, b in zip(ours, theirs, strict=True) if len(ours) == len(theirs) else ():
            stated = supported(a, other.values) or supported(b, one.values) or _prints(other, a) or _prints(one, b)
            if not stated and _differ(a, b):
                pairs.append((a, b))
    return pairs


def _prints(unit: Unit, value: Value) -> bool:
    """Whether a passage prints all numbers of a value, as whatever they were read there."""
    numbers = read_numbers(value.text)
    return bool(numbers) and numbers <= read_numbers(unit.text)


def _differ(a: Value, b: Value) -> bool:
    """Whether two values of one kind, in one unit, exclude each other: neither states the other, whole or in part."""
    if a.kind != b.kind or a.unit != b.unit:
        return False
    if a.kind == "duration" and a.key[1][1] != b.key[1][1]:
        return False
    return not supported(a, [b]) and not supported(b, [a])
