"""The thing that a message names before its question, put in the place of the pronoun that stands for it.

What is told first is kept beside the question where it may be the case that is asked about ("our village is small; may
it apply?"). It is only talk around a name in three cases, and there the question is asked with the name alone: where
a definition is asked ("they said TCA. What is it?"), where one of two named things is ("which of them?"), and where a
value is asked of the one topic with which the telling ends ("we want to try KA210. How much is paid for it?").
"""

from __future__ import annotations

import re

from assistant.conversation.carrying import asks_which, compared_things
from assistant.conversation.placing import leans_on, place_thing
from assistant.conversation.told import statement_of
from assistant.conversation.topic_swaps import as_shown, as_written
from assistant.language.words import fold, without_end
from assistant.names.terms import TermBook
from assistant.question.reading import Reading, read_question
from assistant.question.things import phrases_of
from ingest.types import Language
from ingest.values import read_values

_THIS_EN = r"(?:it|that|this|they|those|one|such a thing)"
_THIS_FI = r"(?:se|sella(?:inen|set)|semmo(?:nen|inen|set)|tama|tuo|toi|taa|ne)"
_REALLY = r"exactly|actually|anyway|really|even|then|again|in plain words|oikein|oike\w*taan|edes|siis|ihan|sitten|nyt"
_SURE = rf"(?:\W+(?:{_REALLY}|tarkkaan|ottaen|kaytannossa))*"
_MEAN_FI = r"(?:tarkoit\w+|tarkot\w+|meinat\w+|meinaa)"
_WHAT = (
    rf"what(?: on earth| the heck| exactly)?(?:.?s| is| are| was)?(?: (?:on earth|the heck|{_REALLY}))? {_THIS_EN}|"
    rf"mi(?:ka|ta)(?: (?:ihme\w*|kumma\w*|on|{_REALLY}))*(?: {_THIS_FI})?(?: (?:{_REALLY}))?"
    rf"(?: (?:on|ovat|mahtaa olla|voisi olla))?(?: {_THIS_FI})?"
)
_MEANS = (
    rf"what (?:does|do|did|could|might) {_THIS_EN} (?:mean|stand for|refer to)|"
    rf"what is (?:meant|understood) by {_THIS_EN}|what is {_THIS_EN} (?:supposed to mean|short for)|"
    rf"mita {_MEAN_FI} (?:se|silla)|"
    rf"mita(?: (?:ihme\w*|oikein))?(?: {_THIS_FI}| silla| tolla| niilla)(?: (?:siina|{_REALLY}))? {_MEAN_FI}"
)
_DEFINES = re.compile(rf"(?:(?:so|and|but|ja|no|siis|mut|mutta) )?(?:{_WHAT}|(?P<mean>{_MEANS})){_SURE}\W*")
_QUOTED = re.compile(r"[\"“”„«»](?P<thing>[^\"“”„«»]{2,60}?)[\"“”«»]")
_OF_THEM = re.compile(
    r"(?P<which>which|kum(?!ppan)\w+)(?: (?:one )?of (?:them|these|those|the two|both)|"
    r" (?:niista|naista|noista|niistä|näistä|kahdesta))",
    re.IGNORECASE,
)
_LINKED = r"(?P<one>[^,.;]{2,40}?) (?:and|or|with|against|to|että|ja|tai|vai) (?P<other>[^,.;]{2,40}?)"
_BOTH = re.compile(
    rf"\b(?:both|either|between|compar\w+|sekä|joko) {_LINKED}(?=[.,;!…]|$| (?:to|for|for us|with) )", re.IGNORECASE
)
_CAPITAL = r"[A-ZÅÄÖ][\w:+-]*(?: -?[A-ZÅÄÖ\d][\w:+-]*| -\w+)*"
_TWO_NAMES = re.compile(rf"(?P<one>{_CAPITAL}) (?:and|or|ja|tai|vai) (?:the |an? )?(?P<other>{_CAPITAL})")
# What says that a word is named, and not a thing.
_CALLED = re.compile(
    r"\b(?:called|named|(?:word|term|abbreviation|acronym|letters|expression)s?(?! (?:is|was|for))|nimelta\w*|"
    r"sana(?:n|a|an|sta|t|na)?|termi\w*|lyhen\w+|kasite\w*|kirjain\w*) (?:an? |the |of )?"
)
_JOIN = r"(?:and|but|or|in|on|at|by|when|ja|eikä|mutta|kun|joka|jota)"
_STOPS = rf"(?::[a-zåäö]+)?(?=[.,;!…]|$| {_JOIN}\b)"
_SIGN = re.compile(rf"(?<![\w-])(?P<thing>[A-ZÅÄÖ][\w+]{{0,7}}[A-ZÅÄÖ+][a-zåäö]{{0,3}}(?:-[A-ZÅÄÖ\d]+)?){_STOPS}")
_WORD = re.compile(rf"(?P<thing>\w[\w+&-]*(?: (?!{_JOIN}\b)-?\w[\w+&-]*){{0,2}}?){_STOPS}")
_OF_PEOPLE = re.compile(r"\b(?:they|them|their|he|she|her|him|his|han\w*|heidan|heille|heita|he)\b")
_ENDS = re.compile(
    r",? (?:kun|koska|vaikka|mutta|though|although|because|when|while|but|and (?:i|we)|ja (?:mina|me))\b"
)
_JOINED = re.compile(r"(?: ?-|:)\w+")  # "KA210-hanketta"
_PART_OF = re.compile(
    r" (?:of|on|for|about|from|under|during) (?:an? |the |our |my )?$", re.IGNORECASE
)  # "a session on mobility"
_MOST_CHARS = 300


def place_told(message: str, language: Language, book: TermBook) -> str:
    """The question of a message with the thing that is told of before it in its place; else the message itself."""
    told = statement_of(message)
    asked = message[len(told) :].strip()
    if not told or len(told) > _MOST_CHARS or asked.count("?") > 1:
        return message
    own = read_question(asked, language, book)
    if asks_which(asked, own):
        pair = _pair_of(told) or compared_things([read_question(told, language, book)])
        return _between(asked, pair, language) if pair is not None else message
    defines = _DEFINES.fullmatch(fold(asked))
    if defines is not None:
        thing = _named_word(told)
        return _definition(thing, language, means=defines["mean"] is not None) if thing else message
    if own.wants_verdict or own.names_topic or not leans_on(asked) or _OF_PEOPLE.search(fold(asked)):
        return message
    thing = _only_topic(told, language, book)
    return place_thing(asked, thing, language) if thing else message


def _between(asked: str, pair: tuple[str, str], language: Language) -> str:
    """A question for one of two with the two behind its first clause."""
    clause, apart, rest = without_end(asked).partition(",")
    of_them = _OF_THEM.match(clause)
    clause = f"{of_them['which']}{clause[of_them.end() :]}" if of_them is not None else clause
    return f"{clause}, {pair[0]} {'or' if language == 'en' else 'vai'} {pair[1]}{apart}{rest}?"


def _pair_of(told: str) -> tuple[str, str] | None:
    """The two things of "both X and Y", "X or Y": names, or words that a telling marks as two."""
    found = _BOTH.search(told) or _TWO_NAMES.search(told)
    return (found["one"].strip(), found["other"].strip()) if found is not None else None


def _definition(thing: str, language: Language, *, means: bool) -> str:
    if language == "en":
        return f"What does {thing} mean?" if means else f"What's {thing}?"
    return f"Mitä {thing} tarkoittaa?" if means else f"Mikä {thing} on?"


def _named_word(told: str) -> str:
    """The word that somebody met: quoted, called so, or the only sign in capitals; empty where there is none."""
    quoted = _QUOTED.findall(told)
    if quoted:
        return str(quoted[-1]) if len(quoted) == 1 else ""
    folded = fold(told)
    called = _CALLED.search(folded) if len(folded) == len(told) else None
    word = _WORD.match(told, called.end()) if called is not None else None
    if word is not None:
        return word["thing"]
    signs = {found["thing"] for found in _SIGN.finditer(told)}
    return signs.pop() if len(signs) == 1 else ""


def _only_topic(told: str, language: Language, book: TermBook) -> str:
    """The one topic that a telling names last, with the noun that it belongs to; empty where it tells more."""
    reading = read_question(told, language, book)
    names = _topics(reading)
    if len(reading.scopes) != 1 or not names or read_values(told.replace(names[-1], "")):
        return ""
    name = names[-1]
    clause = _ENDS.split(told)[0]
    clause = (clause if name in clause else told).rstrip(" .!…")
    before, _, after = clause.rpartition(name)
    own = phrases_of(after.strip(), language) if after.strip() else []
    part = _PART_OF.search(before)
    of_thing = phrases_of(before[: part.start()], language)[-1:] if part is not None else []
    belongs = any(before[: part.start()].endswith(thing) for thing in of_thing) if part is not None else False
    if belongs or not (after.strip() in ("", *own) or _JOINED.fullmatch(after)):
        return ""
    return f"{name}{after}"


def _topics(reading: Reading) -> list[str]:
    return [as_shown(as_written(reading.text, item.text)) for item in reading.items if item.term in reading.scopes]
