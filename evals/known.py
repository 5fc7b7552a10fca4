"""Known questions for retrieval: the training questions with what answers them, as vectors and keys."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.retrieval.known import ANSWERED, OFF_TOPIC, OPEN, KnownQuestions, unit_key
from evals.grounds import Ground
from evals.training import TIE, utilities

_OUTCOMES = {"answered": ANSWERED, "not_in_guide": OPEN, "out_of_scope": OFF_TOPIC}
_MOST = 24  # a question that more units than these would answer tells nothing


def collect_known(ground: Ground) -> KnownQuestions:
    """The questions of a ground; an answered one whose answer no unit holds is left out."""
    passages = ground.searcher.index.passages
    vectors, outcomes, keys = [], [], []
    for one in ground.candidates(False):
        units: Sequence[int] = ()
        if one.case.status == "answered":
            gains = utilities(one, ground.places, ground.sources)
            units = np.flatnonzero((gains >= gains.max() - TIE) & (gains > 0)).tolist()
            if not 0 < len(units) <= _MOST:
                continue
        vectors.append(ground.searcher.embed(one.case.question))
        outcomes.append(_OUTCOMES[one.case.status])
        keys.append([unit_key(passages[m] for m in one.found.units[k].members) for k in units])
    starts = np.concatenate([[0], np.cumsum([len(some) for some in keys])])
    flat = [key for some in keys for key in some]
    return KnownQuestions(
        np.array(vectors, np.float32),
        np.array(outcomes, np.uint8),
        starts.astype(np.int64),
        np.array(flat, np.uint64),
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
    )
