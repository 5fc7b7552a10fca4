"""Scoring: one case and what was said to it, to one set of scores; and many of those to a summary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from pydantic import BaseModel, ConfigDict

from evals import metrics
from evals.cases import ANSWERABLE, Case
from evals.facts import missing, read_answer, said
from evals.outputs import Output
from evals.places import Place
from evals.ranking import score_ranking
from evals.sources import Sources
from evals.statistics import Interval, mean_interval, percentile
from ingest.types import Language

# The measures of which a mean is taken, in the order in which they are shown.
MEASURES: tuple[str, ...] = (
    "correct",
    "correct_strict",
    "fact_recall",
    "forbidden_free",
    "status_right",
    "citation_precision",
    "citation_recall",
    "quote_fidelity",
    "grounding",
    "marks_resolve",
    "language_right",
    "hit_1",
    "hit_5",
    "reciprocal_rank",
    "ndcg_10",
)


class CaseScore(BaseModel):
    """What one answer was worth; None where a measure does not apply to the question."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    language: Language
    kind: str
    expected_status: str
    given_status: str
    direction: str
    tags: tuple[str, ...]
    correct: bool
    correct_strict: bool
    status_right: bool
    fact_recall: float | None
    missing: tuple[str, ...]
    forbidden_free: bool | None
    forbidden_said: tuple[str, ...]
    citation_precision: float | None
    citation_recall: float | None
    cited: tuple[str, ...]
    relevant: tuple[str, ...]
    quote_fidelity: float | None
    grounding: float | None
    marks_resolve: bool | None
    language_right: bool | None
    hit_1: float | None = None
    hit_5: float | None = None
    reciprocal_rank: float | None = None
    ndcg_10: float | None = None
    words: int
    words_per_fact: float | None
    confidence: float | None = None
    elapsed_ms: float | None
    error: str | None = None


class Group(BaseModel):
    """The summary of some cases: means with 95 % intervals, how many they are of, and medians."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cases: int
    means: dict[str, Interval | None]
    refusal_precision: float | None
    refusal_recall: float | None
    brier: float | None
    words_median: float | None
    words_per_fact_median: float | None
    latency_ms_p50: float | None
    latency_ms_p95: float | None


Summary: TypeAlias = dict[str, dict[str, Group]]


def score_case(case: Case, output: Output, sources: Sources) -> CaseScore:
    """Score one answer against its case."""
    reading = read_answer(output.answer, case.language)
    absent = missing(reading, case.facts)
    wrong = said(reading, case.forbidden)
    recall = metrics.fact_recall(absent, [fact.name for fact in case.facts])
    relevant = relevant_places(case, sources)
    cited = [sources.place_of_citation(citation) for citation in output.citations]
    # A question that the guide leaves open asks for no citation, whatever near miss it names.
    due = relevant if case.answerable else ()
    any_recall = metrics.citation_recall(cited, due, any_of=True)
    full_recall = metrics.citation_recall(cited, due, any_of=case.relevant_any)

    def correct(cited_share: float | None, *, strict: bool) -> bool:
        return metrics.is_correct(
            expected_status=case.status,
            given_status=output.status,
            recall=recall,
            forbidden_said=wrong,
            cited_share=cited_share,
            strict=strict,
        )

    ranked = [sources.place_of_citation(place) for place in output.retrieved]
    ranking = score_ranking(ranked, due)
    return CaseScore(
        id=case.id,
        language=case.language,
        kind=case.kind,
        expected_status=case.status,
        given_status=output.status,
        direction=direction(case, sources),
        tags=case.tags,
        correct=correct(any_recall, strict=False),
        correct_strict=correct(full_recall, strict=True),
        status_right=output.status == case.status,
        fact_recall=recall,
        missing=absent,
        forbidden_free=not wrong if case.forbidden else None,
        forbidden_said=wrong,
        citation_precision=metrics.citation_precision(cited, due),
        citation_recall=full_recall,
        cited=tuple(dict.fromkeys(map(str, cited))),
        relevant=tuple(map(str, due)),
        quote_fidelity=metrics.quote_fidelity(output.citations, sources.text),
        grounding=metrics.grounding(output.answer, output.citations),
        marks_resolve=metrics.marks_resolve(output.answer, output.citations),
        language_right=metrics.language_match(output.answer, case.language),
        hit_1=ranking.hit_1 if ranking else None,
        hit_5=ranking.hit_5 if ranking else None,
        reciprocal_rank=ranking.reciprocal_rank if ranking else None,
        ndcg_10=ranking.ndcg_10 if ranking else None,
        words=metrics.answer_words(output.answer),
        words_per_fact=metrics.words_per_fact(output.answer, len(case.facts)),
        confidence=output.confidence,
        elapsed_ms=output.elapsed_ms,
        error=output.error,
    )


def relevant_places(case: Case, sources: Sources) -> tuple[Place, ...]:
    """The places where a case's answer stands; a locator that leads nowhere is left out (see lint)."""
    found = (sources.place_of(relevant) for relevant in case.relevant)
    return tuple(dict.fromkeys(place for place in found if place is not None))


def direction(case: Case, sources: Sources) -> str:
    """Question language → language of the document that the case names first; `fi → none` without."""
    source = sources.get(case.relevant[0].document_id) if case.relevant else None
    return f"{case.language} → {source.document.language if source else 'none'}"


def score_all(cases: Iterable[Case], outputs: Mapping[str, Output], sources: Sources) -> tuple[CaseScore, ...]:
    """Score every case; one without an output counts as not answered."""
    return tuple(
        score_case(case, outputs.get(case.id) or Output(id=case.id, error="no output"), sources) for case in cases
    )


def summarise(scores: Sequence[CaseScore]) -> Summary:
    """Summaries of all cases, and by language, kind, status, direction and tag.

    Tags are taken from two cases on: a mean of one says nothing.
    """
    facets: dict[str, Callable[[CaseScore], tuple[str, ...]]] = {
        "all": lambda s: ("all",),
        "language": lambda s: (s.language,),
        "status": lambda s: (s.expected_status,),
        "kind": lambda s: (s.kind,),
        "direction": lambda s: (s.direction,),
        "tag": lambda s: tuple(tag for tag in s.tags if tag != s.kind),
    }
    summary: Summary = {}
    for facet, names_of in facets.items():
        members: dict[str, list[CaseScore]] = {}
        for score in scores:
            for name in names_of(score):
                members.setdefault(name, []).append(score)
        summary[facet] = {
            name: summarise_group(group) for name, group in sorted(members.items()) if facet != "tag" or len(group) > 1
        }
    return summary


def summarise_group(scores: Sequence[CaseScore]) -> Group:
    """The summary of these cases."""
    pairs = [(score.expected_status, score.given_status) for score in scores]
    return Group(
        cases=len(scores),
        means={name: mean_interval(values_of(scores, name)) for name in MEASURES},
        refusal_precision=metrics.refusal_precision(pairs),
        refusal_recall=metrics.refusal_recall(pairs),
        brier=metrics.brier(confidences(scores)),
        words_median=percentile([float(s.words) for s in scores], 50),
        words_per_fact_median=percentile(values_of(scores, "words_per_fact"), 50),
        latency_ms_p50=percentile(values_of(scores, "elapsed_ms"), 50),
        latency_ms_p95=percentile(values_of(scores, "elapsed_ms"), 95),
    )


def values_of(scores: Iterable[CaseScore], measure: str) -> list[float]:
    """A measure's values over the cases to which it applies."""
    values = (getattr(score, measure) for score in scores)
    return [float(value) for value in values if value is not None]


def confidences(scores: Iterable[CaseScore]) -> list[tuple[float, bool]]:
    """Each stated confidence that the guide answers, with whether it does."""
    return [(s.confidence, s.expected_status in ANSWERABLE) for s in scores if s.confidence is not None]
