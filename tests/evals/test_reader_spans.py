"""Exact match and F1 on running text, as SQuAD 2.0 counts them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from evals.reader.alignment import align
from evals.reader.spans import Question, SpanReader, from_aligned, normalise, read_xquad, score, token_f1
from tests.evals.test_reader_training import EN, FI, _record


class _Scripted(SpanReader):
    def __init__(self, said: dict[str, tuple[str, float]]) -> None:
        self._said = said

    def answer(self, question: Question) -> tuple[str, float]:
        return self._said[question.text]


@pytest.mark.parametrize(
    ("given", "wanted", "f1"),
    [("the 1995.", "1995", 1.0), ("Maija Meri", "Meri", 2 / 3), ("Turku", "1995", 0.0), ("", "1995", 0.0)],
)
def test_f1_counts_shared_words_without_articles_and_marks(given: str, wanted: str, f1: float) -> None:
    assert token_f1(given, wanted) == pytest.approx(f1)
    assert normalise("The  “Cat”, a hat.") == "cat hat"


def test_scores_reward_silence_only_where_there_is_no_answer() -> None:
    questions = [
        Question("right", EN, ((0, 10),), "Maija Meri"),
        Question("half", EN, ((0, 10),), "Maija Meri"),
        Question("silent", EN, ((0, 10),), "1995"),
        Question("rightly silent", EN, ((0, 10),), None),
        Question("wrongly said", EN, ((0, 10),), None),
    ]
    said = {
        "right": ("Maija Meri", 2.0),
        "half": ("Meri", 0.5),
        "silent": ("1995", -1.0),
        "rightly silent": ("240", -3.0),
        "wrongly said": ("240", 3.0),
    }
    found = score(_Scripted(said), questions)
    assert (found.questions, found.answerable) == (5, 3)
    assert found.exact == pytest.approx(2 / 5)
    assert found.f1 == pytest.approx((1 + 2 / 3 + 0 + 1 + 0) / 5)
    assert found.answerable_f1 == pytest.approx((1 + 2 / 3) / 3)
    assert found.none_f1 == pytest.approx(0.5)


def test_aligned_questions_come_in_all_directions() -> None:
    (paragraph,) = align([_record()])
    for asked_in, written_in, text in (("fi", "fi", FI), ("fi", "en", EN), ("en", "fi", FI), ("en", "en", EN)):
        questions = list(from_aligned([paragraph], asked_in, written_in))
        assert {q.paragraph for q in questions} == {text}
        assert {q.answer for q in questions} <= {"1995", "Maija Meri", "240", None}
        assert any(q.answer is None for q in questions)


def test_xquad_is_read_with_its_spans(tmp_path: Path) -> None:
    path = tmp_path / "xquad.jsonl.gz"
    start = EN.index("1995")
    records = [
        {"language": "en", "question": "When?", "text": EN, "start": start, "end": start + 4},
        {"language": "de", "question": "Wann?", "text": EN, "start": 0, "end": 3},
    ]
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)
    (question,) = read_xquad(path)
    assert question.answer == "1995"
