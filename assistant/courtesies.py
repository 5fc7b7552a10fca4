"""What people wrap around a question: greetings, thanks, a signature, "could you tell me", "my principal asks"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from assistant.stopwords import load_stopwords
from assistant.words import fold, split_words

# Emoji, but no ticks, crosses and arrows, which say something.
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u26ff\u2702-\u2712\u2728-\u2753\u2757-\u2793\ufe0f\u200d]+|(?<!\\S)[:;]-?[)(DP](?!\\S)"
)
_QUOTED = re.compile(r"""^\s*["'“”„«»‘’*_]+(?P<inside>[^"“”„«»]+?)["'“”„«»‘’*_]+\s*$""", re.DOTALL)
# Where a sentence or a line ends; a full stop after a capital or a number may be part of a name or date.
_ENDS = re.compile(
    r"(?<=[^\W\d_A-ZÅÄÖ][.!])\s+|(?<=[\w)\"”'][?])\s+|(?<=[?!][?!])\s+|\s*\n\s*|(?<=…)\s+|(?<=\d[.!])\s+(?=[A-ZÅÄÖ])"
)
_NAME_LINE = re.compile(r"[^\W\d_][\w.'’-]*(?:,? [^\W\d_][\w.'’-]*){0,4}[.!]?")
_WHO = r"(?:[^\W\d_][\w’'-]*)(?:,? [^\W\d_][\w’'-]*){0,12}?"
# A question follows: a word that asks, or a Finnish verb that does within the first words.
_QUESTION = (
    r"(?:(?:at|by|in|on|to|for|from|until|till|with|of|about|within) )?(?:when|what|whats|where|which|who|whom|whose|why|how|"
    r"whether|if)\b|(?:milloin|millo\w*|koska|miksi|mika|mita|mitka|mik\w|mihin|mista|missa|millai\w+|minkalai\w+|milla|mille|"
    r"milta|minka|minne|minkä|minä|mina paivana|miten|kuinka|kauan\w*|palj\w+|kuka|ketka|keta|kenen|kenelle|kenella|kum\w+|"
    r"mon(?:ta|tako|iko|essako|elleko|esko)\w*|mones\w*|ent[aä]s?|entapa|mites|voisko|oisko|onks|saaks|voiks|pitaaks)\b|"
    r"(?:\S+ ){0,3}?(?!joko |koko |jatko )\w{2,}k(?:o|ohan|os)\b|(?:\S+ ){0,2}?\w{2,}(?:aa|ii|oo|uu|ee|yy|t|n|oi|ai|i)ks\b"
)
_VERB_ASKS = r"|(?:(?:and|but) )?(?:is|are|can|could|may|must|should|do|does|did|will|would|has|have|was|were)\b"
_HELLO = r"(?:hi|hello|hey|hiya|hei|moi|moikka|moro|heippa|morjens)[\s,!.:–—-]+"
_THEY = re.compile(r"\b(?:han|hanen|hanelle|hanta|hanella|he|heidan|heille|heita|she|her|his|him|they|them|their)\b")
# What somebody says of themselves before they ask, and a question that leans on it.
_OF_SELF = re.compile(
    r"\b(?:i|we|my|our|us|i.m|we.re|i.ve|we.ve|olen|oon|olemme|ollaan|teen|teemme|tehdaan|minun|mun|meidan|meilla|mulla|minulla|ma|mina|me|"
    r"hoidan|hoidamme|vastaan|autan|luin|kuulin|aloitin|(?:suunnittel|tyoskentel|opiskel|valmistel|selvittel)e(?:n|mme)|opetan|kokoan|kokoamme|"
    r"kirjoitan|kirjoitamme|yritan|yritamme|mietimme|mietin|pohdimme|pohdin|paivitan|selvitan|selvitamme|johdan|koordinoin|koordinoimme|\w{3,}mme)\b"
)
_LEANS = re.compile(
    r"\b(?:i|we|my|our|us|me|mine|it|its|they|them|this|that|these|those|such|so|then|there|he|she|se|sen|sita|siita|siihen|silla|siina|"
    r"sille|ne|niita|niiden|niista|niihin|tama|taman|tata|tasta|tahan|nama|naiden|semmo\w+|sellai\w+|tallai\w+|silloin|nyt|ma|mina|minun|"
    r"mun|mulla|mulle|minulla|minulle|meidan|meilla|meille|meita|mekin|olisin|(?!paljon|monen|\w+aan)\w{2,}(?:nko|mmeko|nks|mme))\b"
)
_ASKED = re.compile(rf"(?:^|[,:] ){_QUESTION}")
_WHETHER = re.compile(
    rf"^(?:whether\b|(?:\S+ ){{0,3}}?\w{{2,}}k(?:o|ohan|os|s)\b(?<!paljonko)(?<!montako)(?<!kauanko)(?<!moniko){_VERB_ASKS})"
)
_STANDS_ALONE = 3  # words of its own that a question needs so that what is said before it may be left out
_IF = re.compile(r"if\b", re.IGNORECASE)
_DOUBLED = re.compile(
    r"(?<!\w)((?:[^\W\d_][^\W\d_']* )?[^\W\d_][^\W\d_']*) (?:siis |eli |i mean )?\1(?!\w)", re.IGNORECASE
)
_LETTERS = re.compile(r"[^\W\d_]+")
_MOST_ROUNDS = 6
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns of `data/courtesies.toml`, on folded text; those of `alone` match a whole sentence."""

    alone: re.Pattern[str]
    closing: re.Pattern[str]
    greeting: re.Pattern[str]
    before: re.Pattern[str]
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
    follows = rf"[\s,:;.–—-]+(?:(?:etta|that|is|on) )?(?={_QUESTION})"
    after_label = rf"\s*[,:;.–—-]?\s+(?={_QUESTION}{_VERB_ASKS})"
    return _Patterns(
        alone=re.compile(rf"(?:{any_of('greeting', 'kindness')}){end}[?]?"),
        closing=re.compile(rf"(?:{any_of('closing')}){end}"),
        greeting=re.compile(
            rf"(?:{any_of('greeting')})\s*(?:[,!:;.–—-]+\s*|\s+(?={_QUESTION}{_VERB_ASKS}))(?=\w)|{_HELLO}(?=\w)"
        ),
        before=re.compile(
            rf"(?:{any_of('asking')}){follows}|(?:{any_of('label')}){after_label}|(?:{any_of('label')})\s*[:–—]\s*(?=\w)"
        ),
        reported=re.compile(rf"(?:{any_of('reported').replace('NAME', f'(?:{_WHO})')})(?:{follows}|\s*:\s*(?=\w))"),
        tail=re.compile(rf"(?<=\w)(?:{any_of('tail')}){end}[?]?{end}$"),
        filler=re.compile(rf"(?:(?<=^)|(?<=[\s,])){table['filler']}(?:[,.…]*\s+|$)", re.IGNORECASE),
    )


def strip_courtesies(text: str, names_topic: Callable[[str], bool]) -> str:
    """What a message asks: its sentences without those that only greet, thank or sign, and without polite openers.

    `names_topic` tells whether words name what is asked about: who passes a question on is kept where it does. The
    text itself where nothing would be left.
    """
    quoted = _QUOTED.match(text)
    plain = _EMOJI.sub("\n", quoted["inside"] if quoted else text)
    sentences = [part.strip(" \t") for part in _ENDS.split(plain)]
    sentences = [part for part in sentences if any(char.isalnum() for char in part)]
    kept = _drop_whole(sentences)
    asked = [part for sentence in kept if (part := _drop_around(sentence, names_topic))]
    result = " ".join(_drop_background(asked, names_topic))
    if len([char for char in result if char.isalnum()]) < _SHORTEST:
        return text.strip()
    return result


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


def _passed_on(text: str, names_topic: Callable[[str], bool]) -> re.Match[str] | None:
    """Who passes a question on, where they are not what it is about: "My principal asks whether …"."""
    found = _patterns().reported.match(fold(text))
    if found is None or names_topic(found.group()) or _THEY.search(fold(text), found.end()):
        return None
    return found


def _is_name(line: str) -> bool:
    """True for a line that may be a signature: capitalised words, or few words that ask nothing ("Pirjo and the team")."""
    words = _LETTERS.findall(line)
    return all(word[0].isupper() for word in words) or not re.match(_QUESTION, fold(line))


def _drop_around(sentence: str, names_topic: Callable[[str], bool]) -> str:
    """A sentence without what is said before and after its question; a new question mark where one was lost."""
    patterns = _patterns()
    text = _say_once(patterns.filler.sub("", sentence))
    changed = asking = False
    for _ in range(_MOST_ROUNDS):
        folded = fold(text)
        if len(folded) != len(text):
            return text
        greeting = patterns.greeting.match(folded)
        found = greeting or patterns.before.match(folded) or _passed_on(text, names_topic)
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
    text = _IF.sub("whether", text, count=1) if _IF.match(text) else text
    text = text[:1].upper() + text[1:]
    return text if text.endswith("?") or not asking else text.rstrip(" .!") + "?"


def _drop_background(sentences: list[str], names_topic: Callable[[str], bool]) -> list[str]:
    """The sentences without what people say of themselves, where the question after it stands by itself.

    "I work at a college. How long may a course last?" asks the same without its first sentence; "We are a company.
    May we apply?" does not, nor does a sentence that names a topic or a number.
    """
    first = next((k for k, sentence in enumerate(sentences) if sentence.rstrip().endswith("?")), 0)
    if first == 0 or any("?" in sentence for sentence in sentences[:first]):
        return sentences
    question = fold(sentences[first])
    if _WHETHER.search(question):  # whose case it is may decide
        return sentences
    small = load_stopwords("fi") | load_stopwords("en")
    if _LEANS.search(question) or sum(word not in small for word in split_words(question)) < _STANDS_ALONE:
        return sentences
    before = [s for s in sentences[:first] if names_topic(s) or not _OF_SELF.search(fold(s)) or _ASKED.search(fold(s))]
    return [*before, *sentences[first:]]


def _say_once(text: str) -> str:
    """A text without a word or two that are said again at once: "the the", "what's the what's the"."""
    return _DOUBLED.sub(lambda found: found[1] if _is_small(found[1]) else found.group(), text)


def _is_small(words: str) -> bool:
    """True where one of the words is a function word, so that saying it twice means nothing."""
    small = load_stopwords("fi") | load_stopwords("en")
    return any(word in small for word in split_words(words))
