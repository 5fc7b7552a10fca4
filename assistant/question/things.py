"""The things that a question speaks of, as they are worded: "info day about short visits"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.stopwords import is_common, load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.question.cues import Ask, load_cues
from assistant.question.predicates import verb_places
from assistant.question.reading import Reading, asking_sentence, cue_words, is_cue
from ingest.types import Language

# Words of a question that asks when, where or how long something is, and names nothing.
BARE = re.compile(
    r"held|hold|final|closing|hosted|organi[sz]ed|arranged|taking|takes?|took|places?|starts?|begins?|happen\w*|exact\w*|precise\w*|"
    r"dates?|days?|times?|hours?|o|clock|weekday|long|last|lasts|first|city|town|building|room|online|"
    r"paiva\w*|viikonpaiva\w*|kello\w*|klo|aikaan|aika|ajankohta\w*|jarjestet\w+|pidet\w+|alka\w+|tapahtu\w+|"
    r"monelta\w*|mones\w*|tarka\w+|tarkk\w+|paika\w+|paikk\w+|kaupun\w+|kest\w+|pitka\w*|pitkaan|kuussa|viikolla|verkossa|aikoihin"
)
TOKEN = re.compile(r"[^\W_]+(?:[-:+’'.&][^\W_]+)*[+]?")
_SENTENCE_END = re.compile(r"[.!]\s+")
# What asks, points or says what people do: no part of a thing.
_NO_THING = re.compile(
    r"ke(?:hen|neen|nella|neltakin|ta|tka)\w*|kum(?!ppan)\w{1,6}|mi[lnst]\w{0,4}|(?:milla|minkala)(?:i|n|s)\w*|huolimatta|kuinka|paljon\w*|mont\w+|mones\w*|\w{3,}(?:ko|ks)|"
    r"\w{2,}mme(?:ko|ks)?|\w{3,}(?:aisin|isin|isimme)|\w{3,}(?:taan|daan|etaan|ellaan)|\w+nut|\w+neet|"
    r"olen|oon|haluan|suunnittelen|mietin|kiinnostaa|yhtey\w+|kiinnostais\w*|tykkaan|kannatta\w+|ylipaataan|"
    r"(?:mei|tei|hei|mi|si|ha|ta|tuo|se)(?:ta|sta|lta|lle|dan|hin|han|ita|nun|nut|nulla)\w{0,3}|han\w{0,5}|heida\w+|kanssa\w*|jo|ihan|"
    r"pakolli\w+|mahdolli\w+|tarpeelli\w+|avoin|avoinna|mukana|mukaan|kiitos|siis|eroa|ero|enemman|vahemman|"
    r"mandatory|compulsory|free|ask|asks|asked|told|open|possible|early|late|soon|came|across|interested|thinking|wonder\w*|established|"
    r"founded|allowed|eligible|depends?|differ\w*|difference|between|compar\w+|longer|more|less|sort|kind|"
    r"kuinka|sella\w+|semmo\w+|talla\w+|muuten|hyotya|kuulemma|hei|moi|got|lots|loads"
)
_LINKS = {"en": frozenset(["of", "for", "about", "on", "in", "at", "the", "a", "an", "to"]), "fi": frozenset[str]()}
_VERBS = re.compile(
    r"get|gets|give|gives|take|takes|pay|pays|make|use|find|apply|need|have|run|runs|cover|covers|go|goes"
)
_DAYS = frozenset(["day", "days", "hours", "room"])
_MOST_WORDS = 10
_ALIKE = 0.9


def phrases_of(text: str, language: Language, asks: Sequence[Ask] = ()) -> list[str]:
    """The things that a question speaks of, as they are worded: "info day about short visits".

    Words that only say what kind of value is asked for are left out, where `asks` says what is asked.
    """
    tokens = list(TOKEN.finditer(text))
    asked = _asked_words(text, tuple(asks)) if asks else frozenset[str]()
    verbs = verb_places([token.group() for token in tokens], language, doings=False)
    kinds = _kinds([fold(token.group()) for token in tokens], language, asked, verbs)
    found: list[tuple[int, int]] = []
    ready = False
    for k, token in enumerate(tokens):
        if kinds[k] == "thing":
            bridged = ready and found and not re.search(r"[^\w\s-]", text[found[-1][1] : token.start()])
            start = found.pop()[0] if bridged else token.start()
            found.append((start, token.end()))
            ready = True
        elif kinds[k] != "link":
            ready = False
    phrases = list(dict.fromkeys(text[start:stop] for start, stop in found))
    while len(phrases) > 1 and sum(len(phrase.split()) for phrase in phrases) > _MOST_WORDS:
        phrases.pop()
    return phrases


def _kinds(words: Sequence[str], language: Language, asked: frozenset[str], verbs: frozenset[int]) -> list[str]:
    """What each word is: a "thing" or part of one, a "link" between two, or "" for the rest."""
    small = load_stopwords("fi") | load_stopwords("en") | asked
    kinds = [""] * len(words)
    for k in reversed(range(len(words))):
        word = re.sub(r"['’](?:s|re|ve|m|ll|d)$", "", words[k])
        before = words[k - 1] if k else ""
        leads = language == "en" and before != "" and "thing" in kinds[k + 1 : k + 2] and not _VERBS.fullmatch(word)
        is_day = word in _DAYS and before != "" and before not in small  # "info day"
        if word in _LINKS[language]:
            kinds[k] = "link"
        elif k in verbs or word in small or _NO_THING.fullmatch(word) or len(word) < 2:
            continue
        elif leads or is_day or not (is_common(word, language) or BARE.fullmatch(word)):
            kinds[k] = "thing"  # "information" leads to "session", "needs" to "teacher"
    return kinds


def _asked_words(text: str, asks: tuple[Ask, ...]) -> frozenset[str]:
    """The words that only say what kind of value is asked for: "maximum grant", "paljonko"."""
    labels = {label for one in load_cues() if one.ask in asks for names in one.labels.values() for label in names}
    cues = {word for word in split_words(text) if word in labels or is_cue(word, asks)}
    return cue_words(text, asks) | cues | {"maximum", "minimum"}


def joined(names: Sequence[str], phrases: Sequence[str], language: Language) -> str:
    """Phrases and those of the names that none of them holds, in one row."""
    held = [word for phrase in phrases for word in split_words(phrase)]
    missing = [
        name for name in names if not all(any(_same(word, one, language) for one in held) for word in split_words(name))
    ]
    return ", ".join(dict.fromkeys([" ".join(phrases), *missing] if phrases else missing))


def _same(word: str, other: str, language: Language) -> bool:
    return likeness(word, other, language) >= _ALIKE


def all_phrases(readings: Sequence[Reading], *, pointed: bool) -> list[str]:
    """What the latest turn that speaks of anything speaks of; what it asks for too, where it is pointed at."""
    return next((found for reading in readings if (found := _asked_of(reading, pointed=pointed))), [])


def _asked_of(reading: Reading, *, pointed: bool) -> list[str]:
    """What one turn speaks of, in its question where that does."""
    text, language, asks = reading.text, reading.language, reading.asks
    if "?" not in text:  # of what somebody only tells, the last sentence
        text = _SENTENCE_END.split(text.rstrip(" .!"))[-1]
    sentences = (asking_sentence(text), text, reading.text)
    return next(
        (
            f
            for kinds in ((asks, ()) if pointed else (asks,))
            for one in sentences
            if (f := phrases_of(one, language, kinds))
        ),
        [],
    )


def counts_two(reading: Reading) -> bool:
    """True for "how many schools and countries": two things are counted, not one."""
    return any(word in ("and", "ja", "sekä") for word in reading.counted.split()[1:])
