"""How long something may be that has several forms: the longest, the shortest, or all where none is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.comparisons.contest import is_comparative
from assistant.comparisons.stated_values import own_values
from assistant.language.words import fold, likeness, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading, is_cue
from assistant.retrieval.search import Found, Searcher
from assistant.selection.groups import groups_in
from assistant.values.sizes import size_of
from assistant.wording.phrases import say
from assistant.wording.sentences import tidy
from assistant.wording.statements import Statement
from ingest.values import Value

_LOOK_AHEAD = 12
_FEWEST = 2
_ALIKE = 0.75
_STEM = 5
_LONGEST = 120
_LONG = re.compile(
    r"\b(?:longest|pisin|pisim\w+|kauim\w+|enimmiskesto\w*|enimmaiskesto\w*|maximum (?:length|duration|stay|time)|"
    r"max (?:length|duration|stay)|(?:how long|kuinka (?:kauan|pitka\w*)|kauanko) .*\b(?:at most|at the most|maximum|"
    r"max|enintaan|korkeintaan|enimmillaan|maksimissaan))\b"
)
_SHORT = re.compile(
    r"\b(?:shortest|lyhin|lyhinta|lyhim\w+|vahimmaiskesto\w*|minimum (?:length|duration|stay|time)|"
    r"min (?:length|duration|stay)|how short|(?:kuinka|miten) lyhy\w+|"
    r"(?:how long|kuinka (?:kauan|pitka\w*)|kauanko) .*\b(?:at least|at the least|minimum|"
    r"vahintaan|vahimmillaan|minimissaan))\b"
)
_AWAY = re.compile(
    r"\b(?:abroad|away|go|exchange|mobility|ulkomail\w+|poissa|vaihdo\w+|vaihtoon|vaihtoja\w+|lahtea|liikkuvuu\w+)\b"
)
# Says only that somebody is away for a time.
_STAY = re.compile(
    r"stay\w*|period\w*|time|exchange\w*|mobilit\w+|abroad|away|go|going|travel\w*|possible|trip\w*|visit\w*|length|"
    r"\w*vaih(?:to|do|toa|don|dossa|tojakso|tojen|tojakson)\w*|jakso\w*|\w*liikkuvuu\w*|ulkomai\w+|ulkomail\w+|aika\w*|"
    r"olla|oleske\w+|viipy\w*|lahte\w+|matka\w*|mahdolli\w+|opiskell\w+|opiskelu\w*|kest\w+|mita|mika|forms?|muoto\w*|reissu\w*|"
    r"enint\w+|korkeint\w+|vahint\w+|enimmill\w+|vahimmill\w+|most|least|maximum|minimum|max|min|lyhyt|short|pitk\w+|kuinka|kauan|kauanko|long"
)


def answer_extreme(reading: Reading, found: Found, searcher: Searcher) -> tuple[Statement, ...] | None:
    """The longest or shortest form beside the best candidate, then all of them; None where no such thing is asked.

    "How long can a student be abroad?" gets them all: it names people and none of their forms.
    """
    text = fold(reading.text)
    longest, shortest = _LONG.search(text) is not None, _SHORT.search(text) is not None
    every = not longest and not shortest and reading.main == "duration" and _AWAY.search(text) is not None
    if (
        (longest == shortest and not every)
        or reading.asks_for("whether", "comparison", "deadline", "amount", "share")
        or found.foreign
    ):
        return None
    if reading.values or reading.unknown_codes or reading.uncovered:
        return None
    forms = _forms_asked(reading, found, searcher)
    if not forms or (every and not groups_in(reading.text)):
        return None
    if every:
        whose = Statement(f"{tidy(forms[0].headings[-1])}:", (), "intro")
        return whose, *(Statement(tidy(form.text), form.members, bullet=True) for form in forms)
    ends = [_end(form, longest) for form in forms]
    best = (max if longest else min)(ends)
    chosen = [form for form, end in zip(forms, ends, strict=True) if end == best]
    key = f"first_duration_{'more' if longest else 'less'}"
    said = say(key, reading.language, names=", ".join(tidy(form.text) for form in chosen))
    lead = Statement(said, tuple(k for form in chosen for k in form.members))
    items = (Statement(tidy(form.text), form.members, bullet=True) for form in forms if form not in chosen)
    return lead, *items


def _forms_asked(reading: Reading, found: Found, searcher: Searcher) -> list[Unit]:
    """The forms under one heading, for the group of people asked about; empty where the question names a form."""
    people = groups_in(reading.text)
    for k in found.order[:_LOOK_AHEAD]:
        unit = found.units[k]
        if not unit.headings or not (_range_of(unit) or unit.is_list):
            continue
        forms = [u for u in searcher.in_section(unit.section) if _is_form(u, unit)]
        if len(forms) < _FEWEST:
            continue
        heading = unit.headings[-1]
        if people and not people & groups_in(heading):
            continue
        return forms if _asks_only(reading, heading, forms) else []
    return []


def _is_form(unit: Unit, beside: Unit) -> bool:
    """True for an item beside another with a range of its own; "Project duration: …" is a value and no form."""
    if own_values(unit, "duration"):
        return False
    same = unit.headings == beside.headings and not unit.is_list and len(unit.text) <= _LONGEST
    return same and _range_of(unit) is not None and not unit.text.rstrip().endswith((".", "?", "!"))


def _range_of(unit: Unit) -> Value | None:
    """The only duration of a unit, where it goes from one length to another."""
    values = [value for value in unit.values if value.kind == "duration"]
    low, high = size_of(values[0]) if len(values) == 1 else (None, None)
    return values[0] if low is not None and high is not None and low < high else None


def _end(form: Unit, longest: bool) -> Decimal:
    value = _range_of(form)
    low, high = size_of(value) if value is not None else (None, None)
    return (high if longest else low) or Decimal(0)


def _asks_only(reading: Reading, heading: str, forms: Sequence[Unit]) -> bool:
    """True where all that the question names is a time, or the people or thing of the heading; and no form."""
    above = split_words(heading)
    words = [word for item in reading.items for word in item.text.split() if not is_comparative(word)]
    stays = {w for w in words if (_STAY.fullmatch(w) and not groups_in(w)) or is_cue(w, ("duration",))}
    telling = set(words) - stays
    known = {w for w in telling if any(likeness(w, other, reading.language) >= _ALIKE for other in above)}
    # A "teacher-student" is neither of the two.
    known |= {word for word in telling if len(groups_in(word)) == 1 and groups_in(word) & groups_in(heading)}
    doings = {word for word in telling if not groups_in(word)}  # "teach", where teachers and teaching are told apart
    named = any(
        likeness(word, other, form.language) >= _ALIKE or other.startswith(word[:_STEM])
        for form in forms
        for word in doings
        for other in split_words(form.text)
        if len(word) >= _STEM
    )
    between = any(len(groups_in(word)) > 1 for word in telling)
    return bool(known) and known == telling and not named and not between
