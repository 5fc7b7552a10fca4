"""Questions about the guide as a document: found in the message, and answered with places and quotes."""

from __future__ import annotations

import pytest

from assistant.about.whereabouts import Whereabouts, read_whereabouts
from assistant.engine import Assistant
from assistant.types import Answer
from assistant.wording.phrases import say
from assistant.wording.verification import is_verbatim
from ingest.types import Slide


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Which slide describes mentor visits?", Whereabouts("find", "mentor visits")),
        ("And on which slide are the lump sums?", Whereabouts("find", "the lump sums")),
        ("Where in the guide is the inclusion support?", Whereabouts("find", "the inclusion support")),
        ("Millä dialla kerrotaan hakuajoista?", Whereabouts("find", "hakuajoista")),
        ("Missä kohtaa opasta puhutaan tukihenkilöistä?", Whereabouts("find", "tukihenkilöistä")),
        ("What's on slide 12?", Whereabouts("show", number=12)),
        ("Näytä minulle dia 7", Whereabouts("show", number=7)),
        ("Mitä 7. dialla sanotaan?", Whereabouts("show", number=7)),
        ("What does the guide cover?", Whereabouts("contents")),
        ("Mistä kaikesta opas kertoo?", Whereabouts("contents")),
    ],
)
def test_what_is_asked_of_the_document_is_read(question: str, asked: Whereabouts) -> None:
    assert read_whereabouts(question) == asked


@pytest.mark.parametrize(
    "question",
    [
        "What does slide 12 say about the deadline of KA220?",
        "Which web page lists the partners?",
        "Millä sivulla voin liittyä postituslistalle?",
        "Missä koulutus järjestetään?",
        "Which slide is that on?",
        "What does the guide say about insurance?",
        "For my slide: which project types are there?",
        "Montako diaa?",
    ],
)
def test_other_questions_ask_nothing_of_the_document(question: str) -> None:
    assert read_whereabouts(question) is None


def _slides(answer: Answer) -> set[int]:
    return {c.locator.number for c in answer.citations if isinstance(c.locator, Slide)}


@pytest.mark.parametrize(
    ("question", "slide"),
    [("On which slide is job shadowing described?", 13), ("Mikä dia kertoo KA210-hankkeista?", 20)],
)
def test_a_place_is_found_and_quoted(guide_assistant: Assistant, question: str, slide: int) -> None:
    answer = guide_assistant.ask(question)
    assert answer.status == "answered"
    assert slide in _slides(answer)
    assert str(slide) in answer.text
    assert all(is_verbatim(c, guide_assistant.searcher.index.sources) for c in answer.citations)


def test_nothing_is_found_of_what_the_guide_does_not_name(guide_assistant: Assistant) -> None:
    answer = guide_assistant.ask("Which slide tells about dog insurance?")
    assert answer.status == "not_in_guide"
    assert answer.text.startswith(say("not_in_guide", "en"))


def test_a_slide_is_shown_with_its_lines(guide_assistant: Assistant) -> None:
    answer = guide_assistant.ask("Näytä dia 20")
    assert _slides(answer) == {20}
    assert "6 – 24 kk" in answer.text
    assert "60 000 €" in answer.text


def test_a_slide_that_is_not_there_is_said(guide_assistant: Assistant) -> None:
    answer = guide_assistant.ask("What is on slide 99?")
    assert (answer.status, answer.text) == ("out_of_scope", say("no_such_slide", "en", last=50))


def test_the_contents_are_the_titles_in_their_order(guide_assistant: Assistant) -> None:
    text = guide_assistant.ask("What topics does the guide cover?").text
    assert text.index("Eligible countries") < text.index("Jean Monnet actions") < text.index("Support for mobility")
    assert len(text.splitlines()) == len(set(text.splitlines()))
