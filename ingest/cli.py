"""The ingest command line: build the index, add and remove documents, look at how they were read."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from ingest.build import Progress, Report, build_index
from ingest.commands import add_files, inspect_document, list_documents, remove_document
from ingest.embedder import Embedder, open_embedder
from ingest.errors import GuideError
from ingest.proposal import Given
from ingest.settings import Settings, load_settings
from ingest.shared import fetch_index, publish_index

EXIT_OK, EXIT_ERROR, EXIT_USAGE, EXIT_PARTIAL = 0, 1, 2, 3
_KINDS = ("deck-text", "guide-page-text", "markdown", "text", "pdf", "pdf-deck", "pdf-guide", "pptx", "docx", "html")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `python -m ingest`.

    Exit code 0: done; 1: something is wrong, said on stderr; 2: usage; 3: indexed, but for documents that
    could not be read, said on stderr.
    """
    options = _parser().parse_args(arguments)
    try:
        code = _run(options, load_settings(options.corpus, options.index))
        sys.stdout.flush()
        return code
    except GuideError as exc:
        print(f"error: {exc}", file=sys.stderr)
        return EXIT_ERROR
    except BrokenPipeError:  # `… | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_OK
    except KeyboardInterrupt:
        print("stopped; the index in use is unchanged", file=sys.stderr)
        return 130


def _run(options: argparse.Namespace, settings: Settings) -> int:
    if options.verb == "inspect":
        return inspect_document(settings, options.document_id, options.json, options.passages, options.source)
    if options.verb == "add":
        given = Given(options.id, options.title, options.language, options.edition, options.kind, options.counterpart)
        return add_files(settings, options.files, given, options.dry_run)
    if options.verb == "remove":
        return remove_document(settings, options.document_id, options.keep_file)
    if options.verb == "list":
        return list_documents(settings, options.json)
    if options.verb == "doctor":
        return _doctor(settings, options.json)
    return _ingest(settings, options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ingest", description="Turn the corpus into an index.")
    parser.add_argument("--corpus", metavar="DIR", help="the corpus folder (default: corpus/)")
    parser.add_argument("--index", metavar="DIR", help="the index folder (default: index/)")
    parser.add_argument("--rebuild", action="store_true", help="read and embed everything anew")
    parser.add_argument("--quiet", action="store_true", help="no progress bar")
    parser.add_argument(
        "--wait", metavar="SECONDS", type=float, default=600.0, help="how long to wait for another ingest (600)"
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    add = verbs.add_parser("add", help="propose a manifest entry for each file and write it")
    add.add_argument("files", metavar="FILE", nargs="+", type=Path)
    add.add_argument("--dry-run", action="store_true", help="show the entries, write nothing")
    for name, words in (
        ("id", "its id"),
        ("title", "its title"),
        ("edition", "the call year it speaks for"),
        ("counterpart", "the id of the same document in the other language"),
    ):
        add.add_argument(f"--{name}", default="", help=f"{words}, where the proposal is wrong")
    add.add_argument("--language", choices=("fi", "en"))
    add.add_argument("--kind", choices=_KINDS)
    remove = verbs.add_parser("remove", help="take a document out of the corpus")
    remove.add_argument("document_id", metavar="DOCUMENT_ID")
    remove.add_argument("--keep-file", action="store_true", help="leave its file in the folder")
    listing = verbs.add_parser("list", help="the documents, and what the index holds of them")
    listing.add_argument("--json", action="store_true")
    inspect = verbs.add_parser("inspect", help="show how a document was read")
    inspect.add_argument("document_id", metavar="DOCUMENT_ID")
    inspect.add_argument("--json", action="store_true", help="sections as JSON")
    inspect.add_argument("--passages", action="store_true", help="passages instead of sections")
    inspect.add_argument("--source", action="store_true", help="the text that quotes are checked against")
    doctor = verbs.add_parser("doctor", help="look for what is wrong with corpus and index")
    doctor.add_argument("--json", action="store_true")
    return parser


def _ingest(settings: Settings, options: argparse.Namespace) -> int:
    embedder = _open_embedder(settings)
    if fetch_index(settings):
        print(f"Fetched the index in use from {settings.chroma_url}.", file=sys.stderr)
    if options.quiet or not sys.stderr.isatty():
        report = build_index(settings.corpus, settings.index_dir, embedder, options.rebuild, _say_waiting, options.wait)
    else:
        report = _with_progress(settings, embedder, options)
    for failure in report.failed:
        kept = " Its earlier reading stays in the index." if failure.kept else ""
        print(f"error: {failure.reason}{kept}", file=sys.stderr)
    for document_id, notice in report.notices:
        print(f"note: {document_id}: {notice}", file=sys.stderr)
    print(_summary(report, settings))
    if publish_index(settings, embedder.name):
        print(f"Published to {settings.chroma_url}.")
    return EXIT_PARTIAL if report.failed else EXIT_OK


def _open_embedder(settings: Settings) -> Embedder:
    if settings.embedder_key is None:
        return open_embedder(settings.embedder, settings.threads)
    return open_embedder(settings.embedder, settings.threads, key=settings.embedder_key.get_secret_value())


def _say_waiting(step: str, done: int, total: int) -> None:
    if step == "wait":
        print("Another ingest is writing this index; waiting for it.", file=sys.stderr)


def _with_progress(settings: Settings, embedder: Embedder, options: argparse.Namespace) -> Report:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    names = {"read": ("Reading pages", "pages/s"), "embed": ("Embedding texts", "texts/s")}
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Bars(*columns, console=console, transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def show(step: str, done: int, total: int) -> None:
            if step == "wait":
                console.print("Another ingest is writing this index; waiting for it.")
                return
            label, unit = names[step]
            if step not in tasks:
                tasks[step] = bars.add_task(label, total=total, rate="")
            speed = bars.tasks[tasks[step]].speed
            bars.update(tasks[step], completed=done, total=total, rate=f"{speed:.0f} {unit}" if speed else "")

        progress: Progress = show
        return build_index(settings.corpus, settings.index_dir, embedder, options.rebuild, progress, options.wait)


def _summary(report: Report, settings: Settings) -> str:
    counts = f"{report.documents} documents, {report.sections} sections, {report.passages} passages"
    if report.fresh:
        return f"The index is up to date: {counts} ({settings.index_dir})."
    work = f"{report.parsed} documents read, {report.embedded} texts embedded, {report.reused} reused"
    return f"Indexed {counts}; {work}; {report.seconds:.1f} s ({settings.index_dir})."


def _doctor(settings: Settings, as_json: bool) -> int:
    from ingest.doctor import examine

    findings = examine(settings)
    if as_json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            print(f"{finding.level:<5}  {finding.text}")
    return EXIT_ERROR if any(finding.level == "error" for finding in findings) else EXIT_OK
