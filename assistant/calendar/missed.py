"""Who has missed one call asks for another: "We missed the February round. When can we apply next?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.calendar.openings import read_state
from assistant.calendar.session_days import months_of
from assistant.calendar.timing import call_sentence
from assistant.language.words import fold
from assistant.passages.deadlines import Call
from assistant.question.reading import Reading, read_question
from assistant.retrieval.search import Searcher
from assistant.types import Status
from assistant.wording.phrases import say
from assistant.wording.statements import Statement

_MISSED = re.compile(
    r"\b(?:miss(?:ed)?|(?:was|were|am|are|came|arrived|got) (?:\w+ )?(?:too )?late|"
    r"(?:not|n.t) (?:get|make|manage|have) .*(?:in time|on time|before|deadline|\bin\b)|"
    r"fail(?:ed)? to (?:apply|submit|send)|(?:have )?forgot\w*|myohast\w+|"
    r"jai(?:n|mme|vat)? (?:\w+ ){0,4}?(?:valiin|valista|hakematta|lahettamatta|tekematta)|"
    r"(?:en|emme|ei) (?:\w+ ){0,3}?(?:ehti\w+|ehditty|saa(?:nut|neet|tu)|muista\w*)|"
    r"meni (?:meilta |multa |minulta )?(?:ohi|sivu)\w*|unohti\w*|unohdi\w*|unohtu\w*)\b"
)
_CONDITION = re.compile(r"^\W*(?:if|in case|jos|mikali|suppose|what if)\b")
_ASKS_AGAIN = re.compile(
    r"\b(?:when|(?:what|which) (?:date|day|is the next)|is there|are there|next|another|again|instead|milloin|koska|"
    r"seuraava\w*|uudestaan|uudelleen|toista|toinen|"
    r"onko|minka paivana|mina paivana|ensi kerra\w+)\b"
)
_OF_CALLS = re.compile(
    r"\b(?:\w*haku\w*|\w*hau[nt]\b|\w*hauss?a|hake\w*|haet\w+|haen|call|calls|deadline|round|chance|date|opportunity|"
    r"apply|applying|try|get in(?:to)?|submit|"
    r"tilaisuu\w*|mahdollisuu\w*|kierros|kierro\w+|yritt\w+|paas\w+|paivamaara)\b"
)
_CUT = re.compile(
    r"(?<=[.!;])\s+|\s*[,;–—-]\s+(?:(?:so|and|but|niin|ja|mutta|joten) )?(?=(?:when|what|which|is|are|can|milloin|"
    r"koska|mika|mina|minka|onko|voiko|saako|paaseeko)\b)",
    re.IGNORECASE,
)


def answer_missed(reading: Reading, searcher: Searcher, today: date) -> tuple[Status, tuple[Statement, ...]] | None:
    """The call that is asked for instead of a missed one; where the guide has none, that it has passed."""
    cut = _cut(reading.text)
    if cut is None or reading.unknown_codes or reading.uncovered:
        return None
    said, asked = (read_question(text, reading.language, searcher.book) for text in cut)
    scopes = asked.scopes or said.scopes
    calls = _of_scopes(scopes, searcher.calls(reading.language, False))
    if not scopes or not calls:
        return None
    missed = _missed(said, calls, today, same=not asked.scopes or asked.scopes == said.scopes)
    left = [call for call in calls if call.day >= today and (not missed or call.day > missed[-1].day)]
    if left:
        return "answered", (Statement(call_sentence(left[0], reading, today), left[0].unit.members),)
    if not missed:
        return None
    told = Statement(call_sentence(missed[-1], reading, today), missed[-1].unit.members)
    why = Statement(say("no_further_call", reading.language), told.passages, "remark")
    return "not_in_guide", (why, told)


def _cut(text: str) -> tuple[str, str] | None:
    """What was missed, and what is asked after it; None where nothing was."""
    parts = [part for part in _CUT.split(text) if part.strip()]
    for k, part in enumerate(parts[:-1]):
        rest = " ".join(parts[k + 1 :])
        told, asked = fold(part), fold(rest)
        if "?" in part or _CONDITION.search(told) or not _MISSED.search(told):
            continue
        if _ASKS_AGAIN.search(asked) and _OF_CALLS.search(asked) and read_state(asked) is None:
            return " ".join(parts[: k + 1]), rest
    return None


def _of_scopes(scopes: frozenset[str], calls: Sequence[Call]) -> list[Call]:
    """The calls of a topic by date: those that name it themselves, where there are such."""
    own = [call for call in calls if scopes & call.unit.own_scopes]
    return own or [call for call in calls if scopes & call.unit.scopes]


def _missed(said: Reading, calls: Sequence[Call], today: date, *, same: bool) -> list[Call]:
    """The calls that were missed: of the month that is named, else, where the same is asked for again, the last one."""
    months = months_of(fold(said.text))
    if months or not same:
        return [call for call in calls if call.day.month in months]
    passed = [call for call in calls if call.day < today]
    return passed[-1:] or list(calls[:1])
