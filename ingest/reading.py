"""The reader process: one untrusted file read under limits.

`python -m ingest.reading FORMAT FILE FIRST LAST MB SECONDS`

Writes one JSON object to stdout: `{"read": …}` or `{"error": "why it cannot be read"}`. A file that crashes a
parser, or that takes too much memory or time, takes this process with it and nothing else (ingest.sandbox).
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from pydantic import BaseModel

from ingest.errors import DocumentError

_MB = 1024 * 1024


def main(arguments: list[str]) -> int:
    """Read one file and print what was read."""
    format_name, path, first, last, megabytes, seconds = arguments
    _limit(int(megabytes), int(seconds))
    try:
        read = _read(format_name, Path(path), int(first), int(last))
        sys.stdout.write(f'{{"read": {read.model_dump_json(exclude_defaults=True)}}}')
    except DocumentError as exc:
        _complain(str(exc))
    except MemoryError:
        _complain(f"reading it takes more than {megabytes} MB. Split it, or save it again.")
    except RecursionError:
        _complain("it is nested too deeply. Save it again from the program that made it.")
    except Exception as exc:  # noqa: BLE001 - the outermost edge: what a parser may raise on a broken file is not ours to list
        _complain(f"it is damaged ({type(exc).__name__}: {str(exc)[:200]}). Save or download it again.")
    return 0


def _complain(reason: str) -> None:
    json.dump({"error": reason}, sys.stdout)


def _limit(megabytes: int, seconds: int) -> None:
    """Memory, processor time, size of what is written, no core dumps."""
    limits = (
        ("RLIMIT_AS", megabytes * _MB),
        ("RLIMIT_CPU", seconds),
        ("RLIMIT_FSIZE", 1024 * _MB),
        ("RLIMIT_CORE", 0),
    )
    for name, value in limits:
        kind = getattr(resource, name, None)
        if kind is not None:
            _, hard = resource.getrlimit(kind)
            ceiling = value if hard == resource.RLIM_INFINITY else min(value, hard)
            try:
                resource.setrlimit(kind, (ceiling, hard))
            except (ValueError, OSError):  # a system that does not limit this (macOS: RLIMIT_AS)
                continue


def _read(format_name: str, path: Path, first: int, last: int) -> BaseModel:
    if format_name == "pdf":
        from ingest.pdf.reader import read_pdf

        return read_pdf(path, first, last)
    if format_name == "peek":
        from ingest.pdf.declared import read_language
        from ingest.pdf.reader import read_pdf

        return read_pdf(path, first, last).model_copy(update={"language": read_language(path)})
    if format_name == "picture":
        from ingest.pdf.drawing import draw_page

        return draw_page(path, first, last / 1000)
    if format_name == "pptx":
        from ingest.office.pptx import read_pptx

        return read_pptx(path)
    if format_name == "docx":
        from ingest.office.docx import read_docx

        return read_docx(path)
    if format_name == "html":
        from ingest.office.html import read_html

        return read_html(path)
    raise DocumentError(f"no reader for the format '{format_name}'.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
