"""Whether a topic's call has opened, is open or has closed, where its days tell: "Has the KV20 call opened yet?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.passages.deadlines import Call, Timing, first_day, open_on

_UNTIL = r"(?:(?!\b(?:after|when|if|before|once|kun|jos|kunhan)\b)[^,.;?]){0,70}?"
_HAS_OPENED = re.compile(
    rf"^\W*(?:has|have|did|is|are)\b{_UNTIL}\b(?:opened|started|begun|(?:open|possible|running) (?:yet|already)|"
    r"(?:already|yet) (?:open|possible|running))\b|"
    rf"^\W*(?:joko|jokohan|onko|onks|ovatko)\b{_UNTIL}\b(?:auen\w+t|auennu|avautun\w+|avattu|alkan\w+|kaynnistyn\w+|"
    r"jo (?:auki|avoinna|kaynnissa)|(?:auki|avoinna|kaynnissa) jo)\b|"
    rf"^\W*(?:joko|jokohan)\b{_UNTIL}\b(?:voi\w*|saa\w*|hake\w+|haet\w+|auki|avoinna|kaynnissa)\b"
)
_HAS_CLOSED = re.compile(
    rf"^\W*(?:has|have|did|is|are)\b{_UNTIL}\b(?:closed?(?! (?:to|for)\b)|ended|expired|over|passed|gone by|finished|"
    r"been(?: and gone)?|behind us|come and gone)"
    r"(?: (?:already|yet|now|by now))?\W*$|"
    rf"^\W*(?:onko|onks|ovatko|joko|jokohan|eiko)\b{_UNTIL}\b(?:paattyny\w*|sulkeutunu\w*|umpeutunu\w*|loppunu\w*|mennyt|"
    r"menny|ohi|ollut|takana\w*|paattyi|sulkeutui|umpeutui|loppui|meni)(?: (?:jo|nyt))?\W*$|"
    rf"^\W*(?:oliko|meniko|oliks)\b{_UNTIL}\bjo\W*$"
)
_IS_OVER = re.compile(
    r"\b(?:already|yet) (?:been|held|taken place|happened|over|passed|gone|finished|had)\b|"
    r"\b(?:been(?: held)?|held|taken place|happened|over|passed|gone|finished) (?:already|yet)\b|"
    r"\bjo (?:ollut|pidetty|jarjestetty|mennyt|ohi|paattynyt|takana\w*)\b|"
    r"\b(?:ollut|pidetty|jarjestetty|ohi|mennyt) jo\b|"
    r"^\W*(?:oliko|meniko|joko)\b.*\b(?:jo|oli|meni|pidettiin|ohi)\W*$|"
    r"\b(?:did|have|has) (?:i|we) (?:already )?miss(?:ed)?\b"
)
# For whom it is open, not when: "Is the KV20 call open to companies?".
_FOR_WHOM = re.compile(
    r"\b(?:open|closed) (?:to|for) (?!applica|submiss|entr)\w|"
    r"\b(?:avoi\w+|auki|suljettu) (?:\w+ )?(?!hake|haki|viel|jalle)\w+lle(?:mme|nne|ni|kin)?\b|"
    r"(?!hake|haki|viel|jalle)\b\w{3,}lle(?:mme|nne|ni|kin)? (?:avoi\w+|auki)\b"
)
_NOW = re.compile(r"\b(?:open|auki|avoin\w*|kaynnissa|running)\b")


def read_state(text: str) -> Timing | None:
    """What a folded question asks of a call's days: whether it has opened, whether it has closed."""
    if _HAS_OPENED.search(text):
        return "open"
    return "passed" if _HAS_CLOSED.search(text) else None


def asks_over(text: str) -> bool:
    """True where a folded question asks whether something that one attends is over."""
    return _IS_OVER.search(text) is not None


def asks_for_whom(text: str) -> bool:
    """True where a folded question asks to whom a call is open."""
    return _FOR_WHOM.search(text) is not None


def asks_opening(text: str) -> bool:
    """True where a folded question asks whether a call has opened: its last day does not tell."""
    return _HAS_OPENED.search(text) is not None


def waits(text: str, calls: Sequence[Call], today: date) -> bool:
    """True where it is asked whether a call is open, and all those that have not closed open only later."""
    ahead = open_on(calls, today)
    starts = [first_day(call.value) for call in ahead]
    later = bool(starts) and all(start is not None and start > today for start in starts)
    return later and (_NOW.search(text) is not None or asks_opening(text))


def tells_opening(calls: Sequence[Call], today: date) -> bool:
    """True where the calls that have not closed all say from when on they are open, or there are none."""
    return all(first_day(call.value) is not None for call in open_on(calls, today))
