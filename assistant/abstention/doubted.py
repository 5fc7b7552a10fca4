"""What the reader takes for no answer, though all else speaks for it; things of which the guide has no word."""

from __future__ import annotations

import math
import re

from assistant.language.words import fold, split_words
from assistant.question.reading import Reading
from assistant.retrieval.search import Found

# The reader's log-odds for the best of all that it has read, where a word that weighs much is not in the best unit.
_REJECTED = -3.5
_DOUBTED = -1.0  # so low, enough known questions must have that unit for their answer
_UNDECIDED = 0.0  # so low, the known questions must not say that the guide leaves it open
_HEAVY = 0.3  # the share of a question's weight that one word has
_HELD = 0.55
_OFTEN = 0.5
_LEFT_OPEN = 0.5
_ASKS_SUM = re.compile(r"pays?|costs?|worth|gives?|brings?|maks\w+|tuo|antaa")  # "What does it pay?"
_FEWEST_WORDS = 4  # the reader knows questions, no keywords
_IS_THERE = re.compile(r"^\W*(?:is|are|was|were) there\b|^\W*(?:onko|onks) (?:olemassa |teilla |siella )?")


def is_disbelieved(reading: Reading, found: Found) -> bool:
    """True where the reader rejects all that it has read, and a heavy word or the known questions speak against it too.

    Only where known questions have a say: elsewhere nothing outvotes the reader.
    """
    votes = found.scored.votes
    few = len(split_words(reading.text)) < _FEWEST_WORDS
    if few or found.read is None or found.foreign or votes is None or not votes.applies:
        return False
    read = [value for k in found.order if not math.isnan(value := float(found.read[k]))]
    top = max(read, default=0.0)
    if top >= _UNDECIDED:
        return False
    known = float(found.scored.known[found.order[0]])
    if (top < _REJECTED or (top < _DOUBTED and known < _OFTEN)) and _misses_heavy_word(found):
        return True
    return votes.open >= _LEFT_OPEN and not reading.asks_for("whether")


def _misses_heavy_word(found: Found) -> bool:
    match, best = found.scored.match, found.order[0]
    if not len(match.weights):
        return False
    missing = (match.weights >= _HEAVY) & (match.context[:, best] < _HELD)
    sum_asked = found.reading.asks_for("amount")
    told = [sum_asked and _ASKS_SUM.fullmatch(item.text) is not None for item in found.reading.items]
    return any(missing[k] and not told[k] for k in range(len(told)))


def is_not_there(reading: Reading, found: Found) -> bool:
    """True where it is asked whether there is a thing of which the guide has no word."""
    if found.foreign or not reading.wants_verdict or reading.terms or not _IS_THERE.match(fold(reading.text)):
        return False
    return bool(reading.items) and bool((found.scored.match.known < _HELD).all())
