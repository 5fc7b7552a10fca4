"""Retrieval metrics, by trec_eval's own code (pytrec_eval).

ranx was left out: it brings numba, llvmlite, seaborn and ir_datasets (over 100 MB and seconds of
compiling) for three figures. sentence-transformers' evaluator takes 7 s to import and wants a
model. pytrec_eval is the reference implementation itself: 0.3 MB, imported in 0.05 s.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from evals.places import Place

_DEPTH = 10
_MEASURES = {"success.1,5", "recip_rank", "ndcg_cut.10"}


@dataclass(frozen=True, slots=True)
class RankingScore:
    """How early the relevant places come: each 0 to 1."""

    hit_1: float
    hit_5: float
    reciprocal_rank: float
    ndcg_10: float


def score_ranking(ranked: Sequence[Place], relevant: Collection[Place]) -> RankingScore | None:
    """Score the ten first distinct places, best first; None without a ranking or known places."""
    if not ranked or not relevant:
        return None
    from pytrec_eval import RelevanceEvaluator

    places = list(dict.fromkeys(ranked))[:_DEPTH]
    # trec_eval sorts by score itself, so the order is handed over as falling scores.
    run = {str(place): float(len(places) - rank) for rank, place in enumerate(places)}
    judged = {str(place): 1 for place in relevant}
    found = RelevanceEvaluator({"q": judged}, _MEASURES).evaluate({"q": run})["q"]
    return RankingScore(
        hit_1=found["success_1"],
        hit_5=found["success_5"],
        reciprocal_rank=found["recip_rank"],
        ndcg_10=found["ndcg_cut_10"],
    )
