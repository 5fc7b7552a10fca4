"""Yes or no: whether what the guide states agrees with what the question supposes."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.deadlines import day_of, is_event
from assistant.question import Reading, write_out
from assistant.units import Unit
from assistant.words import fold, likeness, split_words
from ingest.types import Language
from ingest.values import Value, compatible, read_values

_NEGATION = {
    "fi": re.compile(r"\b(?:ei|eivat|eika|en|emme|ette|eivatka|ilman|kielletty)\b|[✗✘❌]"),
    "en": re.compile(r"\b(?:not|no|cannot|never|without|nor|neither)\b|n't\b|[✗✘❌]"),
}
_ONLY = {
    "fi": re.compile(r"\b(?:vain|ainoastaan|pelkastaan|yksi|yhdelle|yhden|kerran)\b"),
    "en": re.compile(r"\b(?:only|solely|just|once)\b"),
}
_EVERY = re.compile(
    r"\b(?:kaik\w+|kaikki|mika tahansa|jokai\w+|useam\w+|useit\w+|usea\w+|monta|moneen|monelle|kaksi|toinen|toisen|"
    r"molem\w+|myos|all|any|every|each|several|multiple|many|more than|two|both|another|second|twice|other|"
    r"earlier|previous|aiem\w+|aikaisem\w+)\b"
)
_EXCEPT = re.compile(r"\b(?:paitsi|lukuun ottamatta|except|excluding|excluded)\b(?P<what>[^.;)]*)")
# What a rule depends on does not turn it round: "may be granted if the sender does not award a grant".
_IF = re.compile(r"\b(?:if|where|when|provided that|jos|mikali|kun|silloin kun)\b[^.;,]*")
_AT_LEAST = re.compile(r"(?:vahintaan|vah\.|min\.?|minimi\w*|at least|minimum|not less than)\W*$")
_AT_MOST = re.compile(
    r"(?:vain|ainoastaan|only|enintaan|enint\.|max\.?|maksimi\w*|korkeintaan|at most|maximum|up to|"
    r"no more than|alle|under|less than)\W*$"
)
_OVER = re.compile(r"(?:yli|over|more than|above)\W*$")
_BRACKETS = re.compile(r"\((?P<inner>[^()]+)\)")
_CAN = re.compile(r"\b(?:voi|voivat|saa|saavat|ei|eivat|can|may|must|cannot|not|is|are)\b")
_TOO = re.compile(r"\b(?:liikaa|liian|too (?:many|much|long|big|large|short|late))\b")
_WITHOUT = re.compile(r"\b(?:without|ilman|ei (?:ole|oo) (?:yhtaan|yhtakaan|ainuttakaan)|has no|have no|with no)\b")
# A question that supposes a no: "ruled out?", "jääkö ulkopuolelle?". What is not allowed answers it with yes.
_SUPPOSES_NO = re.compile(
    r"\b(?:(?:ruled|left|shut|kept|locked) out|excluded|barred|forbidden|prohibited|banned|disqualif\w+|refused|"
    r"(?:not|n.t) (?:allowed|eligible|accepted|supported|funded|covered|possible)|gone for good|"
    r"ulkopuolel\w+|kiellet\w+|suljettu|suljetaanko|poissuljettu|est[ay]\w*ko|evataanko|hylataanko|kielletaanko|"
    r"onko niin,? ett(?:ei|en|emme|eivat))\b"
)
_ALL_OF = re.compile(
    r"\b(?:vain|vaan|ainoastaan|pelkastaan|pelkk\w+|aina|kokonaan|only|solely|always|entirely|reserved for|"
    r"limited to)\b(?! (?:\d|one|two|three|a (?:day|week|month)|yksi|yhde\w*|yhta|kaksi|kahde\w*|kolme\w*)\b)"
)
_OBLIGED = re.compile(
    r"^\W*(?:pitaako|taytyyko|taytyyks|pitaaks|tarvitseeko|tarviiko|tarviik?s|tuleeko|must|do \w+ (?:have|need) to|"
    r"does \w+ (?:have|need) to)\b|\b(?:onko (?:\w+ )?pakko|pakolli\w+|compulsory|obligatory|mandatory|obliged|"
    r"is it necessary)\b"
)
_FREE_TO = re.compile(r"\b(?:voi|voivat|saa|saavat|may|can|voluntary|optional|vapaaehtoi\w+|halutessa\w*)\b")
_BOUND_TO = re.compile(
    r"\b(?:vain|ainoastaan|only|ei|eivat|not|cannot|must|pitaa|taytyy|tulee|oltava|\w+ttava|\w+tava|pakolli\w+|"
    r"compulsory|required|vahintaan|at least|enintaan|at most)\b"
)
# A person who wants to apply alone, and those who may: organisations, with no person among them.
_APPLIES_ALONE = (
    re.compile(r"\b(?:apply|applicants?|hake\w*|haki\w*|haen|haem\w+)\b"),
    re.compile(
        r"\b(?:single|individual|private|alone|on (?:my|his|her|their|our|your) own|myself|by (?:him|her)self|"
        r"yksittai\w+|yksityis\w+|yksin|itse|itsenai\w+|omissa nimissa\w*|omalla nimel\w+)\b"
    ),
    re.compile(
        r"\b(?:i|me|myself|(?:person|individual|teacher|student|learner|researcher|trainer|pupil|citizen)s?|"
        r"\w*(?:opettaja|opiskelija|henkilo|oppija|tutkija|kouluttaja|oppilas|kansalainen)|opena|voinko|saanko|olen)\b"
    ),
)
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|jotka|joka|joissa|jossa|joiden|jonka)\b")
_PERSONS = re.compile(
    r"\b(?:(?:teacher|student|learner|individual|person|researcher|trainer|citizen)s?|people|anyone)\b"
    r"(?! (?:education|training|union|associat|organi|institut|and (?:organi|institut)))|"
    r"\w*(?:opettaj|opiskelij|henkilo|oppij|tutkij|kouluttaj|kansalai)(?:a|at|ita|oita|t|set|nen)?\b"
)
_ORGANISATIONS = re.compile(
    r"\b(?:institutions?|organi[sz]ations?|compan(?:y|ies)|schools?|colleges?|universit(?:y|ies)|municipalit(?:y|ies)|"
    r"authorit(?:y|ies)|associations?|bodies|consorti(?:um|a))\b|"
    r"\w*(?:laito(?:s|kset|ksia)|organisaatio(?:t|ita)?|yrity(?:s|kset|ksia)|koulu(?:t|ja)?|kun(?:ta|nat|tia)|"
    r"yhdisty(?:s|kset|ksia)|jarjesto(?:t|ja)?|viranomai(?:nen|set)|yhteiso(?:t|ja)?)\b"
)
_REQUIRED = re.compile(r"\b(?:vahintaan|oltava|taytyy|pitaa|edellyt\w+|vaadit\w+|at least|must|requir\w+|minimum)\b")
_PEOPLE = (
    "heng",
    "henk",
    "hlo",
    "people",
    "person",
    "colleag",
    "kolleg",
    "student",
    "opiskel",
    "opettaj",
    "teacher",
    "ihmi",
)
_NEED = re.compile(r"\b(?:riitta\w+|riittaako|enough|sufficient|suffice\w*)\b")
_RULE = 0.5  # log-odds that the rules' verdict is worth beside the reader's
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 360, "hour": 1}  # each in its dimension; 12 months are a year
_SHORT = ("hour", "minute")
_APPLIES = re.compile(
    r"\b(?:voi\w*|saa\w*|ehdi\w*|ehti\w*|haka\w*|hake\w*|lahet\w*|jatt\w*|jata\w*|"
    r"can|could|may|apply|send|submit|hand|file|in time)\b"
)


def is_yes(reading: Reading, unit: Unit, read: float | None = None) -> bool:
    """True where the unit's statement answers a yes/no question with yes.

    Numbers are compared. For the rest `read` are the reader's log-odds of yes, held against the rules' verdict.
    """
    measured = compare_values(reading, unit)
    if measured is not None:
        return not measured if _TOO.search(fold(reading.text)) else measured
    by_rule = _agrees(reading, unit)
    if read is None:
        return by_rule
    return read + (_RULE if by_rule else -_RULE) > 0


def _agrees(reading: Reading, unit: Unit) -> bool:
    """True where neither a negation, a closed list nor an exception speaks against what the question supposes."""
    question = fold(reading.text)
    text, language = (
        fold(" ".join((*unit.headings[-1:], unit.text)) if len(unit.headings) > 1 else unit.text),
        unit.language,
    )
    inner = _aside(reading, text, language)
    if inner is not None:
        return not _NEGATION[language].search(inner)
    excepted = _EXCEPT.search(text)
    if excepted and _mentions(reading, excepted["what"], language):
        return False
    negative = bool(_NEGATION[language].search(_IF.sub(" ", _EXCEPT.sub("", text))))
    named = _RELATIVE.split(text, maxsplit=1)[0]
    alone = all(pattern.search(question) for pattern in _APPLIES_ALONE)
    if alone and _ORGANISATIONS.search(named) and not _PERSONS.search(named):
        return False
    if _SUPPOSES_NO.search(question):
        return negative
    if not negative and _ALL_OF.search(question) and not _ALL_OF.search(text):
        return False
    if _OBLIGED.search(question) and _FREE_TO.search(text) and not _BOUND_TO.search(text):
        return False
    if _WITHOUT.search(question) and _REQUIRED.search(text):
        return False
    if not negative and _ONLY[language].search(text):
        return not (_EVERY.search(question) or _is_left_out(reading, unit))
    return not negative


def _is_left_out(reading: Reading, unit: Unit) -> bool:
    """True where a place is asked about and the places that a closed list names are others."""
    named = reading.places
    return bool(named) and not named & unit.terms and bool(unit.places)


def _aside(reading: Reading, text: str, language: Language) -> str | None:
    """What stands in brackets, where it has a verb and more of the question's words than the rest."""
    for found in _BRACKETS.finditer(text):
        inner, outer = found["inner"], text[: found.start()] + text[found.end() :]
        if _CAN.search(inner):
            within, without = _shared(reading, inner, language), _shared(reading, outer, language)
            if len(within - without) > len(without - within):
                return inner
    return None


def _shared(reading: Reading, text: str, language: Language) -> set[str]:
    words = split_words(text)
    asked = {word for item in reading.items for word in item.text.split()}
    return {a for a in asked if any(likeness(a, w, language) >= 0.6 for w in words)}


def _mentions(reading: Reading, text: str, language: Language) -> bool:
    words = split_words(text)
    return any(
        likeness(asked, word, language) >= 0.9
        for item in reading.items
        for asked in item.text.split()
        for word in words
    )


def compare_values(reading: Reading, unit: Unit) -> bool | None:
    """Whether all of the question's numbers lie within what the unit allows; None where there is nothing to compare."""
    asked = [v for v in reading.values if v.kind in ("count", "duration", "amount", "percentage", "time", "date")]
    found = [_compare(value, reading, unit) for value in asked]
    known = [verdict for verdict in found if verdict is not None]
    return all(known) if known else None


def _compare(asked: Value, reading: Reading, unit: Unit) -> bool | None:
    if asked.kind == "date":
        return _in_time(asked, reading, unit)
    for text in (unit.text, *unit.headings[-1:]):
        for stated in unit.values if text is unit.text else read_values(text):
            if _dimension(stated) != _dimension(asked):
                continue
            if _dimension(asked) == "count" and not _same_thing(asked, stated, reading, text, unit.language):
                continue
            if asked.kind == "time":
                return _clock(asked) <= _clock(stated)
            verdict = _within(asked, stated, fold(text), fold(reading.text))
            if verdict is not None:
                return verdict
    return None


def _dimension(value: Value) -> str:
    """What may be held against what: hours and lessons, days and longer times, the other kinds each for itself."""
    by_hour = value.unit == "lesson" if value.kind == "count" else value.kind == "duration" and _unit(value) in _SHORT
    return "hours" if by_hour else value.kind


def _unit(value: Value) -> str:
    first = value.key[0]
    return str(first[1]) if isinstance(first, tuple) else ""


def _in_time(asked: Value, reading: Reading, unit: Unit) -> bool | None:
    """A day held against a deadline: it is that day, or, where one wants to apply, it is not too late."""
    stated = [v for v in unit.values if v.kind == "date"]
    day, last = day_of(asked), day_of(stated[0]) if len(stated) == 1 else None
    if day is None or last is None or is_event(unit):
        return None
    return day == last or (day < last and bool(_APPLIES.search(fold(reading.text))))


def _same_thing(asked: Value, stated: Value, reading: Reading, text: str, language: Language) -> bool:
    """True where two counts are of one thing: the same unit, or the same noun in the following words."""
    if asked.unit and stated.unit and compatible(asked.unit, stated.unit):
        return True
    written = write_out(reading.text)
    following = min((v.start for v in reading.values if v.start > asked.start), default=len(written))
    wanted = split_words(written[asked.start : min(asked.end + 30, following)])[:4]
    counts_people = bool(stated.unit) and compatible("person", stated.unit)
    if counts_people and (not asked.unit or any(word.startswith(_PEOPLE) for word in wanted)):
        return True
    found = split_words(text[stated.start : stated.end + 30])[:4]
    return any(len(w) > 3 and likeness(w, f, language) >= 0.6 for w in wanted for f in found)


def _within(asked: Value, stated: Value, text: str, question: str) -> bool | None:
    low, high = _size(stated)
    wanted, _ = _size(asked)
    if low is None or high is None or wanted is None:
        return None
    before = text[: stated.start]
    inside = fold(stated.text)
    if _AT_LEAST.search(before) or inside.startswith(("vah", "min", "at least")):
        return wanted >= low
    if _AT_MOST.search(before) or inside.startswith(("max", "enint", "at most", "up to", "kork")):
        return wanted <= high
    if _OVER.search(before):
        return wanted > low
    if low != high:
        return low <= wanted <= high
    return wanted >= low if _NEED.search(question) else wanted == low


def _clock(value: Value) -> tuple[int, int]:
    first = value.key[0] if isinstance(value.key[0], tuple) else value.key
    return int(str(first[0])), int(str(first[1]))


def _size(value: Value) -> tuple[Decimal | None, Decimal | None]:
    first, last = value.key[0], value.key[1]
    if value.kind == "duration":
        return _days(first), _days(last)
    return (first, last) if isinstance(first, Decimal) and isinstance(last, Decimal) else (None, None)


def _days(part: object) -> Decimal | None:
    if isinstance(part, tuple) and len(part) == 2 and isinstance(part[0], Decimal):
        return part[0] / 60 if part[1] == "minute" else part[0] * _DAYS.get(str(part[1]), 1)
    return None
