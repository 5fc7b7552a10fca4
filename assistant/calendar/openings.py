"""Whether a topic's call has opened, is open or has closed, where its days tell: "Has the KV20 call opened yet?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.language.words import fold
from assistant.passages.deadlines import Call, Timing, first_day, open_on
from assistant.question.reading import Reading, asking_sentence

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


# A lack told of before the question, a project that runs; and what makes it a question of time after all.
_LACKS = re.compile(
    r"\b(?:no|not|never|none|without|nobody|only|just|already|ei|emme|en|eivat|ilman|vain|vaan|jo)\b|n.t\b"
)
_STILL = re.compile(r"\b(?:still|silti|viela|vielako|kuitenkin|nevertheless)\b")
_RUNS = re.compile(
    r"\b(?:project|placement|stay|mobility|hanke|hankkeemme|projekti\w*|jakso\w*)\b (?:\S+ )?(?:is|on|runs|"
    r"continues|jatkuu|kestaa) "
    r"(?:\S+ )?(?:still |viela |yha )?(?:running|ongoing|under way|open|kaynnissa|kesken|menossa)?"
)
_OF_TIME = re.compile(
    r"\b(?:calls?|deadlines?|late|open|closed?|closing|missed|in time|applied yet|time left|today|now|haku\w*|"
    r"haun|haussa|"
    r"maaraai\w+|deadline\w*|myoha\w+|auki|avoin\w*|umpeutu\w+|ehdi\w*|ehti\w*|tanaan|nyt|hakenut|hakeneet|"
    r"not applied|n.t applied)\b"
)


def read_state(text: str) -> Timing | None:
    """What a folded question asks of a call's days: whether it has opened, whether it has closed."""
    if _HAS_OPENED.search(text):
        return "open"
    return "passed" if _HAS_CLOSED.search(text) else None


def is_despite(reading: Reading) -> bool:
    """True for "We have no firm with us. Can we still apply?": all the same, and not whether there is time.

    Likewise where only a project that is told of is still running.
    """
    asking = asking_sentence(reading.text)
    before = fold(reading.text[: max(reading.text.find(asking), 0)])
    if _OF_TIME.search(before) or _OF_TIME.search(_STILL.sub(" ", fold(asking))):
        return False
    if _RUNS.search(before):
        return True
    return _STILL.search(fold(asking)) is not None and _LACKS.search(before) is not None


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
