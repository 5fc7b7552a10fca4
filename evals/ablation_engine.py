"""What each part of the whole engine brings: its answers with one part switched off at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from assistant.abstention.confidence import load_confidence
from assistant.engine import Assistant
from assistant.retrieval.reader import Reader
from assistant.retrieval.search import Searcher
from evals.cases import ANSWERABLE, Case
from evals.scoring import CaseScore, score_all
from evals.sources import Sources
from evals.systems import say
from ingest.embedder import Embedder
from ingest.index import Index

Build: TypeAlias = Callable[[Index, Embedder, Reader | None], Assistant]


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A guide and the questions on it: one column of the table, or a part of one."""

    name: str
    index: Index
    cases: tuple[Case, ...]
    sources: Sources


class _Unadapted:
    """An embedder under a name for which there are no adapter and no known questions."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.name = "unadapted"

    def __getattr__(self, name: str) -> Any:
        return getattr(self._embedder, name)


def _whole(index: Index, embedder: Embedder, reader: Reader | None) -> Assistant:
    return Assistant(Searcher(index, embedder, reader=reader))


def _without_reader(index: Index, embedder: Embedder, reader: Reader | None) -> Assistant:
    return Assistant(Searcher(index, embedder))


def _without_adapter(index: Index, embedder: Embedder, reader: Reader | None) -> Assistant:
    return Assistant(Searcher(index, _Unadapted(embedder), reader=reader))


def _without_known(index: Index, embedder: Embedder, reader: Reader | None) -> Assistant:
    return Assistant(Searcher(index, embedder, reader=reader, asks_known=False))


def _without_glossary(index: Index, embedder: Embedder, reader: Reader | None) -> Assistant:
    return Assistant(Searcher(replace(index, terms=()), embedder, reader=reader))


def _always_sure(index: Index, embedder: Embedder, reader: Reader | None) -> Assistant:
    model = replace(load_confidence(reader is not None), least_answerable=0.0, least_foreign=0.0, least_on_topic=0.0)
    return Assistant(Searcher(index, embedder, reader=reader), model)


VARIANTS: Mapping[str, Build] = {
    "the whole engine": _whole,
    "without the reader": _without_reader,
    "without the known questions": _without_known,
    "without these and the embedding adapter": _without_adapter,
    "without the glossary's topics": _without_glossary,
    "without the calibrated cut-offs": _always_sure,
}


def engine_table(
    asked: Sequence[Asked], embedder: Embedder, reader: Reader | None, tick: Callable[[str], None] = lambda name: None
) -> str:
    """A Markdown table: for each variant, and each name among `asked`, three shares.

    Right answers of all, answerable questions that are refused, and unanswerable ones that are answered.
    """
    names = list(dict.fromkeys(one.name for one in asked))
    counts = {name: sum(len(one.cases) for one in asked if one.name == name) for name in names}
    heads = [f"{name} ({counts[name]}): {what}" for name in names for what in ("right", "refused", "made up")]
    lines = ["| engine | " + " | ".join(heads) + " |", "| --- |" + " ---: |" * len(heads)]
    for variant, build in VARIANTS.items():
        tick(variant)
        scores: dict[str, list[CaseScore]] = {name: [] for name in names}
        for one in asked:
            scores[one.name] += _ask(build(one.index, embedder, reader), one)
        shares = [share for name in names for share in _shares(scores[name])]
        lines.append(f"| {variant} | " + " | ".join(f"{share:.3f}" for share in shares) + " |")
    return "\n".join(lines)


def _ask(assistant: Assistant, one: Asked) -> tuple[CaseScore, ...]:
    return score_all(one.cases, {case.id: say(assistant, case) for case in one.cases}, one.sources)


def _shares(scores: Iterable[CaseScore]) -> tuple[float, float, float]:
    scored = list(scores)
    asked = [s for s in scored if s.expected_status in ANSWERABLE]
    silent = [s for s in scored if s.expected_status not in ANSWERABLE]
    return (
        _share([s.correct for s in scored]),
        _share([s.given_status not in ANSWERABLE for s in asked]),
        _share([s.given_status in ANSWERABLE for s in silent]),
    )


def _share(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags) if flags else float("nan")
