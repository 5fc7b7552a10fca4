"""Topics that a guide says have no call: "(Teacher Academies, no call in 2026)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.calendar.sessions import telling_words
from assistant.language.occasions import APPLIES, CALL
from assistant.language.words import fold, likeness
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.features import is_related
from assistant.retrieval.search import Found, Searcher
from assistant.values.days import seasons_of
from assistant.wording.phrases import say
from assistant.wording.sentences import tidy
from assistant.wording.statements import Statement

# A deadline that there is none of is a call that never closes.
_NO_CALL = re.compile(
    r"\bno (?:\w+ ){0,2}?(?:calls?|rounds?)\b|\bnot (?:be )?(?:called|open for applications|on offer)\b|"
    r"\bei (?:\w+ ){0,5}?\w*(?:hakua|hakuja|hakukierrosta|haettavissa|haettavana)\b|"
    r"\b\w*(?:hakua|hakuja) ei (?:ole|tule|jarjesteta|avata)\b"
)
_NEXT_TIME = re.compile(r"\b(?:next|again|later|future|seuraava\w*|uudestaan|uudelleen|jatkossa|myohemmin|taas)\b")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_CANNOT = re.compile(
    r"\b(?:cannot|can.t|can not|could not|may not|not (?:be )?)\b.*\b(?:apply|applied)\b|"
    r"\bwithout (?:a |any )?calls?\b|\bnot have an? call\b|\bei (?:\w+ ){0,5}?(?:hakea|haeta|haettu|haussa)\b"
)
_ANY = re.compile(
    r"^\W*(?:(?:is|are) there (?:any|something)|onko(?: \w+)? (?:jotain|jokin|mitaan|jotakin|joitakin|toimintoja|haku))"
)
_AT_ALL = re.compile(
    r"\b(?:at all|ollenkaan|lainkaan|(?:ensi|ens|tana) vuonna|(?:next|this) year|anything|something|"
    r"actions?|toistaiseksi|haett\w+|haussa|available|\w+ vuonna)\b"
)
_WHICH = re.compile(r"\b(?:which|what|name|list|mitka|mika|mita|mihin|mille|milla|minka|missa|mista|luettele|listaa)\b")
_TOPIC_WORDS = re.compile(
    r"\b(?:actions?|activit\w+|types?|programmes?|parts?|forms?|key|toimin\w+|toimi\w*|hankemuo\w+|hanketyyp\w+|"
    r"muodo\w*|muoto\w*|osat|osia|supports?|grants?|vouchers?|tuki\w*|tuet|tukia|ei|not|no|without|cannot|can|ole|voi)\b"
)
_ALIKE = 0.7


def find_no_call(reading: Reading, searcher: Searcher) -> Unit | None:
    """What says that the one topic has no call, for "When is its deadline?"; of a season, where it has others."""
    if reading.main != "deadline" or reading.asks_for("whether", "list", "comparison") or len(reading.scopes) != 1:
        return None
    if _NEXT_TIME.search(fold(reading.text)):
        return None
    said = [unit for unit in _units(reading, searcher) if reading.scopes & unit.own_scopes]
    seasons = seasons_of(asking_sentence(reading.text))
    dated = any(
        reading.scopes & call.unit.scopes or is_related(reading.scopes, call.unit.scopes, searcher.book)
        for call in searcher.calls(reading.language, False)
    )
    fitting = [unit for unit in said if (seasons & told if (told := seasons_of(unit.text)) else not dated)]
    return fitting[0] if len(fitting) == 1 else None


def answer_no_calls(reading: Reading, searcher: Searcher) -> tuple[Statement, ...] | None:
    """All topics that have no call, for "Which actions have no call?"; None where something else is asked."""
    question = fold(asking_sentence(reading.text))
    negated = _NO_CALL.search(question) or _CANNOT.search(question)
    whether = _ANY.search(question) is not None
    if not negated or not (whether or _WHICH.search(question)) or len(reading.scopes) > 1:
        return None
    if reading.asks_for("who", "amount") or (reading.asks_for("whether") and not whether):
        return None
    rest = telling_words(reading, _TOPIC_WORDS.sub(" ", _AT_ALL.sub(" ", question)))
    if any(not APPLIES.fullmatch(word) for word in rest):
        return None
    found = [unit for unit in _units(reading, searcher) if unit.own_scopes]
    if reading.scopes:
        found = [unit for unit in found if is_related(reading.scopes, unit.own_scopes, searcher.book)]
    yes = (Statement(f"{say('yes', reading.language)}.", (), "intro"),) if whether and found else ()
    return (*yes, *(Statement(tidy(unit.text), unit.members, bullet=True) for unit in found)) or None


def has_none_for_another(reading: Reading, found: Found) -> bool:
    """True where the best unit says that a topic has no call, but not the one asked about."""
    unit = found.units[found.order[0]]
    if unit.is_list or not unit.own_scopes or not _NO_CALL.search(fold(unit.text)) or reading.scopes & unit.own_scopes:
        return False
    words = (word for item in found.reading.items for word in item.text.split() if not APPLIES.fullmatch(word))
    asked = [word for word in words if not word.isdigit() and not CALL.fullmatch(word)]
    return not any(likeness(word, own, unit.language) >= _ALIKE for word in asked for own in unit.words)


def _units(reading: Reading, searcher: Searcher) -> Iterator[Unit]:
    """The passages of the question's language and call year that say that there is no call."""
    asked = {str(year) for year in reading.years}
    for unit in searcher.current(reading.language, reading.years):
        years = set(_YEAR.findall(unit.text)) or {unit.document.edition}
        if (not asked or asked & years) and _NO_CALL.search(fold(unit.text)):
            yield unit
