"""Whether a yes is borne out by the statement: what has nothing of the question, or tells of others, bears out none."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from assistant.abstention.strangers import TAKEN, is_strange
from assistant.abstention.unspoken import (
    asks_together,
    counts_what_is_not,
    lists_places_alone,
    says_no_place,
    says_not_how_often,
    says_not_together,
    says_who_applies,
)
from assistant.language.opposites import NEGATION
from assistant.language.words import fold, is_alike, split_words
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Found, put_first
from assistant.selection.groups import groups_in
from assistant.values.purposes import serves_other
from assistant.verdicts.demands import asks_demand
from assistant.verdicts.place_limits import allows_place
from assistant.verdicts.polarity import judge
from assistant.verdicts.unbounded import leaves_unbounded

Fault: TypeAlias = Literal[
    "sister topic",
    "other people",
    "other purpose",
    "no demand",
    "places alone",
    "uncounted",
    "unbounded",
    "how often",
    "no place",
    "not together",
    "strange",
]

_HELD = 0.55
_LEAST = 0.7  # log-odds that another candidate must have
_LOOK_AHEAD, _FAR_AHEAD = 8, 24
_SHORTEST, _STEM = 4, 5
_GROUPS = frozenset({"learners", "staff"})
# What only tells of aims and of what may be, and what demands something.
_TELLS = re.compile(
    r"\b(?:aims?|aimed|objectives?|purpose|goals?|supports?|promotes?|strengthens?|ecosystem|such as|"
    r"for example|e\.g\.|"
    r"tavoite\w*|tavoittee\w*|tarkoitu\w+|pyri\w+|tukee|tukevat|edist\w+|vahvist\w+|ekosysteemi\w*|kuten|"
    r"esimerkiksi|esim)\b"
)
_DEMANDS = re.compile(
    r"\b(?:must|has to|have to|needs?|needed|requir\w+|compulsory|mandatory|obligat\w+|at least|min\.?|minimum|present|"
    r"involved|consists?|of which|shall|essential|necessary|oltava|pitaa|taytyy|tulee|pakolli\w+|vaadi\w+|vaati\w+|"
    r"edellyt\w+|vahintaan|vah|mukana|tarvit\w+|valttamat\w+|huomioitava|oleellis\w+|joista|koostu\w+|"
    r"\w+(?:ttava|ttavat))\b"
)


def lacks_bearing(reading: Reading, found: Found, book: TermBook) -> Fault | None:
    """Why a yes beside the best unit would not be borne out by it; None where it is, or no yes would be said.

    "May a chef come?" is not answered with yes by "increased motivation", however near the two may seem.
    """
    unit = found.units[found.order[0]]
    verdict = judge(reading, unit)
    if not verdict.yes or found.foreign or allows_place(reading, fold(reading.text), unit):
        return None
    if _is_of_sibling(reading, unit, book):
        return "sister topic"
    if _is_of_other_people(reading, unit):
        return "other people"
    if serves_other(asking_sentence(reading.text), " ".join((*unit.headings, unit.text))):
        return "other purpose"
    if verdict.rests_on != "nothing against":
        return None
    if leaves_unbounded(reading, unit):
        return "unbounded"
    if says_not_how_often(reading, unit):
        return "how often"
    if says_not_together(reading, unit):
        return "not together"
    if says_no_place(reading, unit):
        return "no place"
    if asks_demand(fold(reading.text)) and _demands_nothing(unit):
        return "no demand"
    if lists_places_alone(reading, unit):
        return "places alone"
    if counts_what_is_not(reading, unit):
        return "uncounted"
    if asks_together(reading) and says_who_applies(unit):
        return None
    return "strange" if is_strange(reading, found) else None


def prefer_bearing(reading: Reading, found: Found, book: TermBook) -> Found:
    """Put first the next candidate that bears out a yes or a no, where the best one would not."""
    if not reading.wants_verdict or found.read is None:
        return found
    fault = lacks_bearing(reading, found, book)
    if fault is None:
        return found
    if fault == "uncounted" and asks_together(reading):
        fault = "not together"
    if fault in ("no place", "not together"):
        return put_first(found, _settling(reading, found, fault))
    for k in found.order[1:_LOOK_AHEAD]:
        other = put_first(found, k)
        if _speaks_of(reading, other, fault) and lacks_bearing(reading, other, book) is None:
            return other
    return found


def _settling(reading: Reading, found: Found, fault: Fault) -> int | None:
    """The first candidate of the topic that says whether a country may join, or who applies with whom."""
    question = fold(reading.text)
    near = [k for k in found.order[:_FAR_AHEAD] if reading.scopes <= found.units[k].scopes | found.units[k].terms]
    if fault == "no place":
        return next((k for k in near if allows_place(reading, question, found.units[k]) is not None), None)
    telling = [k for k in near if says_who_applies(found.units[k])]
    # of two sides the one that says yes; the other one is said beside it
    denying = [k for k in telling if NEGATION[found.units[k].language].search(fold(found.units[k].text))]
    return next((k for k in telling if k not in denying), next(iter(denying), None))


def _speaks_of(reading: Reading, found: Found, fault: Fault) -> bool:
    """True where the first candidate has a word of the question and the reader takes it for an answer."""
    k = found.order[0]
    unit = found.units[k]
    if unit.is_list or not reading.scopes <= unit.scopes | unit.terms or found.read is None:
        return False
    items = enumerate(found.reading.items)
    held = [n for n, _ in items if found.scored.match.text[n, k] >= _HELD]
    if fault == "no demand":
        return bool(held) and _DEMANDS.search(fold(unit.text)) is not None
    return bool(held) and float(found.read[k]) >= (TAKEN if fault == "strange" else _LEAST)


def _is_of_sibling(reading: Reading, unit: Unit, book: TermBook) -> bool:
    """True where a unit stands under a sister of a topic that is asked about, and does not name that topic itself."""
    held = unit.scopes | unit.terms
    sisters = [term for term in held - reading.scopes if book.is_scope(term)]
    missing = [asked for asked in reading.scopes if asked not in held]
    return any(_are_sisters(a, s, book, unit) for a in missing for s in sisters)


def _are_sisters(asked: str, other: str, book: TermBook, unit: Unit) -> bool:
    """True for two topics of one family that their names tell apart; "accreditation" and "accredited" are too alike."""
    if not book.ancestors(asked) or book.ancestors(asked) != book.ancestors(other):
        return False
    own, others = (names_of(term, book) for term in (asked, other))
    return any(not any(is_alike(word, w, unit.language, _HELD, _STEM) for w in others) for word in own)


def names_of(term: str, book: TermBook) -> list[str]:
    return [word for name in (*book[term].fi, *book[term].en) for word in split_words(name) if len(word) >= _SHORTEST]


def _is_of_other_people(reading: Reading, unit: Unit) -> bool:
    """True where learners are asked about and the column above is for staff, or the other way round."""
    asked = groups_in(asking_sentence(reading.text)) & _GROUPS
    named = [groups_in(heading) & _GROUPS for heading in unit.headings]
    above = [groups for groups in named if groups]
    return (
        len(asked) == 1
        and bool(above)
        and all(len(one) == 1 and one != asked for one in above[-1:])
        and (not asked & groups_in(unit.text))
    )


def _demands_nothing(unit: Unit) -> bool:
    text = fold(unit.text)
    return _TELLS.search(text) is not None and _DEMANDS.search(text) is None
