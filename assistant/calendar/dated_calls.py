"""The calls of a month, of a season, before or after a day: "Which calls close in March?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.calendar.call_order import (
    End,
    asks_of_all,
    asks_same_day,
    at_end,
    closes,
    on_same_days,
    read_ends,
    without_order,
)
from assistant.calendar.call_pairs import answer_pair
from assistant.calendar.no_call import answer_no_calls
from assistant.calendar.relative_days import name_month
from assistant.calendar.session_days import is_before_or_after, months_of, on_days
from assistant.calendar.sessions import telling_words
from assistant.calendar.timing import call_line
from assistant.language.occasions import APPLIES, EVENT
from assistant.language.words import fold, split_words
from assistant.passages.deadlines import Call, next_on, read_timing
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.features import is_related
from assistant.retrieval.search import Searcher
from assistant.types import Status
from assistant.wording.phrases import say
from assistant.wording.statements import Statement

_CALLS = re.compile(
    r"\b(?:haut|hakuja|hakua|haku|haun|haussa|hakuun|hauil\w+|haetaan|hakupaiv\w+|hauista|hakuajat|hakuaikoja|hakuaika|"
    r"maaraaj\w+|maaraaik\w+|deadlinet?|deadlineja|calls?|deadlines?|"
    r"rounds?|closing dates?|(?:apply|applied) for|haettavissa|haettavana|voi\w* (?:\w+ ){0,2}?hakea)\b"
)
_ALL_CALLS = re.compile(
    r"\b(?:haut|hakuja|hakuajat|hakuaikoja|hakuaj\w+|maaraaj\w+|calls|deadlines|closing dates|rounds)\b"
)
_CAPITALS = re.compile(r"\b[A-ZÅÄÖ]{3,}\b")
_OPENS = re.compile(r"\b(?:open(?:s|ed|ing)\b|start\w*|begin\w*|aukea\w*|avau\w*|alka\w*)")
# Of some applicants only, which a list of all calls does not tell: "for those who apply for the first time".
_FOR_SOME = re.compile(
    r"\bfor (?!(?:in|late|early|this|next|the (?:year|season|spring|autumn))\b)\w|"
    r"\b(?:that|who|whose|jotka|joilla|jolla|kertaa)\b"
)
_COMERS = re.compile(
    r"\b(?:for )?(?:our |the |all )?(?P<who>schools?|colleges?|institutions?|"
    r"kouluille|kouluilla|oppilaitoksille|oppilaitoksilla)\b"
)
_STEM = 5
_CALL_WORDS = re.compile(
    r"deadlin\w+|clos\w+|due|rounds?|expir\w+|umpeutu\w+|sulkeutu\w+|loppu\w*|menee|menevat|kiinni|umpeen|maaraa\w+|"
    r"haut|hau[nt]\w*|hakuj\w+|ending|fall|falls|left|ole|"
    r"holidays?|breaks?|vacations?|lom\w+|sopi\w+|suit\w*|relevant|"
    r"haetaan|haui\w+|kaik\w+|anything|something|jotain|mitaan"
)
_ASKS: tuple[str, ...] = ("deadline", "time", "list", "whether", "count", "definition")

# By their look: "closes last", "share a day".
_ASKS_ORDER: tuple[str, ...] = (*_ASKS, "comparison", "duration", "share")


def answer_dated_calls(
    reading: Reading, searcher: Searcher, today: date
) -> tuple[Status, tuple[Statement, ...]] | None:
    """The calls that close on the days asked about; a refusal where none does, None where something else is asked."""
    told = answer_no_calls(reading, searcher) or answer_pair(reading, searcher, today)
    if told is not None:
        return "answered", told
    plain = _without_comers(fold(asking_sentence(reading.text)), reading, searcher)
    question = name_month(plain, today)
    ends, same = read_ends(question), asks_same_day(question)
    dated = is_before_or_after(question) or bool(months_of(question)) or question != plain
    dated = dated or (bool(reading.years) and _ALL_CALLS.search(question) is not None)
    if not (dated or ends or same) or not _is_asked(reading, question, ordered=bool(ends) or same):
        return None
    calls = _of_office(reading, searcher.current_calls(reading.language, False, reading.years), searcher)
    if same:
        return _answered(_tell_same(reading, question, calls))
    before = is_before_or_after(question)
    chosen = on_days(question, calls, numbered=before and not ends, today=today)
    if ends:
        return _answered(_tell_ends(ends, reading, _of_topic(reading, chosen, searcher), today))
    if read_timing(question) in ("open", "next"):
        chosen = [call for call in chosen if call.day >= today]
    return _tell_chosen(chosen, calls, reading, question, next_on(calls, today) if question != plain or before else ())


def _without_comers(question: str, reading: Reading, searcher: Searcher) -> str:
    """A folded question without "for schools", where no call says that it is for them."""
    found = _COMERS.search(question)
    if found is None:
        return question
    calls = searcher.current_calls(reading.language, False, reading.years)
    stem = found["who"][:_STEM]
    named = any(word.startswith(stem) for call in calls for word in split_words(call.unit.context))
    return question if named else _COMERS.sub(" ", question)


def _answered(told: tuple[Statement, ...] | None) -> tuple[Status, tuple[Statement, ...]] | None:
    return None if told is None else ("answered", told)


def _tell_chosen(
    chosen: Sequence[Call], calls: Sequence[Call], reading: Reading, question: str, later: Sequence[Call]
) -> tuple[Status, tuple[Statement, ...]] | None:
    """The chosen calls; where there are none the one that closes `later`, if one is given, else a refusal."""
    whether = reading.asks_for("whether")
    if whether and chosen and asks_of_all(question):
        verdict = say("yes" if len(chosen) == len(calls) else "no", reading.language)
        return _answered(_list(calls, f"{verdict}. {say('all_calls', reading.language)}"))
    verdict = f"{say('yes' if chosen else 'no', reading.language)}. " if whether else ""
    if not chosen and later:
        verdict = verdict or f"{say('no_call_then', reading.language)}. "
        return _answered(_list(later, f"{verdict}{say('next_deadline', reading.language)}"))
    if not chosen:
        return ("not_in_guide", ()) if calls and not EVENT.search(question) else None
    return _answered(_list(chosen, f"{verdict}{say('all_calls', reading.language)}"))


def _is_asked(reading: Reading, question: str, *, ordered: bool) -> bool:
    """True where nothing is asked about but calls and the days on which they close, or their order (`ordered`)."""
    if len(reading.scopes) > ordered or reading.unknown_codes or reading.uncovered:
        return False
    if not _CALLS.search(question) or EVENT.search(question) or _OPENS.search(question) or _FOR_SOME.search(question):
        return False
    if any(ask not in (_ASKS_ORDER if ordered else _ASKS) for ask in reading.asks):
        return False
    rest = telling_words(reading, without_order(question) if ordered else question)
    named = _offices(reading)
    return all(APPLIES.fullmatch(word) or _CALL_WORDS.fullmatch(word) or word in named for word in rest)


def _offices(reading: Reading) -> frozenset[str]:
    """The words of a question in capitals that are no topic: "EACEA"."""
    topics = {item.text for item in reading.items if item.term in reading.scopes}
    return (
        frozenset(fold(found) for found in _CAPITALS.findall(reading.text))
        - topics
        - {i.text for i in reading.items if i.term in reading.scopes}
    )


def _of_office(reading: Reading, calls: Sequence[Call], searcher: Searcher) -> list[Call]:
    """The calls in whose sections all offices that the question names are named."""
    offices = _offices(reading)
    return [
        c for c in calls if offices <= {word for unit in searcher.in_section(c.unit.section) for word in unit.words}
    ]


def _of_topic(reading: Reading, calls: Sequence[Call], searcher: Searcher) -> list[Call]:
    """The calls of a topic that has several of other topics under it ("Which KA2 call …?"); none where it has one."""
    if not reading.scopes:
        return list(calls)
    under = [
        c
        for c in calls
        if not reading.scopes & c.unit.scopes and is_related(reading.scopes, c.unit.scopes, searcher.book)
    ]
    return under if len(under) > 1 else []


def _tell_ends(
    ends: Sequence[End], reading: Reading, calls: Sequence[Call], today: date
) -> tuple[Statement, ...] | None:
    """The calls that close first, last, or both, and whether all that has passed."""
    question = fold(reading.text)
    chosen = {end: at_end(end, question, calls, today) for end in ends} if calls else {}
    if not chosen or not all(chosen.values()):
        return None
    told = [s for end, some in chosen.items() for s in _list(some, say(f"{end}_to_close", reading.language))]
    last = [call for some in chosen.values() for call in some]
    passed = Statement(say("passed_deadline", reading.language), last[0].unit.members, "remark")
    return (*told, passed) if all(call.day < today for call in last) else tuple(told)


def _tell_same(reading: Reading, question: str, calls: Sequence[Call]) -> tuple[Statement, ...] | None:
    """The calls that close on one day; where it is asked of all of them, whether that is so."""
    language = reading.language
    if reading.asks_for("whether") and asks_of_all(question):
        verdict = say("yes" if len({call.day for call in calls}) == 1 else "no", language)
        return _list(calls, f"{verdict}. {say('all_calls', language)}") if len(calls) > 1 else None
    chosen = on_same_days(calls, reading.scopes)
    if not chosen:
        known = len(calls) > 1 and not reading.scopes and all(closes(call) for call in calls)
        return _list(calls, f"{say('no', language)}. {say('all_calls', language)}") if known else None
    yes = f"{say('yes', language)}. " if reading.asks_for("whether") else ""
    return _list(chosen, f"{yes}{say('same_day', language)}")


def _list(calls: Sequence[Call], lead: str) -> tuple[Statement, ...]:
    lines = dict.fromkeys((call_line(call), call.unit.members) for call in calls)  # one of two days stands there once
    items = (Statement(text, members, bullet=True) for text, members in lines)
    return Statement(lead, (), "intro"), *items
