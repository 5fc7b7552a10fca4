"""Rules that hold from one round on: whether they hold for a project of an earlier one."""

from __future__ import annotations

import re

from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Found
from assistant.verdicts.demands import asks_demand
from assistant.verdicts.lacking import NOT_EARLIER

_YEAR = re.compile(r"(?<![\d.])20\d\d(?!\d)")
_PROJECT = (
    r"(?:projects?|grants?|funding|\w*hank(?:e|keen|keelle|keessa|ketta|keita|keet|keemme|keella|keeseen|"
    r"keestamme)\w*|rahoitu\w+|avustu\w+)"
)
_OF_BEFORE = re.compile(
    rf"\b20\d\d[ -]{_PROJECT}\b|\b{_PROJECT}\b[^?]{{0,40}}\b20\d\d\b|\b20\d\d\b[^?]{{0,25}}\b{_PROJECT}\b|"
    r"\b(?:last|the previous) (?:year|round|call)|\b(?:viime vuon\w+|viime vuoden|viime kierrok\w+|"
    r"edellise\w+ (?:kierrok\w+|vuo\w+|hau\w+))|"
    rf"\b(?:old|older|earlier|previous|existing|running|ongoing|current|vanha\w*|aiem\w+|aikaisem\w+|"
    rf"kaynnissa olev\w+|menossa olev\w+) (?:\S+ )?{_PROJECT}\b"
)
_HOLDS = re.compile(
    r"\b(?:appl(?:y|ies|icable)|hold|holds|concern\w*|affect\w*|follow|obey|comply|observe|stick to|bound by|"
    r"count for|valid|"
    r"kosk(?:ee|eeko|evat|evatko|ettaa)\w*|noudat\w+|pate\w+|voimassa|sovellet\w+|sitoo\w*)\b"
)
_RULE = re.compile(
    r"\b(?:rules?|limits?|change|requirements?|\w*saan(?:to|non|toa|not|toja|tojen)\w*|\w*raja\w*|muuto\w+|"
    r"vaatimu\w+|ehto\w*|ehdo\w*)\b"
)
_WITHIN = 4.0


def find_change(reading: Reading, found: Found) -> Unit | None:
    """The note that a change is for the projects of one round only, where one of an earlier round is told of.

    None where the question names the note's own year, or no candidate is such a note.
    """
    question, asking = fold(reading.text), fold(asking_sentence(reading.text))
    if found.foreign or not reading.asks_for("whether") or not _OF_BEFORE.search(question):
        return None
    if not (_HOLDS.search(asking) or _RULE.search(asking) or asks_demand(asking)):
        return None
    least = float(found.scores[found.order[0]]) - _WITHIN
    section = found.units[found.order[0]].section
    near = (found.units[k] for k in found.order if found.scores[k] > least or found.units[k].section == section)
    return next((unit for unit in near if _is_for_later(unit, reading)), None)


def _is_for_later(unit: Unit, reading: Reading) -> bool:
    """True for "only for projects of the 2026 round, not for earlier ones", where all years asked about are earlier."""
    stated = [int(year) for year in _YEAR.findall(unit.text)]
    earlier = len(stated) == 1 and all(year < stated[0] for year in reading.years)
    return not unit.is_list and earlier and NOT_EARLIER.search(fold(unit.text)) is not None
