"""The reader's training: marks go to the questions they answer, examples hide and show answers, the loss falls."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
import torch

from evals.grounds import GUIDES, TAUGHT, VERDICTS, learning_names
from evals.reader.alignment import Paragraph, align, split_sentences
from evals.reader.examples import Candidate, Example, from_paragraphs
from evals.reader.model import Targets, loss_of
from ingest.corpus import load_corpus
from ingest.settings import load_settings

FI = "Järjestö perustettiin vuonna 1995 Turussa. Sen ensimmäinen johtaja oli Maija Meri. Jäseniä on nykyään 240."
EN = "The organisation was founded in 1995 in Turku. Its first director was Maija Meri. It has 240 members today."


def _record() -> dict[str, object]:
    def mark(text: str, answer: str) -> list[int]:
        return [text.index(answer), text.index(answer) + len(answer)]

    return {
        "text": {"fi": FI, "en": EN},
        "questions": [
            {"fi": "Kuka oli järjestön ensimmäinen johtaja?", "en": "Who was the first director of the organisation?"},
            {"fi": "Kuinka monta jäsentä on nykyään?", "en": "How many members does it have today?"},
            {"fi": "Minä vuonna järjestö perustettiin?", "en": "What year was the organisation founded?"},
            {"fi": "Kuka oli järjestön toinen johtaja?", "en": "Who was the second director of the organisation?"},
        ],
        "marks": {
            "fi": {"1": mark(FI, "1995"), "2": mark(FI, "Maija Meri"), "3": mark(FI, "240")},
            "en": {"1": mark(EN, "1995"), "2": mark(EN, "Maija Meri"), "3": mark(EN, "240")},
        },
    }


@pytest.fixture
def paragraph() -> Paragraph:
    (found,) = align([_record()])
    return found


def test_each_mark_goes_to_the_question_that_it_answers(paragraph: Paragraph) -> None:
    assert [asked.mark for asked in paragraph.asked] == ["2", "3", "1", None]
    assert paragraph.spare == 1


def test_sentences_keep_their_offsets() -> None:
    assert [FI[start:end] for start, end in split_sentences(FI)] == [
        "Järjestö perustettiin vuonna 1995 Turussa.",
        "Sen ensimmäinen johtaja oli Maija Meri.",
        "Jäseniä on nykyään 240.",
    ]


def test_an_example_marks_the_sentence_and_the_span_that_answer(paragraph: Paragraph) -> None:
    examples = [e for seed in range(30) for e in from_paragraphs([paragraph], random.Random(seed))]
    shown = [one for e in examples for one in e.candidates if one.good]
    assert shown
    assert {one.text[slice(*one.span)] for one in shown if one.span} <= {"1995", "Maija Meri", "240"}
    silent = [e for e in examples if not any(one.good for one in e.candidates)]
    assert any("toinen" in e.question or "second" in e.question for e in silent)  # the one without an answer
    assert all(len(e.candidates) == 3 for e in examples)


def test_the_loss_is_least_where_the_right_candidate_stands_out() -> None:
    targets = Targets(
        group=torch.tensor([0, 0, 1, 1]),
        good=torch.tensor([True, False, False, False]),
        answerable=torch.tensor([True, False]),
        starts=torch.tensor([1, -1, -1, -1]),
        ends=torch.tensor([2, -1, -1, -1]),
        text=torch.tensor([[False, True, True, True]] * 4),
        verdict=torch.tensor([1, -1, -1, -1]),
    )
    spans, verdicts = torch.zeros(4, 4, 2), torch.zeros(4)
    right = loss_of(torch.tensor([5.0, -5.0, -5.0, -5.0]), spans, verdicts, targets)
    assert right < loss_of(torch.tensor([-5.0, 5.0, -5.0, -5.0]), spans, verdicts, targets)
    assert right < loss_of(torch.tensor([5.0, -5.0, 5.0, -5.0]), spans, verdicts, targets)
    pointed = spans.clone()
    pointed[0, 1, 0] = pointed[0, 2, 1] = 5.0
    assert loss_of(torch.tensor([5.0, -5.0, -5.0, -5.0]), pointed, verdicts, targets) < right
    yes, no = torch.tensor([3.0, 0.0, 0.0, 0.0]), torch.tensor([-3.0, 0.0, 0.0, 0.0])
    relevance = torch.tensor([5.0, -5.0, -5.0, -5.0])
    assert loss_of(relevance, spans, yes, targets) < right < loss_of(relevance, spans, no, targets)


WITH_VERDICTS = [f for f in (TAUGHT, *(GUIDES / name for name in learning_names())) if (f / VERDICTS).exists()]


@pytest.mark.parametrize("folder", WITH_VERDICTS, ids=lambda path: path.name)
def test_every_verdict_is_on_a_quote_of_its_document(folder: Path) -> None:
    corpus = load_settings().corpus if folder == TAUGHT else folder / "corpus"
    sources = {loaded.document.id: loaded.source for loaded in load_corpus(corpus).documents}
    records = [json.loads(line) for line in (folder / VERDICTS).read_text(encoding="utf-8").splitlines()]
    assert {record["verdict"] for record in records} == {"yes", "no", "open"}
    assert [record for record in records if record["quote"] not in sources[record["document_id"]]] == []


def test_thirty_guides_have_verdicts() -> None:
    assert len(WITH_VERDICTS) > 30


def test_examples_can_be_made_by_hand() -> None:
    example = Example("Montako?", (Candidate("Otsikko", "Jäseniä on 240.", True, (11, 14)),))
    assert example.candidates[0].text[11:14] == "240"
