"""A question and the same in other words are asked beside each other, and what was won and lost is counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from assistant.engine import Assistant
from assistant.retrieval.search import Searcher
from evals.cases import Case
from evals.outputs import Output
from evals.sources import Sources
from evals.systems import say
from evals.wordings import Outcome, ask_pairs, outcome_table, reword
from ingest.embedder import Embedder
from ingest.index import Index


def test_only_the_question_and_the_id_change(cases: Sequence[Case]) -> None:
    case = cases[0].model_copy(update={"history": ("Mikä on KA910?",)})
    pair = reword(case, "mail", "Hei!\n\nMilloin haku päättyy?")
    assert pair.plain is case
    assert pair.changed.id == "fi-1#mail"
    assert pair.changed.model_copy(update={"id": case.id, "question": case.question}) == case
    told = reword(case, "lean", "Milloin haku päättyy?", ("Mikä on KA920?", "Entä tuki?"))
    assert told.changed.history == ("Mikä on KA920?", "Entä tuki?")
    assert reword(case, "named", "Milloin KA910-haku päättyy?", ()).changed.history == ()


def test_each_question_is_asked_once_and_scored(
    cases: Sequence[Case], right: Mapping[str, Output], sources: Sources
) -> None:
    """Right as first written; loud messages are not understood, nor is the question of en-1 as it was."""
    asked: list[str] = []

    def ask(case: Case) -> Output:
        asked.append(case.id)
        deaf = case.question.isupper() or case.id == "en-1"
        said = Output(id="", answer="?", status="out_of_scope") if deaf else right[case.id.partition("#")[0]]
        return said.model_copy(update={"id": case.id})

    pairs = [pair for case in cases[:2] for pair in (reword(case, "b", "so?"), reword(case, "a", "SO?"))]
    outcomes = ask_pairs(ask, pairs, sources)
    assert sorted(asked) == ["en-1", "en-1#a", "en-1#b", "fi-1", "fi-1#a", "fi-1#b"]
    assert [(o.was_right, o.is_right) for o in outcomes] == [(True, True), (True, False), (False, True), (False, False)]
    assert {o.standalone for o in outcomes} == {""}
    assert [o.answer for o in outcomes] == [right["fi-1"].answer, "?", right["en-1"].answer, "?"]
    rows = outcome_table(outcomes, ("a", "b", "c")).splitlines()[2:]
    assert rows == [
        "| a | 2 | 0.500 | 0.000 | 0 / 1 | 1.000 |",
        "| b | 2 | 0.500 | 1.000 | 1 / 0 | 1.000 |",
        "| all | 4 | 0.500 | 0.500 | 1 / 1 | 1.000 |",
    ]


def test_the_test_of_two_wordings_is_mcnemars(cases: Sequence[Case]) -> None:
    pair = reword(cases[0], "a", "so?")
    outcomes = [Outcome(pair, True, False, "")] * 6 + [Outcome(pair, True, True, "")] * 4
    assert outcome_table(outcomes, ["a"]).splitlines()[-1] == "| all | 10 | 1.000 | 0.400 | 0 / 6 | 0.031 |"
    assert outcome_table([], ["a"]).count("\n") == 1


def test_the_assistant_is_asked_with_history_and_an_error_is_an_output(
    index: Index, embedder: Embedder, cases: Sequence[Case]
) -> None:
    ask = partial(say, Assistant(Searcher(index, embedder), limit=100))
    said = ask(cases[0].model_copy(update={"history": ("Mikä on KA910?",)}))
    assert (said.id, said.language, said.error) == ("fi-1", "fi", None)
    assert ask(cases[0].model_copy(update={"question": "miksi " * 50})).error
