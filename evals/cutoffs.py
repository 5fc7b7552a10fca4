"""Cut-offs: the probabilities below which the engine says that the guide does not answer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cutoffs:
    """The least probability to answer, to answer from the other language, and to count as on the topic."""

    least_answerable: float = 0.35
    least_foreign: float = 0.5
    least_on_topic: float = 0.6


READER_CUTOFFS = Cutoffs(0.4, 0.46, 0.5)  # where the reader's scores are among the signals
