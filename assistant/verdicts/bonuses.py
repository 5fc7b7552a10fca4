"""Whether something brings more money: "do we get more by train?", where a statement says "(higher travel support)"."""

from __future__ import annotations

import re

from assistant.language.opposites import NEGATION
from assistant.language.words import fold, likeness, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.features import NAMES
from assistant.retrieval.search import Found

_MORE = re.compile(
    r"\b(?:more|extra|higher|bigger|larger|better|increased|additional|bonus|top[ -]?up|"
    r"enemman|lisaa|korkeam\w+|suurem\w+|isom\w+|parem\w+|extraa|bonus\w*|korot\w+|lisa(?:tuk|raha|korvau)\w*)\b"
)
_MONEY = re.compile(
    r"\b(?:money|grants?|support|paid|pays?|allowances?|subsid\w+|funding|get|receive|reimburs\w+|"
    r"(?:\w+)?(?:tuki|tukea|tuen|tuet)|\w*avustu\w+|\w*apuraha\w*|\w*raha\w*|makse\w+|maksaa\w*|korva\w+|"
    r"saa(?:ko|daanko|nko|mmeko|ks)?|hyvit\w+)\b"
)
_HIGHER = re.compile(
    r"\b(?:higher|increased|larger|bigger|top-up) (?:\w+ ){0,2}?(?:support|grant|allowance|funding|rate|subsidy)|"
    r"\b(?:korkeampi|korkeamma\w+|korotettu\w*|suurempi|suuremma\w+|isompi) \w*(?:tuki|tukea|tuen|avustu\w+|"
    r"apuraha\w*|korvau\w+)\b"
)
_COMPARES = re.compile(r"\b(?:longer|shorter|farther|further|smaller|pidem\w+|pitem\w+|lyhyem\w+|kauem\w+|kauas|far)\b")
_OTHER = re.compile(
    r"\b(?:how (?:much|many)|paljonko|kuinka paljon|montako|than|kuin|less|vahemman|who|kuka|ketka|why|miksi|"
    r"not|ei|without|ilman)\b"
)
# Ways of going that guides call green, by whatever names.
_GREEN_WAY = re.compile(
    r"\b(?:trains?|rail|bus(?:es)?|coach(?:es)?|bicycles?|bikes?|cycl\w+|car[ -]?(?:pool\w*|shar\w+)|green\w*|"
    r"low[ -]emission|sustainabl\w+|eco\w*|juna\w*|bussi\w*|linja-?auto\w*|pyora\w*|polkupyor\w+|kimppakyy\w+|vihre\w+|"
    r"vahapaasto\w+|ekologi\w+|ymparistoystavalli\w+)\b"
)
_OF_GREEN_WAY = re.compile(r"\b(?:low-emission|green|sustainable|vahapaasto\w+|vihre\w+|kestav\w+)\b")
_SCOPE_OTHER = NAMES.index("scope_other")
_WITHIN = 6.0  # how far below the best score it may stand
_LOOK_AHEAD = 16
_ALIKE = 0.75


def find_bonus(reading: Reading, found: Found) -> Unit | None:
    """The one statement near the top that what is asked about brings more money; None where none does.

    "Is green travel paid better?", "Maksetaanko junamatkasta enemmän?" and "When is the travel grant higher?".
    """
    question = fold(asking_sentence(reading.text))
    if found.foreign or _OTHER.search(question) or _COMPARES.search(question):
        return None
    if not (_MORE.search(question) and _MONEY.search(question)):
        return None
    if not (reading.wants_verdict or (_asks_when(question) and not reading.years)):
        return None
    least = float(found.scores[found.order[0]]) - _WITHIN
    near = [k for k in found.order[:_LOOK_AHEAD] if found.scores[k] > least and not found.features[k, _SCOPE_OTHER]]
    units = (found.units[k] for k in near if not found.units[k].is_list)
    telling = [unit for unit in units if _raises(unit) and _is_of(question, unit)]
    return telling[0] if len(telling) == 1 else None


def _asks_when(question: str) -> bool:
    return re.match(r"\W*(?:when|milloin|koska|missa tapau\w+|in (?:which|what) cases?)\b", question) is not None


def _raises(unit: Unit) -> bool:
    text = fold(unit.text)
    return _HIGHER.search(text) is not None and not NEGATION[unit.language].search(text)


def _is_of(question: str, unit: Unit) -> bool:
    """True where a question names what brings more: a green way to go, or a word of the statement beside the money."""
    text = fold(unit.text)
    if _GREEN_WAY.search(question):
        return _OF_GREEN_WAY.search(text) is not None
    higher = _HIGHER.search(text)
    raised = split_words(higher.group()) if higher else []
    asked = [word for word in split_words(question) if not any(said.fullmatch(word) for said in (_MORE, _MONEY))]
    names = [word for word in split_words(question) if any(likeness(word, r, unit.language) >= _ALIKE for r in raised)]
    own = [w for w in asked if len(w) > 3 and any(likeness(w, t, unit.language) >= _ALIKE for t in unit.words)]
    return bool(own) or (_asks_when(question) and len(names) > 1)
