"""How far a yes or a no holds: as a rule, on average, in some cases or on a condition that the statement names."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from assistant.language.opposites import NEGATION
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, is_alike, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.values.purposes import purposes_in
from assistant.verdicts.asides import EVEN_IF
from assistant.verdicts.demands import asks_demand
from assistant.verdicts.given_answers import answer_within

Hedge: TypeAlias = Literal["rule", "average", "some", "condition"]

_RULE = re.compile(
    r"\b(?:as a (?:general )?rule|generally|normally|usually|typically|in principle|in most cases|mostly|"
    r"paasaantoisesti|yleensa|useimmiten|lahtokohtaisesti|periaatteessa|tavallisesti|normaalisti|"
    r"useimmissa tapauksissa)\b"
)
_AVERAGE = re.compile(r"\b(?:on average|keskimaarin)\b")
_SOME = re.compile(
    r"\b(?:in (?:certain|some|individual|exceptional|special|specific|particular) (?:\w+ )?(?:cases|types|situations|"
    r"fields|countries|regions|circumstances|actions|calls)|"
    r"(?:joissa(?:k)?in|tiety[in]\w*|eraissa|yksittaisissa|poikkeus\w*|erityis\w*) (?:\w+ )?\w+(?:issa|issä|ksissa)\b|"
    r"poikkeustapauksissa|erityistapauksissa|exceptionally|poikkeuksellisesti)"
)
# A condition, up to the end of its clause; not "if possible" and "if needed", which bind nobody.
_CONDITION = re.compile(
    r"\b(?:if|provided(?: that)?|on condition that|as long as|unless|jos|mikali|kunhan|ellei|jollei|"
    r"(?:edellyttaen|silla (?:ehdolla|edellytyksella)),? (?:etta)?)\b"
    r"(?! (?:possible|needed|necessary|required|any\b|applicable|relevant|so\b|not\b|mahdollista|tarpeen|tarve|"
    r"tarvetta|niin\b|(?:you|one) (?:are|want|wish|need|have|would|like)\b|halua\w+|tarvitse\w+|etsi\w+|"
    r"olet\b))(?P<what>[^.;:()]*)"
)
_NUMBER = re.compile(r"\d|\b(?:quarter|half|third|neljasosa\w*|puolet|kolmasosa\w*|neljannes\w*)\b")
_ASKS_HOW_FAR = re.compile(
    r"\b(?:always|never|ever|every|only|if|unless|sometimes|aina|koskaan|ikina|joskus|vain|ainoastaan|jos|mikali|"
    r"ellei|kunhan)\b"
)
_SHORTEST, _ALIKE, _PART = 4, 0.6, 6
_MET = 0.5  # so much of a condition's words in the question, and it tells of the case itself


def hedge_of(reading: Reading, unit: Unit, *, yes: bool) -> Hedge | None:
    """What keeps a statement from being a plain yes or no; None where nothing does, or the question says so itself."""
    question, text = fold(reading.text), EVEN_IF.sub(" ", answer_within(fold(unit.text)))
    if unit.is_list:
        return None
    asked_how_far = _ASKS_HOW_FAR.search(question) is not None
    if _RULE.search(text) and not (_RULE.search(question) or asked_how_far):
        return None if asks_demand(question) and not yes else "rule"  # "not as a rule" is not "need not"
    if not yes:
        return None
    if _is_of_groups(reading, unit):
        return "some"
    if _AVERAGE.search(text) and not _AVERAGE.search(question):
        return "average"
    if _SOME.search(" ".join((*map(fold, unit.headings[-1:]), text))) and not _SOME.search(question):
        return "some"
    condition = _CONDITION.search(text)
    if condition and reading.values and _NUMBER.search(condition["what"]):
        return None  # the question's numbers were held against it
    return "condition" if condition and not _tells_of(question, condition["what"], text, reading) else None


def _is_of_groups(reading: Reading, unit: Unit) -> bool:
    """True where a length is that of groups alone and the question tells of none: "may students go for a week?"."""
    timed = (any(value.kind == "duration" for value in values) for values in (reading.values, unit.values))
    return all(timed) and purposes_in(unit.text) == {"group"} and not purposes_in(reading.text)


def _tells_of(question: str, condition: str, text: str, reading: Reading) -> bool:
    """True where a question tells of the condition itself: "if we go on by train", or denies as it does."""
    common = load_stopwords(reading.language)
    rest = split_words(text.replace(condition, " "))
    asked = [word for word in split_words(question) if word not in common and len(word) >= _SHORTEST]
    told = [w for w in split_words(condition) if w not in common and len(w) >= _SHORTEST]
    own = [w for w in told if not _has(w, rest, reading)] or told
    if not own:
        return True
    held = sum(_has(word, asked, reading) for word in own)
    return (held > 0 and held >= _MET * len(own)) or _denies_both(question, condition, held, reading)


def _denies_both(question: str, condition: str, held: int, reading: Reading) -> bool:
    language = reading.language
    return bool(held and NEGATION[language].search(question) and NEGATION[language].search(condition))


def _has(word: str, words: list[str], reading: Reading) -> bool:
    return any(is_alike(word, other, reading.language, _ALIKE, _PART) for other in words)
