"""Which of two has more: what a question compares, which way round, and between what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.cues import Ask, cue
from assistant.deadlines import day_of
from assistant.limits import dimension_of, size_of
from assistant.question import Reading, unit_of
from assistant.units import Unit
from assistant.words import fold, split_words
from ingest.values import Value

# A measure, whether the larger value wins, and the words that say so, without marks.
_COMPARATIVES: tuple[tuple[tuple[Ask, ...], bool, re.Pattern[str]], ...] = (
    (("duration",), True, re.compile(r"\b(?:pidem\w+|pitem\w+|pisin|pisim\w+|kauem\w+|longer|longest)\b")),
    (("duration",), False, re.compile(r"\b(?:lyhyem\w+|lyhyin|lyhim\w+|shorter|shortest)\b")),
    (("deadline",), True, re.compile(r"\b(?:myohem\w+|myohaisem\w+|myohaisin|later|latest|viimeisena|last)\b")),
    (
        ("deadline",),
        False,
        re.compile(r"\b(?:aiem\w+|aikaisem\w+|aikaisin|ensin|ensimmaisena|ekana|eka|earlier|earliest|sooner|first)\b"),
    ),
    (("amount",), True, re.compile(r"\b(?:kalliim\w+|kallein|dearer|more expensive)\b")),
    (("amount",), False, re.compile(r"\b(?:halvem\w+|halvin|edullisem\w+|cheaper|cheapest)\b")),
    (
        ("amount", "share", "duration", "count"),
        True,
        re.compile(
            r"\b(?:suurem\w+|suurin|isom\w+|isoin|enemman|eniten|useam\w+|korkeam\w+|korkein|"
            r"more|most|bigger|biggest|larger|largest|higher|highest|greater|greatest)\b"
        ),
    ),
    (
        ("amount", "share", "duration", "count"),
        False,
        re.compile(
            r"\b(?:pienem\w+|pienin|vahem\w+|vahiten|matalam\w+|matalin|alhaisem\w+|alhaisin|harvem\w+|"
            r"less|least|fewer|fewest|smaller|smallest|lower|lowest)\b"
        ),
    ),
)
_SHARE = re.compile(r"\b(?:osa\w*|osuu\w+|prosen\w+|share|percent\w*|rate|proportion|part)\b")
_MONEY = re.compile(
    r"\b(?:raha\w*|euro\w*|avustu\w+|tuki|tukea|tuen|\w+tuki|apuraha\w*|money|grants?|funding|budget|pays?|paid)\b"
)
# "more workplaces", "enemmän maita": a number of things, unless the things measure time.
_MORE_THINGS = re.compile(
    r"\b(?:more|fewer) (?!months|weeks|days|years|hours)[a-z]{3,}s\b|"
    r"\b(?:enemman|vahemman) (?!kuukau|viikko|paiv|vuosi|tunte)\w+(?:ia|ja|ita|oita|eja)\b"
)
_TIME = re.compile(
    r"\b(?:less|more|least|most) time\b|"
    r"\b(?:enemman|vahemman|eniten|vahiten) (?:aikaa|kuukausia|viikkoja|paivia|vuosia)\b|"
    r"\b(?:more|fewer|most|fewest) (?:months|weeks|days|years|hours)\b"
)
_THAN = re.compile(r"\b(?:kuin|than)\b")
# "…, the van or other equipment, and how long?": the two things that a comma and "or" mark off.
_PAIR = re.compile(
    r"(?:^|[,:;–]\s+)(?P<one>[^,:;?]{2,70}?)\s+(?:vai|or)\s+(?P<other>[^,:;?]{2,70}?)\s*"
    r"(?=[,:;?.]|$|\s(?:ja|and)\s(?:paljon|kuinka|mitk|mika|mikä|monta|how|what|which))",
    re.IGNORECASE,
)
_SHARED_START = re.compile(r"^(?:is it|is that|se on|onko se|onko|is|are|does|do|the|a|an)\s+", re.IGNORECASE)
_OR = re.compile(r"\b(?:vai|or)\b")
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Contest:
    """What is compared, the likeliest measure first; whether the larger value wins; between what.

    `comparative` are the measures that the comparative alone allows: "longer" one, "more" several.
    `pair` holds the two things as they are worded, where the question names no two topics. `claimed` is true for
    "is A longer than B?": a claim to be upheld or denied, about whichever stands first.
    """

    measures: tuple[Ask, ...]
    largest: bool
    comparative: tuple[Ask, ...]
    pair: tuple[str, ...] = ()
    claimed: bool = False


def read_contest(reading: Reading) -> Contest | None:
    """What a question compares; None where it sets nothing against another by size, length or date."""
    text = fold(reading.text)
    found = next(((m, largest) for m, largest, words in _COMPARATIVES if words.search(text)), None)
    if found is None:
        return None
    measures, largest = found
    pair = () if len(reading.scopes) > 1 else read_pair(reading.text)
    claimed = len(reading.scopes) > 1 and reading.asks_for("whether") and _THAN.search(text) is not None
    topics = len(reading.scopes) > 1 and (reading.asks_for("comparison") or _OR.search(text) is not None)
    if not pair and not claimed and not topics:
        return None
    return Contest(_measures(reading, measures, text), largest, measures, pair, claimed)


def _measures(reading: Reading, measures: tuple[Ask, ...], text: str) -> tuple[Ask, ...]:
    """The likeliest measure first: the one that is asked for, or that a word of the question is about."""
    if len(measures) == 1:
        return measures
    if _TIME.search(text):
        return ("duration",)
    if _SHARE.search(text):
        return ("share", "amount")
    if _MONEY.search(text):
        return ("amount", "share")
    if _MORE_THINGS.search(text):
        return ("count",)
    counted = {value[0] for word in split_words(text) if (value := unit_of(word)) is not None}
    asked = [m for m in measures if m in reading.asks or m in counted]
    return tuple(dict.fromkeys((*asked, *measures))) if asked else measures


def read_pair(text: str) -> tuple[str, ...]:
    """The two things that a comma and "or" mark off, as they are worded; empty where there are none."""
    found = _PAIR.search(text)
    if found is None:
        return ()
    pair = tuple(_SHARED_START.sub("", found[name].strip(" .\"'”“")) for name in ("one", "other"))
    return pair if all(0 < len(split_words(one)) <= _LONGEST for one in pair) else ()


def is_comparative(word: str) -> bool:
    """True for a folded word that only says which way round things are compared."""
    return any(words.fullmatch(word) for _, _, words in _COMPARATIVES)


def measure_of(unit: Unit, ask: Ask) -> tuple[Value, Decimal | date] | None:
    """The unit's largest value of the kind asked for, with its size in the kind's own measure (days, euros, …)."""
    sizes = [(v, size) for v in unit.values if v.kind in cue(ask).expects and (size := _size(v)) is not None]
    same = [(v, s) for v, s in sizes if isinstance(s, type(sizes[0][1]))]
    return max(same, key=lambda one: one[1], default=None)


def _size(value: Value) -> Decimal | date | None:
    return day_of(value) if value.kind == "date" else size_of(value)[1]


def winner(units: Sequence[Unit], ask: Ask, largest: bool) -> tuple[int | None, tuple[Value, ...]] | None:
    """Which of the units wins, None where they are even, with the value of each; None where one gives no value."""
    measured = [found for unit in units if (found := measure_of(unit, ask)) is not None]
    kinds = {(dimension_of(value), value.unit) for value, _ in measured}
    if len(measured) != len(units) or len(kinds) > 1:
        return None
    sizes = [size for _, size in measured]
    best = max(sizes) if largest else min(sizes)
    first = sizes.index(best) if sizes.count(best) == 1 else None
    return first, tuple(value for value, _ in measured)
