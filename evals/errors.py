"""What can go wrong in a run of the suite; every message says what to do next."""

from __future__ import annotations

from ingest.errors import GuideError


class EvalError(GuideError):
    """Base of every error that an evaluator can mend; its text is for people."""


class QuestionsError(EvalError):
    """A file of questions cannot be read at all (a bad line in it is a `Problem` instead)."""


class SystemUnavailableError(EvalError):
    """The system under test is unknown, or cannot be started."""


class RunError(EvalError):
    """A run's folder is missing, or its files cannot be read."""


class ThresholdError(EvalError):
    """The gate's thresholds cannot be read, or name a measure that does not exist."""


class BenchError(EvalError):
    """A process that was to be timed failed."""
