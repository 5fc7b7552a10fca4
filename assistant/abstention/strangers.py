"""Strangers to the guide: a yes about something that the guide does not know, which nothing in the statement holds."""

from __future__ import annotations

import re

from assistant.language.detection import detect_language
from assistant.language.opposites import NEGATION
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, is_alike, split_words
from assistant.names.countries import read_countries
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Found
from assistant.verdicts.contradictions import bodies_in

_HELD = 0.55
_KNOWN = 0.65  # so like must a word of the guide be to one of the question
TAKEN = 2.0  # log-odds from which the reader knows better than words do
_SURELY_TAKEN = 4.0  # the same where nothing of the question stands in the statement, and some of it nowhere
_VOTED = 0.3  # so many of the known questions beside it have this answer
_EVERYDAY = re.compile(
    r"pay|pays|paid|cover|covers|money|funding|raha(?:a|t|n|lla)?|tukea|maksaa\w*|kattaa\w*|uusia|hankkia|kayttaa|"
    r"ask|asks|asking|go|goes|going|come|comes|put|puts|run|runs|take|takes|give|gives|want|wants|try|get|gets|"
    r"let|make|makes|"
    r"although|though|because|since|while|whereas|already|never|ever|maybe|perhaps|koska|mutta|joskus|kunhan|"
    r"count|counts|pass|passes|said|told|tell|says|yet|still|instead|rather|whether|well|anyway|either|"
    r"paase\w*|kay\w*|tulla|tulee|menna|menee|saada|saako\w*|voida\w*|voiks\w*|onnistu\w*|silti|eika|emmeka|"
    r"edes|sitten|"
    r"ilman|vaikka|myos|vasta|enaa|kuitenkin|sopii\w*|kelpaa\w*|tayttyy\w*|hyvaksyt\w*|meneteleeko|menettelee\w*"
)
_EFFECTS = re.compile(
    r"\b(?:effects?|outcomes?|results?|impacts?|benefits?|objectives?|aims?|goals?|priorit\w+|vaikutu\w+|"
    r"tulo(?:s|ks)\w*|"
    r"hyo[td]\w*|tavoit\w+|painopist\w+)\b"
)
_ASKS_MAY = re.compile(
    r"\b(?:can|may|could|might|allowed|eligible|possible|permitted|entitled|ok|okay|fine|voi\w*|saa(?:ko|nko|"
    r"mmeko|vatko|daanko)|"
    r"paase\w+|kay(?:ko|ks)|onnistuu\w*|mahdollista|sallit\w+|kelpaa\w*)\b"
)
_STEM, _LONG = 5, 7


def is_strange(reading: Reading, found: Found) -> bool:
    """True where the guide does not know what is asked about, and neither reader nor known questions take the unit.

    Only where known questions have a say: elsewhere the reader takes too few of the right ones.
    """
    best = found.order[0]
    unit = found.units[best]
    votes = found.scored.votes
    if votes is None or not votes.applies:
        return False
    if found.read is None or float(found.scored.known[best]) >= _VOTED or _asks_of_effects(reading, unit):
        return False
    if NEGATION[unit.language].search(fold(unit.text)):
        return False  # a yes that rests on a denial has been read off its words
    if detect_language(unit.text, None, unit.language) != unit.language:
        return False  # a sentence of the other language has none of the question's words
    asking = frozenset(split_words(asking_sentence(reading.text)))
    items = [
        k
        for k, item in enumerate(found.reading.items)
        if item.term is None and item.text in asking and not item.text.isdigit() and not _is_told(item.text)
    ]
    match, read = found.scored.match, float(found.read[best])
    unheld = [k for k in items if float(match.known[k]) < _KNOWN and float(match.context[k, best]) < _HELD]
    unknown = any(not _has(found.reading.items[k].text, unit) for k in unheld)
    others = {one.name for one in found.reading.added if not asking.issuperset(one.said)}  # told of, not asked about
    own = [k for k, item in enumerate(found.reading.items) if item.text not in others]
    held = any(float(match.text[k, best]) >= _HELD for k in own) or _names_same(asking, unit)
    held = held or bool(reading.terms & unit.terms)
    return ((unknown or not held) and read < TAKEN) or (unknown and not held and read < _SURELY_TAKEN)


def _has(word: str, unit: Unit) -> bool:
    return any(is_alike(word, other, unit.language, _HELD, _STEM) for other in unit.words)


def _names_same(asking: frozenset[str], unit: Unit) -> bool:
    """True where a long word of the question stands in the unit as it is, however common it is elsewhere."""
    return any(len(word) >= _LONG and word in unit.words for word in asking - load_stopwords(unit.language))


def _is_told(word: str) -> bool:
    """True for countries, schools of no kind and everyday verbs: a guide tells of them under other names."""
    return bool(read_countries(word) or len(bodies_in(word)) > 1 or _EVERYDAY.fullmatch(word))


def _asks_of_effects(reading: Reading, unit: Unit) -> bool:
    """True where a statement is one of effects or aims and no permission is asked for: effects have many names."""
    above = fold(" ".join(unit.headings[-1:]))
    return _EFFECTS.search(above) is not None and not _ASKS_MAY.search(fold(asking_sentence(reading.text)))
