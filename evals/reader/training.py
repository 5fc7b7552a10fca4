"""Training of the reader: batches, the loop, and how often its first choice is right on held-out examples."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from assistant.retrieval.pairs import PairEncoder
from evals.calibration import area_under_curve
from evals.reader.examples import Example
from evals.reader.model import ReaderModel, Targets, loss_of

_CHUNK = 40  # batches that are sorted by length together
_WARM_UP = 0.06
_HEADS_FASTER = 4.0


@dataclass(frozen=True, slots=True)
class Schedule:
    """How one stage is trained: examples a batch, passes over them, the highest learning rate, the weight of spans."""

    batch: int
    epochs: int
    rate: float
    span: float


@dataclass(frozen=True, slots=True)
class Held:
    """On held-out examples: how often the first candidate is right, and whether its score tells the answerable."""

    examples: int
    answerable: float
    hit: float
    auc: float


def train(
    model: ReaderModel,
    encoder: PairEncoder,
    examples: Sequence[Example],
    schedule: Schedule,
    seed: int,
    report: Callable[[str], None] = print,
) -> None:
    """Train in place. The word embeddings stay as they are: the examples are too few to move them well."""
    rng = random.Random(seed)
    model.bert.embeddings.requires_grad_(False)
    body = [p for name, p in model.named_parameters() if name.startswith("bert.") and p.requires_grad]
    heads = [p for name, p in model.named_parameters() if not name.startswith("bert.")]
    rates = [{"params": body, "lr": schedule.rate}, {"params": heads, "lr": schedule.rate * _HEADS_FASTER}]
    optimizer = torch.optim.AdamW(rates, weight_decay=0.01)
    steps = schedule.epochs * math.ceil(len(examples) / schedule.batch)

    def rate(step: int) -> float:
        return min(1.0, (step + 1) / (_WARM_UP * steps + 1)) * max(0.02, 1 - step / steps)

    plan = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    started, done, total = time.perf_counter(), 0, 0.0
    model.train()
    for _ in range(schedule.epochs):
        for chosen in _batches(examples, schedule.batch, rng):
            ids, mask, targets = make_batch(encoder, [examples[k] for k in chosen])
            with torch.autocast("cpu", torch.bfloat16):
                relevance, spans, verdicts = model(ids, mask)
            loss = loss_of(relevance, spans, verdicts, targets, span=schedule.span)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_([*body, *heads], 1.0)
            optimizer.step()
            plan.step()
            done, total = done + 1, total + loss.item()
            if done % 50 == 0 or done == steps:
                spent = time.perf_counter() - started
                left = spent / done * (steps - done) / 60
                report(f"step {done}/{steps}, loss {total / ((done - 1) % 50 + 1):.3f}, {left:.0f} min left")
                total = 0.0


def make_batch(encoder: PairEncoder, examples: Sequence[Example]) -> tuple[torch.Tensor, torch.Tensor, Targets]:
    """Token ids and mask, shape (pairs, tokens), and the targets of a batch of examples."""
    rows, group, good, starts, ends, bounds, verdict = [], [], [], [], [], [], []
    for number, example in enumerate(examples):
        for one in example.candidates:
            ids, first, offsets = encoder.encode(example.question, one.headings, one.text)
            start, end = _tokens_of(one.span, offsets)
            rows.append(ids)
            group.append(number)
            good.append(one.good)
            starts.append(first + start if start >= 0 else -1)
            ends.append(first + end if start >= 0 else -1)
            bounds.append((first, first + len(offsets)))
            verdict.append(-1 if example.yes is None or not one.good else int(example.yes))
    ids_table, mask = encoder.pad_all(rows)
    text = np.zeros(ids_table.shape, bool)
    for row, (first, last) in enumerate(bounds):
        text[row, first:last] = True
    targets = Targets(
        group=torch.tensor(group),
        good=torch.tensor(good),
        answerable=torch.tensor([any(c.good for c in e.candidates) for e in examples]),
        starts=torch.tensor(starts),
        ends=torch.tensor(ends),
        text=torch.from_numpy(text),
        verdict=torch.tensor(verdict),
    )
    return torch.from_numpy(ids_table), torch.from_numpy(mask), targets


@torch.no_grad()
def judge(model: ReaderModel, encoder: PairEncoder, examples: Sequence[Example]) -> Held:
    """How the model does on examples that it was not trained on."""
    model.eval()
    hits: list[bool] = []
    answerable: list[bool] = []
    sure: list[float] = []
    for example in examples:
        ids, mask, _ = make_batch(encoder, [example])
        scores = model(ids, mask)[0].float().numpy()
        can = any(one.good for one in example.candidates)
        answerable.append(can)
        sure.append(float(np.logaddexp.reduce(scores)))
        if can:
            hits.append(example.candidates[int(np.argmax(scores))].good)
    flags: NDArray[np.bool_] = np.array(answerable, dtype=bool)
    hit = float(np.mean(hits)) if hits else float("nan")
    return Held(len(examples), float(flags.mean()), hit, area_under_curve(flags, np.array(sure)))


def _tokens_of(span: tuple[int, int] | None, offsets: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The first and last token of the characters `span`; -1 where there is none."""
    if span is None:
        return -1, -1
    inside = [k for k, (start, end) in enumerate(offsets) if end > span[0] and start < span[1] and end > 0]
    return (inside[0], inside[-1]) if inside else (-1, -1)


def _batches(examples: Sequence[Example], size: int, rng: random.Random) -> list[list[int]]:
    """Shuffled batches of examples of like length."""
    order = list(range(len(examples)))
    rng.shuffle(order)
    lengths = [len(e.question) + sum(len(c.text) + len(c.headings) for c in e.candidates) for e in examples]
    batches: list[list[int]] = []
    for start in range(0, len(order), size * _CHUNK):
        part = sorted(order[start : start + size * _CHUNK], key=lambda k: lengths[k])
        some = [part[k : k + size] for k in range(0, len(part), size)]
        rng.shuffle(some)
        batches += some
    return batches
