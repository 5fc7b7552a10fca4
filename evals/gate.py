"""The gate: a run passes when no measure is below its threshold in `evals/thresholds.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from evals.cases import describe
from evals.errors import ThresholdError
from evals.scoring import MEASURES, Group, Summary

THRESHOLDS = Path(__file__).with_name("thresholds.toml")
_SCALARS = frozenset(Group.model_fields) - {"means", "cases"}


class Threshold(BaseModel):
    """One `[[threshold]]`: the least (or most) that a measure may be over a group of cases."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    measure: str
    facet: Literal["all", "language", "status", "kind", "direction", "tag"] = "all"
    name: str = "all"
    least: float | None = None
    most: float | None = None
    # A group of fewer cases is too small to fail on; it happens under --limit.
    cases: int = Field(default=10, ge=1)

    @model_validator(mode="after")
    def _usable(self) -> Threshold:
        if self.measure not in MEASURES and self.measure not in _SCALARS:
            raise ValueError(f"no measure {self.measure!r}: {', '.join([*MEASURES, *sorted(_SCALARS)])}")
        if (self.least is None) == (self.most is None):
            raise ValueError("give least or most")
        return self


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    threshold: tuple[Threshold, ...] = Field(min_length=1)


def load_thresholds(path: Path) -> tuple[Threshold, ...]:
    """Read the thresholds. Raises `ThresholdError` naming what is wrong."""
    try:
        return _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).threshold
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise ThresholdError(f"{path}: {exc}") from exc
    except ValidationError as exc:
        raise ThresholdError(f"{path}: {describe(exc)}") from exc


def check_gate(summary: Summary, thresholds: Sequence[Threshold]) -> tuple[str, ...]:
    """What fails, one sentence each; empty when the run passes.

    A measure that applies to no case of a group cannot fail it.
    """
    failures = []
    for threshold in thresholds:
        group = summary.get(threshold.facet, {}).get(threshold.name)
        value = _value(group, threshold.measure) if group else None
        if group is None or value is None or group.cases < threshold.cases:
            continue
        where = "" if threshold.facet == "all" else f" for {threshold.facet} {threshold.name}"
        if threshold.least is not None and value < threshold.least:
            failures.append(f"{threshold.measure}{where} is {value:.3f}, below {threshold.least}")
        if threshold.most is not None and value > threshold.most:
            failures.append(f"{threshold.measure}{where} is {value:.3f}, above {threshold.most}")
    return tuple(failures)


def _value(group: Group, measure: str) -> float | None:
    if measure in MEASURES:
        interval = group.means.get(measure)
        return interval.mean if interval else None
    value: float | None = getattr(group, measure)
    return value
