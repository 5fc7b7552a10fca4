"""What a short question takes over from the turns before it: a thing, its season or year, or two things to compare."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.conversation.swaps import season_of
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, split_words
from assistant.question.compared import read_alike, read_apart, read_things
from assistant.question.cues import Ask
from assistant.question.reading import Reading
from assistant.question.things import BARE, TOKEN
from ingest.types import Language
from ingest.values import read_values

_ASKS_WHICH = re.compile(
    r"\bkum(?:pi|pia|paa|paan|man|massa|masta|maksi|malla|malta|mat|mista|malle|pien)\b|"
    r"\bwhich (?:one )?of (?:them|these|those|the two|both)\b|"
    r"\bwhich (?:one )?(?:is|has|gets?|gives?|takes?|costs?|lasts?|pays?|closes?|runs?|needs?|"
    r"comes?|ends?|opens?|starts?|begins?|offers?|covers?)\b.*"
    r"\b(?:\w{2,}er|more|less|fewer|most|first)\b"
)
_TELLS_APART = re.compile(r"\b(?:vai|or|tai|versus|vs)\b")
# "Is there an info day?", "onko teillä puhelinnumeroa": a thing that the next question is about.
_INTRODUCES = re.compile(
    r"(?:^|[,:;–] )(?:\w+ ){0,2}?(?:(?:is|are|was|were|will) there\b|(?:do|does|did) (?:you|they|it|we|one) "
    r"(?:also )?(?:have|hold|offer|organi[sz]e|arrange)\b|has it got\b|have you got\b)|"
    r"\b(?:onko|onks|oliko|jarjestetaan(?:ko|ks)|pidetaan(?:ko|ks)|jarjestat\w*ko|pidatteko|loytyy(?:ko|ks)|"
    r"tarjotaan(?:ko|ks)|onkohan)\b(?! (?:se|ne|sen|pakko|mahdollista|hanke|haku)\b)|"
    r"\bsiita (?:jarjestetaan|pidetaan)\b"
)
_IS_IT = re.compile(
    r"(?P<verb>is|was|isn.t|wasn.t|onko|oliko|eikö|onks|oliks|eiks)\s+(?:it|that|this|se|tämä|tää|tuo|toi)\b(?=\s)",
    re.IGNORECASE,
)
_VALUE_NOUNS: dict[Ask, dict[Language, str]] = {
    "deadline": {"fi": "haun määräaika", "en": "the deadline"},
    "amount": {"fi": "tuki", "en": "the grant"},
    "duration": {"fi": "kesto", "en": "the duration"},
}
_VALUE_KINDS = ("date", "amount", "duration", "count")
_TWO_NAMES = re.compile(r"\b([A-ZÅÄÖ][\w-]+) (?:and|ja|sekä) ([A-ZÅÄÖ][\w-]+)")
_IN_BRACKETS = re.compile(r"\s*\(([^()]+)\)\?*$")
_DAY = re.compile(r"\b(?:date|day|time|hour|paiva\w*|kellonaika|ajankohta|paikka|place)\b")


def asks_bare(text: str) -> bool:
    """True for a question that names nothing of its own: "When is it held?", "ja monelta se alkaa?"."""
    small = load_stopwords("fi") | load_stopwords("en")
    return all(word in small or BARE.fullmatch(word) for word in split_words(text))


def asks_which(text: str, reading: Reading) -> bool:
    """True where a question compares without saying what: "Which of them is longer?"."""
    folded = fold(text)
    return bool(_ASKS_WHICH.search(folded)) and not _TELLS_APART.search(folded) and len(reading.scopes) < 2


def introduced(text: str) -> str:
    """The part of a question that brings in what the next one is about, "Is there an info day?"; else empty."""
    found = _INTRODUCES.search(fold(text))
    return text[found.start() :] if found and len(fold(text)) == len(text) else ""


def without_carried(text: str) -> str:
    """A question without what it took over, in brackets at its end."""
    while (found := _IN_BRACKETS.search(text)) is not None and found.start():
        text = text[: found.start()]
    return text


def carried_by(text: str) -> str:
    """What a question took over, as it stands in its brackets; empty where it took nothing."""
    found = _IN_BRACKETS.search(text)
    return found[1] if found else ""


def narrowing(reading: Reading, own: Reading) -> str:
    """The season and the year that an earlier question is about, where this one names none: "autumn 2031"."""
    said = any(map(season_of, split_words(own.text)))
    words = [] if said else [t for t in TOKEN.findall(reading.text) if season_of(t)]
    years = [] if own.years else [str(year) for year in reading.years]
    return " ".join(dict.fromkeys([*words[:1], *years[:1]]))


def compared_things(readings: Sequence[Reading]) -> tuple[str, str] | None:
    """The two things that the latest of some turns set side by side, or that the last two turns name, one each."""
    for reading in readings[:2]:
        things = read_apart(reading.text) or read_things(reading.text) or read_alike(reading.text)
        if len(things) == 2:
            return things[0].strip(" ?"), things[1].strip(" ?")
        names, pair = _names(reading), _TWO_NAMES.search(reading.text)
        if len(names) == 2:
            return names[0], names[1]
        if pair is not None:
            return pair[1], pair[2]
    named = list(dict.fromkeys(name for reading in readings[:3] for name in _names(reading)))
    return (named[1], named[0]) if len(named) == 2 else None


def _names(reading: Reading) -> list[str]:
    found: dict[str, str] = {}
    for item in reading.items:
        if item.term is not None and item.term in reading.scopes:
            found.setdefault(item.term, item.text)
    return [*found.values(), *reading.unknown_codes]


def other_thing(readings: Sequence[Reading]) -> str:
    """The only other thing that the turns before the last one named, as it was named: "the other one"; else empty."""
    now = {term for item in readings[0].items if (term := item.term) in readings[0].scopes}
    others: dict[str, str] = {}
    for reading in readings[1:]:
        for item in reading.items:
            if item.term is not None and item.term in reading.scopes and item.term not in now:
                others.setdefault(item.term, item.text)
    return next(iter(others.values())) if len(now) == len(others) == 1 else ""


def asks_for_day(text: str) -> bool:
    """True for "and the final day?": it asks, and names nothing that could take another thing's place."""
    return asks_bare(text) and _DAY.search(fold(text)) is not None


def name_value(text: str, asks: Sequence[Ask], language: Language) -> str:
    """ "Is it 10 April?" after a question for a deadline: "Is the deadline 10 April?"; any other text as it is."""
    nouns = next((_VALUE_NOUNS[ask] for ask in asks if ask in _VALUE_NOUNS), None)
    found = _IS_IT.match(text)
    if nouns is None or found is None or not any(v.kind in _VALUE_KINDS for v in read_values(text[found.end() :])):
        return text
    return f"{found['verb']} {nouns[language]}{text[found.end() :]}"
