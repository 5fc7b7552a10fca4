"""The reader in torch: the e5 encoder; relevance and yes or no from its first token, span scores from every token."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from ingest.e5_weights import E5Weights, build_bert

_VERDICT = 1.0  # what yes or no weighs in the loss


class ReaderModel(nn.Module):
    """Scores of (question, candidate) pairs."""

    def __init__(self, weights: E5Weights) -> None:
        super().__init__()
        self.bert = build_bert(weights, torch.float32)
        self.bert.config._attn_implementation = "eager"
        for module in self.bert.modules():  # on a CPU, dropout's random numbers take most of the time
            if isinstance(module, nn.Dropout):
                module.p = 0.0
        self.pool = nn.Linear(weights.hidden, weights.hidden)
        self.relevance = nn.Linear(weights.hidden, 1)
        self.span = nn.Linear(weights.hidden, 2)
        self.verdict = nn.Linear(weights.hidden, 1)
        for layer in (self.pool, self.relevance, self.span, self.verdict):
            nn.init.normal_(layer.weight, std=0.02)
            nn.init.zeros_(layer.bias)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Of padded token ids: relevance, shape (pairs,), start and end scores, shape (pairs, tokens, 2), and the
        log-odds of yes against no, shape (pairs,), which mean something for yes/no questions alone."""
        states = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
        pooled = torch.tanh(self.pool(states[:, 0]))
        return self.relevance(pooled).squeeze(-1), self.span(states), self.verdict(pooled).squeeze(-1)


@dataclass(frozen=True, slots=True, eq=False)
class Targets:
    """What the pairs of a batch should get; groups are numbered from 0, all arrays on one device.

    `group` and `good` have shape (pairs,); `answerable` has shape (groups,). `starts` and `ends`, shape (pairs,),
    are token positions, -1 where the span is not known. `text` marks the text's tokens, shape (pairs, tokens).
    `verdict`, shape (pairs,), is 1 for yes, 0 for no, -1 where neither is known.
    """

    group: Tensor
    good: Tensor
    answerable: Tensor
    starts: Tensor
    ends: Tensor
    text: Tensor
    verdict: Tensor


def loss_of(
    relevance: Tensor, spans: Tensor, verdicts: Tensor, targets: Targets, pointwise: float = 0.3, span: float = 0.3
) -> Tensor:
    """Which candidate, or none of them (score 0), by group; each pair for itself; where in the text; yes or no."""
    groups = len(targets.answerable)
    relevance = relevance.float()
    zero = relevance.new_zeros(groups)
    every = _log_sum_exp(relevance, targets.group, zero)
    chosen = _log_sum_exp(relevance.masked_fill(~targets.good, -1e4), targets.group, None, groups)
    total = (every - torch.where(targets.answerable, chosen, zero)).mean()
    single = nn.functional.binary_cross_entropy_with_logits(relevance, targets.good.float())
    total = total + pointwise * single
    known = targets.starts >= 0
    if span and bool(known.any()):
        scores = spans[known].float().masked_fill(~targets.text[known].unsqueeze(-1), -1e4)
        begin = nn.functional.cross_entropy(scores[..., 0], targets.starts[known])
        finish = nn.functional.cross_entropy(scores[..., 1], targets.ends[known])
        total = total + span * (begin + finish) / 2
    judged = targets.verdict >= 0
    if bool(judged.any()):
        wanted = targets.verdict[judged].float()
        total = total + _VERDICT * nn.functional.binary_cross_entropy_with_logits(verdicts[judged].float(), wanted)
    return total


def _log_sum_exp(scores: Tensor, group: Tensor, null: Tensor | None, groups: int | None = None) -> Tensor:
    """The log-sum-exp of each group's scores, with the null's where there is one, shape (groups,)."""
    count = len(null) if null is not None else int(groups or 0)
    start = null if null is not None else scores.new_full((count,), -1e4)
    top = start.scatter_reduce(0, group, scores.detach(), "amax")
    sums = torch.zeros_like(top).scatter_add(0, group, torch.exp(scores - top[group]))
    if null is not None:
        sums = sums + torch.exp(null - top)
    return top + torch.log(sums.clamp_min(1e-30))
