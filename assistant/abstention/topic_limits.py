"""Statements about some topics that settle what holds for the rest: "only in Tested Help", "in all except KJ9"."""

from __future__ import annotations

import re

from assistant.language.opposites import EXCEPT
from assistant.language.words import fold
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.features import is_related

# "Only for grants H and S", "(JU-3 only)", "KV20 alone"; where it says how many or when, it shuts no topic out.
_ONLY_FOR = re.compile(
    r"\b(?:only|solely|exclusively|vain|ainoastaan|pelkastaan|yksinomaan)\b:?"
    r"(?! (?:if|when|where|after|once|with|jos|kun|mikali|silloin)\b)(?P<what>[^.;()]*)"
)
_ALONE = re.compile(r"(?:[(;:,]|^)(?P<what>[^();:]{1,80}?) (?:only|alone|ainoastaan)\b(?=\W*(?:$|[).;:,]))")
_NUMBER = re.compile(
    r"(?:(?<![\w-])\d+(?![\w-])|\b(?:one|two|three|once|twice|yksi|yhden|yhta|yhteen|yhdessa|yhdella|yhdelle|yhdelta|kaksi|kahta|"
    r"kahden|kerran)\b)"
)
_WORDS_BEFORE = 3  # words between "only" and the topic: "only for projects of Tested Help"
_LEFT_OUT = re.compile(
    r"(?:^|[.;(,]|: )(?P<what>(?:[^.;:(]|:(?=\w)){2,80}?) (?:lukuun ottamatta|poisluettuna|excepted|excluded)\b"
)
_NOT_FOR = re.compile(
    r"\((?:ei|not)(?: koske| in| for| available in)? (?P<what>[^()]{1,60})\)|"
    r"\b(?:ei koske|does not (?:apply to|concern|cover)) (?P<whom>[^.;()]{2,60})"
)
# "In KV20 yes, in the others no"; "the other costs" are no other topics.
_OTHERS = re.compile(
    r"\b(?:muissa|muilla|muihin|muille|muilta|muista|muut|(?:the |all )?others|the rest|"
    r"(?:the |all )?other (?:actions?|grants?|programmes?|projects?|tracks?|schemes?))\b"
)
# The cell of a row that says for which topics it holds: "Grants: H, S".
_CELL = re.compile(
    r"(?:^|[;.]\s*)(?:grants?|actions?|tracks?|programmes?|vouchers?|schemes?|avustu(?:s|kset)|toiminnot?|toiminto|linjat?|"
    r"tuki(?:muoto|muodot|laji|lajit)?|tuet|setelit?|ohjelmat?): (?P<what>[^;.]+)"
)


def settles_others(reading: Reading, unit: Unit, book: TermBook) -> bool:
    """True where a statement that names other topics says what holds for the one asked about as well.

    It shuts all but those out ("only in Tested Help", under "Grants H and S only:" too), or is of all but those.
    """
    text = fold(unit.text)
    if any(_is_of_others(reading, what, book) for what in _shut_in(text, book)):
        return True
    if unit.own_scopes and _OTHERS.search(text):
        return True
    above = fold(unit.headings[-1]) if unit.headings else ""
    if not unit.own_scopes and any(_is_of_others(reading, what, book) for what in _shut_in(above, book)):
        return True
    excepted = [what for part in (text, above) for what in _excepted(part) if _is_of_others(reading, what, book)]
    return bool(excepted) and not _stands_elsewhere(reading, unit, excepted, book)


def _shut_in(text: str, book: TermBook) -> list[str]:
    """What a folded text says that something is only for, where that begins with a topic."""
    only = [_until_number(found["what"]) for found in _ONLY_FOR.finditer(text)]
    begun = [what for what in only if _begins_with_topic(what, book)]
    alone = [found["what"] for found in _ALONE.finditer(text) if not _NUMBER.search(found["what"])]
    return [*begun, *alone, *(found["what"] for found in _CELL.finditer(text))]


def _until_number(what: str) -> str:
    found = _NUMBER.search(what)
    return what[: found.start()] if found else what


def _begins_with_topic(what: str, book: TermBook) -> bool:
    return any(m.first <= _WORDS_BEFORE and book.is_scope(m.term) for m in book.link(what))


def _excepted(text: str) -> list[str]:
    """What a folded text excepts: "except in KJ9", "KJ9:ää lukuun ottamatta", "(not KJ9)"."""
    except_for = [found["what"] for found in EXCEPT.finditer(text) if found["what"].strip()]
    left_out = [found["what"] for found in _LEFT_OUT.finditer(text)]
    return [*except_for, *left_out, *(found["what"] or found["whom"] for found in _NOT_FOR.finditer(text))]


def _is_of_others(reading: Reading, what: str, book: TermBook) -> bool:
    """True where topics are named, none of them the one asked about, a wider or a narrower one."""
    named = _topics(what, book)
    return bool(named) and not is_related(reading.scopes, named, book)


def _topics(text: str, book: TermBook) -> frozenset[str]:
    return frozenset(m.term for m in book.link(text) if book.is_scope(m.term))


def _stands_elsewhere(reading: Reading, unit: Unit, excepted: list[str], book: TermBook) -> bool:
    """True where an exception is one from what holds for another topic, in whose section it stands."""
    left_out = frozenset(topic for what in excepted for topic in _topics(what, book))
    above = frozenset(topic for heading in unit.headings for topic in _topics(heading, book))
    others = (above | unit.own_scopes) - left_out
    return bool(others) and not is_related(reading.scopes, others, book)
