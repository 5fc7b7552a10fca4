"""The suite notices sabotage: an engine broken on purpose loses on the measure that is about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from evals.cases import Case
from evals.outputs import Cited, Output, SlideLocator
from evals.scoring import Group, score_all, summarise_group
from evals.sources import Sources

Outputs = Mapping[str, Output]


def measure(cases: tuple[Case, ...], outputs: Outputs, sources: Sources) -> Group:
    return summarise_group(score_all(cases, outputs, sources))


def value(group: Group, name: str) -> float:
    if name in group.means:
        interval = group.means[name]
        assert interval is not None, f"{name} applies to no case"
        return interval.mean
    found = getattr(group, name)
    assert found is not None, f"{name} applies to no case"
    return float(found)


def change(outputs: Outputs, edit: Callable[[Output], dict[str, object]]) -> dict[str, Output]:
    return {key: output.model_copy(update=edit(output)) for key, output in outputs.items()}


def shuffle_citations(outputs: Outputs) -> Outputs:
    """Every answer gets the citations of the next one."""
    cited = [key for key, output in outputs.items() if output.citations]
    following = dict(zip(cited, [*cited[1:], cited[0]], strict=True))
    return change(outputs, lambda o: {"citations": outputs[following[o.id]].citations} if o.id in following else {})


def swap_marks(outputs: Outputs) -> Outputs:
    """Within an answer, the first statement cites the second quote, and the other way round."""

    def swap(output: Output) -> dict[str, object]:
        text = output.answer
        return (
            {"answer": text.replace("[1]", "[x]").replace("[2]", "[1]").replace("[x]", "[2]")} if "[2]" in text else {}
        )

    return change(outputs, swap)


def move_slides(outputs: Outputs) -> Outputs:
    """Every citation names the slide after its own."""

    def move(cited: Cited) -> Cited:
        if not isinstance(cited.locator, SlideLocator):
            return cited
        return cited.model_copy(update={"locator": SlideLocator(kind="slide", slide=cited.locator.slide % 3 + 1)})

    return change(outputs, lambda o: {"citations": tuple(move(c) for c in o.citations)})


def answer_always(outputs: Outputs) -> Outputs:
    return change(outputs, lambda o: {"status": "answered"})


def answer_never(outputs: Outputs) -> Outputs:
    return change(outputs, lambda o: {"status": "not_in_guide", "answer": "Ei oppaassa.", "citations": ()})


def speak_english(outputs: Outputs) -> Outputs:
    english = "The call closes on 5.3.2031 at 13:00. [1]"
    return change(outputs, lambda o: {"answer": english} if o.id == "fi-1" else {})


def change_digit(outputs: Outputs) -> Outputs:
    return change(outputs, lambda o: {"answer": o.answer.replace("5.3.2031", "6.3.2031")})


def tell_near_miss(outputs: Outputs) -> Outputs:
    return change(outputs, lambda o: {"answer": o.answer.replace("EUR 4 million", "EUR 4 million, not 60 000 €")})


def alter_quote(outputs: Outputs) -> Outputs:
    def alter(cited: Cited) -> Cited:
        return cited.model_copy(update={"quote": cited.quote.replace("2031", "2032")})

    return change(outputs, lambda o: {"citations": tuple(alter(c) for c in o.citations)})


def drop_marks(outputs: Outputs) -> Outputs:
    return change(outputs, lambda o: {"answer": o.answer.replace("[1]", "")})


def ramble(outputs: Outputs) -> Outputs:
    return change(outputs, lambda o: {"answer": "Muuta asiaa on paljon. " * 30 + o.answer})


FALLING = [
    (shuffle_citations, "citation_precision"),
    (shuffle_citations, "citation_recall"),
    (shuffle_citations, "grounding"),
    (swap_marks, "grounding"),
    (move_slides, "citation_precision"),
    (move_slides, "correct"),
    (answer_always, "refusal_recall"),
    (answer_always, "status_right"),
    (answer_never, "refusal_precision"),
    (answer_never, "fact_recall"),
    (answer_never, "citation_recall"),
    (speak_english, "language_right"),
    (change_digit, "fact_recall"),
    (change_digit, "grounding"),
    (change_digit, "correct"),
    (tell_near_miss, "forbidden_free"),
    (tell_near_miss, "correct"),
    (alter_quote, "quote_fidelity"),
    (drop_marks, "marks_resolve"),
]


def test_right_answers_score_full(cases: tuple[Case, ...], right: Outputs, sources: Sources) -> None:
    group = measure(cases, right, sources)
    for name in sorted({name for _, name in FALLING}):
        if name == "refusal_recall":
            assert group.refusal_recall == 1
        else:
            assert value(group, name) == 1, name


@pytest.mark.parametrize(("sabotage", "name"), FALLING, ids=lambda x: getattr(x, "__name__", x))
def test_sabotage_makes_the_measure_fall(
    sabotage: Callable[[Outputs], Outputs],
    name: str,
    cases: tuple[Case, ...],
    right: Outputs,
    sources: Sources,
) -> None:
    if sabotage is answer_always:
        assert measure(cases, sabotage(right), sources).refusal_precision is None
    before, after = measure(cases, right, sources), measure(cases, sabotage(right), sources)
    fallen = value(after, name) if name != "refusal_recall" else after.refusal_recall or 0.0
    assert fallen < value(before, name)


def test_rambling_shows_in_the_length(cases: tuple[Case, ...], right: Outputs, sources: Sources) -> None:
    before, after = measure(cases, right, sources), measure(cases, ramble(right), sources)
    assert before.words_per_fact_median is not None
    assert after.words_per_fact_median is not None
    assert after.words_per_fact_median > 5 * before.words_per_fact_median


def test_a_missing_output_is_a_failure(cases: tuple[Case, ...], right: Outputs, sources: Sources) -> None:
    scores = score_all(cases, {k: v for k, v in right.items() if k != "fi-1"}, sources)
    lost = next(score for score in scores if score.id == "fi-1")
    assert (lost.correct, lost.fact_recall, lost.given_status) == (False, 0, "error")
    assert lost.quote_fidelity is None
