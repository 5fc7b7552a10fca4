"""What a short question takes over from the turns before it: a thing, its season or year, or two things to compare."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compared import read_alike, read_apart, read_things
from assistant.question import Reading
from assistant.stopwords import is_common, load_stopwords
from assistant.words import fold, likeness, split_words
from ingest.types import Language

# Words of a question that asks when, where or how long something is, and names nothing.
_BARE = re.compile(
    r"held|hold|hosted|organi[sz]ed|arranged|taking|takes?|took|places?|starts?|begins?|happen\w*|exact\w*|precise\w*|"
    r"dates?|days?|times?|hours?|o|clock|weekday|long|last|lasts|first|city|town|building|room|online|"
    r"paiva\w*|viikonpaiva\w*|kello\w*|klo|aikaan|aika|ajankohta\w*|jarjestet\w+|pidet\w+|alka\w+|tapahtu\w+|"
    r"tarka\w+|tarkk\w+|paika\w+|paikk\w+|kaupun\w+|kest\w+|pitka\w*|pitkaan|kuussa|viikolla|verkossa|aikoihin"
)
_ASKS_WHICH = re.compile(
    r"\bkum(?:pi|pia|paa|paan|man|massa|malla|mat|mista|malle|pien)\b|"
    r"\bwhich (?:one )?of (?:them|these|those|the two|both)\b|"
    r"\bwhich (?:one )?(?:is|has|gets?|gives?|takes?|costs?|lasts?|pays?|closes?|runs?|needs?)\b.*"
    r"\b(?:\w{2,}er|more|less|fewer|most|first)\b"
)
_TELLS_APART = re.compile(r"\b(?:vai|or|tai|versus|vs)\b")
# "Is there an info day?", "onko teillä puhelinnumeroa": a thing that the next question is about.
_INTRODUCES = re.compile(
    r"^\W*(?:\w+ ){0,2}?(?:(?:is|are|was|were|will) there\b|(?:do|does|did) (?:you|they|it|we|one) "
    r"(?:also )?(?:have|hold|offer|organi[sz]e|arrange)\b|has it got\b|have you got\b)|"
    r"\b(?:onko|onks|oliko|jarjestetaan(?:ko|ks)|pidetaan(?:ko|ks)|jarjestat\w*ko|pidatteko|loytyy(?:ko|ks)|"
    r"tarjotaan(?:ko|ks)|onkohan)\b(?! (?:se|ne|sen|pakko|mahdollista|hanke|haku)\b)|"
    r"\bsiita (?:jarjestetaan|pidetaan)\b"
)
_SEASON = {
    "spring": re.compile(r"spring|kevat|keva[adni]\w*|kevai\w+"),
    "summer": re.compile(r"summer|kesa(?!ann)\w{0,4}"),
    "autumn": re.compile(r"autumn|fall|syksy\w*"),
    "winter": re.compile(r"winter|talve\w+|talvi\w{0,3}"),
}
# What asks, points or says what people do: no part of a thing.
_NO_THING = re.compile(
    r"ke(?:hen|neen|nella|neltakin|ta|tka)\w*|kum\w{1,6}|mi[lnst]\w{0,4}|kuinka|paljon\w*|mont\w+|mones\w*|\w{3,}(?:ko|ks)|"
    r"\w{2,}mme(?:ko|ks)?|\w{3,}(?:aisin|isin|isimme)|\w{3,}(?:taan|daan|etaan|ellaan)|\w+nut|\w+neet|"
    r"olen|oon|haluan|suunnittelen|mietin|kiinnostaa|kiinnostais\w*|tykkaan|kannatta\w+|ylipaataan|"
    r"(?:mei|tei|hei|mi|si|ha|ta|tuo|se)(?:ta|sta|lta|lle|dan|hin|han|ita|nun|nut|nulla)\w{0,3}|han\w{0,5}|heida\w+|kanssa\w*|jo|ihan|"
    r"pakolli\w+|mahdolli\w+|tarpeelli\w+|avoin|avoinna|mukana|mukaan|kiitos|siis|eroa|ero|enemman|vahemman|"
    r"mandatory|compulsory|open|possible|early|late|soon|came|across|interested|thinking|wonder\w*|established|"
    r"founded|allowed|eligible|depends?|differ\w*|difference|between|compar\w+|longer|more|less|sort|kind|"
    r"kuinka|sella\w+|semmo\w+|talla\w+|muuten|hyotya|kuulemma|hei|moi|got|lots|loads"
)
_LINKS = frozenset("of for about on in at 's s the a an to ja and".split())
_IN_BRACKETS = re.compile(r"\s*\(([^()]+)\)\?*$")
_TOKEN = re.compile(r"[^\W_]+(?:[-:+’'.][^\W_]+)*[+]?")
_MOST_WORDS = 10
_ALIKE = 0.9


def asks_bare(text: str) -> bool:
    """True for a question that names nothing of its own: "When is it held?", "ja monelta se alkaa?"."""
    small = load_stopwords("fi") | load_stopwords("en")
    return all(word in small or _BARE.fullmatch(word) for word in split_words(text))


def asks_which(text: str, reading: Reading) -> bool:
    """True where a question compares without saying what: "Which of them is longer?"."""
    folded = fold(text)
    return bool(_ASKS_WHICH.search(folded)) and not _TELLS_APART.search(folded) and len(reading.scopes) < 2


def introduces(text: str) -> bool:
    """True where a question brings in the thing that the next one is about: "Is there an info day?"."""
    return _INTRODUCES.search(fold(without_carried(text))) is not None


def without_carried(text: str) -> str:
    """A question without what it took over, in brackets at its end."""
    while (found := _IN_BRACKETS.search(text)) is not None and found.start():
        text = text[: found.start()]
    return text


def carried_by(text: str) -> str:
    """What a question took over, as it stands in its brackets; empty where it took nothing."""
    found = _IN_BRACKETS.search(text)
    return found[1] if found else ""


def phrases_of(text: str, language: Language, *, most: int = _MOST_WORDS) -> list[str]:
    """The things that a question speaks of, as they are worded: "info day about short visits"."""
    small = load_stopwords("fi") | load_stopwords("en")
    phrases: list[list[int]] = [[0, 0]]
    ready, bridge, stop = False, True, 0
    for token in _TOKEN.finditer(text):
        word = fold(token.group())
        bridge = bridge and not text[stop : token.start()].strip()
        stop = token.end()
        if _is_thing(word, language, small):
            if ready and bridge:
                phrases[-1][1] = stop
            else:
                phrases.append([token.start(), stop])
            ready, bridge = True, True
        elif word not in _LINKS:
            ready = False
    found = [text[start:stop] for start, stop in phrases[1:]]
    while len(found) > 1 and sum(len(phrase.split()) for phrase in found) > most:
        found.pop()
    return list(dict.fromkeys(found))


def _is_thing(word: str, language: Language, small: frozenset[str]) -> bool:
    if word in small or _NO_THING.fullmatch(word) or len(word) < 2:
        return False
    if _BARE.fullmatch(word):
        return word in ("day", "days", "time", "hour", "hours", "room") or word.startswith(("paiva", "aika"))
    return not is_common(word, language)


def joined(names: Sequence[str], phrases: Sequence[str], language: Language) -> str:
    """Phrases and those of the names that none of them holds, in one row."""
    held = [word for phrase in phrases for word in split_words(phrase)]
    missing = [
        name for name in names if not all(any(_same(word, one, language) for one in held) for word in split_words(name))
    ]
    return ", ".join(dict.fromkeys([*phrases, *missing]))


def _same(word: str, other: str, language: Language) -> bool:
    return likeness(word, other, language) >= _ALIKE


def narrowing(reading: Reading, own: Reading) -> str:
    """The season and the year that an earlier question is about, where this one names none: "autumn 2031"."""
    said = [season for season in _SEASON.values() if any(map(season.fullmatch, split_words(own.text)))]
    words = [] if said else [t for t in _TOKEN.findall(reading.text) if season_of(t)]
    years = [] if own.years else [str(year) for year in reading.years]
    return " ".join(dict.fromkeys([*words[:1], *years[:1]]))


def season_of(word: str) -> str:
    """The season that a word names, in either language; empty where it names none."""
    return next((name for name, pattern in _SEASON.items() if pattern.fullmatch(fold(word))), "")


def swap_season(phrase: str, earlier: str) -> str | None:
    """ "entä kevään?" after "… syksyn haku": the earlier question of another season; None where none is named."""
    words = phrase.split()
    new = [word for word in words if season_of(word)]
    old = [token for token in _TOKEN.finditer(earlier) if season_of(token.group())]
    small = load_stopwords("fi") | load_stopwords("en") | {"round", "kierros", "one", "term"}
    rest = [word for word in split_words(phrase) if not season_of(word) and word not in small]
    if len(new) != 1 or len(old) != 1 or rest or season_of(new[0]) == season_of(old[0].group()):
        return None
    return f"{earlier[: old[0].start()]}{new[0]}{earlier[old[0].end() :]}"


def compared_things(readings: Sequence[Reading]) -> tuple[str, str] | None:
    """The two things that the latest of some turns set side by side, or that the last two turns name, one each."""
    for reading in readings[:2]:
        things = read_apart(reading.text) or read_things(reading.text) or read_alike(reading.text)
        if len(things) == 2:
            return things[0].strip(), things[1].strip()
        names = _names(reading)
        if len(names) == 2:
            return names[0], names[1]
    named = list(dict.fromkeys(name for reading in readings[:3] for name in _names(reading)))
    return (named[1], named[0]) if len(named) == 2 else None


def _names(reading: Reading) -> list[str]:
    found: dict[str, str] = {}
    for item in reading.items:
        if item.term is not None and item.term in reading.scopes:
            found.setdefault(item.term, item.text)
    return [*found.values(), *reading.unknown_codes]
