"""The page through Streamlit's AppTest: asking, opening sources, languages, and what goes wrong."""

from __future__ import annotations

import html
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.engine import Assistant
from assistant.page.conversation import Opened
from assistant.page.texts import load_texts
from assistant.types import Answer
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
    real = Assistant.ask

    def with_notice(self: Assistant, question: str, *rest: object) -> Answer:
        answer = real(self, question)
        elsewhere = replace(answer.citations[0], locator=Slide(2, "Kumppanuushankkeet (KA220)"))
        related = (answer.citations[0], elsewhere)
        return replace(answer, notices=("Huomaa <b>tämä</b>",), related=related)

    monkeypatch.setattr(Assistant, "ask", with_notice)
    ask(page, QUESTION)
    assert "Huomaa &lt;b&gt;tämä&lt;/b&gt;" in shown(page)
    assert "Lähimmät kohdat oppaassa" in shown(page)
    assert [key for key in keys(page) if key.startswith("open-")] == ["open-0-cited-0", "open-0-related-0"]
    page.button(key="open-0-related-0").click().run()
    assert "Dia 2/4" in shown(page)


def test_a_follow_up_is_asked_with_the_earlier_questions(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, ...]] = []
    real = Assistant.ask

    def remember(self: Assistant, question: str, history: tuple[str, ...] = ()) -> Answer:
        seen.append(history)
        return real(self, question, history)

    ask(page, QUESTION)
    monkeypatch.setattr(Assistant, "ask", remember)
    ask(page, "Entä KA220?")
    assert seen == [(QUESTION,)]


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
    assert page.button(key="new-conversation").disabled
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

    def fail(*_: object) -> Answer:
        raise RuntimeError("kaboom")

    with monkeypatch.context() as broken:
        broken.setattr(Assistant, "ask", fail)
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
