"""The question as the reader gets it beside each candidate: with the guide's own words where that one has them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.words import fold, likeness, split_words
from assistant.names.countries import HOME, read_countries, regions_in
from assistant.passages.units import Unit
from assistant.question.reading import Reading, without_year
from assistant.question.renamed import Renamed

_WORDS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_CODE_ADDED = re.compile(r"\((?P<code>[A-ZÅÄÖ]{1,5}-?\d{1,4}(?:-[A-Z]+)?)\)\W*$")
_OF_TOPIC = re.compile(
    r"(?<![\w-])(?:hank(?:e|kee\w*|keista|keissa|keille)|projekti\w{0,6}|tu(?:ki|en|kea|esta|keen|ella)|avustu(?:s|ksen|sta|ksesta))"
    r"(?![\w-])",
    re.IGNORECASE,
)
_SAME = 0.95


def put_to_reader(reading: Reading, best: Unit, unit: Unit) -> str:
    """The question without the guide's call year, and with those of its added words that stand in a candidate.

    "Next call 3.9.2026" is taken for no answer to "When is the call in 2026?"; `best` tells which year that is.
    What the guide calls a country or a region goes right after it, where it is read best: "to Japan (global mobility)
    with KA122?".
    """
    year = best.document.edition
    asked = year.isdigit() and int(year) in reading.years and reading.asks_for("deadline", "time")
    text = _with_code(without_year(reading.text, year) if asked else reading.text)
    if not reading.added:
        return text
    own = text.removesuffix(_in_brackets(reading.added))
    regions = {name for name, _ in regions_in(f"{unit.text} {' '.join(unit.headings)}")}
    told = tuple(one for one in reading.added if one.name in regions or _names(unit, one.name))
    left, placed = [], set()
    for one in told:
        renamed = _put_in_place(own, one)
        if renamed is not None:
            own = renamed
            placed.add(one.said)
        elif one.said not in placed:
            left.append(one)
    if not left:
        return own
    after = _end_of_places(own)
    return own + _in_brackets(left) if after is None else own[:after] + _in_brackets(left) + own[after:]


def _put_in_place(text: str, one: Renamed) -> str | None:
    """A question with the guide's own word for one of its words; None where that does not stand there.

    "Voiko ammattikoulu hakea?" is hardly taken to be answered by "ammatillinen oppilaitos" as long as this follows in
    brackets; put in its place it is, whatever the case.
    """
    words = list(_WORDS.finditer(text))
    folded = [fold(word.group()) for word in words]
    size = len(one.said)
    first = next((k for k in range(len(words) - size + 1) if size and tuple(folded[k : k + size]) == one.said), None)
    if first is None:
        return None
    start, end = words[first].start(), words[first + size - 1].end()
    name = one.name[:1].upper() + one.name[1:] if text[start].isupper() else one.name
    return text[:start] + name + text[end:]


def _with_code(text: str) -> str:
    """A Finnish question whose topic was added by its code, with the code before what it is of as well.

    "Paljonko hanke saa (KA220)?" is hardly taken to be about KA220; "Paljonko KA220-hanke saa (KA220)?" is.
    """
    added = _CODE_ADDED.search(text)
    return text if added is None else _OF_TOPIC.sub(rf"{added['code']}-\g<0>", text, count=1)


def with_added(text: str, names: Sequence[Renamed]) -> str:
    """A question with the guide's own words for what it asks about, in brackets after it."""
    return text + _in_brackets(names)


def _names(unit: Unit, name: str) -> bool:
    """True where a unit, or what it stands under, has all words of a name in some form."""
    held = unit.words | unit.heading_words
    return all(
        any(word[:2] == other[:2] and likeness(word, other, unit.language) >= _SAME for other in held)
        for word in split_words(name)
    )


def _in_brackets(names: Sequence[Renamed]) -> str:
    return f" ({', '.join(one.name for one in names)})"


def _end_of_places(text: str) -> int | None:
    """Where the last country or region that a question names ends; None where it names none."""
    named = _places(text)
    ends = (word.end() for word in _WORDS.finditer(text)) if named else ()
    return next((end for end in ends if _places(text[:end]) == named), None)


def _places(text: str) -> frozenset[str]:
    return (read_countries(text) - {HOME}) | {name for name, _ in regions_in(text)}
