"""Statements of one value: what it is said of and in which words, so that two of them can be held side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.language.occasions import CALL, EVENT
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from ingest.types import Language
from ingest.values import Value, ValueKind, read_values

_KINDS: tuple[ValueKind, ...] = ("date", "amount", "percentage", "duration", "count")
_CLAUSE = re.compile(r"\s*(?:->|→|⇒|=>|;)\s*|(?<=[.!?])\s+(?=[^\W\da-zåäö_])")
_NEAR = 0.9
_FEWEST_WORDS = 2
_BOUNDS = (
    re.compile(r"\b(?:enintaan|max|maks\w*|korkeintaan|at most|up to|no more than|maximum)\b"),
    re.compile(r"\b(?:vahintaan|vah|min|minimi\w*|at least|no less than|minimum)\b"),
)
_BOUND_WORDS = frozenset(
    ("enintaan", "max", "korkeintaan", "most", "up", "maximum", "vahintaan", "vah", "min", "least", "minimum")
)
# Words of a closing date that say no more than that it is one.
_PLAIN_CALL = re.compile(
    r"haku|haun|hakua|hauss?a|hakuai[kj]\w*|maaraai[kj]\w*|paatty[yvi]\w*|umpeutu\w*|sulkeutu\w*|viimeistaan|mennessa|"
    r"calls?|deadlines?|clos(?:es|ing|ed?)|ends?|due|apply|application|period|date|latest"
)
# One case may have several rounds, each with a date of its own.
_ROUND = re.compile(
    r"\b(?:kierro\w+|keva\w+|syys(?!kuu)\w+|syks\w+|kesa(?!kuu)\w*|talv\w+|vaihe\w*|ensi|ensimmai\w+|toinen|toise\w*|"
    r"kolma\w+|rounds?|spring|autumn|fall|summer|winter|stages?|first|second|third)\b"
)
_TIME_ZONE = re.compile(r"\b(?:suomen|brysselin|keski euroopan) (?:aikaa|ajassa)\b|\b(?:finnish|brussels) time\b")


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """One clause of a passage with its only value of one kind.

    `scopes` are the actions and activities that it is about, `names_scope` is true where its own words name them;
    `terms` are the other terms that it names. `rest` are its words without values, terms and function words, `words`
    all of its words but the values, `headings` the words above it; all are folded. `bounds` tells "at most" and "at
    least", `rounds` and `years` of which round it is, `is_call` whether its date is the closing date of a call.
    """

    unit: Unit
    value: Value
    scopes: frozenset[str]
    names_scope: bool
    terms: frozenset[str]
    rest: tuple[str, ...]
    words: tuple[str, ...]
    headings: frozenset[str]
    bounds: tuple[bool, ...]
    rounds: frozenset[str]
    years: frozenset[int]
    is_call: bool


class ClaimReader:
    """Reads the claims of passages."""

    def __init__(self, book: TermBook) -> None:
        self._book = book

    def read(self, unit: Unit) -> Iterator[Claim]:
        """The claims of one passage: of every clause the kinds of which it has just one value.

        A clause that names no topic beside another one that does is left out: whose value it has cannot be told.
        """
        clauses = [clause for clause in _CLAUSE.split(unit.text) if clause.strip()] if unit.values else []
        for clause in clauses:
            values = unit.values if len(clauses) == 1 else read_values(clause)
            kinds = [value.kind for value in values]
            single = [v for v in values if v.kind in _KINDS and kinds.count(v.kind) == 1 and is_named(v)]
            own = frozenset(m.term for m in self._book.link(clause) if self._book.is_scope(m.term)) if single else None
            if own or not unit.own_scopes:
                yield from (self._make(unit, clause, values, value) for value in single)

    def _make(self, unit: Unit, clause: str, values: tuple[Value, ...], value: Value) -> Claim:
        words, stop = split_words(clause), load_stopwords(unit.language)
        bare = split_words(_without(clause, values))
        mentions = self._book.link(clause)
        own = frozenset(m.term for m in mentions if self._book.is_scope(m.term))
        named = {word for m in mentions for word in words[m.first : m.stop]}
        folded, around = fold(clause), fold(" ".join((*unit.headings, clause)))
        is_call = value.kind == "date" and bool(CALL.search(around)) and not EVENT.search(around)
        left = (w for w in _TIME_ZONE.sub(" ", " ".join(bare)).split() if w not in stop and w not in named)
        return Claim(
            unit=unit,
            value=value,
            scopes=own or unit.scopes,
            names_scope=bool(own),
            terms=frozenset(m.term for m in mentions) - own,
            rest=tuple(w for w in left if w not in _BOUND_WORDS and not (is_call and _PLAIN_CALL.fullmatch(w))),
            words=tuple(bare),
            headings=frozenset(w for w in unit.heading_words if w not in stop and not w.isdigit()),
            bounds=tuple(bool(bound.search(folded)) for bound in _BOUNDS),
            rounds=frozenset(_ROUND.findall(" ".join((*unit.heading_words, *bare)))),
            years=frozenset(year for text in (*unit.headings, clause) for year in _years(text)),
            is_call=is_call,
        )


def is_named(value: Value) -> bool:
    """False for a count of things that cannot be told: it goes with any other."""
    return value.kind != "count" or bool(value.unit)


def alike(one: Claim, other: Claim) -> bool:
    """Whether two claims of one document state a value of the same thing, in words that say the same.

    What closing dates are of is told by the topic alone, wherever it is named; other values need the same words,
    and the same headings unless both name the topic themselves.
    """
    if one.value.kind != other.value.kind or one.scopes != other.scopes or one.is_call != other.is_call:
        return False
    if one.bounds != other.bounds or one.rounds != other.rounds or one.unit.places != other.unit.places:
        return False
    if one.years and other.years and not one.years & other.years:
        return False
    language = one.unit.language
    if not _cover(one.rest, other.rest, language):
        return False
    if one.is_call and one.scopes:
        return one.terms <= other.terms or other.terms <= one.terms
    named = bool(one.scopes) and one.names_scope and other.names_scope
    if one.terms != other.terms or len(one.rest) + len(one.terms) < _FEWEST_WORDS:
        return False
    return named or _cover(one.headings, other.headings, language)


def same_words(one: Claim, other: Claim) -> bool:
    """Whether two claims are worded alike to the letter, headings included; values and years do not count."""
    units = one.value.unit, other.value.unit
    return one.value.kind == other.value.kind and units[0] == units[1] and wording(one) == wording(other)


def wording(claim: Claim) -> tuple[tuple[str, ...], frozenset[str]]:
    """The words of a claim and of the headings above it, values and years left out."""
    return claim.words, claim.headings


def _years(text: str) -> Iterator[int]:
    for value in read_values(text):
        if value.kind == "year":
            yield from value.key
        elif value.kind == "date":
            days = value.key[1:] if value.key[0] == "range" else (value.key,)
            yield from (day[0] for day in days if day[0])


def _without(text: str, values: Iterable[Value]) -> str:
    kept = list(text)
    for value in values:
        kept[value.start : value.end] = " " * (value.end - value.start)
    return "".join(kept)


def _cover(some: Iterable[str], others: Iterable[str], language: Language) -> bool:
    """Whether each word has a like one on the other side, both ways."""
    some, others = tuple(some), tuple(others)
    pairs = ((some, others), (others, some))
    return all(any(likeness(a, b, language) >= _NEAR for b in there) for here, there in pairs for a in here)
