"""Which of several lengths is meant: that of the person and the purpose told of, or that counted from an event."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.language.words import fold, is_alike, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.search import Found, put_first
from assistant.selection.groups import groups_in
from assistant.values.purposes import is_placement, purposes_in, serves_other
from assistant.values.sizes import size_of
from ingest.values import Value

_NEAR = 5.0  # how far below the best score the fitting form may stand
_LOOK_AHEAD = 12
_LONGEST = 60  # letters: a label with its length
_ALIKE, _STEM = 0.7, 6
_STAYS = re.compile(
    r"\b(?:abroad|ulkomail\w+|"
    r"enough|sufficient|long|short|stay|stays|staying|spend|away|go|leave|last|be (?:in|at|on|away)|"
    r"possible|okay?|allowed|fine|"
    r"shadow|teach|do|riitta\w+|liian|olla|poissa|lahte\w+|menna|mennä|kestaa|onnistuu\w*|kay|kayko|mahdollista|sopii\w*|viipya|"
    r"tehda|saako|voiko|voinko|voisinko|pitkaan)\b"
)
_AGO = re.compile(
    r"\b(?P<event>\w{4,})\b[^.?!]{0,40}?\b(?:ago|sitten)\b|"
    r"\b(?:ago|sitten|since (?:my|his|her|their|our|the)?)\b[^.?!]{0,20}?\b(?P<after>\w{4,})\b"
)
# "Is it enough that we have been teaching for a year?" tells of the past.
_UP_TO_NOW = re.compile(
    r"\b(?:have|has|ve|had) (?:only |just |already )?(?:been|existed|operated|offered|taught|worked|run|trained)\b|"
    r"\b(?:olemme|on|ovat|olen|ollaan) (?:\w+ )?(?:vasta |jo )?(?:toimi|opetta|jarjesta|koulutta)\w*(?:nut|neet|ttu)\b"
)
_FROM_EVENT = re.compile(
    r"\b(?:after|from|since|following) (?:the |their |his |her )?(?P<event>\w{4,})|"
    r"\b(?P<tapahtuma>\w{5,}(?:sesta|misesta|sta))\b|"
    r"\b(?P<jalkeen>\w{5,}) jalkeen\b"
)
_CHILD = re.compile(
    r"\b(?:(?:my|our) (?:son|daughter|child|kid|boy|girl|teenager)\w*|(?:poika|tytar|lapsi)\w*ni\b|poikani|"
    r"poikamme|tyttareni|"
    r"lapseni|lapsemme|tyttaremme|nuoreni)\b"
)


def prefer_fitting(reading: Reading, found: Found) -> Found:
    """Put first the length that is of the case told of, where the best candidate is of another.

    "I graduated two years ago" by "12 months after graduation", "my son's placement" by no length of courses.
    """
    if not reading.asks_for("whether", "duration") or found.foreign:
        return found
    since = _counted_since(reading, found)
    if since is not None:
        return put_first(found, since)
    if not any(value.kind == "duration" for value in reading.values) and not reading.asks_for("duration"):
        return found
    best, wanted = found.units[found.order[0]], purposes_in(reading.text)
    fitting = [k for k in _near(found) if _gives_range(found.units[k]) and not _is_unfit(reading, found.units[k])]
    own = [k for k in fitting if wanted & purposes_in(found.units[k].text) and len(found.units[k].text) <= _LONGEST]
    if _is_unfit(reading, best):
        return put_first(found, next(iter(own or fitting), None))
    if is_placement(reading.text) and _FROM_EVENT.search(fold(best.text)) and not _gives_range(best):
        return put_first(found, next(iter(own or fitting), None))
    strays = reading.wants_verdict and _gives_length(best) and not wanted & purposes_in(_label(best))
    return put_first(found, next(iter(own), None)) if strays and not reading.scopes else found


def find_length(reading: Reading, found: Found) -> Unit | None:
    """The best candidate where it is the length of the purpose that a question with a length names, and no more."""
    best = found.units[found.order[0]]
    lengths = [value for value in reading.values if value.kind == "duration"]
    if not reading.wants_verdict or found.foreign or len(lengths) != 1 or len(reading.values) != 1 or best.is_list:
        return None
    if reading.scopes - best.scopes or len(best.text) > _LONGEST or not _gives_range(best) or _is_unfit(reading, best):
        return None
    text = fold(reading.text)
    if not _STAYS.search(text) or _AGO.search(text) or _UP_TO_NOW.search(text):
        return None
    led = groups_in(best.headings[-1]) if best.headings else frozenset()
    goes = is_placement(reading.text) or (_people(reading) == {"learners"} and not purposes_in(reading.text))
    of_learners = goes and "learners" in led and not purposes_in(best.text)
    if of_learners:
        return _holding(reading, found, lengths[0]) or best
    return best if purposes_in(reading.text) & purposes_in(best.text) else None


def _holding(reading: Reading, found: Found, length: Value) -> Unit | None:
    """Of the lengths beside the best candidate that are of no purpose of their own, the one that holds a length."""
    best, (asked, _) = found.units[found.order[0]], size_of(length)
    beside = (u for u in (found.units[k] for k in found.order) if u.headings == best.headings and not u.is_list)
    general = (u for u in beside if len(u.text) <= _LONGEST and _gives_range(u) and not purposes_in(u.text))
    return next((u for u in general if asked is not None and any(_holds(v, asked) for v in u.values)), None)


def _holds(stated: Value, asked: Decimal) -> bool:
    low, high = size_of(stated)
    return stated.kind == "duration" and low is not None and high is not None and low <= asked <= high


def _gives_range(unit: Unit) -> bool:
    """True for "10 days–3 months", and not for "12 months after graduation"."""
    sizes = (size_of(value) for value in unit.values if value.kind == "duration")
    return any(low is not None and high is not None and low < high for low, high in sizes)


def _near(found: Found) -> list[int]:
    least = float(found.scores[found.order[0]]) - _NEAR
    return [k for k in found.order[:_LOOK_AHEAD] if found.scores[k] > least and not found.units[k].is_list]


def _counted_since(reading: Reading, found: Found) -> int | None:
    """The candidate whose time runs from the event of which the question says how long ago it was."""
    asked = _AGO.search(fold(reading.text))
    if asked is None or not any(value.kind == "duration" for value in reading.values):
        return None
    clause = split_words(fold(reading.text)[: asked.end()])
    for k in _near(found):
        unit = found.units[k]
        runs = _FROM_EVENT.search(fold(unit.text)) if _gives_length(unit) else None
        event = next(filter(None, runs.groups()), None) if runs else None
        if event and any(_same_event(word, event, unit) for word in clause):
            return k
    return None


def _same_event(word: str, event: str, unit: Unit) -> bool:
    return is_alike(word, event, unit.language, _ALIKE, _STEM)


def _is_unfit(reading: Reading, unit: Unit) -> bool:
    """True where a unit is for another group of people, or another purpose, than the question's own."""
    led = groups_in(unit.headings[-1]) if unit.headings else frozenset()
    asked = _people(reading)
    if len(asked) == 1 and len(led) == 1 and not asked & led:
        return True
    return serves_other(reading.text, _label(unit))


def _people(reading: Reading) -> frozenset[str]:
    folded = fold(reading.text)
    return frozenset({"learners"}) if _CHILD.search(folded) else groups_in(reading.text) - {"organisations"}


def _label(unit: Unit) -> str:
    return " ".join((*unit.headings[-1:], unit.text)) if not _gives_length(unit) else unit.text


def _gives_length(unit: Unit) -> bool:
    return any(value.kind == "duration" for value in unit.values)
