"""A look into an Office file's ZIP archive before anything unpacks it. Runs in the reader process."""

from __future__ import annotations

import zipfile
from pathlib import Path

from ingest.errors import DocumentError

_MOST_BYTES = 600 * 1024 * 1024
_MOST_XML = 150 * 1024 * 1024
_MOST_FILES = 30_000
_MOST_RATIO = 400


def check_archive(path: Path) -> None:
    """Raises `DocumentError` where the archive is broken, or would unpack to far more than a document holds."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as exc:
        raise DocumentError("it is cut off or damaged. Save or download it again.") from exc
    if any(member.flag_bits & 1 for member in members):
        raise DocumentError("it is protected by a password. Save a copy without one.")
    total = sum(member.file_size for member in members)
    xml = max((m.file_size for m in members if m.filename.endswith((".xml", ".rels"))), default=0)
    packed = max(1, sum(member.compress_size for member in members))
    bomb = total > 50 * 1024 * 1024 and total / packed > _MOST_RATIO
    if bomb or total > _MOST_BYTES or xml > _MOST_XML or len(members) > _MOST_FILES:
        raise DocumentError(
            f"it would unpack to {total // 1024**2} MB in {len(members)} files, which no document does. "
            "Save it again from the program that made it."
        )
