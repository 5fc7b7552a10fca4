"""What is not so: "Which countries cannot take part?" is not answered by the list of those that can."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.language.opposites import NEGATION, NO_BAR
from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence, main_clause
from assistant.retrieval.search import Found, put_first

_NOT = (
    r"(?:not|cannot|can['’ ]?t|never|\w+n['’]t|doesnt|dont|isnt|arent|wont|"
    r"no(?! (?:later|earlier|sooner|longer|more|less|fewer)))\b"
)
# Up to the "not" no other clause begins: "those that have not applied", "jotka eivät ole hakeneet" are of people.
_EN = re.compile(
    r"^\W*(?:so |and |but )?(?:which|what|who|where|whom)\b"
    rf"(?:(?! (?:if|that|who|whose|when|because|happens?|about)\b)[^,;:?.]){{0,90}}?\b{_NOT}"
)
_FI = re.compile(
    r"^\W*(?:ja |no |entas? )?(?:mi(?:ka|ta|tka|hin|sta|ssa|lla|lle|nka|nne)\w?|ku(?:ka|kaan)|"
    r"ke(?:ta|tka|nen|lle|nelle|illa|ita))\b"
    r"(?:(?! (?:jos|kun|joka|jotka|joita|jolla|joilla|jolle|joille|ennen kuin|"
    r"tapahtuu|vaikka|mikali|siita)\b)[^,;:?.]){0,90}?"
    r"\b(?:ei|eivat|en|emme|ettei|eika)\b"
)
# "…, who are not school staff, …" is of people, where it stands alone as well.
_OF_PEOPLE = re.compile(
    r"^\W*who (?:are|is) not (?!allowed|eligible|able|entitled|accepted|permitted|required|covered|included|supported|"
    r"funded)"
)
# "What happens if …", "What is the reason that …", "why not": no list is asked for.
_NO_LIST = re.compile(
    r"\b(?:what (?:happens?|if|about|to do)|reason|mita (?:jos|tapahtuu|tehdaan|tehda)|syy|why not|miksi ei)\b"
)
_NO_DEMAND = re.compile(
    r"\b(?:require|need|necessary|vaadi|vaadita|edellyta|edellyteta|tarvitse|tarvita|pakko|tarvis)\w*"
)
_DENIES = re.compile(
    r"\b(?:only(?! (?:one|once|two|three|a|\d))|solely|except|excluding|excluded|excludes|ineligible|refused|rejected|"
    r"prohibited|vain(?! (?:yhde|yksi|yht|kerran|kah|kolm|\d))|ainoastaan|paitsi|lukuun ottamatta|poislukien|hylataan|"
    r"kielletty\w*)"
)
_NEAR = 8
_HELD = 0.55


def asks_what_not(reading: Reading) -> bool:
    """True for "Who cannot apply?", "Mitä kuluja ei korvata?": what the guide shuts out is asked for."""
    if reading.asks_for("whether", "comparison"):
        return False
    text = fold(main_clause(asking_sentence(reading.text)))
    return not (_NO_LIST.search(text) or _OF_PEOPLE.match(text)) and bool(
        (_FI if reading.language == "fi" else _EN).search(text)
    )


def prefer_denying(reading: Reading, found: Found) -> Found:
    """The same candidates with the next one of the best's section first that denies something, where it does not."""
    best = found.units[found.order[0]]
    if found.foreign or not asks_what_not(reading) or denies(reading, best):
        return found
    held = found.scored.match.text
    near = (k for k in found.order[:_NEAR] if found.units[k].section == best.section and not found.units[k].is_list)
    own = (k for k in near if len(held) and float(held[:, k].max()) >= _HELD)
    return put_first(found, next((k for k in own if _says_no(reading, found.units[k])), None))


def lacks_denial(reading: Reading, unit: Unit) -> bool:
    """True where it is asked what is not so, and the unit and what it stands under only say what is."""
    return asks_what_not(reading) and not denies(reading, unit)


def only_denying(reading: Reading, whole: Unit, beside: Iterable[Unit]) -> list[Unit]:
    """Of a list the items that deny something, where that is asked for and some do; else the list."""
    if not whole.is_list or not asks_what_not(reading) or _denies(reading, " ".join(whole.headings[-1:]), whole):
        return [whole]
    inside = [unit for unit in beside if not unit.is_list and unit.members[0] in whole.members]
    return [unit for unit in inside if _says_no(reading, unit)] or [whole]


def denies(reading: Reading, unit: Unit) -> bool:
    """True where a unit, or the heading right above it, says no or "only"."""
    return _says_no(reading, unit) or _denies(reading, " ".join(unit.headings[-1:]), unit)


def _says_no(reading: Reading, unit: Unit) -> bool:
    return _denies(reading, unit.text, unit)


def _denies(reading: Reading, text: str, unit: Unit) -> bool:
    """True where a text denies something; that nothing is demanded only where that is asked."""
    said = fold(text)
    said = said if _NO_DEMAND.search(fold(reading.text)) else NO_BAR.sub(" ", said)
    return NEGATION[unit.language].search(said) is not None or _DENIES.search(said) is not None
