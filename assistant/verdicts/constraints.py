"""The numbers of a situation held against all limits that a section states: "four schools in three countries"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.language.spoken import write_out
from assistant.language.words import fold
from assistant.names.countries import read_countries
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.values.sizes import in_all, size_of
from assistant.verdicts.limits import bound_of, is_demanded, is_loose
from assistant.verdicts.one_more import asks_next
from ingest.values import Value, compatible

# What is counted: countries; bodies of any kind, of working life and of education; applications of one applicant.
Kind = Literal["country", "organisation", "firm", "school", "application"]

_FIRM = re.compile(
    r"\b(?:\w*yrity\w+|firma\w*|tyonantaj\w+|tyoelama\w*|tyomarkkina\w*|compan(?:y|ies)|firms?|business(?:es)?|"
    r"enterprises?|employers?|working life|labour market|industr(?:y|ial))\b"
)
_NO_FIRM = re.compile(
    r"\b(?:no|without (?:any |a |an )?(?:single |real )?|not (?:a|one) single|but no|ilman|"
    r"ei (?:ole |olisi )?(?:yhtaan|yhtakaan|ainuttakaan)|ilman (?:yhtaan|yhtakaan|ainuttakaan)) "
    r"(?:\w*yrity\w+|firmoja|firmaa|tyonantaj\w+|tyoelama\w*|elinkeinoelama\w*|compan(?:y|ies)|firms?|businesse?s?|"
    r"employers?|working life)\b(?! (?:name|form|id|number|age|size))"
)
_SCHOOL = re.compile(
    r"\b(?:\w*koulu\w*|\w*oppilaito\w+|\w*opisto\w*|schools?|colleges?|universit(?:y|ies)|institut(?:es?|ions?)|"
    r"educat\w+|training)\b"
)
_ENOUGH = re.compile(
    r"\b(?:enough|sufficient|suffice\w*|meets?|fulfil\w*|satisf\w+|qualif\w+|"
    r"will (?:it|that|this) do|would (?:\w+ ){0,6}do|big|many|"
    r"can|could|may|allowed|eligible|ok|okay|all right|fine|possible|work|riitta\w+|tayt\w+|kelpa\w+|"
    r"voi\w*|saa\w*|onnistu\w+|kay|kayko|mahdolli\w+|tarpeeksi|sallittu\w*)\b"
)
# A rule that is asked about by what it counts: "the country rule", "enough firms".
_RULE_OF: dict[Kind, re.Pattern[str]] = {
    "country": re.compile(
        r"\b(?:country (?:\w+ )?(?:rule|requirement|limit|criteri\w+|condition|count|minimum)|enough countries|"
        r"number of countries|maa(?:vaatimu|ehto|saanto|maara|raja)\w*|maiden (?:maara|vahimm)\w*|"
        r"(?:tarpeeksi|riittavasti) maita)"
    ),
    "firm": re.compile(
        r"\b(?:enough|tarpeeksi|riittavasti|riittaako) (?:of )?(?:working life|firms|companies|employers|businesses|"
        r"yrity\w+|tyoelama\w*|firmoja)\b"
    ),
    "school": re.compile(
        r"\b(?:enough|tarpeeksi|riittavasti|riittaako) (?:schools|colleges|educat\w+|kouluja|oppilaitoksia|opistoja)\b"
    ),
}
_APPLICANT = re.compile(r"\b(?:hakijana|hakija|applicant|coordinator|koordinaattorina|lead)\b")
_PARTNER = re.compile(r"\b(?:kumppan\w+|partners?)\b")
_A_BODY = (
    r"(?:schools?|colleges?|partners?|institut\w+|organi[sz]ations?|compan\w+|firms?|friends?|associations?|"
    r"universit\w+)"
)
_YKSI_TAHO = r"\w*(?:koulu|oppilaitos|opisto|kumppani|partneri|yritys|organisaatio|yhdistys|yliopisto|ystavakoulu)"
_US_AND_ONE = re.compile(
    rf"\b(?:just|only|simply|there is) (?:just |only )?(?:us|we|ourselves|me|(?:my|our) {_A_BODY})(?: in \w+)? and "
    rf"(?:a|an|one|our|my)\b (?:[\w']+ ){{0,2}}?{_A_BODY}\b|"
    rf"\b(?:vain|pelkastaan|vaan) (?:me|meidan \w+)(?: \w+)? ja (?:yksi )?(?:\w+ )?{_YKSI_TAHO}\b|"
    rf"\bkaksi: me (?:\w+ )?ja (?:yksi )?{_YKSI_TAHO}\b"
)
_ONE_PARTNER = re.compile(
    r"\b(?:(?:only|just) (?:one|1|a single)|one foreign|a single foreign) (?:\w+ )?"
    r"(?:partners?|partner (?:school|organisation|college))\b(?! (?:each|per|from each|side))|"
    r"\b(?:vain (?:yksi|yhden|1)|(?:yksi|yhden|1) (?:ainoa|ulkomai\w+)) (?:\w+lai\w+ )?"
    r"(?:kumppani|kumppanin|partneri|partnerin)\b"
)
_BILATERAL = re.compile(r"\b(?:kahdenvali\w+|bilateral\w*|two-way|two-sided)\b")
_ONCE = re.compile(
    r"\b(?:only once|vain (?:yhden )?kerran|once (?:only|per)|enintaan (?:yhden )?kerran|at most once)\b"
)
_APPLICATIONS = ("application", "time")


@dataclass(frozen=True, slots=True)
class Limit:
    """What a unit allows at least or at most of one kind; `beside_us` where it counts the partners alone."""

    kind: Kind
    is_least: bool
    number: Decimal
    beside_us: bool = False

    def allows(self, number: Decimal) -> bool:
        """True where so many are enough, or not too many."""
        return number >= self.number if self.is_least else number <= self.number


@dataclass(frozen=True, slots=True)
class Situation:
    """How many of each kind a question counts; `named` are countries that it only names, of which there may be more;
    `ourselves` is 1 where those who ask are one of the organisations that are counted.
    """

    counted: Mapping[Kind, Decimal]
    named: int = 0
    ourselves: int = 0


def meets(reading: Reading, unit: Unit) -> bool | None:
    """Whether a situation keeps to all limits that the unit states on what it counts; None where it counts nothing."""
    situation = read_situation(reading)
    verdicts = [verdict for limit in read_limits(unit) if (verdict := _allows(limit, situation)) is not None]
    return all(verdicts) if verdicts else None


def find_broken(reading: Reading, unit: Unit, section: Iterable[Unit]) -> Unit | None:
    """The unit of the same section and topic whose limit a situation breaks; None where it keeps to all of them."""
    situation = read_situation(reading)
    if not situation.counted or not _ENOUGH.search(fold(asking_sentence(reading.text))):
        return None
    beside = (other for other in section if other is not unit and not other.is_list and other.scopes <= unit.scopes)
    for other in (unit, *beside):
        if any(_allows(limit, situation) is False for limit in read_limits(other)) and _same_role(reading, other):
            return other
    return None


def read_situation(reading: Reading) -> Situation:
    """What a question counts; nothing where a number is only "over" or "under" something, or one more is wanted."""
    question = fold(write_out(reading.text))
    counts = [value for value in reading.values if value.kind == "count"]
    if any(is_loose(value, question) or is_demanded(value.start, question) for value in counts) or asks_next(question):
        return Situation({})
    if len(counts) < 2 and counts_us(question):
        return Situation({"organisation": Decimal(2)}, ourselves=1)
    found: dict[Kind, Decimal] = {}
    for value in counts:
        kind, number = _kind_of(value), size_of(value)[1]
        if kind is not None and number is not None:
            found[kind] = number if kind == "organisation" else found.get(kind, Decimal(0)) + number
    whole = next((value for value in in_all(counts) if _kind_of(value) in ("organisation", "firm", "school")), None)
    total = None if whole is None else size_of(whole)[1]
    found.pop("organisation", None)
    if total is not None and total > 1:
        found["organisation"] = total
    else:
        found = {kind: number for kind, number in found.items() if kind in ("country", "application")}
    if found.get("firm", Decimal(0)) + found.get("school", Decimal(0)) != total:
        found = {kind: number for kind, number in found.items() if kind not in ("firm", "school")}
    if _NO_FIRM.search(question):
        found["firm"] = Decimal(0)
    asked = [kind for kind, words in _RULE_OF.items() if words.search(fold(asking_sentence(reading.text)))]
    if asked:
        found = {kind: number for kind, number in found.items() if kind in asked}
    countries = len(read_countries(reading.text)) if total and (not asked or "country" in asked) else 0
    return Situation(found, countries if "country" not in found and countries > 1 else 0)


def counts_us(question: str) -> bool:
    """True where a folded question tells of two organisations, of which those who ask are one.

    "Just us and a school in Riga", "only one partner abroad".
    """
    return bool(_US_AND_ONE.search(question) or _ONE_PARTNER.search(question))


def read_limits(unit: Unit) -> list[Limit]:
    """What a unit states to be the least or the most of something that is counted."""
    text = fold(unit.text)
    limits: list[Limit] = []
    for value in unit.values:
        kind, bound = _kind_of(value) if value.kind == "count" else None, bound_of(value, text)
        low, high = size_of(value) if value.kind == "count" else (None, None)
        if kind is not None and bound is not None and low is not None and high is not None:
            beside_us = value.unit == "partner" and not _BILATERAL.search(text)
            limits.append(Limit(kind, bound == "least", low if bound == "least" else high, beside_us))
    if not any(limit.kind == "application" for limit in limits) and _ONCE.search(text) and _APPLICANT.search(text):
        limits.append(Limit("application", False, Decimal(1)))
    return limits


def _allows(limit: Limit, situation: Situation) -> bool | None:
    number = situation.counted.get(limit.kind)
    if number is not None:
        return limit.allows(number - situation.ourselves if limit.beside_us else number)
    enough = limit.kind == "country" and limit.is_least and situation.named >= limit.number
    return True if enough else None


def _kind_of(value: Value) -> Kind | None:
    text = fold(value.text)
    if value.unit == "country":
        return "country"
    if value.unit in _APPLICATIONS:
        return "application"
    if _FIRM.search(text):
        return "firm"
    is_body = bool(value.unit) and compatible(value.unit, "organisation")
    if _SCHOOL.search(text) and (is_body or not value.unit):
        return "school"
    return "organisation" if is_body else None


def _same_role(reading: Reading, unit: Unit) -> bool:
    """True unless a unit limits what one does as an applicant and the question tells of partners, or of none."""
    text, question = fold(unit.text), fold(reading.text)
    only_applicant = _APPLICANT.search(text) and not _PARTNER.search(text)
    counts_applications = any(limit.kind == "application" for limit in read_limits(unit))
    return not (only_applicant and counts_applications) or (
        bool(_APPLICANT.search(question)) and not _PARTNER.search(question)
    )
