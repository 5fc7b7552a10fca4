"""Sessions that one attends: which of those that a guide dates are asked about, and what it says of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from importlib import resources

from assistant.calendar.openings import asks_over
from assistant.calendar.relative_days import name_span
from assistant.calendar.session_days import TIME_WORDS, is_before_or_after, names_day, names_days, on_days
from assistant.calendar.session_lines import tell_span, word_sessions
from assistant.calendar.session_words import (
    MEANT,
    ONE_HELD,
    WHICH_SESSION,
    asks_to_join,
    is_taught,
    teaching,
    what_is_taught,
)
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.passages.deadlines import Call, read_timing
from assistant.passages.units import Unit
from assistant.question.cues import Ask
from assistant.question.reading import Reading, asking_sentence, cue_words, is_cue, unit_of
from assistant.retrieval.search import Searcher
from assistant.wording.statements import Statement
from ingest.numerals import NUMBER_WORDS
from ingest.values import compatible

# What people call a session. A kind picks those that bear its name; the last two pick all.
_KINDS = {
    "questions": r"\w*kysely\w*|\w*kysymys\w*(?:tun|tilai|hetk)\w*|q ?& ?a\w*|q and a|questions? and answers?|"
    r"ask (?:\w+ ){0,4}?face to face|questions? (?:hour|time|session)s?|sessions? (?:of|for) questions?|"
    r"(?:kysella|kysya|kysyä|kyselemaan|kysymaan) (?:\w+ ){0,2}?(?:livena|suoraan|kasvotusten)|"
    r"ask (?:\w+ ){0,4}?(?:live|in person)",
    "starter": r"starttipak\w*|aloitus(?:paket|tilai|info)\w*|startti(?:tilai|info)\w*|"
    r"starter (?:pack\w*|kit)|kick[ -]?offs?",
    "clinic": r"\w*klinik\w*|clinics?",
    "training": r"(?:\w*haku)?koulutu\w+|\w*valmennu\w*|trainings?",
    "info": r"info(?:rmation)?[ -]?(?:sessions?|days?|meetings?|events?)|infos|briefings?|"
    r"\w*info(?:a|n|t|ja|ihin|issa|ista|ssa|sta|on|hin|nsa|tilai\w+|tuokio\w*|paiv\w+)?",
    "webinar": r"\w*webina\w+|etatilai\w+",
    "any": r"(?<!in the )events?|sessions?|sessio\w*|\w*tilaisuu\w*|tapahtum\w*",
    "taught": r"(?!)",
    "joined": r"(?!)",
    "gone through": r"(?:kaydaan|kayda|kay) (?:\w+ )?lapi|kasitella\w*|gone through|go(?:es)? through|walked through",
    "on the day": r"what (?:is|s|was|will be)? ?(?:happen\w*|going on|held|on\b|kicks? off|takes? place)|"
    r"what (?:happens|starts|begins)|mita (?:tapahtuu|tapahtui|on (?:luvassa|tiedossa)|jarjest\w+|pide\w+)",
}
_PATTERNS = {kind: re.compile(rf"\b(?:{words})\b") for kind, words in _KINDS.items()}
_NAMED = ("questions", "starter", "clinic")  # where none bears such a name, there is none
_WEAK = ("training", "any", "gone through")
_ANY = (
    "any",
    "gone through",
    "on the day",
    "joined",
)  # so is called much else: a day, an hour or a list must be asked for
_PLURAL = re.compile(
    r"\w*info(?:t|ja|ihin|issa|ista)|.*(?:sessions|days|meetings|events|infos|briefings)|\w*tilaisuu[dks]\w*"
)
_IS_THERE = re.compile(
    r"\b(?:is|are|was|were|will) there\b|\bthere (?:is|are|will)\b|"
    r"\b(?:onko|onks|oliko|tuleeko|loytyyko|jarjestetaanko|pidetaanko)\b"
)
_BARE_INFO = re.compile(r"info(?:a|ja)?")
# What one must do with a session of one's own: "When must the event be held?"
_DUTY = re.compile(
    r"\b(?:must|should|have to|has to|need(?:s|ed)?|may|allowed|pitaa|pitaisi|taytyy|tulee|"
    r"\w+(?:ttava|tava)|vaadit\w+)\b"
)
_HOW_MUCH = re.compile(r"\b(?:how much|paljonk?o?|euro\w*|cost|fee|hinta\w*|maksaa?\w*)\b")
_IF = re.compile(r"\b(?:if|unless|jos|mikali|ellei)\b")
_WHICH_MONTH = re.compile(r"\b(?:missa|minka) (?:kuussa|kuun)\b")
_HOLDS = re.compile(
    r"\b(?:hold(?:s|ing|ers? of)|hav(?:e|ing)|has|with|already|joilla on|on jo|saane\w+|"
    r"\w{5,}ed (?:organi[sz]ations?|applicants?|institutions?|schools?|members?|partners?|ones))\b"
)
# Whoever asks for a session comes from one of these; they tell no two sessions apart unless one names them.
_COMERS = re.compile(
    r"newcomers?|beginners?|new|uu(?:si|de)\w*|aloittel\w+|ensikertal\w+|schools?|colleges?|institutions?|koulu\w*|oppilaito\w*|opisto\w*|opettaj\w*|teachers?|staff"
)
_TIMELY: tuple[Ask, ...] = ("deadline", "time", "duration", "count", "list", "whether")
_IN_ORDER = re.compile(r"\b(?:next|last|first|seuraava\w*|viimei\w+|ensimmai\w+)\b")
_WEEK = timedelta(days=8)
_COUNTED = re.compile(r"\b(?:how many|montako|kuinka mon\w+|moniko)\b")
_AHEAD = re.compile(r"\b(?:still|left|viela|vielako|ehdi\w*|ehti\w*|tulossa|upcoming|kerkea\w*|kerkii)\b")
_NOT_OF_SESSIONS: tuple[Ask, ...] = ("who", "contact", "share", "comparison", "open")
_ALIKE = 0.7
_MOST = 12


def answer_sessions(
    reading: Reading, searcher: Searcher, today: date
) -> tuple[tuple[Statement, ...], tuple[Unit, ...]] | None:
    """What is said of the sessions asked about, with the passages that say it; None where none is meant for sure."""
    question, span = name_span(fold(asking_sentence(reading.text)), today)
    kind = kind_asked(reading, question, dated=span is not None and span[1] - span[0] < _WEEK)
    if kind is None:
        return None
    sessions = _of_topic(reading, question, searcher.current_calls(reading.language, True, reading.years), searcher)
    telling = _without_comers(telling_words(reading, question), sessions)
    if kind == "training" and not (telling or reading.scopes):
        return None
    sessions = _on_matter(
        kind, question, telling, sessions, dated=span is not None or _AHEAD.search(question) is not None
    )
    sessions = on_days(question, sessions)
    if _AHEAD.search(question):
        sessions = [session for session in sessions if session.day >= today] or sessions
    if span is not None:
        return tell_span(span, sessions, reading, searcher, today)
    if read_timing(question) == "next" and not is_before_or_after(question):
        sessions = [session for session in sessions if session.day >= today][:1] if kind != "on the day" else []
    if not sessions or len(sessions) > _MOST:
        return None
    return word_sessions(sessions, reading, searcher, today), tuple(session.unit for session in sessions)


def _on_matter(
    kind: str, question: str, telling: Sequence[str], sessions: Sequence[Call], *, dated: bool
) -> list[Call]:
    """The sessions of a kind with the words that tell of the matter; by their own titles where something is taught."""
    if kind == "taught" or (telling and is_taught(question)):
        taught = what_is_taught(telling, question)
        return teaching(taught, sessions) if taught or kind == "taught" else list(sessions)
    named = _of_words(telling, sessions if dated and kind == "info" else _of_kind(kind, question, sessions))
    if named or not telling or kind not in ("info", "training"):
        return named
    taught = what_is_taught(telling, question)
    return teaching(taught, sessions) if taught else []


@cache
def _said_of_all() -> re.Pattern[str]:
    text = resources.files("assistant").joinpath("data/sessions.toml").read_text(encoding="utf-8")
    return re.compile("|".join(tomllib.loads(text)["said_of_all"].split()))


def kind_asked(reading: Reading, question: str, *, dated: bool = False) -> str | None:
    """What kind of session is asked about; None where it is something else that is asked, of it or of others.

    `dated`: a day or a week was named by today ("tomorrow").
    """
    kind = next((kind for kind, pattern in _PATTERNS.items() if pattern.search(question)), None)
    if kind is None and dated and asks_to_join(question) and not reading.scopes:
        kind = "joined"
    if kind in (None, "training") and is_taught(question) and not _IF.search(question):
        kind = "taught"
    which = WHICH_SESSION.search(question) is not None
    if kind == "on the day":
        plain = not reading.asks_for("who", "whether", "contact") and not is_before_or_after(question)
        return kind if plain and names_day(question) and not _IF.search(question) else None
    if kind is None or reading.unknown_codes or reading.uncovered:
        return None
    barred: tuple[Ask, ...] = ("contact", "share", "comparison") if kind == "taught" else _NOT_OF_SESSIONS
    if reading.asks_for(*barred) or _counts_people(reading) or (_HOW_MUCH.search(question) and kind != "taught"):
        return None
    if reading.asks_for("place") and not (which or _WHICH_MONTH.search(question)):
        return None
    if kind == "taught" or (which and kind != "any" and not _DUTY.search(question)):
        return kind
    over = reading.asks_for("whether") and asks_over(question)
    if not is_before_or_after(question) and not over and read_timing(question) not in (None, "next"):
        return kind if which or dated else None
    if reading.asks_for("whether") and not over and not (dated or _IS_THERE.search(question)):
        return None
    in_order = read_timing(question) == "next"
    if reading.asks_for("definition") and not names_days(question) and not in_order:
        return None
    asks = in_order or which or dated or reading.asks_for("deadline", "time", "list", "whether", "count")
    asks = asks or names_days(question)
    asks = asks or (kind == "any" and not reading.asks)
    if (kind in _WEAK and _DUTY.search(question)) or (kind == "info" and _is_about(reading, question)):
        return None
    return kind if asks or kind not in _WEAK else None


def _counts_people(reading: Reading) -> bool:
    """True for "How many people fit in the session?", which its hours do not tell."""
    known = unit_of(reading.counted.split()[0]) if reading.counted else None
    return known is not None and known[0] == "count" and compatible(known[1], "person")


def _is_about(reading: Reading, question: str) -> bool:
    """True for "info on KA220" where no day is asked for: it may be any word about it."""
    found = _PATTERNS["info"].search(question)
    timed = reading.asks_for("deadline", "time", "count") or names_days(question) or ONE_HELD.search(question)
    return found is not None and _BARE_INFO.fullmatch(found.group()) is not None and not timed


def _of_topic(reading: Reading, question: str, sessions: Sequence[Call], searcher: Searcher) -> list[Call]:
    """The sessions of the topic asked about; of all where it names none, or describes people by what they have."""
    if not reading.scopes:
        return list(sessions)
    own = [s for s in sessions if reading.scopes & s.unit.scopes]
    if own:
        return own
    wider = [s for s in sessions if any(reading.scopes & searcher.book.ancestors(scope) for scope in s.unit.scopes)]
    if wider or not _HOLDS.search(question):
        return wider
    names = [w for item in reading.items if item.term in reading.scopes for w in item.text.split()]
    return [] if any(char.isdigit() for name in names for char in name) else _of_words(names, sessions)


def _of_kind(kind: str, question: str, sessions: Sequence[Call]) -> list[Call]:
    """The sessions that bear the name asked for; all of them where any may be meant."""
    if kind in _ANY:
        return list(sessions)
    bearing = [s for s in sessions if _PATTERNS[kind].search(fold(s.unit.text))]
    asked = _PATTERNS[kind].search(question)
    if (
        kind == "info"
        and asked is not None
        and (_COUNTED.search(question) or _PLURAL.fullmatch(asked.group()) or _IN_ORDER.search(question))
    ):
        return list(sessions)  # the next "info session" may be a training or a question hour
    return bearing if bearing or kind in _NAMED else list(sessions)


def telling_words(reading: Reading, question: str) -> list[str]:
    """The words of a question that must stand where a session does: neither its kind, nor its day, nor its topic.

    They are those of a question for calls too, but for the words of applying.
    """
    text = question
    for value in reading.values:
        text = text.replace(fold(value.text), " ") if value.kind in ("date", "time") else text
    for pattern in (*_PATTERNS.values(), TIME_WORDS):
        text = pattern.sub(" ", text)
    topics = {w for item in reading.items if item.term in reading.scopes for w in item.text.split()}
    asks = tuple(ask for ask in reading.asks if ask in _TIMELY)
    common = load_stopwords("fi") | load_stopwords("en") | topics | cue_words(reading.text, asks) | set(NUMBER_WORDS)
    return [
        word
        for word in split_words(text)
        if word not in common and len(word) > 1 and not _said_of_all().fullmatch(word) and not is_cue(word, asks)
    ]


def _without_comers(words: Sequence[str], sessions: Sequence[Call]) -> list[str]:
    """The words without those for whoever comes to all sessions, where none is said to be for them."""
    return [w for w in words if not _COMERS.fullmatch(w) or any(_has(session.unit, w) for session in sessions)]


def _of_words(words: Sequence[str], sessions: Sequence[Call]) -> list[Call]:
    """The sessions that have all of the words, their own or those of the headings above them.

    Where all of these have them in their headings, these name a topic: another session that names it too is of it.
    """
    found = [s for s in sessions if all(_has(s.unit, word) for word in words)]
    headed = all(_is_among(word, s.unit.heading_words, s.unit) for s in found for word in words)
    shared = frozenset.intersection(*(s.unit.scopes for s in found)) if found and words and headed else frozenset()
    return [s for s in sessions if s in found or shared & s.unit.own_scopes]


def _has(unit: Unit, word: str) -> bool:
    if _is_among(word, unit.words | unit.heading_words, unit):
        return True
    if word in split_words(unit.document.publisher):
        return True
    return any(said.fullmatch(word) and meant.search(fold(unit.text)) for said, meant in MEANT)


def _is_among(word: str, words: Iterable[str], unit: Unit) -> bool:
    return any(likeness(word, own, unit.language) >= _ALIKE for own in words)
