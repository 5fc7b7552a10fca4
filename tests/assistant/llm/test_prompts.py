"""The prompts: files with the placeholders that are filled in, and what one turn's prompt holds."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.engine import Assistant, Plan
from assistant.llm.evidence import Evidence, gather
from assistant.llm.grounding import Grounding
from assistant.llm.prompts import PLACEHOLDERS, VERSION, load_prompt, write_prompt

TODAY = date(2026, 1, 15)
QUESTIONS = {"fi": "Kuinka kauan KA210-hanke voi kestää?", "en": "How long can a KA210 project last?"}


def evidence_for(assistant: Assistant, question: str, tokens: int = 4000) -> tuple[Plan, Evidence]:
    plan = assistant.plan(question, (), TODAY)
    assert isinstance(plan, Plan)
    return plan, gather(plan.parts, assistant.searcher, tokens, Grounding(assistant.searcher).bare)


@pytest.mark.parametrize("name", PLACEHOLDERS)
def test_each_prompt_has_exactly_its_placeholders(name: str) -> None:
    template = load_prompt(name)  # type: ignore[arg-type]
    assert template.is_valid()
    assert set(template.get_identifiers()) == PLACEHOLDERS[name]


@pytest.mark.parametrize("language", ["fi", "en"])
def test_a_prompt_is_filled_in_and_names_language_place_and_passages(guide_assistant: Assistant, language: str) -> None:
    plan, evidence = evidence_for(guide_assistant, QUESTIONS[language])
    index = guide_assistant.searcher.index
    prompt = write_prompt(plan.question, plan.standalone, plan.language, evidence, index, TODAY)
    (_, system), (_, user) = prompt.turns
    assert "$" not in system + user
    assert {"fi": "Finnish", "en": "English"}[language] in system
    assert f"language: {language}" in user
    assert "slide 20" in user
    assert QUESTIONS[language] in user
    assert "2026-01-15" in user
    for number, position in enumerate(evidence.positions, start=1):
        assert f"({number}) {' '.join(index.passages[position].text.split())}" in user


def test_the_guide_s_own_passage_has_the_first_number(guide_assistant: Assistant) -> None:
    plan, evidence = evidence_for(guide_assistant, QUESTIONS["en"])
    assert evidence.position_of(1) in plan.parts[0].statements[0].passages
    assert evidence.position_of(0) is None
    assert evidence.position_of(len(evidence.positions) + 1) is None


@pytest.mark.parametrize("language", ["fi", "en"])
def test_only_the_question_s_language_and_action_are_in_the_closed_set(
    guide_assistant: Assistant, language: str
) -> None:
    _, evidence = evidence_for(guide_assistant, QUESTIONS[language])
    grounding = Grounding(guide_assistant.searcher)
    units = [grounding.unit_of(position) for position in evidence.positions]
    assert {unit.language for unit in units} == {language}
    asked = {m.term for m in guide_assistant.searcher.book.link("KA210")}
    assert all(not unit.scopes or unit.scopes & asked for unit in units)


def test_the_budget_is_kept_and_the_best_passages_stay(guide_assistant: Assistant) -> None:
    question = "Kenelle pienimuotoiset kumppanuushankkeet on tarkoitettu ensisijaisesti?"
    _, whole = evidence_for(guide_assistant, question)
    _, small = evidence_for(guide_assistant, question, tokens=100)
    assert 1 <= len(small.positions) < len(whole.positions)
    assert small.positions == whole.positions[: len(small.positions)]


def test_the_version_is_a_folder() -> None:
    assert VERSION.startswith("v")
