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

from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, likeness, split_words
from assistant.names.countries import read_countries
from assistant.names.terms import TermBook
from assistant.passages.units import Unit
from assistant.question.cues import patterns_of
from assistant.question.reading import Reading, is_cue
from assistant.question.things import counts_two
from ingest.types import Language
from ingest.values import Value, read_values

_STRONG, _WEAK = re.compile(r";\s+|(?<=[^\d.])\.\s+(?=[A-ZÅÄÖ0-9])"), re.compile(r",\s+(?:ja |and |sekä )?")
_AND = re.compile(r"\s+(?:ja|sekä|and|or|tai),?\s+")
_LABEL = re.compile(r"^[^:;,.]{2,60}:\s+(?=\S)")
_CELL = re.compile(r"(?P<label>[^:;]{1,60}): (?P<value>[^;]+)")
_BRACKETS = re.compile(r"\([^()]*\)")
_END = re.compile(r"\b(?:paatty\w*|sulkeutu\w*|viimei\w+|clos\w+|ends?|deadline|last)\b")
_START = re.compile(r"\b(?:alka\w*|aloit\w*|kaynnist\w*|aukea\w*|avau\w*|open\w*|start\w*|begin\w*)\b")
_LETTER = re.compile(r"[A-ZÅÄÖ]{1,3}-?\d{0,4}|\d")
_CODE = re.compile(r"[A-ZÅÄÖ]{1,5}-?(?:[A-Z]{1,3}|\d{1,4})")
_OTHERS = re.compile(r"\b(?:muut|muiden|muissa|muille|muihin|muilla|muista|(?:the )?others?|the rest)\b")
_SINGLE = re.compile(r"\b(?:yksittai\w*|yksilo\w*|single|individual)\b")
_ONE = re.compile(r"\b(?:yksi|yks|yksin|yhden|yksittai\w*|itsekseen|omin pain|one|single|individual|alone)\b")
_LIMIT = r"(?:vähintään|enintään|korkeintaan|at least|at most|up to|no more than|no less than|max\.?|min\.?)\s+"
_LIMIT_BEFORE, _LIMIT_INSIDE = re.compile(rf"\b{_LIMIT}$", re.IGNORECASE), re.compile(_LIMIT, re.IGNORECASE)
_DEPENDS = re.compile(
    r"(?:joista|joiden|niista|of which|of whom|of these|one of which|kuitenkin|however|"
    r"(?:but|mutta) (?:no more|not more|at most|at least|enintaan|vahintaan|korkeintaan))\b"
)
_ALIKE = 0.6
_COMPOUND, _BEGINNING = 10, 6
_FEWEST_CELLS = 3
_SHORT_NAME = 4  # "C" says nothing without its column's name


def focus(unit: Unit, reading: Reading, book: TermBook) -> Unit:
    """The unit, or one with only that part of its text that the question asks about: words of the text itself."""
    if unit.is_list or reading.asks_for("list", "comparison", "whether", "open", "who") or counts_two(reading):
        return unit
    cells = _cells(unit.text)
    if reading.asks_for("definition") and not reading.expects and not cells:
        return unit
    kinds = tuple(kind for kind in reading.expects if any(value.kind == kind for value in unit.values))
    if len(kinds) > 1 and not reading.asks_for("deadline", "time"):
        return unit
    kinds = kinds if reading.expects else _repeated(unit)
    text = _one_cell(cells, unit, reading, kinds, book) if cells else _one_case(unit, reading, kinds, book)
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


def _one_cell(
    cells: Sequence[re.Match[str]], unit: Unit, reading: Reading, kinds: Sequence[str], book: TermBook
) -> str:
    """Of a table's row, its name and the cell under the column asked for; empty where that is not clear."""
    first, *rest = cells
    giving = [c for c in rest if any(v.kind in kinds for v in read_values(c["value"]))]
    if len(giving) < 2:
        return ""
    columns = [_describe(c["label"], book) for c in giving]
    asked = [
        _named(reading.text, column, unit.language)
        + _labelled(reading, c["label"])
        + names_topic(reading, c["label"], book)
        + _is_for_one(reading, c["label"])
        for c, column in zip(giving, columns, strict=True)
    ]
    best = max(asked)
    if best == 0 or asked.count(best) > 1:
        return ""
    chosen = giving[asked.index(best)]
    name = first["value"] if len(first["value"]) > _SHORT_NAME else first.group()
    return f"{name}; {chosen['label']}: {chosen['value']}"


def _describe(label: str, book: TermBook) -> str:
    """A column's name; of one that is a mere code, the names of what the code stands for as well."""
    if not any(_CODE.fullmatch(word) for word in label.split(",")[0].split()):
        return label
    names = dict.fromkeys(name for m in book.link(label) for name in (*book[m.term].fi, *book[m.term].en))
    return " ".join((label, *names))


def names_topic(reading: Reading, label: str, book: TermBook) -> int:
    """1 where a column is headed by a topic of the question, by its letter or code too: "C" for "Voucher C"."""
    if any(mention.term in reading.terms for mention in book.link(label)):
        return 1
    if not _LETTER.fullmatch(label.strip()):
        return 0
    names = (name for term in reading.scopes for name in (*book[term].codes, *book[term].fi, *book[term].en))
    return int(any(fold(label.strip()) in split_words(name) for name in names))


def _is_for_one(reading: Reading, label: str) -> int:
    """1 where a column is for single ones and the question tells of one."""
    return int(bool(_SINGLE.search(fold(label)) and _ONE.search(fold(reading.text))))


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
    cuts = _cuts(unit.text, values) if values else []
    if not cuts:
        return ""
    bounds = [0, *(start for start, _ in cuts), len(unit.text)]
    starts = [0, *(end for _, end in cuts)]
    parts = [unit.text[a:b] for a, b in zip(starts, bounds[1:], strict=True)]
    counted = _counted(reading, values, unit.language)
    if counted:
        return _one_part(unit.text, parts, cuts, min(counted), values[0].kind) if len(counted) == 1 else ""
    held = [_items_in(part, reading, book, unit.language) for part in parts]
    if unit.language == "fi" and not frozenset().union(*held):
        held = [_begun_alike(part, reading) for part in parts]
    everywhere = frozenset.intersection(*held)
    own = [h - everywhere for h in held]
    later = [len(h - own[0]) for h in own[1:]]
    if max(later) > 0:
        if later.count(max(later)) > 1 or (not _LABEL.match(unit.text) and len(own[0]) > max(later) + 1):
            return ""
        return _one_part(unit.text, parts, cuts, 1 + later.index(max(later)), values[0].kind)
    if _is_another(parts, reading, book):
        return _one_part(unit.text, parts, cuts, len(parts) - 1, values[0].kind)
    has_case = all(_says_more(part, unit.language) for part in parts[1:])
    return parts[0] if has_case and (own[0] or _is_elsewhere(parts, reading)) else ""


def _one_part(text: str, parts: Sequence[str], cuts: Sequence[tuple[int, int]], chosen: int, kind: str) -> str:
    """One of the parts, with the text's label and the "at least" that the parts share.

    Empty for one that says nothing by itself: "of which at least two are schools", "but no more than EUR 500".
    """
    if chosen == 0:
        return parts[0]
    label = found.group() if (found := _LABEL.match(text)) else ""
    part = parts[chosen]
    if _DEPENDS.match(fold(part)):
        return ""
    limit, _ = _limit_of(parts[0], kind)
    own, at = _limit_of(part, kind)
    apart = any(_STRONG.fullmatch(text[a:b]) for a, b in cuts[:chosen])
    return label + (part if apart or own or at is None else part[:at] + (limit.lower() if at else limit) + part[at:])


def _limit_of(part: str, kind: str) -> tuple[str, int | None]:
    """The words right before a part's first value of a kind that make it a limit ("no more than "), and its place."""
    value = next((v for v in read_values(part) if v.kind == kind), None)
    if value is None:
        return "", None
    found = _LIMIT_INSIDE.match(value.text) or _LIMIT_BEFORE.search(part[: value.start])
    return (found.group() if found else ""), value.start


def _counted(reading: Reading, values: Sequence[Value], language: Language) -> frozenset[int]:
    """Which of several counts are of things that the question asks for; none where several are of the same thing."""
    nouns = reading.counted.replace("-", " ").split()[:1]
    if not nouns or any(value.kind != "count" for value in values):
        return frozenset()
    alike = [_likest(fold(nouns[0]), value, language) for value in values]
    best = alike.index(max(alike))
    if alike[best] < _ALIKE or alike.count(alike[best]) > 1:
        return frozenset()
    words = {word for word in split_words(reading.text) if len(word) > 2} - {fold(nouns[0])}
    also = (k for k, v in enumerate(values) if any(_likest(word, v, language) >= _ALIKE for word in words))
    return frozenset({best, *also})  # "How many countries? And organisations?"


def _likest(noun: str, value: Value, language: Language) -> float:
    """How like a noun the thing is that a value counts; the very same word is likest."""
    return max((2 * (noun == word) + likeness(noun, word, language) for word in split_words(value.text)), default=0.0)


def _is_another(parts: Sequence[str], reading: Reading, book: TermBook) -> bool:
    """True where the question's topic is none of those named, and the last part is for "the others"."""
    named = {mention.term for part in parts for mention in book.link(part) if book.is_scope(mention.term)}
    return bool(named and reading.scopes and not reading.scopes & named and _OTHERS.search(fold(parts[-1])))


def _is_elsewhere(parts: Sequence[str], reading: Reading) -> bool:
    """True where the question names a country and all parts but the first are for other countries."""
    asked = read_countries(reading.text)
    named = [read_countries(part) for part in parts]
    return bool(asked) and not named[0] and all(some and not some & asked for some in named[1:])


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
    single = {"single"} if _SINGLE.search(fold(part)) and _SINGLE.search(fold(reading.text)) else set()
    return (
        read_countries(reading.text) & read_countries(part)
        | single
        | frozenset(
            item.text
            for item in reading.items
            if not (is_cue(item.text, reading.asks) or _asks_for_kind(reading, item.text))
            if item.term in terms or any(likeness(a, w, language) >= _ALIKE for a in item.text.split() for w in words)
        )
    )


def _begun_alike(part: str, reading: Reading) -> frozenset[str]:
    """The question's compounds that begin as one of the part's does: "energiaremontti", "energiansäästö"."""
    words = [word for word in split_words(part) if len(word) >= _COMPOUND]
    long = [item.text for item in reading.items if len(item.text) >= _COMPOUND]
    return frozenset(text for text in long if any(text[:_BEGINNING] == word[:_BEGINNING] for word in words))


def _says_more(part: str, language: Language) -> bool:
    """True where a part has words beside its values: the case it is for."""
    rest = part
    for value in reversed(read_values(part)):
        rest = rest[: value.start] + " " + rest[value.end :]
    return any(len(word) > 3 and not word.isdigit() for word in split_words(rest))
