"""Whether the partners told of make a network: "we, a German and a French school" are three, from three countries."""

from __future__ import annotations

import re

from assistant.language.spoken import write_out
from assistant.language.words import fold
from assistant.names.countries import HOME, read_countries, read_regions
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.features import NAMES
from assistant.retrieval.search import Found
from assistant.values.sizes import in_all, size_of
from assistant.verdicts.with_us import with_us
from ingest.values import Value, compatible

_INSIDE = "European Economic Area"  # as data/regions.toml names it
_LOOK_AHEAD = 6
_SCOPE_OTHER = NAMES.index("scope_other")
_PARTNER = re.compile(
    r"\b(?:partners?|schools?|colleges?|firms?|compan(?:y|ies)|institutions?|universit(?:y|ies)|organisations?|"
    r"\w*koulu\w*|oppilaito\w+|yrity\w+|firma\w*|kumppan\w+|partneri\w*|organisaatio\w*|yliopisto\w*)\b"
)
_ENOUGH = re.compile(
    r"\b(?:enough|sufficient|suffic\w+|riit[at]\w*|tarpeeksi|kelpaa\w*|liian (?:vahan|harva)|too few)\b"
)
_US = re.compile(r"\b(?:we|us|our|ourselves|i|my|me|meita|meilla|meidan|mukana|kumppanimme|\w{3,}(?:mme|nko))\b")
# Who asks is among those that are named.
_ARE_ALL = re.compile(r"\b(?:we are|we.re|there are (?:two|three|four|\d) of us|olemme|ollaan|meita on|me ollaan)\b")
_MAKES = re.compile(
    r"\b(?:apply|hakea|form|start|do|make|tehda|perustaa|kelpaa\w*|kay|kayko|"
    r"onnistuu\w*|possible|mahdollista|work|okay?)\b"
)


def compare_network(reading: Reading, unit: Unit) -> bool | None:
    """Whether the organisations and the countries told of are as many as the unit wants; None where not all is told.

    Who asks is one of them, and from home. Countries outside are left to what the guide says of them.
    """
    bodies, countries = _least(unit, "organisation"), _least(unit, "country")
    question = fold(write_out(reading.text))
    named = read_countries(reading.text)
    if bodies is None or countries is None or not named or not named <= read_regions(_INSIDE) | {HOME}:
        return None
    counts = [v for v in reading.values if v.kind == "count"]
    enough = _ENOUGH.search(question) is not None
    if any(_counts(v, "country") for v in counts) or not _PARTNER.search(question):
        return None
    if not enough and not (counts and _MAKES.search(question) and _US.search(question)):
        return None
    summed = in_all(counts)
    summed = summed if _ARE_ALL.search(question) else with_us(summed, question, unit)
    stated = [v for v in summed if _counts(v, "organisation")]
    sizes = [int(size) for v in stated if (size := size_of(v)[0]) is not None]
    there = len(named if _ARE_ALL.search(question) else named | {HOME})
    if not sizes and there < bodies:
        return None if there >= countries else False
    return there >= countries and max([there, *sizes]) >= bodies


def find_network(reading: Reading, found: Found) -> Unit | None:
    """The best statement of how many are wanted, where it is asked whether partners from named countries are enough."""
    if found.foreign or not reading.wants_verdict or not _ENOUGH.search(fold(reading.text)):
        return None
    near = (k for k in found.order[:_LOOK_AHEAD] if not found.units[k].is_list)
    units = [found.units[k] for k in near if not found.features[k, _SCOPE_OTHER]]
    return next((unit for unit in units if compare_network(reading, unit) is not None), None)


def _least(unit: Unit, thing: str) -> int | None:
    """How many of a thing a unit wants, where it says so once."""
    found = [size for v in unit.values if _counts(v, thing) and (size := size_of(v)[0]) is not None]
    return int(found[0]) if len(found) == 1 else None


def _counts(value: Value, thing: str) -> bool:
    return value.kind == "count" and bool(value.unit) and compatible(value.unit, thing)
