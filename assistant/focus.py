"""The part of a statement that answers, where the statement gives several values for several cases.

"A takes 6 months, B 15 months and C 4 to 12 months" answers a question about B with its middle part alone, and a
table's row a question about one of its columns with that cell. Where it is not clear which part is asked for, the
statement stays whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.cues import patterns_of
from assistant.question import Reading, is_cue
from assistant.stopwords import load_stopwords
from assistant.terms import TermBook
from assistant.units import Unit
from assistant.words import fold, likeness, split_words
from ingest.types import Language
from ingest.values import Value, read_values

_STRONG, _WEAK = re.compile(r";\s+|(?<=[^\d.])\.\s+(?=[A-ZÅÄÖ0-9])"), re.compile(r",\s+(?:ja |and |sekä )?")
_AND = re.compile(r"\s+(?:ja|sekä|and|or|tai),?\s+")
_LABEL = re.compile(r"^[^:;,.]{2,60}:\s+(?=\S)")
_CELL = re.compile(r"(?P<label>[^:;]{1,60}): (?P<value>[^;]+)")
_BRACKETS = re.compile(r"\([^()]*\)")
_END = re.compile(r"\b(?:paatty\w*|sulkeutu\w*|viimei\w+|clos\w+|ends?|deadline|last)\b")
_START = re.compile(r"\b(?:alka\w*|aloit\w*|kaynnist\w*|aukea\w*|avau\w*|open\w*|start\w*|begin\w*)\b")
_ALIKE = 0.6
_FEWEST_CELLS = 3
_SHORT_NAME = 4  # "C" says nothing without its column's name


def focus(unit: Unit, reading: Reading, book: TermBook) -> Unit:
    """The unit, or one with only that part of its text that the question asks about: words of the text itself."""
    if unit.is_list or reading.asks_for("list", "comparison", "whether", "open", "who"):
        return unit
    if reading.asks_for("definition") and not reading.expects:
        return unit
    if len(reading.expects) > 1 and not reading.asks_for("deadline", "time"):
        return unit
    kinds = reading.expects or _repeated(unit)
    cells = _cells(unit.text)
    text = _one_cell(cells, unit, reading, kinds) if cells else _one_case(unit, reading, kinds, book)
    return replace(unit, text=text, values=tuple(read_values(text))) if text else unit


def _repeated(unit: Unit) -> tuple[str, ...]:
    """The kind of value that the unit has most of, where a question says no kind."""
    counts = Counter(value.kind for value in unit.values if value.kind not in ("code", "year"))
    return tuple(kind for kind, count in counts.most_common(1) if count > 1)


def _cells(text: str) -> list[re.Match[str]]:
    """The cells of a table's row as it is read, "Column: value; Column: value"; empty where it is none."""
    pieces = text.rstrip(".").split("; ")
    cells = [found for piece in pieces if (found := _CELL.fullmatch(piece)) is not None]
    return cells if len(cells) == len(pieces) >= _FEWEST_CELLS else []


def _one_cell(cells: Sequence[re.Match[str]], unit: Unit, reading: Reading, kinds: Sequence[str]) -> str:
    """Of a table's row, its name and the cell under the column asked for; empty where that is not clear."""
    first, *rest = cells
    giving = [c for c in rest if any(v.kind in kinds for v in read_values(c["value"]))]
    if len(giving) < 2:
        return ""
    asked = [_named(reading.text, c["label"], unit.language) + _labelled(reading, c["label"]) for c in giving]
    best = max(asked)
    if best == 0 or asked.count(best) > 1:
        return ""
    chosen = giving[asked.index(best)]
    name = first["value"] if len(first["value"]) > _SHORT_NAME else first.group()
    return f"{name}; {chosen['label']}: {chosen['value']}"


def _labelled(reading: Reading, label: str) -> int:
    """1 where a column's name says the kind of value that is asked for ("closes" for a deadline)."""
    text = fold(label)
    starts = bool(_START.search(fold(reading.text)))
    if reading.asks_for("deadline") and (_START if starts else _END).search(text):
        return 2
    return int(_asks_for_kind(reading, text))


def _asks_for_kind(reading: Reading, text: str) -> bool:
    """True for words that say what kind of value is wanted."""
    return any(pattern.search(text) for pattern in patterns_of(reading.asks))


def _named(question: str, text: str, language: Language) -> int:
    words, common = split_words(text), load_stopwords(language)
    asked = {word for word in split_words(question) if word not in common and len(word) > 2}
    return sum(any(likeness(a, w, language) >= _ALIKE for a in asked) for w in words)


def _one_case(unit: Unit, reading: Reading, kinds: Sequence[str], book: TermBook) -> str:
    """Of several values for several cases the one whose case the question names; empty where that is not clear."""
    by_kind = ([v for v in unit.values if v.kind == kind] for kind in kinds)
    values = next((some for some in by_kind if len(some) > 1), [])
    if not values:
        return ""
    cuts = _cuts(unit.text, values)
    if not cuts:
        return ""
    bounds = [0, *(start for start, _ in cuts), len(unit.text)]
    starts = [0, *(end for _, end in cuts)]
    parts = [unit.text[a:b] for a, b in zip(starts, bounds[1:], strict=True)]
    held = [_items_in(part, reading, book, unit.language) for part in parts]
    everywhere = frozenset.intersection(*held)
    own = [h - everywhere for h in held]
    later = [len(h - own[0]) for h in own[1:]]
    label = found.group() if (found := _LABEL.match(unit.text)) else ""
    if max(later) > 0:
        if later.count(max(later)) > 1 or (not label and len(own[0]) > max(later) + 1):
            return ""
        return label + parts[1 + later.index(max(later))]
    has_case = all(_says_more(part, unit.language) for part in parts[1:])
    if not has_case or not own[0]:
        return ""
    return parts[0]


def _cuts(text: str, values: Sequence[Value]) -> list[tuple[int, int]]:
    """Where one value's part ends and the next begins, one cut between any two; empty where that is not clear."""
    cuts = []
    text = _BRACKETS.sub(lambda found: "_" * len(found.group()), text)
    for before, after in pairwise(values):
        between = text[before.end : after.start]
        for pattern in (_STRONG, _WEAK, _AND):
            found = list(pattern.finditer(between))
            if len(found) == 1:
                break
        if len(found) != 1:
            return []
        cuts.append((before.end + found[0].start(), before.end + found[0].end()))
    return cuts


def _items_in(part: str, reading: Reading, book: TermBook, language: Language) -> frozenset[str]:
    terms = {mention.term for mention in book.link(part)}
    words = [w for w in split_words(part) if len(w) > 1]
    return frozenset(
        item.text
        for item in reading.items
        if not (is_cue(item.text, reading.asks) or _asks_for_kind(reading, item.text))
        if item.term in terms or any(likeness(a, w, language) >= _ALIKE for a in item.text.split() for w in words)
    )


def _says_more(part: str, language: Language) -> bool:
    """True where a part has words beside its values: the case it is for."""
    rest = part
    for value in reversed(read_values(part)):
        rest = rest[: value.start] + " " + rest[value.end :]
    return any(len(word) > 3 and not word.isdigit() for word in split_words(rest))
