"""Answers as they come, without a model: drafts that begin alike, then the answer that `ask` gives."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.streaming import Draft, Responder, open_responder
from assistant.types import Answer
from ingest.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = [
    "Milloin KA220-haku päättyy ja paljonko siitä saa?", "Who can apply for KA122?", "hei", "Vertaa KA210 ja KA220",
    "Mitkä haut ovat vielä auki?", "What is the deadline of KA999?",
]  # fmt: skip


@pytest.fixture(scope="module")
def responder(guide_assistant: Assistant) -> Responder:
    return Responder(guide_assistant)


@pytest.mark.parametrize("question", QUESTIONS)
def test_drafts_lead_to_the_answer(responder: Responder, guide_assistant: Assistant, question: str) -> None:
    *drafts, answer = responder.stream(question)
    assert isinstance(answer, Answer)
    assert answer.text == guide_assistant.ask(question).text
    for draft in drafts:
        assert isinstance(draft, Draft)
        assert answer.text.startswith(draft.text)
        assert draft.text != answer.text
        assert all(citation in answer.citations for citation in draft.citations)
        assert all(f"[{citation.index}]" in draft.text for citation in draft.citations)
    lengths = [len(draft.text) for draft in drafts]
    assert lengths == sorted(set(lengths))


def test_a_table_is_never_cut(responder: Responder) -> None:
    for item in responder.stream("Vertaa KA210 ja KA220"):
        last = item.text.splitlines()[-1]
        assert not last.startswith("|") or last.endswith("|")


def test_statements_come_one_by_one(responder: Responder) -> None:
    assert len(list(responder.stream("Milloin KA220-haku päättyy ja paljonko siitä saa?"))) >= 3


def test_cancelling_ends_the_stream_without_an_answer(responder: Responder) -> None:
    items: list[Draft | Answer] = []
    items.extend(responder.stream(QUESTIONS[0], cancelled=lambda: bool(items)))
    assert all(isinstance(item, Draft) for item in items)
    assert list(responder.stream(QUESTIONS[0], cancelled=lambda: True)) == []


def test_ask_is_the_end_of_the_stream(responder: Responder, guide_assistant: Assistant) -> None:
    question = "Entä KA220?"
    history = ("Mikä on KA210-hankkeen kesto?",)
    answer = responder.ask(question, history)
    assert (answer.text, answer.engine, answer.model) == (
        guide_assistant.ask(question, history).text,
        "extractive",
        None,
    )


def test_without_a_model_none_is_loaded(guide_settings: Settings) -> None:
    assert not open_responder(guide_settings.model_copy(update={"answer_model": ""})).has_model
    code = "import sys, assistant.streaming, assistant.doctor; print([m for m in sys.modules if 'langchain' in m])"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert run.stdout.strip() == "[]"
