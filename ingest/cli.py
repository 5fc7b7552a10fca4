"""The ingest command line: build the index, or look at how a document was read."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence

from ingest.build import Report, build_index
from ingest.corpus import load_document
from ingest.embedder import Embedder, open_embedder
from ingest.errors import DocumentError, GuideError
from ingest.layout import load_layouts
from ingest.lines import collapse
from ingest.manifest import load_manifest
from ingest.records import passage_to_json, section_to_json
from ingest.settings import Settings, load_settings
from ingest.types import Page, Section, SectionText, Slide

EXIT_OK, EXIT_ERROR, EXIT_USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `python -m ingest`. Exit code 0: done; 1: something is wrong, said on stderr; 2: usage."""
    options = _parser().parse_args(arguments)
    try:
        settings = load_settings(options.corpus, options.index)
        if options.verb == "inspect":
            code = _inspect(settings, options.document_id, options.json, options.passages)
            sys.stdout.flush()
            return code
        return _ingest(settings, options.rebuild, options.quiet)
    except GuideError as exc:
        print(f"error: {exc}", file=sys.stderr)
        return EXIT_ERROR
    except BrokenPipeError:  # `… | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_OK
    except KeyboardInterrupt:
        print("stopped; the index in use is unchanged", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ingest", description="Turn the corpus into an index.")
    parser.add_argument("--corpus", metavar="DIR", help="the corpus folder (default: corpus/)")
    parser.add_argument("--index", metavar="DIR", help="the index folder (default: index/)")
    parser.add_argument("--rebuild", action="store_true", help="embed everything anew")
    parser.add_argument("--quiet", action="store_true", help="no progress bar")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    inspect = verbs.add_parser("inspect", help="show how a document was read")
    inspect.add_argument("document_id", metavar="DOCUMENT_ID")
    inspect.add_argument("--json", action="store_true", help="sections as JSON")
    inspect.add_argument("--passages", action="store_true", help="passages instead of sections")
    return parser


def _ingest(settings: Settings, rebuild: bool, quiet: bool) -> int:
    embedder = open_embedder(settings.embedder, settings.threads)
    if quiet or not sys.stderr.isatty():
        report = build_index(settings.corpus, settings.index_dir, embedder, rebuild)
    else:
        report = _with_progress(settings, embedder, rebuild)
    print(_summary(report, settings))
    return EXIT_OK


def _with_progress(settings: Settings, embedder: Embedder, rebuild: bool) -> Report:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Embedding", total=None)

        def show(_: str, done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        return build_index(settings.corpus, settings.index_dir, embedder, rebuild, show)


def _summary(report: Report, settings: Settings) -> str:
    counts = f"{report.documents} documents, {report.sections} sections, {report.passages} passages"
    if report.fresh:
        return f"The index is up to date: {counts} ({settings.index_dir})."
    work = f"{report.embedded} texts embedded, {report.reused} reused"
    return f"Indexed {counts}; {work}; {report.seconds:.1f} s ({settings.index_dir})."


def _inspect(settings: Settings, document_id: str, as_json: bool, passages: bool) -> int:
    entries = {entry.id: entry for entry in load_manifest(settings.corpus)}
    if document_id not in entries:
        known = ", ".join(entries)
        raise DocumentError(f"No document '{document_id}' in {settings.corpus}. There are: {known}")
    loaded = load_document(settings.corpus, entries[document_id], load_layouts(settings.corpus))
    if as_json:
        records = (
            [passage_to_json(p) for p in loaded.passages] if passages else [section_to_json(s) for s in loaded.sections]
        )
        print(json.dumps(records, ensure_ascii=False, indent=1))
    elif passages:
        for passage in loaded.passages:
            print(f"{passage.id}  [{' › '.join(passage.heading_path)}]  {passage.text}")
    else:
        for section in loaded.sections:
            print(f"{_place(section)}\n{section.text}\n")
    return EXIT_OK


def _place(section: SectionText) -> str:
    locator = section.locator
    if isinstance(locator, Slide):
        mark = " (title derived)" if locator.derived else ""
        return f"== {locator.number}. {collapse(locator.title)}{mark}"
    if isinstance(locator, Section):
        return f"== {' › '.join(locator.path)}"
    assert isinstance(locator, Page)
    return f"== p. {locator.label}"
