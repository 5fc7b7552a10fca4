"""What settles a yes/no question that the best candidate only touches: a part of the costs, years, partners needed."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.language.opposites import ONE_AT_MOST
from assistant.language.spoken import write_out
from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.features import NAMES
from assistant.retrieval.search import Found
from assistant.verdicts.contradictions import ALL_COSTS, asks_years, is_part
from assistant.verdicts.limits import asks_several

# Beside "all costs": the thing itself, where it is asked who pays for it.
_WHOLE = re.compile(
    r"\b(?:all of (?:it|an?|the|our)|completely|"
    r"(?:whole|entire|total|full) (?:\w+ )?(?:costs?|sum|budget|bill|expenses|amount|price|trip|journey|"
    r"stay|project|thing)|"
    r"kaik\w+ (?:\w+ )?(?:kulu\w*|kustannu\w*|meno\w*|\w+kulu\w*)|"
    r"koko (?:[\w-]+ )?(?:summa\w*|lasku\w*|budjet\w*|\w*matka\w*|hinta\w*|hinna\w*|\w*vaihdo\w*|\w*vaihto\w*|"
    r"[\w-]*hank\w+|homma\w*|lysti\w*))\b"
)
_PAYS = re.compile(
    r"\b(?:pa(?:y|ys|id)|cover\w*|fund\w*|financ\w*|reimburs\w*|refund\w*|meets?|get|receive|grant\w*|"
    r"mak[as]\w+|katta\w*|kate\w+|korva\w+|rahoit\w+|saa\w*|tuki|tuke[ea]\w*|tuet\w+|kustan\w+|hyvit\w+)\b"
)
# "We were founded last year", where so many years of work are wanted.
_NEWCOMER = re.compile(
    r"\b(?:(?:vasta|juuri|hiljattain|askettain|ihan|aivan) (?:\w+ )?(?:perust\w+|aloit\w+|avat\w+|toimin\w+)|"
    r"(?:ihan |aivan |upo)uu(?:si|den)|vastaperust\w+|"
    r"(?:perust\w+|aloit\w+|avat\w+|avas\w+) (?:\w+ )?(?:viime|tana) (?:vuonna|kevaana|kesana|syksyna|talvena|kuussa|"
    r"viikolla)|(?:viime|tana) (?:vuonna|kevaana|kesana|syksyna|talvena|kuussa) (?:\w+ )?"
    r"(?:perust\w+|aloit\w+|avat\w+)|"
    r"(?:oltu|oltiin|ollut|olleet|toimin\w+) (?:\S+ ){0,2}?(?:vasta|vain|vaan) (?:1 |yhden |puoli )?vuo\w+|"
    r"(?:only|just|barely) (?:been |started |begun |opened )?(?:\S+ ){0,4}?(?:(?:last|this) (?:year|spring|"
    r"summer|autumn|fall|winter|"
    r"month)|for (?:a|one|half a) year|(?:six|6|three|3) months ago)|"
    r"(?:newly|recently|just|only just) (?:founded|established|opened|started|created|set up|registered)|"
    r"brand[ -]new|"
    r"(?:founded|established|opened|started|created|set up|registered) (?:\w+ ){0,2}"
    r"(?:(?:last|this) (?:year|spring|summer|"
    r"autumn|fall|winter|month|week)|recently))\b"
)
_YEAR_OLD = re.compile(
    r"\b(?:vuoden|1 vuoden|puolen vuoden|6 kuukauden) (?:vanha\w*|ikai\w+)|\b(?:1|one)[ -]year[ -]old\b"
)
_AT_WORK = re.compile(r"\b(?:active|operat\w+|work\w*|exist\w*|toimi\w*|experience|kokemu\w+|ollut|been)\b")
_WITHOUT_PARTNERS = re.compile(
    r"\b(?:yksinaan|yksin|alone|by (?:ourselves|itself|myself)|on (?:our|its) own|"
    r"(?:without|no) (?:a |any |other )?(?:partners?|partner organisations?|others|other organisations?)|"
    r"ilman (?:mitaan |muita )?(?:kumppan\w+|partnere\w+|organisaatioi\w+|muita))\b"
)
# "May I leave before the others?", where those who lead a group stay for the whole time.
_LEAVES_EARLY = re.compile(
    r"\b(?:(?:leave|go (?:back|home)|come (?:back|home)|return|fly (?:back|home)) (?:\S+ ){0,3}?(?:early|"
    r"earlier|before|after \w+ "
    r"(?:days?|weeks?)|halfway|midway|in the middle)|"
    r"(?:tulla|palata|lahtea|matkustaa|paasta|lennetaan|tulenko|palaanko) (?:\S+ ){0,4}?(?:kesken\w*|"
    r"aikaisemmin|aiemmin|ennen \w+|"
    r"puoliva\w+|(?:\d|parin|kahden|muutaman) (?:\w+ )?jalkeen)|kesken kaiken)\b"
)
# "May we put in two applications?", where one may be the applicant only once.
_SEVERAL_BIDS = re.compile(
    r"\b(?:submit|send|put in|hand in|file|make|lodge|lead|have|be the (?:lead|applicant) in|apply (?:with|"
    r"for)) (?:\S+ ){0,2}?"
    r"(?:two|three|2|3|several|more than one|a second|another) (?:\S+ ){0,3}?(?:applications?|bids?|proposals?)\b|"
    r"\b(?:jatta\w+|lahetta\w+|tehda|hakea|olla|panna|laittaa) (?:\S+ ){0,3}?(?:kaksi|kahta|kahden|kahdella|"
    r"kolme|2|3|useamman|usean|"
    r"useita|toisen|monta) (?:\S+ ){0,3}?[\w-]*hakemu\w+"
)
_AS_PARTNER = re.compile(r"\b(?:partners?|kumppan\w+|partneri\w*|mukana)\b")
_APPLICANT = re.compile(r"\b(?:applicants?|appl(?:y|ies|ication)|hakija\w*|hakea|hakemu\w+)\b")
_LEADS_GROUP = re.compile(
    r"\b(?:class|group|ryhma\w*|luok(?:an|kani|kamme)|porukan)\b|"
    r"\bas (?:a|the) (?:teacher|leader|instructor|chaperone)|\b(?:ohjaajana|opettajana|vetajana)\b"
)
_WHOLE_TIME = re.compile(
    r"\b(?:(?:for |during )?the (?:whole|entire|full) (?:period|time|stay|trip|duration)|throughout|"
    r"koko (?:jakson|ajan|matkan))\b"
)
_SINGLE = re.compile(r"\b(?:yksittai\w+|single|sole|individual)\b")
_WITHIN = 4.0  # how far below the best score what settles may stand
_LOOK_AHEAD = 12
_SCOPE_OTHER = NAMES.index("scope_other")


def find_settling(reading: Reading, found: Found) -> Unit | None:
    """The unit that says no to what a question supposes, by a number that the best candidate need not have.

    "Is the whole trip paid for?" by "about 80 % of the costs", "we were founded last year" by "active for at least
    two years", "can we apply alone?" by "at least two organisations".
    """
    if not reading.wants_verdict or found.foreign:
        return None
    question = fold(write_out(asking_sentence(reading.text)))
    whole = fold(write_out(reading.text))
    settles = next((settles for asks, settles in _RULES if asks(whole if asks in _OF_WHOLE else question)), None)
    if settles is None or (settles is _wants_partners and _SINGLE.search(fold(found.units[found.order[0]].text))):
        return None
    least = float(found.scores[found.order[0]]) - _WITHIN
    near = (k for k in found.order[:_LOOK_AHEAD] if found.scores[k] > least and not found.features[k, _SCOPE_OTHER])
    units = (found.units[k] for k in near if not found.units[k].is_list)
    return next((unit for unit in units if settles(unit)), None)


def _asks_all_costs(question: str) -> bool:
    return bool(ALL_COSTS.search(question) or _WHOLE.search(question)) and _PAYS.search(question) is not None


def _pays_a_part(unit: Unit) -> bool:
    """True for "about 80 % of the costs"."""
    return is_part(unit) and _PAYS.search(fold(unit.text)) is not None


def _is_newcomer(question: str) -> bool:
    return (_NEWCOMER.search(question) or _YEAR_OLD.search(question)) is not None


def _wants_years(unit: Unit) -> bool:
    """True for "has been active for at least two years"."""
    text = fold(unit.text)
    return _AT_WORK.search(text) is not None and asks_years(text, unit)


def _is_alone(question: str) -> bool:
    return _WITHOUT_PARTNERS.search(question) is not None


def _wants_partners(unit: Unit) -> bool:
    return any(asks_several(value, unit) for value in unit.values)


def _hands_in_several(question: str) -> bool:
    return _SEVERAL_BIDS.search(question) is not None and not _AS_PARTNER.search(question)


def _allows_one(unit: Unit) -> bool:
    """True for "may be the applicant only once"."""
    text = fold(unit.text)
    return ONE_AT_MOST.search(text) is not None and _APPLICANT.search(text) is not None


def _leaves_group(question: str) -> bool:
    return _LEAVES_EARLY.search(question) is not None and _LEADS_GROUP.search(question) is not None


def _stays_throughout(unit: Unit) -> bool:
    """True for "instructors present for the whole period"."""
    return _WHOLE_TIME.search(fold(unit.text)) is not None and not unit.is_heading


_RULES: tuple[tuple[Callable[[str], bool], Callable[[Unit], bool]], ...] = (
    (_asks_all_costs, _pays_a_part),
    (_is_newcomer, _wants_years),
    (_is_alone, _wants_partners),
    (_leaves_group, _stays_throughout),
    (_hands_in_several, _allows_one),
)
# What a message tells before it asks counts too.
_OF_WHOLE = (_is_newcomer, _leaves_group, _hands_in_several)
