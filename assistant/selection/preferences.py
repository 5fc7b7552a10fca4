"""Which of the first candidates comes first: the one with what is asked for, about what is asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.names.countries import read_countries
from assistant.passages.traits import NOT, traits_of
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence, main_clause
from assistant.retrieval.features import NAMES
from assistant.retrieval.search import Found, put_first
from assistant.selection.addresses import asks_publisher, gives_publisher, is_for_all, lacks_address
from assistant.selection.near_misses import misses
from assistant.selection.wanted import gives, required
from assistant.verdicts.limits import compare_values
from ingest.values import Value, read_values

_LOOK_AHEAD = 12
_ADDRESS_WITHIN = 1.0  # how far below the best score an address may stand
_VALUE_WITHIN = 3.0
_LENGTH_WITHIN = 4.5
_FAR = 5.0  # so much more log-odds of the reader speak for the best candidate, whatever topic it stands under
_VALUE_THERE = NAMES.index("value_there")
_SCOPE_OTHER = NAMES.index("scope_other")
_CLEARLY = 0.1  # how much more of the question's words an item of a list must hold to stand for it
_NEAR = 3.0  # how far below the best score a candidate with the date that is named may be
_CLAUSES = re.compile(r"[,;:–—]")  # "the call closes in March, when …" asks for another day than it names
_EXCLUDES = re.compile(rf"{NOT.pattern}|\b(?:except|apart from|paitsi|rajoit\w+|restrict\w*|limit\w*|este\w*)\b")
_SAME = 0.6
_ROWS = 60  # how far down a table's other rows are looked for


def prefer_given(reading: Reading, found: Found) -> Found:
    """Put first the candidate that gives the value asked for: of the topic, of the list, in the range, on the day."""
    found = _prefer_fitting(reading, _prefer_member(reading, _prefer_values(reading, found)))
    return _prefer_measured(reading, prefer_dated(reading, found))


def _prefer_values(reading: Reading, found: Found) -> Found:
    """Put first the best candidate that holds what is asked for, about what is asked about."""
    if reading.asks_for("place", "contact"):
        return _prefer_address(reading, found)
    if not required(reading) or gives(reading, found.units[found.order[0]]):
        return _prefer_topic(found)
    top = float(found.scores[found.order[0]])
    for k in found.order[:_LOOK_AHEAD]:
        if found.scores[k] < top - _VALUE_WITHIN:
            break
        if gives(reading, found.units[k]) and not found.features[k, _SCOPE_OTHER]:
            return put_first(found, k)
    return found


def prefer_told(reading: Reading, found: Found) -> Found:
    """Put first the best candidate near the top that tells of the moment or kind of thing that is asked for."""
    if not misses(reading, found.units[found.order[0]]):
        return found
    least = float(found.scores[found.order[0]]) - _VALUE_WITHIN
    near = (k for k in found.order[:_LOOK_AHEAD] if found.scores[k] > least and not found.features[k, _SCOPE_OTHER])
    fitting = (k for k in near if not misses(reading, found.units[k]) and not _is_read_as_none(found, k))
    k = next((k for k in fitting if not required(reading) or gives(reading, found.units[k])), None)
    return put_first(found, k)


def _prefer_address(reading: Reading, found: Found) -> Found:
    """Put first the best candidate with a link, an address or a place, where one is near the top.

    Where that is no such address as is asked for ("which number?"), the next best one that is, and is for everybody.
    """
    top = float(found.scores[found.order[0]])
    near = (k for k in found.order[:_LOOK_AHEAD] if found.scores[k] > top - _ADDRESS_WITHIN)
    found = put_first(found, next((k for k in near if found.features[k, _VALUE_THERE]), None))
    if asks_publisher(reading) and not traits_of(found.units[found.order[0]]).has_contact:
        own = (k for k in found.order if gives_publisher(found.units[k]) and not found.units[k].is_list)
        return put_first(found, next(own, None))
    if not lacks_address(reading, found.units[found.order[0]]):
        return found
    near = (k for k in found.order[:_LOOK_AHEAD] if found.scores[k] > top - _VALUE_WITHIN)
    single = (k for k in near if not found.units[k].is_list and not found.features[k, _SCOPE_OTHER])
    return put_first(found, next((k for k in single if is_for_all(reading, found.units[k])), None))


def _prefer_topic(found: Found) -> Found:
    """Put first the best candidate that is not about another topic than the one asked about."""
    if not found.features[found.order[0], _SCOPE_OTHER]:
        return found
    top = float(found.scores[found.order[0]])
    near = (k for k in found.order[:_LOOK_AHEAD] if found.scores[k] > top - _VALUE_WITHIN)
    k = next((k for k in near if not found.features[k, _SCOPE_OTHER]), None)
    return found if k is not None and _reads_worse(found, k) else put_first(found, k)


def prefer_all_places(reading: Reading, found: Found) -> Found:
    """Put a list of countries first where one of them is, and another one is asked about: "may Albania join?"."""
    best = found.units[found.order[0]]
    asked = read_countries(reading.text) if reading.asks_for("whether") and not best.is_list else frozenset()
    named = read_countries(best.text) if asked else frozenset()
    if not named or named & asked:
        return found
    lists = (k for k in found.order if found.units[k].is_list and not found.units[k].is_opening)
    return put_first(found, next((k for k in lists if best.members[0] in found.units[k].members), None))


def _reads_worse(found: Found, k: int) -> bool:
    """True where the reader is far surer of the best candidate than of another one."""
    best = found.order[0]
    return found.read is not None and float(found.read[best] - found.read[k]) > _FAR


def prefer_side(reading: Reading, found: Found) -> Found:
    """Put first what stands under "Supported", and not under "Not supported" beside it, unless the question says no."""
    best = found.units[found.order[0]]
    if reading.expects or reading.asks_for("whether", "comparison") or not best.headings:
        return found
    asked = _EXCLUDES.search(fold(reading.text)) is not None
    if traits_of(best).is_excluded == asked or (asked and not best.is_list and NOT.search(fold(best.text))):
        return found
    lists = [k for k in found.order if found.units[k].is_list and not found.units[k].is_opening]
    beside = (k for k in lists if found.units[k].section == best.section and _is_other_side(found.units[k], best))
    own = {unit.members[0]: unit.headings for unit in found.units if not unit.is_list}
    same = (k for k in lists if found.units[k].document is best.document)
    named = (k for k in same if _names_side(reading, own.get(found.units[k].members[0], ()), asked))
    return put_first(found, next(beside, next(named, None)))


def _names_side(reading: Reading, headings: Sequence[str], asked: bool) -> bool:
    """True where the heading right above the items says all that the question does: "Costs that are not accepted"."""
    if not headings or (NOT.search(fold(headings[-1])) is not None) is not asked:
        return False
    common = load_stopwords(reading.language)
    here, words = split_words(headings[-1]), [word for word in split_words(reading.text) if word not in common]
    return len(words) > 1 and all(any(likeness(w, h, reading.language) >= _SAME for h in here) for w in words)


def _is_other_side(unit: Unit, best: Unit) -> bool:
    """True where the headings are the same but for the last, of which one says no to what the other says."""
    if len(unit.headings) != len(best.headings) or unit.headings[:-1] != best.headings[:-1]:
        return False
    if traits_of(unit).is_excluded == traits_of(best).is_excluded:
        return False
    here, there = (set(split_words(NOT.sub(" ", fold(one.headings[-1])))) for one in (unit, best))
    return any(likeness(a, b, unit.language) >= _SAME for a in here for b in there if len(a) > 2 and len(b) > 2)


def _is_read_as_none(found: Found, k: int) -> bool:
    """True where the reader has read a candidate and takes it for no answer."""
    return found.read is not None and not found.foreign and float(found.read[k]) < 0.0


def _prefer_fitting(reading: Reading, found: Found) -> Found:
    """Of a table's rows, put first the one whose range holds the question's number: "1,500 km" in "500–1,999 km"."""
    best = found.order[0]
    first = found.units[best]
    if first.is_list or reading.asks_for("whether", "comparison"):
        return found
    if compare_values(reading, first) is not False:
        return found
    beside = (k for k in found.order[:_ROWS] if found.units[k].section == first.section and not found.units[k].is_list)
    fitting = (k for k in beside if compare_values(reading, found.units[k]))
    return put_first(found, next((k for k in fitting if not required(reading) or gives(reading, found.units[k])), None))


def prefer_dated(reading: Reading, found: Found) -> Found:
    """Put first the best candidate near the top with a date in the month, or on the day, that the question names."""
    text = main_clause(asking_sentence(reading.text))
    asked = [value for value in read_values(text) if value.kind == "date"]
    if len(asked) != 1 or _CLAUSES.search(text) or not reading.asks_for("deadline", "time", "place"):
        return found
    if reading.asks_for("whether", "comparison", "list") or _falls_in(asked[0], found.units[found.order[0]]):
        return found
    least = float(found.scores[found.order[0]]) - _NEAR
    near = (k for k in found.order[:_ROWS] if found.scores[k] > least and not found.units[k].is_list)
    return put_first(found, next((k for k in near if _falls_in(asked[0], found.units[k])), None))


def _prefer_measured(reading: Reading, found: Found) -> Found:
    """For "may it last two weeks?", put first what limits such a length of the topic, where the best has no length."""
    best = found.units[found.order[0]]
    asked = [value for value in reading.values if value.kind == "duration"]
    named = reading.scopes & best.scopes if reading.scopes else reading.terms & best.terms
    if not reading.wants_verdict or len(asked) != 1 or not named or "duration" in traits_of(best).kinds:
        return found
    least = float(found.scores[found.order[0]]) - _LENGTH_WITHIN
    near = (k for k in found.order[:_LOOK_AHEAD] if found.scores[k] > least and named & found.units[k].terms)
    long = (k for k in near if "duration" in traits_of(found.units[k]).kinds and not found.units[k].is_list)
    return put_first(found, next((k for k in long if compare_values(reading, found.units[k]) is not None), None))


def _falls_in(asked: Value, unit: Unit) -> bool:
    """True where a unit has a date that agrees with all that is named of another: "January", "12.1."."""
    days = (value.key for value in unit.values if value.kind == "date" and value.key[0] != "range")
    return any(all(a in (0, b) for a, b in zip(asked.key, day, strict=True)) for day in days)


def _prefer_member(reading: Reading, found: Found) -> Found:
    """Of a list of values, put first the item that the question names, where one holds more of it than any other."""
    best = found.order[0]
    whole, match = found.units[best], found.scored.match
    if not whole.is_list or not required(reading) or not len(match.weights):
        return found
    inside = [k for k in found.order if not found.units[k].is_list and found.units[k].members[0] in whole.members]
    giving = [k for k in inside if gives(reading, found.units[k]) and not found.units[k].is_bare]
    if len(giving) < 2:
        return found
    held = sorted((float(match.weights @ match.text[:, k]), k) for k in giving)
    return put_first(found, held[-1][1]) if held[-1][0] > held[-2][0] + _CLEARLY else found
