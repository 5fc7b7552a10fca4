"""Metrics: pure functions from what was expected and what was said to a number.

Every one gives `None` where it cannot apply to the question (no citation is asked of a refusal),
never zero: a mean is taken over the questions that a metric speaks about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from evals.cases import ANSWERABLE
from evals.facts import strip_marks
from evals.language import detect_language
from evals.outputs import Cited
from evals.places import Place
from ingest.types import Language
from ingest.values import read_values, supported

REFUSALS: frozenset[str] = frozenset({"not_in_guide", "out_of_scope"})

# Kinds of value that name a call rather than state something of it: "KA220", "2026".
_NAMES = frozenset({"code", "year"})
_MARKS = re.compile(r"((?:\s*\[\d+\])+)")
_NUMBER = re.compile(r"\d+")


def share(part: int, whole: int) -> float | None:
    """`part / whole`, or None when there is nothing to have a share of."""
    return part / whole if whole else None


def fact_recall(missing: Collection[str], facts: Collection[str]) -> float | None:
    """The share of the expected facts that the answer says; None where none is expected."""
    return share(len(facts) - len(missing), len(facts))


def citation_precision(cited: Sequence[Place], relevant: Collection[Place]) -> float | None:
    """The share of citations at a relevant place; None without citations or known places."""
    if not relevant:
        return None
    return share(sum(place in relevant for place in cited), len(cited))


def citation_recall(cited: Collection[Place], relevant: Collection[Place], *, any_of: bool) -> float | None:
    """The share of relevant places that are cited; with `any_of`, 1 as soon as one is."""
    if not relevant:
        return None
    found = len(set(cited) & set(relevant))
    return float(found > 0) if any_of else found / len(set(relevant))


def quote_fidelity(citations: Iterable[Cited], source_text: Callable[[str], str | None]) -> float | None:
    """The share of quotes that stand in their source at their offsets, character for character."""
    verdicts = [_faithful(citation, source_text(citation.document_id)) for citation in citations]
    return share(sum(verdicts), len(verdicts))


def _faithful(citation: Cited, source: str | None) -> bool:
    if source is None or not 0 <= citation.start < citation.end <= len(source):
        return False
    return source[citation.start : citation.end] == citation.quote


def grounding(answer: str, citations: Sequence[Cited]) -> float | None:
    """The share of the answer's values that stand in a quote which their statement cites.

    A statement is the text up to a run of marks; text after the last mark cites nothing. This is
    design rule 2 (every number stands in a passage it cites), measured from outside the engine.
    """
    quotes = {citation.index: read_values(citation.quote) for citation in citations}
    pieces = [*_MARKS.split(answer), ""]
    verdicts: list[bool] = []
    for text, marks in zip(pieces[::2], pieces[1::2], strict=True):
        cited = [v for mark in _NUMBER.findall(marks) for v in quotes.get(int(mark), ())]
        own = (v for v in read_values(text) if v.kind not in _NAMES)
        verdicts += [supported(v, cited) for v in own]
    return share(sum(verdicts), len(verdicts))


def marks_resolve(answer: str, citations: Sequence[Cited]) -> bool | None:
    """Whether the answer's marks and its citations name the same indexes; None without either."""
    marks = {int(n) for run in _MARKS.findall(answer) for n in _NUMBER.findall(run)}
    indexes = {citation.index for citation in citations}
    return marks == indexes if marks or indexes else None


def language_match(
    answer: str,
    expected: Language,
    detect: Callable[[str], Language | None] = detect_language,
) -> bool | None:
    """Whether the answer is in the question's language; None where its language cannot be told."""
    found = detect(answer)
    return None if found is None else found == expected


def answer_words(answer: str) -> int:
    """The length of an answer in words, numbers included, marks left out."""
    return len(strip_marks(answer).split())


def words_per_fact(answer: str, facts: int) -> float | None:
    """Length against need: words for every fact that was asked for."""
    return share(answer_words(answer), facts)


def refusal_precision(pairs: Iterable[tuple[str, str]]) -> float | None:
    """Of the refusals given, the share that were due. Pairs are (expected, given) status."""
    refused = [expected for expected, given in pairs if given in REFUSALS]
    return share(sum(expected in REFUSALS for expected in refused), len(refused))


def refusal_recall(pairs: Iterable[tuple[str, str]]) -> float | None:
    """Of the refusals that were due, the share given. Pairs are (expected, given) status."""
    given = [given for expected, given in pairs if expected in REFUSALS]
    return share(sum(status in REFUSALS for status in given), len(given))


def brier(pairs: Collection[tuple[float, bool]]) -> float | None:
    """The mean squared error of stated probabilities (Brier 1950); 0 is best, 0.25 is a coin."""
    return sum((stated - came) ** 2 for stated, came in pairs) / len(pairs) if pairs else None


@dataclass(frozen=True, slots=True)
class Bin:
    """Stated probabilities of one range: their mean, and how often what they state came true."""

    low: float
    high: float
    stated: float
    observed: float
    n: int


def calibration(pairs: Iterable[tuple[float, bool]], bins: int = 5) -> tuple[Bin, ...]:
    """A reliability diagram's bins of equal width, empty ones left out."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for stated, came in pairs:
        held.setdefault(min(int(stated * bins), bins - 1), []).append((stated, came))
    return tuple(
        Bin(
            low=index / bins,
            high=(index + 1) / bins,
            stated=sum(stated for stated, _ in inside) / len(inside),
            observed=sum(came for _, came in inside) / len(inside),
            n=len(inside),
        )
        for index, inside in sorted(held.items())
    )


def is_correct(
    *,
    expected_status: str,
    given_status: str,
    recall: float | None,
    forbidden_said: Collection[str],
    cited_share: float | None,
    strict: bool,
) -> bool:
    """Right as a user would say: status, every fact, nothing forbidden, and a citation to check.

    `strict` asks for every relevant place to be cited, else one is enough.
    """
    if given_status != expected_status or forbidden_said:
        return False
    if recall is not None and recall < 1:
        return False
    if expected_status not in ANSWERABLE or cited_share is None:
        return True
    return cited_share == 1 if strict else cited_share > 0
