"""What a language model had to do with a run: what it worded, what was dropped, tokens and time, in one sentence."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from evals.outputs import Output


@dataclass(frozen=True, slots=True)
class ModelSummary:
    """Sums over the questions that a model was asked about; `causes` of the others' own words, most frequent first.

    `first_claim_ms` is the median time until the first verified claim, None where there was none.
    """

    asked: int
    worded: int
    causes: tuple[tuple[str, int], ...]
    calls: int
    claims: int
    dropped: int
    input_tokens: int
    output_tokens: int
    first_claim_ms: float | None
    prompt: str

    @property
    def dropped_share(self) -> float | None:
        """The share of all claims that did not hold."""
        return self.dropped / self.claims if self.claims else None

    def __str__(self) -> str:
        causes = ", ".join(f"{cause} {count}" for cause, count in self.causes)
        own = f"the guide's own words for {self.asked - self.worded}" + (f" ({causes})" if causes else "")
        dropped = "–" if self.dropped_share is None else f"{self.dropped_share:.1%}"
        first = "–" if self.first_claim_ms is None else f"{self.first_claim_ms:.0f}"
        return (
            f"model: asked about {self.asked} questions, worded {self.worded}, {own} · calls {self.calls} · "
            f"claims {self.claims}, dropped {dropped} · tokens in {self.input_tokens}, out {self.output_tokens} · "
            f"ms to the first claim: p50 {first} · prompts {self.prompt or '–'}"
        )


def summarise_model(outputs: Iterable[Output]) -> ModelSummary | None:
    """The summary of a run's outputs; None where no model was asked."""
    used = [(output.engine, output.model) for output in outputs if output.model is not None]
    if not used:
        return None
    records = [record for _, record in used]
    firsts = [r.first_claim_ms for r in records if r.first_claim_ms is not None]
    return ModelSummary(
        asked=len(records),
        worded=sum(engine == "model" for engine, _ in used),
        causes=tuple(Counter(r.cause for r in records if r.cause).most_common()),
        calls=sum(r.calls for r in records),
        claims=sum(r.claims for r in records),
        dropped=sum(r.dropped for r in records),
        input_tokens=sum(r.input_tokens for r in records),
        output_tokens=sum(r.output_tokens for r in records),
        first_claim_ms=statistics.median(firsts) if firsts else None,
        prompt=next((r.prompt for r in records if r.prompt), ""),
    )
