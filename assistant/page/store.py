"""Conversations kept through a reload: in memory, under a key that only the visitor's browser tab knows.

Nothing is written to disk. A conversation is forgotten after some hours, when the user starts a new one, when the
server stops and when more recent ones need its room. Whoever comes back with a key gets a copy under a new key, so
two tabs with the same key (a duplicated tab) go separate ways.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence

from assistant.page.conversation import Turn

_MOST = 5000
_KEY_CHARS = 64


class Conversations:
    """The conversations of all visitors. Safe between threads."""

    def __init__(self, hours: float, most: int = _MOST, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = hours * 3600
        self._most = most
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, tuple[float, tuple[Turn, ...]]] = OrderedDict()

    def keep(self, key: str, turns: Sequence[Turn]) -> None:
        """Remember a conversation as it is now."""
        if self._seconds <= 0:
            return
        with self._lock:
            self._kept[key] = (self._clock(), tuple(turns))
            self._kept.move_to_end(key)
            self._drop_old()

    def fetch(self, key: str) -> tuple[Turn, ...]:
        """The turns under a key; empty where there are none (any more)."""
        with self._lock:
            self._drop_old()
            return self._kept[key][1] if len(key) <= _KEY_CHARS and key in self._kept else ()

    def forget(self, key: str) -> None:
        """Drop a conversation now."""
        with self._lock:
            self._kept.pop(key, None)

    def __len__(self) -> int:
        with self._lock:
            return len(self._kept)

    def _drop_old(self) -> None:
        oldest = self._clock() - self._seconds
        while self._kept and (len(self._kept) > self._most or next(iter(self._kept.values()))[0] < oldest):
            self._kept.popitem(last=False)


def new_key() -> str:
    """A key that cannot be guessed."""
    return secrets.token_urlsafe(24)
