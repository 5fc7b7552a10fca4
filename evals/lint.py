"""Lint: is the suite itself sound? Proves each fact at its locator; finds doublets and leaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from rich.console import Console

from evals.cases import KINDS, Case, Fact, Loaded
from evals.facts import VERDICT, Reading, read_answer, says
from evals.places import Place
from evals.scoring import relevant_places
from evals.sources import Sources
from evals.split import Split, near_duplicates, split_cases
from ingest.types import Language, SectionText, Slide

Level: TypeAlias = Literal["error", "warning"]

_DOUBLET = 0.9


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a case: an `error` makes its score meaningless, a `warning` doubtful."""

    level: Level
    rule: str
    case_id: str
    message: str


Check: TypeAlias = Callable[[Case], Iterator[Finding]]


def lint_cases(cases: Sequence[Case], sources: Sources) -> tuple[Finding, ...]:
    """Every finding over these cases, in their order; those about pairs last."""
    proof = _Proof(sources)
    checks: tuple[Check, ...] = (_check_fields, proof.check_places, proof.check_facts, _check_near_misses)
    alone = [finding for case in cases for check in checks for finding in check(case)]
    split = split_cases(cases, sources.place_of)
    return (*alone, *_check_pairs(cases, split))


def _check_fields(case: Case) -> Iterator[Finding]:
    if case.answerable and not case.facts:
        yield Finding("warning", "no-facts", case.id, f"{case.status}, but no fact is expected")
    if case.answerable and not case.relevant:
        yield Finding("warning", "no-place", case.id, f"{case.status}, but no place is named")
    if "today" in case.tags and case.today is None:
        yield Finding("warning", "no-today", case.id, "tagged today, but names no day")
    kinds = [tag for tag in case.tags if tag in KINDS]
    if case.answerable and len(kinds) != 1:
        yield Finding("warning", "kind", case.id, f"needs one kind tag, has {kinds}")


def _check_near_misses(case: Case) -> Iterator[Finding]:
    for fact in case.facts:
        for form in fact.accepted:
            reading = read_answer(form, case.language)
            for miss in case.forbidden:
                if fact.name != VERDICT and says(reading, miss):
                    text = f"fact {fact.name!r}: the form {form!r} says the near miss {miss.name!r}"
                    yield Finding("error", "contradiction", case.id, text)


class _Proof:
    """Looks facts up in the sources; every section is read once for each language."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._readings: dict[tuple[str, int, Language], Reading] = {}

    def check_places(self, case: Case) -> Iterator[Finding]:
        """Every locator leads somewhere."""
        for relevant in case.relevant:
            name = relevant.document_id
            if self._sources.get(name) is None:
                yield Finding("error", "place", case.id, f"the corpus has no document {name!r}")
                continue
            place = self._sources.place_of(relevant)
            if place is None:
                yield Finding("error", "place", case.id, f"{name} does not hold {relevant.quote!r}")
            elif not self._sources.sections_at(place):
                yield Finding("error", "place", case.id, f"{name} has no {place.locator}")

    def check_facts(self, case: Case) -> Iterator[Finding]:
        """Every expected fact stands at a place that the case names, in one of the languages."""
        places = relevant_places(case, self._sources)
        for fact in case.facts:
            if fact.name.casefold() == VERDICT or any(self._holds(p, fact, case) for p in places):
                continue
            elsewhere = self._find(fact, case)
            if not places and elsewhere:
                continue
            where = f"stands at {', '.join(elsewhere)} instead" if elsewhere else "stands in no source"
            text = f"fact {fact.name!r} {list(fact.accepted)} {where}"
            # What follows from the day of asking ("has passed") stands in no guide.
            sure = case.answerable and "today" not in case.tags
            yield Finding("error" if sure else "warning", "unproven", case.id, text)

    def _holds(self, place: Place, fact: Fact, case: Case) -> bool:
        return any(
            says(self._read(section.document_id, section.start, case.language, _whole(section)), fact)
            for section in self._sources.sections_at(place)
        )

    def _find(self, fact: Fact, case: Case) -> list[str]:
        found: dict[str, None] = {}
        for source in self._sources:
            for section in source.sections:
                reading = self._read(source.document.id, section.start, case.language, _whole(section))
                if says(reading, fact):
                    found[f"{source.document.id} {_label(section)}"] = None
        return list(found)[:4]

    def _read(self, document_id: str, start: int, language: Language, text: str) -> Reading:
        key = (document_id, start, language)
        if key not in self._readings:
            self._readings[key] = read_answer(text, language)
        return self._readings[key]


def _whole(section: SectionText) -> str:
    return "\n".join([*section.heading_path, section.text])


def _label(section: SectionText) -> str:
    locator = section.locator
    return f"slide {locator.number}" if isinstance(locator, Slide) else repr(section.heading_path[-1:])


def _check_pairs(cases: Sequence[Case], split: Mapping[str, Split]) -> Iterator[Finding]:
    questions = {case.id: case.question for case in cases}
    for one, other, likeness in near_duplicates(cases):
        if split[one] != split[other]:
            text = f"parted from {other} by the split, {likeness:.2f} alike: {questions[one]!r}"
            yield Finding("error", "leak", one, text)
        if likeness >= _DOUBLET:
            text = f"asks what {other} asks, {likeness:.2f} alike: {questions[one]!r}"
            yield Finding("warning", "doublet", one, text)


def print_findings(console: Console, loaded: Loaded, findings: Sequence[Finding]) -> int:
    """Print bad lines and findings; return how many of them are errors."""
    for problem in loaded.problems:
        console.print(f"error bad-line {problem}", markup=False, highlight=False, soft_wrap=True)
    for finding in sorted(findings, key=lambda f: f.level):
        line = f"{finding.level} {finding.rule} {finding.case_id}: {finding.message}"
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    errors = len(loaded.problems) + sum(finding.level == "error" for finding in findings)
    warnings = sum(finding.level == "warning" for finding in findings)
    console.print(f"{len(loaded.cases)} cases, {errors} errors, {warnings} warnings")
    return errors
