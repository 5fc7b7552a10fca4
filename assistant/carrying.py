"""What a short question takes over from the turns before it: a thing, its season or year, or two things to compare."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compared import read_alike, read_apart, read_things
from assistant.cues import Ask, load_cues
from assistant.question import Reading, cue_words, is_cue
from assistant.stopwords import is_common, load_stopwords
from assistant.words import fold, likeness, split_words
from ingest.types import Language

# Words of a question that asks when, where or how long something is, and names nothing.
_BARE = re.compile(
    r"held|hold|final|closing|hosted|organi[sz]ed|arranged|taking|takes?|took|places?|starts?|begins?|happen\w*|exact\w*|precise\w*|"
    r"dates?|days?|times?|hours?|o|clock|weekday|long|last|lasts|first|city|town|building|room|online|"
    r"paiva\w*|viikonpaiva\w*|kello\w*|klo|aikaan|aika|ajankohta\w*|jarjestet\w+|pidet\w+|alka\w+|tapahtu\w+|"
    r"monelta\w*|mones\w*|tarka\w+|tarkk\w+|paika\w+|paikk\w+|kaupun\w+|kest\w+|pitka\w*|pitkaan|kuussa|viikolla|verkossa|aikoihin"
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
    r"(?:^|[,:;–] )(?:\w+ ){0,2}?(?:(?:is|are|was|were|will) there\b|(?:do|does|did) (?:you|they|it|we|one) "
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
_TWO_NAMES = re.compile(r"\b([A-ZÅÄÖ][\w-]+) (?:and|ja|sekä) ([A-ZÅÄÖ][\w-]+)")
_IN_BRACKETS = re.compile(r"\s*\(([^()]+)\)\?*$")
_TOKEN = re.compile(r"[^\W_]+(?:[-:+’'.&][^\W_]+)*[+]?")
_DOING = re.compile(r"\b(?:for|in|of|on|by|with|to|about) (?P<doing>[a-z]{2,}ing\b[^,;:.?!]*)$")
_DOING_FIRST = re.compile(r"[a-z]{2,}ing (?:an? |the |our |your )?[a-z]")
# People or things of which a clause says something: "where the guests are seen", "may the guests stay?"
_SEVERAL = re.compile(r"\b(?P<who>(?:the|any) [a-z]{2,}s)(?= (?:are|were|have|may|can|must|do|get)\b)")
_DAY = re.compile(r"\b(?:date|day|time|hour|paiva\w*|kellonaika|ajankohta|paikka|place)\b")
_DAYS = frozenset(["day", "days", "hours", "room"])
_MOST_BEFORE = 3
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


def phrases_of(text: str, language: Language, asks: Sequence[Ask] = ()) -> list[str]:
    """The things that a question speaks of, as they are worded: "info day about short visits".

    Words that only say what kind of value is asked for are left out, where `asks` says what is asked.
    """
    tokens = list(_TOKEN.finditer(text))
    asked = _asked_words(text, tuple(asks)) if asks else frozenset[str]()
    kinds = _kinds([fold(token.group()) for token in tokens], language, asked)
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


def _asked_words(text: str, asks: tuple[Ask, ...]) -> frozenset[str]:
    """The words that only say what kind of value is asked for: "maximum grant", "paljonko"."""
    labels = {label for one in load_cues() if one.ask in asks for names in one.labels.values() for label in names}
    cues = {word for word in split_words(text) if word in labels or is_cue(word, asks)}
    return cue_words(text, asks) | cues | {"maximum", "minimum"}


def _kinds(words: Sequence[str], language: Language, asked: frozenset[str]) -> list[str]:
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
        elif word in small or _NO_THING.fullmatch(word) or len(word) < 2:
            continue
        elif leads or is_day or not (is_common(word, language) or _BARE.fullmatch(word)):
            kinds[k] = "thing"  # "information" leads to "session", "needs" to "teacher"
    return kinds


def joined(names: Sequence[str], phrases: Sequence[str], language: Language) -> str:
    """Phrases and those of the names that none of them holds, in one row."""
    held = [word for phrase in phrases for word in split_words(phrase)]
    missing = [
        name for name in names if not all(any(_same(word, one, language) for one in held) for word in split_words(name))
    ]
    return ", ".join(dict.fromkeys([" ".join(phrases), *missing] if phrases else missing))


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


def swap_before_same(phrase: str, earlier: str) -> str | None:
    """ "oppilaiden retkiin" for "opettajien retkiin": the words before the one that both have; None where none is."""
    new, old = list(_TOKEN.finditer(phrase)), list(_TOKEN.finditer(earlier))
    if not 2 <= len(new) <= _MOST_BEFORE:
        return None
    places = [k for k, token in enumerate(old) if fold(token.group()) == fold(new[-1].group()) and k >= len(new)]
    small = load_stopwords("fi") | load_stopwords("en")
    if len(places) != 1 or fold(new[-1].group()) in small:
        return None
    first, last = old[places[0] - len(new) + 1], old[places[0]]
    return f"{earlier[: first.start()]}{phrase}{earlier[last.end() :]}"


def asks_for_day(text: str) -> bool:
    """True for "and the final day?": it asks, and names nothing that could take another thing's place."""
    return asks_bare(text) and _DAY.search(fold(text)) is not None


def swap_doing(phrase: str, earlier: str) -> str | None:
    """ "planning a trip" for "finding friends" in "Where is help for finding friends?"; None where nothing is alike."""
    old = _DOING.search(earlier)
    return f"{earlier[: old.start('doing')]}{phrase}" if old and _DOING_FIRST.match(phrase) else None


def swap_people(phrase: str, earlier: str) -> str | None:
    """ "pupils" for "the guests" in "photos where the guests are seen"; None where no such words give way."""
    old = list(_SEVERAL.finditer(earlier))
    if not re.fullmatch(r"(?:the )?[a-z]{3,}s", phrase) or len(old) != 1:
        return None
    return f"{earlier[: old[0].start('who')]}{phrase}{earlier[old[0].end('who') :]}"
