"""Two ways side by side, one of which is ruled out: "without accreditation" is answered by what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.language.opposites import NEGATION
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, is_alike, split_words
from assistant.passages.units import Unit
from assistant.question.reading import Reading
from assistant.retrieval.search import Found
from assistant.verdicts.polarity import judge

# "without accreditation", "we are not accredited", "kellään ei ole akkreditointia": the words after it, or before.
_LACKS = re.compile(
    r"(?:^|(?<=[,.;!?] )|(?<= ))(?:"
    r"(?:without|ilman)(?: [^\s,.;:?!]+){1,3}|"
    r"(?:(?:but|and|if|as|since|although|though|mutta|ja|jos|vaikka|kun) )?"
    r"(?:(?:we|i|they|none of us|none of them|our \w+|nobody|no one|neither(?: of (?:us|our \w+))?)(?: (?:are|"
    r"am|have|has|is|do|does|yet))*"
    r"(?: (?:not|no|none)|n.t|)(?: (?:yet|have|got|any|an|a|been))*|"
    r"(?:\S+ ){0,3}?(?:ei|emme|eivat) (?:viela |ole |oo |viela ole |ole viela )+)(?: ?[^\s,.;:?!]+){1,3})"
    r"[,.;!]?",
)
_DENIES = re.compile(r"\b(?:without|ilman|not|no|none|nobody|neither|ei|emme|eivat|kumpikaan)\b|n.t\b")
_FALLS_SHORT = 3.0  # how far below the best score what stands beside it may be
_RULED_OUT = -4.0
_HALF = 0.5
_ALIKE = 0.7
_STEM = 7
_LONG = 3


def find_beside(reading: Reading, found: Found) -> tuple[Unit, bool] | None:
    """What the other way says of the matter, with yes or no; None where no way beside the best one's is ruled out."""
    best = found.units[found.order[0]]
    if found.foreign or best.is_list or len(best.headings) < 2 or not reading.wants_verdict:
        return None
    text = fold(reading.text)
    lacks = next((m for m in _LACKS.finditer(text) if _names_heading(m.group(), best)), None)
    if lacks is None:
        return None
    rest = f"{text[: lacks.start()]} {text[lacks.end() :]}".strip()
    if _is_under(rest, best):
        return None  # what is lacking is asked for
    case = replace(reading, text=rest, scopes=frozenset())
    least = float(found.scores[found.order[0]]) - _FALLS_SHORT
    beside = [k for k in found.order if found.units[k].section == best.section and not found.units[k].is_list]
    others = [found.units[k] for k in beside if not _is_under(lacks.group(), found.units[k])]
    alike = [unit for unit in others if _says_alike(best, unit)]
    near = [found.units[k] for k in beside if found.scores[k] > least and found.units[k] in alike]
    if near and _is_to_the_point(found):
        return near[0], judge(case, near[0]).yes
    measured = ((unit, judge(case, unit)) for unit in others if case.values)
    return next(((unit, verdict.yes) for unit, verdict in measured if verdict.rests_on == "numbers"), None)


def _is_to_the_point(found: Found) -> bool:
    """True where the reader does not rule the best candidate out."""
    return found.read is not None and float(found.read[found.order[0]]) > _RULED_OUT


def _names_heading(lacking: str, unit: Unit) -> bool:
    return _DENIES.search(lacking) is not None and _is_under(lacking, unit)


def _is_under(words: str, unit: Unit) -> bool:
    """True where a heading over a unit, below its section's own, has one of the words."""
    common = load_stopwords(unit.language)
    told = [word for word in split_words(words) if word not in common and len(word) > _LONG]
    above = [word for heading in unit.headings[1:] for word in split_words(heading) if len(word) > _LONG]
    return any(_same(word, other, unit) for word in told for other in above)


def _says_alike(unit: Unit, other: Unit) -> bool:
    """True where another statement has most of the telling words of a unit, its denial left out."""
    common = load_stopwords(unit.language)
    text = NEGATION[unit.language].sub(" ", fold(unit.text))
    telling: Sequence[str] = [word for word in split_words(text) if word not in common and len(word) > _LONG]
    shared = sum(any(_same(word, w, unit) for w in split_words(other.text)) for word in telling)
    return bool(telling) and shared > len(telling) * _HALF


def _same(word: str, other: str, unit: Unit) -> bool:
    return is_alike(word, other, unit.language, _ALIKE, _STEM)
