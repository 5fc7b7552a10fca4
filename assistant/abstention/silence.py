"""Why nothing is answered though something was found: the first reason that holds, by name."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from assistant.abstention.bearing import lacks_bearing
from assistant.abstention.counted_alone import counts_just_that
from assistant.abstention.doubted import is_disbelieved, is_not_there
from assistant.abstention.fields import is_of_other_field
from assistant.abstention.negated import lacks_denial
from assistant.abstention.other_agencies import is_of_other_agency
from assistant.abstention.other_counts import counts_another, gives_by_item, lacks_body
from assistant.abstention.other_dates import dates_another
from assistant.abstention.other_subject import is_of_another_subject
from assistant.abstention.siblings import is_headed, tells_of_sibling
from assistant.abstention.straying import asks_measure_alone, shares_nothing, strays
from assistant.abstention.topic_limits import settles_others
from assistant.abstention.unnamed import leaves_unnamed
from assistant.calendar.no_call import has_none_for_another
from assistant.calendar.years_asked import lacks_year
from assistant.language.occasions import APPLIES, EVENT
from assistant.language.words import fold, split_words
from assistant.names.countries import read_countries
from assistant.names.terms import TermBook
from assistant.passages.deadlines import day_of, is_event
from assistant.passages.traits import ADDRESS, traits_of
from assistant.question.reading import Reading, asking_sentence, is_cue
from assistant.retrieval.features import NAMES
from assistant.retrieval.search import Found
from assistant.selection.addresses import asks_publisher, gives_publisher, lacks_address
from assistant.selection.near_misses import misses
from assistant.selection.offices import lacks_office
from assistant.selection.rows import Row, lies_outside
from assistant.selection.wanted import gives, gives_instead, required
from assistant.values.days import in_season
from assistant.values.moments import names_moment
from assistant.verdicts.grounds import is_doubted, lacks_ground, reads_yes_or_no
from assistant.verdicts.lacking import defines_kind
from assistant.verdicts.membership import leaves_place_open
from assistant.verdicts.trips import names_trips_alone

Reason: TypeAlias = Literal[
    "value missing",
    "near miss",
    "unnamed",
    "unfounded",
    "strayed",
    "elsewhere",
    "groundless",
    "unknown name",
    "outside",
    "sibling",
    "unsure",
]

_KNOWN = 0.55
_LEAST_HELD = 0.2
_UNFOUNDED = 0.45  # a yes or no less sure than this needs one of the question's own words in its source
_READ_SURELY = 0.5  # so sure with the reader, a value of another kind than was asked for may be the answer
# So sure without known questions, it is no near miss; with them, it is as sure of what is near to a known one.
_OVERRULES = 0.85
_VALUED = ("duration", "amount", "deadline", "share")
_SCOPE_OTHER = NAMES.index("scope_other")
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d)")
# "How much of it goes to KA2?", which the whole does not tell.
_OF_WHOLE = re.compile(
    r"\b(?:how much|what (?:share|part|portion)) of [^?]*\b(?:goes|is (?:for|set aside|reserved|spent|used))\b|"
    r"\b(?:paljonko|kuinka paljon|kuinka suuri osa|minka verran) \w*(?:sta|ita) [^?]*\b(?:menee|kaytetaan|on varattu|"
    r"varataan|jaetaan|kuluu)\b"
)
_MONTH = re.compile(r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|q|\w+kuu\w*|(?:mon|tues|wednes|thurs|fri)days?")


def why_outright(reading: Reading, found: Found) -> Literal["unknown_code", "other_year"] | None:
    """What the guide cannot answer whatever stands in it: an unknown action, another year."""
    absent = [t for t in reading.uncovered if not any(t in unit.own_terms for unit in found.units)]
    if absent or reading.unknown_codes:
        return "unknown_code"
    return "other_year" if reading.years and not _covers_year(reading, found) else None


def why_silent(
    reading: Reading, found: Found, row: Row | None, sure: float, least: float, book: TermBook, *, further: bool
) -> Reason | None:
    """Why the best candidate, or a table's `row`, is no answer; None where it is one.

    `sure` is the probability that the guide answers, `least` the lowest that will do. `further` marks the second and
    later parts of a question.
    """
    best = found.units[found.order[0]]
    read_surely = found.read is not None and sure >= _READ_SURELY
    if (
        lacks_address(reading, best)
        or dates_another(reading, best)
        or lacks_year(reading, best)
        or lacks_office(reading, best)
        or (row is None and (counts_another(reading, best) or lacks_body(reading, found)))
        or (not read_surely and _lacks_value(reading, found))
    ):
        return "value missing"
    near_miss = misses(reading, best if row is None else found.units[row.position])
    if near_miss and not reads_yes_or_no(reading, found) and not (sure >= _OVERRULES and not _has_voters(found)):
        return "near miss"
    valued = reading.main in _VALUED and gives(reading, best)
    if row is None and not found.foreign and not valued and leaves_unnamed(reading, best):
        return "unnamed"
    if row is None and not found.foreign and lacks_denial(reading, best):
        return "near miss"
    if (
        is_of_other_field(reading, best, book)
        or has_none_for_another(reading, found)
        or is_of_other_agency(reading, best)
    ):
        return "near miss"
    if (sure < _UNFOUNDED and _holds_nothing(reading, found)) or is_not_there(reading, found):
        return "unfounded"
    if row is None and is_of_another_subject(reading, found, book):
        return "sibling"
    if further and strays(reading, found, sure, read_surely=read_surely):
        return "strayed"
    another = reading.asks_for("whether") and _is_of_another(reading, found)
    settled = another and settles_others(reading, best, book)
    if (another and not settled) or (reading.asks_for("whether") and leaves_place_open(reading, best)):
        return "elsewhere"
    if row is None and reading.wants_verdict and names_trips_alone(reading, best):
        return "groundless"
    moment = _asks_moment_alone(reading, found)
    if row is None and reading.wants_verdict and not moment and lacks_ground(reading, found, sure):
        return "groundless"
    if row is None and reading.wants_verdict and not moment and lacks_bearing(reading, found, book) is not None:
        return "groundless"
    if _names_unknown(reading, found) and not (read_surely and reading.asks_for("whether")):
        return "unknown name"  # a yes or no may be of its kind: "television companies" for the name of one
    if row is None and lies_outside(reading, found):
        return "outside"
    if row is None and not found.foreign and tells_of_sibling(reading, best, book):
        return "sibling"
    alone = moment or _asks_value_alone(reading, found, book) or _asks_contact_alone(reading, found)
    alone = alone or _asks_deadline_alone(reading, found) or counts_just_that(reading, found)
    alone = alone or (settled and not is_doubted(found)) or (further and asks_measure_alone(reading, found))
    if alone or defines_kind(reading, best):
        return None
    return "unsure" if sure < least or (row is None and is_disbelieved(reading, found)) else None


def _has_voters(found: Found) -> bool:
    """True where known questions have a say."""
    return found.scored.votes is not None and found.scored.votes.applies


def _lacks_value(reading: Reading, found: Found) -> bool:
    """True where a value is asked for and the best candidate gives none, or gives another topic's."""
    if not required(reading):
        return False
    best = found.order[0]
    text = fold(reading.text)
    if _about_something_else(reading, found, best):
        return True
    if EVENT.search(text) and not is_event(found.units[best]) and reading.asks_for("deadline", "time"):
        return True
    other = bool(found.features[best, _SCOPE_OTHER]) and not any(
        reading.scopes & found.units[k].own_scopes for k in found.order[:1]
    )
    unit = found.units[best]
    return other or not (gives(reading, unit) or gives_instead(reading, unit))


def _about_something_else(reading: Reading, found: Found, best: int) -> bool:
    """True where the topic is right but nothing else that the question says stands at the value."""
    others = _others(found)
    dated_call = reading.asks_for("deadline") and not EVENT.search(fold(reading.text))
    if not reading.scopes or not others or found.foreign or not dated_call:
        return False
    weights, held = found.scored.match.weights[others], found.scored.match.context[others, best]
    return float(weights @ held) < _LEAST_HELD * float(weights.sum())


def _covers_year(reading: Reading, found: Found) -> bool:
    first = found.units[found.order[0]]
    stated = {int(y) for y in _YEAR.findall(ADDRESS.sub(" ", first.text))}
    if stated and reading.expects and not stated & set(reading.years):
        return False
    best = [found.units[k] for k in found.order[:3]]
    return any(
        str(year) in " ".join((unit.text, *unit.headings, unit.document.edition))
        for year in reading.years
        for unit in best
    )


def _names_unknown(reading: Reading, found: Found) -> bool:
    """True where what is asked about has a proper name that stands nowhere in the guide.

    Towns that are only told of ("We are a school in Lyon. …") and countries are none of it.
    """
    known = found.scored.match.known
    asking = frozenset(split_words(asking_sentence(reading.text)))
    items = found.reading.items
    unknown = (i.text for k, i in enumerate(items) if i.is_name and i.text in asking and known[k] < _KNOWN)
    return not found.foreign and any(not read_countries(name) and not _MONTH.fullmatch(name) for name in unknown)


def _asks_value_alone(reading: Reading, found: Found, book: TermBook) -> bool:
    """True where nothing but a topic's value is asked for, and the best unit gives such a value for that topic."""
    unit = found.units[found.order[0]]
    alone = bool(reading.scopes) and not reading.years and all(item.term is not None for item in reading.items)
    alone = alone and not reading.asks_for("open") and not _OF_WHOLE.search(fold(reading.text))
    own = reading.scopes <= unit.scopes or is_headed(reading, unit, book)
    return alone and bool(required(reading)) and gives_by_item(reading, unit, found) and own


def _asks_deadline_alone(reading: Reading, found: Found) -> bool:
    """True for "By when must the KA220 bid reach the agency?": the best unit gives its call's day."""
    unit = found.units[found.order[0]]
    other = reading.asks_for("whether", "open", "time", "list", "who", "count", "amount", "duration", "share")
    if reading.main != "deadline" or other or reading.years:
        return False
    of_call = traits_of(unit).is_call and not is_event(unit) and gives(reading, unit)
    return (
        of_call
        and bool(reading.scopes)
        and reading.scopes <= unit.scopes
        and all(float(found.scored.match.context[k, found.order[0]]) >= _KNOWN for k in _others(found))
    )


def _others(found: Found) -> list[int]:
    """The items of the asking sentence that are neither topics nor say only that an application goes in."""
    asking = {*split_words(asking_sentence(found.reading.text)), *(one.name for one in found.reading.added)}
    days = [day for v in found.units[found.order[0]].values if v.kind == "date" and (day := day_of(v)) is not None]
    items = enumerate(found.reading.items)
    others = [k for k, i in items if i.term is None and i.text in asking and not APPLIES.fullmatch(i.text)]
    return [k for k in others if not any(in_season(found.reading.items[k].text, day) for day in days)]


def _asks_moment_alone(reading: Reading, found: Found) -> bool:
    """True for "Does KA220 close on 10 April?", where the best unit gives that topic's day: the days settle it."""
    unit = found.units[found.order[0]]
    if not (reading.asks_for("whether") and names_moment(reading)) or found.foreign or is_event(unit):
        return False
    dated = {word for v in reading.values if v.kind == "date" for word in split_words(v.text)}
    alone = all(i.term is not None or i.text in dated or is_cue(i.text, ("deadline",)) for i in reading.items)
    return alone and bool(reading.scopes & unit.own_scopes) and any(v.kind == "date" for v in unit.values)


def _asks_contact_alone(reading: Reading, found: Found) -> bool:
    """True for "Whom can I ask about KA220?", where the best unit gives the document's own contact."""
    return asks_publisher(reading) and gives_publisher(found.units[found.order[0]])


def _holds_nothing(reading: Reading, found: Found) -> bool:
    """True where a yes or no would rest on a unit that has none of the question's own words.

    Where there is a reader, one that names no topic ("Are you sure?"): it sees the rest by itself.
    """
    if found.foreign or not reading.asks_for("whether"):
        return False
    if found.read is not None:
        return not reading.terms and shares_nothing(found)
    return shares_nothing(found, least=2)


def _is_of_another(reading: Reading, found: Found) -> bool:
    """True where one topic is asked about and the best unit stands under another one."""
    return bool(reading.scopes) and not found.foreign and bool(found.features[found.order[0], _SCOPE_OTHER])
