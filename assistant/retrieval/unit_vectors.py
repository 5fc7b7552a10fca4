"""The vectors that stand for units, and their inner products with a question's: of few units written out, of many not.

A unit is as near as the mean of its passages' vectors, a list's with its lead-in's; beside that its bare text, the same
statement in the other language (its twin), its section's title and what leads into it are compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.passages.units import Unit
from ingest.embedder import Vectors
from ingest.index import Index

Floats = NDArray[np.float32]
Positions = NDArray[np.integer[Any]]
_CHUNK = 4096
_LEAST_RUN = 16


class UnitVectors:
    """The vectors of few units, written out: one row each."""

    def __init__(self, units: Sequence[Unit], index: Index, twins: Positions) -> None:
        self._vectors = _unit_vectors(units, index.vectors)
        self._text_vectors = _unit_vectors(units, index.text_vectors)
        self._twins = _unit_vectors(units, index.vectors[twins])
        self._titles = index.text_vectors[_first_members(units)]
        self._leads = index.text_vectors[_leads(units)]

    def by_view(self) -> tuple[Vectors, Vectors, Vectors]:
        """Own, text and twin vectors, shape (units, d) each."""
        return self._vectors, self._text_vectors, self._twins

    def scores(self, vector: Vectors) -> tuple[Floats, ...]:
        """Inner products with a unit vector, shape (units,): own, text, twin, title, lead."""
        rows = (self._vectors, self._text_vectors, self._twins, self._titles, self._leads)
        return tuple(one @ vector for one in rows)


class UnitMeans:
    """The vectors of many units, not written out: the mean's inner product is the mean of the passages' ones."""

    def __init__(self, units: Sequence[Unit], index: Index, twins: Positions) -> None:
        groups = [_averaged(unit) for unit in units]
        self._flat = np.array([k for group in groups for k in group], dtype=np.int64)
        counts = np.array([len(group) for group in groups], dtype=np.int64)
        self._starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
        self._twin_flat = twins[self._flat]
        self._titles, self._leads = np.array(_first_members(units)), np.array(_leads(units))
        self._near = _Products(index.vectors, np.concatenate([self._flat, self._twin_flat]))
        self._near_text = _Products(index.text_vectors, np.concatenate([self._flat, self._titles, self._leads]))
        self._scale = self._scales(index.vectors, self._flat)
        self._text_scale = self._scales(index.text_vectors, self._flat)
        self._twin_scale = self._scales(index.vectors, self._twin_flat)

    def scores(self, vector: Vectors) -> tuple[Floats, ...]:
        """Inner products with a unit vector, shape (units,): own, text, twin, title, lead."""
        near, near_text = self._near.scores(vector), self._near_text.scores(vector)
        return (
            np.add.reduceat(near[self._flat], self._starts) * self._scale,
            np.add.reduceat(near_text[self._flat], self._starts) * self._text_scale,
            np.add.reduceat(near[self._twin_flat], self._starts) * self._twin_scale,
            near_text[self._titles],
            near_text[self._leads],
        )

    def _scales(self, vectors: Vectors, flat: Positions) -> Floats:
        """What the sum of a unit's vectors is to be multiplied by to be a unit vector, shape (units,)."""
        found = np.zeros(len(self._starts), np.float32)
        for first in range(0, len(self._starts), _CHUNK):
            starts = self._starts[first : first + _CHUNK]
            stop = self._starts[first + _CHUNK] if first + _CHUNK < len(self._starts) else len(flat)
            sums = np.add.reduceat(vectors[flat[starts[0] : stop]], starts - starts[0], axis=0)
            found[first : first + _CHUNK] = 1.0 / np.maximum(np.linalg.norm(sums, axis=1), 1e-9)
        return found


class _Products:
    """Inner products with the rows of a matrix that are needed, shape (rows,); 0 for the others."""

    def __init__(self, vectors: Vectors, needed: Positions) -> None:
        self._vectors = vectors
        rows = np.unique(needed)
        cuts = np.flatnonzero(np.diff(rows) > 1) + 1
        runs = [(int(run[0]), int(run[-1]) + 1) for run in np.split(rows, cuts)]
        self._runs = runs if len(rows) >= _LEAST_RUN * len(runs) else [(0, len(vectors))]

    def scores(self, vector: Vectors) -> Floats:
        found = np.zeros(len(self._vectors), np.float32)
        for first, stop in self._runs:
            found[first:stop] = self._vectors[first:stop] @ vector
        return found


def _first_members(units: Sequence[Unit]) -> list[int]:
    """For every unit the first passage of its section: the title, where the section prints one."""
    first: dict[int, int] = {}
    for unit in units:
        first[unit.section] = min(first.get(unit.section, unit.members[0]), unit.members[0])
    return [first[unit.section] for unit in units]


def _leads(units: Iterable[Unit]) -> list[int]:
    """For every unit the passage that leads into it, else its first."""
    return [unit.members[0] if unit.lead is None else unit.lead for unit in units]


def _averaged(unit: Unit) -> list[int]:
    """The passages whose mean stands for the unit: its own, and a list's lead-in."""
    return list(unit.members) + ([unit.lead] if unit.lead is not None and unit.is_list else [])


def _unit_vectors(units: Sequence[Unit], vectors: Vectors) -> Vectors:
    """One unit vector per unit, shape (units, d): the mean of its passages' and its lead-in's."""
    rows = np.zeros((len(units), vectors.shape[1]), np.float32)
    for row, unit in enumerate(units):
        mean = vectors[_averaged(unit)].mean(axis=0)
        rows[row] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return rows
