"""Several values of one topic, or one value of several: "KA210: deadline, grant and duration?"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from assistant.conversation.topic_swaps import as_shown, as_written, capital, pattern_of
from assistant.language.question_words import QUESTION
from assistant.language.stopwords import load_stopwords
from assistant.language.words import fold, split_words
from assistant.names.terms import TermBook
from assistant.question.cues import Ask
from assistant.question.reading import Reading, read_question
from assistant.wording.phrases import say

_VALUES: tuple[Ask, ...] = ("deadline", "time", "amount", "duration", "count", "share", "contact", "who", "definition")
_TOGETHER = re.compile(
    r"\b(?:yhteensa|yhdessa|yhta aikaa|samaan aikaan|valilla|valinen|ero\w*|molem\w+|kumpi\w*|kumma\w+|sama\w*|"
    r"in total|together|altogether|between|both|either|same|at once|simultaneously|differ\w*|combined?|"
    r"versus|vs|or|tai|vai|yhtei\w+|common|shared|joint|which (?:one|of)|nais\w+|niis\w+|"
    r"\w{3,}(?<!at l)(?<!very l)est|(?<!at )most)\b"
)
_HOW_MANY = re.compile(r"\b(?:how many|montako|moniko|(?:kuinka|miten) mon(?:ta|i)|monta)\b")
_AT_LEAST = re.compile(r"\b(?:minimum|min|maximum|max|at (?:least|most)|vahint\w+|enint\w+|numbers?|maara\w*)\b")
# The topic and then what is asked of it: after a colon, a dash or a question mark, or with a dash before each.
_LISTED = re.compile(r"(?P<head>(?:[^:?\n]|:(?=\w)){2,160}?)(?::(?!\w)|\?| [-–](?= )|\n)\s*(?P<tail>.+)", re.DOTALL)
_BETWEEN_ITEMS = re.compile(
    r"\s*(?:[,;•]|\n\s*[-–*]?|\?\s|(?:^|\s)[-–]\s)\s*|\s+(?:and|ja|sekä|&|\+)\s+", re.IGNORECASE
)
_AND = re.compile(r"(?:and|ja|sekä)\s+", re.IGNORECASE)
_DASHES = re.compile(r"(?:^|\s)[-–•*]\s")
_QUESTION = re.compile(rf"(?:{QUESTION})")
_COUNTRIES = re.compile(r"\b(?:countr|maa|mait|maid)")
_GAP = re.compile(
    r"(?P<noun>(?: [\w-]+){0,2}?)(?:\s*\([^()]{2,30}\))?(?:,(?: and| ja| sekä)?|;| and| ja| sekä| &| \+)\s+"
    r"(?:(?:a|an|the|in|for|on|of|to|with|at|by|is|are|what about)\s+){0,3}",
    re.IGNORECASE,
)
_FEWEST_ITEMS, _LONGEST_ITEM = 3, 10
_APART = re.compile(r"[,;:/&+\n?]|\b(?:and|ja|seka|plus)\b")
_MOST = 5


def split_aspects(reading: Reading, book: TermBook) -> tuple[Reading, ...]:
    """A question for each value, or for each topic, that one message asks for; none where it asks for one thing."""
    return _by_aspect(reading, book) or _by_item(reading, book) or _by_topic(reading, book)


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
    if len(found) > 2 and _AT_LEAST.search(fold(reading.text)):  # their number stands with that of the organisations
        found.pop("aspect_countries", None)
    if "aspect_countries" in found and _AT_LEAST.search(fold(reading.text)):
        return ()
    spans = sorted(found.values())
    between = [fold(reading.text)[a:b] for (_, a), (b, _) in pairwise(spans)]
    if split_words(rest) and not all(map(_APART.search, between)):
        return ()
    shown = as_shown(as_written(reading.text, names[0]))
    questions = (say(key, reading.language, topic=shown) for key in sorted(found, key=found.__getitem__))
    return tuple(read_question(question, reading.language, book) for question in questions)


def _by_item(reading: Reading, book: TermBook) -> tuple[Reading, ...]:
    """ "KA210: grant, closing date, who can apply?" and lists with dashes: what stands after the topic, one by one."""
    names, found = _names(reading), _LISTED.fullmatch(reading.text.strip(" ?.\n"))
    if len(names) != 1 or found is None or names[0] not in (head := fold(found["head"]).replace("-", " ")):
        return ()
    table = _load()
    for item in reading.items:
        head = (
            head.replace(item.text, " ") if item.term in reading.scopes else head
        )  # "CoVE" in brackets after its name
    items = [_AND.sub("", item.strip(" ?.,;")) for item in _BETWEEN_ITEMS.split(found["tail"])]
    items = [item for item in items if item]
    listed = len(_DASHES.findall(found["tail"])) > 1 or table.frame.issuperset(split_words(head))
    if (
        not listed
        or not _FEWEST_ITEMS <= len(items) <= _MOST
        or any(len(item.split()) > _LONGEST_ITEM for item in items)
    ):
        return ()
    topic = as_shown(as_written(reading.text, names[0]))
    asked = [_ask_for(item, topic, reading) for item in items]
    if not any(question is not None for question in asked):
        return ()
    questions = (question or f"{capital(item)} ({topic})?" for question, item in zip(asked, items, strict=True))
    return tuple(read_question(question, reading.language, book) for question in questions)


def _ask_for(item: str, topic: str, reading: Reading) -> str | None:
    """The question for an item of a list: what it asks itself, or the value that it names; None for another name."""
    plain = fold(item)
    if _QUESTION.match(plain):
        return f"{capital(item)} ({topic})?"
    if _AT_LEAST.search(plain) and _COUNTRIES.search(plain):
        return None
    found = ((words.search(plain), question) for question, words in _load().words.items())
    longest = max(((match, q) for match, q in found if match), key=lambda pair: len(pair[0].group()), default=None)
    if longest is None:
        return None
    rest = split_words(plain.replace(longest[0].group(), " "))
    small = _load().frame.issuperset(rest)
    return say(longest[1], reading.language, topic=topic) if small else None


def _by_topic(reading: Reading, book: TermBook) -> tuple[Reading, ...]:
    """ "How much do KA210, KA220 and CoVE get?": the same of topics in a row, each for itself."""
    names = _names(reading)
    alike = reading.main in _VALUES and not reading.asks_for("comparison", "whether")
    if not alike or not 2 <= len(names) <= _MOST or _TOGETHER.search(fold(reading.text)):
        return ()
    row = _read_row(reading.text, names)
    if row is None:
        return ()
    before, pieces, after = row
    questions = (f"{before}{piece}{after}" for piece in pieces)
    return tuple(read_question(question, reading.language, book) for question in questions)


def _read_row(text: str, names: Sequence[str]) -> tuple[str, list[str], str] | None:
    """What stands before a row of topics, the topics with their nouns, and what stands after; None for no row.

    Between two of them stand a comma or an "and" and few other words, and each comes once.
    """
    plain = fold(text)
    found = [list(re.finditer(rf"(?<!\w){pattern_of(name)}(?::\w{{1,5}})?(?!\w)", plain)) for name in names]
    if len(plain) != len(text) or any(len(matches) != 1 for matches in found):
        return None
    spans = sorted(matches[0].span() for matches in found)
    pieces: list[str] = []
    start = spans[0][0]
    for (_, end), (begin, _) in pairwise(spans):
        gap = _GAP.fullmatch(text[end:begin])
        if gap is None:
            return None
        pieces.append(text[start : end + gap.end("noun")])
        start = begin
    pieces.append(text[start : spans[-1][1]])
    return text[: spans[0][0]], [as_shown(piece) for piece in pieces], text[spans[-1][1] :]


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
