"""A sum held against the sums that a guide lets one choose from: "EUR 30,000" and "EUR 60,000", and nothing between."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise

from assistant.language.spoken import write_out
from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.verdicts.limits import bound_of

_BARE_SUM = re.compile(r"(?<![\w.,])(?!(?:19|20)\d\d\b)\d{1,3}(?:[ ,.\u00a0]?\d{3})(?![\w%]|[.,]\d)")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_CURRENCY = re.compile(r"\b(?:eur\w*|or|tai|and|ja|per|project|hanke)\b|€")
_JOINS = re.compile(r"\W*(?:,|;|/|\bor\b|\btai\b|\band\b|\bja\b)\W*")
_CHOSEN = re.compile(
    r"\b(?:on offer|one of|choose|choice|available|option\w*|possible|apply for|ask for|request|get|fixed|can|could|"
    r"may|valita|valitt\w+|vaihtoeh\w+|yksi|tarjolla|mahdolli\w+|hakea|hakee|haetaan|pyytaa|saada|voi\w*|saa\w*|kay\w*|"
    r"onnistu\w*)\b"
)


def find_choice(reading: Reading, unit: Unit, section: Iterable[Unit]) -> tuple[bool, Unit] | None:
    """Whether the question's sum is among those to choose from, with the unit that names them; None for no choice."""
    asked = _sum_of(reading)
    if asked is None or not _CHOSEN.search(fold(reading.text)):
        return None
    offered = _sums_in(unit)
    if len(offered) > 1:
        return asked in offered, unit
    near = [other for other in section if other.headings == unit.headings and other.scopes == unit.scopes]
    bare = [other for other in near if not other.is_list and _is_sum(other)]
    sums = {value.key[0] for other in bare for value in other.values}
    if len(sums) < 2 or not {value.key[0] for value in unit.values if value.kind == "amount"} <= sums:
        return None
    members = {position for other in bare for position in other.members}
    if not members & set(unit.members) and unit.members[-1] + 1 not in members:
        return None
    whole = [other for other in section if other.is_list and members <= set(other.members)]
    shown = min(whole, key=lambda other: len(other.members), default=unit)
    return asked in sums, next((other for other in bare if other.values[0].key[0] == asked), shown)


def _sum_of(reading: Reading) -> Decimal | None:
    """The only sum of a question, also one without its currency: "we budgeted 45,000"."""
    sums = {value.key[0] for value in reading.values if value.kind == "amount" and value.key[0] == value.key[1]}
    taken = [(value.start, value.end) for value in reading.values if value.kind != "count" or value.unit]
    text = write_out(reading.text)
    for found in _BARE_SUM.finditer(text):
        if not any(start < found.end() and found.start() < end for start, end in taken):
            sums.add(Decimal(re.sub(r"\D", "", found.group())))
    return sums.pop() if len(sums) == 1 else None


def _sums_in(unit: Unit) -> set[object]:
    """The sums that a passage lists one after the other without calling them limits."""
    sums = [value for value in unit.values if value.kind == "amount"]
    between = (unit.text[a.end : b.start] for a, b in pairwise(sums))
    is_run = all(_JOINS.fullmatch(fold(text)) for text in between)
    return {value.key[0] for value in sums} if is_run and sums and bound_of(sums[0], fold(unit.text)) is None else set()


def _is_sum(unit: Unit) -> bool:
    """True for a passage that is one sum and nothing else."""
    if len(unit.values) != 1 or unit.values[0].kind != "amount":
        return False
    value = unit.values[0]
    rest = fold(unit.text[: value.start] + " " + unit.text[value.end :])
    return not _LETTERS.search(_CURRENCY.sub(" ", rest))
