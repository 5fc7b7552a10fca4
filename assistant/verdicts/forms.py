"""Forms of one thing, each with its own length, of which a question names none: "may pupils go for two months?"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.language.words import fold, likeness, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.overlap import shared_by
from assistant.values.purposes import purposes_in, serves_other
from assistant.values.sizes import size_of
from assistant.verdicts.polarity import judge
from assistant.verdicts.turns import asks_too
from ingest.values import Value

_ALIKE = 0.6
# A form that is for a purpose of its own stands in for no other; nor does what one does in a group, for one alone.
_SPECIAL = frozenset({"contest", "course", "visit", "guest"})
_ONE = re.compile(
    r"\b(?:an?|one|my|our|the|his|her) (?:\w+ )?(?:student|learner|apprentice|trainee|pupil|son|daughter|child|"
    r"boy|girl|person)"
    r"(?:[\u2019' ]s)?\b(?! (?:group|class|exchange))|"
    r"\b(?:opiskelija|oppija|oppilas|harjoittelija|nuori|poika|tytto|lapsi|tytar)(?:n|ni|nsa|a|ksi|lle|mme)?\b|"
    r"\b(?:opiskelijamme|oppilaan|nuoren|pojan|pojalle|tyttaren|lapsen)\b"
)


def allowing_form(reading: Reading, unit: Unit, section: Iterable[Unit], names: Iterable[str] = ()) -> Unit | None:
    """The form beside a unit that allows the length asked about, where the unit's own does not; None where none does.

    Two months are too short for "Long stays 3–12 months", and yet right for "Short stays 10 days–3 months" under the
    same heading. Where the question names the unit's form, by one of its other `names` too, nothing beside it counts.
    """
    asked = [value for value in reading.values if value.kind == "duration"]
    if len(asked) != 1 or len(reading.values) != 1 or unit.is_list or _names_form(reading, unit, asked[0], names):
        return None
    if purposes_in(reading.text) & purposes_in(unit.text) or asks_too(fold(reading.text)):
        return None
    beside = (other for other in section if not other.is_list and other.headings == unit.headings and other is not unit)
    forms = (other for other in beside if any(map(_is_range, other.values)))
    return next((form for form in forms if _allows(reading, form)), None)


def _names_form(reading: Reading, unit: Unit, asked: Value, names: Iterable[str]) -> bool:
    """True where the question has a word of the unit, beside those of its own length."""
    held = split_words(unit.text)
    if any(likeness(w, h, unit.language) >= _ALIKE for name in names for w in split_words(name) for h in held):
        return True
    return bool(shared_by(reading, fold(unit.text), unit.language) - set(split_words(asked.text)))


def _is_range(value: Value) -> bool:
    low, high = size_of(value)
    return value.kind == "duration" and low is not None and high is not None and low < high


def _allows(reading: Reading, form: Unit) -> bool:
    own = purposes_in(form.text) - purposes_in(reading.text)
    if serves_other(reading.text, form.text) or own & _SPECIAL or ("group" in own and _ONE.search(fold(reading.text))):
        return False
    verdict = judge(reading, form)
    return verdict.yes and verdict.rests_on == "numbers"
