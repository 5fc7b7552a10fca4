"""Whether a call that closes on a stated day is open on the day of asking: "still open?", "are we too late?"."""

from __future__ import annotations

import re
from datetime import date

from assistant.calendar.openings import is_despite
from assistant.language.words import fold
from assistant.passages.deadlines import day_of
from assistant.passages.units import Unit
from assistant.question.reading import Reading, asking_sentence
from assistant.values.days import MONTHS, seasons_of
from ingest.values import Value

_STILL = (
    r"(?:still|viela|vielako|enaa|any ?more|(?:right |just )?now|(?:juuri |just )?nyt|today|tanaan|currently|"
    r"at the moment|parhaillaan|talla hetkella|yha)"
)
_OPEN = (
    r"(?:open(?! (?:to|for)\b)|running|on|ongoing|under way|accepting|auki|avoin|avoinna|kaynnissa|voimassa|menossa|"
    r"apply|applied|submit|send|hand in|file|get in(?:to)?|join|make|catch|time|left|sign up|register|"
    r"hakea|hakee|haen|haet|haemme|haetaan|aikaa|jattaa|lahettaa|jatta\w+|lahetta\w+|ehdi\w*|ehti\w*|ehtii\w*|"
    r"mukaan|ilmoittautua|kerkea\w*|kerkia\w*|kerkee\w*)"
)
_ASKS_OPEN = re.compile(
    rf"\b{_STILL}\b.*\b{_OPEN}\b|\b{_OPEN}\b.*\b{_STILL}\b|\b(?:is|are) (?:\S+ ){{1,6}}(?:open|running)\W*$|"
    r"\b(?:onko|onks|ovatko) (?:\S+ ){1,4}(?:auki|avoinna|kaynnissa)\W*$|"
    r"\b(?:ehdi\w*|ehti\w*|kerkea\w*|kerkia\w*|kerkii\w*|kerkee\w*)(?:ko|ks)\w*|\b(?:am i|are we) in time|"
    r"\bis there time\b"
)
_ASKS_PAST = re.compile(
    r"\b(?:too late|(?:already|just) (?:closed|over|passed|ended|gone)|(?:closed|over|passed|ended|gone) already|"
    r"(?:have|has|did|do) (?:we|i|they) (?:already |just )?miss(?:ed)?|(?:has|have) (?:\S+ ){1,6}(?:closed|"
    r"passed|ended)|"
    r"liian myoha\w+|myohassa|myohastyi\w*|jo (?:ohi|mennyt|umpeutun\w+|paattyn\w+|sulkeutun\w+|kiinni|umpeutui|"
    r"paattyi|"
    r"sulkeutui)|meniko|(?:onko|ovatko) (?:\S+ ){1,5}(?:umpeutun\w+|paattyn\w+|sulkeutun\w+|mennyt|ohi))\b"
)
# A day or an hour that the question names itself, or an event on the way there: no question about today.
_SUPPOSES = re.compile(
    r"\b(?:if|jos|mikali|after that|sen jalkeen|last day|viimeisena paivana|maarapaivana|tomorrow|huomenna|"
    r"next (?:week|month|year|\w+day)|(?:ensi|seuraava\w*) (?:viik|kuu|vuo|\w+tai)\w*)\b"
)
_OPENS = re.compile(r"\b(?:opens?|opening|starts?|from|avautuu|aukeaa|alkaa|alkaen|auki)\W*(?:on )?\W*$")
_SHUT = re.compile(r"\b(?:closed|shut|paused?|kiinni|suljettu\w*|tauolla|tauko\w*)\W*(?:in |during )?\W*$")
_ROUNDS = tuple(
    re.compile(rf"\b(?:{ordinal}) (?:\w+ )*?(?:rounds?|calls?|haku\w*|kierro\w+)\b|\b(?:round|kierros) {number}\b")
    for number, ordinal in (
        (1, r"first|1st|1\.|ensimmai\w+"),
        (2, r"second|2nd|2\.|toi(?:nen|sen|sella)"),
        (3, r"third|3rd|3\.|kolma\w+"),
    )
)
_DATE_PARTS = 3


def is_open(reading: Reading, unit: Unit, today: date) -> bool | None:
    """Yes or no to whether a call is open, or over, on a day; None where that is not asked or no day is stated."""
    question, asking = fold(reading.text), fold(asking_sentence(reading.text))
    past = _ASKS_PAST.search(asking) is not None
    if not past and not _ASKS_OPEN.search(asking):
        return None
    if is_despite(reading):
        return None
    named = any(value.kind in ("date", "time") for value in reading.values)
    if named or _SUPPOSES.search(question) or _of_other_round(question, fold(unit.text)):
        return None
    spans = [span for value in unit.values if value.kind == "date" and (span := _span_of(value, unit)) is not None]
    spans = _in_season(spans, question, unit)
    if not spans:
        return None
    takes_in = any(first <= today <= last for first, last in spans) and not _is_shut(unit, today)
    return not takes_in if past else takes_in


def _of_other_round(question: str, text: str) -> bool:
    """True where a round is asked about by its number, and the text gives the day of another one."""
    asked, said = ({k for k, name in enumerate(_ROUNDS) if name.search(t)} for t in (question, text))
    return bool(asked and said) and not asked & said


def _in_season(spans: list[tuple[date, date]], question: str, unit: Unit) -> list[tuple[date, date]]:
    """Of several spans those that end in the season asked about, unless the unit itself speaks of it."""
    seasons = seasons_of(question)
    if not seasons or seasons & seasons_of(" ".join((*unit.headings[-1:], unit.text))):
        return spans
    months = {month for season in seasons for month in MONTHS[season]}
    return [span for span in spans if span[1].month in months]


def _span_of(value: Value, unit: Unit) -> tuple[date, date] | None:
    """The days from which and until which a call is open by one date; one day is its end unless it opens then."""
    last = day_of(value)
    if last is None:
        return None
    if value.key[0] == "range":
        first = value.key[1]
        if isinstance(first, tuple) and len(first) == _DATE_PARTS and all(first):
            return date(*(int(str(part)) for part in first)), last
    if _OPENS.search(fold(unit.text)[: value.start]):
        return last, date.max
    return date.min, last


def _is_shut(unit: Unit, today: date) -> bool:
    """True where a month is left out ("closed in July"), and it is that month."""
    return any(
        value.kind == "date"
        and len(value.key) == _DATE_PARTS
        and not value.key[0]
        and value.key[1] == today.month
        and _SHUT.search(fold(unit.text)[: value.start]) is not None
        for value in unit.values
    )
