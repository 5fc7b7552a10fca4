"""Several values of one topic, or one value of several: "KA210: deadline, grant and duration?"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from assistant.cues import Ask
from assistant.phrases import say
from assistant.question import Reading, read_question
from assistant.stopwords import load_stopwords
from assistant.terms import TermBook
from assistant.topic_swaps import as_shown, as_written, put_topic, span_of_all
from assistant.words import fold, split_words

_VALUES: tuple[Ask, ...] = ("deadline", "time", "amount", "duration", "count", "share", "contact", "who", "definition")
_TOGETHER = re.compile(
    r"\b(?:yhteensa|yhdessa|yhta aikaa|samaan aikaan|valilla|valinen|ero\w*|molem\w+|kumpi\w*|kumma\w+|sama\w*|"
    r"in total|together|altogether|between|both|either|same|at once|simultaneously|differ\w*|combined?|"
    r"versus|vs|or|tai|vai|yhtei\w+|common|shared|joint|which|mika|nais\w+|niis\w+|\w{3,}est|most|least)\b"
)
_HOW_MANY = re.compile(r"\b(?:how many|montako|moniko|(?:kuinka|miten) mon(?:ta|i)|monta)\b")
_AT_LEAST = re.compile(r"\b(?:minimum|min|maximum|max|at (?:least|most)|vahint\w+|enint\w+|numbers?|maara\w*)\b")
_APART = re.compile(r"[,;:/&+\n?]|\b(?:and|ja|seka|plus)\b")
_MOST = 5


def split_aspects(reading: Reading, book: TermBook) -> tuple[Reading, ...]:
    """A question for each value, or for each topic, that one message asks for; none where it asks for one thing."""
    return _by_aspect(reading, book) or _by_topic(reading, book)


def _by_aspect(reading: Reading, book: TermBook) -> tuple[Reading, ...]:
    """ "KA210: deadline, grant and duration?": nothing but a topic and names of values."""
    names = _names(reading)
    if len(names) != 1 or len(fold(reading.text)) != len(reading.text) or _HOW_MANY.search(fold(reading.text)):
        return ()
    rest = fold(reading.text)
    for word in fold(names[0]).split():
        rest = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)(?::\w{{1,5}})?", lambda said: " " * len(said.group()), rest)
    found: dict[str, tuple[int, int]] = {}
    table = _load()
    for question, words in table.words.items():
        match = words.search(rest)
        if match is not None:
            found[question] = match.span()
            rest = rest[: match.start()] + " " * len(match.group()) + rest[match.end() :]
    if not 2 <= len(found) <= _MOST or not table.frame.issuperset(split_words(rest)):
        return ()
    if "aspect_countries" in found and _AT_LEAST.search(fold(reading.text)):  # how many countries
        return ()
    spans = sorted(found.values())
    between = [fold(reading.text)[a:b] for (_, a), (b, _) in pairwise(spans)]
    if split_words(rest) and not all(map(_APART.search, between)):
        return ()
    shown = as_shown(as_written(reading.text, names[0]))
    questions = (say(key, reading.language, topic=shown) for key in sorted(found, key=found.__getitem__))
    return tuple(read_question(question, reading.language, book) for question in questions)


def _by_topic(reading: Reading, book: TermBook) -> tuple[Reading, ...]:
    """ "How much do KA210, KA220 and CoVE get?": the same of topics in a row, each for itself."""
    names = _names(reading)
    alike = reading.main in _VALUES and not reading.asks_for("comparison", "whether")
    if not alike or not 2 <= len(names) <= _MOST or _TOGETHER.search(fold(reading.text)):
        return ()
    span = span_of_all(reading.text, names)
    if span is None or not _is_row(reading.text, span, names):
        return ()
    shown = (as_shown(as_written(reading.text, name)) for name in names)
    questions = (put_topic(reading.text, span, name) for name in shown)
    return tuple(read_question(question, reading.language, book) for question in questions)


def _is_row(text: str, span: tuple[int, int], names: Sequence[str]) -> bool:
    """True where names stand in one row, with a comma or an "and" between them, and nowhere else."""
    row, rest = fold(text[span[0] : span[1]]), f"{fold(text[: span[0]])} {fold(text[span[1] :])}"
    return len(_APART.findall(re.sub(r":\w{1,5}", "", row))) >= len(names) - 1 and not any(
        name in rest for name in names
    )


def _names(reading: Reading) -> list[str]:
    """The topics of a question as they stand in it, folded, each once."""
    named: dict[str, str] = {}
    for item in reading.items:
        if item.term is not None and (item.term in reading.scopes or item.term in reading.uncovered):
            named.setdefault(item.term, item.text)
    return [*named.values(), *(fold(code) for code in reading.unknown_codes)]


@dataclass(frozen=True, slots=True)
class _Table:
    """The words for each value by the phrase that asks for it, and the words that say little beside them."""

    words: dict[str, re.Pattern[str]]
    frame: frozenset[str]


@cache
def _load() -> _Table:
    text = resources.files("assistant").joinpath("data/aspects.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    frame = frozenset(table.pop("frame").split())
    words = {question: re.compile(rf"\b(?:{pattern})\b") for question, pattern in table.items()}
    return _Table(words, load_stopwords("fi") | load_stopwords("en") | frame)
