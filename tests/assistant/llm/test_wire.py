"""Over real HTTP, through langchain-openai: what the server may do, and what the user gets for it."""

from __future__ import annotations

import json
import logging
import threading
from typing import Any

import pytest

from assistant.engine import Assistant
from assistant.llm.wording import open_wording
from assistant.streaming import Draft, Responder
from assistant.types import Answer
from tests.assistant.llm.conftest import Talk, model_settings
from tests.assistant.llm.scripted import Asked, Reply, claims, closed_port, honest

QUESTIONS = {"fi": "Kuinka kauan KA210-hanke voi kestää?", "en": "How long can a KA210 project last?"}
LANGUAGES = pytest.mark.parametrize("language", ["fi", "en"])


def fluent(asked: Asked) -> Reply:
    """The duration in a sentence of the model's own."""
    said = {"fi": "KA210-hanke kestää 6–24 kuukautta.", "en": "A KA210 project lasts 6–24 months."}
    return Reply(claims((said[asked.language], [1], asked.passages[1])))


def says(text: str, passages: list[int] | None = None, quote: str | None = None) -> Any:
    """A model that says one thing, whatever it is asked."""

    def script(asked: Asked) -> Reply:
        return Reply(
            claims((text, [1] if passages is None else passages, asked.passages[1] if quote is None else quote))
        )

    return script


@LANGUAGES
def test_a_model_s_words_are_shown_with_the_guide_s_citation(talk: Talk, language: str) -> None:
    responder, server = talk(fluent)
    answer = responder.ask(QUESTIONS[language])
    assert (answer.engine, answer.status, answer.language) == ("model", "answered", language)
    assert answer.text.startswith({"fi": "KA210-hanke kestää", "en": "A KA210 project lasts"}[language])
    assert "[1]" in answer.text
    index = responder.assistant.searcher.index
    for citation in answer.citations:
        assert index.sources[citation.document_id][citation.start : citation.end] == citation.quote
        assert citation.language == language
    assert answer.model is not None
    assert (answer.model.calls, answer.model.claims, answer.model.dropped) == (1, 1, 0)
    assert answer.model.input_tokens == 100
    assert answer.model.output_tokens > 0
    assert len(server.asked) == 1


@LANGUAGES
def test_the_code_of_an_action_is_cited_where_it_stands(talk: Talk, language: str) -> None:
    """The passage says "6–24 months", its slide's title says "KA210": both are cited."""
    answer = talk(fluent)[0].ask(QUESTIONS[language])
    quotes = " ".join(citation.quote for citation in answer.citations)
    assert "KA210" in quotes
    assert "24" in quotes


def test_the_request_holds_the_settings_and_no_secret_in_its_body(talk: Talk) -> None:
    responder, server = talk(fluent, answer_temperature=0.3, answer_max_tokens=333, answer_api_key="s3cret")
    responder.ask(QUESTIONS["en"])
    body = server.asked[0].body
    assert (body["model"], body["temperature"], body["max_tokens"], body["stream"]) == ("scripted", 0.3, 333, True)
    assert body["response_format"]["json_schema"]["schema"]["required"] == ["claims"]
    assert "s3cret" not in json.dumps(body)


@pytest.mark.parametrize("shape", ["tool", "json_object", "off"])
def test_each_way_to_ask_for_json_works(talk: Talk, shape: str) -> None:
    def script(asked: Asked) -> Reply:
        return Reply(fluent(asked).text, as_tool=shape == "tool")

    responder, server = talk(script, answer_structured=shape)
    assert responder.ask(QUESTIONS["fi"]).engine == "model"
    assert ("tools" in server.asked[0].body) == (shape == "tool")
    assert ("response_format" in server.asked[0].body) == (shape == "json_object")


@pytest.mark.parametrize("status", [400, 422, 500])
def test_a_server_that_knows_no_schema_is_asked_without(talk: Talk, status: int) -> None:
    def script(asked: Asked) -> Reply:
        return Reply(status=status) if "response_format" in asked.body else fluent(asked)

    responder, server = talk(script)
    assert responder.ask(QUESTIONS["en"]).engine == "model"
    before = len(server.asked)
    assert responder.ask(QUESTIONS["fi"]).engine == "model"
    assert len(server.asked) == before + 1, "it is remembered which way works"


@pytest.mark.parametrize(
    "wrap", ["Here you are:\n```json\n{}\n```", '<think>KA210 … {{"claims": [</think>\n{}', "{} I hope this helps!"]
)
def test_what_models_put_around_json_is_no_obstacle(talk: Talk, wrap: str) -> None:
    def script(asked: Asked) -> Reply:
        return Reply(wrap.replace("{{", "{").replace("{}", fluent(asked).text, 1))

    assert talk(script)[0].ask(QUESTIONS["en"]).engine == "model"


MISBEHAVIOUR: dict[str, tuple[Any, str]] = {
    "429": (lambda a: Reply(status=429, headers={"Retry-After": "0"}), "rate_limited"),
    "429 for long": (lambda a: Reply(status=429, headers={"Retry-After": "50"}), "timeout"),
    "500": (lambda a: Reply(status=500), "server_error"),
    "401": (lambda a: Reply(status=401), "unauthorized"),
    "404": (lambda a: Reply(status=404), "unknown_model"),
    "no JSON over HTTP": (lambda a: Reply(raw=b"<html>gateway</html>"), "server_error"),
    "silence": (lambda a: Reply(fluent(a).text, hang=True), "timeout"),
    "a drip": (lambda a: Reply(drip=True), "timeout"),
    "half a stream": (lambda a: Reply(fluent(a).text, stop_after=60), "broken_stream"),
    "half an answer": (lambda a: Reply(fluent(a).text[:-12]), "broken_stream"),
    "prose": (lambda a: Reply("The project lasts 6–24 months."), "invalid_json"),
    "other JSON": (lambda a: Reply('{"answer": "6-24 months"}'), "invalid_json"),
    "claims that are none": (lambda a: Reply('{"claims": [{"text": 5, "passages": "1"}]}'), "invalid_json"),
    "deep nesting": (lambda a: Reply('{"claims": [' + "[" * 3000 + "]"), "invalid_json"),
    "nothing": (lambda a: Reply(""), "empty"),
    "no claims": (lambda a: Reply('{"claims": []}'), "empty"),
    "blank claim": (says("  "), "unverified"),
    "a passage that does not exist": (says("A KA210 project lasts 6–24 months.", [99]), "unverified"),
    "passage zero": (says("A KA210 project lasts 6–24 months.", [0]), "unverified"),
    "no passage": (says("A KA210 project lasts 6–24 months.", []), "unverified"),
    "an invented quote": (says("A KA210 project lasts 6–24 months.", [1], "lasts exactly that long"), "unverified"),
    "another number": (says("A KA210 project lasts 6–25 months."), "unverified"),
    "another action": (says("A KA220 project lasts 6–24 months."), "unverified"),
    "Finnish": (says("KA210-hanke kestää 6–24 kuukautta ja se on hyvä asia."), "unverified"),
    "Swedish": (says("Ett KA210-projekt varar mellan 6 och 24 månader."), "unverified"),
    "Chinese": (says("KA210 项目持续 6–24 个月。"), "unverified"),
    "ten thousand tokens": (lambda a: Reply("blah " * 10_000), "too_long"),
    "cut by the server": (lambda a: Reply(fluent(a).text[:-3], finish="length"), "too_long"),
    "an endless claim": (lambda a: Reply('{"claims": [{"text": "' + "x}" * 2600), "invalid_json"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISBEHAVIOUR)
def test_the_guide_s_own_words_are_given_with_a_notice(
    talk: Talk, guide_assistant: Assistant, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    script, cause = MISBEHAVIOUR[name]
    question = QUESTIONS["en"]
    expected = guide_assistant.ask(question)
    responder, _ = talk(script, answer_timeout=1.5 if cause == "timeout" else 20.0)
    with caplog.at_level(logging.WARNING):
        answer = responder.ask(question)
    assert (answer.text, answer.citations, answer.status) == (expected.text, expected.citations, expected.status)
    assert answer.engine == "extractive"
    assert [n for n in answer.notices if "language model" in n]
    assert answer.model is not None
    assert answer.model.cause == cause
    lines = [r.getMessage() for r in caplog.records if r.name == "erasmus_guide.model"]
    assert len(lines) == 1, "one line for one failure"
    assert cause in lines[0]
    assert not set(question.rstrip("?").split()) & {"KA210", "project"} & set(lines[0].split())


@LANGUAGES
def test_nobody_listens(guide_assistant: Assistant, language: str) -> None:
    settings = model_settings(closed_port(), answer_timeout=10.0)
    answer = Responder(guide_assistant, open_wording(settings, guide_assistant)).ask(QUESTIONS[language])
    assert answer.text == guide_assistant.ask(QUESTIONS[language]).text
    assert answer.model is not None
    assert answer.model.cause == "unreachable"
    assert {"fi": "Kielimalli", "en": "language model"}[language] in answer.notices[-1]


def test_a_claim_that_fails_is_mended_once(talk: Talk) -> None:
    def script(asked: Asked) -> Reply:
        return fluent(asked) if asked.is_repair else says("A KA210 project lasts 6–36 months.")(asked)

    responder, server = talk(script)
    answer = responder.ask(QUESTIONS["en"])
    assert answer.engine == "model"
    assert "24 months" in answer.text
    assert len(server.asked) == 2
    assert "36" in server.asked[1].user, "the model is told what was wrong"
    assert answer.model is not None
    assert (answer.model.calls, answer.model.claims, answer.model.dropped) == (2, 1, 0)


def test_prose_is_asked_again_as_json(talk: Talk) -> None:
    responder, server = talk(lambda asked: fluent(asked) if asked.is_repair else Reply("About two years, I think."))
    assert responder.ask(QUESTIONS["en"]).engine == "model"
    assert len(server.asked) == 2


def test_what_cannot_be_mended_is_dropped_and_the_rest_is_shown(talk: Talk) -> None:
    good = "A KA210 project lasts 6–24 months."

    def script(asked: Asked) -> Reply:
        quote = asked.passages[1]
        return Reply(claims((good, [1], quote), ("It can be extended by 12 months.", [1], quote)))

    responder, server = talk(script)
    answer = responder.ask(QUESTIONS["en"])
    assert answer.engine == "model"
    assert "extended" not in answer.text
    assert answer.text.startswith(good)
    assert len(server.asked) == 2
    assert answer.model is not None
    assert (answer.model.claims, answer.model.dropped) == (2, 1)


@pytest.mark.parametrize("failure", [Reply(status=500), Reply("never mind"), Reply('{"claims": [{"te', stop_after=5)])
def test_a_second_try_that_fails_takes_nothing_back(talk: Talk, failure: Reply) -> None:
    def script(asked: Asked) -> Reply:
        if asked.is_repair:
            return failure
        quote = asked.passages[1]
        return Reply(claims(("A KA210 project lasts 6–24 months.", [1], quote), ("Nonsense sells.", [1], quote)))

    answer = talk(script)[0].ask(QUESTIONS["en"])
    assert answer.engine == "model"
    assert "Nonsense" not in answer.text


class Stream:
    """What a stream showed, item by item."""

    def __init__(self, responder: Responder, question: str, **given: Any) -> None:
        self.items = list(responder.stream(question, **given))
        self.drafts = [item for item in self.items if isinstance(item, Draft)]

    @property
    def answer(self) -> Answer:
        assert isinstance(self.items[-1], Answer)
        return self.items[-1]


def test_every_draft_holds_verified_claims_only(talk: Talk) -> None:
    def script(asked: Asked) -> Reply:
        first, quote = "A KA210 project lasts 6–24 months.", asked.passages[1]
        second = ("The duration of the KA210 project is 6–24 months.", [1], quote)
        return Reply(claims(("It lasts 99 months.", [1], quote), (first, [1], quote), second))

    shown = Stream(talk(script)[0], QUESTIONS["en"])
    assert len(shown.drafts) >= 2
    assert all("99" not in draft.text for draft in shown.drafts)
    assert all(draft.citations and "[1]" in draft.text for draft in shown.drafts)
    assert shown.drafts[0].text in shown.answer.text


def test_the_first_claim_is_shown_before_the_reply_is_over(talk: Talk) -> None:
    """The server waits for the test to have seen the first claim before it goes on."""
    seen = threading.Event()

    def script(asked: Asked) -> Reply:
        quote = asked.passages[1]
        whole = claims(("A KA210 project lasts 6–24 months.", [1], quote), ("The duration is 6–24 months.", [1], quote))
        return Reply(whole, pause_at=whole.index("The duration"), pause=seen)

    items = talk(script)[0].stream(QUESTIONS["en"])
    assert isinstance(next(items), Draft)
    seen.set()
    assert isinstance(list(items)[-1], Answer)


def test_cancelling_ends_the_stream_without_an_answer_at_once(talk: Talk) -> None:
    responder, server = talk(lambda asked: Reply(hang=True), answer_timeout=200.0)
    items = list(responder.stream(QUESTIONS["en"], cancelled=lambda: bool(server.asked)))
    assert items == []


def test_cancelling_leaves_what_was_verified(talk: Talk) -> None:
    def script(asked: Asked) -> Reply:
        quote = asked.passages[1]
        return Reply(claims(("A KA210 project lasts 6–24 months.", [1], quote), ("x", [1], quote)))

    items: list[Draft | Answer] = []
    items.extend(talk(script)[0].stream(QUESTIONS["en"], cancelled=lambda: bool(items)))
    assert [type(item) for item in items] == [Draft]


def test_a_closed_stream_can_be_left(talk: Talk) -> None:
    responder, _ = talk(lambda asked: fluent(asked))
    items = responder.stream(QUESTIONS["en"])
    next(items)
    items.close()  # type: ignore[attr-defined]
    assert responder.ask(QUESTIONS["en"]).engine == "model"


@pytest.mark.parametrize(
    "question",
    ["hei", "What is the weather like?", "What is the deadline of KA999?", "Mitkä haut ovat vielä auki?",
     "When does KA210 close in 2029?", "Vertaa KA210 ja KA220"],
)  # fmt: skip
def test_what_code_decides_the_model_is_not_asked(talk: Talk, guide_assistant: Assistant, question: str) -> None:
    responder, server = talk(honest)
    answer = responder.ask(question)
    assert server.asked == []
    assert answer.text == guide_assistant.ask(question).text
    assert answer.model is None
    assert answer.notices == guide_assistant.ask(question).notices
