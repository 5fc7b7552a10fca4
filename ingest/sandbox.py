"""Files of formats that need a parser, read in processes of their own with limits of time and memory."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias, TypeVar

from pydantic import BaseModel, ValidationError

from ingest.errors import DocumentError
from ingest.office.blocks import ReadDocument
from ingest.pdf.raw import Drawing, RawPdf

ReadFormat: TypeAlias = Literal["pdf", "pptx", "docx", "html"]
PageProgress: TypeAlias = Callable[[int, int], None]
_Read = TypeVar("_Read", bound=BaseModel)
_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take. A long PDF is read in stretches of `chunk_pages`, each within the limits."""

    file_mb: int = 500
    memory_mb: int = 1500
    seconds: int = 120
    pages: int = 20_000
    chunk_pages: int = 100


def core_count() -> int:
    """The processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_running = threading.BoundedSemaphore(max(1, core_count()))


def read_office(format_name: ReadFormat, path: Path, limits: Limits | None = None) -> ReadDocument:
    """A PowerPoint, Word or web page file as blocks. Raises `DocumentError` naming the file and the reason."""
    return _run(format_name, path, 0, 0, limits or Limits(), ReadDocument)


def read_pdf_pages(path: Path, limits: Limits | None = None, progress: PageProgress | None = None) -> RawPdf:
    """All pages of a PDF, read on all cores. `progress(done, total)` counts pages.

    Raises `DocumentError` naming the file and the reason: protected, damaged, too long, too slow.
    """
    limits = limits or Limits()
    size = limits.chunk_pages
    head = _run("pdf", path, 1, size, limits, RawPdf)
    total = head.page_count
    if total > limits.pages:
        raise DocumentError(f"{path}: it has {total} pages; at most {limits.pages} are read. Split it.")
    done = len(head.pages)
    if progress:
        progress(done, total)
    lock = threading.Lock()

    def read_chunk(first: int) -> RawPdf:
        nonlocal done
        chunk = _run("pdf", path, first, first + size - 1, limits, RawPdf)
        if progress:
            with lock:
                done += len(chunk.pages)
                progress(done, total)
        return chunk

    with ThreadPoolExecutor(max_workers=core_count()) as pool:
        chunks = list(pool.map(read_chunk, range(size + 1, total + 1, size)))
    pages = tuple(page for chunk in (head, *chunks) for page in chunk.pages)
    notices = tuple(notice for chunk in (head, *chunks) for notice in chunk.notices)
    return head.model_copy(update={"pages": pages, "notices": notices})


def draw_page(path: Path, number: int, scale: float, limits: Limits | None = None) -> bytes:
    """A page (from 1) of a PDF as PNG, `scale` pixels a point. Raises `DocumentError` naming file and reason."""
    thousandths = round(min(max(scale, 0.1), 8.0) * 1000)
    drawn = _run("picture", path, number, thousandths, limits or Limits(), Drawing)
    return base64.b64decode(drawn.png, validate=True)


def peek_pdf(path: Path, pages: int = 12, limits: Limits | None = None) -> RawPdf:
    """The first pages of a PDF, its outline and the language that it declares."""
    return _run("peek", path, 1, pages, limits or Limits(), RawPdf)


def _run(format_name: str, path: Path, first: int, last: int, limits: Limits, model: type[_Read]) -> _Read:
    _check_size(path, limits)
    command = [sys.executable, "-m", "ingest.reading", format_name, str(path.resolve())]
    command += [str(n) for n in (first, last, limits.memory_mb, limits.seconds)]
    with _running, tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        try:
            ended = subprocess.run(
                command,
                cwd=_ROOT,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=errors,
                timeout=limits.seconds * 5,  # of the clock: a busy machine gives less than a core
                check=False,
                env={**os.environ, "OMP_NUM_THREADS": "1", "PYTHONIOENCODING": "utf-8"},
            )
        except subprocess.TimeoutExpired as exc:
            raise DocumentError(
                f"{path}: reading it takes more than {limits.seconds} s. Split it or save it again."
            ) from exc
        output.seek(0)
        said = output.read()
        errors.seek(0)
        complaint = errors.read().decode("utf-8", "replace").strip().rpartition("\n")[2]
    return _parse(said, path, ended.returncode, complaint, limits, model)


def _parse(said: bytes, path: Path, status: int, complaint: str, limits: Limits, model: type[_Read]) -> _Read:
    try:
        answer: dict[str, Any] = json.loads(said)
        if "error" in answer:
            raise DocumentError(f"{path}: {answer['error']}")
        return model.model_validate(answer["read"])
    except (ValueError, KeyError, TypeError, ValidationError) as exc:
        if status in (-9, -24):  # SIGKILL, SIGXCPU
            reason = f"reading it takes more than {limits.seconds} s of processor time"
        elif status < 0:
            reason = f"its reader crashed (signal {-status})"
        else:
            reason = f"its reader failed ({complaint[:200] or f'exit code {status}'})"
        raise DocumentError(f"{path}: {reason}. Save it again from the program that made it.") from exc


def _check_size(path: Path, limits: Limits) -> None:
    try:
        size = path.stat().st_size
    except FileNotFoundError as exc:
        raise DocumentError(f"{path}: the file is missing. Put it there or take it out of corpus.toml.") from exc
    except OSError as exc:
        raise DocumentError(f"{path}: cannot be read: {exc.strerror}. Check its permissions.") from exc
    if size > limits.file_mb * 1024 * 1024:
        raise DocumentError(f"{path}: it has {size // 1024**2} MB; at most {limits.file_mb} are read. Split it.")
