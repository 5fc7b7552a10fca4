"""The commands that fit the engine's models and say what they bring: `adapt`, `train`, `weigh-reader`, `ablate`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from evals.cases import load_cases
from evals.cutoffs import READER_CUTOFFS, Cutoffs
from evals.errors import QuestionsError
from evals.runs import QUESTIONS
from evals.sources import load_sources
from ingest.settings import ROOT, Settings

if TYPE_CHECKING:
    from evals.grounds import Ground
    from ingest.embedder import Embedder

    Verbs: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]

OK, BAD_INPUT = 0, 2
MODELS = ROOT / "assistant" / "data"


def add_fitting_verbs(verbs: Verbs) -> None:
    """Add the commands to the parser of `python -m evals`."""
    _add_train(verbs)
    _add_weigh_reader(verbs)
    known = verbs.add_parser("known", help="write the known questions that retrieval finds passages by")
    known.set_defaults(command=_known)
    weigh = verbs.add_parser("weigh-known", help="fit what the votes of the known questions weigh")
    weigh.set_defaults(command=_weigh_known)
    adapt = verbs.add_parser("adapt", help="learn the embedding adapter from questions with known answers")
    adapt.add_argument("--dry-run", action="store_true", help="print the report, write nothing")
    adapt.set_defaults(command=_adapt)
    ablate = verbs.add_parser("ablate", help="what each part brings to the ranking, as Markdown")
    ablate.add_argument("--engine", action="store_true", help="what each part of the whole engine brings instead")
    ablate.set_defaults(command=_ablate)


def question_files(given: Sequence[Path] | None) -> list[Path]:
    files = list(given) if given else sorted(QUESTIONS.glob("*.jsonl"))
    if not files:
        raise QuestionsError(f"{QUESTIONS} holds no .jsonl file. Name one with --questions.")
    return files


def _add_train(verbs: Verbs) -> None:
    train = verbs.add_parser("train", help="fit ranking and confidence on dev questions and more")
    train.add_argument("--questions", type=Path, nargs="+", help="files (default: evals/questions)")
    train.add_argument("--out", type=Path, default=MODELS, metavar="DIR", help="where to (default: assistant/data)")
    train.add_argument("--dry-run", action="store_true", help="print the report, write nothing")
    for name, default in asdict(Cutoffs()).items():
        option = f"--{name.replace('_', '-')}"
        train.add_argument(option, type=_probability, default=default, metavar="P", help=f"default: {default}")
    train.set_defaults(command=_train)


def _add_weigh_reader(verbs: Verbs) -> None:
    weigh = verbs.add_parser("weigh-reader", help="fit what the reader's scores weigh, where it was not trained")
    weigh.add_argument("--dry-run", action="store_true", help="print the report, write nothing")
    for name, default in asdict(READER_CUTOFFS).items():
        option = f"--{name.replace('_', '-')}"
        weigh.add_argument(option, type=_probability, default=default, metavar="P", help=f"default: {default}")
    weigh.set_defaults(command=_weigh_reader)


def _probability(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 1")
    return value


def _train(args: argparse.Namespace, settings: Settings) -> int:
    from evals.fitting import fit_models, write_models
    from evals.fitting_report import describe_fit
    from ingest.embedder import open_embedder
    from ingest.index import open_index

    sources = load_sources(settings)
    loaded = load_cases(question_files(args.questions), deck=sources.deck)
    for problem in loaded.problems:
        print(f"left out: {problem}", file=sys.stderr)
    embedder = open_embedder(settings.embedder, settings.threads)
    index = open_index(settings.index_dir, embedder.name)
    cutoffs = Cutoffs(args.least_answerable, args.least_foreign, args.least_on_topic)
    more = [] if args.questions else _grounds_beside(settings, embedder)
    fitted = fit_models(index, embedder, loaded.cases, sources, cutoffs, more)
    print(describe_fit(fitted))
    if not args.dry_run:
        for path in write_models(fitted, args.out):
            print(f"\nwritten: {path}")
    return BAD_INPUT if loaded.problems else OK


def _grounds_beside(settings: Settings, embedder: Embedder) -> list[Ground]:
    """What the reader and the adapter have not learnt from, beside the dev questions."""
    from evals.grounds import KEPT_FROM_READER, open_guides, open_weighed

    return [open_weighed(settings, embedder), *open_guides(KEPT_FROM_READER, embedder)]


def _adapt(args: argparse.Namespace, settings: Settings) -> int:
    from assistant.retrieval.adapter import FILE
    from evals.grounds import learning_names, open_bundled, open_guides, open_taught
    from evals.reader.adapting import collect, describe, learn, write_adapter
    from ingest.embedder import open_embedder

    embedder = open_embedder(settings.embedder, settings.threads)
    learnt = [
        asked
        for ground in (open_taught(settings, embedder), *open_guides(learning_names(), embedder))
        for asked in collect(ground)
    ]
    adapter = learn(learnt)
    beside = (open_bundled(settings, embedder), *_grounds_beside(settings, embedder))
    print(describe([asked for ground in beside for asked in collect(ground)], adapter))
    if not args.dry_run:
        write_adapter(adapter, FILE)
        print(f"\nwritten: {FILE}. Next: python -m evals train, then python -m evals weigh-reader")
    return OK


def _known(args: argparse.Namespace, settings: Settings) -> int:
    from assistant.retrieval.known import ANSWERED, FILE
    from evals.grounds import open_taught
    from evals.reader.known import collect_known, learn_space, write_known
    from ingest.embedder import open_embedder

    known = learn_space(collect_known(open_taught(settings, open_embedder(settings.embedder, settings.threads))))
    write_known(known, FILE)
    answered = int((known.outcomes == ANSWERED).sum())
    print(f"written: {FILE}: {len(known.outcomes)} questions, {answered} of them answered.")
    print("Next: python -m evals weigh-known")
    return OK


def _weigh_known(args: argparse.Namespace, settings: Settings) -> int:
    from assistant.abstention.confidence import load_confidence
    from assistant.retrieval.ranking import load_ranking
    from assistant.retrieval.reader import FOLDER, load_reader
    from evals.grounds import open_bundled, open_weighed
    from evals.weighing_known import weigh_known, write_weights
    from ingest.embedder import open_embedder

    reader = load_reader(threads=settings.threads)
    if reader is None:
        raise QuestionsError(f"{FOLDER} holds no reader. Train one: python -m evals.reader")
    embedder = open_embedder(settings.embedder, settings.threads)
    grounds = [opened(settings, embedder, asks_known=True) for opened in (open_bundled, open_weighed)]
    plain, sure = (load_confidence(with_reader, votes=False) for with_reader in (False, True))
    print(f"written: {write_weights(weigh_known(grounds, load_ranking(votes=False), plain, sure, reader), MODELS)}")
    return OK


def _weigh_reader(args: argparse.Namespace, settings: Settings) -> int:
    from assistant.retrieval.ranking import load_ranking
    from assistant.retrieval.reader import FOLDER, load_reader
    from evals.grounds import open_bundled
    from evals.reading import describe_reading, fit_reading, read_ground, write_reading
    from ingest.embedder import open_embedder

    reader = load_reader(threads=settings.threads)
    if reader is None:
        raise QuestionsError(f"{FOLDER} holds no reader. Train one: python -m evals.reader")
    embedder = open_embedder(settings.embedder, settings.threads)
    model = load_ranking()
    opened = (open_bundled(settings, embedder), *_grounds_beside(settings, embedder))
    grounds = [read_ground(ground, model, reader) for ground in opened]
    print(describe_reading(grounds, model))
    if not args.dry_run:
        cutoffs = Cutoffs(args.least_answerable, args.least_foreign, args.least_on_topic)
        print(f"\nwritten: {write_reading(fit_reading(grounds, model, cutoffs), FOLDER)}")
    return OK


def _ablate(args: argparse.Namespace, settings: Settings) -> int:
    from evals.ablation import ablation_table
    from evals.grounds import KEPT_FROM_READER, open_bundled, open_guides
    from ingest.embedder import open_embedder

    embedder = open_embedder(settings.embedder, settings.threads)
    if args.engine:
        print(_ablate_engine(settings, embedder))
    else:
        print(ablation_table(open_bundled(settings, embedder), list(open_guides(KEPT_FROM_READER, embedder))))
    return OK


def _ablate_engine(settings: Settings, embedder: Embedder) -> str:
    """The table for the test questions, and for the guides that are kept from everything."""
    from assistant.retrieval.reader import load_reader
    from evals.ablation_engine import Asked, engine_table
    from evals.grounds import KEPT_FROM_ALL, open_guides
    from evals.runs import select_cases
    from ingest.index import open_index

    sources = load_sources(settings)
    cases = select_cases(load_cases(question_files(None), deck=sources.deck).cases, "test", sources)
    asked = [Asked("test", open_index(settings.index_dir, embedder.name), cases, sources)]
    kept = open_guides(KEPT_FROM_ALL, embedder)
    asked += [Asked("guides kept from all", g.searcher.index, g.cases, g.sources) for g in kept]
    reader = load_reader(threads=settings.threads)
    return engine_table(asked, embedder, reader, lambda name: print(name, file=sys.stderr, flush=True))
