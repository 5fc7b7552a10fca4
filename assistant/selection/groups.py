"""Lists for groups of people: what learners, staff and organisations each do or gain, where a question names one."""

from __future__ import annotations

import re

from assistant.language.words import fold, likeness, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Found, put_first

_GROUPS = {
    "learners": re.compile(
        r"\b(?:(?:\w+-?)?(?:oppij|opiskelij|harjoittelij|oppilai(?!to)|oppilas|oppilaa)\w*|nuor(?!iso)\w*|teini\w*|"
        r"lap(?:si|se|sia)\w*|lasten|\d\d?[- ]vuotia\w+|students?|pupils?|learners?|young (?:person|people)\w*|"
        r"youth(?! (?:work|staff|sector|field))|youngsters?|apprentices?|trainees?|teen\w*|child(?:ren)?)\b"
    ),
    "staff": re.compile(
        r"\b(?:\w*opettaj\w+|ope(?:t|n|a|lle|lla|ja|ille|illa)?|\w*henkilosto\w*|\w*henkilokun\w+|\w*kouluttaj\w+|"
        r"\w*ohjaaj\w+|\w*tyonteki\w+|\w*ammattilai\w+|staff|teach(?:er|ers|ing staff)|trainers?|instructors?|"
        r"(?:youth )?workers?|employees?|personnel|professionals|colleagues?|educators?)\b"
    ),
    "organisations": re.compile(
        r"\b(?:\w*organisaatio\w*|\w*oppilaito\w+|koulu(?:n|lle|lla|ssa|a|ille|illa|jen|t|mme|nne)?|tyoyhteiso\w*|talo\w*|"
        r"\w*yrity(?:s|kse|ksi)\w*|organi[sz]ations?|institutions?|institutes?|schools?|colleges?|compan(?:y|ies))\b"
    ),
}
_EVERYBODY = re.compile(
    r"(?<!young )\bpeople\b|\b(?:participants?|individuals?|"
    r"ihmi(?:nen|set|siin|sissa|seen|sille|silla|sten)|osallistujiin|yksiloi\w+)\b"
)
_GAINS = re.compile(
    r"\b(?:(?!vaikutusv)vaiku(?:t|tt)\w+|hyo[td]y?\w*|odote(?:taan|ttu\w*)|odottaa|irti|muuto(?:s|ks)\w*|"
    r"tulo(?:s|ks)\w*|oppi(?:i|vat|a|si)?|kehitty\w+|toivotaan|saa\w* aikaan|voi(?:vat)? saada|muuttaa|"
    r"miksi\b.*\b(?:lahtea|lahtisi|osallistua|menna|lahtemaan|ulkomail\w+)|why (?:should|would)\b.*\b(?:go|goes|"
    r"leave|abroad|take part)|"
    r"effects?|affects?|impacts?|outcomes?|results?|benefits?|gains?|"
    r"(?:gets?|got|getting) out|expected|in it for|learns?|changes?)\b"
)
_LEADS_TO_GAINS = re.compile(
    r"\b(?:vaikutuk\w+|hyo[td]\w*|tulo(?:s|ks)\w*|effects?|outcomes?|results?|impacts?|benefits?|gains?)\b"
)
_CLAUSE = re.compile(r",? (?:etta|kun|jos|when|if|because|since|that) .*|^(?:kun|jos|when|if) [^,]*,")
_SELF = re.compile(r"(?P<own>\w+) (?:its?elle?n?\w*|itse\w*|oneself|itself|themselves)\b")
_UPON = re.compile(r"\b(?:effects?|impacts?|influence|benefits?) (?:on|for|to) (?P<whom>.*)")
# "I have taught for years. What would I gain?": who asks says who is meant.
_ME = re.compile(r"\b(?:mina|ma|minulle|mulle|minua|mua|minulla|itselle\w*|i|me|my|myself|\w{3,}isin|hyodyn)\b")
_OF_ME = re.compile(
    r"\b(?:olen|oon|toimin|tyoskentelen|opetan|opiskelen|i am|i.m|i have|i.ve|i work|i teach|i study)\b[^.,;?!]*"
)
_TEACHES = re.compile(r"\b(?:opettanut|opetan|taught|teach|teaching|working in education)\b")
_STUDIES = re.compile(r"\b(?:opiskelen|study|studying)\b")
_SEVERAL = re.compile(r" (?:ja|seka|and) |, |\b(?:kaik\w+|all)\b")
_ALIKE = 0.6
_SURE = 3.0  # the reader's score of an item that answers by itself


def prefer_group(reading: Reading, found: Found) -> Found:
    """Put first the list for the group of people that the question is about, where the best one is for another.

    Of lists of effects and gains for several groups, it is that group's wherever the best candidate stands.
    """
    asked = None if reading.asks_for("whether", "comparison", "contact", "who") else _asked(reading)
    best = found.units[found.order[0]]
    if asked is None or (reading.expects and not (best.is_list and reading.asks_for("list"))):
        return found
    about = [k for k in found.order if _is_about(found.units[k], asked) and _is_in_scope(reading, found.units[k])]
    if _GAINS.search(fold(reading.text)):
        gains = [k for k in about if _LEADS_TO_GAINS.search(fold(found.units[k].headings[-1]))]
        shared = (k for k in gains if _has_other(found, k, asked))
        k = next(shared, None)
        if k is not None:
            several = _wants_several(reading) or _asks_no_more(reading, found.units[k])
            return found if _is_sure_of(found, k) and not several else put_first(found, k)
    if _group_of(best) in (None, asked):
        return found
    same = (k for k in about if found.units[k].section == best.section and _stand_beside(found.units[k], best))
    return put_first(found, next(same, None))


def groups_in(text: str) -> frozenset[str]:
    """The groups of people that a text names."""
    folded = fold(text)
    return frozenset(name for name, pattern in _GROUPS.items() if pattern.search(folded))


def _asked(reading: Reading) -> str | None:
    """The one group that a question is about; in a clause that says when or why, others may be named."""
    text = fold(asking_sentence(reading.text))
    if _EVERYBODY.search(text):
        return None
    own, upon = _SELF.search(text), _UPON.search(text)
    parts = (own["own"] if own else "", upon["whom"] if upon else "", _CLAUSE.sub(" ", text), text)
    for part in parts:
        named = groups_in(part)
        if named:
            return next(iter(named)) if len(named) == 1 else None
    return _own_group(reading.text) if _GAINS.search(text) and _ME.search(text) else None


def _own_group(text: str) -> str | None:
    """The one group that people count themselves into."""
    own = " ".join(_OF_ME.findall(fold(text)))
    named = groups_in(own) - {"organisations"}  # "I work at a school"
    named |= {"staff"} if _TEACHES.search(own) else frozenset()
    named |= {"learners"} if _STUDIES.search(own) else frozenset()
    return next(iter(named)) if len(named) == 1 else None


def _group_of(unit: Unit) -> str | None:
    """The one group that the nearest heading of a unit names; the first one where it names several."""
    for heading in reversed(unit.headings):
        folded = fold(heading)
        places = {name: found.start() for name, pattern in _GROUPS.items() if (found := pattern.search(folded))}
        if places:
            return min(places, key=lambda name: places[name])
    return None


def _is_about(unit: Unit, group: str) -> bool:
    return unit.is_list and not unit.is_opening and bool(unit.headings) and groups_in(unit.headings[-1]) == {group}


def _is_in_scope(reading: Reading, unit: Unit) -> bool:
    return reading.scopes <= unit.scopes | unit.terms


def _has_other(found: Found, k: int, asked: str) -> bool:
    """True where the same document lists such things for another group too."""
    unit = found.units[k]
    return any(
        other.is_list
        and other.document is unit.document
        and bool(other.headings)
        and _LEADS_TO_GAINS.search(fold(other.headings[-1])) is not None
        and bool(groups_in(other.headings[-1]) - {asked})
        and asked not in groups_in(other.headings[-1])
        for other in found.units
    )


def _stand_beside(unit: Unit, best: Unit) -> bool:
    return len(unit.headings) <= len(best.headings) and unit.headings[:-1] == best.headings[: len(unit.headings) - 1]


def _is_sure_of(found: Found, k: int) -> bool:
    """True where the best candidate is an item of a list, and the reader is sure of it."""
    best = found.order[0]
    held = not found.units[best].is_list and found.units[best].members[0] in found.units[k].members
    return held and found.read is not None and float(found.read[best]) >= _SURE


def _wants_several(reading: Reading) -> bool:
    return reading.asks_for("list") or _SEVERAL.search(fold(reading.text)) is not None


def _asks_no_more(reading: Reading, unit: Unit) -> bool:
    """True where a question says nothing but the group, that it gains, and what the list's heading says."""
    above = split_words(" ".join(unit.headings))
    words = [word for item in reading.items for word in item.text.split()]
    words = [word for word in words if not groups_in(word) and not _GAINS.fullmatch(word)]
    return all(any(likeness(word, other, unit.language) >= _ALIKE for other in above) for word in words)
