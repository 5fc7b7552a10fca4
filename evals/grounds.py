"""Grounds to learn from: a corpus with known questions, opened for fitting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.passages.units import Unit
from assistant.retrieval.search import Searcher
from evals.candidates import Candidates, find_candidates, locate_units, open_blank
from evals.cases import Case, load_cases
from evals.places import Place
from evals.runs import EVALS, QUESTIONS, select_cases
from evals.sources import Sources, load_sources
from evals.split import near_duplicates
from ingest.build import build_index
from ingest.embedder import Embedder
from ingest.index import open_index
from ingest.settings import Settings, load_settings

GUIDES = EVALS / "guides"
TAUGHT = QUESTIONS / "train"
WEIGHED = QUESTIONS / "weigh"  # more questions on the bundled corpus, on which what the reader weighs is fitted
VERDICTS = "verdicts.jsonl"
# Nothing is trained, fitted or tuned on these: they are for reporting alone.
KEPT_FROM_ALL = ("albatrossi", "kentanlaita", "lyhty")
# On these the weight of the reader's scores against the others is fitted; it is trained on the rest.
KEPT_FROM_READER = ("aikalisa", "avoinsana", "kattohirsi", "koskimaa", "lahitori", "suvanto")


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """A corpus made ready, and the questions on it that may be learnt from."""

    name: str
    cases: tuple[Case, ...]
    searcher: Searcher
    sources: Sources
    places: Mapping[Unit, Place]

    def candidates(self, foreign: bool) -> list[Candidates]:
        """The candidates for every plain question, not ranked yet."""
        return find_candidates(self.searcher, self.cases, foreign)


def open_bundled(settings: Settings, embedder: Embedder, *, asks_known: bool = False) -> Ground:
    """The bundled corpus with its dev questions; `asks_known` where known questions vote."""
    sources = load_sources(settings)
    loaded = load_cases(sorted(QUESTIONS.glob("*.jsonl")), deck=sources.deck)
    return _open("bundled", settings, select_cases(loaded.cases, "dev", sources), sources, embedder, asks_known)


def open_taught(settings: Settings, embedder: Embedder) -> Ground:
    """The bundled corpus with its training questions, without those that are much like one of the test questions."""
    return _open_more("taught", sorted(TAUGHT.glob("train-*.jsonl")), settings, embedder)


def open_weighed(settings: Settings, embedder: Embedder, *, asks_known: bool = False) -> Ground:
    """The bundled corpus with questions that the reader is not trained on, without those much like a test question."""
    return _open_more("weighed", sorted(WEIGHED.glob("*.jsonl")), settings, embedder, asks_known)


def _open_more(
    name: str, files: Sequence[Path], settings: Settings, embedder: Embedder, asks_known: bool = False
) -> Ground:
    sources = load_sources(settings)
    taught = load_cases(files, deck=sources.deck).cases
    asked = load_cases(sorted(QUESTIONS.glob("*.jsonl")), deck=sources.deck).cases
    tested = select_cases(asked, "test", sources)
    known = {case.id for case in tested}
    pairs = [{one, other} for one, other, _ in near_duplicates([*taught, *tested])]
    leaks = {name for pair in pairs if pair & known for name in pair}
    return _open(name, settings, [case for case in taught if case.id not in leaks], sources, embedder, asks_known)


def open_guides(names: Iterable[str], embedder: Embedder, folder: Path = GUIDES) -> Iterator[Ground]:
    """Invented guides by name; an index that is missing or old is built first."""
    for name in names:
        settings = load_settings(str(folder / name / "corpus"))
        build_index(settings.corpus, settings.index_dir, embedder)
        sources = load_sources(settings)
        loaded = load_cases([folder / name / "questions.jsonl"], deck=sources.deck)
        yield _open(name, settings, loaded.cases, sources, embedder)


def guide_names(folder: Path = GUIDES) -> tuple[str, ...]:
    """The names of all invented guides, sorted."""
    return tuple(sorted(path.parent.name for path in folder.glob("*/questions.jsonl")))


def learning_names(folder: Path = GUIDES) -> tuple[str, ...]:
    """The names of the guides that the reader learns from."""
    return tuple(name for name in guide_names(folder) if name not in (*KEPT_FROM_ALL, *KEPT_FROM_READER))


def _open(
    name: str,
    settings: Settings,
    cases: Sequence[Case],
    sources: Sources,
    embedder: Embedder,
    asks_known: bool = False,
) -> Ground:
    searcher = open_blank(open_index(settings.index_dir, embedder.name), embedder, asks_known=asks_known)
    return Ground(name, tuple(cases), searcher, sources, locate_units(searcher, sources))
