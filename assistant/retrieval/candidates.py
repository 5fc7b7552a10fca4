"""Candidates for one question: every unit's lexical and dense scores, ranked per language.

Languages are never put into one ranking: the units of a language get their own BM25 statistics and
their own normalisation. Dense scores come from the index's vectors by exact inner product.

A language with many units (`Narrowing`) is narrowed after that: only units that some ranking puts high are described
one by one (`Ranking.narrow`), and the vectors of its units are not written out (`UnitMeans`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.passages.units import SectionFinder, Unit
from assistant.question.reading import Reading
from assistant.retrieval.adapter import Adapter
from assistant.retrieval.known import KnownAnswers, KnownQuestions, Votes
from assistant.retrieval.lexical import LexicalRanking
from assistant.retrieval.matching import Match, NumberedLexicalRanking, Postings, Vocabulary, kinds_given
from assistant.retrieval.unit_vectors import UnitMeans, UnitVectors
from ingest.embedder import Vectors
from ingest.index import Index
from ingest.types import Language, Slide

Floats = NDArray[np.float32]
Positions = NDArray[np.integer[Any]]
_SCORES = (
    "lexical", "dense", "text_dense", "twin_dense", "title_dense", "lead_dense",
    "section_lexical", "section_dense", "counterpart_dense", "known", "known_section",
)  # fmt: skip
_HIGH = 50  # so many of each ranking are looked at
_WIDEST = 150  # of a longer section only what lies around the unit is kept
_MOST_TOPICS = 8  # so many of the topics asked about take turns of their own
_HOLDS = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """The units of one language with their raw scores for one question, each of shape (units,).

    `sections` holds the section of each unit. Of many units only some may be kept; `full` then has all of them.
    """

    units: tuple[Unit, ...]
    sections: Positions
    match: Match
    lexical: Floats
    dense: Floats
    text_dense: Floats
    twin_dense: Floats
    title_dense: Floats
    lead_dense: Floats
    section_lexical: Floats
    section_dense: Floats
    counterpart_dense: Floats
    known: Floats
    known_section: Floats
    votes: Votes | None = None
    full: Scored | None = None

    @property
    def whole(self) -> Scored:
        """The scores of all units: what a score is high or low among."""
        return self.full or self

    def keep(self, kept: Positions) -> Scored:
        """Only the units at these positions, shape (kept,)."""
        scores = {name: getattr(self, name)[kept] for name in _SCORES}
        units = tuple(self.units[k] for k in kept.tolist())
        return replace(
            self, units=units, sections=self.sections[kept], match=self.match.keep(kept), full=self.whole, **scores
        )


@dataclass(frozen=True, slots=True)
class Narrowing:
    """How many units a language may have before it is narrowed, and to about how many."""

    above: int = 3000
    most: int = 800


class Ranking:
    """The units of one language, ready to be scored; narrowed where they are many."""

    def __init__(
        self,
        language: Language,
        units: Iterable[Unit],
        index: Index,
        pairs: tuple[dict[int, int], Positions],
        narrowing: Narrowing,
        known: KnownQuestions | None = None,
    ) -> None:
        counterparts, twins = pairs
        self.language: Language = language
        self.units = tuple(units)
        self.is_narrowed = len(self.units) > narrowing.above
        self.vocabulary = Vocabulary(self.units, language)
        ranking = NumberedLexicalRanking if self.is_narrowed else LexicalRanking
        self._lexical = ranking([unit.context for unit in self.units], language)
        self._vectors: UnitVectors | UnitMeans = (UnitMeans if self.is_narrowed else UnitVectors)(
            self.units, index, twins
        )
        self._sections = np.array([unit.section for unit in self.units], dtype=int)
        numbers = sorted(set(self._sections.tolist()))
        texts = [" ".join((*index.sections[n].heading_path, index.sections[n].text)) for n in numbers]
        self._section_lexical = ranking(texts, language)
        self._section_rows = np.searchsorted(numbers, self._sections)
        self._counterparts = np.array([counterparts.get(n, -1) for n in self._sections.tolist()], dtype=int)
        self._known = None if known is None else KnownAnswers(known, self.units, index, twins.tolist())
        self._places = _Places(self.units, self._sections, narrowing.most) if self.is_narrowed else None

    def score(self, reading: Reading, vector: Vectors, section_dense: Floats, plain: Vectors) -> Scored:
        """Score every unit against a question with its unit vector, shape (d,); `plain` is not adapted."""
        votes = None if self._known is None else self._known.vote(plain)
        none = np.zeros(len(self.units), np.float32)
        section_lexical = self._section_lexical.scores(reading.text)
        other = np.where(self._counterparts >= 0, section_dense[self._counterparts], np.nan)
        own = section_dense[self._sections]
        dense, text_dense, twin_dense, title_dense, lead_dense = self._vectors.scores(vector)
        return Scored(
            units=self.units,
            sections=self._sections,
            match=self.vocabulary.match(reading),
            lexical=self._lexical.scores(reading.text),
            dense=dense,
            text_dense=text_dense,
            twin_dense=twin_dense,
            title_dense=title_dense,
            lead_dense=lead_dense,
            section_lexical=section_lexical[self._section_rows],
            section_dense=own,
            counterpart_dense=np.where(np.isnan(other), own, other).astype(np.float32),
            known=none if votes is None else votes.units,
            known_section=none if votes is None else votes.sections,
            votes=votes,
        )

    @property
    def has_counterparts(self) -> bool:
        """Whether some unit's section stands in the other language too."""
        return bool((self._counterparts >= 0).any())

    def vectors_by_view(self) -> tuple[Vectors, Vectors, Vectors]:
        """Every unit's vector, text vector and counterpart's vector, shape (units, d) each; not where narrowed."""
        if not isinstance(self._vectors, UnitVectors):
            raise ValueError("the vectors of many units are not written out")
        return self._vectors.by_view()

    def narrow(self, scored: Scored, reading: Reading, related: frozenset[str], left_out: frozenset[str]) -> Scored:
        """The units that any ranking puts high, with all of their sections; everything where there are few units.

        `related` are the topics asked about and the narrower ones; units of documents `left_out` count for nothing.
        """
        if self._places is None:
            return scored
        return scored.keep(self._places.choose(scored, reading, related, left_out))


class Retrieval:
    """Everything that is searched, per language."""

    def __init__(
        self,
        index: Index,
        units: Sequence[Unit],
        narrowing: Narrowing | None = None,
        adapter: Adapter | None = None,
        known: KnownQuestions | None = None,
    ) -> None:
        self.counterparts = pair_sections(index)
        self.twins = _find_twins(index, self.counterparts)
        pairs = self.counterparts, self.twins
        self._adapter = adapter
        self._index = index = adapter.adapt(index) if adapter is not None else index
        languages: tuple[Language, ...] = ("fi", "en")
        self.rankings = {
            name: Ranking(name, (u for u in units if u.language == name), index, pairs, narrowing or Narrowing(), known)
            for name in languages
        }

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that have units."""
        return tuple(language for language, ranking in self.rankings.items() if ranking.units)

    def score(
        self,
        reading: Reading,
        vector: Vectors,
        language: Language,
        related: frozenset[str] = frozenset(),
        left_out: frozenset[str] = frozenset(),
    ) -> Scored:
        """The scores of a language's units for a question with its unit vector, shape (d,); narrowed where they are
        many (see `Ranking.narrow`)."""
        plain = vector
        if self._adapter is not None:
            vector = self._adapter.adapt_question(vector)
        section_dense = (self._index.section_vectors @ vector).astype(np.float32)
        ranking = self.rankings[language]
        return ranking.narrow(ranking.score(reading, vector, section_dense, plain), reading, related, left_out)


class _Places:
    """Where units stand and what they hold, to choose among many by a few array operations."""

    def __init__(self, units: Sequence[Unit], sections: Positions, most: int) -> None:
        self._most = most
        self._scopes = Postings(unit.scopes for unit in units)
        self._own_terms = Postings(unit.own_terms for unit in units)
        self._kinds = Postings(map(kinds_given, units))
        self._is_list = np.array([unit.is_list for unit in units], dtype=bool)
        names = {name: row for row, name in enumerate(dict.fromkeys(unit.document.id for unit in units))}
        self._document_names = list(names)
        self._documents = np.array([names[unit.document.id] for unit in units], dtype=np.int32)
        cuts = np.flatnonzero(np.diff(sections)) + 1  # a section's units lie together
        self._firsts = np.concatenate([[0], cuts])
        self._stops = np.concatenate([cuts, [len(units)]])

    def choose(self, scored: Scored, reading: Reading, related: frozenset[str], left_out: frozenset[str]) -> Positions:
        """The positions to keep, ascending, shape (kept,): the rankings take turns until there are enough."""
        is_out = np.array([name in left_out for name in self._document_names], dtype=bool)
        barred = is_out[self._documents] if left_out else None
        kept = np.zeros(len(scored.units), dtype=bool)
        seen: set[int] = set()
        for turn in zip(*(self._high(*one, barred) for one in self._rankings(scored, reading, related)), strict=True):
            for unit in turn:
                if unit < 0 or unit in seen:
                    continue
                section = int(np.searchsorted(self._firsts, unit, side="right")) - 1
                first, stop = int(self._firsts[section]), int(self._stops[section])
                if stop - first > _WIDEST:
                    first, stop = max(first, unit - _WIDEST // 2), min(stop, unit + _WIDEST // 2)
                kept[first:stop] = True
                seen.update(range(first, stop))
            if len(seen) >= self._most:
                break
        return np.flatnonzero(kept)

    def _rankings(
        self, scored: Scored, reading: Reading, related: frozenset[str]
    ) -> Iterator[tuple[Floats, Positions | None]]:
        """Scores, shape (units,), each with the positions that it is about (None for all)."""
        match, own = scored.match, (scored.lexical, scored.dense, scored.text_dense, scored.twin_dense)
        above = (scored.section_lexical, scored.section_dense)
        covers = (match.weights @ match.text, match.weights @ match.context) if len(match.weights) else ()
        fused: Floats = np.sum([*(spread(one, one) for one in (*own, *above)), *covers], axis=0, dtype=np.float32)
        yield fused, None
        yield fused, np.flatnonzero(self._is_list)
        yield from ((one, None) for one in own)
        yield from ((one, self._firsts) for one in above)
        yield from ((one + 0.1 * fused, None) for one in covers)
        for row in np.argsort(-match.weights)[:3].tolist():
            yield fused, np.flatnonzero(match.context[row] >= _HOLDS)
        about = np.unique(np.concatenate([self._scopes[scope] for scope in sorted(related)] or [self._firsts[:0]]))
        if len(about):
            yield fused, about
            yield fused, about[self._is_list[about]]
        for kind in reading.expects:
            giving = self._kinds[kind]
            yield fused, giving
            if len(about):
                yield fused, np.intersect1d(giving, about, assume_unique=True)
        for term in sorted(reading.terms):
            yield fused, self._own_terms[term]
        for scope in sorted(related, key=lambda scope: (scope not in reading.scopes, scope))[:_MOST_TOPICS]:
            yield fused, self._scopes[scope]

    @staticmethod
    def _high(scores: Floats, places: Positions | None, barred: NDArray[np.bool_] | None) -> list[int]:
        """The `_HIGH` best positions, best first, -1 where there are no more."""
        if barred is not None:
            places = np.flatnonzero(~barred) if places is None else places[~barred[places]]
        held = scores if places is None else scores[places]
        best = np.argpartition(-held, _HIGH)[:_HIGH] if len(held) > _HIGH else np.arange(len(held))
        best = best[np.argsort(-held[best], kind="stable")]
        found = (best if places is None else places[best]).tolist()
        return [*found, *([-1] * (_HIGH - len(found)))]


def spread(scores: Floats, among: Floats) -> Floats:
    """Scores spread over 0 to 1 by the least and the greatest of `among` (min–max normalisation)."""
    low, high = float(among.min()), float(among.max())
    return (scores - low) / (high - low) if high > low else np.zeros_like(scores)


def pair_sections(index: Index) -> dict[int, int]:
    """For every section the position of its counterpart in the other language, where there is one."""
    keys: dict[tuple[str, int], int] = {}
    order: dict[str, int] = {}
    names: list[tuple[str, int]] = []
    for position, section in enumerate(index.sections):
        order[section.document_id] = order.get(section.document_id, 0) + 1
        number = section.locator.number if isinstance(section.locator, Slide) else order[section.document_id]
        keys[(section.document_id, number)] = position
        names.append((section.document_id, number))
    pairs: dict[int, int] = {}
    for position, (document_id, number) in enumerate(names):
        other = index.documents[document_id].counterpart
        if other is not None and (other, number) in keys:
            pairs[position] = keys[(other, number)]
    return pairs


def _find_twins(index: Index, counterparts: dict[int, int]) -> Positions:
    """For every passage the nearest one in its section's counterpart, shape (passages,).

    The same statement in the other language is a second opinion on how near a question is. A
    passage without a counterpart is its own twin.
    """
    twins = np.arange(len(index.passages))
    finder = SectionFinder(index.sections)
    holders: dict[int, list[int]] = {}
    for position, passage in enumerate(index.passages):
        section = finder.find(passage)
        if section is not None:
            holders.setdefault(section, []).append(position)
    for place, other in counterparts.items():
        own, theirs = holders.get(place, []), holders.get(other, [])
        if own and theirs:
            if len(own) == len(theirs):
                twins[own] = theirs
            else:
                nearest = np.argmax(index.vectors[own] @ index.vectors[theirs].T, axis=1)
                twins[own] = np.array(theirs)[nearest]
    return twins
