"""Who does what: the passage that names the organiser, the applicant or those who take part, where one is asked for."""

from __future__ import annotations

import re

from assistant.language.words import fold
from assistant.passages.traits import NOT, traits_of
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.search import Found, put_first

_LOOK_AHEAD = 20
_WITHIN = 6.0  # how far below the best score the passage may stand; in the best one's section it may be anywhere
# How a question asks for one in a role, and how a guide names one.
_ROLES = (
    (
        re.compile(
            r"\b(?:pyorit\w+|jarjest\w+|organisoi\w*|kokoaa|kokoavat|vetaa|vetavat|kuka (?:\S+ ){0,4}?pitaa\W*$|"
            r"organi[sz]\w+|arranges?|runs?|hosts?|holds?|sets? up|puts? on|behind)\b"
        ),
        re.compile(
            r"\b(?:jarjestaj\w+|jarjestavat|jarjestaa|(?:organi[sz]ed|arranged|run|hosted|held) by|organi[sz]ers?|"
            r"organi[sz]es?|arranges?)\b"
        ),
    ),
    (
        re.compile(
            r"\b(?:hakea|hakee|hakevat|haetaan|hakija\w*|hakijoi\w*|applies|apply|applicants?|"
            r"ask for (?:it|one|that))\b"
        ),
        re.compile(r"^\W*(?:(?:hakijana|hakijoina|hakija|hakijat)\b|(?:the )?applicants? (?:is|are|can|may|must)\b)"),
    ),
    (
        re.compile(r"\b(?:who|kuka|ketka) (?:\S+ )?(?:picks?|selects?|chooses?|recruits?|valits\w+|rekrytoi\w*)\b"),
        re.compile(
            r"\b(?:recruits?|recruited by|rekrytoi\w*|selects|(?:selected|chosen|picked) by|chooses?|valitsee)\b"
        ),
    ),
    (
        re.compile(
            r"\b(?:who|kuka|ketka|keta) (?:\S+ ){0,2}?"
            r"(?:osallistu\w+|tulee|tulevat|joins?|joining|takes? part|taking part|attends?|attending|participat\w+)\b"
        ),
        re.compile(r"\b(?:osallistujina|osallistujat (?:ovat|voivat)|participants (?:in|are|can|may)\b)"),
    ),
)
_TAKES_PART = re.compile(
    r"\b(?:go|come|attend|join|take part|participate|welcome|tulla|tulenko|menna|osallistua|paasta|paaseeko|paaseeks|"
    r"paasen\w*|mukaan)\b"
)
_WHO = re.compile(
    r"\b(?:who|whom|kuka|ketka|keta|ketk\w+|mika taho|mitka tahot|"
    r"(?:mika|millai\w+|minkalai\w+|mitka|which|what) (?:kinds? of )?"
    r"(?:organi\w+|laito\w+|oppilaito\w+|tah\w+|institution\w*|office\w*|school\w*))\b"
)


def prefer_role(reading: Reading, found: Found) -> Found:
    """Put first the passage that names who organises, applies or takes part, where the best does not."""
    best = found.units[found.order[0]]
    if reading.asks_for("whether"):
        return put_first(found, _admitting(reading, found, best))
    named = _role(reading)
    if named is None or named.search(fold(best.text)) or any(_WHO.search(fold(title)) for title in best.headings):
        return found  # "Who can apply?" heads the list itself
    if traits_of(best).is_negative and not NOT.search(fold(reading.text)):
        return put_first(found, _headed(reading, found))  # "Consortia cannot apply" says not who can
    return put_first(found, _naming(reading, found, best, named))


def _admitting(reading: Reading, found: Found, best: Unit) -> int | None:
    """For "may we come?", what names those who may take part, under the heading of the best candidate."""
    admits = _ROLES[-1][1]
    if reading.values or not _TAKES_PART.search(fold(reading.text)) or traits_of(best).is_negative or not best.headings:
        return None
    beside = (k for k in found.order if found.units[k].headings == best.headings and not found.units[k].is_list)
    return None if admits.search(fold(best.text)) else next((k for k in beside if _names(found.units[k], admits)), None)


def _headed(reading: Reading, found: Found) -> int | None:
    """The list under a heading that asks the same: "Who can apply for a project?"."""
    asked = next(asked for asked, _ in _ROLES if asked.search(fold(reading.text)))
    lists = (k for k in found.order if found.units[k].is_list and not found.units[k].is_opening)
    above = ((k, fold(" ".join(found.units[k].headings[-1:]))) for k in lists)
    return next((k for k, title in above if _WHO.search(title) and asked.search(title)), None)


def names_role(reading: Reading, unit: Unit) -> bool:
    """True where a passage names who does what the question asks about."""
    named = _role(reading)
    return named is not None and _names(unit, named)


def _role(reading: Reading) -> re.Pattern[str] | None:
    """How guides name those in the role that is asked for; None where none is."""
    text = fold(reading.text)
    if reading.asks_for("whether", "comparison", "count") or not _WHO.search(text):
        return None
    return next((named for asked, named in _ROLES if asked.search(text)), None)


def _naming(reading: Reading, found: Found, best: Unit, named: re.Pattern[str]) -> int | None:
    least = float(found.scores[found.order[0]]) - _WITHIN
    near = [k for k in found.order[:_LOOK_AHEAD] if found.scores[k] >= least]
    beside = [k for k in found.order if found.units[k].headings == best.headings and _names(found.units[k], named)]
    fitting = beside or [k for k in near if _names(found.units[k], named) and _is_about(reading, found.units[k], best)]
    return max(fitting, key=lambda k: float(found.scores[k]), default=None)


def _names(unit: Unit, named: re.Pattern[str]) -> bool:
    return not unit.is_list and not unit.is_heading and named.search(fold(unit.text)) is not None


def _is_about(reading: Reading, unit: Unit, best: Unit) -> bool:
    """True where a unit is of the topic asked about; where none is, of no topic that the best one is not of."""
    return bool(reading.scopes & unit.scopes) if reading.scopes else unit.scopes <= best.scopes
