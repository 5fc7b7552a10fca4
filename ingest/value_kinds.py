"""The kinds of value that a text can state, and a value as it was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeAlias

ValueKind: TypeAlias = Literal["date", "time", "amount", "percentage", "duration", "count", "year", "code"]
# The shape of a key depends on the kind: see `ingest.values`.
Key: TypeAlias = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A value as the text states it: `text` is the source from `start` to `end`.

    `key` is the same for the same value in either language. `unit` is the noun of a count in
    English ("organisation"), "" where it is not known.
    """

    kind: ValueKind
    key: Key
    text: str
    start: int
    end: int
    unit: str = ""


class Reading(NamedTuple):
    """A value found at a place in a text, not yet given its surface."""

    kind: ValueKind
    key: Key
    start: int
    end: int
    unit: str = ""
