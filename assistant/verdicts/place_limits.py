"""What a guide says of partners from outside the programme, and whether it speaks of the countries asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.opposites import EXCEPT, NEGATION, ONLY
from assistant.language.words import fold
from assistant.names.countries import HOME, read_countries, read_regions, regions_in
from assistant.names.place_groups import PlaceGroups
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.search import Found, put_first

# What only other countries are: "partners from outside the programme countries", "kolmansista maista".
_OF_OUTSIDERS = re.compile(
    r"\b(?:(?:from )?outside (?:the |of the )?(?:eu|eea|union|programme)|non[ -]?(?:eu|eea|programme|associated)|"
    r"third countr\w+ not|not associated|\w*maiden ulkopuol\w+|(?:eu n|eu:n|unionin|ohjelman|eta n|eta:n) ulkopuol\w+|"
    r"kolman\w+ ma\w+|assosioitumat\w+)"
)
# "Is Ukraine a programme country?", which those outside are not whatever they may do.
_IS_OF_PROGRAMME = re.compile(
    r"\b(?:is|are|onko|ovatko)\b(?!.*\b(?:not|ei)\b)[^,;?]* (?:(?:programme|program|member) countr\w+|member states?|"
    r"(?:ohjelma|jasen)(?:maa|maita|maat|valtio\w*))\W*$"
)
_ASSOCIATED = re.compile(r"\bassosioitun\w+ kolman\w+ ma\w+")
_JOINS = re.compile(
    r"\b(?:partners?|join\w*|take part|participat\w+|involved|be (?:in|part)|come along|"
    r"kumppan\w+|partneri\w*|osallistu\w+|mukana|mukaan|liitty\w+)\b"
)
_APPLIES = re.compile(r"\b(?:hakija\w*|applicants?|coordinat\w+|koordinoi\w*|lead)\b")
_WITHOUT = re.compile(
    r"\b(?:without|ilman|only|vain|pelkast\w+|just|enough|sufficient|suffic\w+|riit[at]\w*|bring|take along)\b"
)
# A list of all that there is: "from the following regions".
_FOLLOWING = re.compile(r"\b(?:following (?:regions|countries|areas)|seuraavi\w+ (?:aluei\w+|mai\w+))\b")
_WITHIN = 4.0  # how far below the best score what settles the country may stand
_LOOK_AHEAD = 12
_LONGEST_ITEM = 60  # letters: an item that names the country or its group, and says no more
_INSIDE = ("European Economic Area",)  # as data/regions.toml names it: what no guide has to say


def allows_place(reading: Reading, question: str, unit: Unit) -> bool | None:
    """Whether the countries or regions of the question lie in those that the unit names; None where it is not settled.

    "Neighbourhood East (except Belarus)" allows Georgia and not Belarus; "only" leaves out all others. What is said of
    partners from outside the programme settles nothing for Estonia.
    """
    within, found = read_regions(unit.text), EXCEPT.search(fold(unit.text))
    asked, left_out = read_countries(question) - {HOME}, read_countries(found["what"]) if found else frozenset()
    named = bool(asked)
    asked = _outsiders(reading, asked, unit) if named else read_regions(question)
    if not asked or not within or NEGATION[unit.language].search(EXCEPT.sub(" ", fold(unit.context))):
        return None
    if not named and any(codes <= asked for _, codes in regions_in(unit.text)):
        return True  # "from outside Europe" may be from the Caribbean
    if asked & left_out:
        return False
    if asked <= within | read_countries(unit.text):
        return not (_IS_OF_PROGRAMME.search(question) and _is_of_outsiders(unit.text))
    closed = ONLY[unit.language].search(fold(unit.context)) is not None
    closed = closed or (named and unit.is_list and _FOLLOWING.search(fold(unit.context)) is not None)
    return False if closed and not asked & within else None


def find_inside(reading: Reading, found: Found) -> int | None:
    """The statement that the country asked about takes part, where the best one is about countries outside only.

    "May an Estonian school be a partner?" is not answered by where partners from outside must come from, but by "In all
    project types: EU Member States"; None where this is not so.
    """
    best = found.units[found.order[0]]
    asked = read_countries(reading.text) - {HOME}
    if not reading.asks_for("whether") or not asked or found.foreign or _WITHOUT.search(fold(reading.text)):
        return None
    known = [country for country in reading.place_groups if country.code in asked]
    if not (speaks_of_others(reading, best) or _joins_group(reading, best, known)):
        return None
    groups = frozenset[str]().union(*(country.nearest for country in known))
    near = [k for k in found.order if not found.units[k].is_list and not found.units[k].scopes]
    near = [k for k in near if found.units[k].own_terms & groups and _takes_part(found.units[k])]
    return next((k for k in near if found.units[k].own_terms & reading.places & groups), next(iter(near), None))


def prefer_place(reading: Reading, found: Found) -> Found:
    """Put first what settles the country asked about, near the top, where the best candidate does not.

    Where things are counted too, only what leaves the country out: of three partners one may be from elsewhere.
    """
    asked = read_countries(reading.text) - {HOME} or read_regions(reading.text)
    if not reading.asks_for("whether") or not asked or found.foreign or not reading.scopes:
        return found
    question = fold(reading.text)
    if _APPLIES.search(question):
        return found  # who may take part may still not be the applicant
    found = _whole_list(reading, question, found)
    if allows_place(reading, question, found.units[found.order[0]]) is not None:
        return found
    least = float(found.scores[found.order[0]]) - _WITHIN
    near = [k for k in found.order[:_LOOK_AHEAD] if found.scores[k] > least and not found.units[k].is_list]
    of_topic = (k for k in near if reading.scopes & found.units[k].scopes)
    settled = {k: allows_place(reading, question, found.units[k]) for k in of_topic}
    fitting = (k for k, allowed in settled.items() if allowed is False or (allowed and not _counts(reading)))
    return put_first(found, next(fitting, None))


def _whole_list(reading: Reading, question: str, found: Found) -> Found:
    """The whole list of regions before that one of its items which has none of the countries asked about."""
    best = found.units[found.order[0]]
    if (
        best.is_list
        or not read_countries(question) - {HOME}
        or not read_regions(best.text)
        or allows_place(reading, question, best) is not None
    ):
        return found
    lists = (k for k in found.order if found.units[k].is_list and best.members[0] in found.units[k].members)
    return put_first(found, next((k for k in lists if allows_place(reading, question, found.units[k]) is False), None))


def _counts(reading: Reading) -> bool:
    """True where a number of things is given, more than one."""
    return any(value.kind == "count" and value.key[:1] != (1,) for value in reading.values)


def _joins_group(reading: Reading, best: Unit, known: Sequence[PlaceGroups]) -> bool:
    """True where it is asked whether a country takes part, and the best unit speaks of the group that it is in."""
    if not _JOINS.search(fold(reading.text)) or _counts(reading) or reading.places & best.own_terms:
        return False
    return any(country.all & best.own_terms for country in known)


def speaks_of_others(reading: Reading, unit: Unit) -> bool:
    """True where a unit says something of countries outside the programme, and none of those asked about is one."""
    asked = read_countries(reading.text) - {HOME}
    return bool(asked) and _is_of_outsiders(unit.text) and not _outsiders(reading, asked, unit)


def _outsiders(reading: Reading, asked: frozenset[str], unit: Unit) -> frozenset[str]:
    """The countries of which a unit speaks: all, but for those inside where it is about what comes from outside."""
    if not _is_of_outsiders(unit.text):
        return asked
    elsewhere = {country.code for country in reading.place_groups if not country.all & unit.terms}
    return asked - elsewhere - read_regions(_INSIDE[0])


def _is_of_outsiders(text: str) -> bool:
    return _OF_OUTSIDERS.search(_ASSOCIATED.sub(" ", fold(text))) is not None


def _takes_part(unit: Unit) -> bool:
    context = fold(unit.context)
    return (
        len(unit.text) <= _LONGEST_ITEM
        and not NEGATION[unit.language].search(context)
        and not _is_of_outsiders(unit.context)
    )
