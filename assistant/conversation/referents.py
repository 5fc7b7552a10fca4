"""What a pronoun means: the thing that the turn before asks about, newly brought in there, else the topic.

"Does the workshop end with a sample piece? May I keep it?" is about the sample piece, which is what the first question
asks of the workshop: the object of its verb, what "how many" counts or "which" chooses from, or what "is there" brings
in. A person, a pronoun or the topic itself brings in nothing; "them" is no single thing and "it" not several.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.conversation.counterparts import PREPOSITION, case_of
from assistant.conversation.placing import place_thing
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, without_end
from assistant.question.predicates import HELPING, is_infinitive, verb_places
from assistant.question.things import BARE, TOKEN, joined, phrases_of
from ingest.types import Language

_POINTS = {
    "en": re.compile(
        r"\b(?:(?<!to do )(?<!who do )(?<!you do )(?<!we do )(?<!i do )it|its|they|them|their|(?:that|this|those|these)"
        r"(?= (?:have|has|be|need|needs|cost|take|last|mean|stand)\b|\W*$))\b"
    ),
    "fi": re.compile(
        r"\b(?:se|sen|sita|siita|siihen|sille|silla|siina|ne|niiden|niita|niista|niihin|niille|niissa|niilla|"
        r"(?:sellai|semmoi|semmo|tallai)\w+)\b"
    ),
}
_MANY = re.compile(r"\b(?:they|them|their|those|these|ones)\b")
_ONE = re.compile(r"\b(?:it|its|one)\b")
_PLURAL = re.compile(r"(?:[^s]s|people|children|data)$")
_SKIPPED = {
    "en": frozenset(re.findall(r"\w+", "the a an any some my our your their its his her for up also sort kind of")),
    "fi": frozenset(
        re.findall(r"\w+", "joku jokin jonkin jotain joitakin myos oma oman omaa jokaisen aina viela mitaan")
    ),
}
_COUNTED = re.compile(r"(?:how many|which|what|whose)$")
_PERSON = re.compile(
    r"\w*(?:opettaj|oppij|opiskelij|hakij|valmentaj|ohjaaj|osallistuj|tutkij|ohjelmoij|harjoittelij|tyontekij|"
    r"teacher|student|applicant|trainee|learner|coach|intern|participant|researcher|apprentice|someone|anyone)\w*|"
    r"(?:minu|sinu|mei|tei|hei)\w+|me|you|us|we|him|her|it|them|that|this|those|these|one|se|sen|sita|ne|niita"
)
_PASSIVE_FIRST = re.compile(r"\w{3,}(?:taan|daan|aan)(?:ko|ks)\w*|(?:tulee|kuuluu|liitty\w+)(?:ko|ks)\w*")
_NEEDS_FIRST = re.compile(r"(?:edellytta|vaati|sisalta|katta|tarvitse|kuulu)\w*(?:ko|ks)\w*")
_TIME = re.compile(
    r"\w*(?:paiv|vuo[dnst]|vuosi|viik|kuukau|kerra|kerta)\w*|(?:days?|years?|weeks?|months?|hours?|times?|euros?|money)|"
    r"rahaa|tukea|kauan|paljon|yhtey\w+"
)
_NOUNS = frozenset(
    ["list", "lists", "lista", "listan", "listaa", "avoin", "avoimen"]
)  # though they ask or open elsewhere
_LIGHT = frozenset(["need", "have", "get", "take", "make", "use", "give", "require", "include", "hold"])
_OBJECT = re.compile(r"\w+(?:[tdnoue]us|[tdn]ys)ta")  # "omarahoitusta" is no "omasta"
_BREAK = re.compile(r"[,.;:!?]\s")
_PARTITIVE = re.compile(r"\w{2,}(?:[eiouy]a|ta)")
_CASE = {
    "": ["se"],
    "of": ["sen"],
    "into": ["siihen", "sinne"],
    "lle": ["sille"],
    "sta": ["siita", "sielta"],
    "lta": ["silta", "sielta"],
    "ssa": ["siina", "siella"],
    "lla": ["silla", "siella"],
}
_FINNISH = re.compile(rf"\b(?:{'|'.join(one for ones in _CASE.values() for one in ones)})\b")
_SITA = re.compile(r"\b(?:sita|niita)\b")
_MOST_WORDS = 5


def newly_asked(earlier: str, question: str, language: Language) -> str:
    """The thing that an earlier question brings in and that the pronoun of the next one means; empty where none."""
    asked = fold(question)
    pronoun = _POINTS[language].search(asked)
    if pronoun is None or _names_before(question, pronoun.start(), language):
        return ""
    found = _english(earlier) if language == "en" else _finnish(earlier)
    words = found.split()
    if not words or all(
        _PERSON.fullmatch(fold(word)) or _TIME.fullmatch(fold(word)) or BARE.fullmatch(fold(word)) for word in words
    ):
        return ""
    if language == "en":
        several = _PLURAL.search(fold(_head(found))) is not None
        if (several and _ONE.search(asked)) or (not several and _MANY.search(asked)):
            return ""
    elif _PERSON.fullmatch(fold(words[-1])):
        return ""
    return found


def _names_before(question: str, stop: int, language: Language) -> bool:
    """True where a message itself names a thing, in a clause before the pronoun: "And the fee, is it refunded?"."""
    before = list(_BREAK.finditer(question[:stop]))
    return bool(before) and bool(phrases_of(question[: before[-1].end()], language))


def _head(phrase: str) -> str:
    return re.split(r" of ", phrase)[0].split()[-1]


def _english(text: str) -> str:
    tokens = list(TOKEN.finditer(text))
    words = [fold(token.group()) for token in tokens]
    verbs = verb_places([token.group() for token in tokens], "en")
    helped = min((k for k, word in enumerate(words) if word in HELPING), default=len(words))
    verbs |= {k for k, word in enumerate(words) if k > helped + 1 and word in _LIGHT}
    for place in sorted(verbs, reverse=True):
        found = _noun_phrase(text, tokens, words, place + 1, verbs)
        if found:
            return found
    for k in range(len(words)):
        if _COUNTED.search(" ".join(words[max(0, k - 1) : k + 1])):
            found = _noun_phrase(text, tokens, words, k + 1, verbs)
            if found:
                return found
    return ""


def _noun_phrase(
    text: str, tokens: Sequence[re.Match[str]], words: Sequence[str], start: int, verbs: frozenset[int]
) -> str:
    """The noun phrase that begins at a place, without its article; empty where none does."""
    small = load_stopwords("en") - _NOUNS
    while start < len(words) and (words[start] in _SKIPPED["en"] or _is_doing(words, start)):
        start += 1
    stop = start
    while stop < len(words) and stop - start < _MOST_WORDS and stop not in verbs:
        gap = text[tokens[stop - 1].end() : tokens[stop].start()] if stop > start else " "
        linked = words[stop] == "of" and stop > start and words[stop + 1 : stop + 2] and words[stop + 1] not in small
        if (gap.strip() and gap.strip() not in "-") or (words[stop] in small and not linked):
            break
        if words[stop] == "part" or (stop > start and words[stop] in _LIGHT):
            break
        if not linked and PREPOSITION.fullmatch(words[stop]):
            break
        stop += 1
    return text[tokens[start].start() : tokens[stop - 1].end()] if stop > start else ""


def _is_doing(words: Sequence[str], place: int) -> bool:
    """True for "planning" before "a project", not for "steering" before "group"."""
    return words[place].endswith("ing") and words[place + 1 : place + 2] != [] and words[place + 1] in _SKIPPED["en"]


def _finnish(text: str) -> str:
    """What follows the infinitive, or the last words without a local case after a verb that asks."""
    tokens = list(TOKEN.finditer(text))
    words = [fold(token.group()) for token in tokens]
    verbs = verb_places([token.group() for token in tokens], "fi")
    first = max(verbs, default=-1) + 1
    if not first and words and _PASSIVE_FIRST.fullmatch(words[0]):
        first = 1
    needs = bool(words) and _NEEDS_FIRST.fullmatch(words[0]) is not None
    first = first or int(needs)
    if not first:
        return ""
    small = load_stopwords("fi") - _NOUNS
    row: list[int] = []
    for k in range(first, len(words)):
        gap = text[tokens[k - 1].end() : tokens[k].start()]
        if gap.strip() and gap.strip() != "-":
            break
        if words[k] in small or words[k] in _SKIPPED["fi"] or _is_placed(words[k]):
            if row:
                break
            continue
        row.append(k)
    row = row[-1:] if needs else row
    return text[tokens[row[0]].start() : tokens[row[-1]].end()] if 0 < len(row) <= _MOST_WORDS else ""


def _is_placed(word: str) -> bool:
    object_like = word in _NOUNS or _OBJECT.fullmatch(word)
    return case_of(word) not in ("", "of") and not object_like


def place_referent(text: str, thing: str, topic: str, language: Language) -> str:
    """A question that leans, with the thing that its pronoun means in its place, and the topic in brackets after it."""
    text = text[:1].upper() + text[1:]
    if thing and _takes(text, language):
        if language == "fi" and _PARTITIVE.fullmatch(fold(thing.split()[-1])) and not _SITA.search(fold(text)):
            return in_brackets(text, joined([topic] if topic else [], [thing], language))
        placed = place_thing(text, thing, language)
        rest = joined([one for one in topic.split(", ") if one], [thing], language).split(", ")[1:]
        return f"{without_end(placed)} ({', '.join(rest)})?" if rest else placed
    if topic and not thing and "," not in topic and _agrees(text, topic, language):
        return place_thing(f"{without_end(text)}?", topic, language)
    return in_brackets(text, joined([topic] if topic else [], [thing] if thing else [], language))


def in_brackets(text: str, topic: str) -> str:
    """A question with its topic in brackets at its end."""
    return f"{without_end(text)} ({topic})?"


def _takes(text: str, language: Language) -> bool:
    """True where a thing may stand for the pronoun: in Finnish for those of the subject and the object."""
    return language == "en" or re.search(r"\b(?:se|sen|sita|ne|niita|niiden)\b", fold(text)) is not None


def _agrees(text: str, topic: str, language: Language) -> bool:
    """True where a Finnish topic has the case of the one pronoun, so that it may stand in its place."""
    pronoun = _FINNISH.search(fold(text)) if language == "fi" else None
    if pronoun is None or _names_before(text, pronoun.start(), "fi"):
        return False
    if (topic[:1].islower() and " " in topic) or _PARTITIVE.fullmatch(fold(topic.split()[-1])):
        return False
    if is_infinitive(fold(topic)):
        return False
    return pronoun.group() in _CASE.get(case_of(topic.split()[-1]), ())
