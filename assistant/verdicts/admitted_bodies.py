"""Whether a kind of body may apply, by the list of those that may: "Can a municipality apply?"."""

from __future__ import annotations

import re

from assistant.language.opposites import NEGATION
from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.retrieval.search import Found
from assistant.verdicts.contradictions import bodies_in

# Nothing more is asked than whether they may: no topic, no condition.
_ASKS = re.compile(
    r"\W*(?:voiko|saako|voiks|saaks|can|may|could) (?P<who>[\w -]{3,40}?) (?:apply|hakea)"
    r"(?: (?:for )?(?:an? |the )?(?:money|funding|grants?|support|erasmus\S*(?: (?:money|funding|grants?|\w+))?|"
    r"rahaa|tukea|rahoitusta|avustusta|apurahaa|hanketta|project))?\W*"
)
_WHO_MAY = re.compile(
    r"\b(?:who (?:can|may) apply|eligible (?:applicants|organi[sz]ations)|applicants|"
    r"kuka (?:voi|saa)|ketka (?:voivat|saavat)|hakijat|hakukelpoi\w+|hakea voivat)\b"
)


def find_admitted_body(reading: Reading, found: Found) -> Unit | None:
    """The item of the list of applicants that names the kind of body asked about; None where none does."""
    asked = _ASKS.fullmatch(fold(asking_sentence(reading.text)))
    if asked is None or reading.scopes or found.foreign or not reading.asks_for("whether"):
        return None
    bodies = bodies_in(asked["who"])
    if len(bodies) != 1:
        return None
    return next((unit for unit in (found.units[k] for k in found.order) if _admits(unit, bodies)), None)


def _admits(unit: Unit, bodies: set[str]) -> bool:
    if unit.is_list or not unit.headings or not _WHO_MAY.search(fold(unit.headings[-1])):
        return False
    return bool(bodies & bodies_in(fold(unit.text))) and not NEGATION[unit.language].search(fold(unit.text))
