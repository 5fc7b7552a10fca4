"""The report of a fit, as Markdown: what was learnt from how much, and what each threshold would do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from evals.calibration import Flags, area_under_curve, topic_trade_offs, trade_offs
from evals.console import number
from evals.fitting import ConfidenceFit, Fitted, RankingFit

_THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
_TOPIC_THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def describe_fit(fitted: Fitted) -> str:
    """The whole report; every share but "trained on" is of held-out questions (5 folds)."""
    chosen = fitted.cutoffs
    parts = [
        f"{len(fitted.cases)} dev questions, corpus {fitted.corpus}",
        "## Ranking: the first unit would do",
        _ranking_table(fitted),
        _weights_line("own", fitted.own.weights),
        _weights_line("foreign", fitted.foreign.weights),
        "## Confidence: does the guide answer?",
        _trade_table("own language", fitted.answerable, chosen.least_answerable),
        _trade_table("other language", fitted.foreign_answerable, chosen.least_foreign),
        _weights_line("answerable", fitted.answerable.weights),
        "## Confidence: is an unanswered question on the topic?",
        _topic_table(fitted.on_topic, chosen.least_on_topic),
        f"Chosen: answerable from {chosen.least_answerable:g}, in the other language from {chosen.least_foreign:g}, "
        f"on topic from {chosen.least_on_topic:g} (marked *).",
    ]
    return "\n\n".join(parts)


def _ranking_table(fitted: Fitted) -> str:
    rows = []
    for name, fit in (("own language", fitted.own), ("other language", fitted.foreign)):
        every = np.ones(len(fit.examples), dtype=bool)
        rows.append(_ranking_row(name, fit, every))
        for language in ("fi", "en"):
            rows.append(_ranking_row(f"… {language}", fit, _asked_in(fit, language)))
    return _table(("candidates", "examples", "trained on", "held out"), rows)


def _ranking_row(name: str, fit: RankingFit, chosen: Flags) -> tuple[str, ...]:
    return name, str(int(chosen.sum())), _mean(fit.trained[chosen]), _mean(fit.held_out[chosen])


def _asked_in(fit: RankingFit, language: str) -> Flags:
    return np.array([example.case.language == language for example in fit.examples], dtype=bool)


def _trade_table(name: str, fit: ConfidenceFit, chosen: float) -> str:
    answerable = np.array([row.answerable for row in fit.rows])
    taken_away = np.array([row.taken_away for row in fit.rows])
    asked, doubles = ~taken_away, answerable | taken_away
    heading = (
        f"{name}: {int(answerable.sum())} answerable, {int((asked & ~answerable).sum())} not, "
        f"{int(taken_away.sum())} with their places taken away; "
        f"AUC {number(area_under_curve(answerable[asked], fit.held_out[asked]), 3)}, "
        f"against those taken away {number(area_under_curve(answerable[doubles], fit.held_out[doubles]), 3)}"
    )
    trades = trade_offs(fit.rows, fit.held_out, _with(_THRESHOLDS, chosen))
    rows = [
        (_mark(t.threshold, chosen), number(t.kept, 3), number(t.refused, 3), number(t.refused_taken_away, 3))
        for t in trades
    ]
    return f"{heading}\n\n" + _table(("threshold", "answerable kept", "others refused", "taken away refused"), rows)


def _topic_table(fit: ConfidenceFit, chosen: float) -> str:
    silent = np.array([not row.answerable and not row.taken_away for row in fit.rows])
    on_topic = np.array([row.on_topic for row in fit.rows])
    heading = (
        f"{int((silent & on_topic).sum())} not in the guide, {int((silent & ~on_topic).sum())} out of its scope; "
        f"AUC {number(area_under_curve(on_topic[silent], fit.held_out[silent]), 3)}"
    )
    rows = [
        (_mark(t.threshold, chosen), number(t.on_topic, 3), number(t.off_topic, 3))
        for t in topic_trade_offs(fit.rows, fit.held_out, _with(_TOPIC_THRESHOLDS, chosen))
    ]
    return f"{heading}\n\n" + _table(("threshold", "not in the guide told", "out of scope told"), rows)


def _weights_line(name: str, weights: Mapping[str, float]) -> str:
    ordered = sorted(weights.items(), key=lambda item: -abs(item[1]))
    return f"{name}: " + ", ".join(f"{signal} {weight:+.2f}" for signal, weight in ordered)


def _with(thresholds: Sequence[float], chosen: float) -> list[float]:
    return sorted({*thresholds, chosen})


def _mark(threshold: float, chosen: float) -> str:
    return f"{threshold:g}" + (" *" if threshold == chosen else "")


def _mean(flags: Flags) -> str:
    return f"{flags.mean():.3f}" if len(flags) else "–"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] + ["---:"] * (len(heads) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
