"""Which of the first candidates comes first: the one with what is asked for, about what is asked about."""

from __future__ import annotations

from assistant.features import NAMES
from assistant.near_misses import misses
from assistant.question import Reading
from assistant.search import Found
from assistant.wanted import gives, put_first, required

_LOOK_AHEAD = 12
_ADDRESS_WITHIN = 1.0  # how far below the best score an address may stand
_VALUE_WITHIN = 3.0
_FAR = 5.0  # so much more log-odds of the reader speak for the best candidate, whatever topic it stands under
_VALUE_THERE = NAMES.index("value_there")
_SCOPE_OTHER = NAMES.index("scope_other")


def prefer_values(reading: Reading, found: Found) -> Found:
    """Put first the best candidate that holds what is asked for, about what is asked about."""
    if reading.asks_for("place", "contact"):
        return _prefer_address(found)
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
    fitting = (k for k in near if not misses(reading, found.units[k]))
    k = next((k for k in fitting if not required(reading) or gives(reading, found.units[k])), None)
    return put_first(found, k)


def _prefer_address(found: Found) -> Found:
    """Put first the best candidate with a link, an address or a place, where one is near the top."""
    top = float(found.scores[found.order[0]])
    near = (k for k in found.order[:_LOOK_AHEAD] if found.scores[k] > top - _ADDRESS_WITHIN)
    k = next((k for k in near if found.features[k, _VALUE_THERE]), None)
    return put_first(found, k)


def _prefer_topic(found: Found) -> Found:
    """Put first the best candidate that is not about another topic than the one asked about."""
    if not found.features[found.order[0], _SCOPE_OTHER]:
        return found
    top = float(found.scores[found.order[0]])
    near = (k for k in found.order[:_LOOK_AHEAD] if found.scores[k] > top - _VALUE_WITHIN)
    k = next((k for k in near if not found.features[k, _SCOPE_OTHER]), None)
    return found if k is not None and _reads_worse(found, k) else put_first(found, k)


def _reads_worse(found: Found, k: int) -> bool:
    """True where the reader is far surer of the best candidate than of another one."""
    best = found.order[0]
    return found.read is not None and float(found.read[best] - found.read[k]) > _FAR
