"""What is asked of the answer before: found in the message, and told from questions to the guide."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.about.requests import asks_guide, find_request, last_question
from assistant.engine import Assistant
from assistant.types import Answer
from assistant.wording.phrases import say
from assistant.wording.verification import is_verbatim
from ingest.types import Slide

TODAY = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("message", "request_"),
    [
        ("Where does it say that?", "source"),
        ("Thanks! Which page is it on?", "source"),
        ("Millä sivulla tämä lukee?", "source"),
        ("Mikä sun lähde on?", "source"),
        ("hm, are you quite sure about this?", "sure"),
        ("Onko tuo varmasti oikein?", "sure"),
        ("and the same in English?", "english"),
        ("Voitko sanoa sen suomeksi?", "finnish"),
        ("tell me a bit more about it", "more"),
        ("Mitä muuta siitä sanotaan?", "more"),
        ("Sorry, could you repeat that?", "again"),
        ("Selitätkö helpommin?", "plain"),
    ],
)
def test_a_request_about_the_answer_is_found(message: str, request_: str) -> None:
    assert find_request(message) == request_


@pytest.mark.parametrize(
    "message",
    [
        "Which page tells about lump sums?",
        "Millä dialla kerrotaan apurahasta?",
        "Where is it held?",
        "Mistä sitä haetaan?",
        "Where does the money come from?",
        "Where can I read it?",
        "Mikä Lahdenyli oikein on?",
        "Is it true that schools can apply?",
        "Onko haku varmasti auki?",
        "Can it be in English?",
        "Pitääkö hakemus tehdä suomeksi?",
        "Tell me more about job shadowing",
        "Who else can apply?",
        "Can we repeat the visit?",
        "Mistä saa lisätietoja?",
        "",
        "?!",
    ],
)
def test_a_question_to_the_guide_is_no_request(message: str) -> None:
    assert find_request(message) is None


def test_the_last_question_is_neither_small_talk_nor_a_request() -> None:
    assert last_question(["Kuka voi hakea?", "Kiitos!", "Oletko varma?"]) == 0
    assert last_question(["Hei!", "Are you sure?"]) is None
    assert not asks_guide("  ")


def _ask(assistant: Assistant, *turns: str) -> Answer:
    return assistant.ask(turns[-1], turns[:-1], TODAY)


def test_the_source_is_shown_with_its_slide_and_words(guide_assistant: Assistant) -> None:
    first = _ask(guide_assistant, "Milloin KA220-haku päättyy?")
    answer = _ask(guide_assistant, "Milloin KA220-haku päättyy?", "Missä se sanotaan?")
    assert answer.citations == first.citations
    locator = answer.citations[0].locator
    assert isinstance(locator, Slide)
    assert f"dia {locator.number}" in answer.text
    assert "KA220-VET" in answer.text
    assert answer.question == "Missä se sanotaan?"
    assert answer.standalone_question == first.standalone_question


def test_the_nearest_places_are_shown_where_there_was_no_answer(guide_assistant: Assistant) -> None:
    answer = _ask(guide_assistant, "Is dog insurance needed for job shadowing?", "Where did you get that?")
    assert answer.status == "not_in_guide"
    assert answer.text.startswith(say("told_source_none", "en"))
    assert answer.related


@pytest.mark.parametrize(
    ("question", "request_", "language", "said"),
    [
        ("Milloin KA220-haku päättyy?", "In English, please.", "en", "5 March 2026"),
        ("How much can KA210 get?", "Sama suomeksi?", "fi", "60 000 €"),
    ],
)
def test_an_answer_is_told_in_the_other_language(
    guide_assistant: Assistant, question: str, request_: str, language: str, said: str
) -> None:
    answer = _ask(guide_assistant, question, request_)
    assert answer.language == language
    assert answer.status == "answered"
    assert said in answer.text
    assert {citation.language for citation in answer.citations} == {language}
    assert all(is_verbatim(c, guide_assistant.searcher.index.sources) for c in answer.citations)


def test_the_same_language_again_is_the_same_answer(guide_assistant: Assistant) -> None:
    first = _ask(guide_assistant, "How much can KA210 get?")
    assert _ask(guide_assistant, "How much can KA210 get?", "In English?").text == first.text
    assert _ask(guide_assistant, "How much can KA210 get?", "Say that again, please").text == first.text


def test_more_is_what_stands_beside_and_then_what_is_left(guide_assistant: Assistant) -> None:
    question = "How long can a KA210 project last?"
    seen: list[str] = []
    turns = [question]
    for _ in range(6):
        turns.append("Tell me more.")
        answer = _ask(guide_assistant, *turns)
        if answer.status != "answered":
            break
        items = [line for line in answer.text.splitlines() if line.startswith("- ")]
        assert items
        assert not set(items) & set(seen)
        assert "6–24" not in answer.text
        seen += items
    assert answer.text == say("told_no_more", "en")
    assert any("organisations" in item for item in seen)


def test_simpler_words_are_not_made_up(guide_assistant: Assistant) -> None:
    first = _ask(guide_assistant, "How much can KA210 get?")
    answer = _ask(guide_assistant, "How much can KA210 get?", "Could you explain that?")
    assert answer.text == f"{say('told_plain', 'en')}\n\n{first.text}"


def test_nothing_was_asked_yet(guide_assistant: Assistant) -> None:
    answer = _ask(guide_assistant, "Oletko varma?")
    assert (answer.status, answer.text) == ("out_of_scope", say("nothing_asked", "fi"))


def test_a_request_is_no_turn_that_a_follow_up_leans_on(guide_assistant: Assistant) -> None:
    plain = _ask(guide_assistant, "Milloin KA220-haku päättyy?", "Entä KA210?")
    answer = _ask(guide_assistant, "Milloin KA220-haku päättyy?", "Oletko varma?", "Entä KA210?")
    assert answer.text == plain.text
