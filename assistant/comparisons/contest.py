"""Which of two has more: what a question compares, which way round, and between what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.language.words import fold, split_words
from assistant.passages.deadlines import day_of
from assistant.passages.units import Unit
from assistant.question.compared import read_things
from assistant.question.cues import Ask, cue
from assistant.question.reading import Reading, unit_of
from assistant.values.sizes import dimension_of, size_of
from ingest.values import Value, compatible

# A measure, whether the larger value wins, and the words that say so, without marks.
_COMPARATIVES: tuple[tuple[tuple[Ask, ...], bool, re.Pattern[str]], ...] = (
    (
        ("duration",),
        True,
        re.compile(r"\b(?:pidem\w+|pitem\w+|pisimp\w+|pisin|pisim\w+|kauem\w+|kauimmin|longer|longest)\b"),
    ),
    (("duration",), False, re.compile(r"\b(?:lyhyem\w+|lyhyin|lyhin|lyhinta|lyhim\w+|shorter|shortest)\b")),
    (
        ("deadline",),
        True,
        re.compile(
            r"\b(?:myohem\w+|myohaisi?[em]\w+|myohaisin|later|latest|viimeisena|"
            r"last(?! (?:\w+ )?(?:year|month|week|call|round|time|spring|summer|autumn|winter|season|edition)))\b"
        ),
    ),
    (
        ("deadline",),
        False,
        re.compile(
            r"\b(?:aiem\w+|aikaisi?[em]\w+|aikaisin|ensin|ensimmaisena|ekana|eka|earlier|earliest|sooner|first)\b"
        ),
    ),
    (
        ("duration", "deadline"),
        False,
        re.compile(r"\b(?:nopeam\w+|nopein|nopeimmin|pikem(?:min|pi\w*)|quicker|quickest|faster|fastest)\b"),
    ),
    (("duration", "deadline"), True, re.compile(r"\b(?:hitaam\w+|hitain|slower|slowest)\b")),
    (("amount",), True, re.compile(r"\b(?:kalliim\w+|kallein|dearer|more expensive)\b")),
    (("amount",), False, re.compile(r"\b(?:halvem\w+|halvin|edullisem\w+|cheaper|cheapest)\b")),
    (
        ("count",),
        True,
        re.compile(
            r"\b(?:leveam\w+|levein|syvem\w+|syvin|painavam\w+|painavin|vanhem(?:pi|man|paa|massa)|vanhin|"
            r"wider|widest|broader|deeper|deepest|taller|tallest|heavier|heaviest|older|oldest)\b"
        ),
    ),
    (
        ("count",),
        False,
        re.compile(
            r"\b(?:kapeam\w+|kapein|matalam\w+|kevyem\w+|kevein|nuorem(?:pi|man|paa|massa)|nuorin|"
            r"narrower|narrowest|shallower|lighter|lightest|younger|youngest)\b"
        ),
    ),
    (
        ("amount", "share", "duration", "count"),
        True,
        re.compile(
            r"\b(?:suurem\w+|suuri(?:n|m\w+)|isom\w+|isoi(?:n|m\w+)|enemman|eniten|useam\w+|korkeam\w+|korkein|"
            r"more|(?<!at )most|bigger|biggest|larger|largest|higher|highest|greater|greatest)\b"
        ),
    ),
    (
        ("amount", "share", "duration", "count"),
        False,
        re.compile(
            r"\b(?:pienem\w+|pieni(?:n|m\w+)|vahem\w+|vahiten|matalam\w+|matalin|alhaisem\w+|alhaisin|harvem\w+|"
            r"less|(?<!at )least|fewer|fewest|smaller|smallest|lower|lowest)\b"
        ),
    ),
)
# What alone may also say which one stands first: "a bigger first payment".
_ORDINAL = re.compile(r"first|last|eka|ensimmaisena|viimeisena|latest")
# "a bigger network", "isompi porukka": so many organisations.
_GROUP = re.compile(
    r"\b(?:suurem\w+|suurim\w+|suurin|isom\w+|isoi\w+|pienem\w+|pieni(?:n|m\w+)|bigger|biggest|larger|largest|smaller|"
    r"smallest) (?:\w+ )?"
    r"(?:(?:vahimmais|minimi)?(?:kumppanuu\w+|verkosto\w*|konsortio\w*|yhteenliittym\w+|kokoonpano\w*)|"
    r"networks?|consorti\w+|alliances?|partnerships?|line-?up)\b"
)
_PERCENT = re.compile(r"\b(?:\w*prosen\w+|percent\w*)\b")
_SHARE = re.compile(r"\b(?:osa\w*|osuu\w+|prosen\w+|share|percent\w*|rate|proportion|part)\b")
_MONEY = re.compile(
    r"\b(?:\w*raha(?!sto)\w*|euro\w*|avustu\w+|(?:maksimi|enimmais|katto)?(?:tuki|tukea|tuen|summa\w*)|\w+tuki|pot(?:ti|in)|"
    r"money|grants?|funding|budgets?|pays?|paid|sums?|ceilings?|caps?|pot|katto\w*|kato[nt]|rahallise\w+|rahamaar\w+)\b"
)
# "more workplaces", "enemmän maita": a number of things, unless the things measure time.
_MORE_THINGS = re.compile(
    r"\b(?:more|fewer) (?!months|weeks|days|years|hours)[a-z]{3,}s\b(?! hours)|"
    r"\b(?:enemman|vahemman) (?!kuukau|viikko|paiv|vuosi|tunte)\w+(?:ia|ja|ita|oita|eja)\b"
)
_TIME = re.compile(
    r"\b(?:less|more|least|most) time\b|"
    r"\b(?:enemman|vahemman|eniten|vahiten) (?:\w+a )?(?:aikaa|kuukausia|viikkoja|paivia|vuosia|\w*tunteja)\b|"
    r"\b(?:more|fewer|most|fewest) (?:\w+ )?(?:months|weeks|days|years|hours)\b"
)
_NOUNS: tuple[tuple[Ask, re.Pattern[str]], ...] = (
    ("duration", re.compile(r"\b(?:kestoltaan|kestojen|kestot|pituudeltaan|running times?|lengths?|durations?)\b")),
    (
        "amount",
        re.compile(
            r"\b(?:raha(?:maari\w+|maara\w*|summi\w+)|\w*avustuks(?:eltaan|iltaan|ista|et)|summiltaan|\w*tuiltaan|"
            r"(?:grant|budget|lump) (?:sums?|sizes?))\b"
        ),
    ),
    (
        "count",
        re.compile(r"\b\w{4,}maar(?:altaan|iltaan|issa|at|assa)(?<!rahamaaraltaan)\b|\bnumbers? of\b|\bgroup sizes?\b"),
    ),
    (
        "share",
        re.compile(
            r"\b(?:\w*osuu(?:det|ksi\w*|deltaan)|\w*prosent(?:it|teja|tien|eissa|iltaan)|(?:funding |grant )?rates)\b"
        ),
    ),
)
_COUNTING = re.compile(
    r"more|most|fewer|fewest|less|least|enemman|eniten|vahemman|vahiten|useam\w+|useimm\w+|harvem\w+|vahem\w+"
)
_POINTS = re.compile(r"\b(?:weighs?|scor\w+|points?|piste\w*|pistei\w+|painaa|painavat|painoarvo\w*)\b")
_NEAR = 2
_ORGANISATION = "organisation"
_THAN = re.compile(r"\b(?:kuin|than)\b")
# "First Exchange" and "the Large Grant" are names: they say neither what comes first nor what is larger.
_NAME = re.compile(r"(?<=[^\s.?!:;] )[A-ZÅÄÖ]\w*")
_OR = re.compile(r"\b(?:vai|or)\b")


@dataclass(frozen=True, slots=True)
class Contest:
    """What is compared, the likeliest measure first; whether the larger value wins; between what.

    `comparative` are the measures that the comparative alone allows: "longer" one, "more" several.
    `pair` holds the things as they are worded, where the question names no two topics; `counted` the unit of
    what is counted, "country" in "needs more countries". `claimed` is true for
    "is A longer than B?": a claim to be upheld or denied, about whichever stands first.
    """

    measures: tuple[Ask, ...]
    largest: bool
    comparative: tuple[Ask, ...]
    pair: tuple[str, ...] = ()
    counted: str = ""
    claimed: bool = False


def read_contest(reading: Reading) -> Contest | None:
    """What a question compares; None where it sets nothing against another by size, length or date."""
    text = fold(_NAME.sub(" ", reading.text))
    said = [(m, largest, match) for m, largest, words in _COMPARATIVES if (match := words.search(text)) is not None]
    if not said:
        return None
    telling = [one for one in said if not _ORDINAL.fullmatch(one[2].group())]
    measures, largest, comparative = (telling or said)[0]
    counted = _counted(text, comparative) if "count" in measures else ""
    pair = () if len(reading.scopes) > 1 else read_things(reading.text)
    claimed = len(reading.scopes) > 1 and reading.asks_for("whether") and _THAN.search(text) is not None
    topics = len(reading.scopes) > 1 and (reading.asks_for("comparison") or _OR.search(text) is not None)
    if not pair and not claimed and not topics:
        return None
    likeliest: tuple[Ask, ...] = ("count",) if counted else _measures(reading, measures, text)
    return Contest(likeliest, largest, measures, pair, counted, claimed)


def _counted(text: str, comparative: re.Match[str]) -> str:
    """The unit of what a comparative counts: "country" for "enemmän maita" and "fewer partner countries"."""
    if _POINTS.search(text):
        return "point"
    if _GROUP.search(text):
        return _ORGANISATION
    if _COUNTING.fullmatch(comparative.group()) is None:
        return ""
    units = (unit_of(word) for word in split_words(text[comparative.end() :])[:_NEAR])
    return next((unit[1] for unit in units if unit is not None and unit[0] == "count"), "")


def _measures(reading: Reading, measures: tuple[Ask, ...], text: str) -> tuple[Ask, ...]:
    """The likeliest measure first: the one that is asked for, or that a word of the question is about."""
    if len(measures) == 1:
        return measures
    if _TIME.search(text):
        return ("duration",)
    if _PERCENT.search(text):
        return ("share",)
    if _SHARE.search(text):
        return ("share", "amount")
    if _MONEY.search(text):
        return ("amount", "share")
    if _MORE_THINGS.search(text):
        return ("count",)
    counted = {value[0] for word in split_words(text) if (value := unit_of(word)) is not None}
    asked = [m for m in measures if m in reading.asks or m in counted]
    return tuple(dict.fromkeys((*asked, *measures))) if asked else measures


def is_comparative(word: str) -> bool:
    """True for a folded word that only says which way round things are compared."""
    return any(words.fullmatch(word) for _, _, words in _COMPARATIVES)


def implied_measures(text: str) -> tuple[Ask, ...]:
    """The measures that the nouns of a comparison name: "kestoltaan", "the running times"."""
    folded = fold(text)
    return tuple(ask for ask, words in _NOUNS if words.search(folded))


def names_measure(word: str, asks: Sequence[Ask], counted: str = "") -> bool:
    """True for a folded word that only says what is measured: "money" where sums are compared."""
    if counted == "point" and _POINTS.fullmatch(word) is not None:
        return True
    unit = unit_of(word) if counted else None
    if unit is not None and unit[0] == "count" and compatible(unit[1], counted):
        return True
    return ("amount" in asks and _MONEY.fullmatch(word) is not None) or (
        "share" in asks and (_SHARE.fullmatch(word) or _PERCENT.fullmatch(word)) is not None
    )


def measure_of(unit: Unit, ask: Ask, counted: str = "") -> tuple[Value, Decimal | date] | None:
    """The unit's largest value of the kind asked for, with its size in the kind's own measure (days, euros, …).

    Where something is counted, of that thing: "partners" are organisations too.
    """
    fitting = (v for v in unit.values if v.kind in cue(ask).expects and (not counted or counts(v, counted)))
    sizes = [(v, size) for v in fitting if (size := _size(v)) is not None]
    same = [(v, s) for v, s in sizes if isinstance(s, type(sizes[0][1]))]
    return max(same, key=lambda one: one[1], default=None)


def counts(value: Value, counted: str) -> bool:
    """True for a number of the things counted."""
    return bool(value.unit) and compatible(value.unit, counted)


def _size(value: Value) -> Decimal | date | None:
    return day_of(value) if value.kind == "date" else size_of(value)[1]


def winner(
    units: Sequence[Unit], ask: Ask, largest: bool, counted: str = ""
) -> tuple[tuple[int, ...], tuple[Value, ...]] | None:
    """Which of the units win, all where they are even, with the value of each; None where one gives no value."""
    measured = [found for unit in units if (found := measure_of(unit, ask, counted)) is not None]
    kinds = {(dimension_of(value), counted or value.unit) for value, _ in measured}
    if len(measured) != len(units) or len(kinds) > 1:
        return None
    sizes = [size for _, size in measured]
    best = max(sizes) if largest else min(sizes)
    return tuple(k for k, size in enumerate(sizes) if size == best), tuple(value for value, _ in measured)
