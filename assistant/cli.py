"""The assistant's command line: ask, chat, search, doctor."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from assistant.batch import answer_lines, answer_to_json, write_json
from assistant.types import Answer
from assistant.wording.rendering import render_answer, render_candidates, render_text
from ingest.errors import GuideError
from ingest.settings import Settings, load_settings

if TYPE_CHECKING:
    from assistant.streaming import Draft

EXIT_OK, EXIT_ERROR, EXIT_SOME_LINES = 0, 1, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `python -m assistant`.

    Exit code 0: done; 1: something is wrong, said on stderr; 2: usage; 3: a batch had lines that could not
    be answered (they hold an error, the others are answered).
    """
    options = _parser().parse_args(arguments)
    _prepare_streams(as_json=options.verb == "ask" and bool(options.json or options.batch))
    try:
        settings = load_settings(options.corpus, options.index)
        if options.verb == "ask":
            return _ask(settings, options)
        if options.verb == "chat":
            return _chat(settings, options.today)
        if options.verb == "doctor":
            return _doctor(settings)
        return _search(settings, " ".join(options.question), options.top)
    except GuideError as exc:
        print(f"error: {exc}", file=sys.stderr)
        return EXIT_ERROR
    except BrokenPipeError:  # `… | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_OK
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m assistant", description="Ask the guide.")
    parser.add_argument("--corpus", metavar="DIR", help="the corpus folder (default: corpus/)")
    parser.add_argument("--index", metavar="DIR", help="the index folder (default: index/)")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    ask = verbs.add_parser("ask", help="answer one question, or a batch of them")
    ask.add_argument("question", nargs="*", help="the question; `-` reads it from standard input")
    ask.add_argument("--json", action="store_true", help="print the answer as JSON")
    ask.add_argument("--batch", metavar="FILE", help="JSON Lines of questions (`-`: standard input)")
    ask.add_argument(
        "--history", metavar="QUESTION", action="append", default=[], help="an earlier question (repeatable)"
    )
    ask.add_argument("--today", metavar="YYYY-MM-DD", type=_day, help="the day to answer for (default: today)")
    chat = verbs.add_parser("chat", help="a dialogue in the terminal")
    chat.add_argument("--today", metavar="YYYY-MM-DD", type=_day, help="the day to answer for (default: today)")
    search = verbs.add_parser("search", help="show what retrieval sees, with scores")
    search.add_argument("question", nargs="+")
    search.add_argument("--top", type=int, default=8, help="how many candidates (default: 8)")
    verbs.add_parser("doctor", help="check index, embedding and language model, and say what to do")
    return parser


def _prepare_streams(as_json: bool) -> None:
    """JSON is UTF-8 wherever it is printed; nothing that is typed or printed ends in an encoding error."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8" if as_json and stream is sys.stdout else None, errors="replace")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as exc:
        raise argparse.ArgumentTypeError(f"'{text}' is no date like 2026-03-05") from exc


def _ask(settings: Settings, options: argparse.Namespace) -> int:
    from assistant.streaming import open_responder

    if options.batch:
        return _batch(settings, options.batch)
    question = sys.stdin.read() if options.question == ["-"] else " ".join(options.question)
    if not question.strip():
        print('error: no question. Try: python -m assistant ask "Milloin KA210-haku päättyy?"', file=sys.stderr)
        return 2
    answer = open_responder(settings).ask(question, options.history, options.today)
    print(write_json(answer_to_json(answer)) if options.json else render_answer(answer), flush=True)
    return EXIT_OK


def _batch(settings: Settings, name: str) -> int:
    from assistant.streaming import open_responder

    with _open_lines(name) as lines:
        responder = open_responder(settings)
        failed = 0
        for record in answer_lines(lines, responder):
            failed += "error" in record
            print(write_json(record), flush=True)
    if failed:
        print(f'{failed} line(s) could not be answered; each has an "error".', file=sys.stderr)
    return EXIT_SOME_LINES if failed else EXIT_OK


@contextmanager
def _open_lines(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    with ExitStack() as stack:
        try:
            file = stack.enter_context(Path(name).open("rb"))
        except OSError as exc:
            raise GuideError(f"{name}: cannot be read: {exc.strerror}.") from exc
        yield file


def _chat(settings: Settings, today: date | None) -> int:
    from assistant.streaming import open_responder

    responder = open_responder(settings)
    history: list[str] = []
    print(
        "Kysy oppaasta suomeksi tai englanniksi. Tyhjä rivi lopettaa. / Ask in Finnish or English; an empty line ends."
    )
    while True:
        try:
            question = input("\n> ").strip()
        except EOFError:
            break
        if not question:
            break
        try:
            _print_answer(responder.stream(question, history, today))
        except GuideError as exc:
            print(f"error: {exc}", file=sys.stderr)
            continue
        history.append(question)
    return EXIT_OK


def _print_answer(items: Iterable[Draft | Answer]) -> None:
    """Statement by statement as they are verified; the whole answer again where it became another one."""
    shown = ""
    for item in items:
        text = render_answer(item) if isinstance(item, Answer) else render_text(item.text)
        if not text.startswith(shown):
            print("\n")
            shown = ""
        print(text[len(shown) :], end="", flush=True)
        shown = text
    print()


def _doctor(settings: Settings) -> int:
    from assistant.doctor import examine

    failed = False
    for check in examine(settings):
        print(check, flush=True)
        failed |= check.state == "failed"
    return EXIT_ERROR if failed else EXIT_OK


def _search(settings: Settings, question: str, top: int) -> int:
    from assistant.engine import Assistant

    assistant = Assistant.from_index(settings)
    print(render_candidates(assistant.search(question), top), flush=True)
    return EXIT_OK
