"""Candidates for one question: every unit's lexical and dense scores, ranked per language.

Languages are never put into one ranking: the units of a language get their own BM25 statistics and
their own normalisation. Dense scores come from the index's vectors by exact inner product.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.lexical import LexicalRanking
from assistant.matching import Match, Vocabulary
from assistant.question import Reading
from assistant.units import Unit
from ingest.embedder import Vectors
from ingest.index import Index
from ingest.types import Language, Slide

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """All units of one language with their raw scores for one question, each of shape (units,)."""

    units: tuple[Unit, ...]
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


class Ranking:
    """The units of one language, ready to be scored."""

    def __init__(self, language: Language, units: Sequence[Unit], index: Index, counterparts: dict[int, int]) -> None:
        self.language: Language = language
        self.units = tuple(units)
        self.vocabulary = Vocabulary(self.units, language)
        self._lexical = LexicalRanking([unit.context for unit in self.units], language)
        self._vectors = _unit_vectors(self.units, index.vectors)
        self._text_vectors = _unit_vectors(self.units, index.text_vectors)
        self._twins = _unit_vectors(self.units, _twin_vectors(index, counterparts))
        self._titles = index.text_vectors[_first_members(self.units)]
        leads = [unit.members[0] if unit.lead is None else unit.lead for unit in self.units]
        self._leads = index.text_vectors[leads]
        self._sections = np.array([unit.section for unit in self.units], dtype=int)
        numbers = sorted(set(self._sections.tolist()))
        self._row_of = {number: row for row, number in enumerate(numbers)}
        texts = [" ".join((*index.sections[n].heading_path, index.sections[n].text)) for n in numbers]
        self._section_lexical = LexicalRanking(texts, language)
        self._section_rows = np.array([self._row_of[n] for n in self._sections.tolist()], dtype=int)
        self._counterparts = np.array([counterparts.get(n, -1) for n in self._sections.tolist()], dtype=int)

    def score(self, reading: Reading, vector: Vectors, section_dense: Floats) -> Scored:
        """Score every unit against a question with its unit vector, shape (d,)."""
        section_lexical = self._section_lexical.scores(reading.text)
        other = np.where(self._counterparts >= 0, section_dense[self._counterparts], np.nan)
        own = section_dense[self._sections]
        return Scored(
            units=self.units,
            match=self.vocabulary.match(reading),
            lexical=self._lexical.scores(reading.text),
            dense=self._vectors @ vector,
            text_dense=self._text_vectors @ vector,
            twin_dense=self._twins @ vector,
            title_dense=self._titles @ vector,
            lead_dense=self._leads @ vector,
            section_lexical=section_lexical[self._section_rows],
            section_dense=own,
            counterpart_dense=np.where(np.isnan(other), own, other).astype(np.float32),
        )


class Retrieval:
    """Everything that is searched, per language."""

    def __init__(self, index: Index, units: Sequence[Unit]) -> None:
        self._index = index
        counterparts = pair_sections(index)
        languages: tuple[Language, ...] = ("fi", "en")
        self.rankings = {
            language: Ranking(language, [u for u in units if u.language == language], index, counterparts)
            for language in languages
        }

    def score(self, reading: Reading, vector: Vectors) -> dict[Language, Scored]:
        """Every unit's scores, language by language."""
        section_dense = (self._index.section_vectors @ vector).astype(np.float32)
        return {
            language: ranking.score(reading, vector, section_dense)
            for language, ranking in self.rankings.items()
            if ranking.units
        }


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


def _twin_vectors(index: Index, counterparts: dict[int, int]) -> Vectors:
    """For every passage the vector of the nearest one in its section's counterpart, shape (passages, d).

    The same statement in the other language is a second opinion on how near a question is. A
    passage without a counterpart is its own twin.
    """
    rows = index.vectors.copy()
    starts = {(s.document_id, s.start): k for k, s in enumerate(index.sections)}
    holders: dict[int, list[int]] = {}
    bounds: dict[str, list[tuple[int, int]]] = {}
    for section in index.sections:
        bounds.setdefault(section.document_id, []).append((section.start, section.end))
    for position, passage in enumerate(index.passages):
        start = next((s for s, e in bounds[passage.document_id] if s <= passage.start < e), None)
        if start is not None:
            holders.setdefault(starts[(passage.document_id, start)], []).append(position)
    for place, other in counterparts.items():
        own, theirs = holders.get(place, []), holders.get(other, [])
        if own and theirs:
            nearest = np.argmax(index.vectors[own] @ index.vectors[theirs].T, axis=1)
            pick = list(range(len(own))) if len(own) == len(theirs) else nearest.tolist()
            rows[own] = index.vectors[[theirs[k] for k in pick]]
    return rows


def _first_members(units: Sequence[Unit]) -> list[int]:
    """For every unit the first passage of its section: the title, where the section prints one."""
    first: dict[int, int] = {}
    for unit in units:
        first[unit.section] = min(first.get(unit.section, unit.members[0]), unit.members[0])
    return [first[unit.section] for unit in units]


def _unit_vectors(units: Sequence[Unit], vectors: Vectors) -> Vectors:
    """One unit vector per unit, shape (units, d): the mean of its passages' and its lead-in's."""
    rows = np.zeros((len(units), vectors.shape[1]), np.float32)
    for row, unit in enumerate(units):
        members = list(unit.members) + ([unit.lead] if unit.lead is not None and unit.is_list else [])
        mean = vectors[members].mean(axis=0)
        rows[row] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return rows
