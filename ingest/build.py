"""Building an index beside the one in use, then swapping it in."""

from __future__ import annotations

import errno
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout

from ingest.context import passage_context, section_context
from ingest.corpus import Corpus, Failure, LoadedDocument, read_corpus
from ingest.embedder import Embedder, Vectors
from ingest.errors import DocumentError, GuideError, IndexBusyError, StorageError
from ingest.index import SCHEMA, Index, Meta, current_build, open_index, point_to, read_meta, write_content
from ingest.manifest import load_manifest
from ingest.readings import read_readings, write_readings
from ingest.store import has_store, write_store
from ingest.types import Passage

Progress = Callable[[str, int, int], None]
_LOCK_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Report:
    """What an ingest did: counts, the texts whose vectors could be reused, seconds taken.

    `parsed` documents were read anew; `failed` ones could not be read; `notices` are (document id, what of it
    could not be read).
    """

    documents: int
    sections: int
    passages: int
    embedded: int
    reused: int
    seconds: float
    fresh: bool
    parsed: int = 0
    failed: tuple[Failure, ...] = ()
    notices: tuple[tuple[str, str], ...] = ()


def build_index(
    corpus_dir: Path,
    index_dir: Path,
    embedder: Embedder,
    rebuild: bool = False,
    progress: Progress | None = None,
    wait: float | None = None,
) -> Report:
    """Bring the index up to date with the corpus; the index in use stays until the new one stands.

    Documents that have not changed are not read again, and texts whose vectors the index in use has are not
    embedded again, unless `rebuild`. A document that cannot be read is in the report's `failed`; an earlier
    reading of it stays. A process killed at any point leaves the index in use as it was.

    `progress(step, done, total)` counts pages (`"read"`) and texts (`"embed"`); `("wait", 0, 0)` says that
    another ingest runs, for which it waits up to `wait` seconds. Raises `ManifestError`, `DocumentError` where
    no document can be read, `IndexBusyError` where the other ingest takes longer, and `StorageError` where the
    folder cannot be written.
    """
    started = time.perf_counter()
    load_manifest(corpus_dir)
    with _writing(index_dir), _locked(index_dir, _LOCK_SECONDS if wait is None else wait, progress):
        previous = None if rebuild else _open_previous(index_dir, embedder)
        count_pages = (lambda done, total: progress("read", done, total)) if progress else None
        corpus = read_corpus(corpus_dir, _known_documents(previous), count_pages)
        if not corpus.documents:
            raise DocumentError("\n".join(failure.reason for failure in corpus.failed))
        told = (corpus.failed, _notices(corpus))
        if previous is not None and _is_same(previous, corpus) and _is_current(index_dir, corpus, embedder):
            counts = (len(corpus.documents), len(corpus.sections), len(corpus.passages))
            seconds = time.perf_counter() - started
            return Report(*counts, 0, len(corpus.passages), seconds, True, len(corpus.parsed), *told)
        texts = [passage_context(p) for p in corpus.passages]
        own_texts = [p.text for p in corpus.passages]
        section_texts = [section_context(s) for s in corpus.sections]
        known = _known_vectors(previous)
        vectors, embedded = _embed([*texts, *own_texts, *section_texts], known, embedder, progress)
        count = len(texts)
        index = Index(
            documents={d.document.id: d.document for d in corpus.documents},
            sources={d.document.id: d.source for d in corpus.documents},
            sections=corpus.sections,
            passages=corpus.passages,
            vectors=vectors[:count],
            text_vectors=vectors[count : 2 * count],
            section_vectors=vectors[2 * count :],
            terms=corpus.terms,
        )
        _write(index_dir, index, corpus, embedder, texts)
    reused = len({*texts, *own_texts, *section_texts}) - embedded
    counts = (len(corpus.documents), len(corpus.sections), len(corpus.passages))
    return Report(*counts, embedded, reused, time.perf_counter() - started, False, len(corpus.parsed), *told)


def _notices(corpus: Corpus) -> tuple[tuple[str, str], ...]:
    return tuple((loaded.document.id, notice) for loaded in corpus.documents for notice in loaded.notices)


def _is_same(previous: Index, corpus: Corpus) -> bool:
    documents = {loaded.document.id: loaded.document for loaded in corpus.documents}
    return previous.passages == corpus.passages and previous.documents == documents


def _known_documents(previous: Index | None) -> dict[str, LoadedDocument]:
    """The readings that the index in use holds, by document id."""
    if previous is None or previous.folder is None:
        return {}
    try:
        return read_readings(previous)
    except GuideError:
        return {}


def _embed(
    texts: list[str], known: dict[str, Vectors], embedder: Embedder, progress: Progress | None
) -> tuple[Vectors, int]:
    missing = [text for text in dict.fromkeys(texts) if text not in known]
    report = (lambda done, total: progress("embed", done, total)) if progress else None
    made = embedder.embed_passages(missing, report)
    vectors = known | dict(zip(missing, made, strict=True))
    rows = np.stack([vectors[text] for text in texts]) if texts else np.zeros((0, embedder.dimension))
    return rows.astype(np.float32), len(missing)


def _known_vectors(previous: Index | None) -> dict[str, Vectors]:
    if previous is None:
        return {}
    passages = zip(map(passage_context, previous.passages), previous.vectors, strict=True)
    texts = zip((p.text for p in previous.passages), previous.text_vectors, strict=True)
    sections = zip(map(section_context, previous.sections), previous.section_vectors, strict=True)
    return dict(texts) | dict(passages) | dict(sections)


def _open_previous(index_dir: Path, embedder: Embedder) -> Index | None:
    """The index in use, where its vectors can be reused; a broken or foreign one is built anew."""
    try:
        return open_index(index_dir, embedder.name)
    except GuideError:
        return None


def _is_current(index_dir: Path, corpus: Corpus, embedder: Embedder) -> bool:
    build = current_build(index_dir)
    meta = read_meta(build)
    return has_store(build / "chroma") and meta.corpus == corpus.digest and meta.embedder == embedder.name


def _write(index_dir: Path, index: Index, corpus: Corpus, embedder: Embedder, texts: list[str]) -> None:
    builds = index_dir / "builds"
    name = f"{corpus.digest[:12]}-{time.time_ns():x}"
    aside = builds / f".{name}.partial"
    aside.mkdir(parents=True)
    try:
        metadatas = [_metadata(passage) for passage in index.passages]
        write_store(aside / "chroma", [p.id for p in index.passages], texts, metadatas, index.vectors)
        meta = Meta(
            schema=SCHEMA,
            embedder=embedder.name,
            dimension=embedder.dimension,
            corpus=corpus.digest,
            documents={d.document.id: d.document.edition for d in corpus.documents},
            passages=len(index.passages),
            sections=len(index.sections),
            checksums=write_content(aside, index) | write_readings(aside, corpus.documents),
        )
        (aside / "meta.json").write_text(json.dumps(asdict(meta), indent=1), encoding="utf-8")
        os.replace(aside, builds / name)
        point_to(index_dir, name)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        if _name_in_use(index_dir) != name:
            shutil.rmtree(builds / name, ignore_errors=True)
        raise
    _remove_others(builds, name)


def _metadata(passage: Passage) -> dict[str, str | int]:
    return {"document_id": passage.document_id, "start": passage.start, "end": passage.end, "text": passage.text}


def _name_in_use(index_dir: Path) -> str:
    try:
        return (index_dir / "current").read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def _remove_others(builds: Path, keep: str) -> None:
    for folder in builds.iterdir():
        if folder.name != keep:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _locked(index_dir: Path, seconds: float, progress: Progress | None) -> Iterator[None]:
    """Hold the index's lock, which the system lets go of when a process ends, however it ends."""
    lock, owner = FileLock(index_dir / "lock"), index_dir / "lock.owner"
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            if progress:
                progress("wait", 0, 0)
            lock.acquire(timeout=seconds)
    except Timeout as exc:
        who = f" (process {_owner(owner)})" if _owner(owner) else ""
        raise IndexBusyError(
            f"Another ingest{who} is writing {index_dir}. Wait until it is done and try again."
        ) from exc
    try:
        owner.write_text(str(os.getpid()), encoding="utf-8")
        yield
    finally:
        owner.unlink(missing_ok=True)
        lock.release()


def _owner(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8").strip()
    except OSError:
        return ""
    return text if text.isdecimal() else ""


@contextmanager
def _writing(index_dir: Path) -> Iterator[None]:
    try:
        index_dir.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as exc:
        if exc.errno in (errno.ENOSPC, errno.EDQUOT):
            advice = "No space is left there. Free some or set --index to another place"
        elif exc.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            advice = "No permission to write there. Change it or set --index to another place"
        else:
            advice = f"{exc.strerror or exc}. Set --index to another place"
        raise StorageError(f"{index_dir}: the index was not written, the one in use is unchanged. {advice}.") from exc
