"""Who or what a yes-or-no question is asked of, and gives way to another: "Does a ferry count?" and "A bike?".

Also what a question looks for ("Where can I see projects?" and "Statistics?"), and the kind of what it asks for ("What
are the general aims?" and "The special ones?").
"""

from __future__ import annotations

import re

from assistant.conversation.carrying import carried_by, without_carried
from assistant.conversation.counterparts import PREPOSITION, case_of
from assistant.conversation.instances import named_alone
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold
from assistant.names.countries import read_countries
from assistant.question.predicates import is_infinitive
from assistant.question.things import TOKEN
from ingest.types import Language

_ASKED_OF_EN = re.compile(
    r"(?P<lead>\W*)(?P<verb>can|could|may|might|must|should|does|do|did|will|would|has|have) "
    r"(?P<who>(?:(?:an?|the|our|my|your|any) )?(?:[\w-]+ ){0,2}?[\w-]+) "
    r"(?P<rest>(?:also )?(?:apply|count|go|join|take|come|get|be|participate|qualify|have|host|lead|send|receive|use|"
    r"stay|attend|shadow|teach|travel|enter|work|study|compete|pay|cost|need|belong)\b.*)",
    re.IGNORECASE,
)
_IS_EN = re.compile(
    r"(?P<lead>\W*)(?P<verb>is|are) (?P<who>(?:an?|the|our|my|your) [\w-]+|[\w-]+s) (?P<rest>(?!of\b|for\b)\S.*)",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    r"(?:we|i|you|they|it|he|she|one|that|this|there|those|these|somebody|someone|anyone|everyone|all|both|not|also|still|"
    r"only|me|se|ne|mina|sina|han|he|tama|tuo|kaikki|myos|viela|jo|nyt|joku|jokin|siella|taalla|mahdollista|pakko|ole|"
    r"olla|heti|vasta|vain|ihan)"
)
_DETERMINER = re.compile(r"(?:an?|the|our|my|your|any) ", re.IGNORECASE)
_PLURAL_EN = re.compile(r"(?:[\w-]+ ){0,2}[\w-]*[^s\W]s|(?:[\w-]+ )?(?:people|staff|children)", re.IGNORECASE)
_ASKED_OF_FI = re.compile(
    r"(?P<lead>\W*)(?P<verb>\w{2,}(?:ko|kö))(?P<also>han|hän)? (?P<who>[\w-]+) (?P<rest>\S.*)", re.IGNORECASE
)
_SEVERAL_FI = {
    "voiko": "voivatko",
    "saako": "saavatko",
    "pääseekö": "pääsevätkö",
    "onko": "ovatko",
    "kelpaako": "kelpaavatko",
    "käykö": "käyvätkö",
    "kuuluuko": "kuuluvatko",
    "sopiiko": "sopivatko",
}
_ONE_FI = {several: one for one, several in _SEVERAL_FI.items()}
_WHERE_EN = re.compile(
    r"(?P<ask>\W*where (?:can|could|do|may) (?:i|we|you|one) (?:see|find|get|read|download|look at|order)) "
    r"(?P<what>[^?]+)",
    re.IGNORECASE,
)
_WHERE_FI = re.compile(
    r"(?P<ask>\W*mist[aä] (?:voin |voi |voimme |saan )?"
    r"(?:n[aä]e\w+|n[aä]kee|n[aä]hd[aä]|l[oö]yt\w+|lukea|luen|katso\w*|saa|saan)) "
    r"(?P<what>(?:[\w-]+ )?[\w-]+(?:[iej]a|t[aä]|[aeiouyäö][aä]))",
    re.IGNORECASE,
)
_PARTITIVE = re.compile(r"(?:[\w-]+ )?\w{3,}(?:[ij][aä]|t[aä]|[aeiouyäö][aä])")
_KIND_EN = re.compile(r"(?:the )?(?P<kind>[\w-]+) ones", re.IGNORECASE)
_ASKED_KIND_EN = re.compile(
    r"(?P<ask>\W*(?:what|which) are the )(?:[\w-]+ )??(?P<noun>[\w-]+s)(?: (?:for|of|in|on) .+)?", re.I
)
_KIND_FI = re.compile(r"(?P<kind>\w{3,}(?:iset|aiset|eet|ut|at|ät))")
_ASKED_KIND_FI = re.compile(r"(?P<ask>\W*mitkä (?:ovat|on) )(?:[\w-]+ )*?(?P<noun>[\w-]{4,}t)", re.IGNORECASE)

_MOST = 3  # words of what is looked for


def swap_asked_of(phrase: str, earlier: str, language: Language) -> str | None:
    """The earlier yes-or-no question of whom or what a phrase names; None where nothing gives way."""
    what = named_alone(phrase, language)
    if not what:
        return None
    return _english(what, earlier) if language == "en" else _finnish(what, earlier)


def _english(what: str, earlier: str) -> str | None:
    found = _ASKED_OF_EN.fullmatch(earlier) or _IS_EN.fullmatch(earlier)
    several = _PLURAL_EN.fullmatch(what) is not None and not re.match(r"(?:an?) ", what, re.IGNORECASE)
    if found is None or PREPOSITION.match(what) or not (_DETERMINER.match(what) or several):
        return None
    who = found["who"]
    if read_countries(what) and not read_countries(who):
        return None
    bare = _DETERMINER.sub("", who).split()
    if any(_NO_NOUN.fullmatch(fold(word)) for word in bare) or (bare == who.split() and not _PLURAL_EN.fullmatch(who)):
        return None
    verb = found["verb"].lower()
    verb = {"does": "do", "is": "are", "has": "have"}.get(verb, verb) if several else verb
    verb = {"do": "does", "are": "is", "have": "has"}.get(verb, verb) if not several else verb
    asked = f"{verb[:1].upper()}{verb[1:]}"
    return f"{found['lead']}{asked} {_inside(what)} {found['rest']}"


def _finnish(what: str, earlier: str) -> str | None:
    found = _ASKED_OF_FI.fullmatch(earlier)
    words = what.split()
    if found is None or not _names_doer(found["who"]) or not _names_doer(words[-1]) or len(words) > 2:
        return None
    if read_countries(what) and not read_countries(found["who"]):
        return None
    verb = found["verb"].lower()
    one, other = (word.endswith("t") for word in (found["who"], words[-1]))
    if one != other:
        verb = (_SEVERAL_FI if other else _ONE_FI).get(verb, verb)
    asked = f"{verb[:1].upper()}{verb[1:]}{found['also'] or ''}"
    return f"{found['lead']}{asked} {_inside(what)} {found['rest']}"


def _names_doer(word: str) -> bool:
    """True for a Finnish noun without a case."""
    folded = fold(word)
    small = folded in load_stopwords("fi") or _NO_NOUN.fullmatch(folded) is not None or is_infinitive(folded)
    return (
        not small
        and not case_of(word)
        and len(folded) > 2
        and not re.search(r"(?:sti|[aeiouy]mpi|[tl]ta|ja|ia)$", folded[2:])
    )


def _inside(what: str) -> str:
    return f"{what[:1].lower()}{what[1:]}" if what[1:2].islower() and _DETERMINER.match(f"{what} ") else what


def swap_carried(phrase: str, earlier: str) -> str | None:
    """ "In which countries (NEO)?" for "In which countries (ENFP)?": the name that a question took over; else None."""
    old = carried_by(earlier)
    if not old or not _is_name(phrase) or not _is_name(old) or read_countries(phrase):
        return None
    return f"{without_carried(earlier)} ({phrase})"


def _is_name(text: str) -> bool:
    words = TOKEN.findall(text)
    return 0 < len(words) <= _MOST and all(any(map(str.isupper, word)) for word in words)


def swap_looked_for(phrase: str, earlier: str, language: Language) -> str | None:
    """ "Where can I see statistics?" for "Where can I see projects?"; None for other questions and other phrases."""
    found = (_WHERE_EN if language == "en" else _WHERE_FI).fullmatch(earlier)
    if found is None or len(phrase.split()) > _MOST or (language == "fi" and not _PARTITIVE.fullmatch(phrase)):
        return None
    if language == "en" and (PREPOSITION.match(phrase) or not TOKEN.match(phrase)):
        return None
    return f"{found['ask']} {phrase}"


def swap_kind(phrase: str, earlier: str, language: Language) -> str | None:
    """ "What are the special aims?" for "What are the aims for schools?", by "the special ones"; else None."""
    kind = (_KIND_EN if language == "en" else _KIND_FI).fullmatch(phrase)
    found = (_ASKED_KIND_EN if language == "en" else _ASKED_KIND_FI).fullmatch(earlier)
    if kind is None or found is None:
        return None
    return f"{found['ask']}{kind['kind']} {found['noun']}"
