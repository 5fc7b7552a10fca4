"""`python -m evals.reader.spans --squad FILE --xquad FILE`: exact match and F1 of the reader on running text.

The sentences of a paragraph are its candidates: the reader picks one of them or none, and the answer's words in it. On
XQuAD in English, and on the tenth of the aligned paragraphs that training holds out, in all four directions. There
the right answers come from the alignment, sure ones alone, so the figures are as good as it is.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import string
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.retrieval.pairs import PairEncoder
from assistant.retrieval.reader import FOLDER, MODEL_FILE, TOKENIZER_FILE
from evals.reader.alignment import LANGUAGES, Asked, Paragraph, Span, load_split, split_sentences
from evals.reader.examples import FIRST, SURE

MOST_ANSWER_TOKENS = 24
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation + "–—“”’")


@dataclass(frozen=True, slots=True)
class Question:
    """A question on a text; `answer` is None where the text has none."""

    text: str
    paragraph: str
    sentences: tuple[Span, ...]
    answer: str | None


@dataclass(frozen=True, slots=True)
class SpanScores:
    """Means over questions, as in SQuAD 2.0: 1 for none where there is none."""

    questions: int
    answerable: int
    exact: float
    f1: float
    answerable_f1: float
    none_precision: float
    none_recall: float

    @property
    def none_f1(self) -> float:
        """How well it tells that there is no answer, as F1 of that class."""
        total = self.none_precision + self.none_recall
        return 2 * self.none_precision * self.none_recall / total if total else 0.0


class SpanReader:
    """The exported reader with its span scores."""

    def __init__(self, folder: Path, threads: int = 2) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        providers = ["CPUExecutionProvider"]
        self._session = onnxruntime.InferenceSession(str(folder / MODEL_FILE), options, providers=providers)
        self._encoder = PairEncoder(Tokenizer.from_file(str(folder / TOKENIZER_FILE)))

    def answer(self, question: Question) -> tuple[str, float]:
        """The likeliest words of the likeliest sentence, and that sentence's score against "none of these" (0)."""
        texts = [question.paragraph[start:end] for start, end in question.sentences]
        encoded = [self._encoder.encode(question.text, "", text) for text in texts]
        ids, mask = self._encoder.pad_all([row for row, _, _ in encoded])
        relevance, starts, ends = self._session.run(["relevance", "starts", "ends"], {"ids": ids, "mask": mask})
        best = int(np.argmax(relevance))
        _, first, offsets = encoded[best]
        if not offsets:
            return "", float(relevance[best])
        begin, finish = (side[best, first : first + len(offsets)] for side in (starts, ends))
        both = begin[:, None] + finish[None, :]
        allowed = np.triu(np.ones_like(both)) - np.triu(np.ones_like(both), MOST_ANSWER_TOKENS)
        start, end = np.unravel_index(int(np.argmax(np.where(allowed > 0, both, -np.inf))), both.shape)
        return texts[best][offsets[start][0] : offsets[end][1]], float(relevance[best])


def normalise(text: str) -> str:
    """SQuAD's normal form: lower case, no punctuation, no English articles, single spaces."""
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split())


def token_f1(given: str, wanted: str) -> float:
    """SQuAD's F1 of two answers' words."""
    one, other = normalise(given).split(), normalise(wanted).split()
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared / (len(one) + len(other)) if shared else 0.0


def score(reader: SpanReader, questions: Sequence[Question]) -> SpanScores:
    """Ask every question; an answer with a score below 0 counts as none."""
    exact, f1, answerable_f1 = [], [], []
    silent, unanswerable = [], []
    for question in questions:
        said, sure = reader.answer(question)
        none = sure < 0
        silent.append(none)
        unanswerable.append(question.answer is None)
        if question.answer is None:
            exact.append(float(none))
            f1.append(float(none))
            continue
        exact.append(float(not none and normalise(said) == normalise(question.answer)))
        f1.append(0.0 if none else token_f1(said, question.answer))
        answerable_f1.append(f1[-1])
    both = sum(a and b for a, b in zip(silent, unanswerable, strict=True))
    return SpanScores(
        questions=len(questions),
        answerable=len(answerable_f1),
        exact=float(np.mean(exact)),
        f1=float(np.mean(f1)),
        answerable_f1=float(np.mean(answerable_f1)),
        none_precision=both / sum(silent) if any(silent) else 0.0,
        none_recall=both / sum(unanswerable) if any(unanswerable) else 0.0,
    )


def from_aligned(paragraphs: Iterable[Paragraph], asked_in: str, written_in: str) -> Iterator[Question]:
    """The questions on aligned paragraphs whose answer, or its absence, is sure."""
    for paragraph in paragraphs:
        for place, asked in enumerate(paragraph.asked):
            answer = _answer(paragraph, place, asked, written_in)
            if answer is not None:
                text, sentences = paragraph.text[written_in], paragraph.sentences[written_in]
                yield Question(asked.question[asked_in], text, sentences, answer or None)


def _answer(paragraph: Paragraph, place: int, asked: Asked, language: str) -> str | None:
    """The answer's words, "" where there is none, None where that is not sure."""
    if asked.mark is None:
        return "" if place >= len(paragraph.asked) - paragraph.spare else None
    if asked.margin < SURE or asked.lead < FIRST:
        return None
    start, end = paragraph.marks[language][asked.mark]
    return paragraph.text[language][start:end].strip()


def read_xquad(path: Path, language: str = "en") -> Iterator[Question]:
    """The questions of XQuAD in one language; all have an answer."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["language"] == language:
                text = record["text"]
                answer = text[record["start"] : record["end"]]
                yield Question(record["question"], text, split_sentences(text), answer)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m evals.reader.spans", description="EM and F1 of the reader.")
    parser.add_argument("--squad", type=Path, required=True)
    parser.add_argument("--xquad", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=FOLDER)
    parser.add_argument("--seed", type=int, default=0, help="the seed that the reader was trained with")
    parser.add_argument("--most", type=int, default=1000, help="questions of each set (default: 1000)")
    args = parser.parse_args()
    reader = SpanReader(args.model)
    _, held = load_split(args.squad, random.Random(args.seed))
    sets = {"XQuAD, English": list(read_xquad(args.xquad))}
    for asked_in in LANGUAGES:
        for written_in in LANGUAGES:
            sets[f"aligned, asked in {asked_in}, text in {written_in}"] = list(from_aligned(held, asked_in, written_in))
    print("| questions | asked | answerable | EM | F1 | F1, answerable | no-answer F1 |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, questions in sets.items():
        found = score(reader, questions[: args.most])
        none = f"{found.none_f1:.3f}" if found.answerable < found.questions else "–"
        print(
            f"| {name} | {found.questions} | {found.answerable} | {found.exact:.3f} | {found.f1:.3f} | "
            f"{found.answerable_f1:.3f} | {none} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
