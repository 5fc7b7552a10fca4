"""What people wrap around a question: greetings, thanks, a signature, "could you tell me", "my principal asks"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from assistant.language.question_words import EMBEDDED, QUESTION, VERB_ASKS
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, split_words
from assistant.message.background import drop_background
from assistant.message.indirect import make_direct

# Emoji, but no ticks, crosses and arrows, which say something.
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u26ff\u2702-\u2712\u2728-\u2753\u2757-\u2793\ufe0f\u200d]+|(?<!\\S)[:;]-?[)(DP](?!\\S)"
)
_QUOTED = re.compile(r"""^\s*["'“”„«»‘’*_]+(?P<inside>[^"“”„«»]+?)["'“”„«»‘’*_]+\s*$""", re.DOTALL)
# Where a sentence or a line ends; a full stop after a capital or a number may be part of a name or date.
_ENDS = re.compile(
    r"(?<=[^\W\d_A-ZÅÄÖ][.!])\s+|(?<=[\w)\"”'][?])\s+|(?<=[?!.][\"”])\s+|(?<=[?!][?!])\s+|\s*\n\s*|(?<=…)\s+|(?<=\d[.!])\s+(?=[A-ZÅÄÖ])"
)
_NAME_LINE = re.compile(r"[^\W\d_][\w.'’-]*(?:,? [^\W\d_][\w.'’-]*){0,4}[.!]?")
# One who asks; "do we need to know" and "who asks" name nobody.
_NO_NAME = (
    r"(?:(?:do|does|did|is|are|can|could|may|must|should|will|would) (?:i|we|you|they|it|the|our|my|all|an?)|"
    r"who|which|how|when|where|why|kuka|kenen|mika|milloin|missa|miksi)\b"
)
_WHO = rf"(?:(?!{_NO_NAME})[^\W\d_][\w’'-]*)(?:,? [^\W\d_][\w’'-]*){{0,12}}?"
_HELLO = r"(?:hi|hello|hey|hiya|hei|moi|moikka|moro|heippa|morjens)[\s,!.:–—-]+"
_TITLE = re.compile(r"\b(Mr|Mrs|Ms|Dr|Prof)\.")
# "Hei Anna, …", "Hi Mr. Smith!"
_TO_SOMEBODY = re.compile(
    r"^\W*(?i:hi|hello|hey|hei|moi|moikka|terve|huomenta|dear|good (?:morning|afternoon|evening))"
    r"(?: [A-ZÅÄÖ][a-zåäö]+\.?){1,3}(?:[,!:] *|$)"
)
_THEY = re.compile(r"\b(?:han|hanen|hanelle|hanta|hanella|he|heidan|heille|heita|she|her|his|him|they|them|their)\b")
_SAME = r"[^\W\d_](?:[^\W\d_]|['’])*"
_DOUBLED = re.compile(rf"(?<!\w)((?:{_SAME} )?{_SAME}) (?:siis |eli |i mean )?\1(?!\w)", re.IGNORECASE)
_IT = re.compile(r"(?:\S+ ){1,2}(?:it|its|they|se|sen|ne|niiden)\b")
# What names a thing before a colon.
_GOES_BACK = re.compile(
    r"\b(?:sita|siita|siihen|niita|niista|niihin|tuota|tuosta|noita|noista|that|those|(?:about|of|on) the) "
    r"(?!asia|juttu|etta|question|matter)\w+[^:]{0,40}:\s*$|"
    r"^\w{3,}[^a\W] (?:kiinnosta|mietity|askarru)\w*[^:]{0,30}:?\s*$"
)
# A question that is quoted: 'A board member wrote: "Which call closes next?"'.
_SAID = re.compile(r"(?:^|[:,] )[\"“”](?P<question>[^\"“”]{8,}\?)[\"“”]\s*$")
_LETTERS = re.compile(r"[^\W\d_]+")
_MOST_ROUNDS = 6
_SHORTEST = 2
_LONGEST = 1000  # a longer sentence is no message with a question in it


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns of `data/courtesies.toml`, on folded text; those of `alone` match a whole sentence."""

    alone: re.Pattern[str]
    closing: re.Pattern[str]
    greeting: re.Pattern[str]
    before: re.Pattern[str]
    request: re.Pattern[str]
    reported: re.Pattern[str]
    tail: re.Pattern[str]
    filler: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    text = resources.files("assistant").joinpath("data/courtesies.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)

    def any_of(*names: str) -> str:
        return "|".join(f"(?:{pattern})" for name in names for pattern in table[name])

    end = r"[\s.!…,;:]*"
    follows = rf"[\s,:;.–—-]+(?:(?:etta|that|is|on) )?(?={QUESTION})"
    after_label = rf"\s*[,:;.–—-]?\s+(?=(?:(?:and|but|so|ja|mut|mutta|eli|siis) )?(?:{QUESTION}{VERB_ASKS}))"
    return _Patterns(
        alone=re.compile(rf"(?:{any_of('greeting', 'kindness')}){end}[?]?"),
        closing=re.compile(rf"(?:{any_of('closing')}){end}"),
        greeting=re.compile(
            rf"(?:{any_of('greeting')})\s*(?:[,!:;.–—-]+\s*|\s+(?={QUESTION}{VERB_ASKS}))(?=\w)|{_HELLO}(?=\w)"
        ),
        before=re.compile(rf"(?:{any_of('asking')}){follows}|(?:{any_of('label')})(?:{after_label}|\s*[:–—]\s*(?=\w))"),
        request=re.compile(any_of("request")),
        reported=re.compile(rf"(?:{any_of('reported').replace('NAME', f'(?:{_WHO})')})(?:{follows}|\s*:\s*(?=\w))"),
        tail=re.compile(rf"(?<=\w)(?:{any_of('tail')}){end}[?]?{end}$"),
        filler=re.compile(rf"(?:(?<=^)|(?<=[\s,])){table['filler']}(?:[,.…]*\s+|$)", re.IGNORECASE),
    )


def strip_courtesies(text: str, names_topic: Callable[[str], bool], tells: Callable[[str], bool] | None = None) -> str:
    """What a message asks: its sentences without those that only greet, thank or sign, and without polite openers.

    `names_topic` says whether words name what is asked about, and `tells` (the same where it is not given) whether a
    sentence before the question may: who passes a question on, or what is said first, is kept then. The text itself
    where nothing would be left.
    """
    quoted = _QUOTED.match(text)
    plain = _TITLE.sub(r"\1", _EMOJI.sub("\n", quoted["inside"] if quoted else text))
    sentences = [part.strip(" \t") for part in _ENDS.split(plain)]
    sentences = [part for part in sentences if any(char.isalnum() for char in part)]
    kept = _drop_whole(sentences)
    others = any("?" in sentence for sentence in kept)
    asked = [_drop_around(sentence, names_topic, asks="?" in sentence or not others) for sentence in kept]
    asked = [part for part in asked if part]
    result = " ".join(drop_background(asked, tells or names_topic))
    return result if sum(map(str.isalnum, result)) >= _SHORTEST else text.strip()


def _drop_whole(sentences: Sequence[str]) -> list[str]:
    """The sentences without greetings and kind words, and without the closing and the names after it."""
    patterns, kept = _patterns(), list[str]()
    closed = False
    for sentence in sentences:
        folded = fold(sentence).strip(" .,!–—-")
        if patterns.closing.fullmatch(folded):
            closed = True
        elif closed and _NAME_LINE.fullmatch(sentence.strip(" ,–—-")) and _is_name(sentence):
            continue
        elif not patterns.alone.fullmatch(folded):
            kept.append(sentence)
            closed = False
    return kept


def _is_name(line: str) -> bool:
    """True for a line that may be a signature: capitalised words, or words that ask nothing."""
    words = _LETTERS.findall(line)
    return all(word[0].isupper() for word in words) or not re.match(QUESTION, fold(line))


def _drop_around(sentence: str, names_topic: Callable[[str], bool], *, asks: bool) -> str:
    """A sentence without what is said before and after its question, worded as a question then.

    `asks` is false for one without a question mark in a message that has some: it may only tell.
    """
    if len(sentence) > _LONGEST:
        return sentence
    patterns = _patterns()
    said = _SAID.search(sentence)
    if said is not None and not names_topic(sentence[: said.start()]):
        sentence = said["question"]
    text = _say_once(patterns.filler.sub("", sentence)).lstrip(" ,.;")
    changed = asking = False
    text = _TO_SOMEBODY.sub("", text)
    for _ in range(_MOST_ROUNDS):
        folded = fold(text)
        if len(folded) != len(text):
            return text
        greeting = patterns.greeting.match(folded)
        found = greeting or patterns.before.match(folded) or _passed_on(text, names_topic, asks=asks)
        if found is None:
            break
        text, changed, asking = text[found.end() :], True, asking or greeting is None
    folded = fold(text)
    if changed and (patterns.alone.fullmatch(folded) or patterns.closing.fullmatch(folded)):
        return ""
    tail = patterns.tail.search(folded) if len(folded) == len(text) else None
    if tail is not None and tail.start() > 0:
        text = text[: tail.start()] + ("?" if "?" in text[tail.start() :] else "")
    if not changed:
        return text
    text = make_direct(text) if asking else text
    text = text[:1].upper() + text[1:]
    return text if text.endswith("?") or not asking else text.rstrip(" .!") + "?"


def _passed_on(text: str, names_topic: Callable[[str], bool], *, asks: bool) -> re.Match[str] | None:
    """Who wants to know, where they are not what it is about: "My principal asks whether", "It would help to hear"."""
    folded = fold(text)
    patterns = _patterns()
    found = patterns.reported.match(folded)
    if asks:
        found = found or patterns.request.match(folded) or EMBEDDED.match(folded)
    if found is not None and "," in found.group().rstrip(" ,") and _IT.match(folded, found.end()):
        return None  # "As the story runs behind a paywall, I'd like to know when it becomes free."
    if found is not None and _GOES_BACK.search(found.group()):
        return None  # "I was still wondering about that evening course: how long is it?"
    if found is None or names_topic(found.group()) or _THEY.search(folded, found.end()):
        return None
    return found


def _say_once(text: str) -> str:
    """A text without a word or two that are said again at once: "the the", "what's the what's the"."""
    return _DOUBLED.sub(lambda found: found[1] if _is_small(found[1]) else found.group(), text)


def _is_small(words: str) -> bool:
    """True where one of the words is a function word, so that saying it twice means nothing."""
    small = load_stopwords("fi") | load_stopwords("en")
    return any(word in small for word in split_words(words))
