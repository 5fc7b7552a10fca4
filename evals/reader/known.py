"""Known questions for retrieval: the training questions with what answers them, in a space where like lies near like.

The space is learnt by neighbourhood component analysis (Goldberger et al. 2004): each question shall be nearest to
those that the same place and the same units answer; those that a guide leaves open, to each other.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from assistant.retrieval.candidates import Retrieval
from assistant.retrieval.known import ANSWERED, OFF_TOPIC, OPEN, KnownQuestions, unit_key
from evals.grounds import Ground
from evals.training import TIE, utilities
from ingest.embedder import Vectors

_OUTCOMES = {"answered": ANSWERED, "not_in_guide": OPEN, "out_of_scope": OFF_TOPIC}
_MOST = 24  # a question that more units than these would answer tells nothing
_EPOCHS, _BATCH, _RATE, _DECAY, _DROPPED = 6, 512, 1e-3, 1.0, 0.2
_SHARPNESS = 20.0  # what a cosine is multiplied by at first
_UNIT_WEIGHT = 0.5
_DISTANT = 10  # of a hundred questions so many shall be farther from their nearest than what counts as near
_NEVER = -1e9


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A question with what became of it, the keys of the units that answer it, and what it shares with others."""

    vector: Vectors
    outcome: int
    keys: tuple[int, ...]
    places: frozenset[Hashable]
    units: frozenset[Hashable]


def collect_known(ground: Ground) -> list[Known]:
    """The questions of a ground; an answered one whose answer no unit holds is left out."""
    passages = ground.searcher.index.passages
    twins = Retrieval(ground.searcher.index, ground.searcher.units).twins
    found = []
    for one in ground.candidates(False):
        chosen: Sequence[int] = ()
        if one.case.status == "answered":
            gains = utilities(one, ground.places, ground.sources)
            chosen = np.flatnonzero((gains >= gains.max() - TIE) & (gains > 0)).tolist()
            if not 0 < len(chosen) <= _MOST:
                continue
        units = [one.found.units[k] for k in chosen]
        alike = frozenset(min(unit.members, tuple(int(twins[m]) for m in unit.members)) for unit in units)
        open_ones: frozenset[Hashable] = frozenset([one.case.status])
        found.append(
            Known(
                ground.searcher.embed(one.case.question),
                _OUTCOMES[one.case.status],
                tuple(unit_key(passages[m] for m in unit.members) for unit in units),
                frozenset(ground.places[unit] for unit in units) or open_ones,
                alike or open_ones,
            )
        )
    return found


def learn_space(known: Sequence[Known], epochs: int = _EPOCHS, seed: int = 0) -> KnownQuestions:
    """The known questions in a space that is learnt from them."""
    torch.manual_seed(seed)
    vectors = torch.tensor(np.array([one.vector for one in known]))
    marks = [_marks([one.places for one in known]), _marks([one.units for one in known])]
    turn = nn.Parameter(torch.zeros(vectors.shape[1], vectors.shape[1]))
    sharpness = nn.Parameter(torch.tensor(_SHARPNESS).log())
    groups = [
        {"params": [turn], "lr": _RATE, "weight_decay": _DECAY},
        {"params": [sharpness], "lr": 10 * _RATE, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups)
    for _ in range(epochs):
        for batch in torch.split(torch.randperm(len(known)), _BATCH):
            loss = _loss(vectors, marks, batch, turn, sharpness)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    turned = _turn(vectors, turn).detach()
    return KnownQuestions(
        turned.numpy(),
        np.array([one.outcome for one in known], np.uint8),
        np.concatenate([[0], np.cumsum([len(one.keys) for one in known])]).astype(np.int64),
        np.array([key for one in known for key in one.keys], np.uint64),
        turn.detach().numpy(),
        float(sharpness.detach().exp()),
        _least(turned),
    )


def write_known(known: KnownQuestions, file: Path) -> None:
    """Write the vectors in eight bits, each with its own scale."""
    scales = np.abs(known.vectors).max(axis=1) / 127.0
    np.savez_compressed(
        file,
        vectors=np.round(known.vectors / scales[:, None]).astype(np.int8),
        scales=scales.astype(np.float16),
        outcomes=known.outcomes,
        starts=known.starts,
        keys=known.keys,
        turn=known.turn.astype(np.float16),
        weighing=np.array([known.sharpness, known.least]),
    )


def _turn(vectors: Tensor, turn: Tensor) -> Tensor:
    return nn.functional.normalize(vectors + vectors @ turn, dim=-1)


def _marks(groups: Sequence[frozenset[Hashable]]) -> Tensor:
    """Which of all labels each question has, shape (questions, labels)."""
    names = {name: k for k, name in enumerate(dict.fromkeys(name for group in groups for name in group))}
    marks = torch.zeros(len(groups), len(names))
    for row, group in enumerate(groups):
        marks[row, [names[name] for name in group]] = 1.0
    return marks


def _loss(vectors: Tensor, marks: Sequence[Tensor], batch: Tensor, turn: Tensor, sharpness: Tensor) -> Tensor:
    """How unlikely it is that a question's neighbour, drawn by nearness, has a label of its own."""
    asked = _turn(nn.functional.dropout(vectors[batch], _DROPPED), turn)
    others = _turn(nn.functional.dropout(vectors, _DROPPED), turn)
    itself = torch.zeros(len(batch), len(vectors), dtype=torch.bool)
    itself[torch.arange(len(batch)), batch] = True
    scores = (asked @ others.T * sharpness.exp()).masked_fill(itself, _NEVER)
    total = vectors.new_zeros(())
    for marked, weight in zip(marks, (1.0, _UNIT_WEIGHT), strict=True):
        like = (marked[batch] @ marked.T > 0) & ~itself
        has = like.any(1)
        right = scores.masked_fill(~like, _NEVER).logsumexp(1)
        total = total + weight * (scores.logsumexp(1) - right)[has].mean()
    return total


def _least(turned: Tensor) -> float:
    """The cosine that nine of ten questions have to their nearest one."""
    nearest = [
        (turned[rows] @ turned.T).topk(2).values[:, 1] for rows in torch.split(torch.arange(len(turned)), _BATCH)
    ]
    return float(np.percentile(torch.cat(nearest).numpy(), _DISTANT))
