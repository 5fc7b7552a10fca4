"""The report: one HTML page of a run, complete in itself, in which failures are read and filtered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from evals.cases import Case, Fact
from evals.charts import Bar, draw_bars, draw_histogram
from evals.console import COLUMNS, faults, mean_cell, number
from evals.errors import RunError
from evals.facts import read_answer, says
from evals.metrics import calibration
from evals.model_use import summarise_model
from evals.outputs import Cited, Output, PageLocator, SlideLocator
from evals.runs import Run
from evals.scoring import CaseScore, Group, confidences, relevant_places
from evals.sources import Sources

_FOLDER = Path(__file__).parent
_TEMPLATE = "report.html.j2"
_STATUSES = ("answered", "partial", "not_in_guide", "out_of_scope", "error")
_BARS = ("language", "status", "kind", "direction")


@dataclass(frozen=True, slots=True)
class FactRow:
    """An expected or forbidden fact and whether the answer says it."""

    name: str
    accepted: tuple[str, ...]
    said: bool


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A citation as a reader sees it."""

    index: int
    place: str
    quote: str
    relevant: bool


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What the source says at a place where the answer stands."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class CaseRow:
    """Everything about one case, side by side."""

    case: Case
    score: CaseScore
    output: Output
    faults: tuple[str, ...]
    facts: tuple[FactRow, ...]
    forbidden: tuple[FactRow, ...]
    quotes: tuple[QuoteRow, ...]
    sources: tuple[SourceRow, ...]


def write_report(run: Run, sources: Sources, path: Path) -> None:
    """Write the page. It loads nothing from anywhere; all text is escaped.

    Raises `RunError` when the file cannot be written.
    """
    page = render_report(run, sources)
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as exc:
        raise RunError(f"{path}: {exc.strerror}. Name another place with --output.") from exc


def render_report(run: Run, sources: Sources) -> str:
    """The page as HTML."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["mean"] = mean_cell
    environment.filters["number"] = number
    rows = build_rows(run, sources)
    return environment.get_template(_TEMPLATE).render(
        run=run,
        model=summarise_model(run.outputs.values()),
        everything=run.scores.summary["all"]["all"],
        columns=COLUMNS,
        charts=_charts(run),
        confusion=_confusion(run.scores.cases),
        statuses=_STATUSES,
        rows=sorted(rows, key=lambda row: (row.score.correct, row.case.id)),
        kinds=sorted({row.score.kind for row in rows}),
    )


def build_rows(run: Run, sources: Sources) -> tuple[CaseRow, ...]:
    """One row for every scored case."""
    cases = {case.id: case for case in run.cases}
    return tuple(_row(cases[score.id], score, run.outputs, sources) for score in run.scores.cases)


def _row(case: Case, score: CaseScore, outputs: Mapping[str, Output], sources: Sources) -> CaseRow:
    output = outputs.get(case.id) or Output(id=case.id, error=score.error)
    due = relevant_places(case, sources)
    texts = [
        SourceRow(f"{section.document_id}, {place.locator}", section.text)
        for place in due
        for section in sources.sections_at(place)
    ]
    quotes = [QuoteRow(c.index, _where(c), c.quote, sources.place_of_citation(c) in due) for c in output.citations]
    return CaseRow(
        case=case,
        score=score,
        output=output,
        faults=tuple(faults(score)),
        facts=_fact_rows(case, case.facts, output),
        forbidden=_fact_rows(case, case.forbidden, output),
        quotes=tuple(quotes),
        sources=tuple(texts),
    )


def _fact_rows(case: Case, facts: Sequence[Fact], output: Output) -> tuple[FactRow, ...]:
    reading = read_answer(output.answer, case.language)
    return tuple(FactRow(fact.name, fact.accepted, says(reading, fact)) for fact in facts)


def _where(cited: Cited) -> str:
    title = cited.document_title or cited.document_id
    locator = cited.locator
    if isinstance(locator, SlideLocator):
        return f"{title}, slide {locator.slide}: {locator.title}"
    if isinstance(locator, PageLocator):
        return f"{title}, page {locator.label or locator.page}"
    return f"{title}: {' › '.join(locator.path)}"


def _charts(run: Run) -> tuple[Markup, ...]:
    bars = [
        draw_bars(f"Correct by {facet}", found)
        for facet in _BARS
        if (found := _bars(run.scores.summary.get(facet, {})))
    ]
    times = [score.elapsed_ms for score in run.scores.cases if score.elapsed_ms is not None]
    return (*bars, *_calibration_chart(run.scores.cases), draw_histogram("Time to answer", times, "ms"))


def _calibration_chart(scores: Sequence[CaseScore]) -> list[Markup]:
    """How often the guide answers, by stated confidence; the whisker runs to the mean stated."""
    found = calibration(confidences(scores))
    bars = [
        Bar(f"{b.low:.0%}–{b.high:.0%}", b.observed, min(b.observed, b.stated), max(b.observed, b.stated), b.n)
        for b in found
    ]
    title = "Calibration: share that the guide answers, by stated confidence (whisker: to the mean stated)"
    return [draw_bars(title, bars)] if bars else []


def _bars(groups: Mapping[str, Group]) -> list[Bar]:
    return [
        Bar(name, mean.mean, mean.low, mean.high, mean.n)
        for name, group in groups.items()
        if (mean := group.means["correct"]) is not None
    ]


def _confusion(scores: Sequence[CaseScore]) -> Mapping[str, Mapping[str, int]]:
    """Expected status → given status → how many."""
    counts = Counter((score.expected_status, score.given_status) for score in scores)
    return {expected: {given: counts[expected, given] for given in _STATUSES} for expected in _STATUSES[:-1]}
