"""A question asked once more in the guide's words, where nothing was found for it: "look at the place beforehand".

What plain speakers say in a whole phrase is put in the guide's word for it (`data/plain_words.toml`), the place where
somebody goes is left out where all member states are alike, and who asks takes the place of "we".
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from assistant.comparisons.fitting_places import topic_of_place
from assistant.language.spoken import write_out
from assistant.language.words import fold
from assistant.names.countries import HOME, read_countries
from assistant.question.reading import Reading
from assistant.question.renamed import Renamed
from assistant.retrieval.reading_aloud import with_added
from assistant.retrieval.search import Searcher
from assistant.selection.groups import groups_in
from ingest.types import Language

_GROUP_REFERENCE = re.compile(r"\\g<(\w+)>")
_STARRED = re.compile(r"\*([^*]+)\*")
_MEMBER_STATES = frozenset(
    (
        "eu member states",
        "eu countries",
        "member states of the eu",
        "eu maa",
        "eu mai",
        "eu jasenmaa",
        "eu jasenmai",
        "eu jasenvaltio",
    )
)
_EN_PLACE = re.compile(
    r" (?:(?:to|in|at) (?:an? |the |our |some )?(?:\w+ )?"
    r"(?:school|college|workplace|company|firm|kitchen|hospital|partner) )?"
    r"(?:in|to|from|over to) (?P<place>[A-ZÅÄÖ][\w-]+)(?= [a-z]|[,.?!;]|$)"
)
_FI_PLACE = re.compile(
    r" (?P<place>[A-ZÅÄÖ][\w-]+(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|[aeiouyäö]{2}n|h[aeiouyäö]n))(?=[ ,.?!;]|$)"
)
# Whose place matters: partners, countries that take part, sums, which are not alike everywhere.
_OF_PLACES = re.compile(
    r"\b(?:partner\w*|countr\w+|eligible|consorti\w+|network\w*|kumppan\w+|partneri\w*|"
    r"ma(?:a|assa|asta|ahan|at|ita|iden)|hank\w+|projects?|rates?|per day|euro\w*|with an?|cooperat\w+|together|kanssa|"
    r"yhteisty\w+|distance|kilomet\w+|km|visa\w*|viisum\w*|language|kiel\w+|train|plane|fly\w*|juna\w*|lent\w+)\b"
)
_GOES = re.compile(
    r"\b(?:go(?:es|ing)?|travel\w*|send\w*|take|bring|spend\w*|stay\w*|be|course|placement|internship|teach\w*|visit|"
    r"leave|come|sign\w*|work(?:ing)?(?! with)|shadow\w*|lahte\w+|menna|mennaan|olla|tulla|tulossa|vieda|lahettaa|"
    r"matkusta\w+|\w*harjoittelu\w*|kurssi\w*|opetta\w+|kilpail\w+)\b"
)
_PROJECT = re.compile(r"\b(?:projects?|hank(?:e|kee|ke)\w*|projekt\w+)\b")
_WITH_PLACE = re.compile(
    r" (?:with|in|from) (?:an? )?(?:\w+ )?(?:(?:in|from) )?(?P<place>[A-ZÅÄÖ]\w+)(?=[ ,.?!])|"
    r"(?: vaikka)? (?P<paikka>[A-ZÅÄÖ]\w+)(?: kanssa)?(?=[ ,.?!])"
)
_WE_ARE = re.compile(
    r"^\W*(?:we.re|we are|i.m from|i am from|we come from) (?P<who>an? [^.;:,?]*?\bin [A-Z][\w ]+?)[.;:,!] *(?:so )?"
    r"(?P<asks>[^.;]*?\b(?P<we>we|i)\b[^.;]*\?)\W*$",
    re.IGNORECASE,
)
_SOMETHING = re.compile(
    r"\b(?:is there (?:something|anything|a way|support|money)|what(?:.s| is) (?:that|it|this) called|under what|"
    r"what do (?:we|i) apply for|"
    r"which (?:\w+ )?(?:type|kind|form|action|mobility)\b|what (?:type|kind|sort) of mobility|"
    r"onko (?:siihen|sille|sellaiseen|tahan|semmoseen|semmoiseen) (?:jotain|jotakin|mitaan)|mika se on|"
    r"mita (?:(?:han|me|se|hanelle) )?(?:hae\w*|hake\w+)|"
    r"mika (?:\w+ )?(?:muoto|liikkuvuus|tyyppi))\b"
)


def say_first(reading: Reading, searcher: Searcher) -> str | None:
    """The question as it is better asked from the start; None for most."""
    text = _of_learners(reading) or _with_topic(reading, searcher) or reading.text
    for saying in _sayings(reading.language):
        text = _put(text, saying, reading.language, searcher) if saying.first else text
    return None if text == reading.text else text


def say_plainly(reading: Reading, searcher: Searcher) -> str | None:
    """The question in the guide's words; None where it has nothing to put otherwise."""
    text = _without_place(_with_who(reading.text), reading, searcher)
    for saying in _sayings(reading.language):
        text = _put(text, saying, reading.language, searcher)
    return None if text == reading.text else text


def _put(text: str, saying: _Saying, language: Language, searcher: Searcher) -> str:
    """A text with the first way of the guide's own in the place of what is said."""
    folded = fold(text)
    found = saying.said.search(folded) if len(folded) == len(text) else None
    if found is None or (saying.unknown and searcher.has_words(found.group(), language)):
        return text
    for way in saying.put:
        if not saying.own or _is_own(way, language, searcher):
            put = _GROUP_REFERENCE.sub(lambda one: text[found.start(one[1]) : found.end(one[1])], way.replace("*", ""))
            before = text[: found.start()]
            return before + (put[:1].upper() + put[1:] if not before.strip() else put) + text[found.end() :]
    return text


def _is_own(way: str, language: Language, searcher: Searcher) -> bool:
    """True where the guide has the words in stars side by side, or all words where there are no stars."""
    starred = _STARRED.findall(way)
    if starred:
        return all(searcher.has_phrase(one, language) for one in starred)
    return searcher.has_words(_GROUP_REFERENCE.sub(" ", way), language)


def _without_place(text: str, reading: Reading, searcher: Searcher) -> str:
    """A question without the country somebody goes to, where the guide treats all that are like it alike."""
    pattern = _EN_PLACE if reading.language == "en" else _FI_PLACE
    goes = _GOES.search(fold(text)) is not None
    if not goes or reading.asks_for("amount", "place", "contact", "who") or _OF_PLACES.search(fold(text)):
        return text
    return pattern.sub(
        lambda found: "" if _is_alike(found["place"], reading.language, searcher) else found.group(), text
    )


def _is_alike(place: str, language: Language, searcher: Searcher) -> bool:
    """True for a country that the guide knows as a member state, and not by a name or a group of its own."""
    named = read_countries(place) - {HOME}
    names = {name for code in named for name in searcher.names_of_country(code, language)}
    return bool(names) and all(name in _MEMBER_STATES for name in names)


def _with_who(text: str) -> str:
    """ "What project could a college in Kenya be in?" for "We're a college in Kenya. What project could we be in?"."""
    told = _WE_ARE.match(text)
    if told is None or not read_countries(told["who"]) - {HOME}:
        return text
    asks = told["asks"]
    first = told.start("we") - told.start("asks")
    asks = asks[:first] + told["who"] + asks[first + len(told["we"]) :]
    return re.sub(r"\bpartners\b", "a partner", asks)


def _of_learners(reading: Reading) -> str | None:
    """ "Can a student be abroad for four months?" for "My student wants to spend four months there. What is that?"."""
    lengths = [value for value in reading.values if value.kind == "duration"]
    text = fold(reading.text)
    if (
        len(lengths) != 1
        or len(reading.values) != 1
        or groups_in(text) & {"learners", "staff"} != {"learners"}
        or not _SOMETHING.search(text)
    ):
        return None
    length = _partitive(write_out(lengths[0].text))
    return (
        f"Voiko opiskelija olla ulkomailla {length}?"
        if reading.language == "fi"
        else f"Can a student be abroad for {length}?"
    )


def _with_topic(reading: Reading, searcher: Searcher) -> str | None:
    """A count or a sum of a project with Kenya, with the one topic that is for that country."""
    measured = reading.asks_for("count", "amount", "duration", "share") and not reading.asks_for("whether")
    if reading.scopes or not measured or not _PROJECT.search(fold(reading.text)):
        return None
    topic = topic_of_place(reading, searcher)
    if topic is None:
        return None
    bare = _WITH_PLACE.sub(
        lambda found: "" if read_countries(found["place"] or found["paikka"]) else found.group(), reading.text
    )
    return with_added(bare, [Renamed(topic)])


def _partitive(length: str) -> str:
    """ "5 kuukautta" for "5 kuukauden"."""
    for form, plain in (("kuukauden", "kuukautta"), ("viikon", "viikkoa"), ("vuoden", "vuotta"), ("päivän", "päivää")):
        length = length.replace(form, plain)
    return length


@dataclass(frozen=True, slots=True)
class _Saying:
    """What people say and what guides may call it; put so from the start, or where a guide has no word of it."""

    said: re.Pattern[str]
    put: tuple[str, ...]
    first: bool
    unknown: bool
    own: bool


@cache
def _sayings(language: Language) -> tuple[_Saying, ...]:
    text = resources.files("assistant").joinpath("data/plain_words.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text)[language]
    return tuple(
        _Saying(
            re.compile(one["said"]),
            tuple(one["put"]),
            one.get("first", False),
            one.get("unknown", False),
            one.get("own", True),
        )
        for one in entries
    )
