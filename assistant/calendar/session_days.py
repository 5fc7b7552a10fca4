"""Of the sessions of a guide those on the days that a question names: a month, a season, before or after a day."""

from __future__ import annotations

import operator
import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from assistant.calendar.year_parts import PART_OF_YEAR, fill_between, part_months
from assistant.language.words import fold
from assistant.passages.deadlines import Call
from assistant.values.days import MONTHS, seasons_of
from ingest.values import read_values

_SHORT_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FINNISH_MONTHS = (
    "tammi", "helmi", "maalis", "huhti", "touko", "kesa", "heina", "elo", "syys", "loka", "marras", "joulu",
)  # fmt: skip
_MONTH = re.compile(
    rf"\b(?:(?:{'|'.join(_FINNISH_MONTHS)})(?:ku\w+|(?= ?[–-] ?(?:ja )?[a-z]+ku))|(?!(?<!in )(?<!of )may\b)"
    rf"(?:{'|'.join(_SHORT_MONTHS)})(?:\w*uary|\w*ember|\w*ober|ch|il|e|y|ust|t)?)\b"
)
_CHRISTMAS = re.compile(r"\b(?:joulu(?!ku)\w*|christmas|xmas)\b")
_FEASTS = (  # by the first and the last day, as (month, day)
    ((5, 1), (5, 1), re.compile(r"\b(?:vappu\w*|vapun|vapuksi|may day)\b")),
    ((6, 19), (6, 26), re.compile(r"\b(?:juhannu\w*|midsummer\w*)\b")),
    ((12, 6), (12, 6), re.compile(r"\b(?:itsenaisyyspaiv\w+|independence day)\b")),
)
_NEW_YEAR = re.compile(r"\b(?:uu(?:si|tta|den) vuo\w+|vuodenvaih\w+|new year\w*)\b")
_BEFORE = re.compile(r"\b(?:ennen|before|prior to|earlier than)\b")
_AFTER = re.compile(r"\b(?:jalkeen|jalkeenkin|after|later than|since)\b")
_MISSED = re.compile(
    r"\b(?:miss(?:ed|ing)?|could not (?:come|attend|make)|couldn.t (?:come|attend|make)|myohast\w+|(?:en|emme|ei) "
    r"(?:paass?yt|paasseet|ehtin\w+|ehditty)|jai\w* (?:valiin|valista)|meni (?:ohi|sivu))\b"
)
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d)|(?<=\d\.)20\d\d(?!\d)")
_FIRST = re.compile(r"\b(?:ensimmai\w+|first|eka\w*)\b")
_LAST = re.compile(r"\b(?:viimei\w+|vika|last|final)\b")
_YEAR_LONG = 365  # days: a guide that begins later is not of the coming year
_OTHER_TIME_WORDS = (
    r"\b(?:keva\w+|spring|kesa\w*|summer|syks\w+|syys\w*|autumn|fall|talv\w+|winter|aamulla|aamupaiv\w*|iltapaiv\w*|"
    r"illalla|morning|afternoon|vuo(?:nna|den)|(?:19|20)\d\d|\d{1,2})\b"
)
# All words of a question that only say when; they name no matter of a session.
TIME_WORDS = re.compile(
    "|".join(
        (
            *(
                p.pattern
                for p in (
                    *(feast for _, _, feast in _FEASTS),
                    PART_OF_YEAR,
                    _MONTH,
                    _CHRISTMAS,
                    _NEW_YEAR,
                    _BEFORE,
                    _AFTER,
                    _MISSED,
                    _FIRST,
                    _LAST,
                )
            ),
            _OTHER_TIME_WORDS,
        )
    )
)


def on_days(question: str, sessions: Sequence[Call], *, numbered: bool = True, today: date | None = None) -> list[Call]:
    """The sessions on the days that a folded question names; all of them where it names none.

    `numbered`: of these the first or the last, where it asks for that. `today` tells which Christmas is meant.
    """
    sessions = _of_year(question, sessions)
    limit = _limit(question, sessions, today)
    moment = _named_moment(question) if limit is None else None
    if limit is not None:
        kept = [session for session in sessions if limit(session.day)]
    elif moment is not None and moment[1] == moment[2]:
        kept = [session for session in sessions if (session.day.month, session.day.day) == moment[1]]
    else:
        months = months_of(question)
        kept = [session for session in sessions if not months or session.day.month in months]
    counted = PART_OF_YEAR.sub(" ", question)  # "the first half" is none of several
    ends = kept and numbered and (_FIRST.search(counted) or _LAST.search(counted))
    chosen = kept[0 if _FIRST.search(counted) else -1].day if ends else None
    return [session for session in kept if chosen in (None, session.day)]


def _of_year(question: str, sessions: Sequence[Call]) -> Sequence[Call]:
    """The sessions of the year that is named; a call year alone ("the 2026 call") is that of its document."""
    years = {int(year) for year in _YEAR.findall(question)}
    plain = not months_of(question) and not names_day(question)
    return [
        session
        for session in sessions
        if not years
        or session.day.year in years
        or (plain and session.unit.document.edition in {str(year) for year in years})
    ]


def names_day(question: str) -> bool:
    """True where a folded question names one day of a month."""
    return any(
        v.kind == "date" and len(v.key) == 3 and v.key[0] != "range" and v.key[1] and v.key[2]
        for v in read_values(question)
    )


def names_days(question: str) -> bool:
    """True where a folded question narrows sessions down by their day."""
    return bool(months_of(question) or _FIRST.search(question) or _LAST.search(question) or _turn(question))


def months_of(question: str) -> set[int]:
    """The months that a folded question names, those of a season or another part of the year among them."""
    named = list(dict.fromkeys(_number_of(found.group()) for found in _MONTH.finditer(question)))
    found = fill_between(question, named) or part_months(question)
    return found or {month for season in seasons_of(question) for month in MONTHS[season]}


def _number_of(month: str) -> int:
    names = _FINNISH_MONTHS if "ku" in month or month in _FINNISH_MONTHS else _SHORT_MONTHS
    return next(k for k, name in enumerate(names, start=1) if month.startswith(name))


def _turn(question: str) -> re.Match[str] | None:
    """The word that says before or after; "I missed 10 December" says after it."""
    return _BEFORE.search(question) or _AFTER.search(question) or _MISSED.search(question)


def _limit(question: str, sessions: Sequence[Call], today: date | None = None) -> Callable[[date], bool] | None:
    """What a session's day must be like, where a day, a month or a feast is named that it comes before or after."""
    turn = _turn(question)
    moment = _named_moment(question)
    if turn is None or moment is None or not sessions:
        return None
    year, first, last = moment
    years = [year] if year else sorted({session.day.year for session in sessions})
    is_before = _BEFORE.fullmatch(turn.group()) is not None
    days = [day for y in years if (day := _day(y, first if is_before else last)) is not None]
    within = [day for day in days if sessions[0].day <= day]  # not before all of them: of that year
    bound = next(iter(within or days[-1:]), None)
    if today is not None and not year and bound is not None and (sessions[0].day - today).days < _YEAR_LONG:
        coming = (_day(y, first if is_before else last) for y in (today.year, today.year + 1))
        bound = min(bound, next((day for day in coming if day is not None and day >= today), bound))
    return None if bound is None else partial(operator.gt if is_before else operator.lt, bound)


def _named_moment(question: str) -> tuple[int, tuple[int, int], tuple[int, int]] | None:
    """The year (0 where none is named), the first and the last day of what is named, as (month, day)."""
    for value in read_values(question):
        if value.kind == "date" and len(value.key) == 3 and value.key[0] != "range":
            year, month, day = (int(str(part)) for part in value.key)
            if month:
                return year, (month, day or 1), (month, day or 31)
    if _CHRISTMAS.search(question):
        return 0, (12, 24), (12, 26)
    if _NEW_YEAR.search(question):
        return 0, (12, 31), (12, 31)
    for first, last, feast in _FEASTS:
        if feast.search(question):
            return 0, first, last
    months = sorted(months_of(question))
    return (0, (months[0], 1), (months[-1], 31)) if months else None


def _day(year: int, day: tuple[int, int]) -> date | None:
    month, number = day
    try:
        return date(year, month, min(number, monthrange(year, month)[1]))
    except ValueError:
        return None


def is_before_or_after(question: str) -> bool:
    """True where a folded question says before or after which day."""
    return _turn(question) is not None and _named_moment(fold(question)) is not None
