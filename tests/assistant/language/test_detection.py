"""The language of a question."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.engine import Assistant
from assistant.language.detection import detect_language
from ingest.types import Language

QUESTIONS = Path(__file__).resolve().parents[3] / "evals" / "questions"


def vocabulary(assistant: Assistant) -> dict[Language, frozenset[str]]:
    return {language: ranking.vocabulary.words for language, ranking in assistant.searcher.retrieval.rankings.items()}


@pytest.mark.parametrize("language", ["fi", "en"])
def test_the_language_of_the_known_questions(guide_assistant: Assistant, language: Language) -> None:
    known = vocabulary(guide_assistant)
    lines = (QUESTIONS / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    alone = [record["question"] for record in map(json.loads, lines) if not record["history"]]
    right = [detect_language(question, known) == language for question in alone]
    assert len(right) > 100
    assert sum(right) / len(right) >= 0.95


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Milloin haku päättyy?", "fi"),
        ("paljonks siit saa rahaa", "fi"),
        ("koska haku menee umpeen", "fi"),
        ("missa on lomake", "fi"),
        ("When does the call close?", "en"),
        ("how much money", "en"),
        ("who can apply for KA122", "en"),
        ("deadline for the Jean Monnet call", "en"),
    ],
)
def test_short_and_spoken_questions(text: str, language: Language) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("default", ["fi", "en"])
@pytest.mark.parametrize("text", ["", "KA220?", "2026", "🙂", "   "])
def test_what_tells_nothing_is_in_the_language_so_far(text: str, default: Language) -> None:
    assert detect_language(text, default=default) == default


@given(st.text(max_size=200))
def test_any_text_has_one_of_the_two_languages(text: str) -> None:
    assert detect_language(text) in ("fi", "en")
    assert detect_language(text, {"fi": frozenset({"haku"}), "en": frozenset({"call"})}, "en") in ("fi", "en")
