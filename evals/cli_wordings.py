"""The commands that ask known questions otherwise: `rewordings`, `conversations`, `slips` (made by code)."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from evals.cases import load_cases
from evals.cli_fitting import question_files
from evals.conversations import CONVERSATIONS
from evals.errors import QuestionsError
from evals.restatements import HALVES, Kind, QuestionSet, load_restated, lost_ones
from evals.rewordings import REWORDINGS
from evals.runs import EVALS, select_cases
from evals.slips import SLIPS, TWO, slip_pairs
from evals.sources import Sources, load_sources
from evals.systems import say
from evals.wordings import Ask, ask_pairs, outcome_table
from ingest.settings import Settings, load_settings

if TYPE_CHECKING:
    from assistant.retrieval.reader import Reader
    from ingest.embedder import Embedder

    Verbs: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]

OK = 0
FOLDER = EVALS


def add_wording_verbs(verbs: Verbs) -> None:
    """Add the commands to the parser of `python -m evals`."""
    _add_restated(verbs, REWORDINGS, "known questions as people would write them, as Markdown")
    _add_restated(verbs, CONVERSATIONS, "known questions as the last turn of a conversation, as Markdown")
    slips = verbs.add_parser("slips", help="known questions with slips that code makes, as Markdown")
    slips.add_argument("--split", choices=("dev", "test"), default="dev", help="default: dev")
    slips.add_argument("--limit", type=int, metavar="N", help="that many questions, spread evenly")
    slips.set_defaults(command=_slips)


def _add_restated(verbs: Verbs, kind: Kind, what: str) -> None:
    verb = verbs.add_parser(kind.name, help=what)
    verb.add_argument("--half", choices=(*HALVES, "all"), default="seen",
                      help="blind is kept for reporting, and never shown (default: seen)")  # fmt: skip
    verb.add_argument("--style", choices=kind.styles, nargs="+", default=kind.styles, metavar="NAME",
                      help=f"of {', '.join(kind.styles)} (default: all)")  # fmt: skip
    verb.add_argument("--show", type=int, default=0, metavar="N", help="up to so many that lost a right answer")
    verb.set_defaults(command=partial(_restated, kind))


def _restated(kind: Kind, args: argparse.Namespace, settings: Settings) -> int:
    halves = HALVES if args.half == "all" else (args.half,)
    if args.show and args.half == "blind":
        raise QuestionsError("the blind half is kept for reporting and is not shown. Leave --show out.")
    restated = [one for half in halves for one in load_restated(kind, half, FOLDER, args.style)]
    if not restated:
        raise QuestionsError(f"{args.half} holds no message in the style {' or '.join(args.style)}.")
    guides = _Guides(settings)
    asked = []
    for one in sorted(restated, key=lambda one: one.questions.corpus or FOLDER):
        print(f"{one.questions.name}, {one.half}", file=sys.stderr, flush=True)
        ask, sources = guides.open(one.questions)
        asked.append((one, ask_pairs(ask, one.pairs, sources)))
    print(outcome_table([outcome for _, outcomes in asked for outcome in outcomes], kind.styles))
    for lost in lost_ones(asked, args.show):
        print(f"\n{lost}")
    return OK


def _slips(args: argparse.Namespace, settings: Settings) -> int:
    sources = load_sources(settings)
    loaded = load_cases(question_files(None), deck=sources.deck)
    pairs = tuple(slip_pairs(select_cases(loaded.cases, args.split, sources, args.limit)))
    ask, _ = _Guides(settings).open(None)
    print(outcome_table(ask_pairs(ask, pairs, sources), (*SLIPS, TWO)))
    return OK


class _Guides:
    """Opens one guide after the other with the same embedder and reader, and keeps the last one open."""

    def __init__(self, settings: Settings) -> None:
        from assistant.retrieval.reader import load_reader
        from ingest.embedder import open_embedder

        self._settings = settings
        self._embedder: Embedder = open_embedder(settings.embedder, settings.threads)
        self._reader: Reader | None = load_reader(threads=settings.threads) if settings.reader == "on" else None
        self._last: tuple[Settings, Ask, Sources] | None = None

    def open(self, questions: QuestionSet | None) -> tuple[Ask, Sources]:
        """The assistant and the sources of a set's corpus, the bundled one for None.

        An invented guide's index that is missing or old is built first.
        """
        invented = questions.corpus if questions is not None else None
        settings = self._settings if invented is None else load_settings(str(invented))
        if self._last is None or self._last[0] != settings:
            self._last = (settings, self._assistant(settings, build=invented is not None), load_sources(settings))
        return self._last[1:]

    def _assistant(self, settings: Settings, *, build: bool) -> Ask:
        from assistant.engine import Assistant
        from assistant.retrieval.search import Searcher
        from ingest.build import build_index
        from ingest.corpus import hash_corpus
        from ingest.index import open_index

        if build:
            build_index(settings.corpus, settings.index_dir, self._embedder)
        index = open_index(settings.index_dir, self._embedder.name, hash_corpus(settings.corpus))
        searcher = Searcher(index, self._embedder, reader=self._reader)
        return partial(say, Assistant(searcher, limit=settings.max_question_chars))
