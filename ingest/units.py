"""The nouns and units that follow numbers, folded from Finnish and English to one English name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_COUNTRY: Final = (
    r"(?:ohjelma|jäsen|kumppani|kohde|lähtö|isäntä|osallistuja|hakija|eu-)?maa(?:n|ssa|han|lla|lta"
    r"|lle|ksi|t|na)?|\S*maa(?:ta|sta)|\S*ma(?:iden|issa|ista|ihin)|mait(?:a|ten)|valtio\w{0,6}"
)
_PARTNER_CASES: Final = r"(?:i|ia|in|it|eita|eiden|ista|ilta|illa)"

# A Finnish noun is the last part of a compound ("työelämäpartneria"): letters may come before it.
_FINNISH: Final = (
    ("country", _COUNTRY),
    ("organisation", r"\S*organisaatio\w{0,8}|\S*yhteisö(?:ä|n|stä)?|\S*järjestö(?:ä|n|stä)?"),
    ("institution", r"\S*oppilaito[sk]\w{0,8}|\S*koulu(?:a|n|sta|ssa|t|ja|jen)?"),
    ("partner", rf"\S*(?:partner|kumppan){_PARTNER_CASES}"),
    ("actor", r"\S*toimij(?:a|aa|an|at|oita|oiden|oista|asta|alla|alta)"),
    ("participant", r"\S*osallistuj(?:a|aa|an|at|ia|ien|alle|alla|alta|asta)"),
    ("person", r"\S*henkilö(?:ä|n|t|itä|iden|stä|lle|llä|ltä)?|hlö(?:ä|n|t)?|ihmi(?:nen|stä|sen)"),
    (
        "learner",
        r"\S*(?:oppij|opiskelij)(?:a|aa|an|at|oita|oiden|alle|alla|asta)|\S*oppila(?:s|sta)",
    ),
    ("teacher", r"\S*opettaj(?:a|aa|an|at|ia|ien|alle|alla|asta)"),
    ("expert", r"\S*asiantuntij(?:a|aa|an|at|oita|oiden|alle|asta)"),
    ("lesson", r"\S*(?:opetus|oppi)tun(?:ti|tia|nin|nit|teja|tien|nista)"),
    ("project", r"\S*hank(?:e|etta|keen|keet|keita|keiden|keesta|keessa)|\S*projekt\w{1,5}"),
    ("application", r"\S*hakemu[sk]\w{0,7}"),
    ("mobility", r"\S*liikkuvuu\w{1,5}|\S*liikkuvuusjakso\w{0,5}"),
    ("visit", r"\S*vierailu(?:a|n|t|ja|jen|sta|lla|lle)?"),
    ("work package", r"\S*työpaket\w{1,6}"),
    ("page", r"\S*sivu(?:a|n|t|ja|jen|lla)?"),
    ("credit", r"\S*opintopiste\w{0,5}|op"),
    ("priority", r"\S*painopiste\w{0,5}"),
    ("point", r"\S*piste(?:ttä|en|et|itä|iden|estä)?"),
    ("objective", r"\S*tavoite\w{0,5}|\S*tavoittee\w{1,4}"),
    ("activity", r"\S*toiminto\w{0,4}|\S*aktivitee\w{1,6}"),
    ("group", r"\S*ryhm(?:ä|ää|än|ät|iä|ien|ästä)"),
    ("language", r"\S*kiel(?:i|tä|en|et|iä|ellä)"),
    ("time", r"kerta|kertaa|kerran|kertoja"),
    ("km", r"km|kilometri\w{0,6}"),
)
_ENGLISH: Final = (
    ("country", r"countr(?:y|ies)?|states?"),
    ("organisation", r"organi[sz]ations?"),
    ("institution", r"institutions?|schools?|colleges?|universit(?:y|ies)"),
    ("partner", r"partners?"),
    ("actor", r"actors?|operators?|stakeholders?"),
    ("participant", r"participants?"),
    ("person", r"persons?|people|individuals?"),
    ("learner", r"learners?|students?|pupils?|trainees?"),
    ("teacher", r"teachers?"),
    ("expert", r"experts?"),
    ("lesson", r"lessons?"),
    ("project", r"projects?"),
    ("application", r"applications?|proposals?"),
    ("mobility", r"mobilit(?:y|ies)"),
    ("visit", r"visits?"),
    ("page", r"pages?"),
    ("credit", r"credits?"),
    ("priority", r"priorit(?:y|ies)"),
    ("point", r"points?"),
    ("objective", r"objectives?|goals?"),
    ("activity", r"activit(?:y|ies)"),
    ("group", r"groups?"),
    ("language", r"languages?"),
    ("time", r"times"),
    ("km", r"km|kilomet(?:er|re)s?"),
)
# Two English words that name one thing.
_COMPOUNDS: Final = (
    ("mobility", r"mobility (?:periods?|activit(?:y|ies))"),
    ("lesson", r"(?:teaching|contact|classroom|instruction) hours?"),
    ("work package", r"work packages?"),
)


def _compile(
    table: tuple[tuple[str, str], ...],
) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern)) for name, pattern in table)


_FINNISH_NOUNS = _compile(_FINNISH)
_ENGLISH_NOUNS = _compile(_ENGLISH)
_COMPOUND_NOUNS = _compile(_COMPOUNDS)

# Units that a faithful answer may exchange: "8 partneria" is told as "8 organisations".
_FAMILIES: Final = (
    frozenset({"organisation", "institution", "partner", "actor"}),
    frozenset({"participant", "person", "learner", "teacher", "expert"}),
)


@lru_cache(maxsize=4096)
def finnish_noun(word: str) -> str:
    """The English name of a known Finnish noun in any common case, or ""."""
    return next((name for name, noun in _FINNISH_NOUNS if noun.fullmatch(word)), "")


@lru_cache(maxsize=4096)
def english_noun(word: str) -> str:
    """The singular of a known English noun, or ""."""
    return next((name for name, noun in _ENGLISH_NOUNS if noun.fullmatch(word)), "")


def compound_noun(modifier: str, head: str) -> str:
    """The name of a known English compound ("teaching hours" is a lesson), or ""."""
    pair = f"{modifier} {head}"
    return next((name for name, noun in _COMPOUND_NOUNS if noun.fullmatch(pair)), "")


def compatible(one: str, other: str) -> bool:
    """Whether two units may name the same things; an unknown unit ("") goes with any."""
    return one == other or not one or not other or any({one, other} <= family for family in _FAMILIES)
