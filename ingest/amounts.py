"""Amounts of money, percentages and durations, and the numbers of a list that share a unit."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from ingest.counts import read_count
from ingest.numerals import DASH, GAP, SPACE, Numeral, opens_alone, read_numeral, scaled
from ingest.value_kinds import Reading, ValueKind

_EURO_CASES = r"(?:a|n|lla|lta|lle|on|sta|ssa|ja|jen|ksi|s|t)?"
_CURRENCY = rf"(?:€|(?:EUR|euro{_EURO_CASES})(?!\w))(?::\w{{1,6}})?"
_PERCENT = r"%(?::\w{1,6})?|pros\b\.?|prosent\w{1,10}|per ?cent\b"
_DURATIONS: Final = {
    "day": r"pvä?|päiv(?:ä|ää|än|ät|ästä|ään|ässä|iä|ien)?|days?",
    "week": r"vko|vk|viik(?:ko|koa|on|ot|osta|koon|ossa|koja|kojen)|weeks?",
    "month": r"kk|kuukau(?:si|den|det|desta|dessa|teen|sia|sien|tta)?|months?",
    "year": r"v|vuo(?:si|tta|den|det|desta|dessa|teen|tena|sia|sien)|vuoti\w{1,8}|years?",
    "hour": r"h|tun(?:ti|tia|nin|nit|nista|tiin|nissa|teja|tien)|hours?",
    "minute": r"min|minuut(?:ti|tia|in|it|ista|tiin|issa)|minutes?|mins?",
}
_UNITS = "".join(rf"|(?P<{unit}>(?:{words})(?!\w)(?::\w{{1,6}})?)" for unit, words in _DURATIONS.items())
_SUFFIX = re.compile(
    rf"(?:{GAP}|-|(?P<wrap>{GAP}\n{GAP}\n?{GAP}))"
    rf"(?:(?P<amount>{_CURRENCY})|(?P<percentage>{_PERCENT}){_UNITS})",
    re.IGNORECASE,
)
_PREFIX = re.compile(rf"(?:€|EUR(?!\w)){GAP}", re.IGNORECASE)
_LINK = re.compile(
    rf"(?P<dash>{DASH})|\s{{1,4}}(?:(?P<to>to|through)|(?P<or>tai|or)|(?P<and>ja|and|sekä))\s{{1,4}}"
    rf"|(?P<comma>,{SPACE}{{1,4}})",
    re.IGNORECASE,
)
_NO_LINK = re.compile(rf"{SPACE}{{1,4}}(?=[0-9])")
_BETWEEN = re.compile(r"\bbetween\s{1,4}$", re.IGNORECASE)
_MOST_TERMS = 6


class Term(NamedTuple):
    """One number of a measure with its own unit, if it has one, and the link to the next term."""

    numeral: Numeral
    start: int
    end: int
    kind: str = ""
    prefixed: bool = False
    link: str = ""


def read_measure(text: str, position: int) -> tuple[Reading, ...]:
    """Read the amounts, percentage, duration or count that begin at `position`.

    A range is one reading; a list that shares its unit ("1 tai 1,5 milj. €") is several.
    """
    terms = _terms(text, position)
    for length in range(len(terms), 0, -1):
        if readings := _from_terms(text, terms[:length]):
            return readings
    for length in range(min(len(terms), 2), 0, -1):
        if reading := _count(text, terms[:length]):
            return (reading,)
    return _bare_millions(text, terms)


def _count(text: str, terms: list[Term]) -> Reading | None:
    if any(term.kind for term in terms) or (len(terms) == 2 and not _is_range(text, terms, "count")):
        return None
    shared = _share_units(terms)
    first = shared[0].numeral
    return read_count(text, first, shared[-1].numeral if len(shared) == 2 else first)


def _bare_millions(text: str, terms: list[Term]) -> tuple[Reading, ...]:
    """Read "1.5 million" and "120k" of nothing: in a guide to funding they are euros."""
    for length in range(len(terms), 0, -1):
        last = terms[length - 1]
        if last.numeral.factor > 1 and last.numeral.digits:
            return _from_terms(text, [*terms[: length - 1], last._replace(kind="amount")])
    return ()


def _terms(text: str, position: int) -> list[Term]:
    terms: list[Term] = []
    while len(terms) < _MOST_TERMS and (term := _term(text, position)):
        terms.append(term)
        link = _LINK.match(text, term.end)
        if link:
            terms[-1] = term._replace(link=link.lastgroup or "")
        elif text.endswith(("sta", "stä"), term.start, term.end) and (link := _NO_LINK.match(text, term.end)):
            terms[-1] = term._replace(link="to")
        else:
            break
        position = link.end()
    return terms


def _term(text: str, position: int) -> Term | None:
    prefix = _PREFIX.match(text, position)
    numeral = read_numeral(text, prefix.end() if prefix else position, money=bool(prefix))
    if numeral is None:
        return None
    if prefix:
        return Term(numeral, position, numeral.end, "amount", prefixed=True)
    if suffix := _suffix(text, numeral):
        return Term(numeral, position, suffix.end(), suffix.lastgroup or "")
    if numeral.factor == 1000 and text[numeral.end - 1] in "kK":
        return Term(numeral, position, numeral.end, "amount")
    return Term(numeral, position, numeral.end)


def _suffix(text: str, numeral: Numeral) -> re.Match[str] | None:
    """The unit after a number, unless the number is a year or stands alone on its line."""
    suffix = _SUFFIX.match(text, numeral.end)
    if suffix is None or (numeral.year_like and suffix.lastgroup in _DURATIONS):
        return None
    page_number = numeral.digits and opens_alone(text, numeral.start)
    return None if suffix["wrap"] and page_number else suffix


def _from_terms(text: str, terms: list[Term]) -> tuple[Reading, ...]:
    """The readings of terms that agree on a kind, or nothing if they do not."""
    terms = _share_units(terms)
    kind = _kind(terms[0])
    if kind is None or any(_kind(term) != kind for term in terms):
        return ()
    if len(terms) == 1:
        return (_range(kind, terms[0], terms[0]),)
    if len(terms) == 2 and _is_range(text, terms, kind):
        first, last = terms
        return (_range(kind, first, last),)
    return tuple(_range(kind, term, term) for term in terms)


def _share_units(terms: list[Term]) -> list[Term]:
    """Give a term without a unit that of the next ("6–18 kk") or of a currency before it."""
    shared = list(terms)
    for i in range(len(shared) - 2, -1, -1):
        here, after = shared[i], shared[i + 1]
        bare = not here.kind or here.prefixed
        if bare and after.numeral.factor > 1 == here.numeral.factor and here.numeral.number < 1000:
            number = scaled(here.numeral.number, after.numeral.factor)
            here = here._replace(numeral=here.numeral._replace(number=number))
        if not here.kind and after.kind and _may_share(here, shared[i + 1 :]):
            here = here._replace(kind=after.kind)
        shared[i] = here
    for i in range(1, len(shared)):
        before, here = shared[i - 1], shared[i]
        large = here.numeral.number >= 1000 or before.link in ("dash", "to")
        if not here.kind and before.prefixed and large and not here.numeral.year_like:
            shared[i] = here._replace(kind="amount", prefixed=True)
    return shared


def _may_share(term: Term, rest: list[Term]) -> bool:
    """A comma shares a unit only in a list that closes with "or" or "and"; a year never does."""
    closed = any(later.link in ("or", "and") for later in rest)
    return not term.numeral.year_like and (term.link != "comma" or closed)


def _is_range(text: str, terms: list[Term], kind: ValueKind) -> bool:
    link = terms[0].link
    if link in ("dash", "to"):
        return True
    if link == "and":
        before = text[max(0, terms[0].start - 12) : terms[0].start]
        return bool(_BETWEEN.search(before))
    shares = terms[0].end == terms[0].numeral.end
    return link == "or" and kind in ("duration", "count") and shares


def _kind(term: Term) -> ValueKind | None:
    if term.kind in _DURATIONS:
        return "duration"
    if term.kind == "amount":
        return "amount"
    return "percentage" if term.kind == "percentage" else None


def _range(kind: ValueKind, first: Term, last: Term) -> Reading:
    low, high = first.numeral.number, last.numeral.number
    key: tuple[object, ...] = (low, high)
    if kind == "amount":
        key = (low, high, "EUR")
    elif kind == "duration":
        key = ((low, first.kind), (high, last.kind))
    return Reading(kind, key, first.start, last.end)
