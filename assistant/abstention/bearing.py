"""Whether a yes is borne out by the statement: what has nothing of the question, or tells of others, bears out none."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from assistant.language.detection import detect_language
from assistant.language.spoken import write_out
from assistant.language.words import fold, is_alike, split_words
from assistant.names.countries import HOME, read_countries, read_regions
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Found, put_first
from assistant.selection.groups import groups_in
from assistant.values.counted import counts_other, names, noun_of
from assistant.values.purposes import serves_other
from assistant.verdicts.contradictions import bodies_in
from assistant.verdicts.demands import asks_demand
from assistant.verdicts.place_limits import allows_place
from assistant.verdicts.polarity import judge
from assistant.verdicts.unbounded import leaves_unbounded

Fault: TypeAlias = Literal[
    "sister topic", "other people", "other purpose", "no demand", "places alone", "uncounted", "unbounded", "how often", "no place", "strange"
]

_HELD = 0.55
_KNOWN = 0.65  # so like must a word of the guide be to one of the question
_TAKEN = 2.0  # log-odds from which the reader knows better than words do
_SURELY_TAKEN = 4.0  # the same where nothing of the question stands in the statement, and some of it nowhere
_VOTED = 0.3  # so many of the known questions beside it have this answer
_LEAST = 0.7  # log-odds that another candidate must have
_LOOK_AHEAD, _FAR_AHEAD = 8, 24
_SHORTEST, _STEM = 4, 5
_GROUPS = frozenset({"learners", "staff"})
# What only tells of aims and of what may be, and what demands something.
_TELLS = re.compile(
    r"\b(?:aims?|aimed|objectives?|purpose|goals?|supports?|promotes?|strengthens?|ecosystem|such as|"
    r"for example|e\.g\.|"
    r"tavoite\w*|tavoittee\w*|tarkoitu\w+|pyri\w+|tukee|tukevat|edist\w+|vahvist\w+|ekosysteemi\w*|kuten|"
    r"esimerkiksi|esim)\b"
)
_DEMANDS = re.compile(
    r"\b(?:must|has to|have to|needs?|needed|requir\w+|compulsory|mandatory|obligat\w+|at least|min\.?|minimum|present|"
    r"involved|consists?|of which|shall|essential|necessary|oltava|pitaa|taytyy|tulee|pakolli\w+|vaadi\w+|vaati\w+|"
    r"edellyt\w+|vahintaan|vah|mukana|tarvit\w+|valttamat\w+|huomioitava|oleellis\w+|joista|koostu\w+|"
    r"\w+(?:ttava|ttavat))\b"
)

# A number that is the limit itself: "the limit of five applications".
_LIMIT = re.compile(r"\b(?:limit|cap|quota|ceiling|maximum|katto\w*|kiintio\w*|raja\w*|enimmais\w+|kattoon)\b")
_FROM_EVENT = re.compile(r"\([^()]*\d+ \w+ (?:(?:after|from|since) \w+|\w+(?:misesta|sta)|\w+ jalkeen)\)")
_POSSIBLE = re.compile(r"\W*(?:possible|mahdollinen) ")
# What is asked of how often something is, and what tells of that.
_HOW_OFTEN = (
    (
        re.compile(r"\b(?:every|each) (?:year|month|week|spring|autumn)\b|\b(?:annual(?:ly)?|yearly|monthly|joka (?:vuosi|kuukausi|"
        r"viikko|kevat|syksy)|vuosittain\w*|kuukausittain\w*)\b"),
        re.compile(r"\b(?:every|each|annual\w*|yearly|monthly|per (?:year|month)|joka|vuosittai\w+|kuukausittai\w+|vuodessa|"
        r"once|twice|kerran|october|february|lokakuussa|helmikuussa)\b"),
    ),
    (
        re.compile(r"\b(?:twice|a second time|second time|once more|kahdesti|kaksi kertaa|toistamiseen|toisen kerran)\b"),
        re.compile(
            r"\b(?:once|twice|times|again|one|only|single|several|repeat\w*|max\w*\.? 1|kerran|kertaa|kahdesti|"
            r"vain|yhden|"
            r"yhdelle|useam\w+|uudelleen|toistu\w*)\b"
        ),
    ),
)
_JOINS = re.compile(
    r"\b(?:partners?|join\w*|take part|participat\w+|involved|be (?:in|part)|kumppan\w+|partneri\w*|"
    r"osallistu\w+|mukana|"
    r"mukaan|liitty\w+)\b"
)
_OF_PLACES = re.compile(
    r"\b(?:countr\w+|regions?|abroad|global|programme|eu|europe\w*|outside|\w*maa|\w*maat|\w*mai\w+|"
    r"\w*maa\w{2,4}|alue\w*|globaali\w*|eurooppa\w*|euroopa\w*|ulkomai\w+|ulkopuol\w+)\b"
)
_EVERYDAY = re.compile(
    r"ask|asks|asking|go|goes|going|come|comes|put|puts|run|runs|take|takes|give|gives|want|wants|try|get|gets|"
    r"let|make|makes|"
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


def lacks_bearing(reading: Reading, found: Found, book: TermBook) -> Fault | None:
    """Why a yes beside the best unit would not be borne out by it; None where it is, or no yes would be said.

    "May a chef come?" is not answered with yes by "increased motivation", however near the two may seem.
    """
    unit = found.units[found.order[0]]
    verdict = judge(reading, unit)
    if not verdict.yes or found.foreign or allows_place(reading, fold(reading.text), unit):
        return None
    if _is_of_sibling(reading, unit, book):
        return "sister topic"
    if _is_of_other_people(reading, unit):
        return "other people"
    if serves_other(asking_sentence(reading.text), " ".join((*unit.headings[-1:], unit.text))):
        return "other purpose"
    if verdict.rests_on != "nothing against":
        return None
    if leaves_unbounded(reading, unit):
        return "unbounded"
    if _says_not_how_often(reading, unit):
        return "how often"
    if _says_no_place(reading, unit):
        return "no place"
    if asks_demand(fold(reading.text)) and _demands_nothing(unit):
        return "no demand"
    if _lists_places_alone(reading, unit):
        return "places alone"
    if _counts_what_is_not(reading, unit):
        return "uncounted"
    return "strange" if _is_strange(reading, found) else None


def prefer_bearing(reading: Reading, found: Found, book: TermBook) -> Found:
    """Put first the next candidate that bears out a yes or a no, where the best one would not."""
    if not reading.wants_verdict or found.read is None:
        return found
    fault = lacks_bearing(reading, found, book)
    if fault is None:
        return found
    if fault == "no place":
        question = fold(reading.text)
        near = [k for k in found.order[:_FAR_AHEAD] if reading.scopes <= found.units[k].scopes | found.units[k].terms]
        settling = (k for k in near if allows_place(reading, question, found.units[k]) is not None)
        return put_first(found, next(settling, None))
    for k in found.order[1:_LOOK_AHEAD]:
        other = put_first(found, k)
        if _speaks_of(reading, other, fault) and lacks_bearing(reading, other, book) is None:
            return other
    return found


def _speaks_of(reading: Reading, found: Found, fault: Fault) -> bool:
    """True where the first candidate has a word of the question and the reader takes it for an answer."""
    k = found.order[0]
    unit = found.units[k]
    if unit.is_list or not reading.scopes <= unit.scopes | unit.terms or found.read is None:
        return False
    items = enumerate(found.reading.items)
    held = [n for n, _ in items if found.scored.match.text[n, k] >= _HELD]
    if fault == "no demand":
        return bool(held) and _DEMANDS.search(fold(unit.text)) is not None
    return bool(held) and float(found.read[k]) >= _LEAST


def _is_of_sibling(reading: Reading, unit: Unit, book: TermBook) -> bool:
    """True where a unit stands under a sister of a topic that is asked about, and does not name that topic itself."""
    held = unit.scopes | unit.terms
    sisters = [term for term in held - reading.scopes if book.is_scope(term)]
    missing = [asked for asked in reading.scopes if asked not in held]
    return any(_are_sisters(a, s, book, unit) for a in missing for s in sisters)


def _are_sisters(asked: str, other: str, book: TermBook, unit: Unit) -> bool:
    """True for two topics of one family that their names tell apart; "accreditation" and "accredited" are too alike."""
    if not book.ancestors(asked) or book.ancestors(asked) != book.ancestors(other):
        return False
    own, others = (names_of(term, book) for term in (asked, other))
    return any(not any(is_alike(word, w, unit.language, _HELD, _STEM) for w in others) for word in own)


def names_of(term: str, book: TermBook) -> list[str]:
    return [word for name in (*book[term].fi, *book[term].en) for word in split_words(name) if len(word) >= _SHORTEST]


def _is_of_other_people(reading: Reading, unit: Unit) -> bool:
    """True where learners are asked about and the column above is for staff, or the other way round."""
    asked = groups_in(asking_sentence(reading.text)) & _GROUPS
    named = [groups_in(heading) & _GROUPS for heading in unit.headings]
    above = [groups for groups in named if groups]
    return (
        len(asked) == 1
        and bool(above)
        and all(len(one) == 1 and one != asked for one in above[-1:])
        and (not asked & groups_in(unit.text))
    )


def _demands_nothing(unit: Unit) -> bool:
    text = fold(unit.text)
    return _TELLS.search(text) is not None and _DEMANDS.search(text) is None


def _lists_places_alone(reading: Reading, unit: Unit) -> bool:
    """True for a list of countries where no country is asked about: "Is the grant the same in every country?"."""
    asked = reading.places or read_countries(reading.text) or read_regions(reading.text)
    named = read_countries(unit.text)
    return not asked and len(named) > 1 and len(split_words(unit.text)) <= 2 * len(named)


def _says_not_how_often(reading: Reading, unit: Unit) -> bool:
    """True where it is asked whether something is every year, or twice, and the unit says nothing of how often."""
    asking, text = fold(asking_sentence(reading.text)), fold(unit.text)
    return any(often.search(asking) is not None and told.search(text) is None for often, told in _HOW_OFTEN)


def _says_no_place(reading: Reading, unit: Unit) -> bool:
    """True where it is asked whether somebody of a country may join, and the unit speaks of no country at all."""
    asking = fold(asking_sentence(reading.text))
    if not read_countries(asking) - {HOME} or not _JOINS.search(asking):
        return False
    return not (read_countries(unit.context) or read_regions(unit.context) or _OF_PLACES.search(fold(unit.context)))


def _counts_what_is_not(reading: Reading, unit: Unit) -> bool:
    """True where a number of things is asked about and the unit counts nothing: "may we send 40?", "10 days"."""
    asking = fold(write_out(asking_sentence(reading.text)))
    asked = [v for v in reading.values if v.kind == "count" and fold(v.text) in asking and v.key[:1] != (1,)]
    stated = [value for value in unit.values if value.kind == "count"]
    if any(v.kind == "duration" and fold(v.text) in asking for v in reading.values):
        return not any(value.kind in ("duration", "date", "percentage") for value in unit.values) or _runs_from_event(
            unit
        )
    if stated:
        return any(all(counts_other(value, other, unit.text, unit.language) for other in stated) for value in asked)
    if asked and _POSSIBLE.match(fold(unit.text)):
        return True  # "possible accompanying person": of two nothing is said
    nouns = [noun_of(value) or value.text for value in asked]
    return not _LIMIT.search(asking) and any(not names(noun, unit.text, unit.language) for noun in nouns)


def _runs_from_event(unit: Unit) -> bool:
    """True for "For recent graduates (max. 12 months after graduation)", which says nothing of how long one is away."""
    return _FROM_EVENT.search(fold(unit.text)) is not None


def _is_strange(reading: Reading, found: Found) -> bool:
    """True where the guide does not know what is asked about, and neither reader nor known questions take the unit."""
    best = found.order[0]
    unit = found.units[best]
    if found.read is None or float(found.scored.known[best]) >= _VOTED or _asks_of_effects(reading, unit):
        return False
    if detect_language(unit.text, None, unit.language) != unit.language:
        return False  # a sentence of the other language has none of the question's words
    asking = frozenset(split_words(asking_sentence(reading.text)))
    items = [
        k
        for k, item in enumerate(found.reading.items)
        if item.term is None and item.text in asking and not item.text.isdigit() and not _is_told(item.text)
    ]
    match, read = found.scored.match, float(found.read[best])
    unknown = any(float(match.known[k]) < _KNOWN and float(match.context[k, best]) < _HELD for k in items)
    others = {one.name for one in found.reading.added if not asking.issuperset(one.said)}  # told of, not asked about
    own = [k for k, item in enumerate(found.reading.items) if item.text not in others]
    held = any(float(match.text[k, best]) >= _HELD for k in own)
    return ((unknown or not held) and read < _TAKEN) or (unknown and not held and read < _SURELY_TAKEN)


def _is_told(word: str) -> bool:
    """True for countries, schools of no kind and everyday verbs: a guide tells of them under other names."""
    return bool(read_countries(word) or len(bodies_in(word)) > 1 or _EVERYDAY.fullmatch(word))


def _asks_of_effects(reading: Reading, unit: Unit) -> bool:
    """True where a statement is one of effects or aims and no permission is asked for: effects have many names."""
    above = fold(" ".join(unit.headings[-1:]))
    return _EFFECTS.search(above) is not None and not _ASKS_MAY.search(fold(asking_sentence(reading.text)))
