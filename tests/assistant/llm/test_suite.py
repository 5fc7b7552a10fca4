"""The suite of known questions, with a model that spoils every second one."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from assistant.batch import answer_to_json
from assistant.engine import Assistant
from evals.cases import Case, load_cases
from evals.model_use import summarise_model
from evals.outputs import Output
from evals.runs import QUESTIONS, select_cases
from evals.scoring import CaseScore, score_all
from evals.sources import load_sources
from evals.systems import DEFAULT_TODAY
from ingest.settings import Settings
from tests.assistant.llm.conftest import Talk
from tests.assistant.llm.saboteur import is_spoilt, sabotage

COUNT = 120


@pytest.mark.slow
def test_no_wrong_fact_and_no_wrong_citation_comes_from_a_saboteur(
    talk: Talk, guide_assistant: Assistant, guide_settings: Settings
) -> None:
    sources = load_sources(guide_settings)
    cases = select_cases(load_cases(sorted(QUESTIONS.glob("*.jsonl"))).cases, "dev", sources, COUNT)
    responder, server = talk(sabotage)

    def answer(case: Case) -> Output:
        said = responder.ask(case.question, case.history, case.today or DEFAULT_TODAY)
        use = asdict(said.model) if said.model else None
        return Output.model_validate({**answer_to_json(said), "id": case.id, "engine": said.engine, "model": use})

    def answer_plainly(case: Case) -> Output:
        said = guide_assistant.ask(case.question, case.history, case.today or DEFAULT_TODAY)
        return Output.model_validate({**answer_to_json(said), "id": case.id})

    with_model = {case.id: answer(case) for case in cases}
    without = {case.id: answer_plainly(case) for case in cases}
    after = {score.id: score for score in score_all(cases, with_model, sources)}
    before = {score.id: score for score in score_all(cases, without, sources)}
    spoilt_questions = {asked.question for asked in server.asked if is_spoilt(asked)}
    spoilt = [case for case in cases if " ".join(case.question.split()) in spoilt_questions]
    assert len(spoilt) > 20

    for case in spoilt:
        assert with_model[case.id].answer == without[case.id].answer, case.question
        assert with_model[case.id].citations == without[case.id].citations, case.question
        assert worse(before[case.id], after[case.id]) == [], case.question
        assert "evil" not in with_model[case.id].answer
    for case in cases:
        score = after[case.id]
        assert score.status_right == before[case.id].status_right, case.question
        assert score.quote_fidelity in (None, 1.0)
        assert score.grounding in (None, 1.0), case.question
        assert set(score.forbidden_said) <= set(before[case.id].forbidden_said), case.question
    used = summarise_model(with_model.values())
    assert used is not None
    assert used.worded > 15, "the faithful half is worded by the model"
    assert used.dropped_share is not None
    assert 0.2 < used.dropped_share < 0.9


def worse(before: CaseScore, after: CaseScore) -> list[str]:
    """The measures on which an answer lost."""
    measures = ("correct", "fact_recall", "forbidden_free", "citation_precision", "citation_recall", "grounding")
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in measures)
    return [name for name, was, now in pairs if was is not None and (now is None or now < was)]
