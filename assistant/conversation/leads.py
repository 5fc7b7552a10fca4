"""What stands before the question in one message: "Back to the courses:", "Sitten aikatauluun.", "Fair enough."."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Literal, TypeAlias

from assistant.language.question_words import QUESTION, VERB_ASKS
from assistant.language.stopwords import is_common, load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.message.background import stands_alone
from ingest.types import Language

Kind: TypeAlias = Literal["done", "next", "other", "back"]

SENTENCE_END = re.compile(
    r"(?<=[^\W\d_][.!…)])\s+(?=\S)|(?<=[\d.…!][.!…])\s+(?=[A-ZÅÄÖ])|\s+(?=\()|(?<=\d\.)\s+(?=[A-ZÅÄÖ])"
)
_STRONG = re.compile(rf"{SENTENCE_END.pattern}|[:;]\s+|\s+[–—-]\s+|…\s*")
_WEAK = re.compile(
    rf"(?:,\s+|\s+(?=et(?:ta)? ))(?=(?:(?:eli|etta|et|that|so|and|ja|mutta|mut|but) )?(?:{QUESTION}{VERB_ASKS}))"
)
ASKS = re.compile(rf"(?:(?:and|but|so|ja|mutta|mut|eli|etta|that) )?(?:{QUESTION}{VERB_ASKS})")
_OF_SELF = re.compile(
    r"\b(?:we|our|us|i|my|i.?m|we.?re|mei\w+|me|mina|ma|minu\w*|mul\w+|mun|olen|oon|olemme|ollaan|\w{3,}mme)\b"
)
_TOO = re.compile(r"\b(?:taa|tama|this|this one|the following|seuraava)$")
_WHEN = re.compile(r"\b(?:kun|jos|koska|etta|when|if|that|while|since|because|after|before)\b")
_BOTH: tuple[Language, Language] = ("fi", "en")
_WHAT_I_SAID = re.compile(
    r"^(?:what (?:i|we|you) (?:asked|said|mentioned)(?: about| on)? |"
    r"(?:the |those )?(?:\w+ )?(?:that |which )?(?:i|we|you) (?:mentioned|named|listed|asked about|began with), |"
    r"(?:ne |nuo |niihin |noihin )?\w+,? jo(?:tka|ista|ita) (?:\w+ )?(?:mainitsin|luettelin|kysyin|puhuin|aloitin), )",
    re.IGNORECASE,
)
_LONGEST_THING = 7  # words
_LONGEST = 14  # words of a lead
_JOINING = re.compile(r"(?:eli|että|that|so|and|ja|mutta|mut|but|et) (?=\w)", re.IGNORECASE)
_RETURNS = re.compile(r"\b(?:back to|returning|return to|pala(?:a|t|n|i)\w*|palais\w+|takaisin|takas)\b")
_FIRST = re.compile(r"\b(?:first|original|start|beginning|ensimmai\w+|alku\w+)")
_BUT = re.compile(r"(?:mutta|mut|but)\b", re.IGNORECASE)
_CASE = re.compile(r"\d|^(?:as|for|in|with|at|on|if|when|jos|kun|\w+na)\b")  # "as a school in Norway: may we …"
_FEWEST_TOLD = 2  # words of its own
_SHORTEST_THING = 4  # letters of a heading that is no topic
_MOST_LEADS = 4
_ALIKE = 0.5
_NO_THING = re.compile(r"(?:is|was|are|were|will|would|does|did|has|had|can|on|oli|ovat|voi|saa|ei|olisi|kun|jos)\b")


@dataclass(frozen=True, slots=True)
class Message:
    """A message told apart: its question, and what a way back before it names.

    `thing` is empty where nothing is named; `back` is true where it was named before, and false for a mere heading.
    `other` is true where the message says that it is about something else, `first` that it goes back to the first
    question, `led` that anything was left out.
    """

    question: str
    thing: str = ""
    other: bool = False
    back: bool = False
    first: bool = False
    led: bool = False


@dataclass(frozen=True, slots=True)
class _Patterns:
    open: re.Pattern[str]
    talk: re.Pattern[str]
    done: re.Pattern[str]
    other: re.Pattern[str]
    next: re.Pattern[str]
    asking: re.Pattern[str]
    aside: re.Pattern[str]
    back: tuple[re.Pattern[str], ...]
    named: tuple[re.Pattern[str], ...]
    about: re.Pattern[str]
    marker: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    table = tomllib.loads(resources.files("assistant").joinpath("data/leads.toml").read_text(encoding="utf-8"))

    def any_of(name: str) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{one.replace('TALK', table['talk'])})" for one in table[name]))

    def each_of(patterns: Sequence[str]) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(one.replace("THING", r"(?P<thing>\w.*)")) for one in patterns)

    return _Patterns(
        open=re.compile(table["open"]),
        talk=re.compile(rf"(?:{table['talk']})s?"),
        done=any_of("done"),
        other=any_of("other"),
        next=any_of("next"),
        asking=any_of("asking"),
        aside=any_of("aside"),
        back=each_of(table["back"]),
        named=each_of([*table["named"], table["again"]]),
        about=re.compile(table["about"]),
        marker=re.compile(rf"{table['marker']}|{table['talk']}"),
    )


def split_message(text: str, history: Sequence[str], names_topic: Callable[[str], bool]) -> Message:
    """The question of a message without the leads before it, and the thing that the last way back names.

    `names_topic` says whether words name a topic of the guide. A statement of how things are is no lead and stays.
    """
    message = Message(text)
    if not history:
        return message
    for _ in range(_MOST_LEADS):
        lead = next((found for found in _leads(message, history, names_topic) if found is not None), None)
        if lead is None:
            break
        message = lead
    return message


def _leads(message: Message, history: Sequence[str], names_topic: Callable[[str], bool]) -> Iterator[Message | None]:
    """The message without its first clause, for each place where a first clause may end."""
    text, folded = message.question, fold(message.question)
    if len(text) != len(folded):
        return
    found = [(m.start(), m.end(), m.group().strip()) for m in _STRONG.finditer(text)]
    found += [(m.start(), m.end(), ",") for m in _WEAK.finditer(folded)]
    for stop, start, ends in sorted(found):
        clause, rest = text[:stop].strip(" ,.!…:;"), text[start:].strip()
        if len(split_words(clause)) > _LONGEST or "?" in clause or not any(map(str.isalnum, rest)):
            return
        yield _read_lead(message, clause, rest, history, names_topic, ends=ends)


def _read_lead(
    message: Message,
    clause: str,
    rest: str,
    history: Sequence[str],
    names_topic: Callable[[str], bool],
    *,
    ends: str,
) -> Message | None:
    """The message without a clause where that is a lead; None where it says something else."""
    patterns = _patterns()
    opened = patterns.open.match(fold(f"{clause} "))
    opener = min(opened.end(), len(clause)) if opened else 0
    own = clause[opener:]
    folded = fold(own)
    strong = ends != ","
    contrary = not strong and _BUT.match(rest) is not None
    rest = rest if strong else _JOINING.sub("", rest, count=1) if _JOINING.match(rest) else rest
    rest = rest[:1].upper() + rest[1:]
    heads = tuple(dict.fromkeys((folded.split(",")[0], fold(clause).split(",")[0])))
    tells = _OF_SELF.search(heads[0]) is not None and not _ends_in_talk(heads[0])
    topical = names_topic(own)
    if not (tells or topical) and any(patterns.other.fullmatch(one) for one in heads):
        told = "" if ends else _told_in(own, rest)
        heading = _heading(own.split(",")[0]) if strong and not told else ""
        return Message(f"{told}{rest}", heading, other=True, led=True)
    thing = _thing_of(clause, own, history, names_topic)
    if thing is not None:
        if _is_talk(thing):
            return replace(message, question=rest, first=_FIRST.search(fold(thing)) is not None, led=True)
        return Message(rest, thing, back=True, led=True)
    settled = any(patterns.done.fullmatch(one) for one in (folded, fold(clause)))
    if contrary and settled and not topical:
        return replace(message, question=rest, led=True)
    if not topical and any(patterns.aside.fullmatch(one) for one in (folded, fold(clause))):
        return replace(message, question=rest, led=True)
    if not strong and not _announces(heads, rest):
        return None
    if not own.strip():
        return replace(message, question=rest, led=True)
    if any(patterns.asking.fullmatch(one) for one in heads) and not topical:
        return replace(message, question=rest, led=True)
    if (
        not tells
        and (_ends_in_talk(heads[0]) or not _WHEN.search(heads[0]))
        and any(patterns.next.fullmatch(one) for one in heads)
    ):
        told = "" if ends else _told_in(own, rest)
        return Message(f"{told}{rest}", "" if told else _heading(own), other=message.other, led=True)
    alone = not ends and len(split_words(clause)) == 1 and stands_alone(rest)  # "Alrighty."
    if not topical and (settled or alone or (ends == ":" and _is_about_asking(clause, rest))):
        return replace(message, question=rest, led=True)
    return None


def _announces(heads: Sequence[str], rest: str) -> bool:
    """True for a clause before a comma that only says that a question comes: "next on my list, where …"."""
    patterns = _patterns()
    return any(
        (patterns.next.fullmatch(one) and (_TOO.search(one) or _ends_in_talk(one)))
        or (patterns.asking.fullmatch(one) and _ends_in_talk(one) and stands_alone(rest))
        for one in heads
    )


def _is_about_asking(clause: str, rest: str) -> bool:
    """True for what somebody says of themselves before ":" and a whole question: "my class needs it simpler: why …"."""
    folded = fold(clause)
    said = _OF_SELF.search(folded) and not _CASE.search(folded)
    return bool(said) and ASKS.search(fold(rest)) is not None and stands_alone(rest)


def _told_in(clause: str, rest: str) -> str:
    """What a lead tells after a comma, where the question needs that: "next worry, the page is down. Who helps?"."""
    told = clause.partition(",")[2]
    patterns, said = _patterns(), fold(told.strip())
    transition = any(p.fullmatch(said) for p in (patterns.next, patterns.other, patterns.done, patterns.asking))
    whole = stands_alone(rest) and len(_own_words(rest.partition(" ")[2])) > _FEWEST_TOLD
    if transition or whole or len(_own_words(told)) < _FEWEST_TOLD:
        return ""
    return f"{told.strip()[:1].upper()}{told.strip()[1:]}. "


def _own_words(text: str) -> list[str]:
    small = load_stopwords("fi") | load_stopwords("en")
    return [word for word in split_words(text) if word not in small and not _patterns().talk.fullmatch(word)]


def says_back(message: Message, text: str) -> bool:
    """True where a message says in so many words that it goes back: it puts nothing right then."""
    return message.first or (message.back and _RETURNS.search(fold(text)) is not None)


def _heading(words: str) -> str:
    """What a transition says that the next question is about: "aikatauluun" of "sitten aikatauluun".

    Empty for an everyday word ("rahaan"): it is only a side of what was spoken of before.
    """
    for part in words.split(","):
        thing = _heading_of(part)
        if thing:
            common = all(any(is_common(word, language) for language in _BOTH) for word in split_words(thing))
            return "" if common or len(thing) < _SHORTEST_THING or len(thing.split()) > _LONGEST_THING else thing
    return ""


def _heading_of(words: str) -> str:
    patterns, small = _patterns(), load_stopwords("fi") | load_stopwords("en")
    kept: list[str] = []
    for word in reversed(words.split()):
        folded = fold(word).strip(" ,.")
        if patterns.marker.fullmatch(folded) or (folded in small and not kept):
            break
        kept.insert(0, word)
    while kept and fold(kept[0]) in small:
        kept.pop(0)
    thing = " ".join(kept)
    return "" if not kept or _is_talk(thing) else thing


def _ends_in_talk(head: str) -> bool:
    return any(_patterns().talk.fullmatch(word) for word in split_words(head))


def _thing_of(clause: str, own: str, history: Sequence[str], names_topic: Callable[[str], bool]) -> str | None:
    """What a clause goes back to; None where it goes back to nothing."""
    patterns = _patterns()
    for text in dict.fromkeys((own, clause)):
        for pattern in patterns.back:
            found = pattern.fullmatch(fold(text))
            if found is not None and ASKS.match(found["thing"]) is None:
                return _bare(text[found.start("thing") : found.end("thing")])
        for pattern in patterns.named:
            found = pattern.fullmatch(fold(text))
            if found is None or _NO_THING.match(found["thing"]) or ASKS.match(found["thing"]):
                continue
            thing = _bare(text[found.start("thing") : found.end("thing")])
            fits = len(thing.split()) <= _LONGEST_THING and not _OF_SELF.search(fold(thing))
            if thing and fits and (names_topic(thing) or mentions(history, thing)):
                return thing
    return None


def _bare(thing: str) -> str:
    """A name without what only says that it was named before, and without small words before it."""
    found = _patterns().about.search(fold(thing))
    thing = _WHAT_I_SAID.sub("", thing[: found.start()] if found else thing)
    words = thing.strip(" ,.!…:;").split()
    small = {
        "the",
        "that",
        "those",
        "these",
        "this",
        "se",
        "ne",
        "siita",
        "siihen",
        "niihin",
        "niista",
        "tuo",
        "nuo",
        "tuohon",
        "noihin",
        "noista",
        "tuosta",
        "sita",
        "niita",
        "viela",
        "about",
        "of",
        "to",
        "on",
        "sen",
        "niiden",
    }
    while len(words) > 1 and fold(words[0]) in small:
        words.pop(0)
    return " ".join(words)


def _is_talk(thing: str) -> bool:
    words = [w for w in split_words(thing) if w not in load_stopwords("en") and w not in load_stopwords("fi")]
    return all(_patterns().talk.fullmatch(word) for word in words)


def mentions(history: Sequence[str], thing: str) -> tuple[str, ...]:
    """The earlier turns that have a word of a name, the latest last."""
    small = load_stopwords("fi") | load_stopwords("en")
    words = [word for word in split_words(thing) if word not in small and len(word) > 1]
    return tuple(turn for turn in history if any(_in(word, turn) for word in words))


def _in(word: str, turn: str) -> bool:
    return any(likeness(word, one, language) >= _ALIKE for one in split_words(turn) for language in ("fi", "en"))
