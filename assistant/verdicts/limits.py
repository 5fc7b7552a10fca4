"""Numbers and days in a question held against the limits that the guide states."""

from __future__ import annotations

import re
from typing import Literal

from assistant.language.spoken import write_out
from assistant.language.words import fold, likeness, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.values.ages import is_other_time
from assistant.values.counted import counts_from_event, counts_other
from assistant.values.moments import compare_clock, compare_day, compare_weekday
from assistant.values.sizes import dimension_of, in_all, joined, size_of
from assistant.verdicts.asides import without_others
from assistant.verdicts.with_us import with_us
from ingest.types import Language
from ingest.values import Value, compatible, read_values, same_value

_AT_LEAST = re.compile(
    r"(?:vahintaan|vah\.|min\.?|minimi\w*|vahimmais\w+|at least|minimum(?: \w+)?|no(?:t)? (?:less|fewer) than)"
    r"(?: on| is|:)?\W*$"
)
_AT_MOST = re.compile(
    r"(?:vain|ainoastaan|only|enintaan|enint\.|max\.?|maksimi\w*|enimmais\w+|ylaraja\w*|katto|korkeintaan|at most|"
    r"maximum(?: \w+)?|ceiling|up to|no(?:t)? (?:more|longer|later) than|within|\balle|under|(?:less|"
    r"fewer) than|viimeistaan)"
    r"(?: on| is|:)?\W*$"
)
# After the number, unless it belongs to another one that follows: "a day may last 11 hours at most".
_NO_NUMBER = r"(?! (?:\d|one\b|two\b|yksi|kaksi))"
_OR_MORE = re.compile(rf"\W{{0,2}}(?:at (?:the )?least|or more|tai enemman|vahintaan)\b{_NO_NUMBER}")
_OR_LESS = re.compile(
    rf"\W{{0,2}}(?:at (?:the |a )?(?:most|maximum)|or less|or fewer|tai vahemman|enintaan)\b{_NO_NUMBER}"
)
_UNTIL = re.compile(r"\W?(?:asti|saakka)\b")
_AGO = re.compile(r"\W*(?:ago|sitten|back)\b")
_IN_COURSE = re.compile(r"\W*(?:kuluessa|sisalla|aikana)\b")
_WITHIN = re.compile(r"\bwithin(?: the (?:first|next))?\W*$")
_MAY_NOT = re.compile(r"\b(?:may not|must not|cannot|can not|ei saa|eivat saa|ei voi|eivat voi)\b")
_SENTENCE = re.compile(r"[.;!?]\s")
_STILL = re.compile(r"\b(?:still|yha|viela|enaa|any ?more|in time|ehdi\w*|ehti\w*|ajoissa)\b")
# "at least 8 countries with 12 organisations, of which 5 …": what is said of the first number holds for the next ones.
_LOWER_LIMITS = re.compile(
    r".*\b(?:vahintaan|vah\.|at least|minimum) \d+ [^.;:]{1,90}?[ ,]"
    r"(?:joissa|joista|ja|seka|and|with|of which|from)?\W*",
    re.DOTALL,
)
_LINKED = 160
_UNDER = re.compile(
    r"\b(?:alle|under|less than|fewer than|below|shorter than|smaller than|"
    r"lyhyempi kuin|lyhyemma[nt] kuin|vahemman kuin)\W*$"
)
_NO_MORE = re.compile(r"\b(?:no|not) (?:more|fewer|less|longer|later) than\W*$")
_NOT = re.compile(r"\b(?:ei|eivat|eika|poistuu|poistunut|not|cannot|no|never|dropped|waived)\b|n't\b|[✗✘❌✖✕☒]")
_OVER = re.compile(
    r"\b(?:yli|over|more than|above|longer than|larger than|bigger than|beyond|exceed\w*|"
    r"(?:pidempi|pitempi|enemman|isompi|suurempi|kauemmin|pidempaan|pitempaan|useampi|useampia) kuin)\W*$"
)
_ALONE = re.compile(
    r"\b(?:yksinaan|yksin|alone|by (?:ourselves|itself|myself)|on (?:our|its) own|without (?:any )?partners?|"
    r"ilman kumppan\w+)\b"
)
_YEAR = re.compile(r"(?<![\d.,–-])(?:19|20)\d\d(?![\d.–-])")
_YEAR_LIMIT = re.compile(
    r"\b(?:(?P<before>before|ennen|prior to)|after|since|jalkeen)"
    r"(?: (?:the )?(?:year|vuotta))? (?P<year>(?:19|20)\d\d)\b"
)
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
_INHABITANTS = ("inhabitant", "resident", "asuk", "asuja", "populat", "people", "ihmi")
_NEED = re.compile(r"\b(?:riitta\w+|riittaako|enough|sufficient|suffice\w*|covers?)\b")
_DEMANDED = re.compile(
    r"(?:\b(?:must|(?:have|has) to|needs?|required?|requires|obliged|compulsory|mandatory|"
    r"pita[ay]\w*|taytyy\w*|tarvits\w+|tarvitaan\w*|vaadit\w+|vaatiiko|"
    r"edellytetaan\w*|edellyttaako|on pakko|onko pakko)\b)"
    r"(?:\W+(?!for\b|if\b|jos\b|riitt\w+|enough\b)\w+){0,5}\W*$"
)
_EXACT = ("date", "amount", "percentage", "time")
_LARGE = re.compile(r"(?<![\w.,:/-])(?:\d{1,3}(?:[ \u00a0.,]\d{3})+|[1-9]\d{4,})(?![\w%€]|[.,:/-]\d)")


def compare_values(reading: Reading, unit: Unit) -> bool | None:
    """Whether all of the question's numbers lie within what the unit allows; None where there is nothing to compare."""
    if _ALONE.search(fold(reading.text)) and any(asks_several(v, unit) for v in unit.values):
        return False
    year = _compare_year(fold(reading.text), fold(unit.text))
    if year is not None:
        return year
    weekday = compare_weekday(reading, unit)
    if weekday is not None:
        return weekday
    asked = [v for v in reading.values if v.kind in ("count", "duration", "amount", "percentage", "time", "date")]
    asked = with_us(in_all(asked), fold(write_out(reading.text)), unit)
    asked = joined(asked, write_out(reading.text)) + _bare_sums(reading, unit)
    found = [_compare(value, reading, unit) for value in asked]
    known = [verdict for verdict in found if verdict is not None]
    return all(known) if known else None


def states_another(reading: Reading, unit: Unit) -> bool:
    """True where the question names a day, a sum, a share or a time, and the unit only others of that kind."""
    asked = [*(v for v in reading.values if v.kind in _EXACT), *_bare_sums(reading, unit)]
    stated = {kind: [v for v in unit.values if v.kind == kind] for kind in _EXACT}
    return any(stated[v.kind] and not any(same_value(v, other) for other in stated[v.kind]) for v in asked)


def _bare_sums(reading: Reading, unit: Unit) -> list[Value]:
    """Large numbers of a question without a unit, as sums where the unit states sums: "Is it 90 000?"."""
    kinds = {v.kind for v in reading.values}
    if "amount" in kinds or not any(v.kind == "amount" for v in unit.values):
        return []
    counted = [v for v in unit.values if v.kind == "count"]
    taken = [
        (v.start, v.end)
        for v in reading.values
        if v.kind not in ("count", "year")
        or (v.kind == "count" and any(_same_thing(v, other, reading, unit.text, unit.language) for other in counted))
    ]
    numbers = (
        found
        for found in _LARGE.finditer(write_out(reading.text))
        if not any(start < found.end() and found.start() < end for start, end in taken)
    )
    return [v for found in numbers for v in read_values(f"{found.group()} EUR") if v.kind == "amount"]


def _compare_year(question: str, text: str) -> bool | None:
    """Whether the question's only year lies on the right side of the text's: "from 1998", "built before 1995"."""
    asked, limit = _YEAR.findall(question), _YEAR_LIMIT.search(text)
    if len(asked) != 1 or limit is None:
        return None
    year, bound = int(asked[0]), int(limit["year"])
    return year < bound if limit["before"] else year >= bound


def asks_several(value: Value, unit: Unit) -> bool:
    """True for "at least two organisations"."""
    low, _ = size_of(value)
    bodies = value.kind == "count" and bool(value.unit) and compatible(value.unit, "organisation")
    above = _AT_LEAST.search(fold(unit.text)[: value.start]) or fold(value.text).startswith(("vah", "min", "at least"))
    return bodies and low is not None and low > 1 and bool(above)


def _compare(asked: Value, reading: Reading, unit: Unit) -> bool | None:
    if asked.kind == "date":
        return compare_day(asked, reading, unit)
    if asked.kind == "amount":
        sums = [v for v in unit.values if v.kind == "amount"]
        if len(sums) > 1 and any(v.key == asked.key for v in sums):
            return True
    question = fold(write_out(reading.text))
    for text in (unit.text, *unit.headings[-1:]):
        for stated in unit.values if text is unit.text else read_values(text):
            if dimension_of(stated) != dimension_of(asked):
                continue
            if counts_from_event(asked, question, stated, fold(text)) or is_other_time(
                asked, question, stated, fold(text), reading.values
            ):
                continue
            if dimension_of(asked) == "count" and not _same_thing(asked, stated, reading, text, unit.language):
                continue
            if asked.kind == "time":
                return compare_clock(asked, stated, reading)
            verdict = _within(asked, stated, fold(text), question)
            if verdict is not None:
                return verdict != _is_refused(stated, without_others(reading, fold(text), unit.language), unit)
    return None


def _same_thing(asked: Value, stated: Value, reading: Reading, text: str, language: Language) -> bool:
    """True where two counts are of one thing: the same unit, or the same noun in the following words."""
    if asked.unit and stated.unit and compatible(asked.unit, stated.unit):
        return True
    if counts_other(asked, stated, text, language):
        return False
    written = write_out(reading.text)
    following = min((v.start for v in reading.values if v.start > asked.start), default=len(written))
    wanted = split_words(written[asked.start : min(asked.end + 30, following)])[:4]
    counts_people = bool(stated.unit) and compatible("person", stated.unit)
    if counts_people and (not asked.unit or any(word.startswith(_PEOPLE) for word in wanted)):
        return True
    found = split_words(text[stated.start : stated.end + 30])[:4]
    if all(any(word.startswith(_INHABITANTS) for word in words) for words in (wanted, found)):
        return True
    return any(len(w) > 3 and likeness(w, f, language) >= 0.6 for w in wanted for f in found)


def _within(asked: Value, stated: Value, text: str, question: str) -> bool | None:
    low, high = size_of(stated)
    wanted, _ = size_of(asked)
    if low is None or high is None or wanted is None:
        return None
    before, question_before = text[: stated.start], question[: asked.start]
    if _OVER.search(question_before) and not _NO_MORE.search(question_before):
        return high > wanted
    if _UNDER.search(question_before):
        return low < wanted
    bound = bound_of(stated, text)
    if bound == "least" and wanted > low and is_demanded(asked.start, question):
        return False  # "must there be 5?", where 2 are enough
    if bound is not None:
        return wanted >= low if bound == "least" else wanted <= high
    if asked.kind == "duration" and (_IN_COURSE.match(text[stated.end :]) or _STILL.search(question)):
        return wanted <= high
    if asked.kind == "duration" and _AGO.match(question[asked.end :]):
        return (wanted > high) if _NOT.search(text) else wanted <= high
    if _OVER.search(before):
        return wanted > low
    if low != high:
        return low <= wanted <= high
    if asked.kind == "amount" and _NEED.search(question):
        return wanted <= high
    return wanted >= low if _NEED.search(question) else wanted == low


def bound_of(stated: Value, text: str) -> Literal["least", "most"] | None:
    """Whether a folded text states a value as a lower or an upper limit; None where it does neither."""
    before, inside = text[: stated.start], fold(stated.text)
    above = _LOWER_LIMITS.fullmatch(before[max(0, len(before) - _LINKED) :]) is not None
    if above or _AT_LEAST.search(before) or inside.startswith(("vah", "min", "at least")):
        return "least"
    if _OR_MORE.match(text[stated.end :]):
        return "least"
    upper = (
        (_UNTIL.match(text[stated.end :]) and not inside.endswith("sta"))
        or _AT_MOST.search(before)
        or _OR_LESS.match(text[stated.end :])
        or inside.startswith(("max", "enint", "at most", "up to", "kork"))
    )
    return "most" if upper else None


def is_loose(asked: Value, question: str) -> bool:
    """True for a number in a folded question that is only known to be more or less: "over five", "under ten"."""
    before = question[: asked.start]
    return bool(_UNDER.search(before) or (_OVER.search(before) and not _NO_MORE.search(before)))


def is_demanded(start: int, question: str) -> bool:
    """True for the number at a place in a folded question where it is asked about as a demand: "must there be 5?"."""
    return _DEMANDED.search(question[:start]) is not None


def _is_refused(stated: Value, text: str, unit: Unit) -> bool:
    """True where what is above or below the limit is what is not allowed.

    "Devices that cost over EUR 3,000", "may not be sold within 5 years".
    """
    before = text[: stated.start]
    in_course = _WITHIN.search(before) or _IN_COURSE.match(text[stated.end :])
    if stated.kind == "duration" and in_course and _MAY_NOT.search(_SENTENCE.split(before)[-1]):
        return True
    if _NO_MORE.search(before) or not (_OVER.search(before) or _UNDER.search(before)):
        return False
    return bool(_NOT.search(" ".join((*map(fold, unit.headings[-1:]), text))))
