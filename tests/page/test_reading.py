"""Searching the documents and telling why an answer was given."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.engine import Assistant
from assistant.page.browsing import list_documents, page_of, search_sections
from assistant.page.texts import load_texts
from assistant.page.why import explain_answer
from assistant.page.why_markup import why_html
from ingest.index import Index

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def assistant(guide_assistant: Assistant) -> Assistant:
    return guide_assistant


def places(index: Index, words: str, document: str = "call-2031.fi") -> list[int]:
    return [hit.place for hit in search_sections(index, document, words)]


def test_words_are_found_in_any_form_and_marked_where_they_stand(index: Index) -> None:
    assert places(index, "organisaatioita") == [1]
    (hit,) = search_sections(index, "call-2031.fi", "organisaatioita")
    assert [index.sources["call-2031.fi"][s:e] for s, e in hit.spans] == ["organisaatiota"]


@pytest.mark.parametrize(
    ("words", "found"),
    [("KA220", [1, 0]), ("ka220 haku", [0]), ("  ", []), ("yliopisto", []), ("KESTO!", [1]), ("*", [])],
)
def test_all_words_must_be_there_and_titles_come_first(index: Index, words: str, found: list[int]) -> None:
    assert places(index, words) == found


def test_the_documents_of_the_pages_language_come_first(index: Index) -> None:
    assert [d.id for d in list_documents(index, "en")] == ["call-2031.en", "call-2031.fi"]


@pytest.mark.parametrize(("page", "shown"), [(1, range(8)), (2, range(8, 10)), (0, range(8)), (9, range(8, 10))])
def test_pages_hold_what_there_is(page: int, shown: range) -> None:
    assert page_of(10, 8, page) == shown


def test_an_answer_says_what_was_understood_found_and_checked(assistant: Assistant) -> None:
    answer = assistant.ask("Entä KA220?", ["Milloin KA210-haku päättyy?"])
    reasons = explain_answer(answer, assistant.searcher)
    assert reasons.understood == "Milloin KA220-haku päättyy?"
    assert reasons.topics == ("Kumppanuushankkeet (KA220)",)
    assert "deadline" in reasons.asks
    assert "KA220" in reasons.found
    assert (reasons.exact, reasons.quotes) == (1, 1)


def test_a_quote_that_is_not_in_the_source_is_counted_as_such(assistant: Assistant) -> None:
    answer = assistant.ask("Milloin KA210-haku päättyy?")
    forged = replace(answer, citations=(replace(answer.citations[0], quote="6. huhtikuuta 2026"),))
    assert explain_answer(forged, assistant.searcher).exact == 0


def test_a_refusal_says_which_words_the_guide_does_not_have(assistant: Assistant) -> None:
    answer = assistant.ask("Paljonko KA171-hanke saa tukea Marsissa?")
    reasons = explain_answer(answer, assistant.searcher)
    assert answer.status == "not_in_guide"
    assert "Marsissa" in reasons.missing
    assert load_texts("fi")("why_refused", percent=round(100 * answer.confidence)) in why_html(
        answer, reasons, load_texts("fi")
    )


def test_sureness_follows_the_confidence(assistant: Assistant) -> None:
    answer = assistant.ask("Milloin KA210-haku päättyy?")
    levels = [explain_answer(replace(answer, confidence=c), assistant.searcher).sureness for c in (0.9, 0.6, 0.3)]
    assert levels == ["high", "middle", "low"]


def test_hostile_words_are_literal_among_the_reasons(assistant: Assistant) -> None:
    answer = assistant.ask("Milloin <img src=x onerror=alert(1)> KA210-haku päättyy?")
    made = why_html(answer, explain_answer(answer, assistant.searcher), load_texts("fi"))
    assert "<img" not in made
