"""The calls of a month, of a season, before or after a day: "Which calls close in March?"."""

from __future__ import annotations

import re
from datetime import date

from assistant.deadlines import read_timing
from assistant.occasions import APPLIES, EVENT
from assistant.phrases import say
from assistant.question import Reading, asking_sentence
from assistant.search import Searcher
from assistant.session_days import is_before_or_after, months_of, on_days
from assistant.sessions import telling_words
from assistant.statements import Statement
from assistant.timing import call_line
from assistant.words import fold
from ingest.editions import choose_editions

_CALLS = re.compile(
    r"\b(?:haut|hakuja|haku|haun|haussa|hakuun|hakupaiv\w+|hauista|hakuajat|hakuaikoja|hakuaika|maaraaj\w+|maaraaik\w+|deadlinet?|deadlineja|"
    r"calls?|deadlines?|rounds?|closing dates?|(?:apply|applied) for|haettavissa|haettavana|voi hakea)\b"
)
_OPENS = re.compile(r"\b(?:open(?:s|ed|ing)\b|start\w*|begin\w*|aukea\w*|avau\w*|alka\w*)")
# Of some applicants only, which a list of all calls does not tell: "for those who apply for the first time".
_FOR_SOME = re.compile(
    r"\bfor (?!in\b|this\b|next\b|the (?:year|season|spring|autumn)\b)\w|"
    r"\b(?:that|who|whose|jotka|joilla|jolla|kertaa)\b"
)
_CALL_WORDS = re.compile(
    r"deadlin\w+|clos\w+|due|rounds?|expir\w+|umpeutu\w+|sulkeutu\w+|loppu\w*|menee|menevat|kiinni|umpeen|maaraa\w+|"
    r"haut|hau[nt]\w*|hakuj\w+|ending|fall|falls|left|ole"
)
_ASKS: tuple[str, ...] = ("deadline", "time", "list", "whether", "count", "definition")


def answer_dated_calls(reading: Reading, searcher: Searcher, today: date) -> tuple[Statement, ...] | None:
    """The calls that close on the days asked about; None where something else is asked, or no call does."""
    question = fold(asking_sentence(reading.text))
    if not _is_asked(reading, question):
        return None
    kept = choose_editions(searcher.index.documents.values(), frozenset(reading.years))
    calls = [call for call in searcher.calls(reading.language, False) if call.unit.document.id in kept]
    calls = on_days(question, calls, numbered=is_before_or_after(question))
    if read_timing(question) in ("open", "next"):
        calls = [call for call in calls if call.day >= today]
    if not calls:
        return None
    yes = f"{say('yes', reading.language)}. " if reading.asks_for("whether") else ""
    items = (Statement(call_line(call), call.unit.members, bullet=True) for call in calls)
    return Statement(f"{yes}{say('all_calls', reading.language)}", (), "intro"), *items


def _is_asked(reading: Reading, question: str) -> bool:
    """True where nothing is asked about but calls and the days on which they close."""
    if reading.scopes or reading.unknown_codes or reading.uncovered:
        return False
    dated = is_before_or_after(question) or bool(months_of(question))
    if (
        not dated
        or not _CALLS.search(question)
        or EVENT.search(question)
        or _OPENS.search(question)
        or _FOR_SOME.search(question)
    ):
        return False
    if any(ask not in _ASKS for ask in reading.asks) or (reading.years and reading.asks_for("whether")):
        return False
    rest = telling_words(reading, question)
    return all(APPLIES.fullmatch(word) or _CALL_WORDS.fullmatch(word) for word in rest)
