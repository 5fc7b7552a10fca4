"""The first or the last of a guide's calls, and those that close on one day: "Which call closes last?"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Literal, TypeAlias

from assistant.language.words import fold
from assistant.passages.deadlines import Call, ends_then, open_on

End: TypeAlias = Literal["first", "last"]

_CLOSES = r"(?:clos(?:es?|ing|ed)|ends?|ending|ended|due|expires?|shuts?|falls?|comes?|runs? out|to close)"
_CALL = r"(?:calls?|deadlines?|rounds?|closing dates?|application dates?)"
_HAKU = r"(?:\w*haku(?!p|a?h)\w*|\w*haut|maaraai\w+|maarapaiv\w+|deadline\w*|dedis)"
_OF_TIME = r"(?! (?:year|month|week|autumn|spring|day|date|time|minute|hour|half|quarter|part|third)s?\b)"
_ENDS: dict[End, re.Pattern[str]] = {
    "last": re.compile(
        rf"\b{_CLOSES} (?:up |off )?(?:the )?(?:very )?(?:last|latest)\b{_OF_TIME}|"
        rf"\b(?:(?:very )?last|latest|final) (?:\w+ ){{0,2}}?{_CALL}\b(?! date)|"
        rf"\b{_CALL} (?:\w+ ){{0,3}}?(?:is|are|be) (?:the )?(?:very )?(?:last|latest|furthest away)\b{_OF_TIME}|"
        rf"\b(?:viimei(?:sena|sina|seksi|siksi|simpana)|viimei(?:nen|set|sin) (?:\w+ )?{_HAKU}|"
        rf"myohai(?:sin|simmat|simpana)|myohimpana|kauimpana|vika(?:na|t)? {_HAKU}|vikana)\b|"
        rf"\b{_HAKU} on (?:\w+ )?(?:viimeinen|viimeisin|vika)\b"
    ),
    "first": re.compile(
        rf"\b{_CLOSES} (?:up |off )?(?:the )?(?:very )?(?:first|earliest|soonest)\b{_OF_TIME}|"
        rf"\b(?:(?:very )?first|earliest|soonest) (?:\w+ ){{0,2}}?{_CALL}\b(?! date)|"
        rf"\b{_CALL} (?:\w+ ){{0,3}}?(?:is|are|be) (?:the )?(?:very )?(?:first|earliest|soonest)\b{_OF_TIME}|"
        rf"\b(?:ensimmai(?:sena|sina|seksi|siksi)|ensimmai(?:nen|set) (?:\w+ )?{_HAKU}|"
        rf"ensiksi|ensin|ekana|ekaks\w*|eka {_HAKU}|aikaisi(?:n|mmat|mpana)|varhaisi(?:n|mmat|mpana))\b|"
        rf"\b{_HAKU} on (?:\w+ )?(?:ensimmainen|eka)\b"
    ),
}
_FIRST, _LAST = r"\b(?:first|earliest|ensi\w*|eka\w*)\b", r"\b(?:last|latest|viimei\w+|vika\w*)\b"
_BOTH = re.compile(rf"{_FIRST}.*\b(?:and|ja|seka)\b.*{_LAST}|{_LAST}.*\b(?:and|ja|seka)\b.*{_FIRST}")
_EITHER = re.compile(rf"{_FIRST}|{_LAST}")
_ADDED_END = re.compile(rf"\((?:[^()]*)(?:{_FIRST}|{_LAST})[^()]*\)\W*$")
_PAST = re.compile(r"\b(?:was|were|did|closed|ended|oli|olivat|paattyi\w*|sulkeutui\w*|meni\w*)\b|\b(?:19|20)\d\d\b")
_SAME_DAY = re.compile(
    r"\b(?:same|identical|common|shared) (?:\w+ )?(?:day|date|deadline|closing date|closing day|time(?! of))s?\b|"
    r"\b(?:shar(?:e|es|ing)|have in common) (?:a|the|their|its|one) (?:\w+ )?(?:day|date|deadline|closing date)\b|"
    r"\bon (?:the )?one day\b|\bat once\b|\bsimultaneous\w*|"
    r"\b(?:sama|saman|samana|samaan|samat|samoina|samalla|samalle|samassa|samoihin|yhteinen|yhteiset) "
    r"(?:\w+ )?(?:\w*paiv\w*|maaraai\w+|deadline\w*|\w*aika\w*|\w*ajat|aikoihin|aikaan|hetke\w*|takaraja\w*)\b|"
    r"\bsamanaikai\w+|\byhta ?aikaa\b|\bpaallekkain\b"
)
_CLOCK = re.compile(r"\bkello\w*|\bhours?\b|\bklo\b|\bo.clock\b|\btime of (?:the )?day\b")
_ALL = re.compile(r"\b(?:all|every|each|kaik\w+|jokai\w+|joka)\b")
_ADDING = re.compile(
    r"\b(?:two|kaksi|kahdella|kahden|three|several|usea\w*|monella|more than one|than one|other|others|also|"
    r"muu\w*|osu\w+|men\w+|koh\w+|ovatko|onko|together|yhdessa|as|kuin|kanssa|any|fall\w*|coincid\w+|overlap\w*|each)\b"
)

_BEGINS_THEN = re.compile(
    r"(?:opens?|opening|starts?|begins?|from|start(?:ing)?|alka\w*|aukea\w*|avautu\w*|aloit\w+)\W+(?:on |at )?$"
)
_ON_FROM = re.compile(r"\W{0,2}(?:alkaen|lahtien|onwards?)\b")


def read_ends(question: str) -> tuple[End, ...]:
    """Which ends of a guide's calls a folded question asks for: both for "which is last and which is first?"."""
    ends = tuple(end for end, pattern in _ENDS.items() if pattern.search(question))
    added = _ADDED_END.search(question)  # "Which call closes last (first)?": a follow-up's own word
    if ends and added is not None:
        return ("first",) if re.search(_FIRST, added.group()) else ("last",)
    return ("first", "last") if ends and _BOTH.search(question) else ends[:1]


def asks_same_day(question: str) -> bool:
    """True where a folded question asks which calls close on the same day, not at the same hour."""
    return _SAME_DAY.search(question) is not None and _CLOCK.search(question) is None


def asks_of_all(question: str) -> bool:
    """True for "Do all calls close on the same day?"."""
    return _ALL.search(question) is not None


def without_order(question: str) -> str:
    """A folded question without the words that ask for an end or for the same day."""
    for pattern in (*_ENDS.values(), _EITHER, _SAME_DAY, _ADDING if asks_same_day(question) else _SAME_DAY):
        question = pattern.sub(" ", question)
    return question


def at_end(end: End, question: str, calls: Sequence[Call], today: date) -> list[Call]:
    """The calls that close first or last; first of those that are still to close, unless the question looks back.

    None where it is not sure that the day is one on which a call closes.
    """
    calls = [call for call in calls if not _opens(call)]
    ahead = open_on(calls, today)
    pool = ahead if end == "first" and ahead and not _PAST.search(question) else calls
    if not pool:
        return []
    day = pool[0].day if end == "first" else pool[-1].day
    chosen = [call for call in pool if call.day == day]
    return chosen if all(closes(call) for call in chosen) else []


def on_same_days(calls: Sequence[Call], of: frozenset[str] = frozenset()) -> list[Call]:
    """The calls that share their day with another one; with one of the topics `of`, where there are any."""
    plain = [call for call in calls if closes(call)]
    many = {day for day, number in Counter(call.day for call in plain).items() if number > 1}
    days = many & {call.day for call in plain if of & call.unit.scopes} if of else many
    return [call for call in plain if call.day in days]


def closes(call: Call) -> bool:
    """True where a call's day is surely its last: the only one, the end of a span, or said to be."""
    alone = sum(value.kind == "date" for value in call.unit.values) == 1
    before = fold(call.unit.text)[: call.value.start]
    return not _opens(call) and (alone or call.value.key[0] == "range" or ends_then(before))


def _opens(call: Call) -> bool:
    """True for "from 1 May" and "1.5. alkaen": the day on which something begins."""
    text = fold(call.unit.text)
    begins = _BEGINS_THEN.search(text[: call.value.start]) or _ON_FROM.match(text[call.value.end :])
    return call.value.key[0] != "range" and bool(begins)
