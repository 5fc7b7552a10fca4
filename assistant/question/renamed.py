"""What a question calls otherwise than the guide does."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Renamed:
    """A word of the guide's own, and the folded words of the question that it stands for; none for a place's."""

    name: str
    said: tuple[str, ...] = ()
