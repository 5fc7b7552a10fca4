"""One index for several machines: builds published to a Chroma server, and fetched from it.

The server holds a build's passages with their vectors (as any LangChain program can search them), its other
vectors, and its files. A reader keeps a copy in its own index folder and answers from that: a question asks no
server, and an outage stops nobody. A small collection names the build in use, so that readers see one build or
the next and never half of each.
"""

from __future__ import annotations

import json
import os
import shutil
import threading
import time
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ingest.context import passage_context
from ingest.errors import GuideError, IndexCorruptError, StorageError
from ingest.index import (
    CONTENT,
    META,
    SECTION_VECTORS,
    TEXT_VECTORS,
    VECTORS,
    Index,
    current_build,
    open_index,
    point_to,
    read_meta,
    sha256_of,
)
from ingest.places import NAME as PLACES
from ingest.readings import NAME as READINGS
from ingest.settings import Settings

if TYPE_CHECKING:
    from ingest.server import Server

_FILES = (CONTENT, READINGS, PLACES)
_CHECK_SECONDS = 20.0
_checked: dict[Path, float] = {}
_fetching = threading.Lock()


def publish_index(settings: Settings, embedder_name: str) -> bool:
    """Put the build in use onto the server that the settings name; False where it is there already.

    Raises `StorageError` where the server cannot be reached or written, `IndexBusyError` where another machine
    is publishing, and the errors of `open_index`.
    """
    from ingest.server import open_server

    if not settings.chroma_url:
        return False
    server = open_server(settings.chroma_url, settings.chroma_token)
    index = open_index(settings.index_dir, embedder_name)
    assert index.folder is not None
    name = index.folder.name
    if server.current() == name:
        return False
    with server.publishing():
        _send(server, name, index, index.folder)
        server.point_to(name)
        server.remove_others(name)
    return True


def fetch_index(settings: Settings, force: bool = True) -> bool:
    """Bring the index folder up to the build that the server has in use; True where a new one was fetched.

    Without a server in the settings nothing happens, nor within some seconds of the last look unless `force`.
    Where the server cannot be reached and there is an index here, that one stays. Raises `StorageError` where
    there is none either.
    """
    from ingest.server import open_server

    if not settings.chroma_url:
        return False
    folder = settings.index_dir
    if not _fetching.acquire(blocking=force or not _here(folder)):
        return False  # another thread is at it, and there is an index to go on with
    try:
        if not force and time.monotonic() - _checked.get(folder, -_CHECK_SECONDS) < _CHECK_SECONDS:
            return False
        _checked[folder] = time.monotonic()
        server = open_server(settings.chroma_url, settings.chroma_token)
        for _ in range(3):
            name = server.current()
            if not name or name == _here(folder):
                return False
            try:
                _receive(server, name, folder)
                return True
            except StorageError:
                if server.current() == name:
                    raise
        return False
    except StorageError:
        if _here(folder):
            return False
        _checked.pop(folder, None)  # whoever asks next is told the reason too, not that there is no index
        raise
    finally:
        _fetching.release()


def _here(folder: Path) -> str:
    try:
        return current_build(folder).name
    except GuideError:
        return ""


def _send(server: Server, name: str, index: Index, build: Path) -> None:
    ids = [passage.id for passage in index.passages]
    about: list[dict[str, str | int]] = [
        {"document_id": p.document_id, "start": p.start, "end": p.end, "text": p.text, "position": n}
        for n, p in enumerate(index.passages)
    ]
    server.put_vectors(name, "passages", ids, index.vectors, [passage_context(p) for p in index.passages], about)
    server.put_vectors(name, "texts", ids, index.text_vectors)
    server.put_vectors(name, "sections", [str(n) for n in range(len(index.sections))], index.section_vectors)
    files = {file: (build / file).read_bytes() for file in _FILES if (build / file).exists()}
    server.put_files(name, {META: (build / META).read_bytes(), **files})


def _receive(server: Server, name: str, folder: Path) -> None:
    aside = folder / "builds" / f".{name}.fetching-{os.getpid()}"
    try:
        aside.mkdir(parents=True, exist_ok=True)
        for file, content in server.get_files(name).items():
            if file not in (META, *_FILES):
                raise StorageError(f"{server.url}: build {name} holds a file '{file}' that is none of an index's.")
            (aside / file).write_bytes(content)
        meta = read_meta(aside)
        content = json.loads((aside / CONTENT).read_text(encoding="utf-8"))
        ids = [record["id"] for record in content["passages"]]
        wanted = (
            (VECTORS, "passages", ids),
            (TEXT_VECTORS, "texts", ids),
            (SECTION_VECTORS, "sections", [str(n) for n in range(meta.sections)]),
        )
        for file, kind, names in wanted:
            np.save(aside / file, server.get_vectors(name, kind, names))
        kept = {file: sha256_of(aside / file) for file, _, _ in wanted}
        meta = replace(meta, checksums=meta.checksums | kept)
        (aside / META).write_text(json.dumps(asdict(meta), indent=1), encoding="utf-8")
        target = folder / "builds" / name
        if not target.exists():
            os.replace(aside, target)
        point_to(folder, name)
    except (OSError, ValueError, KeyError, IndexCorruptError) as exc:
        raise StorageError(f"{server.url}: the index could not be fetched from there ({exc}).") from exc
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    for other in (folder / "builds").iterdir():
        if other.name != name and not other.name.startswith("."):
            shutil.rmtree(other, ignore_errors=True)
