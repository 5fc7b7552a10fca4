"""Numbers of other things than those that are counted: applications for partners, partners for companies."""

from __future__ import annotations

import re

from assistant.language.words import fold
from assistant.passages.units import Unit
from assistant.question.reading import Reading, unit_of
from assistant.retrieval.search import Found
from assistant.selection.wanted import gives
from ingest.values import compatible

_LOOSE = ("time", "km")
_ONE_AT_LEAST = re.compile(r"\b(?:at least|vahintaan|ainakin) (?:one|an?|yksi|yhden)\b")
# What one thing is told as another: people as the periods or groups they travel in, projects as their applications.
_ALSO = (
    frozenset({"person", "participant", "learner", "teacher", "expert", "mobility", "group"}),
    frozenset({"participant", "organisation", "partner", "institution", "actor"}),
    frozenset({"application", "project"}),
    frozenset({"activity", "mobility", "visit"}),
)
_BARE_NUMBER = re.compile(r"(?<![\w.,(])\d{1,3}(?![\w.,)%])")
_FIRST = 14  # letters before the noun that is counted: "vocational"
# Kinds of bodies that "partner" and "organisation" do not name, and what names them.
_BODIES = tuple(
    (re.compile(rf"\b(?:{asked})\b"), re.compile(rf"\b(?:{told})"))
    for asked, told in (
        (
            r"compan(?:y|ies)|firms?|business(?:es)?|enterprises?|employers?|yrity(?:s|sta|ksia)|firma[an]?|firmoja|tyonantaja[an]?",
            r"\w*compan|firm|business|\w*enterprise|employer|working life|labour market|industry|workplace|"
            r"\w*yrity|\w*yrityk|firm|"
            r"tyoelama|tyomarkkina|elinkeino|tyonantaj|\w*tyopaik",
        ),
        (
            r"universit(?:y|ies)|higher education institutions?|korkeakoulu[an]?|"
            r"yliopisto[an]?|ammattikorkeakoulu[an]?",
            r"universit|higher education|academ|\w*korkeakoul|\w*yliopist|ammattikorkea|amk",
        ),
        (
            r"ngos?|charit(?:y|ies)|non-?profits?|kansalaisjarjesto[an]?",
            r"ngo|associat|charit|non-?profit|non-?govern|civil society|\w*jarjesto|\w*yhdisty|kansalais|seura",
        ),
        (
            r"municipalit(?:y|ies)|local authorit(?:y|ies)|towns|cities|kunta[an]?|kuntia|kaupunki[an]?",
            r"municipal|authorit|town|cit(?:y|ies)|council|\w*kun(?:ta|na|ti|ni)|\w*kaupun|viranomai",
        ),
        (r"research (?:institutes?|centres?)|tutkimuslaito(?:s|sta)", r"research|tutkimus"),
    )
)


def counts_another(reading: Reading, unit: Unit) -> bool:
    """True where so many of one thing are asked for and the unit numbers only others: "5 applications" for partners."""
    asked = _counted(reading)
    counts = [value for value in unit.values if value.kind == "count"]
    if not asked or not counts or any(not value.unit for value in counts) or _has_bare_number(unit):
        return False
    return not any(value.unit in _LOOSE or _may_be(asked, value.unit) for value in counts)


def lacks_body(reading: Reading, found: Found) -> bool:
    """True where companies or universities are counted, and neither the best unit nor its section numbers any."""
    if (
        found.foreign
        or not reading.counted
        or reading.expects != ("count",)
        or reading.asks_for("whether", "comparison")
    ):
        return False
    noun = fold(reading.counted)
    told = next((told for asked, told in _BODIES if (m := asked.search(noun)) is not None and m.start() < _FIRST), None)
    if told is None:
        return False
    best = found.units[found.order[0]]
    beside = (unit for unit in found.units if unit.section == best.section and not unit.is_list)
    return not any(told.search(fold(unit.text)) and _numbers(unit) for unit in (best, *beside))


def _numbers(unit: Unit) -> bool:
    return any(value.kind == "count" for value in unit.values) or _ONE_AT_LEAST.search(fold(unit.text)) is not None


def gives_by_item(reading: Reading, unit: Unit, found: Found) -> bool:
    """True where a unit, of a list an item of the topic asked about, gives what is asked for."""
    if not unit.is_list:
        return gives(reading, unit)
    items = (one for one in found.units if not one.is_list and one.members[0] in unit.members)
    return any(gives(reading, one) and reading.scopes <= one.scopes for one in items)


def _has_bare_number(unit: Unit) -> bool:
    """True for "2 from one country", whose first number counts what the sentence before it says."""
    text = unit.text
    for value in sorted(unit.values, key=lambda one: one.start, reverse=True):
        text = f"{text[: value.start]} {text[value.end :]}"
    return _BARE_NUMBER.search(text) is not None


def _may_be(one: str, other: str) -> bool:
    return compatible(one, other) or any({one, other} <= family for family in _ALSO)


def _counted(reading: Reading) -> str:
    """The unit of what is counted, as the value reader names it; "" where it knows none or something else is asked."""
    if not reading.counted or reading.expects != ("count",) or reading.asks_for("whether", "comparison", "list"):
        return ""
    known = unit_of(reading.counted.replace("-", " ").split()[0])
    return known[1] if known is not None and known[0] == "count" and known[1] not in _LOOSE else ""
