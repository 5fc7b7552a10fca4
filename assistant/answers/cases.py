"""What somebody tells of her own case: the statement that fits it, with yes or no, however sure the ranking is."""

from __future__ import annotations

from decimal import Decimal

from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.search import Found
from assistant.verdicts.companions import find_companion, find_instructor
from assistant.verdicts.graduates import find_graduate
from assistant.verdicts.guests import find_guest
from assistant.verdicts.networks import find_network
from assistant.verdicts.polarity import judge
from assistant.verdicts.without_topic import find_beside


def find_case(reading: Reading, found: Found) -> tuple[Unit, bool | None] | None:
    """The unit that a case rests on, and yes or no where that is asked; None where no case is told that one fits."""
    along = find_companion(reading, found) or find_instructor(reading, found)
    if along is not None:
        return along, None if _counts_several(reading) else True
    guest = find_guest(reading, found)
    if guest is not None:
        return guest, judge(reading, guest).yes if reading.wants_verdict else None
    graduate = find_graduate(reading, found)
    if graduate is not None:
        measured = any(value.kind == "duration" for value in reading.values)
        return graduate, not measured or judge(reading, graduate).yes
    beside = find_beside(reading, found)
    if beside is not None:
        return beside
    network = find_network(reading, found)
    return None if network is None else (network, judge(reading, network).yes)


def _counts_several(reading: Reading) -> bool:
    """True for "may two coaches come along?": a possible companion is one, and of two nothing is said."""
    counts = (value.key[0] for value in reading.values if value.kind == "count")
    return any(isinstance(number, Decimal) and number > 1 for number in counts)
