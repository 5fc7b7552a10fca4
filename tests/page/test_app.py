"""The page through Streamlit's AppTest: asking, opening sources, languages, and what goes wrong."""

from __future__ import annotations

import html
import json
import shutil
import sqlite3
import threading
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.engine import Assistant
from assistant.page.conversation import Opened
from assistant.page.texts import load_texts
from assistant.streaming import Draft, Responder
from assistant.types import Answer, ModelUse
from ingest.build import build_index
from ingest.embedder import open_embedder
from ingest.types import Slide

APP = Path(__file__).resolve().parents[2] / "app.py"
QUESTION = "Milloin KA210-haku päättyy?"

pytestmark = pytest.mark.model


def start(locale: str = "fi-FI", lang: str | None = None) -> AppTest:
    page = AppTest.from_file(APP, default_timeout=30)
    page.context["locale"] = locale
    if lang:
        page.query_params["lang"] = lang
    return page.run()


@pytest.fixture
def page(guide_in_use: dict[str, str]) -> AppTest:
    return start()


def ask(page: AppTest, question: str) -> AppTest:
    return page.chat_input(key="question").set_value(question).run()


def shown(page: AppTest) -> str:
    """All HTML on the page, without the style sheet."""
    assert not page.exception
    return "\n".join(element.value for element in page.html if not element.value.startswith("<style"))


def keys(page: AppTest) -> list[str]:
    return [button.key or "" for button in page.button]


def change_answers(monkeypatch: pytest.MonkeyPatch, change: Callable[[Answer], Answer]) -> None:
    """Every answer from now on goes through `change`."""

    def changed(
        self: Responder, question: str, history: Sequence[str], today: date, **_: object
    ) -> Iterator[Draft | Answer]:
        yield change(self.assistant.ask(question, history, today))

    monkeypatch.setattr(Responder, "stream", changed)


def open_first(page: AppTest) -> AppTest:
    return page.button(key=next(key for key in keys(page) if key.startswith("open-"))).click().run()


def test_a_question_gets_an_answer_with_its_source(page: AppTest) -> None:
    ask(page, QUESTION)
    assert "5. maaliskuuta 2031" in shown(page)
    assert 'class="eg-chip"' in shown(page)
    assert "eg-status-answered" in shown(page)
    assert "Dia 1: Hakuajat 2031" in shown(page)
    assert [message.name for message in page.chat_message] == ["user", "assistant"]


def test_the_source_opens_with_the_quote_highlighted(page: AppTest) -> None:
    open_first(ask(page, QUESTION))
    assert "<mark>5. maaliskuuta 2031 klo 13.00 Suomen aikaa</mark>" in shown(page)
    assert "<mark>6. maaliskuuta" not in shown(page)
    assert "Dia 1/4" in shown(page)
    assert page.link_button[0].url == "https://example.org/opas"


def test_from_the_source_to_its_neighbours_and_its_counterpart(page: AppTest) -> None:
    open_first(ask(page, QUESTION))
    assert page.button(key="previous").disabled
    page.button(key="next").click().run()
    assert "Dia 2/4" in shown(page)
    assert "<mark>" not in shown(page)
    page.button(key="previous").click().run()
    page.button(key="counterpart").click().run()
    assert "<mark>5 March 2031 at 13:00 Finnish time</mark>" in shown(page)
    assert "Epävirallinen käännös; suomenkielinen alkuperäinen on määräävä." in shown(page)
    page.button(key="close-source").click().run()
    assert "eg-slide" not in shown(page)


def test_the_next_question_closes_the_source(page: AppTest) -> None:
    open_first(ask(page, QUESTION))
    ask(page, "Moi!")
    assert "eg-slide" not in shown(page)


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("Paljonko KA171-hanke saa tukea?", "not_in_guide"),
        ("Moi!", "out_of_scope"),
        (f"{QUESTION[:-1]} ja mikä on KA171-hankkeen kesto?", "partial"),
    ],
)
def test_what_the_guide_does_not_answer_looks_different(page: AppTest, question: str, status: str) -> None:
    ask(page, question)
    assert f"eg-status-{status}" in shown(page)
    assert load_texts("fi")(f"status_{status}") in shown(page)


def test_notices_and_related_places_are_shown(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    def with_notice(answer: Answer) -> Answer:
        elsewhere = replace(answer.citations[0], locator=Slide(2, "Kumppanuushankkeet (KA220)"))
        related = (answer.citations[0], elsewhere)
        return replace(answer, notices=("Huomaa <b>tämä</b>",), related=related)

    change_answers(monkeypatch, with_notice)
    ask(page, QUESTION)
    assert "Huomaa &lt;b&gt;tämä&lt;/b&gt;" in shown(page)
    assert "Lähimmät kohdat oppaassa" in shown(page)
    assert [key for key in keys(page) if key.startswith("open-")] == ["open-0-cited-0", "open-0-related-0"]
    page.button(key="open-0-related-0").click().run()
    assert "Dia 2/4" in shown(page)


def test_a_follow_up_is_asked_with_the_earlier_questions(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, ...]] = []

    def remember(
        self: Responder, question: str, history: Sequence[str], *rest: object, **_: object
    ) -> Iterator[Answer]:
        seen.append(tuple(history))
        yield self.assistant.ask(question, history)

    ask(page, QUESTION)
    monkeypatch.setattr(Responder, "stream", remember)
    ask(page, "Entä KA220?")
    assert seen == [(QUESTION,)]
    assert "6. maaliskuuta 2031" in shown(page)


def test_the_language_follows_the_browser_and_the_switch(guide_in_use: dict[str, str]) -> None:
    page = start("en-GB")
    assert "Ask the Erasmus+ guide" in shown(page)
    page.segmented_control(key="language").set_value("fi").run()
    assert "Kysy Erasmus+ -oppaasta" in shown(page)
    assert page.query_params["lang"] in ("fi", ["fi"])
    assert "Kysy Erasmus+ -oppaasta" in shown(start("en-GB", lang="fi"))


def test_switching_the_language_keeps_the_conversation(page: AppTest) -> None:
    ask(page, QUESTION)
    page.segmented_control(key="language").set_value("en").run()
    assert "5. maaliskuuta 2031" in shown(page)
    assert "Slide 1: Hakuajat 2031" in shown(page)


def test_a_new_conversation_starts_empty(page: AppTest) -> None:
    assert "new-conversation" not in keys(page)
    ask(page, QUESTION)
    page.button(key="new-conversation").click().run()
    assert len(page.chat_message) == 0
    assert "eg-intro" in shown(page)


def test_a_suggested_question_is_asked(page: AppTest) -> None:
    starter = page.button(key="starter-0")
    question = starter.label
    starter.click().run()
    assert f'<div class="eg-question">{html.escape(question)}</div>' in shown(page)
    assert "eg-status-answered" in shown(page)


def test_the_page_asks_not_to_enter_personal_data(page: AppTest) -> None:
    assert "Älä kirjoita henkilötietoja" in shown(page)


def test_a_hostile_question_shows_literally(page: AppTest, hostile: str) -> None:
    ask(page, hostile)
    assert f'<div class="eg-question">{html.escape(hostile)}</div>' in shown(page)
    _nothing_hostile_is_markup(page)


@pytest.mark.parametrize("document", ["call-2031.fi", "call-2031.en"])
def test_a_hostile_document_shows_literally(page: AppTest, hostile: str, document: str) -> None:
    page.session_state["opened"] = Opened(document, 2)
    page.run()
    assert html.escape(hostile) in shown(page)
    _nothing_hostile_is_markup(page)
    ask(page, "Mikä on testiportaalin osoite?")
    _nothing_hostile_is_markup(page)


def _nothing_hostile_is_markup(page: AppTest) -> None:
    written = shown(page)
    assert "<script>alert" not in written
    assert "<img" not in written
    assert "<b>" not in written
    assert len(page.markdown) == 0
    assert not any("evil.example" in button.label for button in page.button)


def test_a_question_that_is_too_long_is_turned_down_and_nothing_is_lost(page: AppTest) -> None:
    ask(page, QUESTION)
    ask(page, "Milloin haku päättyy? " * 1000)
    assert "eg-status-failed" in shown(page)
    assert "4000" in shown(page)
    assert "5. maaliskuuta 2031" in shown(page)
    ask(page, "Moi!")
    assert len(page.chat_message) == 6


def test_an_unforeseen_error_is_said_and_the_conversation_goes_on(
    page: AppTest, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ask(page, QUESTION)

    def fail(*_: object, **__: object) -> Iterator[Answer]:
        raise RuntimeError("kaboom")

    with monkeypatch.context() as broken:
        broken.setattr(Responder, "stream", fail)
        ask(page, QUESTION)
    assert "kaboom" not in shown(page)
    assert load_texts("fi")("unexpected") in shown(page)
    assert "kaboom" in caplog.text
    assert "eg-status-answered" in shown(ask(page, QUESTION))


@pytest.mark.parametrize(("locale", "heading"), [("fi-FI", "Opasta ei ole vielä luettu"), ("en-GB", "not been read")])
def test_a_missing_index_is_explained_with_the_command(
    locale: str, heading: str, guide_in_use: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ERASMUS_GUIDE_INDEX", str(tmp_path / "none"))
    page = start(locale)
    assert heading in shown(page)
    assert [code.value for code in page.code] == ["python -m ingest"]
    assert len(page.chat_input) == 0


def test_a_damaged_and_a_foreign_index_are_explained(
    guide_in_use: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "index"
    shutil.copytree(guide_in_use["ERASMUS_GUIDE_INDEX"], copy)
    monkeypatch.setenv("ERASMUS_GUIDE_INDEX", str(copy))
    (meta,) = copy.glob("builds/*/meta.json")
    record = json.loads(meta.read_text(encoding="utf-8"))
    meta.write_text(json.dumps({**record, "embedder": "another"}), encoding="utf-8")
    assert "Oppaat tai asetukset ovat muuttuneet" in shown(start())
    meta.write_text("{", encoding="utf-8")
    page = start()
    assert "Oppaiden hakemisto on vioittunut" in shown(page)
    assert [code.value for code in page.code] == ["python -m ingest --rebuild"]


def test_a_start_that_fails_for_an_unforeseen_reason_says_so_without_details(
    guide_in_use: dict[str, str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("secret detail")

    monkeypatch.setattr("views.context.open_responder", fail)
    monkeypatch.setenv("ERASMUS_GUIDE_MAX_QUESTION_CHARS", "3999")
    page = start()
    assert load_texts("fi")("broken_help") in shown(page)
    assert "secret detail" not in shown(page)
    assert "secret detail" in caplog.text


def test_a_wrong_setting_is_explained(guide_in_use: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ERASMUS_GUIDE_THREADS", "none")
    assert "ERASMUS_GUIDE_THREADS" in shown(start())


def test_a_new_ingest_is_picked_up_and_old_answers_do_not_break(
    guide_in_use: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, index = tmp_path / "corpus", tmp_path / "index"
    shutil.copytree(guide_in_use["ERASMUS_GUIDE_CORPUS"], corpus)
    shutil.copytree(guide_in_use["ERASMUS_GUIDE_INDEX"], index)
    monkeypatch.setenv("ERASMUS_GUIDE_CORPUS", str(corpus))
    monkeypatch.setenv("ERASMUS_GUIDE_INDEX", str(index))
    page = open_first(ask(start(), QUESTION))
    deck = corpus / "call-2031.fi.txt"
    deck.write_text(deck.read_text(encoding="utf-8").replace("5. maaliskuuta", "7. huhtikuuta"), encoding="utf-8")
    build_index(corpus, index, open_embedder("packaged", 2))
    assert "7. huhtikuuta" in shown(page.run())
    ask(page, QUESTION)
    assert "päättyy 7. huhtikuuta 2031" in shown(page)


def test_the_assistant_is_made_once_for_all_sessions(
    guide_in_use: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    start()
    monkeypatch.setattr(Assistant, "from_index", lambda *_: pytest.fail("made again"))
    other = start("en-GB")
    assert "Ask the Erasmus+ guide" in shown(other)


class SlowModel:
    """Stands in for a model that writes a draft and then thinks until it is let go or stopped."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go_on = threading.Event()
        self.was_stopped = threading.Event()
        model = self

        def stream(
            self: Responder, question: str, history: Sequence[str], today: date, cancelled: Callable[[], bool]
        ) -> Iterator[Draft | Answer]:
            answer = self.assistant.ask(question, history, today)
            yield Draft("Luonnos [1]", answer.citations)
            for _ in range(1000):
                if model.go_on.wait(0.01):
                    break
                if cancelled():
                    model.was_stopped.set()
                    return
            yield answer

        monkeypatch.setattr(Responder, "stream", stream)


def test_an_answer_that_takes_long_is_waited_for(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    model = SlowModel(monkeypatch)
    threading.Timer(0.8, model.go_on.set).start()
    ask(page, QUESTION)
    assert "eg-status-answered" in shown(page)
    assert "Luonnos" not in shown(page)
    assert "stop" not in keys(page)


def test_a_stopped_answer_keeps_what_was_verified_and_can_be_asked_again(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as slow:
        model = SlowModel(slow)
        threading.Timer(0.8, lambda: page.session_state["job"].stop()).start()
        ask(page, QUESTION)
        assert model.was_stopped.wait(5)
    assert "eg-status-stopped" in shown(page)
    assert "Luonnos" in shown(page)
    assert load_texts("fi")("next_stopped") in shown(page)
    page.button(key="retry").click().run()
    assert "eg-status-answered" in shown(page)
    assert len(page.chat_message) == 2


def test_the_last_question_can_be_changed(page: AppTest) -> None:
    ask(page, "Moi!")
    ask(page, QUESTION)
    page.button(key="edit").click().run()
    page.text_area(key="edited").set_value("Milloin KA220-haku päättyy?")
    page.button(key="edit-send").click().run()
    assert "6. maaliskuuta 2031" in shown(page)
    assert QUESTION not in shown(page)
    assert len(page.chat_message) == 4


def test_changing_the_question_can_be_given_up(page: AppTest) -> None:
    ask(page, QUESTION)
    page.button(key="edit").click().run()
    page.button(key="edit-cancel").click().run()
    assert f'<div class="eg-question">{QUESTION}</div>' in shown(page)
    assert len(page.text_area) == 0


def test_an_answer_leads_to_further_questions_on_the_same_action(page: AppTest) -> None:
    ask(page, "Kuinka kauan KA220-hanke voi kestää?")
    follow_up = page.button(key="follow-up-0")
    assert "KA220" in follow_up.label
    assert follow_up.label != "Kuinka kauan KA220-hanke voi kestää?"
    question = follow_up.label
    follow_up.click().run()
    assert page.session_state["turns"][-1].answer.status == "answered"
    assert question not in [button.label for button in page.button if (button.key or "").startswith("follow-up")]


def test_the_suggestions_are_about_actions_of_this_corpus(page: AppTest) -> None:
    labels = [button.label for button in page.button if (button.key or "").startswith("starter-")]
    assert len(labels) >= 3
    assert any("KA220" in label or "KA210" in label for label in labels)
    assert not any("KA122" in label for label in labels)


def test_a_deadline_that_has_passed_looks_different_and_says_where_to_look(
    guide_in_use: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ERASMUS_GUIDE_TODAY", "2031-03-06")
    page = ask(start(), QUESTION)
    assert "eg-status-passed" in shown(page)
    assert load_texts("fi")("next_passed") in shown(page)
    monkeypatch.setenv("ERASMUS_GUIDE_TODAY", "2031-03-04")
    assert "eg-status-passed" not in shown(ask(start(), QUESTION))


def test_an_answer_without_its_model_says_so(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    change_answers(monkeypatch, lambda answer: replace(answer, model=ModelUse(cause="unreachable")))
    ask(page, QUESTION)
    assert load_texts("fi")("next_model") in shown(page)


def test_how_sure_and_why_is_told(page: AppTest) -> None:
    ask(page, QUESTION)
    (why,) = [element.value for element in page.html if 'class="eg-details eg-why"' in element.value]
    assert "KA210" in why
    assert "1/1 lainausta" in why
    assert str(round(100 * page.session_state["turns"][0].answer.confidence)) in why


def test_the_call_year_that_is_over_is_announced_before_asking(
    guide_in_use: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "eg-note-passed" not in shown(start())
    monkeypatch.setenv("ERASMUS_GUIDE_TODAY", "2031-04-01")
    assert "hakukierros 2031 on ohi" in shown(start())


def test_a_thumb_up_is_kept_without_the_question(page: AppTest, tmp_path: Path) -> None:
    ask(page, QUESTION)
    page.button(key="up-0").click().run()
    assert load_texts("fi")("feedback_thanks") in shown(page)
    raw = (tmp_path / "feedback.sqlite").read_bytes()
    assert QUESTION.encode() not in raw
    assert b"maaliskuuta" not in raw


@pytest.mark.parametrize("agreed", [True, False])
def test_a_thumb_down_keeps_reason_and_words_and_the_question_only_with_consent(
    page: AppTest, tmp_path: Path, agreed: bool
) -> None:
    ask(page, QUESTION)
    page.button(key="down-0").click().run()
    page.pills(key="reasons-0").set_value(["wrong", "unclear"])
    page.text_area(key="comment-0").set_value("Väärä päivä")
    if agreed:
        page.checkbox(key="consent-0").check()
    page.button(key="send-0").click().run()
    assert load_texts("fi")("feedback_thanks") in shown(page)
    with sqlite3.connect(tmp_path / "feedback.sqlite") as connection:
        row = connection.execute("SELECT rating, reasons, comment, question FROM feedback").fetchone()
    assert row[:3] == ("down", '["wrong", "unclear"]', "Väärä päivä")
    assert row[3] == (QUESTION if agreed else None)


def test_feedback_that_cannot_be_kept_does_not_break_the_page(
    page: AppTest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("ERASMUS_GUIDE_FEEDBACK", str(blocked / "feedback.sqlite"))
    ask(page, QUESTION)
    page.button(key="up-0").click().run()
    assert [toast.value for toast in page.toast] == [load_texts("fi")("feedback_failed")]
    assert load_texts("fi")("feedback_thanks") not in shown(page)


def test_where_no_feedback_is_kept_none_is_asked(guide_in_use: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ERASMUS_GUIDE_FEEDBACK_DAYS", "0")
    page = ask(start(), QUESTION)
    assert "up-0" not in keys(page)
    assert load_texts("fi")("helpful") not in shown(page)


def test_the_server_neither_calls_out_nor_collects_garbage_after_every_run() -> None:
    """Settings that nobody would miss before many people come: with the second, 50 sessions are ten times slower."""
    config = tomllib.loads((APP.parent / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["server"]["address"] == "localhost"
    assert config["runner"]["postScriptGC"] is False
