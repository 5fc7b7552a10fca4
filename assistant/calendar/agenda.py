"""The dated occasions of a corpus with their sources: calls that close, sessions to attend; past, next or ahead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from assistant.names.terms import TermBook
from assistant.passages.deadlines import Call, find_calls
from assistant.retrieval.search import Searcher
from assistant.types import Citation
from assistant.wording.citations import Citer
from assistant.wording.sentences import clean_topic, tidy
from ingest.lines import collapse
from ingest.types import Language

Kind: TypeAlias = Literal["call", "event"]
State: TypeAlias = Literal["next", "open", "passed"]
Clock: TypeAlias = tuple[int, int]

# Finnish guides give Finnish time; one that names no time means the whole day.
ZONE = ZoneInfo("Europe/Helsinki")
_TRAILING = re.compile(r"[\s:,;–-]+$|\s+(?:on|at|klo)$")


@dataclass(frozen=True, slots=True)
class Topic:
    """An action that something is dated for: its term, its name in one language, its code (empty where none)."""

    term: str
    name: str
    code: str

    @property
    def label(self) -> str:
        """ "Kumppanuushankkeet (KA220)"."""
        return f"{self.name} ({self.code})" if self.code and self.code not in self.name else self.name


@dataclass(frozen=True, slots=True)
class Occasion:
    """One call's closing or one session, as the guide states it; `citation` is where.

    `start` and `end` are hours and minutes on `day`, None where the guide gives none.
    """

    kind: Kind
    title: str
    day: date
    start: Clock | None
    end: Clock | None
    topics: tuple[Topic, ...]
    citation: Citation
    edition: str

    def is_over(self, now: datetime) -> bool:
        """True where the closing or the session's end is behind `now`, which has a time zone."""
        clock = self.end or self.start
        last = time(*clock) if clock else time.max
        return datetime.combine(self.day, last, ZONE) < now


def list_occasions(searcher: Searcher, language: Language) -> tuple[Occasion, ...]:
    """All dated occasions by date, in `language`; from a document in the other one where it has no counterpart."""
    documents = searcher.index.documents.values()
    shown = {d.id for d in documents if d.language == language or d.counterpart not in searcher.index.documents}
    units = [unit for unit in searcher.units if unit.document.id in shown]
    found: list[Occasion] = []
    for kind in ("call", "event"):
        calls = find_calls(units, None, kind == "event", searcher.book)
        found += [_occasion(kind, call, searcher, language) for call in calls]
    return tuple(sorted(found, key=lambda o: (o.day, o.start or (24, 0), o.kind, o.title)))


def state_of(occasion: Occasion, occasions: Sequence[Occasion], now: datetime) -> State:
    """Whether it has passed, is the next of its kind, or lies further ahead."""
    if occasion.is_over(now):
        return "passed"
    ahead = [o.day for o in occasions if o.kind == occasion.kind and not o.is_over(now)]
    return "next" if occasion.day == min(ahead) else "open"


def topics_of(occasions: Iterable[Occasion]) -> tuple[Topic, ...]:
    """The actions that have dates, by name."""
    return tuple(sorted({t for o in occasions for t in o.topics}, key=lambda t: (t.code or "~", t.name)))


def select(
    occasions: Iterable[Occasion], kinds: Iterable[str] = (), terms: Iterable[str] = (), words: str = ""
) -> tuple[Occasion, ...]:
    """Those of the chosen kinds and actions whose words hold all of `words`; what is empty chooses all."""
    chosen, topics, wanted = set(kinds), set(terms), words.casefold().split()
    return tuple(
        o
        for o in occasions
        if (not chosen or o.kind in chosen)
        and (not topics or topics & {t.term for t in o.topics})
        and all(word in _words_of(o) for word in wanted)
    )


def closed_edition(occasions: Sequence[Occasion], now: datetime) -> str:
    """The call year that is over: the newest edition that gives dates, if all its calls have closed; else empty."""
    calls = [o for o in occasions if o.kind == "call"]
    newest = max((o.edition for o in calls), default="")
    own = [o for o in calls if o.edition == newest]
    return newest if own and all(o.is_over(now) for o in own) else ""


def passed_among(citations: Iterable[Citation], occasions: Sequence[Occasion], now: datetime) -> tuple[Occasion, ...]:
    """The cited calls, if all that are cited have closed; empty where one is still ahead or none is cited."""
    spans = [(c.document_id, c.start, c.end) for c in citations]
    cited = [
        o
        for o in occasions
        if o.kind == "call"
        and any(d == o.citation.document_id and s < o.citation.end and o.citation.start < e for d, s, e in spans)
    ]
    return tuple(cited) if cited and all(o.is_over(now) for o in cited) else ()


def topic_of(term: str, book: TermBook, language: Language) -> Topic:
    """A term's name, the plural where the glossary has one, and its shortest code."""
    entry = book[term]
    names = [n for n in (entry.fi if language == "fi" else entry.en) if n] or [*entry.fi, *entry.en]
    name = names[1] if len(names) > 1 else names[0] if names else next(iter(entry.codes), term)
    codes = [code for code in entry.codes if any(c.isdigit() for c in code) and " " not in code]
    return Topic(term, f"{name[:1].upper()}{name[1:]}", min(codes, key=len, default=""))


def _occasion(kind: Kind, call: Call, searcher: Searcher, language: Language) -> Occasion:
    citer = Citer(searcher.index)
    citer.cite(call.unit.members)
    start, end = _clocks(call)
    return Occasion(
        kind=kind,
        title=_title(call, searcher.book, language),
        day=call.day,
        start=start,
        end=end,
        topics=tuple(topic_of(term, searcher.book, language) for term in _terms(call, searcher.book)),
        citation=citer.citations[0],
        edition=call.unit.document.edition,
    )


def _terms(call: Call, book: TermBook) -> tuple[str, ...]:
    """The actions meant: those whose codes are named, else the widest ("Alliances for Innovation (Lot 1-3)")."""
    coded = [term for value in book.codes(call.unit.text) if (term := book.term_of_code(value)) is not None]
    if coded:
        return tuple(dict.fromkeys(coded))
    scopes = call.unit.own_scopes or call.unit.scopes
    return tuple(sorted(scope for scope in scopes if not book.ancestors(scope) & scopes))


def _title(call: Call, book: TermBook, language: Language) -> str:
    """The text up to its date, else what it stands under, else the action's name."""
    text = collapse(tidy(call.unit.text))
    before = text.partition(collapse(call.value.text))[0]
    while before != (shorter := _TRAILING.sub("", before)):
        before = shorter
    if len(before) > 3 and (call.unit.own_scopes or call.unit.headings):
        return before
    headings = [clean_topic(heading) for heading in call.unit.headings]
    named = [topic_of(term, book, language).label for term in _terms(call, book)]
    return before or next(iter([*reversed(headings), *named]), text)


def _clocks(call: Call) -> tuple[Clock | None, Clock | None]:
    times = [v.key for v in call.unit.values if v.kind == "time" and v.start >= call.value.start]
    if not times:
        return call.time, None
    key = times[0]
    if isinstance(key[0], int):
        return (key[0], int(key[1])), None
    (first, second) = key
    return (int(first[0]), int(first[1])), (int(second[0]), int(second[1]))


def _words_of(occasion: Occasion) -> str:
    labels = " ".join(t.label for t in occasion.topics)
    return f"{occasion.title} {labels} {occasion.citation.quote}".casefold()
