"""How the witnesses of a yes or no are weighed: fitted where the reader has not been trained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from assistant.reader import Reader
from assistant.verdict import WITNESSES, hear
from evals.cases import Case
from evals.facts import VERDICT
from evals.reading import ReadGround
from evals.training import utilities

Floats = NDArray[np.float64]
_STRENGTH = 1.0
_YES = ("yes", "kyllä")


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """The yes/no questions of a ground on the passages that answer them: what the witnesses say, and the truth.

    `told` has shape (questions, witnesses), `yes` has shape (questions,).
    """

    name: str
    told: Floats
    yes: NDArray[np.bool_]


def verdict_of(case: Case) -> bool | None:
    """Whether the right answer to a yes/no question is yes; None where none is asked."""
    verdicts = [fact for fact in case.facts if fact.name.casefold() == VERDICT]
    if case.status != "answered" or len(verdicts) != 1:
        return None
    return any(form.casefold() in _YES for form in verdicts[0].accepted)


def judge_ground(read: ReadGround, reader: Reader) -> Judged:
    """What the witnesses say of every yes/no question, of the unit that answers it best."""
    ground = read.ground
    told: list[list[float]] = []
    yes: list[bool] = []
    for one in (r.one for r in (*read.own, *read.foreign)):
        right = verdict_of(one.case)
        gains = utilities(one, ground.places, ground.sources)
        if right is None or gains.max() <= 0:
            continue
        unit = one.found.units[int(np.argmax(gains))]
        heard = hear(one.found.reading, unit, reader.verdict(one.case.question, unit))
        told.append([heard[name] for name in WITNESSES])
        yes.append(right)
    return Judged(ground.name, np.array(told).reshape(len(told), len(WITNESSES)), np.array(yes, dtype=bool))


def fit_verdicts(judged: Sequence[Judged]) -> dict[str, float]:
    """The weights of the witnesses, by name."""
    weights = _fit(judged)
    return dict(zip(WITNESSES, np.round(weights, 4).tolist(), strict=True))


def describe_verdicts(judged: Sequence[Judged]) -> str:
    """How often yes or no is right, each ground judged by weights fitted on the others, as a Markdown table."""
    lines = ["| ground | yes/no questions | rules | reader | both |", "| --- | ---: | ---: | ---: | ---: |"]
    rule, read = WITNESSES.index("rule"), WITNESSES.index("read")
    for held in judged:
        weights = _fit([other for other in judged if other is not held])
        said = ((held.told @ weights > 0), held.told[:, read] > 0, held.told[:, rule] > 0)
        both, reader, rules = (float((one == held.yes).mean()) for one in said)
        lines.append(f"| {held.name} | {len(held.yes)} | {rules:.3f} | {reader:.3f} | {both:.3f} |")
    return "\n".join(lines)


def _fit(judged: Sequence[Judged]) -> Floats:
    told, yes = np.concatenate([j.told for j in judged]), np.concatenate([j.yes for j in judged])
    model = LogisticRegression(C=_STRENGTH, fit_intercept=False).fit(told, yes)
    weights: Floats = model.coef_[0]
    return weights
