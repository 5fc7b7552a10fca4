"""A server that does not answer is left alone for a while, so that nobody waits for it again and again."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from assistant.llm.failures import Cause

_COUNTED: frozenset[Cause] = frozenset(
    {"unreachable", "timeout", "unauthorized", "unknown_model", "rate_limited", "not_installed", "not_configured"}
)


class Rest:
    """Counts failures in a row; after some, the server rests. Safe to share between threads.

    After a rest one question tries the server again; where that fails too, it rests again.
    """

    def __init__(self, after: int = 3, seconds: float = 60.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._after = after
        self._seconds = seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._until = 0.0

    @property
    def is_on(self) -> bool:
        """True while the server is not to be asked."""
        return self._clock() < self._until

    def note(self, cause: Cause | None) -> bool:
        """Note how a question went (None: the server answered). True where this begins a rest."""
        with self._lock:
            if cause not in _COUNTED:
                self._failures = 0
                return False
            self._failures += 1
            if self._failures < self._after:
                return False
            self._until = self._clock() + self._seconds
            return True
