"""The last stage of every answer: what cannot be proved from this turn's quotes is not shown.

Pure functions over statements, citations and sources; it knows nothing of how an answer was made and so
guards the extractive engine and a language model alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from assistant.types import Citation
from assistant.wording.statements import Statement
from ingest.numerals import NUMBER_WORDS
from ingest.types import Passage
from ingest.values import Value, read_numbers, read_values, same_value, supported

_SPELT = ("duration", "count")
_DIGIT = re.compile(r"\d")
_CHECKED = ("date", "time", "amount", "percentage", "duration", "count", "code", "year")


@dataclass(frozen=True, slots=True)
class Finding:
    """Why a statement may not be shown."""

    statement: Statement
    reason: str


def check_statement(statement: Statement, passages: tuple[Passage, ...]) -> Finding | None:
    """None where every number, date, amount, percentage and code of a claim stands in its passages.

    `passages` are all that may be cited in this turn, by position.
    """
    if statement.role == "intro":
        return None if not read_numbers(statement.text) else Finding(statement, "an intro states a number")
    if not statement.passages:
        return Finding(statement, "no passage is cited")
    if any(not 0 <= k < len(passages) for k in statement.passages):
        return Finding(statement, "cites a passage that was not retrieved")
    if statement.role == "tally":
        words = {Decimal(NUMBER_WORDS[w]) for w in statement.text.lower().rstrip(".").split() if w in NUMBER_WORDS}
        counted = read_numbers(statement.text) | words == {Decimal(len(set(statement.passages)))}
        return None if counted else Finding(statement, "a tally states another number than that of its passages")
    cited = [passages[k] for k in statement.passages]
    return _check_values(statement, tuple(p.text for p in cited))


def _check_values(statement: Statement, quotes: tuple[str, ...]) -> Finding | None:
    stated: list[Value] = [value for quote in quotes for value in read_values(quote)]
    rest = statement.text
    for value in read_values(statement.text):
        if value.kind in _CHECKED and not supported(value, stated):
            return Finding(statement, f"{value.kind} {value.text!r} stands in no cited passage")
        if value.kind in _SPELT and not _DIGIT.search(" ".join(v.text for v in stated if same_value(v, value))):
            rest = rest.replace(value.text, " ")  # "2 years" where the passage says "two years"
    numbers = frozenset().union(*(read_numbers(quote) for quote in quotes))
    loose = read_numbers(rest) - numbers
    if loose:
        return Finding(statement, f"number {sorted(loose)[0]} stands in no cited passage")
    return None


def verify(
    statements: Iterable[Statement], passages: tuple[Passage, ...]
) -> tuple[tuple[Statement, ...], tuple[Finding, ...]]:
    """The statements that hold, and what was found wrong with the others."""
    kept: list[Statement] = []
    findings: list[Finding] = []
    for statement in statements:
        finding = check_statement(statement, passages)
        if finding is None:
            kept.append(statement)
        else:
            findings.append(finding)
    return tuple(kept), tuple(findings)


def is_verbatim(citation: Citation, sources: Mapping[str, str]) -> bool:
    """True where the quote is the source's own text at its offsets."""
    source = sources.get(citation.document_id)
    return source is not None and citation.quote != "" and source[citation.start : citation.end] == citation.quote
