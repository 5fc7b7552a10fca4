"""When, asked of a condition and not of a day: "When is the travel grant higher?", "Milloin saa tukea?"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.language.occasions import CALL, EVENT
from assistant.language.words import fold
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.cues import cue
from assistant.question.reading import Reading, asking_sentence, read_question
from ingest.types import Language

_WHEN = re.compile(r"(?<!by )(?<!until )(?<!till )(?<!since )(?<!from )\b(?:when|milloin|koska|millon|silloinko)\b")
_MORE = (
    r"(?:more|less|fewer|(?!(?:after|number|order|paper|offer|other|whether|either|partner|teacher|summer|member|"
    r"trainer|leader|winter|letter|matter|answer|under|over|later|earlier|sooner|paper)\b)\w{3,}er|better|"
    r"enemman|vahemman|\w{3,}(?:mpi|mpaa|mpia|mman|mmat|mmaksi|mpana)|eri|different|extra|parempi)"
)
_STATE = (
    r"(?:too \w+|liian \w+|allowed|permitted|possible|eligible|"
    r"enough|acceptable|accepted|required|needed|necessary|mandatory|compulsory|"
    r"obligatory|forbidden|reduced|increased|cut|raised|refused|rejected|exempt|free|valid|counted|considered|"
    r"regarded|green|sallittu\w*|mahdolli\w+|pakolli\w+|kiellett\w+|riittava\w*|voimassa|vihrea\w*|tarpeen|hyvaksyttav\w+|"
    r"tukikelpoi\w+|tarvitaan|vaaditaan|edellytetaan|hylataan|evataan|alennetaan|korotetaan|leikataan|lasketaan)"
)
# What happens to an application or money only where something is the case; no day is set for that.
_BEFALLS = re.compile(
    r"\b(?:reject\w*|refused|turned down|reduced|cut|paid back|pay (?:\w+ ){0,3}?back|repa(?:y|id)|reclaimed|recovered|"
    r"withdrawn|taken away|hylataan|hylatty|evataan|alennetaan|leikataan|pienennetaan|vahennetaan|perita\w*|takaisin|"
    r"palautta\w+|palautet\w+|menettaa|menetetaan)\b"
)
_STATES = re.compile(
    rf"\b(?:is|are|on|ovat|ole)\b.*\b(?:{_MORE}|{_STATE})\b|\b(?:saa|get)\w*\b.*\b{_MORE}\b|\b{_STATE}\W*$"
)
_WHEN_WRITTEN = re.compile(_WHEN.pattern, re.IGNORECASE)
_ON_WHAT: dict[Language, str] = {"fi": "Millä ehdolla", "en": "On what condition"}
# What one may do, get or be, what is needed: it hangs on something.
_FORM = re.compile(
    rf"\b(?:is|are|does|do|will|would|on|ovat|ei ole|saa|saavat|saadaan|tulee)\b.*\b{_MORE}\b|"
    rf"\b(?:is|are|does|do|on|ovat|ole|be)\b.*\b{_STATE}\b|\b{_STATE}\W*$|"
    r"\b(?:can|may|could|might) (?:i|we|you|one|it|they|he|she|an?|the|our|my|your)\b|\b(?:can|may) \w+\b|"
    r"\b(?:do|does|must|should) (?:i|we|you|one|it|they|an?|the|our|my|your)\b.*"
    r"\b(?:need|have to|get|count|must|qualify|apply to)\b|"
    r"\b(?:saa|saako|saan|saamme|saavat|saadaan|voi|voin|voimme|voivat|voidaan|tarvitaan|tarvitsee|vaaditaan|pitaako|"
    r"joutuu|myonnetaan|annetaan|korvataan|kuuluu|koskee|riittaa|lasketaan|katsotaan)\b|"
    r"\b(?:pidetaan|katsotaan|luetaan) (?:\w+ )*\w+(?:na|ksi|ksi)\b"
)
# A day after all: when one applies, hears, is paid, when something begins.
_DAY = re.compile(
    r"\b(?:apply(?! to)|applied|applying|submit\w*|send|sent|hand(?:ed)? in|deadline\w*|call|calls|hear|"
    r"results?|decisions?|"
    r"start\w*|begin\w*|end|ends|open\w*|close[sd]?|paid|payment\w*|arrive\w*|publish\w*|announc\w+|sign\w*|expect|"
    r"(?:the|our|my|their) (?:money|grant|funds|funding)|rahat|rahamme|rahansa|avustuksen|apurahan|tilil\w+|"
    r"latest|earliest|registr\w+|register|"
    r"hake\w*|haet\w*|haen|haemme|haku\w*|haun|lahet\w*|jatta\w*|jatet\w*|toimit\w*|paatok\w*|paato\w*|tulok\w*|"
    r"tulos\w*|alka\w*|aloit\w*|paatty\w*|loppu\w*|maks\w*|ilmoit\w*|julkais\w*|kuul\w+|allekirj\w*|viimeist\w*|aikaisint\w*|raport\w*|report\w*|"
    r"year|month|day|date|week|vuonna|kuussa|paiva\w*|viiko\w*)\b"
)
_NEGATED = re.compile(r"\b(?:not|n.t|never|ei|eivat|en|emme|et|ette)\b|n.t\b")
_CONDITION = re.compile(
    r"\b(?:if|when|where|unless|provided|as long as|in case|only|whenever|in order to|due to|because|subject to|after|"
    r"jos|mikali|kun|kunhan|silloin|edellytta\w+|edellyty\w+|ellei|jollei|vain|ainoastaan|paitsi|jolloin|vuoksi|jotta)\b"
)


def as_condition(reading: Reading, book: TermBook) -> Reading | None:
    """The question as one for a condition, where "when" may ask for that; None where it asks for a day."""
    question = fold(asking_sentence(reading.text))
    found = _WHEN.search(question)
    if found is None or reading.main != "deadline" or reading.asks_for("whether", "time", "list", "count"):
        return None
    rest = question[found.end() :]
    asked = _BEFALLS.search(rest) or (_FORM.search(rest) and not _DAY.search(question) and not CALL.search(question))
    if not asked or _NEGATED.search(rest) or EVENT.search(question):
        return None
    if any(p.search(_WHEN.sub(" ", question)) for patterns in cue("deadline").patterns.values() for p in patterns):
        return None
    written = _WHEN_WRITTEN.sub(_ON_WHAT[reading.language], reading.text, count=1)
    asked_so = read_question(written, reading.language, book)
    return None if asked_so.asks_for("whether") else asked_so


def asks_of_state(asked: Reading) -> bool:
    """True where a question read `as_condition` asks of a state or of what befalls: no call's day tells."""
    question = fold(asked.text)
    return bool(_STATES.search(question) or _BEFALLS.search(question))


def tells_condition(asked: Reading, units: Iterable[Unit]) -> bool:
    """True where a unit tells on what something hangs, or has the comparative that the question has."""
    more = set(re.findall(rf"\b{_MORE}\b", fold(asking_sentence(asked.text))))
    texts = [fold(unit.text) for unit in units]
    return any(_CONDITION.search(text) or any(re.search(rf"\b{word}\b", text) for word in more) for text in texts)


def asks_more(asked: Reading) -> bool:
    """True where it is asked when something is more or less."""
    return re.search(rf"\b{_MORE}\b", fold(asking_sentence(asked.text))) is not None
