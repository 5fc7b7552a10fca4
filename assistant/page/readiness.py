"""Why the page cannot be used yet, in words for the user, with the command that mends it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.page.texts import PageTexts
from ingest.errors import GuideError, IndexCorruptError, IndexMismatchError, IndexMissingError


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A heading, what to do, the command to run (empty where no command helps) and the error's own message."""

    heading: str
    help: str
    command: str
    message: str


_KNOWN: tuple[tuple[type[GuideError], str, str], ...] = (
    (IndexMissingError, "index_missing", "python -m ingest"),
    (IndexMismatchError, "index_mismatch", "python -m ingest"),
    (IndexCorruptError, "index_corrupt", "python -m ingest --rebuild"),
)


def explain(error: GuideError, texts: PageTexts) -> Obstacle:
    """What stands in the way, for a page that could not be made ready."""
    for kind, key, command in _KNOWN:
        if isinstance(error, kind):
            rebuild = command if "--rebuild" not in str(error) else "python -m ingest --rebuild"
            return Obstacle(texts(key), texts(f"{key}_help"), rebuild, str(error))
    return Obstacle(texts("not_ready"), texts("not_ready_help"), "", str(error))
