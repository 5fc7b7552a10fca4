"""Learning the embedding adapter: how often what answers is among the nearest, before and after.

Each question is to be nearer to the units that answer it than to all others of its language, as a passage with its
headings, as a bare text, as the same passage in the other language, and as a whole section. A softmax over all units
of the guide (Oord et al. 2018's InfoNCE with every unit as a negative) is made likely by AdamW; both matrices
start at 0.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from assistant.retrieval.adapter import Adapter
from assistant.retrieval.candidates import Retrieval
from evals.grounds import Ground
from evals.training import TIE, utilities
from ingest.embedder import Vectors
from ingest.types import Language

VIEWS = ("passage", "text", "counterpart", "section")
_WEIGHTS = (1.0, 1.0, 0.7, 0.7)
_BATCH, _EPOCHS, _RATE, _DECAY, _DROPPED = 48, 8, 1e-3, 0.1, 0.1
_SHARPNESS = 3.4  # the logarithm of what an inner product is first multiplied by
_NEAREST = 10
_NEVER = -1e9


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """The questions on one guide in one language.

    `questions` has shape (questions, d); each view's vectors shape (units, d), or (sections, d) for sections, and its
    marks, of what answers, shape (questions, units). `has_counterparts` says whether the third view means something.
    """

    name: str
    questions: Tensor
    views: tuple[Tensor, ...]
    good: tuple[Tensor, ...]
    has_counterparts: bool


def collect(ground: Ground) -> list[Asked]:
    """The answerable questions of a ground by language, with vectors that no adapter has touched."""
    retrieval = Retrieval(ground.searcher.index, ground.searcher.units)
    found: dict[Language, list[tuple[Vectors, NDArray[np.bool_]]]] = {name: [] for name in retrieval.languages}
    for one in ground.candidates(False):
        units = retrieval.rankings[one.case.language].units
        if one.case.status != "answered" or one.found.units != units:
            continue
        gains = utilities(one, ground.places, ground.sources)
        if gains.max() > 0:
            found[one.case.language].append((ground.searcher.embed(one.case.question), gains >= gains.max() - TIE))
    return [_asked(ground, retrieval, language, rows) for language, rows in found.items() if rows]


def _asked(
    ground: Ground, retrieval: Retrieval, language: Language, rows: Sequence[tuple[Vectors, NDArray[np.bool_]]]
) -> Asked:
    ranking = retrieval.rankings[language]
    passages, texts, twins = ranking.vectors_by_view()
    numbers, place = np.unique([unit.section for unit in ranking.units], return_inverse=True)
    good = torch.tensor(np.array([marks for _, marks in rows]))
    sections = torch.zeros((len(rows), len(numbers)), dtype=torch.bool)
    for question, marks in enumerate(good):
        sections[question, torch.tensor(place)[marks]] = True
    return Asked(
        name=ground.name,
        questions=torch.tensor(np.array([vector for vector, _ in rows])),
        views=tuple(map(torch.tensor, (passages, texts, twins, ground.searcher.index.section_vectors[numbers]))),
        good=(good, good, good, sections),
        has_counterparts=ranking.has_counterparts,
    )


class _Maps(nn.Module):
    def __init__(self, dimension: int) -> None:
        super().__init__()
        self.question = nn.Parameter(torch.zeros(dimension, dimension))
        self.passage = nn.Parameter(torch.zeros(dimension, dimension))
        self.sharpness = nn.Parameter(torch.full((len(VIEWS),), _SHARPNESS))

    def forward(self, questions: Tensor, vectors: Tensor) -> Tensor:
        asked = nn.functional.normalize(questions + questions @ self.question, dim=-1)
        held = nn.functional.normalize(vectors + vectors @ self.passage, dim=-1)
        return asked @ held.T


def learn(grounds: Sequence[Asked], epochs: int = _EPOCHS, seed: int = 0) -> Adapter:
    """The adapter that brings the questions of these grounds nearest to what answers them."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    maps = _Maps(grounds[0].questions.shape[1])
    groups = [
        {"params": [maps.question, maps.passage], "lr": _RATE, "weight_decay": _DECAY},
        {"params": [maps.sharpness], "lr": 10 * _RATE, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups)
    batches = [(g, b) for g in grounds for b in range(-(-len(g.questions) // _BATCH))]
    plan = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.0, 1 - step / (epochs * len(batches))))
    for _ in range(epochs):
        orders = {id(g): torch.randperm(len(g.questions)) for g in grounds}
        rng.shuffle(batches)
        for ground, number in batches:
            loss = _loss(maps, ground, orders[id(ground)][number * _BATCH : (number + 1) * _BATCH])
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            plan.step()
    return Adapter(maps.question.detach().numpy(), maps.passage.detach().numpy())


def _loss(maps: _Maps, ground: Asked, chosen: Tensor) -> Tensor:
    questions = nn.functional.dropout(ground.questions[chosen], _DROPPED)
    total = questions.new_zeros(())
    for view, (vectors, good, weight) in enumerate(zip(ground.views, ground.good, _WEIGHTS, strict=True)):
        if VIEWS[view] == "counterpart" and not ground.has_counterparts:
            continue
        scores = maps(questions, nn.functional.dropout(vectors, _DROPPED)) * maps.sharpness[view].exp()
        right = scores.masked_fill(~good[chosen], _NEVER).logsumexp(1)
        total = total + weight * (scores.logsumexp(1) - right).mean()
    return total


def describe(grounds: Iterable[Asked], adapter: Adapter) -> str:
    """How often the nearest, and one of the ten nearest, answers: as the vectors are, and adapted; as Markdown."""
    lines = [
        "| questions on | view | nearest: before | after | of ten: before | after |",
        "|---|---|---:|---:|---:|---:|",
    ]
    for ground in grounds:
        for name, vectors, good in zip(VIEWS, ground.views, ground.good, strict=True):
            if name == "counterpart" and not ground.has_counterparts:
                continue
            asked, held = ground.questions.numpy(), vectors.numpy()
            turned = np.stack([adapter.adapt_question(one) for one in asked]), adapter.adapt_passages(held)
            before, after = (_recall(q @ p.T, good.numpy()) for q, p in ((asked, held), turned))
            figures = f"{before[0]:.3f} | {after[0]:.3f} | {before[1]:.3f} | {after[1]:.3f}"
            lines.append(f"| {ground.name} ({len(asked)}) | {name} | {figures} |")
    return "\n".join(lines)


def write_adapter(adapter: Adapter, file: Path) -> None:
    """Write both matrices in half precision."""
    np.savez_compressed(file, question=adapter.question.astype(np.float16), passage=adapter.passage.astype(np.float16))


def _recall(scores: NDArray[np.float32], good: NDArray[np.bool_]) -> tuple[float, float]:
    order = np.argsort(-scores, axis=1, kind="stable")[:, :_NEAREST]
    hits = np.take_along_axis(good, order, axis=1)
    return float(hits[:, 0].mean()), float(hits.any(axis=1).mean())
