"""Which mark of a paragraph answers which question, where the data does not say: both languages vote.

The data (TurkuNLP squad2-fi, SQuAD 2.0 in Finnish and back-translated English) gives each paragraph's questions and
its true answers in text order. A question goes with the mark whose sentence shares most of its character n-grams, in
either language, and whose form fits what is asked for (a year for "when"); one mark to a question at most.
"""

from __future__ import annotations

import gzip
import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

Floats = NDArray[np.float64]
Span = tuple[int, int]
LANGUAGES = ("fi", "en")
PARAGRAPHS = 7000
_HELD = 10

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”)]?\s+(?=[A-ZÅÄÖ0-9\"“(])")
_SHORTEST_SENTENCE = 25
_WORDS = re.compile(r"[^\wåäö]+")
_ORDER_COST = 0.04  # earlier questions of a paragraph are mostly the answerable ones
_RAREST = 9.0  # the weight of an n-gram that stands in no paragraph
_COVER, _FORM, _ECHO = 2.0, 0.8, 1.5
_YEAR = re.compile(
    r"\b(1\d|20)\d\d\b|century|January|February|March|April|May|June|July|August|September|October|November|December|today"
)
_NUMBER = re.compile(r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|hundred|million|half)\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in both languages; `mark` names its answer, None where none is left for it.

    `margin` is how far the mark is ahead of the question's next, `lead` how far the question is ahead of the
    mark's next.
    """

    question: Mapping[str, str]
    mark: str | None
    margin: float
    lead: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text in both languages, its sentences, its marks and the questions on it; `spare` have no mark."""

    text: Mapping[str, str]
    sentences: Mapping[str, tuple[Span, ...]]
    marks: Mapping[str, Mapping[str, Span]]
    asked: tuple[Asked, ...]
    spare: int


def read_paragraphs(path: Path) -> list[dict[str, object]]:
    """The records of `squad2-fi-en.jsonl.gz`."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def load_split(path: Path, rng: random.Random) -> tuple[list[Paragraph], list[Paragraph]]:
    """Aligned paragraphs to learn from, and every tenth of them, which is held out; drawn by `rng`."""
    records = read_paragraphs(path)
    rng.shuffle(records)
    paragraphs = list(align(records[:PARAGRAPHS]))
    return [p for k, p in enumerate(paragraphs) if k % _HELD], paragraphs[::_HELD]


def align(records: Sequence[dict[str, object]]) -> Iterator[Paragraph]:
    """Every paragraph that has marks, with its questions assigned."""
    rarity = {language: _rarity(records, language) for language in LANGUAGES}
    for record in records:
        found = _align_one(record, rarity)
        if found is not None:
            yield found


def _align_one(record: dict[str, object], rarity: Mapping[str, Mapping[str, float]]) -> Paragraph | None:
    text, questions, marks = record["text"], record["questions"], record["marks"]
    assert isinstance(text, dict)
    assert isinstance(questions, list)
    assert isinstance(marks, dict)
    spans = {one: {m: (int(s), int(e)) for m, (s, e) in marks[one].items()} for one in LANGUAGES}
    names = sorted(set(spans["fi"]) & set(spans["en"]), key=int)
    if not names:
        return None
    sentences = {language: split_sentences(text[language]) for language in LANGUAGES}
    scores = np.zeros((len(questions), len(names)))
    for language in LANGUAGES:
        held = [grams(text[language][start:end]) for start, end in sentences[language]]
        at = [_sentence_of(spans[language][name][0], sentences[language]) for name in names]
        for row, question in enumerate(questions):
            asked = grams(question[language])
            covers = [_cover(asked, sentence, rarity[language]) for sentence in held]
            scores[row] += _COVER * np.array([covers[k] for k in at])
    for row, question in enumerate(questions):
        asked = grams(question["en"])
        for column, name in enumerate(names):
            start, end = spans["en"][name]
            answer = text["en"][start:end]
            scores[row, column] += _FORM * _fits(question["en"].lower(), answer)
            scores[row, column] -= _ECHO * _cover(grams(answer), asked, rarity["en"])
    return Paragraph(text, sentences, spans, _assign(questions, names, scores), len(questions) - len(names))


def _assign(questions: list[dict[str, str]], names: list[str], scores: Floats) -> tuple[Asked, ...]:
    biased = scores - _ORDER_COST * np.arange(len(questions))[:, None] * (len(questions) > len(names))
    given = dict(zip(*(side.tolist() for side in linear_sum_assignment(-biased)), strict=True))
    asked = []
    for row, question in enumerate(questions):
        column = given.get(row)
        if column is None:
            asked.append(Asked(question, None, 0.0, 0.0))
            continue
        score = float(scores[row, column])
        margin = score - float(np.delete(scores[row], column).max(initial=score - 1.0 if len(names) == 1 else -9.0))
        lead = score - float(
            np.delete(scores[:, column], row).max(initial=score - 1.0 if len(questions) == 1 else -9.0)
        )
        asked.append(Asked(question, names[column], margin, lead))
    return tuple(asked)


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences' offsets; one that is very short goes with the next."""
    found: list[Span] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if end.end() - start > _SHORTEST_SENTENCE:
            found.append((start, end.start()))
            start = end.end()
    if start < len(text):
        found.append((start, len(text)))
    return tuple(found)


def grams(text: str) -> frozenset[str]:
    """Character 4-grams of the words, short words whole."""
    found: set[str] = set()
    for word in _WORDS.sub(" ", text.lower()).split():
        marked = f"_{word}_"
        found.update((marked,) if len(marked) <= 5 else (marked[k : k + 4] for k in range(len(marked) - 3)))
    return frozenset(found)


def _rarity(records: Sequence[dict[str, object]], language: str) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for record in records:
        text = record["text"]
        assert isinstance(text, dict)
        counts.update(grams(text[language]))
    return {gram: math.log(1 + len(records) / (1 + count)) for gram, count in counts.items()}


def _cover(asked: frozenset[str], held: frozenset[str], rarity: Mapping[str, float]) -> float:
    total = sum(rarity.get(gram, _RAREST) for gram in asked)
    return sum(rarity.get(gram, _RAREST) for gram in asked & held) / total if total else 0.0


def _sentence_of(offset: int, sentences: Sequence[Span]) -> int:
    return next((k for k, (start, end) in enumerate(sentences) if start <= offset <= end), len(sentences) - 1)


def _fits(question: str, answer: str) -> float:
    """Whether the answer has the form that the English question asks for, from -0.7 to 1."""
    number, name = bool(_NUMBER.search(answer.lower())), any(char.isupper() for char in answer)
    if re.match(r"(when|what year|in what year|which year|what date|what month)", question):
        return 1.0 if _YEAR.search(answer) else 0.2 if number else -0.6
    if re.search(r"\bhow (many|much|old|long|far|tall|large|big)\b|what percent", question):
        return 0.8 if number else -0.7
    if re.match(r"(who|whose|whom)", question):
        return 0.3 if name and not number else -0.5
    if re.match(r"(where|which|what (city|country|state|company|person))", question):
        return 0.2 if name else 0.0
    if re.match(r"(why|how)", question):
        return 0.2 if len(answer.split()) > 3 and not number else -0.2
    return -0.15 if number else 0.1
